"""Refuses addresses inside a private network before anything is sent to them."""

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from dictafacta.problems import Problem


def checked(url: str) -> SplitResult | Problem:
    """Return the parts of a web address, or what is wrong with it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return Problem(code="bad-address", where=url, message=f"this is no address: {error}")
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        return Problem(
            code="bad-address",
            where=url,
            message="only http and https addresses with a host can be fetched",
        )
    return parts


def resolve(parts: SplitResult, allow_private: bool) -> str | Problem:
    """Return an IP address of the host; a problem where it has none or a private one.

    All addresses of the name are looked at: one private one is enough to refuse. The caller
    connects to the address returned, not to the name, so that a second answer of the name
    server cannot lead elsewhere.
    """
    url, host = parts.geturl(), parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return Problem(code="no-such-host", where=url, message=f"{host} is unknown: {error}")
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses:
        return Problem(code="no-such-host", where=url, message=f"{host} has no address")
    if not allow_private and any(not is_public(address) for address in addresses):
        return Problem(
            code="private-address",
            where=url,
            message=f"{host} is an address inside a private network",
            hint="allow private addresses if this is meant",
        )
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open network, also when wrapped in IPv6."""
    one = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(one, ipaddress.IPv6Address):
        inner = one.ipv4_mapped or one.sixtofour or (one.teredo[1] if one.teredo else None)
        if inner is not None and not inner.is_global:
            return False
    return one.is_global and not one.is_multicast
