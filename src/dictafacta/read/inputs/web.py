"""Fetches pages: politely, within limits, and never from inside a private network unasked."""

import time
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from dictafacta.problems import Problem, Severity
from dictafacta.read.inputs.addresses import checked, resolve
from dictafacta.read.inputs.cache import Cache, Kept
from dictafacta.read.inputs.options import InputOptions

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"
_READABLE = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom")
MAX_ROBOTS = 500_000
"""The most bytes of a robots.txt that are read (RFC 9309, 2.5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page that was fetched; `url` is where it stood in the end."""

    url: str
    content: bytes
    media_type: str
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Fetcher:
    """Fetches pages under one set of options; keeps what the sites' robots.txt say."""

    options: InputOptions
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched | Problem:
        """Return the page at `url`, or why it cannot be had; follows a few redirects."""
        deadline = time.monotonic() + self.options.timeout
        for _ in range(self.options.redirects + 1):
            parts = checked(url)
            if isinstance(parts, Problem):
                return parts
            if self.options.robots and not self._allowed(parts, deadline):
                return Problem(
                    code="refused-by-robots",
                    where=url,
                    message="the site's robots.txt asks programs not to fetch this page",
                    hint="save the page in a browser and read the file",
                )
            answer = self._get(parts, deadline, self.options.max_page)
            if isinstance(answer, Problem | Fetched):
                return answer
            url = urljoin(url, answer)
        return Problem(code="too-many-redirects", where=url, message="the page redirects too often")

    def _get(self, parts: SplitResult, deadline: float, limit: int) -> Fetched | Problem | str:
        """Return the page, a problem, or where the page redirects to."""
        url = parts.geturl()
        address = resolve(parts, self.options.allow_private)
        if isinstance(address, Problem):
            return address
        cache = Cache(self.options.cache) if self.options.cache else None
        kept = cache.find(url) if cache else None
        try:
            with (
                httpx.Client(trust_env=False, timeout=self._left(deadline)) as client,
                client.stream(
                    "GET",
                    _pinned(parts, address),
                    headers=self._headers(parts, kept),
                    extensions={"sni_hostname": parts.hostname},
                ) as response,
            ):
                return self._answer(url, response, deadline, limit, kept, cache)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
            reason = str(error) or type(error).__name__
            return Problem(code="fetch-failed", where=url, message=f"cannot be fetched: {reason}")

    def _answer(
        self,
        url: str,
        response: httpx.Response,
        deadline: float,
        limit: int,
        kept: Kept | None,
        cache: Cache | None,
    ) -> Fetched | Problem | str:
        status = response.status_code
        if status == 304 and kept is not None:
            return Fetched(url=url, content=kept.content, media_type=kept.media_type)
        if response.is_redirect and (target := response.headers.get("location")):
            return str(target)
        if status != 200:
            return Problem(
                code="http-error", where=url, message=f"the site answers {status} instead of a page"
            )
        media_type = response.headers.get("content-type", "")
        if media_type and not media_type.lower().startswith(_READABLE):
            return Problem(
                code="unsupported-media-type", where=url, message=f"this is {media_type[:60]}"
            )
        content, fault = _body(response, deadline, limit)
        problems: tuple[Problem, ...] = ()
        if fault:
            problems = (
                Problem(code="partial-page", where=url, message=fault, severity=Severity.WARNING),
            )
        elif cache:
            cache.keep(url, content, media_type, response.headers)
        return Fetched(url=url, content=content, media_type=media_type, problems=problems)

    def _headers(self, parts: SplitResult, kept: Kept | None) -> dict[str, str]:
        headers = {
            "Host": parts.netloc.rpartition("@")[2],
            "User-Agent": self.options.user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
        }
        return headers | (kept.conditions() if kept else {})

    def _left(self, deadline: float) -> float:
        return max(0.1, deadline - time.monotonic())

    def _allowed(self, parts: SplitResult, deadline: float) -> bool:
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(urlsplit(f"{site}/robots.txt"), deadline)
        rules = self._robots[site]
        return rules is None or rules.can_fetch(self.options.user_agent, parts.geturl())

    def _rules(self, parts: SplitResult, deadline: float) -> RobotFileParser | None:
        """Return a site's rules; None where it has none. An error of the site forbids all."""
        answer: Fetched | Problem | str = ""
        for _ in range(self.options.redirects + 1):
            answer = self._get(parts, deadline, MAX_ROBOTS)
            if not isinstance(answer, str):
                break
            target = checked(urljoin(parts.geturl(), answer))
            if isinstance(target, Problem):
                return None
            parts = target
        rules = RobotFileParser()
        if isinstance(answer, Fetched):
            rules.parse(answer.content.decode("utf-8", "replace").splitlines())
            return rules
        if isinstance(answer, Problem) and " 5" in answer.message and answer.code == "http-error":
            rules.parse(["User-agent: *", "Disallow: /"])
            return rules
        return None


def _pinned(parts: SplitResult, address: str) -> str:
    """Return the address with the host replaced by the IP address that was checked."""
    host = f"[{address}]" if ":" in address else address
    port = f":{parts.port}" if parts.port else ""
    return parts._replace(netloc=f"{host}{port}", fragment="").geturl()


def _body(response: httpx.Response, deadline: float, limit: int) -> tuple[bytes, str]:
    """Return the body as far as limit and time allow, and what cut it short."""
    parts: list[bytes] = []
    size = 0
    for chunk in response.iter_bytes(65_536):
        parts.append(chunk)
        size += len(chunk)
        if size > limit:
            return b"".join(parts)[:limit], f"only the first {limit:,} bytes were fetched"
        if time.monotonic() > deadline:
            return b"".join(parts), "the site was too slow; only the beginning was fetched"
    return b"".join(parts), ""
