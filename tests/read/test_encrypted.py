"""Encrypted pages are fetched from the checked address, under the name that was asked for."""

import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import certifi
import pytest

from dictafacta.read.inputs import InputOptions, pages_from

HERE = Path(__file__).parent / "certificates"
PAGE = b"<html><body><p>The minister resigned on Friday.</p></body></html>"


class Encrypted(ThreadingHTTPServer):
    """A server that notes which names it was called by, in the handshake and in the request."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.called: list[str | None] = []
        self.hosts: list[str | None] = []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(HERE / "courier.crt", HERE / "courier.key")
        context.sni_callback = lambda _, name, __: self.called.append(name)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request, client_address):
        pass  # a caller that refuses the certificate hangs up


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.hosts.append(self.headers.get("Host"))
        self.send_response(200 if self.path == "/page" else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *args):
        pass


@pytest.fixture
def server() -> Iterator[Encrypted]:
    server = Encrypted()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Let every name lead to this machine once, and nowhere later, as a hostile server may."""
    names: list[str] = []
    real = socket.getaddrinfo

    def answer(host, port, *args, **kwargs):
        if host.endswith(".test"):
            names.append(host)
            return real("127.0.0.1", port, type=socket.SOCK_STREAM)
        return real(host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return names


def fetched(url: str):
    (found,) = pages_from(url, InputOptions(allow_private=True, robots=False))
    return found


def test_a_page_comes_from_the_checked_address_under_its_own_name(server, asked, monkeypatch):
    monkeypatch.setattr(certifi, "where", lambda: str(HERE / "courier.crt"))
    page = fetched(f"https://courier.test:{server.server_port}/page")
    assert page.content == PAGE
    assert server.called == ["courier.test"]
    assert server.hosts == [f"courier.test:{server.server_port}"]
    assert asked == ["courier.test"]  # resolved once: what was checked is what was connected to


def test_a_certificate_that_nobody_vouches_for_is_refused(server, asked):
    problem = fetched(f"https://courier.test:{server.server_port}/page")
    assert problem.code == "fetch-failed"
    assert "certificate" in problem.message.lower()
    assert server.hosts == []


def test_a_certificate_for_another_name_is_refused(server, asked, monkeypatch):
    monkeypatch.setattr(certifi, "where", lambda: str(HERE / "courier.crt"))
    problem = fetched(f"https://impostor.test:{server.server_port}/page")
    assert problem.code == "fetch-failed"
    assert server.hosts == []


def test_a_name_that_leads_inside_is_refused_unasked(server, asked):
    (problem,) = pages_from(f"https://courier.test:{server.server_port}/page")
    assert problem.code == "private-address"
    assert server.called == []
