"""Places: country and coordinates only where the document supports them."""

import pytest

from conllu import parse
from dictafacta.extract import find_mentions
from dictafacta.lexicon import load


def place(text, rows, *places, name, language="en"):
    tree = parse(text, rows, names=[(first, last, "place") for first, last in places])
    return next(e for e in find_mentions(tree, load(language)).entities if e.name == name)


def in_town(preposition, town, rest="", language="en"):
    """Return the place named in "Police met PREPOSITION TOWN REST."."""
    words = ["Police", "met", *filter(None, [preposition]), town, *rest.split(), "."]
    at = 3 if preposition else 2
    rows = ["Police police NOUN 2 nsubj Number=Plur", "met meet VERB 0 root VerbForm=Fin"]
    if preposition:
        rows.append(f"{preposition} {preposition} ADP 4 case")
    rows.append(f"{town} {town} PROPN 2 {'obl' if preposition else 'obj'}")
    places = [(at, at + 1)]
    for number, word in enumerate(rest.split(), at + 1):
        mark = not word[0].isalpha()
        rows.append(f"{word} {word} " + ("PUNCT 2 punct" if mark else f"PROPN {at + 1} appos"))
        if not mark:
            places.append((number, number + 1))
    rows.append(". . PUNCT 2 punct")
    text = " ".join(words).replace(" ,", ",").replace(" .", ".").replace("( ", "(")
    return place(text.replace(" )", ")"), "\n".join(rows), *places, name=town, language=language)


def test_a_capital_where_something_is_has_coordinates_and_the_reason():
    paris = in_town("in", "Paris")
    assert (paris.country, round(paris.latitude)) == ("FRA", 49)
    assert paris.reasons[-1].startswith("coordinates of Paris")


def test_a_capital_that_may_stand_for_its_government_has_none():
    paris = in_town("", "Paris")
    assert (paris.country, paris.latitude) == ("FRA", None)
    assert "never named as where something is" in paris.reasons[-1]


def test_a_namesake_takes_the_country_that_the_text_adds_and_no_other_town_s_coordinates():
    paris = in_town("in", "Paris", ", Texas ,")
    assert (paris.country, paris.sectors, paris.latitude) == ("USA", (), None)


def test_the_country_in_brackets_chooses_between_towns():
    assert round(in_town("in", "Valencia", "( Venezuela )").latitude) == 10
    assert round(in_town("in", "Valencia", "( Spain )").latitude) == 39


@pytest.mark.parametrize(("town", "country"), [("Valencia", None), ("Manchester", None)])
def test_a_town_of_several_homes_has_neither(town, country):
    found = in_town("in", town, language="es")
    assert (found.country, found.latitude) == (country, None)


def test_a_name_of_two_states_has_a_country_only_if_other_words_decide():
    georgia = in_town("in", "Georgia")
    assert georgia.country is None
    assert georgia.reasons[-1] == "no country: GEO or USA, and nothing in the text decides"
    assert in_town("in", "Georgia", "and Abkhazia").country == "GEO"
    assert in_town("in", "Georgia", "and Florida").country == "USA"
