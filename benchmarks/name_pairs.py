"""Pairs of names: precision, recall and F1, beside plain Jaro-Winkler in the same run.

    python benchmarks/name_pairs.py [--errors]

Reads `evaluation/names/*.tsv`. Two names are taken for one from a likeness of .8, without any
further evidence. Jaro-Winkler (rapidfuzz) is given the names as written and brought to lower-case
Latin letters, each at the threshold that is best for it on the very pairs it is measured on.
"""

import csv
import sys
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from dictafacta.resolve.names import SAME, person_likeness
from dictafacta.resolve.spelling import folded
from dictafacta.resolve.titles import organization_likeness

FOLDER = Path(__file__).parent.parent / "evaluation" / "names"
COMPARE = {"person": person_likeness, "organization": organization_likeness}


def pairs(name):
    with (FOLDER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def figures(rows, scores, threshold):
    """Return precision, recall and F1 of the pairs that score at least `threshold`."""
    taken = [score >= threshold for score in scores]
    right = [row["same"] == "yes" for row in rows]
    hits = sum(t and r for t, r in zip(taken, right, strict=True))
    precision, recall = hits / max(1, sum(taken)), hits / max(1, sum(right))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def best_threshold(rows, scores):
    return max((n / 100 for n in range(50, 100)), key=lambda t: figures(rows, scores, t)[2])


def report(label, rows, scores, threshold):
    precision, recall, f1 = figures(rows, scores, threshold)
    print(f"  {label:34s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def measure(name):
    rows = pairs(name)
    same = sum(row["same"] == "yes" for row in rows)
    print(f"{name}: {len(rows)} pairs, {same} of them one person or organisation")
    ours = [COMPARE[r["kind"]](r["left"], r["right"]).score for r in rows]
    report("dictafacta", rows, ours, SAME)
    for label, form in (("as written", str.casefold), ("in Latin letters", folded)):
        plain = [JaroWinkler.normalized_similarity(form(r["left"]), form(r["right"])) for r in rows]
        threshold = best_threshold(rows, plain)
        report(f"Jaro-Winkler {label}, at {threshold:.2f}", rows, plain, threshold)
    if "--errors" in sys.argv:
        for row, score in zip(rows, ours, strict=True):
            if (score >= SAME) != (row["same"] == "yes"):
                print(f"    {score:.2f} {row['left']} | {row['right']}: {row['same']}")


def main():
    for name in ("development.tsv", "measured.tsv"):
        measure(name)


if __name__ == "__main__":
    main()
