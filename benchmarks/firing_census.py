#!/usr/bin/env python3
"""How often each rule and cue of the statements fires on a collection of texts.

    firing_census.py PAGE... [--language it] [--random 30] [--seed 1]

Pages are read as the product reads them; only those in `--language`, where it is given. Printed
are the rules, the 30 most frequent cues, the coverage of quotation marks, and for each rule random
firings in their context, to be read by eye: one word let loose shows here.
"""

import argparse
import gzip
import random
from collections import Counter, defaultdict
from pathlib import Path

from dictafacta import extract, lexicon
from dictafacta.analyse import available, load_pipeline
from dictafacta.model import Page
from dictafacta.read import read_article

CONTEXT = 90  # characters shown on each side of a content


def firings(file, language):
    """Yield the parse, the mentions, the statements and the coverage of one page."""
    raw = file.read_bytes()
    content = gzip.decompress(raw) if file.suffix == ".gz" else raw
    article = read_article(Page(uri=file.name, content=content))
    if not article.text or article.language not in available():
        return
    if language and article.language != language:
        return
    words = lexicon.load(article.language)
    parse = next(iter(load_pipeline(article.language).parse([article])))
    table = extract.find_mentions(parse, words)
    statements = extract.find_statements(parse, words, table)
    yield parse, table, statements, extract.measure_coverage(parse, words, statements)


def shown(parse, table, statement):
    """Return a statement in its context, on one line."""
    start, end = statement.content[0].start, statement.content[-1].end
    text = parse.text
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT // 2]
    speaker = statement.speaker
    name = table.entity_of(table.mention(speaker.mention)).name if speaker else "?"
    cue = statement.cue.lemma if statement.cue else "-"
    line = f"[{name} | {cue}] {before}[[{text[start:end][:240]}]]{after}"
    return line.replace("\n", " / ")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--language")
    parser.add_argument("--random", type=int, default=0, help="firings shown for each rule")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rules, cues, texts, words = Counter(), Counter(), 0, 0
    examples = defaultdict(list)
    quotations = Counter()
    for file in args.files:
        for parse, table, statements, coverage in firings(file, args.language):
            texts += 1
            words += len(parse.tokens)
            quotations["all"] += coverage.quotations
            quotations["claimed"] += coverage.quotations - len(coverage.unclaimed)
            quotations["without speaker"] += len(coverage.without_speaker)
            for statement in statements:
                rule = statement.evidence.rule
                rules[rule] += 1
                lemma = statement.cue.lemma if statement.cue else "-"
                cues[parse.language, lemma] += 1
                examples[rule].append(shown(parse, table, statement))
    print(f"{texts} texts, {words} words, {sum(rules.values())} statements; {dict(quotations)}")
    for rule, count in rules.most_common():
        print(f"{count:6d}  {rule}")
    print("cues:", ", ".join(f"{cue} ({code}) {n}" for (code, cue), n in cues.most_common(30)))
    chooser = random.Random(args.seed)
    for rule in sorted(examples) if args.random else ():
        print(f"\n== {rule}")
        for line in chooser.sample(examples[rule], min(args.random, len(examples[rule]))):
            print("  " + line)


if __name__ == "__main__":
    main()
