"""FollowTheMoney, Web Annotation, GDELT, GEXF and GeoJSON are what other programs expect."""

import io
import json
from collections import Counter

import networkx as nx
import pytest
from lxml import etree

from desk_rows import document, event, figure, hostile_events, hostile_statements, party, statement
from dictafacta.export import GDELT_COLUMNS, Format, RowKind, write_text
from dictafacta.export.annotations import annotation
from dictafacta.export.codes import country_codes
from dictafacta.model import EntityKind, EventType, Span, Status


def written(rows, wanted, kind=None):
    rows = list(rows)
    kind = kind or (RowKind.STATEMENTS if hasattr(rows[0], "act") else RowKind.EVENTS)
    stream = io.StringIO(newline="")
    assert write_text(rows, kind, wanted, stream) == len(rows)
    text = stream.getvalue()
    text.encode("utf-8")  # raises where half of a surrogate pair is left
    return text


EVERYTHING = [*hostile_statements(), *hostile_events(), statement(), event()]


# Web Annotation


def test_an_annotation_finds_its_words_in_the_page_and_in_the_text():
    found = annotation(statement())
    assert found["type"] == "Annotation"
    in_page, in_text = found["target"]
    assert in_page["source"] == "https://news.example/a?b=1"
    quotation, fragment = in_page["selector"]
    assert quotation["exact"] == "the bridge is closed"
    assert quotation["prefix"].endswith("said that “")
    assert quotation["suffix"].startswith("” and the army")
    assert fragment["value"] == ":~:text=the%20bridge%20is%20closed"
    assert in_text["selector"][1] == {"type": "TextPositionSelector", "start": 134, "end": 154}
    values = [body["value"] for body in found["body"]]
    assert "speaker: Anna Brandt" in values
    assert "about: Vienna" in values


def test_words_outside_the_sentence_have_no_context_and_a_page_without_address_no_target():
    row = statement(document=document(url=None), content=(Span(900, 920),))
    [target] = annotation(row)["target"]
    assert set(target["selector"][0]) == {"type", "exact"}
    assert target["source"] == f"urn:dictafacta:text:{'d' * 64}"


def test_annotations_are_one_json_document_whatever_the_text():
    found = json.loads(written(EVERYTHING, Format.ANNOTATION))
    assert found["type"] == "AnnotationPage"
    assert len(found["items"]) == len(EVERYTHING)
    for item in found["items"]:
        assert item["target"]
        for target in item["target"]:
            assert not set(target["source"]) & set(' <>"{}|\\^`\n\t')


# GDELT


def gdelt(*rows):
    lines = written(rows, Format.GDELT).split("\n")
    assert lines.pop() == ""
    names = lines[0].split("\t")
    cells = [line.split("\t") for line in lines[1:]]
    assert all(len(c) == len(names) for c in cells)
    return [dict(zip(names, c, strict=True)) for c in cells]


def test_the_first_61_columns_are_those_of_gdelt_2():
    names = [c.name for c in GDELT_COLUMNS]
    assert names[0] == "GLOBALEVENTID"
    assert names[5] == "Actor1Code"
    assert names[15] == "Actor2Code"
    assert names[25:31] == [
        "IsRootEvent",
        "EventCode",
        "EventBaseCode",
        "EventRootCode",
        "QuadClass",
        "GoldsteinScale",
    ]
    assert names[51:53] == ["ActionGeo_Type", "ActionGeo_FullName"]
    assert names[60] == "SOURCEURL"
    assert all(n.startswith("Df") for n in names[61:])
    assert all(c.meaning for c in GDELT_COLUMNS)


def test_an_event_has_a_row_for_each_actor_with_each_recipient():
    first, second = gdelt(event())
    assert first["GLOBALEVENTID"] != second["GLOBALEVENTID"]
    assert int(first["GLOBALEVENTID"]) < 2**63
    assert (first["DfPairs"], first["DfEventID"]) == ("2", second["DfEventID"])
    assert first["Actor1Code"] == "AUTMIL"
    assert (first["Actor2Name"], second["Actor2Name"]) == ("Anna Brandt", "Bern Falk")
    assert first["SQLDATE"] == "20310501"
    assert first["FractionDate"] == "2031.3315"
    assert (first["EventCode"], first["EventBaseCode"], first["EventRootCode"]) == (
        "0874",
        "087",
        "08",
    )
    assert (first["QuadClass"], first["GoldsteinScale"], first["IsRootEvent"]) == ("2", "6.5", "1")
    assert (first["ActionGeo_CountryCode"], first["ActionGeo_Lat"]) == ("AU", "48.2")
    assert first["DATEADDED"] == "20310503101112"
    assert (first["DfStatus"], first["DfAttributedTo"]) == ("actual", "Anna Brandt")


