"""Reading pages with a pipeline that needs no model: limits, batches, and what goes wrong."""

import json
import threading
import time
from pathlib import Path

import pytest

from dictafacta.model import Entity, EntityKind, Mention, MentionForm, MentionTable, Page, Span
from dictafacta.problems import DictafactaError
from dictafacta.service import bootstrap, read, read_many, read_pages
from dictafacta.service.limits import Clock, Limits, OutOfTime
from pipelines import PlainPipeline

TEXT = "Il governo annuncia una legge\n\nIl ministro ha detto che la legge passa."


@pytest.fixture
def plain(monkeypatch):
    """Put a pipeline without a model in the place of every real one."""
    pipeline = PlainPipeline()
    monkeypatch.setattr(bootstrap, "available", lambda: ("en", "it"))
    monkeypatch.setattr(bootstrap, "load_pipeline", lambda code, name: pipeline)
    return pipeline


def spin(seconds):
    """Use processor time."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def page(text, **given):
    return Page(uri="page", content=text, language="it", media_type="text/plain", **given)


def codes(reading):
    return [p.code for p in reading.problems]


def test_clean_text_keeps_its_wording(plain):
    reading = read(TEXT, language="it", published="2023-09-14")
    assert reading.text == TEXT
    assert reading.article.published.value == "2023-09-14"
    assert reading.made_by.model == "plain-0"
    assert json.loads(json.dumps(reading.to_dict()))["document"]["language"] == "it"


def test_readings_come_in_order_and_lazily(plain):
    seen = []

    def sources():
        for number in range(40):
            seen.append(number)
            yield f"Titolo {number}\n\nIl testo numero {number} della pagina."

    readings = read_many(sources(), language="it")
    assert next(readings).article.title == "Titolo 0"
    assert len(seen) == bootstrap.BATCH_PAGES
    assert [r.article.title for r in readings] == [f"Titolo {n}" for n in range(1, 40)]
    assert plain.batches == [16, 16, 8]


def test_a_page_that_takes_too_long_costs_no_other(plain):
    plain.before = lambda article: "lento" in article.text and spin(60)
    started = time.thread_time()
    pages = [page("Primo\n\nTesto."), page("Secondo\n\nTesto lento."), page("Terzo\n\nTesto.")]
    readings = list(read_pages(pages, Limits(seconds=0.3)))
    assert [codes(r) for r in readings] == [[], ["time-budget"], []]
    assert [r.made_by.model for r in readings] == ["plain-0", None, "plain-0"]
    assert readings[1].text == "Secondo\n\nTesto lento."
    assert time.thread_time() - started < 10


def test_a_stage_that_takes_too_long_leaves_the_rest(plain, monkeypatch):
    monkeypatch.setattr(bootstrap.extract, "find_statements", lambda *_: spin(60))
    reading = next(read_pages([page(TEXT)], Limits(seconds=0.3)))
    assert codes(reading) == ["time-budget"]
    assert "statements" in reading.problems[0].message


def test_data_that_defeat_a_stage_are_a_problem_with_its_place(plain, monkeypatch):
    def find_events(*_):
        raise ValueError("not a span: 4..4")

    monkeypatch.setattr(bootstrap.extract, "find_events", find_events)
    reading = read(TEXT, language="it")
    assert codes(reading) == ["failed-stage"]
    assert "events failed with ValueError: not a span" in reading.problems[0].message


def test_a_bug_is_not_hidden(plain, monkeypatch):
    def find_events(*_):
        raise TypeError("a bug")

    monkeypatch.setattr(bootstrap.extract, "find_events", find_events)
    with pytest.raises(TypeError):
        read(TEXT, language="it")


def test_a_record_that_does_not_read_back_is_refused(plain, monkeypatch):
    def find_mentions(parse, _):
        good = Mention(id="m1", span=Span(0, 10), form=MentionForm.NAME, entity="e1", head=0)
        far = Mention(id="m2", span=Span(5, 999), form=MentionForm.NAME, entity="e1", head=1)
        lost = Mention(id="m3", span=Span(0, 2), form=MentionForm.NAME, entity="e9", head=2)
        blank = Mention(id="m4", span=Span(29, 31), form=MentionForm.NAME, entity="e1", head=3)
        entity = Entity(id="e1", kind=EntityKind.ORGANIZATION, name="governo")
        return MentionTable((good, far, lost, blank), (entity,))

    monkeypatch.setattr(bootstrap.extract, "find_mentions", find_mentions)
    reading = read(TEXT, language="it")
    assert [m.id for m in reading.mentions] == ["m1"]
    assert codes(reading) == ["refused-record"] * 3


def test_a_language_without_pipeline_still_gives_the_article(plain):
    reading = read("Titel\n\nDie Regierung hat gestern ein Gesetz verkündet.", language="xx")
    assert codes(reading) == ["no-pipeline"]
    assert reading.article.title == "Titel"
    assert reading.statements == ()


def test_fifty_megabytes_are_read_in_part_and_say_so(plain):
    text = "Titolo\n\n" + "Una frase qualunque della pagina.\n\n" * 1_500_000
    reading = read(text, language="it")
    assert codes(reading) == ["too-large", "text-too-long"]
    assert reading.article.source.bytes == len(text)
    assert reading.readable


def test_a_text_that_is_too_long_is_analysed_in_part(plain):
    text = "Titolo\n\n" + "\n\n".join(f"La frase numero {n} della pagina." for n in range(500))
    reading = next(read_pages([page(text)], Limits(characters=2_000)))
    assert codes(reading) == ["text-too-long"]
    assert len(reading.text) > 10_000


def test_a_block_that_is_too_long_is_cut_at_white_space_for_the_pipeline(plain):
    sizes = []
    plain.before = lambda article: sizes.extend(len(b.span) for b in article.blocks)
    text = "Titolo\n\n" + "parola " * 5000 + "x" * 25_000
    reading = next(read_pages([page(text)], Limits(block=1_000)))
    assert codes(reading) == []
    assert max(sizes) <= 1_000
    assert len(reading.article.blocks) == 2


def test_the_empty_page_is_a_problem_and_no_exception(plain):
    for source in ("", b"", " \n\t\n ", b"\x00" * 100):
        reading = read(source)
        assert not reading.readable
        assert any(p.severity == "error" for p in reading.problems)


def test_mistakes_of_the_caller_have_a_code_and_a_hint(tmp_path):
    for source, given, code in (
        (tmp_path / "none.html", {}, "no-such-file"),
        (tmp_path, {}, "is-a-folder"),
        ("text", {"published": "yesterday"}, "bad-date"),
        ("text", {"language": "Italian!"}, "bad-language"),
    ):
        with pytest.raises(DictafactaError) as raised:
            read(source, **given)
        assert raised.value.code == code
        assert raised.value.hint


def test_a_path_is_read_and_a_str_is_text(plain, tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert read(Path(file), language="it").text == TEXT
    assert read(str(file), language="it").text != TEXT


def test_the_clock_works_without_an_alarm():
    clock = Clock(0.05)
    outcome = []

    def work():
        with clock.running():
            spin(0.1)
        try:
            with clock.running():
                outcome.append("ran")
        except OutOfTime:
            outcome.append("out of time")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert outcome == ["out of time"]


def test_the_alarm_is_given_back():
    import signal

    with Clock(5).running():
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) is signal.SIG_DFL
