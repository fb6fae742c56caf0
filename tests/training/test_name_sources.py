"""Names read from treebanks' own tags, from entities and from mentions beside a text."""

from pathlib import Path

from training.name_sources import mark, read_ancora, read_gum

ROW = "{n}\t{form}\t{form}\t{upos}\t{xpos}\t_\t{head}\tdep\t_\t{misc}"


def written(folder: Path, rows: list[tuple[str, str, str, str]]) -> Path:
    lines = [
        ROW.format(n=n, form=form, upos=upos, xpos=xpos, head=n - 1, misc=misc)
        for n, (form, upos, xpos, misc) in enumerate(rows, 1)
    ]
    path = folder / "some.conllu"
    path.write_text("\n".join([*lines, "", ""]), encoding="utf-8")
    return path


def named(sentence) -> list[tuple[str, str]]:
    return [(f, t) for f, t in zip(sentence.forms, sentence.names, strict=True) if t != "O"]


def test_a_tag_and_the_words_that_belong_to_it(tmp_path):
    path = written(
        tmp_path,
        [
            ("El", "DET", "da0ms0", "_"),
            ("Tribunal", "PROPN", "np0000o", "MWE=Tribunal_de_Cuentas|MWEPOS=PROPN"),
            ("de", "ADP", "_", "_"),
            ("Cuentas", "PROPN", "_", "_"),
            ("de", "ADP", "sps00", "_"),
            ("Lugo", "PROPN", "np0000l", "_"),
        ],
    )
    (sentence,) = read_ancora(path, "es")
    assert named(sentence) == [
        ("Tribunal", "B-ORG"),
        ("de", "I-ORG"),
        ("Cuentas", "I-ORG"),
        ("Lugo", "B-LOC"),
    ]


def test_a_name_whose_kind_the_tag_does_not_tell(tmp_path):
    path = written(tmp_path, [("Rivaldo", "PROPN", "np00000", "_"), ("y", "CCONJ", "cc", "_")])
    (sentence,) = read_ancora(path, "es")
    assert named(sentence) == [("Rivaldo", "B-?")]


def test_an_entity_is_named_by_the_proper_nouns_at_its_head(tmp_path):
    path = written(
        tmp_path,
        [
            ("President", "PROPN", "NNP", "Entity=(1-person-new-n-cf1-1,2,3,5-sgl"),
            ("Frederick", "PROPN", "NNP", "_"),
            ("Fung", "PROPN", "NNP", "_"),
            ("of", "ADP", "IN", "_"),
            ("ADPL", "PROPN", "NNP", "Entity=(2-organization-new-n-cf2-1-sgl)1)"),
            ("met", "VERB", "VBD", "_"),
            ("the", "DET", "DT", "Entity=(3-person-new-n-cf3-2-sgl"),
            ("voters", "NOUN", "NNS", "Entity=3)"),
        ],
    )
    (sentence,) = read_gum(path, "en")
    assert named(sentence) == [("Frederick", "B-PER"), ("Fung", "I-PER"), ("ADPL", "B-ORG")]


def test_of_two_mentions_that_overlap_the_longer_is_marked():
    places = [(0, 8), (9, 14), (15, 19)]
    assert mark(places, [(9, 14, "LOC"), (0, 14, "ORG")]) == ["B-ORG", "I-ORG", "O"]