@pytest.mark.parametrize(
    ("given", "column", "cell"),
    [
        ({"date": "2031-05"}, "SQLDATE", ""),
        ({"date": "2031-05"}, "MonthYear", "203105"),
        ({"date": "2031-05-01/2031-05-04"}, "SQLDATE", "20310501"),
        ({"date": "2031-13-41"}, "FractionDate", ""),
        ({"date": None}, "Year", ""),
        ({"cameo": None, "type": EventType.ACCUSE}, "QuadClass", "3"),
        ({"cameo": "190"}, "QuadClass", "4"),
        ({"cameo": "042"}, "QuadClass", "1"),
        ({"lead": None}, "IsRootEvent", ""),
        ({"places": ()}, "ActionGeo_Lat", ""),
        ({"status": Status.NEGATED}, "DfStatus", "negated"),
        ({"actors": ()}, "Actor1Name", ""),
    ],
)
def test_what_is_not_known_stays_empty(given, column, cell):
    assert gdelt(event(**given))[0][column] == cell


def test_those_who_meet_are_one_pair_and_those_who_attack_alone_are_none():
    both = (party("Anna Brandt"), party("Bern Falk"))
    [met] = gdelt(event(type=EventType.CONSULT, actors=both, recipients=()))
    assert (met["Actor1Name"], met["Actor2Name"]) == ("Anna Brandt", "Bern Falk")
    attacks = gdelt(event(type=EventType.ASSAULT, actors=both, recipients=()))
    assert [(a["Actor1Name"], a["Actor2Name"]) for a in attacks] == [
        ("Anna Brandt", ""),
        ("Bern Falk", ""),
    ]


def test_hostile_text_breaks_no_row():
    rows = list(hostile_events())
    found = gdelt(*rows)
    assert len(found) == len(rows)
    assert not any(row["Actor1Name"].startswith(("=", "+", "-", "@")) for row in found)


# GEXF


def gexf(rows):
    text = written(rows, Format.GEXF)
    etree.fromstring(text.encode("utf-8"))
    return nx.read_gexf(io.BytesIO(text.encode("utf-8")))


def test_the_network_of_statements_leads_from_speakers_to_those_spoken_of():
    graph = gexf([statement(), statement(document=document(id="e" * 64))])
    [(source, target, edge)] = graph.edges(data=True)
    assert graph.nodes[source]["label"] == "Anna Brandt"
    assert graph.nodes[target] == {"label": "Vienna", "kind": "place", "country": "AUT"}
    assert (edge["weight"], edge["relation"], edge["documents"]) == (2, "say", 2)
    assert source == "figure-7"


def test_the_network_of_events_keeps_what_did_not_happen_apart():
    graph = gexf([event(), event(status=Status.NEGATED)])
    statuses = Counter(edge["status"] for _, _, edge in graph.edges(data=True))
    assert statuses == {"actual": 2, "negated": 2}


def test_hostile_names_are_nodes_of_well_formed_xml():
    assert len(gexf(list(hostile_statements()))) > 10
    assert len(gexf(list(hostile_events()))) > 10


def test_gexf_holds_to_its_schema():
    schema = etree.RelaxNG(etree.fromstring(GEXF_SCHEMA))
    tree = etree.fromstring(written(EVERYTHING, Format.GEXF, RowKind.EVENTS).encode("utf-8"))
    assert schema.validate(tree), schema.error_log


# The part of GEXF 1.2 that is written here.
GEXF_SCHEMA = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.gexf.net/1.2draft"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="gexf"><attribute name="version"><value>1.2</value></attribute>
 <element name="meta"><element name="creator"><text/></element></element>
 <element name="graph"><attribute name="mode"><value>static</value></attribute>
  <attribute name="defaultedgetype"><value>directed</value></attribute>
  <zeroOrMore><element name="attributes">
   <attribute name="class"><choice><value>node</value><value>edge</value></choice></attribute>
   <oneOrMore><element name="attribute"><attribute name="id"/><attribute name="title"/>
    <attribute name="type"><choice><value>string</value><value>integer</value></choice></attribute>
   </element></oneOrMore></element></zeroOrMore>
  <element name="nodes"><zeroOrMore><element name="node"><attribute name="id"/>
   <attribute name="label"/><ref name="values"/></element></zeroOrMore></element>
  <element name="edges"><zeroOrMore><element name="edge"><attribute name="id"/>
   <attribute name="source"/><attribute name="target"/><attribute name="label"/>
   <attribute name="weight"><data type="double"/></attribute><ref name="values"/>
  </element></zeroOrMore></element>
 </element></element></start>
