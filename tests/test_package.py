"""The package's own names."""

import importlib

import dictafacta


def test_read_is_the_function_whatever_is_imported_later():
    importlib.import_module("dictafacta.read.article")
    assert callable(dictafacta.read)
    assert dictafacta.read.__name__ == "read"
    assert dictafacta.read("").problems
