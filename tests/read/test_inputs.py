"""Pages come from wherever they are kept, and what cannot be had is said."""

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from dictafacta.model import Page
from dictafacta.problems import Problem
from dictafacta.read.inputs import InputOptions, pages_from
from dictafacta.read.inputs.addresses import is_public
from dictafacta.read.inputs.feeds import entries_of

HTML = b"<html><body><p>The minister resigned on Friday.</p></body></html>"


def found(source, **options):
    return list(pages_from(str(source), InputOptions(**options)))


def test_a_folder_gives_its_files_sorted_and_leaves_hidden_ones(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "z.html").write_bytes(HTML)
    (tmp_path / "a.txt").write_text("Plain.")
    (tmp_path / ".hidden").write_text("no")
    pages = found(tmp_path)
    assert [p.uri for p in pages] == [str(tmp_path / "a.txt"), str(tmp_path / "b" / "z.html")]
    assert [p.media_type for p in pages] == ["text/plain", "text/html"]


def test_a_missing_file_is_a_problem(tmp_path):
    (problem,) = found(tmp_path / "nothing.html")
    assert isinstance(problem, Problem)
    assert problem.code == "not-found"


def test_json_lines_give_text_and_html_with_what_is_known_of_them(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text(
        json.dumps(
            {"text": "It rained.", "title": "Rain", "published": "2023-09-14", "language": "en"}
        )
        + "\n\nno json\n"
        + json.dumps({"html": "<p>x</p>", "url": "https://example.org/a"})
        + "\n[1]\n{}\n"
    )
    first, bad, second, array, empty = found(path)
    assert first.content == "Rain\n\nIt rained."
    assert (first.published, first.language, first.uri) == ("2023-09-14", "en", f"{path}#1")
    assert (second.url, second.media_type) == ("https://example.org/a", "text/html")
    assert [p.code for p in (bad, array, empty)] == ["bad-line"] * 3


def test_a_packed_file_of_lines_that_is_cut_off_gives_what_stood_before(tmp_path):
    path = tmp_path / "pages.jsonl.gz"
    lines = b"".join(b'{"text": "line %d"}\n' % i for i in range(20000))
    path.write_bytes(gzip.compress(lines)[:-500])
    pages = found(path)
    assert len(pages) > 100
    assert isinstance(pages[-1], Problem)


def record(
    url: str, body: bytes = HTML, head: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html"
):
    http = head + b"\r\n\r\n" + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url.encode() + b"\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n"
    )


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_gives_its_pages(tmp_path, packed):
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    pack = gzip.compress if packed else bytes
    chunked = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked"
    body = b"%x\r\n" % len(HTML) + HTML + b"\r\n0\r\n\r\n"
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html"
    path.write_bytes(
        pack(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n")
        + pack(record("https://example.org/1"))
        + pack(record("https://example.org/2", body, chunked))
        + pack(record("https://example.org/3", HTML, missing))
    )
    pages = found(path)
    assert [p.url for p in pages] == ["https://example.org/1", "https://example.org/2"]
    assert all(p.content == HTML for p in pages)


def test_a_damaged_record_costs_only_itself(tmp_path):
    path = tmp_path / "a.warc.gz"
    members = [gzip.compress(record(f"https://example.org/{i}", HTML * 50)) for i in range(5)]
    broken = members[2][:60] + b"\x00" * 40 + members[2][100:]
    path.write_bytes(b"".join([*members[:2], broken, members[3], members[4][:-30]]))
    pages = found(path)
    assert [p.url for p in pages if isinstance(p, Page)] == [
        f"https://example.org/{i}" for i in (0, 1, 3)
    ]
    assert [p.code for p in pages if isinstance(p, Problem)] == ["damaged-archive"] * 2


def test_a_damaged_plain_archive_is_read_on(tmp_path):
    path = tmp_path / "a.warc"
    middle = record("https://example.org/2").replace(b"Content-Length: ", b"Content-Length: x", 1)
    path.write_bytes(record("https://example.org/1") + middle + record("https://example.org/3"))
    pages = found(path)
    assert [p.url for p in pages if isinstance(p, Page)] == [
        "https://example.org/1",
        "https://example.org/3",
    ]


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>One</title><link>https://example.org/one</link>
<pubDate>Thu, 14 Sep 2023 08:00:00 +0200</pubDate></item>
<item><title>Two</title><guid>https://example.org/two</guid></item>
<item><title>None</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title>
<link rel="self" href="/self"/><link href="/a"/>
<published>2023-09-14T10:00:00Z</published></entry></feed>"""


def test_feeds_give_links_and_dates():
    one, two = entries_of(RSS)
    assert (one.url, one.published, two.url) == (
        "https://example.org/one",
        "2023-09-14",
        "https://example.org/two",
    )
    (entry,) = entries_of(ATOM, "https://example.org/feed")
    assert (entry.url, entry.published) == ("https://example.org/a", "2023-09-14")


@pytest.mark.parametrize(
    "content", [b"", b"<rss", b"\x00\xff<rss><item>", b"<rss><channel><item><link>x"]
)
def test_damaged_feeds_raise_nothing(content):
    assert entries_of(content) == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1%eth0", False),
        ("0.0.0.0", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
    ],
)
def test_private_addresses_are_known(address, public):
    assert is_public(address) is public


class Site(BaseHTTPRequestHandler):
    """A site that redirects, refuses, drips and remembers what it was asked."""

    seen: ClassVar[list[str]] = []

    def do_GET(self):
        Site.seen.append(self.path)
        if self.path == "/robots.txt":
            self.answer(200, b"User-agent: *\nDisallow: /secret\n", "text/plain")
        elif self.path == "/moved":
            self.answer(302, b"", headers={"Location": "/page"})
        elif self.path == "/loop":
            self.answer(302, b"", headers={"Location": "/loop"})
        elif self.path == "/elsewhere":
            self.answer(302, b"", headers={"Location": "file:///etc/passwd"})
        elif self.path == "/page":
            if self.headers.get("If-None-Match") == '"v1"':
                self.answer(304, b"")
            else:
                self.answer(200, HTML, headers={"ETag": '"v1"'})
        elif self.path == "/picture":
            self.answer(200, b"x", "image/png")
        elif self.path == "/large":
            self.answer(200, HTML * 1000)
        elif self.path == "/feed":
            link = f"http://127.0.0.1:{self.server.server_port}/page"
            self.answer(
                200,
                f"<rss><channel><item><link>{link}</link></item></channel></rss>".encode(),
                "text/xml",
            )
        else:
            self.answer(404, b"")

    def answer(self, status, body, kind="text/html; charset=utf-8", headers=None):
        self.send_response(status)
        for name, value in {"Content-Type": kind, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    Site.seen.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_fetched_through_a_redirect(site):
    (page,) = found(f"{site}/moved", allow_private=True)
    assert (page.url, page.content) == (f"{site}/page", HTML)
    assert page.media_type.startswith("text/html")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/loop", "too-many-redirects"),
        ("/secret/page", "refused-by-robots"),
        ("/picture", "unsupported-media-type"),
        ("/none", "http-error"),
        ("/elsewhere", "bad-address"),
    ],
)
def test_what_cannot_be_fetched_is_said(site, path, code):
    (problem,) = found(f"{site}{path}", allow_private=True)
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_a_private_address_is_refused_before_anything_is_sent(site):
    (problem,) = found(f"{site}/page")
    assert problem.code == "private-address"
    assert Site.seen == []


def test_a_large_page_is_fetched_in_part_and_says_so(site):
    problem, page = found(f"{site}/large", allow_private=True, max_page=5000)
    assert problem.code == "partial-page"
    assert len(page.content) == 5000


def test_an_unchanged_page_comes_from_the_cache(site, tmp_path):
    first = found(f"{site}/page", allow_private=True, cache=tmp_path / "cache")
    again = found(f"{site}/page", allow_private=True, cache=tmp_path / "cache")
    assert first == again
    assert Site.seen.count("/page") == 2


def test_a_feed_gives_its_linked_pages(site):
    (page,) = found(f"{site}/feed", allow_private=True)
    assert (page.url, page.content) == (f"{site}/page", HTML)


def test_an_unknown_host_is_a_problem():
    (problem,) = found("http://no-such-host.invalid/page")
    assert problem.code in ("no-such-host", "private-address")