<define name="values"><element name="attvalues"><zeroOrMore><element name="attvalue">
 <attribute name="for"/><attribute name="value"/></element></zeroOrMore></element></define>
</grammar>
"""


# GeoJSON


def features(*rows):
    found = json.loads(written(rows, Format.GEOJSON))
    assert found["type"] == "FeatureCollection"
    return found["features"]


def test_an_event_stands_where_the_text_puts_it():
    [feature] = features(event())
    assert feature["geometry"] == {"type": "Point", "coordinates": [16.4, 48.2]}
    assert feature["properties"]["type"] == "RETREAT"
    assert feature["properties"]["places"] == ["Vienna"]


def test_an_event_without_coordinates_is_on_no_map_and_not_lost():
    nowhere = party("Nowhere", EntityKind.PLACE)
    [feature] = features(event(places=(nowhere,)))
    assert feature["geometry"] is None


def test_an_event_in_two_places_has_two_points():
    places = [
        party(name, EntityKind.PLACE, latitude=1.0, longitude=float(at))
        for at, name in enumerate(("A", "B", "A"))
    ]
    [feature] = features(event(places=(*places, places[0])))
    assert feature["geometry"] == {
        "type": "MultiPoint",
        "coordinates": [[0.0, 1.0], [1.0, 1.0], [2.0, 1.0]],
    }


def test_hostile_text_breaks_no_geojson():
    assert len(features(*hostile_events())) == len(list(hostile_events()))


# FollowTheMoney

FTM_ROWS = [
    (RowKind.STATEMENTS, [statement(), *hostile_statements()]),
    (RowKind.EVENTS, [event(), event(id="v2", date="2031-05-01/2031-05-04"), *hostile_events()]),
    (RowKind.DOCUMENTS, [document(), document(id="e" * 64, published=None, language="und")]),
    (RowKind.FIGURES, [figure(), figure(id=8, kind=EntityKind.GROUP, name="two men")]),
]
# What followthemoney 4.11 demands and allows of the schemata that are written here.
FTM_REQUIRED = {
    "Mention": {"document", "name"},
    "Event": {"name"},
    "Person": {"name"},
    "Organization": {"name"},
    "PublicBody": {"name"},
}


def ftm(rows, kind):
    return [json.loads(line) for line in written(rows, Format.FTM, kind).split("\n")[:-1]]


@pytest.mark.parametrize(("kind", "rows"), FTM_ROWS)
def test_every_entity_comes_once_with_what_its_schema_demands(kind, rows):
    found = ftm(rows, kind)
    ids = [entity["id"] for entity in found]
    assert len(set(ids)) == len(ids)
    for entity in found:
        assert FTM_REQUIRED.get(entity["schema"], set()) <= set(entity["properties"])
        for name in ("entity", "proof", "document", "resolved", "organizer", "involved"):
            assert set(entity["properties"].get(name, ())) <= set(ids)


@pytest.mark.parametrize(("kind", "rows"), FTM_ROWS)
def test_followthemoney_itself_takes_every_entity(kind, rows):
    followthemoney = pytest.importorskip("followthemoney", reason="needs the extra ftm")
    for entity in ftm(rows, kind):
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        kept = proxy.to_dict()["properties"]
        assert set(kept) == set(entity["properties"]), entity
        for name, values in entity["properties"].items():
            proper = proxy.schema.properties[name]
            assert all(proper.type.validate(v) for v in values), (name, values)


def test_a_statement_is_a_note_on_its_speaker_proven_by_its_article():
    entities = {e["schema"]: e for e in ftm([statement()], RowKind.STATEMENTS)}
    assert set(entities) == {"Article", "Person", "Address", "Mention", "Note"}
    note, person = entities["Note"]["properties"], entities["Person"]
    assert note["description"] == ["the bridge is closed"]
    assert note["entity"] == [person["id"]] == ["df-figure-7"]
    assert note["proof"] == [entities["Article"]["id"]]
    assert person["properties"]["country"] == ["at"]


def test_an_army_is_a_public_body_and_a_group_no_entity():
    group = party("two officials", EntityKind.GROUP)
    entities = ftm([event(recipients=(group,))], RowKind.EVENTS)
    assert Counter(e["schema"] for e in entities) == {
        "Article": 1,
        "PublicBody": 1,
        "Person": 1,
        "Address": 1,
        "Mention": 2,
        "Event": 1,
    }
    [found] = [e["properties"] for e in entities if e["schema"] == "Event"]
    assert "involved" not in found
    assert "attributed to:Anna Brandt" in found["keywords"]


def test_country_codes_are_those_of_the_world():
    codes = country_codes()
    assert len(codes) > 240
    assert (codes["AUT"].alpha2, codes["AUT"].fips) == ("AT", "AU")
