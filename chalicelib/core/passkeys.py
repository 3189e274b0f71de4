"""Passkeys (WebAuthn level 3), for whoever signs in: staff and customers alike.

A ceremony has two requests. The first gives the browser options with a challenge, kept here for a few minutes; the
second brings what the authenticator signed. Taking it in removes the challenge in the same transaction, so that it is
good for once. The domain a passkey is for is the host of the shop; what was made for one is refused on another.

We ask for no attestation: a passkey is whoever's makes it while signed in. It must be discoverable and verify its
user, so that one by itself is as much as a password and a code together.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field
from pynamodb.expressions.operand import Path

from chalicelib.core import clock
from chalicelib.core.errors import Refused, not_found
from chalicelib.core.settings import settings
from chalicelib.core.table import Flag, Item, Json, Key, Number, Text, only, query
from chalicelib.core.transaction import Transaction
from chalicelib.core.wire import Input, Output

CHALLENGE_LASTS = 5 * 60  # seconds
MOST = 20  # passkeys of one person
ES256, RS256, EDDSA = -7, -257, -8  # COSE algorithms, by IANA's registry
PRESENT, VERIFIED, BACKED_UP, KEY_INCLUDED = 0x01, 0x04, 0x10, 0x40  # flags of authenticator data, 6.1

OVER = Refused("passkey_expired", "That took too long, or was done already. Try again.", status=422)
NOT_OURS = Refused(
    "passkey_refused", "This passkey could not be checked. Try again, or sign in another way.", status=401
)
UNREADABLE = Refused("passkey_unreadable", "Your browser sent a passkey that we cannot read. Try another.", status=422)
COPIED = Refused(
    "passkey_copied",
    "This passkey was used out of order, as a copy would be. Sign in another way and remove it.",
    status=401,
)
KNOWN = Refused("passkey_known", "This passkey is here already.")
ENOUGH = Refused("too_many_passkeys", f"You have {MOST} passkeys. Remove one first.")


class Challenge(Item, kind="passkey_challenge"):
    """What an authenticator must sign next; good for once, until it expires."""

    AUDITED = ""
    KEY = Key("PASSKEY_CHALLENGE#{digest}", "CHALLENGE", reads="never; only its removal is guarded")

    digest = Text()
    deed = Text()  # webauthn.create or webauthn.get
    owner = Text()  # who is to make one; "" where it says who signs in


class Passkey(Item, kind="passkey"):
    """A public key, and whose it is."""

    KEY = Key("PASSKEY#{digest}", "PASSKEY", reads="whose the passkey is that signs in")
    G1 = Key("PASSKEYS#{owner}", "{created_at}#{digest}", reads="somebody's passkeys, oldest first")

    digest = Text()  # of the credential's id, which may be long; the passkey's own id in addresses
    credential_id = Text()  # base64url, as browsers write it
    owner = Text()  # "staff:stf_..." or "customer:cus_..."
    public_key = Text()  # base64 of DER SubjectPublicKeyInfo
    algorithm = Number()  # COSE
    signatures = Number()  # the authenticator's counter; 0 where it does not count
    domain = Text()
    title = Text()
    transports = Json()
    backed_up = Flag()
    created_at = Text()
    used_at = Text(null=True)


@dataclass(frozen=True)
class Site:
    """Where the browser is: the origin it tells of, and the domain that passkeys are for."""

    origin: str
    domain: str


def site_of(host: str) -> Site:
    """The site of a request's Host header. Only a browser on this machine itself may do without TLS."""
    domain = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    scheme = "http" if domain == "localhost" or domain.endswith(".localhost") else "https"
    return Site(f"{scheme}://{host}".lower(), domain.lower())


def site_asked(headers: Mapping[str, str]) -> Site:
    """The site a request was sent from. Behind a CDN its Host is the API's own, so the shop's address counts too."""
    if headers.get("origin") == settings.url:
        return site_of(urlsplit(settings.url).netloc)
    return site_of(headers.get("host", ""))


# What comes in and goes out


class NewPasskeyIn(Input):
    """What navigator.credentials.create() gave, its bytes in base64url. `public_key` is getPublicKey()."""

    id: str = Field(min_length=1, max_length=1400)
    client_data: str = Field(min_length=1, max_length=4000)
    authenticator_data: str = Field(min_length=1, max_length=8000)
    public_key: str = Field(min_length=1, max_length=4000)
    algorithm: int
    transports: list[str] = Field(default_factory=list, max_length=10)
    title: str = Field(default="", max_length=80, description="What its owner calls it.")


