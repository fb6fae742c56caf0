"""Rows as a network: who speaks about whom, or who does what to whom, as GEXF 1.2.

https://gexf.net/schema.html. Nodes are figures, or names where there are none; edges that have the
same ends and the same label are one edge, whose weight is their number. Only nodes and edges are
held in memory, never the rows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import TextIO
from xml.sax.saxutils import quoteattr

from dictafacta.export.characters import one_line
from dictafacta.export.kinds import Row
from dictafacta.model import EventRow, Party, StatementRow

NAMESPACE = "http://www.gexf.net/1.2draft"
NODE_ATTRIBUTES = ("kind", "country", "sectors")
EDGE_ATTRIBUTES = ("relation", "status", "documents")


@dataclass(slots=True)
class Edge:
    """How often one node stands in a relation to another, and in which documents."""

    weight: int = 0
    documents: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Network:
    """Nodes and edges as they are counted."""

    nodes: dict[str, Party] = field(default_factory=dict)
    edges: dict[tuple[str, str, str, str], Edge] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Count a row: an edge from each that speaks or acts to each spoken of or acted on."""
        if isinstance(row, StatementRow):
            ends = ([row.speaker] if row.speaker else [], [*row.about])
            relation, status = row.act.value, ""
        elif isinstance(row, EventRow):
            ends = ([*row.actors], [*row.recipients])
            relation, status = row.type.value, row.status.value
        else:
            return
        for party in (*ends[0], *ends[1]):
            self.nodes.setdefault(node_id(party), party)
        for source, target in product(*ends):
            key = (node_id(source), node_id(target), relation, status)
            edge = self.edges.setdefault(key, Edge())
            edge.weight += 1
            edge.documents.add(row.document.id)


def write_gexf(rows: Iterable[Row], stream: TextIO) -> int:
    """Write the network of the rows; return how many rows there were.

    Edges of statements lead from the speaker to each who is named in the words, edges of events
    from each actor to each recipient; their label is the act or the type, and the status of
    events is an attribute of its own, so that what did not happen can be left out.
    """
    network = Network()
    count = 0
    for row in rows:
        network.add(row)
        count += 1
    for line in lines(network):
        stream.write(line + "\n")
    return count


def node_id(party: Party) -> str:
    """Return a node's id: the figure's number, or kind and folded name."""
    if party.figure is not None:
        return f"figure-{party.figure}"
    return f"{party.kind.value}:{one_line(party.name).casefold()}"


def lines(network: Network) -> Iterator[str]:
    """Yield the lines of the file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<gexf xmlns="{NAMESPACE}" version="1.2">'
    yield "<meta><creator>dictafacta</creator></meta>"
    yield '<graph mode="static" defaultedgetype="directed">'
    yield from declarations("node", NODE_ATTRIBUTES)
    yield from declarations("edge", EDGE_ATTRIBUTES)
    yield "<nodes>"
    for identifier, party in network.nodes.items():
        values = (party.kind.value, party.country or "", " ".join(party.sectors))
        opening = f"<node {attribute('id', identifier)} {attribute('label', party.name)}>"
        yield f"{opening}{attvalues(values)}</node>"
    yield "</nodes>"
    yield "<edges>"
    for number, ((source, target, relation, status), edge) in enumerate(network.edges.items()):
        ends = f"{attribute('source', source)} {attribute('target', target)}"
        label = f'{attribute("label", relation)} weight="{edge.weight}"'
        counted = attvalues((relation, status, str(len(edge.documents))))
        yield f'<edge id="{number}" {ends} {label}>{counted}</edge>'
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def declarations(kind: str, titles: Iterable[str]) -> Iterator[str]:
    """Yield the declaration of the attributes of nodes or edges."""
    yield f'<attributes class="{kind}">'
    for number, title in enumerate(titles):
        sort = "integer" if title == "documents" else "string"
        yield f'<attribute id="{number}" title="{title}" type="{sort}"/>'
    yield "</attributes>"


def attvalues(values: Iterable[str]) -> str:
    """Return the values of declared attributes, empty ones left out."""
    inner = "".join(
        f'<attvalue for="{number}" {attribute("value", value)}/>'
        for number, value in enumerate(values)
        if value
    )
    return f"<attvalues>{inner}</attvalues>"


def attribute(name: str, value: str) -> str:
    """Return an attribute of XML with its value escaped."""
    return f"{name}={quoteattr(one_line(value))}"
