"""Makes news sentences with their trees and names: who said what, in the ways that news tells it.

Speakers and verbs come from `templates/XX.toml`; the words that are said are clauses of the
treebanks, so that their trees are gold. `python -m training.news it --work work --out work/extra`
"""

import argparse
import itertools
import pickle
import random
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.annotation import Annotated

HERE = Path(__file__).parent / "templates"
UNKNOWN = "?"
QUOTES = (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“"))
LATIN = frozenset({"it", "en", "es", "fr", "de", "pt"})


@dataclass(slots=True)
class Word:
    """A word of a piece; `head` is an index in the piece, -1 where it hangs from outside."""

    form: str
    lemma: str
    upos: str
    head: int
    deprel: str
    name: str = ""
    feats: str = UNKNOWN
    glued: bool = False


Piece = list[Word]


def hang(sentence: Piece, piece: Piece, head: int, deprel: str) -> int:
    """Appends a piece to a sentence under `head` (-1: the root); returns its top's index."""
    shift = len(sentence)
    top = -1
    for i, word in enumerate(piece):
        if word.head < 0:
            top = shift + i
        placed = head if word.head < 0 else word.head + shift
        label = deprel if word.head < 0 else word.deprel
        sentence.append(
            Word(word.form, word.lemma, word.upos, placed, label, word.name, word.feats, word.glued)
        )
    return top


def read_words(text: str) -> list[tuple[str, str, str, str]]:
    """Form, lemma, part of speech and name kind of the words of a line such as `la|il|DET`."""
    found = []
    for part in text.split():
        form, lemma, upos, *_ = [*part.split("|"), "VERB"]
        upos, _, name = upos.partition("@")
        found.append((form, lemma, upos, name))
    return found


def noun_phrase(text: str, last: bool = False) -> Piece:
    """A tree over determiner, adjectives, a noun and what prepositions or genitives add to it.

    `last`: of proper nouns the last is the top ("Foreign Minister"), as in English.
    """
    words = read_words(text)
    tops = [i for i, w in enumerate(words) if w[2] in ("NOUN", "PROPN")]
    cased = next((i for i, w in enumerate(words) if w[2] == "ADP"), len(words))
    genitive = [i for i in tops if words[i][3] == "GEN" or (i and words[i - 1][2] == "NOUN")]
    limit = min(cased, *(i for i in genitive)) if genitive else cased
    inside = [i for i in tops if i < limit]
    nouns = [i for i in inside if words[i][2] == "NOUN"]
    top = nouns[-1] if nouns else inside[-1 if last else 0]
    second = next((i for i in tops if i >= limit and i != top), top)
    piece: Piece = []
    for i, (form, lemma, upos, name) in enumerate(words):
        near = top if i < limit or second == top else second
        head, label = attach(i, upos, near, top, second, words)
        mark = "" if name == "GEN" else name
        piece.append(Word(form, lemma, upos, head, label, mark, glued=form[-1] in "'’"))
    return glue_hyphens(piece)


def attach(
    i: int, upos: str, near: int, top: int, second: int, words: list[tuple[str, str, str, str]]
) -> tuple[int, str]:
    """Head and label of one word of a noun phrase."""
    if i == top:
        return -1, "root"
    if i == second:
        return top, "nmod"
    simple = {"DET": "det", "ADJ": "amod", "ADP": "case", "PUNCT": "punct"}
    if upos in simple:
        return near, simple[upos]
    if i < near:
        return near, "compound"
    return near, "flat:name" if words[near][2] == "PROPN" else "nmod"


def glue_hyphens(piece: Piece) -> Piece:
    """No space around a hyphen that is a token."""
    for left, right in itertools.pairwise(piece):
        left.glued = left.glued or "-" in (left.form, right.form)
    return piece


class Maker:
    """Makes sentences of one language."""

    def __init__(self, language: str, clauses: list[Annotated], seed: int) -> None:
        self.language, self.clauses = language, clauses
        self.words: dict[str, Any] = tomllib.loads(
            (HERE / f"{language}.toml").read_text(encoding="utf-8")
        )
        shared = tomllib.loads((HERE / "shared.toml").read_text(encoding="utf-8"))
        self.given = self.words.get("given", shared["given"])
        self.family = self.words.get("family", shared["family"])
        self.chance = random.Random(seed)

    def person(self) -> Piece:
        """A name in full, or a surname alone."""
        pick = self.chance.choice
        forms = pick(self.family).split()
        if self.chance.random() < 0.7:
            forms = [pick(self.given), *forms]
        return [
            Word(f, f, "PROPN", i and 0 if i else -1, "flat:name" if i else "root", "PER")
            for i, f in enumerate(forms)
        ]

    def speaker(self) -> Piece:
        """A person, an office with or without its holder, or a group."""
        roll = self.chance.random()
        if roll < 0.3:
            return self.person()
        if roll < 0.45:
            return noun_phrase(self.chance.choice(self.words["groups"]), self.language == "en")
        office = noun_phrase(self.chance.choice(self.words["offices"]), self.language == "en")
        return office if roll < 0.53 and self.language != "en" else self.titled(office)

    def titled(self, office: Piece) -> Piece:
        """An office and its holder: before the name, behind it, or in commas."""
        name = self.person()
        behind = self.chance.random() < 0.2
        out: Piece = []
        if behind:
            top = hang(out, name, -1, "root")
            comma = len(out)
            out.append(punct(","))
            out[comma].head = hang(out, office, top, "appos")
            out.append(punct(",", out[comma].head))
            return out
        if self.words["office_name"] == "before":
            length = len(office)
            hang(out, office, length, "nmod")
            hang(out, name, -1, "root")
            return out
        top = hang(out, office, -1, "root")
        hang(out, name, top, self.words["office_name"])
        return out

    def verb(self) -> Piece:
        """A verb of speech with its auxiliaries."""
        words = [w.split("|") for w in self.chance.choice(self.words["verbs"]).split()]
        last = len(words) - 1
        return [
            Word(
                f,
                lemma,
                "VERB" if i == last else "AUX",
                -1 if i == last else last,
                "aux",
                glued=False,
            )
            for i, (f, lemma) in enumerate(words)
        ]

    def clause(self, capital: bool) -> Piece:
        """A clause of a treebank without its final mark."""
        chosen = self.chance.choice(self.clauses)
        count = len(chosen.forms) - 1
        piece = []
        for i in range(count):
            form = chosen.forms[i]
            if i == 0 and chosen.upos[0] != "PROPN" and chosen.lemmas[0][:1].islower():
                form = form[:1].upper() + form[1:] if capital else form[:1].lower() + form[1:]
            piece.append(
                Word(form, chosen.lemmas[i], chosen.upos[i], chosen.heads[i], chosen.deprels[i],
                     "*", chosen.feats[i], not chosen.spaces[i])
            )  # fmt: skip
        return piece

    def place(self, sentence: Piece, verb: int) -> None:
        """Sometimes a place after the verb."""
        if self.chance.random() > 0.2:
            return
        form, lemma, upos = self.words["place_case"].split("|")
        parts = self.chance.choice(self.words["places"]).split()
        piece = [Word(form, lemma, upos, 1, "case")]
        piece += [
            Word(p, p, "PROPN", 1 if i else -1, "flat:name", "LOC") for i, p in enumerate(parts)
        ]
        hang(sentence, piece, verb, "obl")

    def make(self) -> Annotated:
        """One sentence of a kind drawn by chance."""
        kinds = [self.indirect, self.indirect, self.after_quote, self.after_quote, self.after_quote]
        if self.words["style"] == "ccomp":
            kinds.append(self.before_quote)
        if self.words["according"]:
            kinds.append(self.according)
        if self.words["told"]:
            kinds.append(self.told)
        sentence = self.chance.choice(kinds)()
        return finish(sentence, self.language)

    def indirect(self) -> Piece:
        """Rossi ha detto che …"""
        out: Piece = []
        speaker = hang(out, self.speaker(), -1, "nsubj")
        verb = hang(out, self.verb(), -1, "root")
        out[speaker].head = verb
        self.place(out, verb)
        mark = self.chance.choice(self.words["that"])
        if self.words.get("comma") or self.language == "de":
            out.append(punct(","))
        comma = len(out) - 1
        head = len(out)
        if mark:
            hang(out, [Word(*mark.split("|")[:3], -1, "mark")], -1, "mark")
        content = hang(out, self.clause(False), verb, "ccomp")
        if mark:
            out[head].head = content
        if out[comma].form == ",":
            out[comma].head = content
        return out

    def after_quote(self) -> Piece:
        """«…», ha detto Rossi; in English also: Rossi said."""
        opening, closing = self.chance.choice(QUOTES)
        out: Piece = [punct(opening, glued=True)]
        content = hang(out, self.clause(True), -1, "root")
        out[0].head = content
        inside = self.language == "en" and self.chance.random() < 0.8
        marks = (",", closing) if inside else (closing, ",")
        out[-1].glued = True
        for i, mark in enumerate(marks):
            out.append(punct(mark, content, glued=i == 0))
        inverted = self.language != "en" or self.chance.random() < 0.5
        parts = ("verb", "speaker") if inverted else ("speaker", "verb")
        tops = {}
        for part in parts:
            tops[part] = hang(
                out, getattr(self, part)(), -1, "nsubj" if part == "speaker" else "root"
            )
        out[tops["speaker"]].head = tops["verb"]
        self.order(out, content, tops["verb"])
        self.place(out, tops["verb"])
        return out

    def order(self, out: Piece, content: int, verb: int) -> None:
        """The verb over the content, or beside it, as the language's treebanks have it."""
        if self.words["style"] == "ccomp":
            out[content].head, out[content].deprel = verb, "ccomp"
        else:
            out[verb].head, out[verb].deprel = content, "parataxis"

    def before_quote(self) -> Piece:
        """Rossi dijo: «…»."""
        opening, closing = self.chance.choice(QUOTES)
        out: Piece = []
        speaker = hang(out, self.speaker(), -1, "nsubj")
        verb = hang(out, self.verb(), -1, "root")
        out[speaker].head = verb
        out[-1].glued = True
        first = len(out)
        out.append(punct(":"))
        out.append(punct(opening, glued=True))
        content = hang(out, self.clause(True), verb, "ccomp")
        out[-1].glued = True
        out.append(punct(closing, content))
        out[first].head = out[first + 1].head = content
        return out

    def according(self) -> Piece:
        """Secondo Rossi, …"""
        out: Piece = []
        marks = read_words(self.chance.choice(self.words["according"]))
        for i, (form, lemma, upos, _) in enumerate(marks):
            out.append(Word(form, lemma, upos, 0 if i else -1, "fixed" if i else "case"))
        speaker = hang(out, self.speaker(), -1, "obl")
        out[0].head = speaker
        out[-1].glued = True
        out.append(punct(","))
        comma = len(out) - 1
        content = hang(out, self.clause(False), -1, "root")
        out[speaker].head = out[comma].head = content
        return out

    def told(self) -> Piece:
        """Lo ha annunciato Rossi."""
        out: Piece = []
        waiting = []
        verb = -1
        for part in self.chance.choice(self.words["told"]).split():
            if part == "V":
                verb = hang(out, self.verb(), -1, "root")
            elif part == "S":
                hang(out, self.speaker(), verb, "nsubj")
            else:
                form, lemma, upos, label = part.split("|")
                waiting.append((len(out), label))
                out.append(Word(form, lemma, upos, -1, label, glued=form[-1] in "'’"))
        for place, label in waiting:
            out[place].head = place + 1 if label == "case" else verb
        self.place(out, verb)
        if out[0].form == "comme":
            return out
        out[0].form = out[0].form[:1].upper() + out[0].form[1:]
        return out


def punct(form: str, head: int = -1, glued: bool = False) -> Word:
    """A mark; the word before a comma or closing mark is glued when the sentence is finished."""
    return Word(form, form, "PUNCT", head, "punct", "", "_", glued)


def finish(sentence: Piece, language: str) -> Annotated:
    """The sentence with its final stop, capital, spaces and name tags."""
    root = next(i for i, w in enumerate(sentence) if w.deprel == "root")
    sentence.append(punct(".", root))
    first = sentence[0]
    first.form = first.form[:1].upper() + first.form[1:]
    for left, right in itertools.pairwise(sentence):
        if right.form in (",", ".", ":"):
            left.glued = True
    heads = [-1 if i == root else w.head if w.head >= 0 else root for i, w in enumerate(sentence)]
    return Annotated(
        [w.form for w in sentence], [not w.glued for w in sentence], language, "templates",
        "templates", [w.lemma for w in sentence], [w.upos for w in sentence],
        [w.feats for w in sentence], heads,
        [w.deprel for w in sentence], tags(sentence),
    )  # fmt: skip


def tags(sentence: Piece) -> list[str]:
    """Name tags; a clause's own names are not known and stay `?`."""
    out = []
    for i, word in enumerate(sentence):
        before = sentence[i - 1].name if i else ""
        if word.name == "*":
            out.append(UNKNOWN)
        elif not word.name:
            out.append("O")
        else:
            out.append(
                ("I-" if before == word.name and word.deprel != "nsubj" else "B-") + word.name
            )
    return out


def usable(sentence: Annotated) -> bool:
    """Whether a treebank sentence may stand in a quotation: short, a finite verb, no quotation."""
    if sentence.heads is None or not 5 <= len(sentence.forms) <= 16 or sentence.forms[-1] != ".":
        return False
    root = sentence.heads.index(-1)
    last_is_leaf = len(sentence.forms) - 1 not in sentence.heads
    plain = not any(f in '«»“”"„:;()' or f.startswith(("@", "#", "http")) for f in sentence.forms)
    return (
        sentence.upos[root] in ("VERB", "ADJ", "NOUN")
        and plain
        and last_is_leaf
        and root < len(sentence.forms) - 1
    )


def main() -> None:
    """Writes the sentences of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    corpora = pickle.loads((given.work / f"corpora-{given.language}.pkl").read_bytes())
    skipped = {"PoSTWITA", "TWITTIRO", "Rhapsodie", "COSER"}
    clauses = [s for s in corpora.train if usable(s) and s.source not in skipped]
    maker = Maker(given.language, clauses, given.seed)
    made = [maker.make() for _ in range(given.count)]
    for sentence in made[: given.show]:
        print(sentence.text)
        print(
            "   ",
            [
                (f, d, sentence.forms[h] if h >= 0 else "-", n)
                for f, d, h, n in zip(
                    sentence.forms, sentence.deprels, sentence.heads, sentence.names, strict=True
                )
            ],
        )
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / f"{given.language}-news.pkl").write_bytes(pickle.dumps(made))


if __name__ == "__main__":
    main()