class SignedIn(Input):
    """What navigator.credentials.get() gave, its bytes in base64url."""

    id: str = Field(min_length=1, max_length=1400)
    client_data: str = Field(min_length=1, max_length=4000)
    authenticator_data: str = Field(min_length=1, max_length=4000)
    signature: str = Field(min_length=1, max_length=2000)


class PasskeyOut(Output):
    id: str
    title: str
    created_at: str
    used_at: str | None
    backed_up: bool = Field(description="It lives in an account and comes back on a new device.")


class ExcludedOut(Output):
    id: str
    transports: list[str]


class NewPasskeyOptionsOut(Output):
    """For navigator.credentials.create(); bytes in base64url."""

    challenge: str
    domain: str
    shop: str
    user_id: str
    user_name: str
    algorithms: list[int]
    exclude: list[ExcludedOut]
    timeout: int = Field(description="Milliseconds")


class SignInOptionsOut(Output):
    """For navigator.credentials.get(); bytes in base64url. The passkey itself says whose it is."""

    challenge: str
    domain: str
    timeout: int = Field(description="Milliseconds")


def shown(passkey: Passkey) -> dict[str, Any]:
    """A passkey as PasskeyOut."""
    return {
        "id": passkey.digest,
        "title": passkey.title,
        "created_at": passkey.created_at,
        "used_at": passkey.used_at,
        "backed_up": passkey.backed_up,
    }


# The two ceremonies


def options_to_make(owner: str, user_name: str, shop: str, site: Site) -> dict[str, Any]:
    """NewPasskeyOptionsOut for the owner ("staff:stf_..."), who is signed in. Writes a challenge."""
    there = of(owner)
    if len(there) >= MOST:
        raise ENOUGH
    return {
        "challenge": _challenge("webauthn.create", owner),
        "domain": site.domain,
        "shop": shop,
        "user_id": _text(hashlib.sha256(owner.encode()).digest()),
        "user_name": user_name,
        "algorithms": [ES256, EDDSA, RS256],
        "exclude": [{"id": each.credential_id, "transports": each.transports} for each in there],
        "timeout": CHALLENGE_LASTS * 1000,
    }


def make(tx: Transaction, owner: str, given: NewPasskeyIn, site: Site) -> Passkey:
    """Add to a transaction the passkey that was made for these options. Raises OVER, KNOWN, NOT_OURS, UNREADABLE."""
    _take_challenge(tx, given.client_data, "webauthn.create", owner, site)
    told = _authenticator_data(given.authenticator_data, site)
    credential_id = _bytes(given.id)
    if not told.flags & KEY_INCLUDED or told.credential_id != credential_id:
        raise UNREADABLE
    key = _bytes(given.public_key)
    _only_of_the_authenticator(key, given.algorithm, told.rest)
    passkey = Passkey.new(
        digest=_digest(credential_id),
        credential_id=_text(credential_id),
        owner=owner,
        public_key=base64.b64encode(key).decode(),
        algorithm=given.algorithm,
        signatures=told.signatures,
        domain=site.domain,
        title=given.title,
        transports=sorted({each for each in given.transports if each.isascii() and len(each) < 20}),
        backed_up=bool(told.flags & BACKED_UP),
        created_at=clock.now(),
        used_at=None,
    )
    tx.create(passkey, otherwise=KNOWN)
    return passkey


def options_to_sign_in(site: Site) -> dict[str, Any]:
    """SignInOptionsOut for whoever is there. Writes a challenge: throttle who asks."""
    return {"challenge": _challenge("webauthn.get", ""), "domain": site.domain, "timeout": CHALLENGE_LASTS * 1000}


def use(tx: Transaction, kind: str, given: SignedIn, site: Site) -> Passkey:
    """Add to a transaction that this passkey of a `kind` of owner ("staff", "customer") was used; gives it.

    The counter of an authenticator that counts must have gone up, in the write itself. Raises OVER, NOT_OURS, COPIED.
    """
    passkey = Passkey.find(digest=_digest(_bytes(given.id)))
    if passkey is None or not passkey.owner.startswith(f"{kind}:") or passkey.domain != site.domain:
        raise NOT_OURS
    _take_challenge(tx, given.client_data, "webauthn.get", "", site)
    told = _authenticator_data(given.authenticator_data, site)
    signed = _bytes(given.authenticator_data) + hashlib.sha256(_bytes(given.client_data)).digest()
    key = base64.b64decode(passkey.public_key)
    if not _signature_fits(key, int(passkey.algorithm), _bytes(given.signature), signed):
        raise NOT_OURS
    counted = Path("signatures") < told.signatures if told.signatures else Path("signatures") == 0
    tx.change(
        passkey,
        when=counted,
        otherwise=COPIED,
        signatures=told.signatures,
        used_at=clock.now(),
        backed_up=bool(told.flags & BACKED_UP),
    )
    return passkey


