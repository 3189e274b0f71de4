"""Signing in by an e-mailed code, the devices someone is signed in on, and taking another address."""

import hashlib
import hmac
from typing import TypeVar

from pynamodb.expressions.operand import Path

from chalicelib.core import access, clock, context, ids
from chalicelib.core.errors import RaceLost, Refused
from chalicelib.core.settings import settings
from chalicelib.core.table import only, query
from chalicelib.core.transaction import LIMIT, Transaction, retried
from chalicelib.customers import rules
from chalicelib.customers.events import AccountOpened, CodeRequested, EmailChanged, EmailChangeRequested
from chalicelib.customers.knowing import by_email, me, write_new
from chalicelib.customers.models import Customer, CustomerEmail, EmailChange, Session, SignInCode

CODE_MINUTES = 10
CODE_TRIES = 5
SEEN_SECONDS = 60 * 60  # how exactly it is kept when a device was last seen
WRONG_CODE = Refused("wrong_code", "This code is not right, or no longer good. Ask for a new one.", status=401)
TRIED_TOO_OFTEN = Refused(
    "code_tried_too_often",
    "This code was tried too often. Ask for a new one.",
    status=429,
    retry_after=1,
)
WRONG_NEW_CODE = Refused("wrong_code", WRONG_CODE.sentence, status=422, field="code")
EMAIL_TAKEN = Refused("email_taken", "There is a customer with this e-mail address already.", field="email")
Kept = TypeVar("Kept", SignInCode, EmailChange)


# Codes


def code_for(code_id: str) -> str:
    """The six digits that were, or are to be, e-mailed: derived, so that they are stored nowhere."""
    said = f"sign-in code\x1f{context.shop()}\x1f{code_id}".encode()
    digest = hmac.new(settings.secret.encode(), said, hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8]) % 10**6:06}"


def _count_try(kept: Kept, code: str, wrong: Refused) -> None:
    """Refuse a code that is not this one. The try is counted before it is looked at."""
    still_good = (Path("code_id") == kept.code_id) & (Path("tries") < CODE_TRIES)
    with Transaction() as tx:
        tx.add(kept, tries=1, when=still_good, otherwise=lambda now: TRIED_TOO_OFTEN if now else wrong)
    if not access.same(code_for(kept.code_id), code):
        raise wrong


@retried
def request_code(email: str, language: str | None = None, ip: str = "") -> None:
    """Have a code e-mailed to this address, good for ten minutes; a code asked for earlier is good no more.

    Someone new becomes a guest customer, so that the answer tells nobody who buys here. 429 after too many.
    """
    access.throttle(f"code for {email}", limit=5, seconds=15 * 60)
    if ip:
        access.throttle(f"codes from {ip}", limit=60, seconds=15 * 60)
    known, customer = by_email(email)
    code_id = ids.new("code")
    with Transaction() as tx:
        if customer is None:
            customer = write_new(tx, email, "sign_in", known, **({"language": language} if language else {}))
        tx.save(SignInCode.new(email=email, code_id=code_id, expires_at=clock.epoch(minutes=CODE_MINUTES)))
        told = CodeRequested(customer.customer_id, email, language or customer.language, code_id)
        tx.publish(told, on=customer)


def sign_in(email: str, code: str, ip: str = "", agent: str = "") -> str:
    """A session token for who has the code: 401 when it is wrong, 429 after five tries. A code is good once.

    `agent` is the browser's User-Agent: the device is called by it in the list of sessions.
    """
    if ip:
        access.throttle(f"code tries from {ip}", limit=120, seconds=15 * 60)
    kept = SignInCode.find(email=email)
    if kept is None:
        raise WRONG_CODE
    _count_try(kept, code, WRONG_CODE)
    return start_session(_use_code(kept), agent)


@retried
def _use_code(kept: SignInCode) -> str:
    _, customer = by_email(kept.email)
    if customer is None:
        raise WRONG_CODE
    with Transaction() as tx:
        tx.delete(kept, when=Path("code_id") == kept.code_id, otherwise=WRONG_CODE)
        open_account(tx, customer)
    return str(customer.customer_id)


def open_account(tx: Transaction, customer: Customer) -> None:
    """Someone signs in: with the first time they have an account."""
    if not customer.has_account:
        tx.change(customer, has_account=True)
        tx.publish(AccountOpened(customer.customer_id, customer.email), on=customer)


# Sessions


def start_session(customer_id: str, agent: str = "") -> str:
    """Sign a customer in on a device: the token it carries."""
    with context.acting(once=None), Transaction() as tx:
        return begin_session(tx, customer_id, agent)


