"""Who is asking, and what they may do.

Staff and customers sign in and carry a signed session (in `Authorization: Bearer` or a cookie); other systems carry an
API key; whoever holds a cart's or an order's token may open just that one. A route names its rule with `by=`; the rule
finds the caller and refuses what they may not do. Passwords are kept as argon2 hashes.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pynamodb.expressions.operand import Path

from chalicelib.core import clock, context
from chalicelib.core.errors import Refused
from chalicelib.core.settings import settings
from chalicelib.core.table import Item, Key, Number, Text
from chalicelib.core.transaction import Transaction

if TYPE_CHECKING:
    from chalicelib.core.http import Request

STAFF_COOKIE = "daybook_staff"
CUSTOMER_COOKIE = "daybook_customer"
SESSION_LASTS = {"staff": 60 * 60 * 12, "customer": 60 * 60 * 24 * 30}

NOT_SIGNED_IN = Refused("not_signed_in", "Sign in first.", status=401)
NOT_ALLOWED = Refused("not_allowed", "Your role does not allow this. Ask the owner of the shop.", status=403)
PEOPLE_ONLY = Refused("people_only", "This is for people who sign in, not for API keys.", status=403)


@dataclass(frozen=True)
class Caller:
    """Who asks: `kind` is anyone, customer, staff or key. `token` is the cart or order token shown, if any."""

    kind: str = "anyone"
    id: str = ""
    name: str = ""
    token: str = ""
    permissions: frozenset[str] = field(default_factory=frozenset)
    session: str = field(default="", compare=False)  # which of their sessions this is

    def may(self, permission: str) -> bool:
        return "*" in self.permissions or permission in self.permissions

    @property
    def as_actor(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else self.kind


@dataclass(frozen=True)
class Rule:
    """An access rule: its name for the documentation, and the permission it asks for, if any."""

    name: str
    kinds: tuple[str, ...]
    permission: str | None = None

    def admit(self, request: "Request") -> Caller:
        """The caller, or a 401 or 403."""
        caller = who_asks(request)
        if "anyone" in self.kinds:
            return caller
        if caller.kind not in self.kinds:
            raise PEOPLE_ONLY if caller.kind == "key" and "staff" in self.kinds else NOT_SIGNED_IN
        if self.permission and not caller.may(self.permission):
            raise NOT_ALLOWED
        return caller


anyone = Rule("anyone", ("anyone",))
token_holder = Rule("token", ("anyone",))  # the service compares the token and answers 404 where it is another
customer = Rule("customer", ("customer",))
signed_in_staff = Rule("staff", ("staff", "key"))
person = Rule("person", ("staff",))


def staff(permission: str) -> Rule:
    """Staff, or an API key, with this permission."""
    return Rule("staff", ("staff", "key"), permission)


# Found by the modules that keep them (the shop module keeps staff, their sessions and API keys, customers theirs)
find_staff: Callable[[str, str], Caller | None] = lambda _staff_id, _session: None  # noqa: E731
find_key: Callable[[str], Caller | None] = lambda _key: None  # noqa: E731
find_customer: Callable[[str, str], Caller | None] = lambda who, session: Caller("customer", who, session=session)  # noqa: E731


def who_asks(request: "Request") -> Caller:
    """The caller the request's credentials name. Wrong credentials are a 401, none at all is anyone."""
    token = request.headers.get("daybook-token") or request.query.get("token") or ""
    bearer = request.headers.get("authorization", "")
    if bearer:
        scheme, _, secret = bearer.partition(" ")
        if scheme.lower() != "bearer" or not secret:
            raise NOT_SIGNED_IN
        return _by_secret(secret.strip(), token)
    wants_staff = request.path.startswith(("/admin", "/api/admin"))
    cookie = request.cookies.get(STAFF_COOKIE if wants_staff else CUSTOMER_COOKIE)
    if cookie:
        try:
            return _by_secret(cookie, token)
        except Refused:
            return Caller(token=token)  # an old cookie is not an error, only not a session
    return Caller(token=token)


def _by_secret(secret: str, token: str) -> Caller:
    found = find_key(secret) if secret.startswith("dbk_") else _by_session(secret)
    if found is None:
        raise NOT_SIGNED_IN
    return replace(found, token=token)


def _by_session(secret: str) -> Caller | None:
    from itsdangerous import BadData

    try:
        kind, shop, who, issued, *session = _signer().loads(secret)
    except (BadData, ValueError, TypeError):
        return None
    if shop != context.shop() or clock.epoch() > issued + SESSION_LASTS.get(kind, 0):
        return None
    find = find_staff if kind == "staff" else find_customer
    return find(who, session[0] if session else "")


@lru_cache
def _signer_for(secret: str) -> Any:
    from itsdangerous import URLSafeSerializer

    return URLSafeSerializer(secret, salt="session", signer_kwargs={"digest_method": hashlib.sha256})


def _signer() -> Any:
    return _signer_for(settings.secret)


def session_for(kind: str, who: str, *session: str) -> str:
    """A signed session for a customer of the present shop, or of staff, with its id: it is good while that is kept."""
    return str(_signer().dumps([kind, context.shop(), who, clock.epoch(), *session]))


@lru_cache
def _hasher() -> Any:
    from argon2 import PasswordHasher

    return PasswordHasher()


def hash_password(password: str) -> str:
    """An argon2id hash to keep instead of the password."""
    return str(_hasher().hash(password))


def password_matches(hashed: str, password: str) -> bool:
    """Whether this is the password. Takes as long for a wrong one."""
    from argon2.exceptions import VerificationError

    try:
        return bool(_hasher().verify(hashed, password))
    except VerificationError:
        return False


def derived_key(purpose: str, secret: str) -> bytes:
    """A key of 32 bytes for one purpose, from the installation's secret."""
    return hmac.new(secret.encode(), f"key for {purpose}".encode(), hashlib.sha256).digest()


def fingerprint(secret: str) -> str:
    """What is kept of an API key or a code: a keyed hash, useless without the installation's secret."""
    return hmac.new(settings.secret.encode(), secret.encode(), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare secrets without telling by the time it takes."""
    return bool(one) and hmac.compare_digest(one.encode(), other.encode())


class Attempts(Item, kind="attempts"):
    """How often something was tried in a window of time."""

    AUDITED = ""
    KEY = Key("ATTEMPTS#{what}", "{window:012}", reads="how often a sign-in was tried lately")

    what = Text()
    window = Number()
    hits = Number(default_for_new=0)


def throttle(what: str, limit: int, seconds: int) -> None:
    """Refuse with 429 the attempt after `limit` in a window of `seconds`. One conditional write."""
    window = clock.epoch() // seconds
    attempts = Attempts.new(what=fingerprint(what)[:32], window=window, expires_at=clock.epoch(seconds=2 * seconds))
    left = (window + 1) * seconds - clock.epoch()
    too_many = Refused("too_many_attempts", _wait(left), status=429, retry_after=left)
    with context.acting(once=None), Transaction() as tx:
        below = Path("hits").does_not_exist() | (Path("hits") < limit)
        tx.add(attempts, hits=1, when=below, otherwise=too_many)


def _wait(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return f"Too many attempts. Try again in {minutes} minute{'s' if minutes > 1 else ''}."