def of(owner: str) -> list[Passkey]:
    """Somebody's passkeys, oldest first. One query."""
    return only(query(f"PASSKEYS#{owner}", index="g1", limit=MOST), Passkey)


def remove(tx: Transaction, owner: str, digest: str) -> Passkey:
    """Add to a transaction the removal of one of the owner's passkeys; a 404 where it is not theirs."""
    passkey = Passkey.find(digest=digest)
    if passkey is None or passkey.owner != owner:
        raise not_found("passkey")
    tx.delete(passkey)
    return passkey


# The challenge


def _challenge(deed: str, owner: str) -> str:
    secret = secrets.token_bytes(32)
    challenge = Challenge.new(
        digest=_digest(secret), deed=deed, owner=owner, expires_at=clock.epoch(seconds=CHALLENGE_LASTS)
    )
    with Transaction() as tx:
        tx.create(challenge)
    return _text(secret)


def _take_challenge(tx: Transaction, client_data: str, deed: str, owner: str, site: Site) -> None:
    """The browser's word on what it did (5.8.1), and the challenge in it gone with the same write."""
    try:
        told = json.loads(_bytes(client_data))
        kind, origin, secret = told["type"], told["origin"], _bytes(told["challenge"])
        framed = told.get("crossOrigin", False)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UNREADABLE from None
    if kind != deed or origin != site.origin or framed is not False:
        raise NOT_OURS
    fits = (Path("deed") == deed) & (Path("owner") == owner) & (Path("expires_at") > clock.epoch())
    tx.delete(Challenge.new(digest=_digest(secret), deed=deed, owner=owner), when=fits, otherwise=OVER)


# What the authenticator says


@dataclass(frozen=True)
class _Told:
    flags: int
    signatures: int
    credential_id: bytes
    rest: bytes  # the new public key, in CBOR


def _authenticator_data(text: str, site: Site) -> _Told:
    """Authenticator data (6.1): domain's hash, flags, counter, and of a new passkey its id and key."""
    told = _bytes(text)
    if len(told) < 37:
        raise UNREADABLE
    if told[:32] != hashlib.sha256(site.domain.encode()).digest():
        raise NOT_OURS
    flags = told[32]
    if not flags & PRESENT or not flags & VERIFIED:
        raise NOT_OURS
    length = int.from_bytes(told[53:55]) if flags & KEY_INCLUDED else 0
    return _Told(flags, int.from_bytes(told[33:37]), told[55 : 55 + length], told[55 + length :])


def _only_of_the_authenticator(key: bytes, algorithm: int, cose: bytes) -> None:
    """Refuse a key that we cannot use, or that is not the one the authenticator told of: its numbers must be there."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    parts: list[bytes] = []
    match (algorithm, _key(key)):
        case (-7, EllipticCurvePublicKey() as curve) if isinstance(curve.curve, SECP256R1):
            point = curve.public_numbers()
            parts = [point.x.to_bytes(32), point.y.to_bytes(32)]
        case (-8, Ed25519PublicKey() as edwards):
            parts = [edwards.public_bytes_raw()]
        case (-257, RSAPublicKey() as rsa) if 2048 <= rsa.key_size <= 4096:
            parts = [rsa.public_numbers().n.to_bytes(rsa.key_size // 8)]
    if not parts or not all(part in cose for part in parts):
        raise UNREADABLE


def _key(der: bytes) -> Any:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        return load_der_public_key(der)
    except (ValueError, UnsupportedAlgorithm):
        raise UNREADABLE from None


def _signature_fits(der: bytes, algorithm: int, signature: bytes, signed: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    how: dict[int, tuple[Any, ...]] = {ES256: (ECDSA(SHA256()),), RS256: (PKCS1v15(), SHA256()), EDDSA: ()}
    try:
        _key(der).verify(signature, signed, *how[algorithm])
    except InvalidSignature:
        return False
    return True


# Bytes as text


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.rstrip("=").encode("ascii") + b"=" * (-len(text.rstrip("=")) % 4))
    except (ValueError, UnicodeEncodeError, AttributeError):
        raise UNREADABLE from None


def _text(given: bytes) -> str:
    return base64.urlsafe_b64encode(given).rstrip(b"=").decode()


def _digest(given: bytes) -> str:
    return hashlib.sha256(given).hexdigest()
