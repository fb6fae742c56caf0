"""Every language folder holds together, whether or not there is a pipeline for it."""

import pytest

from dictafacta import lexicon
from dictafacta.service.lexicons import check_folder


@pytest.mark.parametrize("code", lexicon.languages())
def test_the_folder_holds_together(code):
    report = check_folder(code, examples=False)
    assert report.problems == ()
    assert lexicon.load(code).settings.quotation_marks


def test_the_eight_languages_are_there():
    assert {"de", "en", "es", "fr", "it", "pt", "ru", "uk"} <= set(lexicon.languages())
