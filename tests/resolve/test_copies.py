from hypothesis import given
from hypothesis import strategies as st

from dictafacta.resolve.origins import Document, find_copies, find_origins
from dictafacta.resolve.shingles import shared, shingle_hashes, sketch

FIRST = " ".join(f"minister{n} said the harbour of town{n % 7} stays closed" for n in range(40))
SECOND = " ".join(f"striker{n} scored late in match{n % 5} before a full stand" for n in range(40))


def kinds(*texts):
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    return {(c.left, c.right): c.kind.value for c in find_copies(documents)}


def origins(*texts, published=()):
    dates = dict(enumerate(published))
    documents = [Document(str(n), text, dates.get(n)) for n, text in enumerate(texts)]
    return find_origins(documents, find_copies(documents))


def test_the_same_text_in_other_case_is_an_exact_copy():
    assert kinds(FIRST, FIRST.upper()) == {("0", "1"): "exact"}


def test_an_edited_text_is_a_near_copy():
    assert kinds(FIRST, FIRST.replace("minister3 ", "senator ")) == {("0", "1"): "near"}


def test_a_shortened_text_is_found_in_its_origin():
    assert kinds(FIRST, FIRST[: len(FIRST) // 3]) == {("0", "1"): "shortened"}


def test_two_stories_are_no_copies():
    assert kinds(FIRST, SECOND) == {}


def test_a_shared_sentence_makes_no_copy():
    shared_words = " ".join(FIRST.split()[:20])
    assert kinds(f"{FIRST} {SECOND[:300]}", f"{SECOND[400:]} {shared_words}") == {}


def test_a_merged_page_does_not_make_one_source_of_two():
    found = origins(FIRST, SECOND, f"{FIRST}\n{SECOND}")
    assert len(found) == 2
    assert sorted(len(o.copies) for o in found) == [0, 1]


def test_the_earliest_is_the_origin_and_the_longest_is_named():
    [found] = origins(FIRST[: len(FIRST) // 2], FIRST, published=["2024-01-01", "2024-01-02"])
    assert (found.id, found.fullest, found.copies) == ("0", "1", ("1",))


@given(st.text(max_size=300))
def test_any_text_has_a_sketch_and_holds_itself(text):
    hashes = shingle_hashes(text)
    assert shared(hashes, hashes) == len(hashes)
    assert len(sketch(text).hashes) <= len(hashes)
