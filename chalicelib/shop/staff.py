"""Staff and API keys: who may sign in, and what then finds them. Other modules reach these through `service`."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from chalicelib.core import access, clock, ids
from chalicelib.core.access import Caller
from chalicelib.core.errors import Refused, not_found, version_moved_on
from chalicelib.core.table import fetch, only, query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.shop import links, opened, rules, second_factor, sessions
from chalicelib.shop.events import ApiKeyCreated, ApiKeyRevoked, StaffChanged, StaffInvited
from chalicelib.shop.models import ApiKey, Owners, Staff, StaffEmail, StaffPassword
from chalicelib.shop.wherefrom import Visit

WRONG = Refused("wrong_sign_in", "The e-mail address or the password is not right.", status=401)
CODE_NEEDED = Refused("code_needed", "Give the code that your authenticator app shows.", status=401, field="code")
PASSKEY_NEEDED = Refused("passkey_needed", "Your role asks for more than a password. Use your passkey.", status=401)
EMAIL_TAKEN = Refused("email_taken", "Someone with this e-mail address works here already.", field="email")
LAST_OWNER = Refused("last_owner", "This is the last active owner. Make someone else an owner first.")
WINDOW = 15 * 60  # seconds in which attempts are counted
KEY_START = "dbk_"


# Signing in


def sign_in(email: str, password: str, ip: str = "", code: str = "", visit: Visit | None = None) -> tuple[str, Staff]:
    """A session token for who has this e-mail address and password, and the code where one is asked for.

    Raises a 401: wrong_sign_in, code_needed, passkey_needed, wrong_code, used_code; or 429 after too many attempts. It
    takes as long for an address nobody has, so that it does not tell who works here.
    """
    visit = visit or Visit(ip)
    email = email.strip().lower()
    access.throttle(f"staff sign-in {email} {visit.ip}", limit=10, seconds=WINDOW)
    access.throttle(f"staff sign-in {email}", limit=50, seconds=WINDOW)
    if visit.ip:
        access.throttle(f"staff sign-ins from {visit.ip}", limit=200, seconds=WINDOW)
    found = StaffEmail.find(email=email) if email.isprintable() else None
    staff_id = found.staff_id if found else "nobody"
    staff, kept = fetch([Staff.ref(staff_id=staff_id), StaffPassword.ref(staff_id=staff_id)])
    right = access.password_matches(kept.hash if isinstance(kept, StaffPassword) else _nobodys_hash(), password)
    if not isinstance(staff, Staff):
        raise WRONG
    if not right or not staff.active:
        sessions.refused(staff, "password" if staff.active else "inactive", visit)
        raise WRONG
    return _with_second_factor(staff, code, visit), staff


def _with_second_factor(staff: Staff, code: str, visit: Visit) -> str:
    required = staff.role in opened.current().second_factor_roles
    if staff.has_totp and not code:
        raise CODE_NEEDED
    if not staff.has_totp and staff.passkeys and required:
        raise PASSKEY_NEEDED
    try:
        with Transaction() as tx:
            how = second_factor.use_code(tx, staff, code) if staff.has_totp else "password"
            return sessions.begin(tx, staff, how, visit)
    except Refused as refused:
        if refused.status == 401:
            sessions.refused(staff, refused.code, visit)
        raise


@lru_cache
def _nobodys_hash() -> str:
    return access.hash_password(ids.token())


# Staff


def write_new(tx: Transaction, email: str, name: str, role: str, password: str) -> Staff:
    """Add someone to a transaction: the person, the password, that the address is theirs, and the count of owners."""
    staff = Staff.new(
        staff_id=ids.new("stf"),
        email=email.strip().lower(),
        name=name,
        role=role,
        sessions_from=clock.epoch(),
        invited=not password,
    )
    tx.create(staff)
    tx.create(StaffEmail.new(email=staff.email, staff_id=staff.staff_id), otherwise=EMAIL_TAKEN)
    tx.create(StaffPassword.new(staff_id=staff.staff_id, hash=access.hash_password(password or ids.token())))
    if role == "owner":
        tx.add(Owners.new(), active=1)
    return staff


def invite_staff(
    email: str, name: str, role: str, password: str = "", granted_by: frozenset[str] = frozenset({"*"})
) -> Staff:
    """Let someone in; 409 when the e-mail address is taken. Without a password they are sent a link to choose one."""
    rules.only_what_you_may(granted_by, rules.permissions_of(role))
    with Transaction() as tx:
        staff = write_new(tx, email, name, role, password)
        tx.publish(StaffInvited(staff.staff_id, staff.email, role), on=staff)
        if not password:
            links.send(tx, staff, "invited")
    return staff


@retried
def change_staff(
    staff_id: str,
    version: int,
    name: str | None = None,
    role: str | None = None,
    active: bool | None = None,
    password: str | None = None,
    forget_second_factor: bool = False,
    send_link: bool = False,
    sign_out: bool = False,
    granted_by: frozenset[str] = frozenset({"*"}),
) -> Staff:
    """Change someone's name, role, standing or password; the last active owner stays one. 412 on an old version.

    What takes something away (another role, no longer active, a new password, their second factor) ends their
    sessions. `send_link` e-mails them a link to choose a password.
    """
    staff = Staff.get(staff_id=staff_id)
    if staff.version != version:
        raise version_moved_on()
    rules.only_what_you_may(granted_by, rules.permissions_of(staff.role) | rules.permissions_of(role or staff.role))
    wanted = {"name": name, "role": role, "active": active}
    changes: dict[str, Any] = {
        field: value for field, value in wanted.items() if value is not None and value != getattr(staff, field)
    }
    if not changes and password is None and not (forget_second_factor or send_link or sign_out):
        return staff
    told = StaffChanged(staff_id, sorted([*changes, *(["password"] if password else [])]))
    was_owner = _is_active_owner(staff)
    if password or forget_second_factor or sign_out or set(changes) - {"name"}:
        changes["sessions_from"] = sessions.after_all(staff)
    with Transaction() as tx:
        if forget_second_factor:
            second_factor.forget_all(tx, staff)
            changes |= {"has_totp": False, "passkeys": 0}
        if send_link:
            links.send(tx, staff, "invited" if staff.invited else "forgotten")
        tx.change(staff, **changes)
        owners = _is_active_owner(staff) - was_owner
        if owners:
            tx.add(Owners.new(), active=owners, floor={"active": 1}, otherwise=LAST_OWNER)
        if password:
            tx.save(StaffPassword.new(staff_id=staff_id, hash=access.hash_password(password)))
            tx.change(staff, invited=False)
        tx.publish(told, on=staff)
    return staff


def _is_active_owner(staff: Staff) -> bool:
    return staff.role == "owner" and bool(staff.active)


def has_second_factor(staff_id: str) -> bool:
    """Whether this person signs in with more than a password."""
    staff = Staff.find(staff_id=staff_id)
    return staff is not None and bool(staff.has_totp or staff.passkeys)


def owner_emails() -> list[str]:
    """The addresses of the shop's active owners, whom we write to when something needs a person."""
    return [each.email for each in only(query("STAFF", index="g1", limit=500), Staff) if _is_active_owner(each)]


