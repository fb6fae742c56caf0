"""Scores a model folder on test sentences, from raw text and with the pipeline's own tokens.

The measures are those of the CoNLL 2018 shared task: F1 over tokens aligned by their characters.
A test sentence is one block, as a headline or paragraph of an article is; `running` joins a
document's sentences with spaces instead, and then the pipeline must find the sentences too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dictafacta.analyse.pipelines import Pipeline
from dictafacta.model import Article, Block, BlockKind, Parse, Source, Span
from training.annotation import Annotated
from training.assemble import name_readers

GROUP = 10
SOURCE = Source(uri="-", media_type="text/plain", encoding="utf-8", bytes=0, sha256="")
KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}


@dataclass(slots=True)
class Tally:
    """Right, gold and given, by measure."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)

    def f1(self, measure: str) -> float:
        """F1 in percent; 0 where there is nothing."""
        both = self.gold[measure] + self.given[measure]
        return 200 * self.right[measure] / both if both else 0.0

    def add(self, measure: str, gold: Iterable[object], given: Iterable[object]) -> None:
        """Counts two collections of items."""
        left, right = Counter(gold), Counter(given)
        self.right[measure] += (left & right).total()
        self.gold[measure] += left.total()
        self.given[measure] += right.total()


@dataclass(frozen=True, slots=True)
class Laid:
    """Gold sentences laid out as one article; `starts` holds the place of each token."""

    article: Article
    sentences: list[Annotated]
    starts: list[list[int]]


def lay(sentences: Sequence[Annotated], language: str, running: bool, change: str = "") -> Laid:
    """Lays sentences out as blocks, or as one block of running text; `change` may be "upper"."""
    text, starts, blocks = "", [], []
    begun = 0
    for number, sentence in enumerate(sentences):
        begun = begun if running and number else len(text)
        places = []
        for form, space in zip(sentence.forms, sentence.spaces, strict=False):
            places.append(len(text))
            text += (upper(form) if change == "upper" else form) + (" " if space else "")
        starts.append(places)
        if not running:
            blocks.append(make_block(begun, len(text.rstrip())))
            text = text.rstrip() + "\n\n"
        elif not text.endswith(" "):
            text += " "
    if running:
        blocks.append(make_block(0, len(text.rstrip())))
    article = Article(
        id="-", source=SOURCE, text=text.rstrip(), language=language, blocks=tuple(blocks)
    )
    return Laid(article, list(sentences), starts)


def upper(form: str) -> str:
    """Capitals of the same length, so that places stay."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in form)


def make_block(start: int, end: int) -> Block:
    """A paragraph."""
    return Block(kind=BlockKind.PARAGRAPH, span=Span(start, max(end, start + 1)))


def groups(sentences: Sequence[Annotated]) -> Iterator[list[Annotated]]:
    """Sentences of one document, some at a time."""
    by_document: dict[str, list[Annotated]] = defaultdict(list)
    for sentence in sentences:
        if any(form.strip() for form in sentence.forms):
            by_document[sentence.document].append(sentence)
    for some in by_document.values():
        for at in range(0, len(some), GROUP):
            yield some[at : at + GROUP]


def evaluate(
    pipeline: Pipeline, sentences: Sequence[Annotated], running: bool = False, change: str = ""
) -> Tally:
    """Scores trees or names, whichever the sentences have."""
    language = sentences[0].language
    laid = [lay(some, language, running, change) for some in groups(sentences)]
    tally = Tally()
    for one, parse in zip(laid, pipeline.parse([x.article for x in laid]), strict=True):
        count(tally, one, parse)
    return tally


def count(tally: Tally, laid: Laid, parse: Parse) -> None:
    """Adds one article's items to the tally."""
    spans = [
        [(s, s + len(f)) for s, f in zip(starts, x.forms, strict=False)]
        for x, starts in zip(laid.sentences, laid.starts, strict=False)
    ]
    if any(x.heads is not None for x in laid.sentences):
        count_trees(tally, laid.sentences, spans, parse)
    if all(x.names is not None for x in laid.sentences):
        count_names(tally, laid.sentences, spans, parse)


