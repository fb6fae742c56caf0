"""Which names of a document name the same: full and short forms, acronyms, inflected forms."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dictafacta.extract.mentions.evidence import features, is_acronym, judged
from dictafacta.extract.mentions.names import ORGANIZATION, PERSON, PLACE, NameSpan, free
from dictafacta.extract.mentions.titles import office_before
from dictafacta.extract.mentions.words import Words

Key = tuple[str, ...]


@dataclass(slots=True)
class NameGroup:
    """Occurrences of one name, then of all names of one entity; `key` is the fullest one's."""

    key: Key
    spans: list[NameSpan] = field(default_factory=list)
    kind: str = PERSON
    margin: float = 0.0
    aliases: list[Key] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The token at which the entity is first named."""
        return min(span.first for span in self.spans)


def merge(words: Words, groups: list[NameGroup]) -> list[NameGroup]:
    """Return the entities that the names of a document name."""
    merged = join_states(words, groups)
    merged = join_acronyms(words, merged)
    merged = join_short_names(words, merged)
    return sorted(merged, key=lambda g: g.first)


def judged_groups(words: Words, names: Sequence[NameSpan]) -> list[NameGroup]:
    """Return the names by their words, each with the kind that the document's evidence gives it.

    What the evidence shows to be no name is left out.
    """
    groups = grouped(words, names)
    surnames = surnames_in(groups) | dict.fromkeys(officials_in(words, groups), "office")
    is_free = free(names, len(words.parse.tokens))
    kept: list[NameGroup] = []
    for group in groups:
        kind, margin = judged(words, features(words, group.spans, surnames, is_free))
        entry = words.known(group.spans[0].first, group.spans[0].last)
        kind = kind or (entry.kind if entry else None)
        if kind is not None:
            group.kind, group.margin = kind, margin
            kept.append(group)
    return kept


def grouped(words: Words, names: Sequence[NameSpan]) -> list[NameGroup]:
    """Return the occurrences of each name together."""
    groups: dict[Key, NameGroup] = {}
    for name in names:
        key = key_of(words, name)
        groups.setdefault(key, NameGroup(key)).spans.append(name)
    return list(groups.values())


def officials_in(words: Words, groups: Iterable[NameGroup]) -> Iterable[str]:
    """Yield the names of one word that stand beside an office, without case endings."""
    for group in groups:
        if len(group.key) == 1:
            for span in group.spans:
                start = words.parse.sentence_of(span.first).first
                if office_before(words, span.first, start) is not None:
                    yield group.key[0]
                    break


def surnames_in(groups: Iterable[NameGroup]) -> dict[str, str]:
    """Return the last words of longer names with the kind that most occurrences were found as."""
    found: dict[str, str] = {}
    for group in groups:
        if len(group.key) >= 2:
            kinds = Counter(span.kind for span in group.spans)
            found.setdefault(group.key[-1], kinds.most_common(1)[0][0])
    return found


def key_of(words: Words, name: NameSpan) -> Key:
    """Return the words of a name as they are compared: stems without punctuation."""
    return tuple(
        words.stem[i].replace("'", "").replace(".", "")
        for i in range(name.first, name.last)
        if any(c.isalnum() for c in words.stem[i])
    ) or (words.low[name.first],)


def join_states(words: Words, groups: list[NameGroup]) -> list[NameGroup]:
    """Merge the names that one state or body goes by ("Usa", "Stati Uniti")."""
    states: dict[str, NameGroup] = {}
    kept: list[NameGroup] = []
    for group in groups:
        name = group.spans[0]
        entry = words.known(name.first, name.last)
        if entry is None or entry.sort not in ("country", "body") or group.kind != entry.kind:
            kept.append(group)
        elif entry.where in states:
            absorb(states[entry.where], group)
        else:
            states[entry.where] = group
            kept.append(group)
    return kept


def absorb(group: NameGroup, other: NameGroup) -> None:
    """Move the occurrences of `other` to `group`."""
    group.spans.extend(other.spans)
    group.aliases.extend((other.key, *other.aliases))


def join_acronyms(words: Words, groups: list[NameGroup]) -> list[NameGroup]:
    """Merge "Korean Central News Agency" and "KCNA": in brackets after it, or its initials."""
    ends = {span.last: group for group in groups for span in group.spans}
    initials = {initials_of(g.key): g for g in groups if len(g.key) >= 2 and g.kind != PERSON}
    kept: list[NameGroup] = []
    for group in groups:
        full = None
        if len(group.key) == 1 and is_acronym(words, group.spans[0].first):
            bracketed = (ends.get(s.first - 1) for s in group.spans if opens(words, s.first - 1))
            full = next((g for g in bracketed if g and g is not group), None)
            full = full or initials.get(group.key[0])
        if full is None or full is group or full.kind == PERSON:
            kept.append(group)
        else:
            absorb(full, group)
    return kept


def opens(words: Words, index: int) -> bool:
    """Tell whether the token is an opening bracket."""
    return index >= 0 and words.low[index] in ("(", "[")


def initials_of(key: Key) -> str:
    """Return the first letters of the words of a key that are long enough to count."""
    return "".join(w[0] for w in key if len(w) > 3 or w[0].isdigit())


def join_short_names(words: Words, groups: list[NameGroup]) -> list[NameGroup]:
    """Merge short names into the full ones that begin or end with them."""
    by_word: dict[str, list[NameGroup]] = defaultdict(list)
    for group in sorted(groups, key=lambda g: g.first):
        if len(group.key) >= 2:
            for word in set(group.key):
                by_word[word].append(group)
    kept: list[NameGroup] = []
    for group in sorted(groups, key=lambda g: -len(g.key)):
        full = fuller(words, group, by_word[group.key[0]]) if by_word.get(group.key[0]) else None
        if full is None:
            kept.append(group)
        else:
            absorb(full, group)
            for word in set(group.key):
                by_word[word] = [g for g in by_word[word] if g is not group]
    return kept


def fuller(words: Words, group: NameGroup, candidates: Iterable[NameGroup]) -> NameGroup | None:
    """Return the full name that a short one stands for: of those that fit, the last one before it.

    "Kim" is Kim Jong Un where he was named before Kim Yo Jong: given that several fit, the one
    named first wins.
    """
    fits = [g for g in candidates if g is not group and is_short_for(words, group, g)]
    if not fits:
        return None
    return max(fits, key=lambda g: (g.first <= group.first, -g.first))


def is_short_for(words: Words, short: NameGroup, full: NameGroup) -> bool:
    """Tell whether one name may be a short form of the other."""
    n, m = len(short.key), len(full.key)
    if n >= m:
        return False
    if full.kind == PERSON and n == 1 and short.kind == PERSON:
        return short.key[0] in full.key
    if full.key[-n:] != short.key and full.key[:n] != short.key:
        return False
    if full.kind == PERSON:
        return is_short_person(words, short, full)
    if short.kind != full.kind:
        return False
    if full.kind == ORGANIZATION:
        return is_short_organization(words, short, full)
    return is_short_place(words, short, full)


def is_short_person(words: Words, short: NameGroup, full: NameGroup) -> bool:
    """Tell whether a short name may stand for this person: the surname, or the first name alone."""
    if short.kind == PERSON:
        return True
    said = sum(s.weight for s in short.spans if s.reason == "pipeline" and s.kind != PERSON)
    person = sum(s.weight for s in short.spans if s.reason == "pipeline" and s.kind == PERSON)
    own = short.spans[0]
    if words.known(own.first, own.last) and person <= said:
        where = sum(words.low[s.first - 1] in words.naming.locatives for s in short.spans)
        first_named = full.first < short.first and full.key[-1:] == short.key
        return first_named and where * 3 < len(short.spans)  # Valeska Paris, then "Paris said"
    return said <= person and full.key[-1:] == short.key


def is_short_organization(words: Words, short: NameGroup, full: NameGroup) -> bool:
    """Tell whether a short name may stand for this organisation."""
    if len(short.key) >= 2 or words.head_word(short.spans[0].first):
        return True
    return short.key in (full.key[:1], full.key[-1:])


def is_short_place(words: Words, short: NameGroup, full: NameGroup) -> bool:
    """Tell whether a short name may stand for this place.

    "Vostochny" for "cosmodromo di Vostochny"; "the North" for North Korea, where no other state
    of the document is called so.
    """
    name = full.spans[0]
    if short.key == full.key[: len(short.key)]:
        own = short.spans[0]
        known = words.known(name.first, name.last)
        return known is not None and words.known(own.first, own.last) is None
    head = words.head_word(name.first)
    return bool(head and head.kind == PLACE)
