"""One set of labels for all treebanks: universal relations and the few subtypes that rules use."""

from training.annotation import Annotated

KEPT = frozenset({"nsubj:pass", "aux:pass", "obl:agent", "flat:name", "acl:relcl", "compound:prt"})
FEATURES = frozenset(
    (
        "Number", "Gender", "Person", "Tense", "Mood", "VerbForm", "Voice", "Case", "PronType",
        "Polarity", "Poss", "Reflex", "Definite", "Degree", "Aspect", "Animacy",
    )
)  # fmt: skip
AGENT_MARKERS = {
    "it": ("da", "dal", "dallo", "dalla", "dall'", "dall’", "dai", "dagli", "dalle"),
    "en": ("by",),
    "es": ("por",),
    "fr": ("par",),
    "de": ("von", "vom"),
    "pt": ("por", "pelo", "pela", "pelos", "pelas"),
}
PASSIVE_AUXILIARY = {"es": ("ser",), "pt": ("ser",)}


def harmonise(sentence: Annotated) -> Annotated:
    """The same sentence with the common labels; changes it in place and returns it."""
    heads, deprels, upos, feats = sentence.heads, sentence.deprels, sentence.upos, sentence.feats
    if heads is None or deprels is None or upos is None or feats is None:
        return sentence
    for i, deprel in enumerate(deprels):
        deprels[i] = deprel if deprel in KEPT else deprel.partition(":")[0]
    _passives(sentence, heads, deprels, upos, feats)
    _relatives(heads, deprels, feats)
    if sentence.language == "it" and "/ISDT/" not in sentence.source:
        _italian_clauses(sentence, heads, deprels, feats)
    for i, deprel in enumerate(deprels):
        if deprel.startswith("flat"):
            deprels[i] = "flat:name" if upos[i] == upos[heads[i]] == "PROPN" else "flat"
    sentence.feats = [_features(f) for f in feats]
    return sentence


def _passives(
    s: Annotated, heads: list[int], deprels: list[str], upos: list[str], feats: list[str]
) -> None:
    auxiliaries = PASSIVE_AUXILIARY.get(s.language, ())
    for i, deprel in enumerate(deprels):
        if (
            deprel == "aux"
            and s.lemmas
            and s.lemmas[i] in auxiliaries
            and "VerbForm=Part" in feats[heads[i]]
        ):
            deprels[i] = "aux:pass"
    passive = {heads[i] for i, deprel in enumerate(deprels) if deprel == "aux:pass"}
    marked = {
        heads[i]
        for i, form in enumerate(s.forms)
        if form.lower() in AGENT_MARKERS.get(s.language, ())
    }
    for i, deprel in enumerate(deprels):
        if heads[i] not in passive:
            continue
        if deprel == "nsubj":
            deprels[i] = "nsubj:pass"
        elif deprel == "obl" and i in marked:
            deprels[i] = "obl:agent"


def _italian_clauses(s: Annotated, heads: list[int], deprels: list[str], feats: list[str]) -> None:
    """ISDT's labels in the other treebanks, which have ccomp for infinitives and conditions too."""
    marks = {
        heads[i]: s.forms[i].lower() for i in reversed(range(len(heads))) if deprels[i] == "mark"
    }
    for i, deprel in enumerate(deprels):
        mark = marks.get(i, "")
        if deprel != "ccomp":
            continue
        if "VerbForm=Inf" in feats[i] and mark in ("di", "a", "ad", "da"):
            deprels[i] = "xcomp"
        elif mark == "qualora" or (mark == "se" and i < heads[i]):
            deprels[i] = "advcl"


def _relatives(heads: list[int], deprels: list[str], feats: list[str]) -> None:
    relative = {heads[i] for i, f in enumerate(feats) if "PronType=Rel" in f}
    for i, deprel in enumerate(deprels):
        if deprel == "acl" and i in relative:
            deprels[i] = "acl:relcl"


def _features(feats: str) -> str:
    kept = [f for f in feats.split("|") if f.partition("=")[0] in FEATURES and "," not in f]
    return "|".join(sorted(kept)) or "_"
