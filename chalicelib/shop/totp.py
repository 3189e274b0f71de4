"""Codes of an authenticator app: RFC 6238 with its usual choices (SHA-1, six digits, thirty seconds). Pure."""

import base64
import hashlib
import hmac
from urllib.parse import quote, urlencode

SECONDS = 30
DIGITS = 6
EARLY_OR_LATE = 1  # steps that a clock may be wrong by


def code_at(secret: bytes, step: int) -> str:
    """The code of a time step (RFC 4226, 5.3)."""
    digest = hmac.new(secret, step.to_bytes(8), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4]) & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of(secret: bytes, code: str, at: int, after: int = 0) -> int | None:
    """The time step this code is of, near the epoch second `at` later than `after`; None where it is of none."""
    now = at // SECONDS
    steps = range(max(now - EARLY_OR_LATE, after + 1), now + EARLY_OR_LATE + 1)
    return next((step for step in steps if hmac.compare_digest(code_at(secret, step), code)), None)


def address(secret: bytes, issuer: str, account: str) -> str:
    """What a QR code holds for an authenticator app (Google's Key URI format)."""
    name = quote(f"{issuer}:{account}", safe="")
    return f"otpauth://totp/{name}?{urlencode({'secret': in_letters(secret), 'issuer': issuer}, quote_via=quote)}"


def in_letters(secret: bytes) -> str:
    """The secret as it is typed where no camera is at hand: base32."""
    return base64.b32encode(secret).decode().rstrip("=")
