import dictafacta
from dictafacta.service import compare, comparison_to_dict

PAGE = (
    "Minister opens harbour\n\nThe foreign minister, Anna Berg, opened the new harbour of Oslo on"
    " Monday and thanked the workers who had built it in two years. She said that ships from"
    " Norway and Sweden would call there every week from the spring on.\n"
)


def test_a_copy_counts_once_and_its_people_are_one():
    found = compare(dictafacta.read_many([PAGE, PAGE.upper(), "Rain\n\nIt rained in Turin."]))
    told = comparison_to_dict(found)
    assert len(told["pages"]) == 3
    assert [len(o["copies"]) for o in told["origins"]] == [1, 0]
    assert told["copies"][0]["kind"] == "exact"


def test_pages_without_text_are_left_out():
    assert comparison_to_dict(compare(dictafacta.read_many(["", "  "])))["origins"] == []
