"""Stories, translated copies and accounts on invented pages in four languages.

    python benchmarks/stories.py [--errors]

Reads `evaluation/stories/*.toml` and puts the pages of each file on a fresh desk, in the order of
their days. Stories: B-cubed and pairwise F1. Translated copies: pairs of one origin. Accounts:
pairs of pages that agree or conflict on a quantity; pages that tell of a denial; pairs of pages
with one utterance.
"""

import sys
import tempfile
import tomllib
from itertools import combinations
from pathlib import Path

from dictafacta.lexicon.quantities import KINDS
from dictafacta.model import Page
from dictafacta.resolve.names import person_likeness
from dictafacta.service.desk import Desk

FOLDER = Path(__file__).parent.parent / "evaluation" / "stories"


def pages_of(stories):
    found = [page for story in stories for page in story["page"]]
    return sorted(found, key=lambda p: (p["published"], p["id"]))


def pairs(groups):
    """Return all pairs within the groups."""
    return {frozenset(p) for group in groups for p in combinations(sorted(set(group)), 2)}


def by(mapping):
    """Return the keys of a mapping grouped by their values."""
    found = {}
    for key, value in mapping.items():
        found.setdefault(value, []).append(key)
    return list(found.values())


def b_cubed(found, right):
    """Return precision, recall and F1 of B-cubed (Bagga and Baldwin 1998)."""
    ours, truth = by(found), by(right)
    group = {page: set(g) for g in ours for page in g}
    true = {page: set(g) for g in truth for page in g}
    precision = sum(len(group[p] & true[p]) / len(group[p]) for p in right) / len(right)
    recall = sum(len(group[p] & true[p]) / len(true[p]) for p in right) / len(right)
    return precision, recall, 2 * precision * recall / (precision + recall)


def scores(found, right):
    hits = len(found & right)
    precision = hits / len(found) if found else 0.0
    recall = hits / len(right) if right else 0.0
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def report(label, found, right):
    precision, recall, f1 = scores(found, right)
    print(
        f"  {label:28s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
        f"   {len(found & right)} right of {len(found)} found, {len(right)} there"
    )
    if "--errors" in sys.argv:
        for error in sorted(map(shown, found - right)):
            print(f"      not there: {error}")
        for error in sorted(map(shown, right - found)):
            print(f"      missed: {error}")


def shown(item):
    parts = sorted(item) if isinstance(item, frozenset) else item
    return " ".join(" ".join(sorted(p)) if isinstance(p, frozenset) else str(p) for p in parts)


def true_facts(story):
    """Return (kind of quantity, pair of pages, whether they agree)."""
    found = set()
    for fact in story.get("facts", ()):
        values = {page: value for value, pages in fact["values"].items() for page in pages}
        for pair in combinations(sorted(values), 2):
            same = values[pair[0]] == values[pair[1]]
            found.add((fact["what"], frozenset(pair), same))
    return found


def found_facts(view, names):
    found = set()
    for matter in view.matters:
        if matter.aspect in KINDS:
            for a, b in combinations(matter.cells, 2):
                pair = frozenset((names[a.document], names[b.document]))
                found.add((matter.aspect, pair, a.value == b.value))
    return found


def found_denials(view, names, speakers):
    """Return (speaker as the set calls it, page)."""
    return {
        (called(view.named(m.topic), speakers), names[c.document])
        for m in view.matters
        if m.aspect == "denied"
        for c in m.cells
    }


def called(name, speakers):
    """Return the speaker of the set that a figure's name means, or the name."""
    return next((s for s in speakers if person_likeness(s, name).score >= 0.8), name)


def true_utterances(story):
    return {
        (number, frozenset(pair))
        for number, utterance in enumerate(story.get("utterances", ()))
        for pair in combinations(sorted(utterance["pages"]), 2)
    }


def found_utterances(view, story, names):
    """Return (number of the utterance in the set or the words, pair of pages)."""
    found = set()
    for utterance in view.utterances:
        for a, b in combinations(utterance.wordings, 2):
            pages = (names[a.document], names[b.document])
            number = next(
                (
                    n
                    for n, u in enumerate(story.get("utterances", ()))
                    if all(
                        u["pages"].get(page, "\0") in wording.words
                        for page, wording in zip(pages, (a, b), strict=True)
                    )
                ),
                a.words[:30],
            )
            found.add((number, frozenset(pages)))
    return found


def add_pages(desk, pages):
    """Put the pages on the desk; return their names by document id."""
    given = [
        Page(
            uri=p["id"],
            content=p["text"].strip() + "\n",
            published=p["published"],
            language=p["language"],
        )
        for p in pages
    ]
    return {added.id: added.uri for added in desk.add(given)}


def measure(file):
    stories = tomllib.loads(file.read_text(encoding="utf-8"))["story"]
    pages = pages_of(stories)
    languages = sorted({p["language"] for p in pages})
    print(f"{file.name}: {len(stories)} stories, {len(pages)} pages in {', '.join(languages)}")
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk.open(Path(folder) / "stories.desk", create=True) as desk,
    ):
        names = add_pages(desk, pages)
        documents = list(desk.documents())
        report_stories(stories, {names[d.id]: d.story for d in documents})
        origins = pairs(by({names[d.id]: d.origin for d in documents}))
        true = {frozenset((p["id"], p["translates"])) for p in pages if "translates" in p}
        report("translated copies", origins, true)
        report_accounts(desk, stories, {names[d.id]: d for d in documents}, names)


def report_stories(stories, found):
    right = {p["id"]: s["id"] for s in stories for p in s["page"]}
    precision, recall, f1 = b_cubed(found, right)
    print(
        f"  {'stories, B-cubed':28s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
        f"   {len(set(found.values()))} found, {len(stories)} there"
    )
    report("stories, pairs", pairs(by(found)), pairs(by(right)))


def report_accounts(desk, stories, documents, names):
    facts, denials, utterances = (set(), set()), (set(), set()), (set(), set())
    views = {number: desk.story(number) for number in {d.story for d in documents.values()}}
    for story in stories:
        facts[1].update(true_facts(story))
        speakers = [d["speaker"] for d in story.get("denials", ())]
        denials[1].update((d["speaker"], p) for d in story.get("denials", ()) for p in d["pages"])
        utterances[1].update((story["id"], *u) for u in true_utterances(story))
        for number in {documents[p["id"]].story for p in story["page"]}:
            ours = {p["id"] for p in story["page"]}
            view = views[number]
            facts[0].update(f for f in found_facts(view, names) if f[1] & ours)
            denials[0].update(d for d in found_denials(view, names, speakers) if d[1] in ours)
            utterances[0].update(
                (story["id"], *u) for u in found_utterances(view, story, names) if u[1] & ours
            )
    for label, same in (("agreements", True), ("conflicts", False)):
        report(
            f"quantities, {label}",
            {f for f in facts[0] if f[2] is same},
            {f for f in facts[1] if f[2] is same},
        )
    report("denials", *denials)
    report("wordings of one utterance", *utterances)


def main():
    for name in sorted(f.name for f in FOLDER.glob("*.toml")):
        measure(FOLDER / name)


if __name__ == "__main__":
    main()
