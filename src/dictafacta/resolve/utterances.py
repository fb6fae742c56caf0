"""One utterance and its wordings: the same speaker, quoted by several documents and languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from dictafacta.lexicon.residue import function_words
from dictafacta.model import Statement, StatementKind
from dictafacta.model.story import Difference, Utterance, Wording
from dictafacta.resolve.marks import STEM_LENGTH
from dictafacta.resolve.numbers import numbers
from dictafacta.resolve.shingles import WORD
from dictafacta.resolve.spelling import skeleton
from dictafacta.resolve.tellings import Telling

SAME_WORDS = 0.5  # share of the shorter wording's words from which two are one, in one language
TRANSLATED = 0.5  # score from which two wordings in two languages are one
SHORTEST, LONGEST = 0.4, 2.5  # words of one wording for a word of the other, over languages
DATE = re.compile(r"^[^/]*/(?=\d)|/.*$|[~?%.]")  # open ends and doubts of a date
ONLY_BY_PLACE = 0.5  # what it says that both documents quote the speaker once, at about one length


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a figure, ready to be compared.

    `sure` is false where the reading names no figure as the speaker, but the sentence around it
    names one person alone. `only`: the one quotation of the speaker in the document.
    """

    wording: Wording
    speaker: int
    sure: bool
    stems: frozenset[str]
    sounds: frozenset[str]
    marks: frozenset[str]
    length: int
    only: bool


def utterances(tellings: Sequence[Telling]) -> list[Utterance]:
    """Return what was said once and is worded by several documents, earliest document first.

    A wording joins an utterance by its likeness to the first one, or to one in its own language.
    """
    ordered = sorted(tellings, key=lambda t: (t.published, t.document))
    groups: list[tuple[list[Said], list[str]]] = []
    for telling in ordered:
        for said in all_said(telling):
            found = best_group(said, groups)
            if found is None:
                groups.append(([said], []))
            else:
                groups[found[0]][0].append(said)
                groups[found[0]][1].append(found[1])
    return [
        Utterance(said[0].speaker, compared(said), tuple(dict.fromkeys(reasons)))
        for said, reasons in groups
        if len({s.wording.document for s in said}) > 1 and any(s.sure for s in said)
    ]


def compared(said: Sequence[Said]) -> tuple[Wording, ...]:
    """Return the wordings, each with its differences from the first one in its language."""
    first: dict[str, Wording] = {}
    found = []
    for wording in (s.wording for s in said):
        before = first.setdefault(wording.language, wording)
        differing = () if before is wording else differences(before.words, wording.words)
        found.append(replace(wording, differences=tuple(differing)))
    return tuple(found)


def best_group(
    said: Said, groups: Sequence[tuple[list[Said], list[str]]]
) -> tuple[int, str] | None:
    """Return the number of the utterance that a wording belongs to, and why."""
    best: tuple[float, int, str] | None = None
    for number, (members, _) in enumerate(groups):
        if members[0].speaker != said.speaker:
            continue
        if any(m.wording.document == said.wording.document for m in members):
            continue
        language = said.wording.language
        compared = [members[0], *(m for m in members[1:] if m.wording.language == language)]
        score, reason = max(likeness(member, said) for member in compared)
        if reason and (best is None or score > best[0]):
            best = (score, number, reason)
    return (best[1], best[2]) if best else None


def all_said(telling: Telling) -> Iterator[Said]:
    """Yield the statements of a document whose speaker is a figure, or may be one."""
    speakers = [(s, *speaker_of(telling, s)) for s in telling.reading.statements]
    quoting = [w for s, w, _ in speakers if s.kind is not StatementKind.INDIRECT]
    for statement, speaker, sure in speakers:
        if speaker is not None:
            quoted = statement.kind is not StatementKind.INDIRECT
            yield said_in(telling, statement, speaker, sure, quoted and quoting.count(speaker) == 1)


