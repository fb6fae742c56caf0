"""Names by natasha (MIT) on the sentences of the automatic Russian corpora, as better silver.

`python -m training.natasha_names --work work --out work/extra/ru-natasha.pkl`; these sentences
weigh more in training than wikineural's and wikiann's own names do.
"""

import argparse
import pickle
import random
from pathlib import Path

from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

from training.annotation import Annotated

COUNT = 14_000


def tagged(sentence: Annotated, segmenter: Segmenter, tagger: NewsNERTagger) -> Annotated:
    """The sentence with natasha's names on its own tokens."""
    doc = Doc(sentence.text)
    doc.segment(segmenter)
    doc.tag_ner(tagger)
    tags, at = [], 0
    for form, space in zip(sentence.forms, sentence.spaces, strict=True):
        end = at + len(form)
        span = next((s for s in doc.spans if s.start < end and s.stop > at), None)
        tags.append("O" if span is None else ("B-" if span.start >= at else "I-") + span.type)
        at = end + space
    return Annotated(
        sentence.forms,
        sentence.spaces,
        "ru",
        "natasha on wikineural and wikiann",
        names=tags,
        weight=1.5,
    )


def main() -> None:
    """Writes the sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    corpora = pickle.loads((given.work / "corpora-ru.pkl").read_bytes())
    silver = [s for s in corpora.train if s.source in ("wikineural", "wikiann")]
    random.Random(5).shuffle(silver)
    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())
    made = [tagged(s, segmenter, tagger) for s in silver[:COUNT] if 4 < len(s.forms) < 60]
    given.out.write_bytes(pickle.dumps(made))
    print(len(made), sum(t[0] == "B" for s in made for t in s.names or ()))


if __name__ == "__main__":
    main()
