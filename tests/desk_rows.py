"""Rows for the tests of exports: an ordinary one of each kind, and hostile ones."""

from dataclasses import replace

from dictafacta.model import (
    Act,
    Count,
    CountKind,
    DeskDocument,
    EntityKind,
    EventRow,
    EventType,
    FigureRow,
    Party,
    Passage,
    Span,
    StatementKind,
    StatementRow,
    Status,
    StoryRow,
    Verdict,
)

# Formulas, control characters, markup, breaks, halves of surrogate pairs, non-characters.
HOSTILE = (
    '=HYPERLINK("http://x.example","y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    "\n=1+1",
    " =1",
    "a\x00b\x1b[31mc\x08",
    '<script>alert("1")</script>&amp;',
    "a\r\nb,\"c\";d\t'e'\u2028f\x85g",
    "\ud800x\udfff",
    "]]>\ufffe\uffff",
    "»“ \u202etxt.exe \u200b",
    "",
    " ",
)

SENTENCE = "In Vienna, Anna Brandt said that “the bridge is closed” and the army left."


def document(**given):
    fields = {
        "id": "d" * 64,
        "uri": "pages/a.html",
        "url": "https://news.example/a?b=1",
        "outlet": "The Example",
        "title": "Bridge closed",
        "language": "en",
        "published": "2031-05-02",
        "added": "2031-05-03T10:11:12+00:00",
        "origin": "d" * 64,
        "story": 3,
    }
    return DeskDocument(**{**fields, **given})


def party(name="Anna Brandt", kind=EntityKind.PERSON, **given):
    start = SENTENCE.find(name)
    span = Span(start, start + len(name)) if start >= 0 and name else None
    return Party(**{"name": name, "text": name, "kind": kind, "span": span, **given})


def passage():
    return Passage(span=Span(100, 100 + len(SENTENCE)), text=SENTENCE)


def statement(**given):
    start = 100 + SENTENCE.index("the bridge")
    fields = {
        "document": document(),
        "id": "s0123456789ab",
        "kind": StatementKind.DIRECT,
        "act": Act.SAY,
        "content": (Span(start, start + 20),),
        "contents": ("the bridge is closed",),
        "passage": passage(),
        "rule": "cue-before",
        "confidence": 0.91234,
        "cue": "say",
        "cue_span": Span(123, 127),
        "speaker": party(country="AUT", sectors=("GOV",), figure=7),
        "about": (party("Vienna", EntityKind.PLACE, country="AUT", latitude=48.2, longitude=16.4),),
        "link": "https://news.example/a?b=1#:~:text=the%20bridge%20is%20closed",
        "verdict": Verdict.CONFIRMED,
    }
    return StatementRow(**{**fields, **given})


def event(**given):
    start = 100 + SENTENCE.index("left")
    fields = {
        "document": document(),
        "id": "v0123456789ab",
        "type": EventType.RETREAT,
        "anchor_spans": (Span(start, start + 4),),
        "anchors": ("left",),
        "passage": passage(),
        "rule": "verb",
        "confidence": 0.8,
        "mode": "withdraw",
        "contexts": ("military",),
        "cameo": "0874",
        "score": 6.5,
        "actors": (party("the army", EntityKind.ORGANIZATION, country="AUT", sectors=("MIL",)),),
        "recipients": (party(figure=7, country="AUT"), party("Bern Falk")),
        "places": (
            party("Vienna", EntityKind.PLACE, country="AUT", latitude=48.2, longitude=16.4),
        ),
        "date": "2031-05-01~",
        "status": Status.ACTUAL,
        "attributed_to": (party(figure=7),),
        "counts": (Count(kind=CountKind.DEAD, span=Span(100, 102), value=12),),
        "lead": True,
    }
    return EventRow(**{**fields, **given})


def figure(**given):
    fields = {
        "id": 7,
        "kind": EntityKind.PERSON,
        "name": "Anna Brandt",
        "names": (("Anna Brandt", 3), ("Анна Брандт", 1)),
        "roles": ("minister",),
        "country": "AUT",
        "sectors": ("GOV",),
        "documents": 4,
        "reasons": ("surnames agree",),
    }
    return FigureRow(**{**fields, **given})


def story(**given):
    fields = {
        "id": 3,
        "title": "Bridge closed",
        "first": "2031-05-01",
        "last": "2031-05-02",
        "documents": ("d" * 64, "e" * 64),
        "origins": ("d" * 64,),
        "languages": ("de", "en"),
        "people": (7,),
    }
    return StoryRow(**{**fields, **given})


def hostile_statements():
    """Return statements with hostile text wherever text from a page can stand."""
    for text in HOSTILE:
        who = replace(party(), name=text, text=text)
        yield statement(
            document=document(title=text, outlet=text, uri=text, url=f"https://x.example/{text}"),
            contents=(text,),
            speaker=who,
            about=(who, replace(who, kind=EntityKind.PLACE)),
            passage=Passage(span=Span(100, 101 + len(text)), text=text),
            cue=text,
            link=f"https://x.example/{text}",
        )


def hostile_events():
    """Return events with hostile text wherever text from a page can stand."""
    for text in HOSTILE:
        who = replace(party(), name=text, text=text)
        yield event(
            document=document(title=text, outlet=text, uri=text, url=None, added=""),
            anchors=(text,),
            actors=(who,),
            recipients=(replace(who, kind=EntityKind.GROUP),),
            places=(replace(who, kind=EntityKind.PLACE, latitude=-33.5, longitude=-70.6),),
            date=text or None,
            passage=Passage(span=Span(100, 101 + len(text)), text=text),
            mode=text,
            contexts=(text,),
        )
