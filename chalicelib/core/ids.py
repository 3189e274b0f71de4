"""Identifiers: prefixed, sortable by age, and not to be guessed."""

import hashlib
import secrets
import zlib

from chalicelib.core import clock

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _crockford(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, 32)
        digits.append(_CROCKFORD[digit])
    return "".join(reversed(digits))


def new(prefix: str) -> str:
    """A ULID with a prefix: `ord_01J...`. 48 bits of milliseconds, 80 bits of chance."""
    milliseconds = int(clock.moment().timestamp() * 1000)
    return f"{prefix}_{_crockford((milliseconds << 80) | secrets.randbits(80), 26)}"


def derived(prefix: str, *parts: str) -> str:
    """The id these parts always give: what is done twice under it is done once."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return f"{prefix}_{_crockford(int.from_bytes(digest[:17]) >> 6, 26)}"


def order_number() -> str:
    """A short number to read aloud. It says nothing of how many orders there are; uniqueness is checked when used."""
    text = _crockford(secrets.randbits(40), 8)
    return f"{text[:4]}-{text[4:]}"


def token() -> str:
    """A secret that opens one cart or order: 160 bits."""
    return secrets.token_urlsafe(20)


def shard(text: str, of: int) -> int:
    """Which of `of` shards this text belongs to; the same on every machine."""
    return zlib.crc32(text.encode()) % of