def begin_session(tx: Transaction, customer_id: str, agent: str) -> str:
    """Add to a transaction that a customer signs in on a device; gives its token."""
    lasts, now = access.SESSION_LASTS["customer"], clock.now()
    session = Session.new(
        customer_id=customer_id, session_id=ids.new("ses"), device=rules.device(agent), created_at=now, seen_at=now,
        expires_at=clock.epoch(seconds=lasts),
    )  # fmt: skip
    tx.create(session)
    return access.session_for("customer", customer_id, str(session.session_id))


def find_caller(customer_id: str, session_id: str) -> access.Caller | None:
    """The customer whose session this is, as long as it has not been ended. One round trip."""
    session = Session.find(customer_id=customer_id, session_id=session_id) if session_id else None
    if session is None:
        return None
    if session.seen_at < clock.later(seconds=-SEEN_SECONDS):
        _see(session)
    return access.Caller("customer", customer_id, session=session_id)


def _see(session: Session) -> None:
    try:
        with context.acting(once=None), Transaction() as tx:
            tx.change(session, seen_at=clock.now())
    except RaceLost:
        pass  # it was ended at this moment: the next request is told so


def list_sessions(customer_id: str) -> list[Session]:
    """The devices a customer is signed in on, the latest first."""
    found = only(query(f"CUSTOMER#{customer_id}", starts="SESSION#", consistent=True), Session)
    return sorted(found, key=lambda each: str(each.seen_at), reverse=True)


def end_session(customer_id: str, session_id: str) -> None:
    """Sign out on one device. Twice is once."""
    if session_id:
        with context.acting(once=None), Transaction() as tx:
            tx.delete(Session.new(customer_id=customer_id, session_id=session_id, created_at="", seen_at=""))


def end_all_sessions(customer_id: str, but: str = "") -> None:
    """Sign out everywhere; `but` names a session that stays."""
    ended = [each for each in list_sessions(customer_id) if each.session_id != but]
    for start in range(0, len(ended), LIMIT):
        with context.acting(once=None), Transaction() as tx:
            for session in ended[start : start + LIMIT]:
                tx.delete(session)


# Another address


@retried
def request_email_change(customer_id: str, email: str) -> None:
    """Have a code sent to the address someone wants to have from now on. Says nothing of who has it now."""
    access.throttle(f"code for {email}", limit=5, seconds=15 * 60)
    access.throttle(f"new address of {customer_id}", limit=10, seconds=60 * 60)
    customer = me(customer_id)
    code_id = ids.new("code")
    change = EmailChange.new(
        customer_id=customer_id, email=email, code_id=code_id, expires_at=clock.epoch(minutes=CODE_MINUTES)
    )
    with Transaction() as tx:
        tx.save(change)
        tx.publish(EmailChangeRequested(customer_id, email, customer.language, code_id), on=customer)


def waiting_email(customer_id: str) -> str | None:
    """The address that waits for its code, or None."""
    found = EmailChange.find(customer_id=customer_id)
    return str(found.email) if found else None


def confirm_email(customer_id: str, code: str) -> Customer:
    """Take the new address with the code sent to it: 422 when it is wrong, 409 when somebody has the address."""
    kept = EmailChange.find(customer_id=customer_id)
    if kept is None:
        raise WRONG_NEW_CODE
    _count_try(kept, code, WRONG_NEW_CODE)
    return _take_email(kept)


@retried
def _take_email(kept: EmailChange) -> Customer:
    customer = me(str(kept.customer_id))
    known, other = by_email(str(kept.email))
    if other is not None and other.customer_id != customer.customer_id:
        raise EMAIL_TAKEN
    old = str(customer.email)
    with Transaction() as tx:
        tx.delete(kept, when=Path("code_id") == kept.code_id, otherwise=WRONG_NEW_CODE)
        if old == kept.email:
            return customer
        tx.change(customer, email=kept.email)
        _point(tx, known, str(kept.email), str(customer.customer_id))
        # Whoever has the old address after them is somebody else, so that address gives a new id from now on
        tx.save(CustomerEmail.new(email=old, customer_id=ids.new("cus")))
        tx.publish(EmailChanged(customer.customer_id, customer.email, old, customer.language), on=customer)
    return customer


def _point(tx: Transaction, known: CustomerEmail | None, email: str, customer_id: str) -> None:
    """Let an address lead to this customer, if it still leads to nobody when this is written."""
    if known is None:
        tx.create(CustomerEmail.new(email=email, customer_id=customer_id))
    else:
        tx.change(known, when=Path("customer_id") == known.customer_id, customer_id=customer_id)
