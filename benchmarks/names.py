"""Measure proper names, as the pipeline finds them and as the product reports them.

    python benchmarks/names.py CORPORA LANGUAGE... [--dev] [--limit N] [--errors N]

CORPORA is the unpacked data folder (../shared/corpora). For each test file the table gives exact
precision, recall and F1 of people, organisations and places: of the pipeline alone and after the
naming rules. Token files are joined to running text and cut into documents of 20 sentences where
the file does not tell the documents apart.
"""

import argparse
import gzip
import pathlib
import re
import time
from collections import Counter

from dictafacta import lexicon
from dictafacta.analyse import load_pipeline
from dictafacta.extract.mentions import find_name_spans
from dictafacta.model import Page
from dictafacta.read import read_article

# fmt: off
KINDS = {"PER": "person", "PERS": "person", "ORG": "organization", "LOC": "place", "GPE": "place"}
TEST = {
    "it": {"KIND": "it/KIND/WN_test.tsv"},
    "en": {"UNER_EWT": "en/UNER_EWT/en_ewt-ud-test.iob2"},
    "es": {"conll2002": "es/conll2002/esp.testb.gz"},
    "fr": {"wikineural": "fr/wikineural/test.conllu"},
    "de": {"GermEval2014": "de/GermEval2014/NER-de-test.tsv"},
    "pt": {"UNER_Bosque": "pt/UNER_Bosque/pt_bosque-ud-test.iob2"},
    "ru": {"wikineural": "ru/wikineural/test.conllu"},
    "uk": {"ner-uk": "uk/ner-uk/v2.0__iob__test.iob"},
}
DEV = {
    "it": {"KIND": "it/KIND/WN_dev.tsv"},
    "en": {"UNER_EWT": "en/UNER_EWT/en_ewt-ud-dev.iob2", "wikineural": "en/wikineural/val.conllu"},
    "es": {"conll2002": "es/conll2002/esp.testa.gz"},
    "fr": {"wikineural": "fr/wikineural/val.conllu"},
    "de": {"GermEval2014": "de/GermEval2014/NER-de-dev.tsv"},
    "pt": {"UNER_Bosque": "pt/UNER_Bosque/pt_bosque-ud-dev.iob2"},
    "ru": {"wikineural": "ru/wikineural/val.conllu"},
    "uk": {"ner-uk": "uk/ner-uk/v2.0__iob__train.iob"},
}
# fmt: on
NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]»”’…%]|'s|n't|'")
NO_SPACE_AFTER = re.compile(r"[(\[«“¿¡]|.*['’]$")


def sentences(path):
    """Yield lists of (form, tag); None where a document begins."""
    opener = gzip.open if path.suffix == ".gz" else open
    rows = []
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if "newdoc" in line or line.startswith("-DOCSTART"):
                yield None
            elif line.startswith("#") and len(line.split("\t")) != 2:
                continue
            elif not line.strip():
                if rows:
                    yield rows
                rows = []
            else:
                rows.append(form_and_tag(line))
    if rows:
        yield rows


def form_and_tag(line):
    """Return the form and its tag in any of the corpora's layouts."""
    parts = line.split("\t") if "\t" in line else line.split()
    if parts[0].isdigit() and len(parts) >= 3:
        return parts[1], parts[2]
    return parts[0], parts[-1] if len(parts) == 2 else parts[1]


def documents(path, limit):
    """Yield texts with their gold names: {(start, end, kind)}."""
    group = []
    count = 0
    for sentence in sentences(path):
        if sentence is not None:
            group.append(sentence)
        if group and (sentence is None or len(group) == 20):
            yield joined(group)
            count += len(group)
            group = []
        if limit and count >= limit:
            return
    if group:
        yield joined(group)


def joined(group):
    """Return running text and names of some sentences, a line each."""
    text, gold = "", set()
    for rows in group:
        start, kind, open_quote, before = None, None, False, ""
        text += "\n\n" if text else ""
        for n, (form, tag) in enumerate(rows):
            glue = n == 0 or NO_SPACE_BEFORE.fullmatch(form) or NO_SPACE_AFTER.fullmatch(before)
            if form == '"':
                glue = open_quote if n else True
                open_quote = not open_quote
            elif n and before == '"':
                glue = open_quote
            if start is not None and not tag.startswith("I-"):
                gold.add((start, len(text), kind))
                start = None
            text += "" if glue else " "
            if tag[:2] == "B-" or (tag[:2] == "I-" and start is None):
                start, kind = len(text), KINDS.get(tag[2:])
            text += form
            before = form
        if start is not None:
            gold.add((start, len(text), kind))
    return text, {g for g in gold if g[2]}


def measure(language, path, limit, errors):
    """Return counts of hits, predictions and gold for pipeline and product."""
    pipeline, words = load_pipeline(language), lexicon.load(language)
    counts = {"pipeline": Counter(), "product": Counter()}
    wrong = Counter()
    spent = tokens = 0
    for text, gold in documents(path, limit):
        page = Page(uri="-", content=text, language=language, media_type="text/plain")
        article = read_article(page)
        if article.text != text:
            continue
        parse = next(pipeline.parse([article]))
        began = time.perf_counter()
        found = {(s.start, s.end, kind) for s, kind in find_name_spans(parse, words)}
        spent += time.perf_counter() - began
        tokens += len(parse.tokens)
        raw = {
            (parse.tokens[n.first].span.start, parse.tokens[n.last - 1].span.end, n.kind)
            for n in parse.names
        }
        for name, predicted in (("pipeline", raw), ("product", found)):
            counts[name].update(
                hits=len(predicted & gold), predicted=len(predicted), gold=len(gold)
            )
        wrong.update(("extra", text[s:e], k) for s, e, k in found - gold)
        wrong.update(("missed", text[s:e], k) for s, e, k in gold - found)
    for (what, name, kind), n in wrong.most_common(errors):
        print(f"    {n:3d} {what:6s} {kind:12s} {name}")
    if tokens:
        print(f"    {tokens} tokens, {tokens / max(spent, 1e-9):,.0f} a second in the naming rules")
    return counts


def figures(counts):
    """Return precision, recall and F1."""
    p = counts["hits"] / max(counts["predicted"], 1)
    r = counts["hits"] / max(counts["gold"], 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def main():
    """Print a table of the languages asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--dev", action="store_true", help="use the development files")
    parser.add_argument("--limit", type=int, default=0, help="sentences of each file")
    parser.add_argument("--errors", type=int, default=0, help="list so many frequent errors")
    given = parser.parse_args()
    for language in given.languages:
        for name, file in (DEV if given.dev else TEST)[language].items():
            counts = measure(language, given.corpora / file, given.limit, given.errors)
            for what, tally in counts.items():
                p, r, f = figures(tally)
                print(
                    f"{language} {name:12s} {what:9s} P {p:.3f} R {r:.3f} F1 {f:.3f}"
                    f" ({tally['hits']} of {tally['predicted']}, gold {tally['gold']})"
                )


if __name__ == "__main__":
    main()
