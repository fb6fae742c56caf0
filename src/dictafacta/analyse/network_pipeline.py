"""The packaged pipeline: tokens, sentences, network, and what comes out as a Parse."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from threadpoolctl import ThreadpoolController

from dictafacta.analyse import storage
from dictafacta.analyse.lemmas import apply_script, read_script
from dictafacta.analyse.names import find_names
from dictafacta.analyse.network import Analysis, Network
from dictafacta.analyse.sentences import find_sentences
from dictafacta.analyse.tokens import Place, Tokenizer
from dictafacta.model import Article, Name, Parse, Sentence, Span, Token

BATCH_WORDS = 4000
INFLECTED = frozenset(("VERB", "AUX", "NOUN", "ADJ"))


@dataclass(slots=True)
class Laid:
    """An article cut into sentences: block number and places of tokens for each."""

    article: Article
    sentences: list[tuple[int, list[Place]]] = field(default_factory=list)
    words: int = 0


class NetworkPipeline:
    """A packaged model. Blocks are parsed apart: no sentence runs over two.

    It may be used by several threads at once and after a fork. Memory is bounded: sentences of
    any number of articles go through the network some 4,000 words at a time.
    """

    def __init__(self, folder: Path) -> None:
        stored = storage.load(folder)
        self.name = stored.name
        self._tokenizer = Tokenizer(stored.style)
        self._network = Network(stored.weights, stored.words)
        self._upos, self._labels = stored.upos, stored.labels
        self._feats = [_features(text) for text in stored.feats]
        self._lemmas = frozenset(stored.lemmas)
        self._forms = stored.forms
        self._scripts = [read_script(text) for text in stored.scripts]
        self._threads = ThreadpoolController()

    def parse(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """Yield one parse for each article, in order."""
        waiting: list[Laid] = []
        for article in articles:
            waiting.append(self._lay(article))
            if sum(laid.words for laid in waiting) >= BATCH_WORDS:
                yield from self._run(waiting)
                waiting = []
        yield from self._run(waiting)

    def _lay(self, article: Article) -> Laid:
        laid = Laid(article)
        for number, block in enumerate(article.blocks):
            text = block.span.of(article.text)
            places = self._tokenizer.places(text)
            shift = block.span.start
            for first, last in find_sentences(text, places, self._tokenizer.style):
                part = [(a + shift, b + shift) for a, b in places[first:last]]
                laid.sentences.append((number, part))
                laid.words += len(part)
        return laid

    def _run(self, waiting: Sequence[Laid]) -> Iterator[Parse]:
        """Yield the parses of some articles, whose sentences go through the network together."""
        forms = [
            [laid.article.text[a:b] for a, b in places]
            for laid in waiting
            for _, places in laid.sentences
        ]
        analyses = iter(self._analyse(forms))
        spelled = iter(forms)
        for laid in waiting:
            builder = Builder(self, laid.article)
            for block, places in laid.sentences:
                builder.add(block, places, next(spelled), next(analyses))
            yield builder.parse()

    def _analyse(self, forms: Sequence[Sequence[str]]) -> Iterator[Analysis]:
        batch: list[Sequence[str]] = []
        words = 0
        for sentence in forms:
            batch.append(sentence)
            words += len(sentence)
            if words >= BATCH_WORDS:
                yield from self._through_network(batch)
                batch, words = [], 0
        if batch:
            yield from self._through_network(batch)

    def _through_network(self, batch: Sequence[Sequence[str]]) -> Sequence[Analysis]:
        """Return the analyses of some sentences, made by one thread.

        The matrices are small: where the machine is busy, more threads wait for one another and
        take up to thirty times as long.
        """
        with self._threads.limit(limits=1, user_api="blas"):
            return self._network.analyse(batch)

    def upos_of(self, number: int) -> str:
        """Return the universal part of speech of a class."""
        return self._upos[number]

    def label_of(self, number: int) -> str:
        """Return the dependency label of a class."""
        return self._labels[number]

    def feats_of(self, number: int) -> Mapping[str, str]:
        """Return the features of a class; the mapping is shared and cannot be changed."""
        return self._feats[number]

    def names_of(self, found: Analysis) -> list[tuple[int, int, str]]:
        """Return the names of a sentence as first token, last token excluded, and kind."""
        return find_names(found.names, self._network.name_rules)

    def lemma_of(self, form: str, upos: str, scripts: Sequence[int]) -> str:
        """Return the lemma of a form: a known one, else by the likeliest script that gives one."""
        first = apply_script(self._scripts[scripts[0]], form)
        if upos not in INFLECTED:
            return first
        rest = [self._scripts[script] for script in scripts if not self._scripts[script].whole]
        guesses = [apply_script(script, form) for script in rest]
        invented = bool(self._scripts[scripts[0]].whole)
        known = self._forms.lemma(form, upos, guesses, invented)
        if known is not None:
            return known
        if first.lower() in self._lemmas and not invented:
            return first
        fitting = (lemma for lemma in guesses if lemma.lower() in self._lemmas)
        return next(fitting, guesses[0] if guesses else first)


class Builder:
    """Collects the tokens, sentences and names of one article."""

    def __init__(self, pipeline: NetworkPipeline, article: Article) -> None:
        self._pipeline, self._article = pipeline, article
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []
        self._names: list[Name] = []

    def add(
        self, block: int, places: Sequence[Place], forms: Sequence[str], found: Analysis
    ) -> None:
        """Append one sentence."""
        first, sentence = len(self._tokens), len(self._sentences)
        pipeline = self._pipeline
        for at, ((start, end), form) in enumerate(zip(places, forms, strict=True)):
            head = found.heads[at]
            upos = pipeline.upos_of(found.upos[at])
            self._tokens.append(
                Token(
                    first + at,
                    Span(start, end),
                    form,
                    pipeline.lemma_of(form, upos, found.scripts[at]),
                    upos,
                    first + (head - 1 if head else at),
                    pipeline.label_of(found.labels[at]),
                    sentence,
                    pipeline.feats_of(found.feats[at]),
                )
            )
        self._sentences.append(Sentence(sentence, first, len(self._tokens), block))
        for start, end, kind in pipeline.names_of(found):
            self._names.append(Name(first + start, first + end, kind))

    def parse(self) -> Parse:
        """Return the parse of all that was added."""
        article = self._article
        return Parse(
            text=article.text,
            language=article.language,
            parser=self._pipeline.name,
            tokens=tuple(self._tokens),
            sentences=tuple(self._sentences),
            names=tuple(self._names),
            blocks=article.blocks,
            document=article.id,
        )


def _features(text: str) -> Mapping[str, str]:
    pairs = (part.partition("=") for part in text.split("|") if "=" in part)
    return MappingProxyType({name: value for name, _, value in pairs})