def count_trees(
    tally: Tally, sentences: list[Annotated], spans: list[list[tuple[int, int]]], parse: Parse
) -> None:
    """Tokens, sentences, tags, lemmas and arcs."""
    gold = list(gold_tokens(sentences, spans))
    given = list(given_tokens(parse))
    for measure, key in MEASURES.items():
        tally.add(measure, map(key, gold), map(key, given))
    tally.add("sentences", ((s[0][0], s[-1][1]) for s in spans), sentence_spans(parse))
    for relation in RELATIONS:
        tally.add(f"F {relation}", (x[:2] + x[5:] for x in gold if base(x[5]) == relation),
                  (x[:2] + x[5:] for x in given if base(x[5]) == relation))  # fmt: skip


RELATIONS = ("nsubj", "obj", "ccomp", "xcomp", "advcl", "parataxis", "root")
MEASURES = {
    "tokens": lambda x: x[:2],
    "UPOS": lambda x: x[:3],
    "feats": lambda x: (*x[:2], x[3]),
    "lemmas": lambda x: (*x[:2], x[4]),
    "UAS": lambda x: (*x[:2], x[6]),
    "LAS": lambda x: (*x[:2], x[5], x[6]),
    "LAS universal": lambda x: (*x[:2], base(x[5]), x[6]),
}


def base(label: str) -> str:
    """The universal part of a label."""
    return label.partition(":")[0]


def gold_tokens(sentences: list[Annotated], spans: list[list[tuple[int, int]]]) -> Iterator[tuple]:
    """start, end, upos, feats, lemma, label, head's start."""
    for x, places in zip(sentences, spans, strict=False):
        for i, (start, end) in enumerate(places):
            head = places[x.heads[i]][0] if x.heads[i] >= 0 else -1
            lemma = x.lemmas[i].casefold()
            yield start, end, x.upos[i], x.feats[i], lemma, x.deprels[i], head


def given_tokens(parse: Parse) -> Iterator[tuple]:
    """The same of a parse."""
    for t in parse.tokens:
        feats = "|".join(sorted(f"{k}={v}" for k, v in t.feats.items())) or "_"
        head = -1 if t.is_root else parse.tokens[t.head].span.start
        label = "root" if t.is_root else t.deprel
        yield t.span.start, t.span.end, t.upos, feats, t.lemma.casefold(), label, head


def sentence_spans(parse: Parse) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence."""
    for s in parse.sentences:
        yield parse.tokens[s.first].span.start, parse.tokens[s.last - 1].span.end


def count_names(
    tally: Tally, sentences: list[Annotated], spans: list[list[tuple[int, int]]], parse: Parse
) -> None:
    """Whole names with their kind; also by kind."""
    gold = [
        name for x, places in zip(sentences, spans, strict=False) for name in gold_names(x, places)
    ]
    given = [
        (parse.tokens[n.first].span.start, parse.tokens[n.last - 1].span.end, n.kind)
        for n in parse.names
    ]
    tally.add("names", gold, given)
    for kind in KINDS.values():
        tally.add(
            f"names {kind}", (n for n in gold if n[2] == kind), (n for n in given if n[2] == kind)
        )


def gold_names(x: Annotated, places: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Names of a gold sentence by their characters."""
    start, kind = -1, ""
    for i, tag in enumerate([*x.names, "O"]):
        if start >= 0 and tag[:2] != "I-":
            yield places[start][0], places[i - 1][1], KINDS[kind]
            start = -1
        if tag[:2] == "B-":
            start, kind = i, tag[2:]


def has_spaces(sentences: Sequence[Annotated]) -> bool:
    """Whether spaces are the corpus's own and not guessed."""
    return sentences[0].spaces != name_readers.guess_spaces(sentences[0].forms)
