"""How often each event type, rule and lexicon line fires on a folder of pages, with samples.

    python benchmarks/event_census.py FOLDER [--language en] [--sample 30] [--seed 1] [--limit 500]

FOLDER holds pages (HTML or text, gzip or not), for instance what `../shared/pages` unpacks to.
Prints firings in 100,000 words by type, rule and line, the lines that fire most, and for each
type a random sample of firings with their sentences, so that a word let loose shows.
"""

import argparse
import gzip
import random
from collections import Counter, defaultdict
from pathlib import Path

from dictafacta.model import Page
from dictafacta.service.bootstrap import read_page


def pages(folder, limit, seed):
    """Yield up to `limit` pages of the folder in random order."""
    files = [f for f in sorted(folder.rglob("*")) if f.is_file() and suffix(f) in KNOWN]
    random.Random(seed).shuffle(files)
    for file in files[:limit]:
        content = file.read_bytes()
        yield Page(
            uri=str(file), content=gzip.decompress(content) if content[:2] == GZIP else content
        )


KNOWN = {".html", ".htm", ".txt"}
GZIP = b"\x1f\x8b"


def suffix(file):
    return Path(file.stem).suffix if file.suffix == ".gz" else file.suffix


def shown(reading, event):
    """Return an event as one line: anchors in their sentence, roles, status, rule."""
    text = reading.article.text
    anchor = event.anchors[0]
    start = max(text.rfind("\n", 0, anchor.start), text.rfind(". ", 0, anchor.start)) + 1
    ends = [i for i in (text.find("\n", anchor.end), text.find(". ", anchor.end)) if i >= 0]
    sentence = text[start : min(ends, default=len(text)) + 1]
    at = anchor.start - start
    marked = f"{sentence[:at]}[{anchor.of(text)}]{sentence[at + len(anchor) :]}".strip()
    names = {e.id: e.name for e in reading.entities}
    who = {m.id: names.get(m.entity, "?") for m in reading.mentions}
    roles = " > ".join(
        "+".join(who.get(i, "?") for i in ids) or "-" for ids in (event.actors, event.recipients)
    )
    told = f"{event.mode or ''} {event.status.value}"
    return f"{told} | {roles} | {event.evidence.rule} | {marked[:420]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language")
    parser.add_argument("--sample", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=500)
    options = parser.parse_args()
    words, found, lines, rules = 0, defaultdict(list), Counter(), Counter()
    for page in pages(options.folder, options.limit, options.seed):
        reading = read_page(page)
        if options.language and reading.article.language != options.language:
            continue
        words += len(reading.article.text.split())
        for event in reading.events:
            found[event.type.value].append(shown(reading, event))
            lines.update(event.evidence.entries)
            rules[event.evidence.rule] += 1
    scale = 100_000 / max(words, 1)
    print(f"{words} words, {sum(map(len, found.values()))} events")
    for kind, sample in sorted(found.items()):
        print(f"{kind:10s} {len(sample):6d}  {len(sample) * scale:8.1f} in 100,000 words")
    print("rules:", ", ".join(f"{r} {n}" for r, n in rules.most_common()))
    print("lines:", ", ".join(f"{w} {n}" for w, n in lines.most_common(40)))
    chooser = random.Random(options.seed)
    for kind, firings in sorted(found.items()):
        print(f"\n{kind}")
        for line in chooser.sample(firings, min(options.sample, len(firings))):
            print("  ", line)


if __name__ == "__main__":
    main()
