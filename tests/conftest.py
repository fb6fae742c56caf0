"""Settings of all tests."""

import os

# The package's own pipelines, whatever the environment says: floors and golden readings are theirs.
os.environ.pop("DICTAFACTA_MODELS", None)


def pytest_addoption(parser):
    parser.addoption("--rewrite", action="store_true", help="write tests/golden anew")
