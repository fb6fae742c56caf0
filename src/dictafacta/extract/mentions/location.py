"""Where a place lies: country and coordinates, only where the document's evidence supports them.

A name alone proves little: there are many towns called Paris, Georgia is a state and a part of
another, and "Moscow" is often a government. What is not supported stays out, with the reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dictafacta.extract.mentions.actors import belong
from dictafacta.extract.mentions.drafts import Draft
from dictafacta.extract.mentions.merging import NameGroup
from dictafacta.extract.mentions.names import NameSpan
from dictafacta.extract.mentions.nominal import nation_at
from dictafacta.extract.mentions.words import Words
from dictafacta.lexicon import City, WorldEntry
from dictafacta.model import EntityKind

TELLING = frozenset({"country", "part", "capital"})
WHOLE = frozenset({"country", "part", "region", "seat"})  # no points on a map
NATION = -1  # the place of nationality words among the groups that tell of a country


@dataclass(slots=True)
class Gazetteer:
    """The places of one document: `told` leads from a country to the groups that tell of it."""

    words: Words
    groups: Sequence[NameGroup]
    drafts: Sequence[Draft]
    told: dict[str, set[int]] = field(default_factory=dict)

    def locate(self) -> None:
        """Give every place the country and the coordinates that the document supports."""
        self._listen()
        for number, (group, draft) in enumerate(zip(self.groups, self.drafts, strict=True)):
            if draft.kind is EntityKind.PLACE:
                self._place(number, group, draft)

    def _listen(self) -> None:
        """Note which countries the document speaks of, and by which names."""
        for number, group in enumerate(self.groups):
            for entry in {e.where: e for e in self._entries(group)}.values():
                rivals = self.words.naming.world.rivals.get(self._key(group.spans[0]))
                if entry.sort in TELLING and entry.country and not rivals:
                    self.told.setdefault(entry.country, set()).add(number)
        for token in self.words.parse.tokens:
            if nation := nation_at(self.words, token.index):
                self.told.setdefault(nation[0], set()).add(NATION)

    def _entries(self, group: NameGroup) -> Iterator[WorldEntry]:
        for span in group.spans:
            if entry := self.words.known(span.first, span.last):
                yield entry

    def _key(self, span: NameSpan) -> str:
        return self.words.name_key(span.first, span.last)

    def _place(self, number: int, group: NameGroup, draft: Draft) -> None:
        entry = next((e for e in self._entries(group) if e.kind == draft.kind), None)
        country, reason = self._qualifier(group)
        if country and country != draft.country:
            withdraw(draft)
            belong(draft, country, None, reason)
        if entry is not None and entry.sort in WHOLE:
            if not country:
                self._settle_rivals(number, group, draft)
            return
        cities = self._cities(group)
        if country:
            exact = reason.startswith("named with a country")
            self._point(draft, [c for c in cities if exact and c.country == country], reason)
        elif entry is not None:
            self._capital(number, group, draft, entry, cities)
        elif cities:
            self._city(number, draft, cities)

    def _cities(self, group: NameGroup) -> tuple[City, ...]:
        """Return all cities that the fullest name known as one may be."""
        for span in sorted(group.spans, key=lambda s: s.first - s.last):
            if found := self.words.naming.cities.all(self._key(span)):
                return found
        return ()

    def _others(self, country: str, number: int) -> bool:
        """Tell whether anything but the group itself tells of a country."""
        return bool(self.told.get(country, set()) - {number})

    def _qualifier(self, group: NameGroup) -> tuple[str, str]:
        """Return the country that the text adds to a name: "Tripoli (Lebanon)", "Paris, Texas"."""
        for span in group.spans:
            entry = self._beside(span)
            if entry and entry.country:
                sort = "country" if entry.sort == "country" else "part of a country"
                return entry.country, f"named with a {sort}, {entry.where}"
        return "", ""

    def _beside(self, span: NameSpan) -> WorldEntry | None:
        """Return the state or part of one that stands after a comma or bracket, closed again."""
        limit = self.words.parse.sentence_of(span.first).last
        first = span.last + 1
        if first >= limit or self.words.low[span.last] not in (",", "("):
            return None
        for last in range(min(first + 4, limit), first, -1):
            entry = self.words.known(first, last)
            if entry and entry.sort in ("country", "part"):
                closed = last >= limit or self.words.low[last] in (",", ")", ".", ";", ":")
                bracket = self.words.low[span.last] == "("
                return entry if closed and (bracket or not self._listed(first, last)) else None
        return None

    def _listed(self, first: int, last: int) -> bool:
        """Tell whether a comma only parts a list ("Paris, Germany and Italy")."""
        tokens = self.words.parse.tokens
        return any(tokens[i].relation == "conj" for i in range(first, last)) or (
            last < len(tokens) and tokens[last].upos == "CCONJ"
        )

    def _settle_rivals(self, number: int, group: NameGroup, draft: Draft) -> None:
        """A name of two states or parts (Georgia) belongs to that which other words tell of."""
        rivals = self.words.naming.world.rivals.get(self._key(group.spans[0]), ())
        if not rivals:
            return
        told = [e for e in rivals if self._others(e.country, number)]
        withdraw(draft)
        if len(told) == 1:
            sector = told[0].sector.strip("-") or None
            belong(draft, told[0].country, sector, "other words tell of this country")
            return
        names = " or ".join(sorted(e.country for e in rivals))
        draft.reasons.append(f"no country: {names}, and nothing in the text decides")

    def _capital(
        self,
        number: int,
        group: NameGroup,
        draft: Draft,
        entry: WorldEntry,
        cities: tuple[City, ...],
    ) -> None:
        """A capital is meant unless only the country of a namesake is told of."""
        others = {c.country for c in cities if c.country != entry.country}
        if not self._others(entry.country, number) and any(
            self._others(country, number) for country in others
        ):
            withdraw(draft)
            draft.reasons.append("no country: the text tells only of that of a namesake")
            return
        if not any(self._is_locative(span) for span in group.spans):
            draft.reasons.append("no coordinates: never named as where something is")
            return
        own = [c for c in cities if c.country == entry.country]
        self._point(draft, own[:1], "capital")

    def _is_locative(self, span: NameSpan) -> bool:
        """Tell whether a name stands after a word such as "in", or heads a dateline."""
        sentence = self.words.parse.sentence_of(span.first)
        if span.first == sentence.first:
            following = self.words.low[span.last] if span.last < sentence.last else ""
            return following in (",", "(", "—", "–", "-")
        return self.words.low[span.first - 1] in self.words.naming.locatives

    def _city(self, number: int, draft: Draft, cities: tuple[City, ...]) -> None:
        """Any other city needs its country told of, or a name that only one at home has."""
        countries = {c.country for c in cities}
        told = {c for c in countries if self._others(c, number)}
        if len(told) == 1:
            reason = "the text tells of the country"
        elif not told and self._at_home(cities):
            told, reason = {cities[0].country}, "the only city of the name at home"
        else:
            return
        [country] = told
        own = [c for c in cities if c.country == country]
        belong(draft, country, None, reason)
        self._point(draft, own, reason)

    def _at_home(self, cities: Sequence[City]) -> bool:
        """Tell whether the largest city of a name is the only one where the language is at home."""
        home = [c for c in cities if c.country in self.words.settings.spoken_in]
        return len(home) == 1 and home[0] is cities[0]

    def _point(self, draft: Draft, cities: Sequence[City], reason: str) -> None:
        """Note the coordinates, if only one city can be meant."""
        if len(cities) == 1:
            draft.latitude, draft.longitude = cities[0].latitude, cities[0].longitude
            draft.reasons.append(f"coordinates of {cities[0].name}: {reason}")


def withdraw(draft: Draft) -> None:
    """Take back the country that the name alone gave, and what follows from it."""
    draft.country = None
    draft.sectors.clear()
    draft.reasons[:] = [r for r in draft.reasons if r.startswith(f"{draft.kind.value}:")]
