"""Writes the known forms of a model: `python -m training.forms it --corpora corpora --text text`.

Attested forms come from the treebanks' training sentences. simplemma's dictionary adds the forms
of every lemma that the treebanks, the language folder or words frequent in open prose have.
"""

import argparse
import lzma
import re
from collections import Counter, defaultdict
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from dictafacta.analyse.files import FORMS
from dictafacta.analyse.known_forms import ANY, HEAD, key_of
from dictafacta.analyse.network_pipeline import INFLECTED
from training.annotation import Annotated
from training.assemble import assemble

PACKAGE = Path(__file__).parents[1] / "src" / "dictafacta"

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FREQUENT = 3  # times that a word must stand in the prose

Counts = dict[tuple[str, str], Counter[str]]


def write_forms(language: str, sentences: list[Annotated], frequent: set[str], out: Path) -> int:
    """Writes the table of one language and returns the number of its lines."""
    attested = count_forms(sentences)
    lemmas: dict[str, set[str]] = defaultdict(set)
    for (upos, _), counts in attested.items():
        lemmas[upos].update(counts)
    for upos, lemma in lexicon_lemmas(language):
        lemmas[upos].add(lemma)
    listed = dictionary_forms(language, set().union(*lemmas.values()), frequent)
    lines = [*head_lines(lemmas), *form_lines(attested, listed)]
    out.write_text("\n".join(lines), encoding="utf-8")
    return len(lines)


def count_forms(sentences: list[Annotated]) -> Counts:
    """How often each form of a part of speech has which lemma."""
    found: Counts = defaultdict(Counter)
    for s in sentences:
        for form, lemma, upos in zip(s.forms, s.lemmas or (), s.upos or (), strict=False):
            if upos in INFLECTED and lemma != "_" and is_word(form) and is_word(lemma):
                found[upos, key_of(form)][spelled(lemma, upos, form)] += 1
    return found


def spelled(lemma: str, upos: str, form: str) -> str:
    """The lemma in lower case, but for a noun that keeps its capital inside sentences."""
    keeps = upos == "NOUN" and lemma[:1].isupper() and lemma[1:].islower() and form[:1].isupper()
    return lemma if keeps else lemma.lower()


def is_word(text: str) -> bool:
    """Whether a text is one word with letters."""
    return not any(c.isspace() for c in text) and any(c.isalpha() for c in text)


def lexicon_lemmas(language: str) -> list[tuple[str, str]]:
    """Part of speech and lemma of every inflected single word in the cues and events."""
    found = []
    for table in ("cues.tsv", "events.tsv"):
        rows = (PACKAGE / "languages" / language / table).read_text(encoding="utf-8").splitlines()
        for row in rows:
            word, _, rest = row.partition("\t")
            upos = rest.partition("\t")[0]
            if upos in INFLECTED and is_word(word):
                found.append((upos, word))
    return found


def dictionary_forms(language: str, lemmas: set[str], frequent: set[str]) -> dict[str, set[str]]:
    """simplemma's lemmas of every form of a lemma that is known or frequent."""
    entries = [
        (text(form), text(lemma))
        for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items()
    ]
    known = {lemma.casefold() for lemma in lemmas}
    known |= {lemma.casefold() for form, lemma in entries if key_of(form) in frequent}
    found: dict[str, set[str]] = defaultdict(set)
    for form, lemma in entries:
        if lemma.casefold() in known and is_word(form) and is_word(lemma):
            found[key_of(form)].add(lemma)
    return found


def frequent_words(prose: Path) -> set[str]:
    """Keys of the words that stand in a language's prose at least three times."""
    counts: Counter[str] = Counter()
    with lzma.open(prose, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(map(key_of, WORD.findall(line)))
    return {word for word, count in counts.items() if count >= FREQUENT}


def text(value: str | bytes) -> str:
    """simplemma's dictionaries hold bytes or text."""
    return value.decode() if isinstance(value, bytes) else value


def head_lines(lemmas: dict[str, set[str]]) -> list[str]:
    """The lemmas of each part of speech."""
    return [
        HEAD + upos + "\t" + " ".join(sorted({lemma.casefold() for lemma in lemmas[upos]}))
        for upos in sorted(lemmas)
    ]


def form_lines(attested: Counts, listed: dict[str, set[str]]) -> list[str]:
    """A line for each form."""
    fields: dict[str, list[str]] = defaultdict(list)
    for (upos, form), counts in sorted(attested.items()):
        fields[form].append(" ".join((upos, *(lemma for lemma, _ in counts.most_common()))))
    for form, lemmas in listed.items():
        fields[form].append(" ".join((ANY, *sorted(lemmas))))
    return sorted("\t".join((form, *found)) for form, found in fields.items())


def main() -> None:
    """Writes the tables of packaged models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--text", type=Path, required=True)
    options = parser.parse_args()
    for language in options.languages:
        folder = PACKAGE / "models" / language
        frequent = frequent_words(options.text / f"{language}.txt.xz")
        train = assemble(language, options.corpora).train
        print(language, write_forms(language, train, frequent, folder / FORMS), "lines")


if __name__ == "__main__":
    main()