def speaker_of(telling: Telling, statement: Statement) -> tuple[int | None, bool]:
    """Return the figure that says something and whether the reading is sure of it.

    A quotation without a named speaker may be of the one person whom its sentence names; that is
    enough only where another document quotes this person with the same words.
    """
    found = telling.figures.get(statement.speaker.entity) if statement.speaker else None
    if found is not None or statement.kind is StatementKind.INDIRECT:
        return found, True
    around = telling.sentence(statement.content[0]).span
    named = {
        telling.figures[mention.entity]
        for mention in telling.reading.mentions
        if mention.span
        and around.covers(mention.span)
        and not any(c.overlaps(mention.span) for c in statement.content)
        and telling.is_person(mention.entity)
        and mention.entity in telling.figures
    }
    return (named.pop() if len(named) == 1 else None), False


def said_in(telling: Telling, statement: Statement, speaker: int, sure: bool, only: bool) -> Said:
    """Return a statement ready to be compared."""
    language = telling.reading.article.language
    text = " … ".join(telling.reading.quote(span) for span in statement.content)
    grammar = function_words(language).all
    content = [w for w in WORD.findall(text) if w.casefold() not in grammar and len(w) > 2]
    return Said(
        wording=Wording(
            document=telling.document,
            language=language,
            statement=statement.id,
            kind=statement.kind,
            act=statement.act,
            words=text,
            passage=telling.sentence(statement.content[0]),
        ),
        speaker=speaker,
        sure=sure,
        stems=frozenset(w.casefold()[:STEM_LENGTH] for w in content),
        sounds=frozenset(skeleton(w)[:STEM_LENGTH] for w in content if len(w) > STEM_LENGTH),
        marks=frozenset(marks_in(telling, statement, text, language)),
        length=len(WORD.findall(text)),
        only=only,
    )


def marks_in(telling: Telling, statement: Statement, text: str, language: str) -> Iterator[str]:
    """Yield the numbers, dates and figures inside a statement."""
    for number in numbers(text, language):
        yield f"number:{number.value}"
    spans = statement.content
    for time in telling.reading.times:
        if time.value and any(s.covers(time.span) for s in spans):
            yield f"date:{DATE.sub('', time.value)}"
    for mention in telling.reading.mentions:
        inside = mention.span and any(s.covers(mention.span) for s in spans if mention.span)
        if inside and mention.entity in telling.figures:
            yield f"figure:{telling.figures[mention.entity]}"


def likeness(left: Said, right: Said) -> tuple[float, str]:
    """Return how alike two wordings are, and why; no reason where they are not one utterance."""
    if left.wording.language == right.wording.language:
        shorter = min(len(left.stems), len(right.stems))
        common = len(left.stems & right.stems)
        score = common / shorter if shorter else 0.0
        enough = score >= SAME_WORDS and common >= min(2, shorter)
        return (score, f"{common} words in common") if enough else (score, "")
    return translated_likeness(left, right)


def translated_likeness(left: Said, right: Said) -> tuple[float, str]:
    """Compare wordings in two languages: by numbers, names and words of one sound, and by place."""
    if not right.length or not SHORTEST <= left.length / right.length <= LONGEST:
        return 0.0, ""
    reasons = []
    score = 0.0
    for what, a, b in (
        ("numbers, dates or names", left.marks, right.marks),
        ("words of one sound", left.sounds, right.sounds),
    ):
        if a and b:
            common = len(a & b)
            score += common / min(len(a), len(b)) * (0.6 if common else 0.0)
            if common:
                reasons.append(f"{common} {what} in common")
    counted = [{m for m in said.marks if m.startswith("number:")} for said in (left, right)]
    if all(counted) and not counted[0] & counted[1]:
        score -= ONLY_BY_PLACE
    if left.only and right.only:
        score += ONLY_BY_PLACE
        reasons.append("the only quotation of the speaker in both")
    return (score, "; ".join(reasons)) if score >= TRANSLATED else (score, "")


def differences(left: str, right: str) -> list[Difference]:
    """Return two wordings word by word, equal stretches and different ones in turn."""
    a, b = left.split(), right.split()
    plain = [[w.casefold().strip("«»“”\"'.,;:!?") for w in words] for words in (a, b)]
    matcher = SequenceMatcher(a=plain[0], b=plain[1], autojunk=False)
    return [
        Difference(" ".join(b[j1:j2]), " ".join(b[j1:j2]))
        if tag == "equal"
        else Difference(" ".join(a[i1:i2]), " ".join(b[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
    ]
