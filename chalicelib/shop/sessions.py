"""Where staff are signed in: each session is an item, so that it can be seen and ended by itself."""

from chalicelib.core import access, audit, clock, context, ids
from chalicelib.core.access import Caller
from chalicelib.core.errors import RaceLost, not_found
from chalicelib.core.table import fetch, only, query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.shop import opened, rules
from chalicelib.shop.models import Staff, StaffSession, StaffShop
from chalicelib.shop.wherefrom import Visit

LASTS = access.SESSION_LASTS["staff"]
IDLE = 2 * 60 * 60  # seconds without a request, after which a session is over
NOTED_EVERY = 5 * 60  # seconds between two writes of when it was last seen
NO_SHOP = "_"
SHOPS_KEPT_DAYS = 180
MOST = 200  # sessions of one person that are listed


def begin(tx: Transaction, staff: Staff, how: str, visit: Visit) -> str:
    """Add a session to a transaction; gives its token. `how` is password, totp, recovery, passkey or link."""
    session = StaffSession.new(
        staff_id=staff.staff_id,
        session_id=ids.new("ses"),
        begun=max(clock.epoch(), int(staff.sessions_from)),
        begun_at=clock.now(),
        seen=clock.epoch(),
        ip=visit.ip,
        agent=visit.agent[:300],
        how=how,
        expires_at=clock.epoch(seconds=LASTS),
    )
    tx.create(session)
    _remember_shop(tx, staff, visit)
    _note(tx, staff, "staff.signed_in", {"how": how, "session_id": session.session_id, "agent": session.agent}, visit)
    return access.session_for("staff", staff.staff_id, session.session_id)


def _remember_shop(tx: Transaction, staff: Staff, visit: Visit) -> None:
    here, name = context.shop(), opened.current().name
    with context.acting(shop=NO_SHOP, once=context.first_write.get()):
        lasts = clock.epoch(days=SHOPS_KEPT_DAYS)
        tx.save(StaffShop.new(email=staff.email, shop=here, name=name, address=visit.site.origin, expires_at=lasts))


def shops_of(staff: Staff) -> list[StaffShop]:
    """The shops that whoever has this person's address signed in to lately. One query."""
    with context.acting(shop=NO_SHOP, once=context.first_write.get()):
        return only(query(f"STAFF_SHOPS#{staff.email}", limit=50), StaffShop)


def refused(staff: Staff, why: str, visit: Visit) -> None:
    """Keep that somebody tried to sign in as this person and was refused."""
    with context.acting(once=None), Transaction() as tx:
        _note(tx, staff, "staff.sign_in_refused", {"why": why, "agent": visit.agent[:300]}, visit)


def _note(tx: Transaction, staff: Staff, name: str, payload: dict[str, str], visit: Visit) -> None:
    entry = audit.entry(name, staff.partition(), payload)
    entry.actor, entry.source = f"staff:{staff.staff_id}", visit.ip or None
    tx.create(entry)


def find_staff(staff_id: str, session_id: str) -> Caller | None:
    """Who a session is of, and that they are at work; None where it is over. One round trip, a write now and then.

    Whose role asks for a second factor, and who has none yet, may do nothing but set one up.
    """
    staff, session = fetch(
        [Staff.ref(staff_id=staff_id), StaffSession.ref(staff_id=staff_id, session_id=session_id or "none")]
    )
    if not isinstance(staff, Staff) or not isinstance(session, StaffSession) or not staff.active:
        return None
    idle = clock.epoch() - int(session.seen)
    if session.begun < staff.sessions_from or idle > IDLE:
        return None
    if idle > NOTED_EVERY:
        _seen(session)
    permissions = rules.permissions_of(staff.role)
    if lacks_second_factor(staff):
        permissions = frozenset()
    return Caller("staff", staff.staff_id, staff.name, permissions=permissions, session=session_id)


def lacks_second_factor(staff: Staff) -> bool:
    """Whether this person's role asks for a second factor and they have none."""
    return staff.role in opened.current().second_factor_roles and not (staff.has_totp or staff.passkeys)


def _seen(session: StaffSession) -> None:
    try:
        with context.acting(once=None), Transaction() as tx:
            tx.change(session, seen=clock.epoch())
    except RaceLost:
        return  # it was ended this very moment; the next request finds that


def sessions_of(staff: Staff) -> list[StaffSession]:
    """Where this person is signed in now, newest first. One query."""
    found = only(query(staff.partition(), starts="SESSION#", newest_first=True, limit=MOST), StaffSession)
    oldest = clock.epoch() - IDLE
    return [each for each in found if each.begun >= staff.sessions_from and each.seen >= oldest]


@retried
def end(staff_id: str, session_id: str) -> None:
    """End one session of this person; 404 where there is none. Doing so again changes nothing."""
    session = StaffSession.find(staff_id=staff_id, session_id=session_id)
    if session is None:
        raise not_found("session")
    with Transaction() as tx:
        tx.delete(session)
        tx.create(audit.entry("staff.signed_out", session.partition(), {"session_id": session_id}))


def after_all(staff: Staff) -> int:
    """The Staff.sessions_from that ends all sessions there are."""
    return max(clock.epoch(), int(staff.sessions_from)) + 1


@retried
def end_all(staff_id: str) -> None:
    """End all sessions of this person."""
    staff = Staff.get(staff_id=staff_id)
    with Transaction() as tx:
        tx.change(staff, sessions_from=after_all(staff))
        tx.create(audit.entry("staff.signed_out", staff.partition(), {"session_id": "all"}))
