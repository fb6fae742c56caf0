"""Learn how much each piece of evidence speaks for the kinds of names.

    python -m training.name_evidence CORPORA OUT [--limit N]

Reads development files of name corpora (../shared/corpora, never their test files), finds the
candidates as the product does, and fits a multinomial logistic regression over the evidence that
`dictafacta.extract.mentions.evidence` sees. OUT becomes `languages/_world/evidence.tsv`. Needs
scikit-learn; the product reads the table alone.
"""

import argparse
import pathlib
import sys
from collections import Counter

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dictafacta import lexicon
from dictafacta.analyse import available, load_pipeline
from dictafacta.extract.mentions.evidence import KINDS, features
from dictafacta.extract.mentions.merging import grouped, officials_in, surnames_in
from dictafacta.extract.mentions.names import free
from dictafacta.extract.mentions.table import find_names
from dictafacta.extract.mentions.words import see
from dictafacta.model import Page
from dictafacta.read import read_article

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "benchmarks"))
from names import DEV, documents

NONE = "none"


def examples(language, path, limit):
    """Yield the evidence on each name of each document with what it truly is, and its weight."""
    pipeline, words_of = load_pipeline(language), lexicon.load(language)
    for text, gold in documents(path, limit):
        page = Page(uri="-", content=text, language=language, media_type="text/plain")
        article = read_article(page)
        if article.text != text:
            continue
        parse = next(pipeline.parse([article]))
        words = see(parse, words_of)
        names = find_names(words)
        groups, is_free = grouped(words, names), free(names, len(parse.tokens))
        surnames = surnames_in(groups) | dict.fromkeys(officials_in(words, groups), "office")
        kinds = {(s, e): k for s, e, k in gold}
        for group in groups:
            truth = Counter(kinds.get(offsets(parse, span), NONE) for span in group.spans)
            kind, count = truth.most_common(1)[0]
            yield features(words, group.spans, surnames, is_free), kind, count**0.5


def offsets(parse, span):
    """Return the offsets of a name in the text."""
    return parse.tokens[span.first].span.start, parse.tokens[span.last - 1].span.end


def main():
    """Fit and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--limit", type=int, default=2000, help="sentences of each file")
    given = parser.parse_args()
    rows = []
    for language, files in ((c, f) for c, f in DEV.items() if c in available()):
        for name, file in files.items():
            found = list(examples(language, given.corpora / file, given.limit))
            print(language, name, Counter(kind for _, kind, _ in found))
            rows.extend(found)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([row[0] for row in rows])
    frequent = matrix.getnnz(axis=0) >= 15
    model = LogisticRegression(C=1.0, max_iter=2000, fit_intercept=False)
    model.fit(matrix[:, frequent], [r[1] for r in rows], sample_weight=[r[2] for r in rows])
    write(given.out, vectors.get_feature_names_out()[frequent], model)


def write(out, names, model):
    """Write the weights of each kind against those of no name."""
    place = {kind: n for n, kind in enumerate(model.classes_)}
    base = model.coef_[place[NONE]]
    with out.open("w", encoding="utf-8") as file:
        file.write(
            "# How much each piece of evidence speaks for each kind of name, against none.\n"
        )
        file.write("# Made by training/name_evidence.py; see there for the corpora.\n")
        file.write("\t".join(("evidence", *KINDS)) + "\n")
        for n, name in enumerate(names):
            weights = [model.coef_[place[kind]][n] - base[n] for kind in KINDS]
            file.write("\t".join((name, *(f"{w:.2f}" for w in weights))) + "\n")


if __name__ == "__main__":
    main()
