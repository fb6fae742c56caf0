"""Measure whom pronouns, roles and noun phrases are led to, on English texts with coreference.

    python benchmarks/coreference.py GUM_FOLDER [--genres news,bio,interview] [--errors N]

For each mention that the product links to an earlier one, the nearest earlier mention of the same
entity is its antecedent; it is right if the gold annotation puts both into one chain. Coverage is
the share of gold third-person pronouns with an earlier mention that are led to a right one.
"""

import argparse
import pathlib
import re
from collections import Counter, defaultdict

from dictafacta import lexicon
from dictafacta.analyse import load_pipeline
from dictafacta.extract import find_mentions
from dictafacta.model import Page
from dictafacta.read import read_article

ENTITY = re.compile(r"\((\d+)|(\d+)\)")


def read_gold(path):
    """Return a document's text and its gold mentions: (start, end, chain)."""
    text, gold, open_at = "", [], defaultdict(list)
    glue = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and text:
            glue = "\n\n"
        fields = line.split("\t")
        if len(fields) != 10 or not fields[0].isdigit():
            continue
        misc = dict(x.split("=", 1) for x in fields[9].split("|") if "=" in x)
        text += glue
        start, end = len(text), len(text) + len(fields[1])
        text += fields[1]
        glue = "" if misc.get("SpaceAfter") == "No" else " "
        for part in re.findall(r"\(\d+-[^()]*\)?|\d+\)", misc.get("Entity", "")):
            number = re.match(r"\(?(\d+)", part).group(1)
            if part.startswith("("):
                open_at[number].append(start)
            if part.endswith(")") and open_at[number]:
                gold.append((open_at[number].pop(), end, number))
    return text, gold


def chain_at(gold, start, end, head):
    """Return the chain of the gold mention that best fits a predicted one; None if none does."""
    best = None
    for s, e, number in gold:
        if s <= head < e:
            off = abs(s - start) + abs(e - end)
            if best is None or off < best[0]:
                best = (off, number)
    return best[1] if best and best[0] <= max(12, (end - start) // 2) else None


def judge(path, tally, errors):
    """Add one document's links to the tally."""
    text, gold = read_gold(path)
    article = read_article(Page(uri="-", content=text, language="en", media_type="text/plain"))
    if article.text != text:
        return
    parse = next(load_pipeline("en").parse([article]))
    table = find_mentions(parse, lexicon.load("en"))
    latest, firsts = {}, {}
    for start, _, number in sorted(gold):
        firsts.setdefault(number, start)
    for mention in table.mentions:
        if mention.span is None:
            continue
        head = parse.tokens[mention.head].span.start
        chain = chain_at(gold, mention.span.start, mention.span.end, head)
        before = latest.get(mention.entity)
        form = mention.form.value
        word = parse.tokens[mention.head]
        third = form == "pronoun" and word.feats.get("Person", "3") == "3" and word.upos == "PRON"
        if third and chain and firsts[chain] < mention.span.start:
            right = before is not None and before[0] == chain
            tally["third person covered"].update(right=right, n=1)
        if before is not None and (chain or before[0]):
            right = chain is not None and chain == before[0]
            tally[form].update(right=right, n=1)
            if not right:
                errors.append((form, path.stem, mention.span.of(text), before[1]))
        if form != "pronoun" or chain:
            latest[mention.entity] = (chain, mention.span.of(text)[:50])


def main():
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--genres", default="news,bio,interview")
    parser.add_argument("--errors", type=int, default=0)
    given = parser.parse_args()
    tally, errors = defaultdict(Counter), []
    for path in sorted(given.folder.glob("docs/*.conllu")):
        if path.stem.split("_")[1] in given.genres.split(","):
            judge(path, tally, errors)
    for form, counts in sorted(tally.items()):
        print(f"{form:22s} {counts['right'] / max(counts['n'], 1):.3f} of {counts['n']}")
    for error in errors[:: max(1, len(errors) // max(given.errors, 1))][: given.errors]:
        print("   ", *error, sep=" | ")


if __name__ == "__main__":
    main()
