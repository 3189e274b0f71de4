"""Links by e-mail to choose a password: for who was invited, and for who forgot theirs.

The link's secret is derived from its id and the installation's secret, so that neither the table nor the journal holds
it: only who reads the e-mail has it. It is good for once.
"""

import hashlib
import hmac

from pynamodb.expressions.operand import Path

from chalicelib.core import access, clock, context, ids
from chalicelib.core.errors import Refused
from chalicelib.core.settings import settings
from chalicelib.core.transaction import Transaction, retried
from chalicelib.shop import opened, sessions
from chalicelib.shop.events import PasswordLinkRequested, StaffChanged
from chalicelib.shop.models import Staff, StaffEmail, StaffLink, StaffPassword
from chalicelib.shop.wherefrom import Visit

LASTS = {"invited": 7 * 24 * 60 * 60, "forgotten": 60 * 60}  # seconds
OVER = Refused("link_over", "This link is used up or too old. Ask for a new one.", status=422, field="token")


def link_token(link_id: str) -> str:
    """What the e-mailed address carries."""
    said = f"staff link\x1f{context.shop()}\x1f{link_id}".encode()
    return f"{link_id}.{hmac.new(settings.secret.encode(), said, hashlib.sha256).hexdigest()[:40]}"


def send(tx: Transaction, staff: Staff, why: str) -> None:
    """Add to a transaction that this person gets a link."""
    link_id = ids.new("lnk")
    tx.create(
        StaffLink.new(link_id=link_id, staff_id=staff.staff_id, why=why, expires_at=clock.epoch(seconds=LASTS[why]))
    )
    language = staff.language or opened.current().language
    tx.publish(PasswordLinkRequested(staff.staff_id, staff.email, staff.name, language, why, link_id), on=staff)


@retried
def ask_new_password(email: str, visit: Visit) -> None:
    """Send a link to whoever works here under this address. The answer is the same where nobody does."""
    email = email.strip().lower()
    access.throttle(f"new password for {email}", limit=5, seconds=15 * 60)
    if visit.ip:
        access.throttle(f"new passwords from {visit.ip}", limit=30, seconds=15 * 60)
    found = StaffEmail.find(email=email) if email.isprintable() else None
    staff = Staff.find(staff_id=found.staff_id) if found else None
    if staff is None or not staff.active:
        return
    with context.acting(by=f"staff:{staff.staff_id}", once=context.first_write.get()), Transaction() as tx:
        send(tx, staff, "invited" if staff.invited else "forgotten")


@retried
def use_link(token: str, password: str, visit: Visit) -> tuple[str, Staff]:
    """Set the password of whose link this is; all their sessions end, and a new one begins: its token.

    Who has a second factor still needs it: they get no session, and "" for its token.
    """
    if visit.ip:
        access.throttle(f"links from {visit.ip}", limit=60, seconds=15 * 60)
    link_id = token.partition(".")[0]
    link = StaffLink.find(link_id=link_id) if link_id.isascii() else None
    if link is None or not access.same(link_token(link_id), token):
        raise OVER
    staff = Staff.find(staff_id=link.staff_id)
    if staff is None or not staff.active:
        raise OVER
    with context.acting(by=f"staff:{staff.staff_id}", once=context.first_write.get()), Transaction() as tx:
        fresh = Path("expires_at") > clock.epoch()
        tx.delete(link, when=fresh, otherwise=OVER)
        tx.change(staff, sessions_from=sessions.after_all(staff), invited=False)
        tx.save(StaffPassword.new(staff_id=staff.staff_id, hash=access.hash_password(password)))
        tx.publish(StaffChanged(staff.staff_id, ["password"]), on=staff)
        asks_more = staff.has_totp or staff.passkeys
        token = "" if asks_more else sessions.begin(tx, staff, "link", visit)
    return token, staff
