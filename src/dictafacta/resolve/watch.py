"""Watch lists: names to look out for, read from CSV or FollowTheMoney, and matched like figures."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dictafacta.model import Entity, EntityKind
from dictafacta.problems import DictafactaError
from dictafacta.resolve.appearances import Appearance
from dictafacta.resolve.evidence import evidence_for
from dictafacta.resolve.figures import Figure, likeness
from dictafacta.resolve.name_keys import name_keys
from dictafacta.resolve.names import SAME

POSSIBLE = 0.6
NAMES = ("name", "caption")
ALIASES = ("aliases", "alias", "weakAlias", "previousName", "also_known_as")
COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "countries")
KINDS = {
    "person": EntityKind.PERSON,
    "legalentity": EntityKind.ORGANIZATION,
    "company": EntityKind.ORGANIZATION,
    "organization": EntityKind.ORGANIZATION,
    "publicbody": EntityKind.ORGANIZATION,
    "place": EntityKind.PLACE,
    "address": EntityKind.PLACE,
}


@dataclass(frozen=True, slots=True)
class WatchEntry:
    """One line of a watch list: its id there, its names (the usual one first), its country."""

    id: str
    kind: EntityKind
    names: tuple[str, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class WatchMatch:
    """How well a figure matches an entry (0 to 1), and why."""

    score: float
    reason: str = field(default="")


def read_watch_list(text: str, where: str) -> list[WatchEntry]:
    """Return the entries of a CSV file with a column `name`, or of FollowTheMoney JSON lines.

    A CSV file may have `aliases` (parted by `;` or `|`), `kind`, `country` and `id`. Raise
    DictafactaError where the text is neither.
    """
    beginning = text.lstrip("\ufeff \n")[:1]
    found = list(from_json_lines(text, where) if beginning == "{" else from_csv(text, where))
    if not found:
        raise DictafactaError(
            "watch-list", f"{where} has no entry", "write a CSV file with a column `name`"
        )
    return found


def from_csv(text: str, where: str) -> Iterator[WatchEntry]:
    """Yield the entries of a CSV file."""
    table = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    columns = {(c or "").strip().casefold(): c for c in table.fieldnames or ()}
    if "name" not in columns:
        raise DictafactaError(
            "watch-list", f"{where} has no column `name`", "the first line names the columns"
        )
    for row in table:
        fields = {plain: (row[column] or "").strip() for plain, column in columns.items()}
        names = [fields["name"], *parted(first_of(fields, ALIASES))]
        entry = entry_from(fields.get("id", ""), fields.get("kind", ""), names, fields)
        if entry:
            yield entry


def from_json_lines(text: str, where: str) -> Iterator[WatchEntry]:
    """Yield the entries of FollowTheMoney entities, one JSON object a line."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            properties = entity.get("properties", {})
            listed = {
                name: [v for v in values if isinstance(v, str)]
                for name, values in properties.items()
            }
        except (ValueError, AttributeError, TypeError) as error:
            raise DictafactaError(
                "watch-list",
                f"{where}:{number} is no FollowTheMoney entity: {error}",
                "each line is one JSON object with `schema` and `properties`",
            ) from error
        names = [v for key in (*NAMES, *ALIASES) for v in listed.get(key, ())]
        countries = {key: listed[key][0] for key in COUNTRIES if listed.get(key)}
        entry = entry_from(
            str(entity.get("id", "")), str(entity.get("schema", "")), names, countries
        )
        if entry:
            yield entry


def entry_from(
    identifier: str, kind: str, names: Iterable[str], fields: Mapping[str, str]
) -> WatchEntry | None:
    """Return an entry, or None where it has no name."""
    kept = tuple(dict.fromkeys(n.strip() for n in names if n.strip()))
    if not kept:
        return None
    known = KINDS.get(kind.casefold(), EntityKind.PERSON)
    return WatchEntry(identifier or kept[0], known, kept, first_of(fields, COUNTRIES) or None)


def first_of(fields: Mapping[str, str], names: Iterable[str]) -> str:
    """Return the first of several fields that is not empty."""
    return next((fields[n] for n in names if fields.get(n)), "")


def parted(value: str) -> list[str]:
    """Return the names of a field that holds several."""
    return [name.strip() for name in value.replace("|", ";").split(";") if name.strip()]


def entry_keys(entry: WatchEntry) -> frozenset[str]:
    """Return the keys under which an entry is kept, the same as those of figures."""
    return frozenset(key for name in entry.names for key in name_keys(entry.kind, name))


def watch_match(entry: WatchEntry, figure: Figure) -> WatchMatch | None:
    """Compare an entry with a figure; None where they do not match.

    A name that two people may bear matches only if the country agrees as well.
    """
    best: WatchMatch | None = None
    for name in entry.names:
        entity = Entity(id="", kind=entry.kind, name=name, names=(name,), country=entry.country)
        found = likeness(Appearance("", entity), figure)
        if found.score < POSSIBLE or (best and found.score <= best.score):
            continue
        reasons = [f"{name} and {figure.name}", *found.reasons]
        if found.score < SAME:
            evidence = evidence_for(entity, figure.roles, figure.countries, 0)
            if evidence.points < 1 or len(name.split()) < 2:
                continue
            reasons += evidence.reasons
        best = WatchMatch(max(found.score, SAME), "; ".join(reasons))
    return best