def change_own_password(staff_id: str, password: str, new_password: str, visit: Visit | None = None) -> str:
    """Another password for oneself, who must know the present one. All sessions end; gives the token of a new one."""
    staff = second_factor.only_with_password(staff_id, password)
    staff = change_staff(staff_id, staff.version, password=new_password)
    with Transaction() as tx:
        return sessions.begin(tx, staff, "password", visit or Visit())


@retried
def change_own_settings(staff_id: str, **changes: Any) -> None:
    """Keep one's own language, theme and what one has put away."""
    staff = Staff.get(staff_id=staff_id)
    changes = {name: value for name, value in changes.items() if value != getattr(staff, name)}
    if changes:
        with Transaction() as tx:
            tx.change(staff, **changes)


# API keys


def create_api_key(
    title: str, permissions: Iterable[str], granted_by: frozenset[str] = frozenset({"*"})
) -> tuple[str, ApiKey]:
    """A key for another system: its secret, which is not kept, and what is kept of it."""
    granted = sorted(set(permissions))
    rules.only_known(granted)
    rules.only_what_you_may(granted_by, granted)
    key_id = ids.new("key")
    secret = f"{KEY_START}{key_id}.{ids.token()}"
    key = ApiKey.new(
        key_id=key_id,
        fingerprint=access.fingerprint(secret),
        title=title,
        permissions=granted,
        created_at=clock.now(),
    )
    with Transaction() as tx:
        tx.create(key)
        tx.publish(ApiKeyCreated(key_id, title, granted), on=key)
    return secret, key


@retried
def revoke_api_key(key_id: str) -> None:
    """Make a key useless from now on; doing so again changes nothing."""
    key = ApiKey.find(key_id=key_id)
    if key is None:
        raise not_found("API key")
    if key.revoked:
        return
    with Transaction() as tx:
        tx.change(key, revoked=True)
        tx.publish(ApiKeyRevoked(key_id), on=key)


def find_key(secret: str) -> Caller | None:
    """Whose key this is; None where it is nobody's any more."""
    key_id = secret.removeprefix(KEY_START).partition(".")[0]
    key = ApiKey.find(key_id=key_id) if key_id.isascii() and len(key_id) < 64 else None
    if key is None or key.revoked or not access.same(key.fingerprint, access.fingerprint(secret)):
        return None
    return Caller("key", key.key_id, key.title, permissions=frozenset(key.permissions))
