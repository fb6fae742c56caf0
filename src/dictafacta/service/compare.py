"""Several readings side by side: which pages are copies, and who appears in more than one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictafacta.model.contract import JsonObject
from dictafacta.service.reading import Reading

if TYPE_CHECKING:
    from dictafacta.resolve.copies import Copy
    from dictafacta.resolve.figures import Figure
    from dictafacta.resolve.origins import Origin


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several readings tell together. Documents go by their place in `readings`."""

    readings: tuple[Reading, ...]
    copies: "tuple[Copy, ...]"
    origins: "tuple[Origin, ...]"
    figures: "tuple[Figure, ...]"

    def uri(self, document: str) -> str:
        """Return the name of the page that a document was read from."""
        return self.readings[int(document)].article.source.uri

    def how_alike(self, left: str, right: str) -> str:
        """Say how two pages agree, where they were found to be copies of each other."""
        for copy in self.copies:
            if {copy.left, copy.right} == {left, right}:
                return f" ({copy.kind.value}, {copy.likeness:.0%} alike)"
        return ""

    def shared_figures(self) -> "list[Figure]":
        """Return the figures that more than one page names, most pages first."""
        several = (figure for figure in self.figures if len(figure.documents) > 1)
        return sorted(several, key=lambda f: (-len(f.documents), f.name))


def compare(readings: Iterable[Reading]) -> Comparison:
    """Fold copies to their origins, and the people, organisations and places to figures."""
    # NumPy takes a while to load: only this command needs it here.
    from dictafacta.resolve.appearances import appearances
    from dictafacta.resolve.figures import Figures
    from dictafacta.resolve.origins import Document, find_copies, find_origins

    found = tuple(reading for reading in readings if reading.readable)
    documents = [
        Document(str(number), r.text, r.article.published.value if r.article.published else None)
        for number, r in enumerate(found)
    ]
    copies = find_copies(documents)
    figures = Figures()
    for number, reading in enumerate(found):
        figures.add_document(appearances(str(number), reading))
    return Comparison(
        found, tuple(copies), tuple(find_origins(documents, copies)), tuple(figures.all)
    )


def comparison_to_dict(found: Comparison) -> JsonObject:
    """Return a comparison as plain JSON values; pages go by the name that they were read from."""
    return {
        "pages": [r.article.source.uri for r in found.readings],
        "origins": [
            {
                "page": found.uri(o.id),
                "fullest": found.uri(o.fullest),
                "copies": [found.uri(c) for c in o.copies],
            }
            for o in found.origins
        ],
        "copies": [
            {
                "pages": [found.uri(c.left), found.uri(c.right)],
                "kind": c.kind.value,
                "likeness": round(c.likeness, 3),
                "held": round(c.held, 3),
            }
            for c in found.copies
        ],
        "figures": [
            {
                "name": f.name,
                "kind": f.kind.value,
                "names": list(f.names),
                "pages": [found.uri(d) for d in f.documents],
                "reasons": list(dict.fromkeys(f.reasons)),
            }
            for f in found.figures
        ],
    }
