"""What staff sign in with besides a password: an authenticator app, codes for when it is lost, and passkeys."""

import base64
import secrets
from functools import lru_cache

from pynamodb.expressions.operand import Path

from chalicelib.core import access, clock, passkeys
from chalicelib.core.errors import Refused, invalid
from chalicelib.core.passkeys import NewPasskeyIn, Passkey
from chalicelib.core.settings import settings
from chalicelib.core.table import fetch, only, query
from chalicelib.core.transaction import Transaction, retried
from chalicelib.shop import opened, sessions, totp
from chalicelib.shop.events import SecondFactorChanged
from chalicelib.shop.models import RecoveryCode, Staff, StaffPassword, StaffTotp, StaffTotpOffer
from chalicelib.shop.wherefrom import Visit

OFFER_MINUTES = 15
CODES = 10
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without those that look alike
WRONG_PASSWORD = Refused("wrong_password", "The present password is not right.", status=422, field="password")
WRONG_CODE = Refused("wrong_code", "This code is not right. Take the newest from your app.", status=422, field="code")
USED_CODE = Refused("used_code", "This code was used already. Wait for the next one.", status=422, field="code")
OFFER_OVER = Refused("totp_expired", "That took too long. Begin again and scan the new picture.")


def only_with_password(staff_id: str, password: str) -> Staff:
    """The person, where this is their password; 422, or 429 after ten tries."""
    access.throttle(f"own password {staff_id}", limit=10, seconds=15 * 60)
    staff, kept = fetch([Staff.ref(staff_id=staff_id), StaffPassword.ref(staff_id=staff_id)])
    if not isinstance(staff, Staff) or not isinstance(kept, StaffPassword):
        raise access.NOT_SIGNED_IN
    if not access.password_matches(kept.hash, password):
        raise WRONG_PASSWORD
    return staff


# An authenticator app


def offer_totp(staff_id: str, password: str) -> tuple[str, str]:
    """A new secret for an authenticator app: as letters, and as the address that a QR code holds."""
    staff = only_with_password(staff_id, password)
    secret = secrets.token_bytes(20)
    with Transaction() as tx:
        tx.save(
            StaffTotpOffer.new(
                staff_id=staff_id, sealed=_seal(secret, staff_id), expires_at=clock.epoch(minutes=OFFER_MINUTES)
            )
        )
    return totp.in_letters(secret), totp.address(secret, opened.current().name, staff.email)


@retried
def confirm_totp(staff_id: str, code: str) -> list[str]:
    """Take the offered secret into use by one of its codes; gives recovery codes, which are shown this once."""
    access.throttle(f"totp confirm {staff_id}", limit=20, seconds=15 * 60)
    staff, offer = fetch([Staff.ref(staff_id=staff_id), StaffTotpOffer.ref(staff_id=staff_id)])
    if not isinstance(staff, Staff) or not isinstance(offer, StaffTotpOffer):
        raise OFFER_OVER
    step = totp.step_of(_unseal(offer.sealed, staff_id), code, clock.epoch())
    if step is None:
        raise WRONG_CODE
    with Transaction() as tx:
        tx.delete(offer, when=Path("sealed") == offer.sealed, otherwise=OFFER_OVER)
        tx.save(StaffTotp.new(staff_id=staff_id, sealed=offer.sealed, last_step=step))
        codes = _new_recovery_codes(tx, staff)
        tx.change(staff, has_totp=True)
        tx.publish(SecondFactorChanged(staff_id, "totp", True), on=staff)
    return codes


@retried
def remove_totp(staff_id: str, password: str) -> None:
    """Do without an authenticator app from now on."""
    staff = only_with_password(staff_id, password)
    if not staff.has_totp:
        return
    with Transaction() as tx:
        _without_totp(tx, staff)
        tx.change(staff, has_totp=False)
        tx.publish(SecondFactorChanged(staff_id, "totp", False), on=staff)


def _without_totp(tx: Transaction, staff: Staff) -> None:
    tx.delete(StaffTotp.new(staff_id=staff.staff_id, sealed=""))
    for each in recovery_codes_of(staff.staff_id):
        tx.delete(each)


def use_code(tx: Transaction, staff: Staff, code: str) -> str:
    """Add to a transaction that this code was used: it is good for once, whoever sends it at the same time.

    Gives how: totp or recovery. Raises a 401, wrong_code or used_code. Throttle who tries.
    """
    plain = "".join(code.split()).upper().replace("-", "")
    if len(plain) != totp.DIGITS:
        recovery = RecoveryCode.new(staff_id=staff.staff_id, fingerprint=_fingerprint(staff.staff_id, plain))
        tx.delete(recovery, when=Path("pk").exists(), otherwise=_at_sign_in(WRONG_CODE))
        return "recovery"
    kept = StaffTotp.find(staff_id=staff.staff_id)
    step = totp.step_of(_unseal(kept.sealed, staff.staff_id), plain, clock.epoch()) if kept else None
    if kept is None or step is None:
        raise _at_sign_in(WRONG_CODE)
    tx.change(kept, when=Path("last_step") < step, otherwise=_at_sign_in(USED_CODE), last_step=step)
    return "totp"


def _at_sign_in(refused: Refused) -> Refused:
    return Refused(refused.code, refused.sentence, status=401, field="code")


# Codes for when the authenticator is lost


def recovery_codes_of(staff_id: str) -> list[RecoveryCode]:
    """Those that are left. One query."""
    return only(query(f"STAFF#{staff_id}", starts="RECOVERY#", consistent=True, limit=3 * CODES), RecoveryCode)


@retried
def renew_recovery_codes(staff_id: str, password: str) -> list[str]:
    """New recovery codes, shown this once; those there were are good no more."""
    staff = only_with_password(staff_id, password)
    if not staff.has_totp:
        raise invalid("password", "no_totp", "Set up an authenticator app first.")
    with Transaction() as tx:
        codes = _new_recovery_codes(tx, staff)
        tx.publish(SecondFactorChanged(staff_id, "recovery_codes", True), on=staff)
    return codes


def _new_recovery_codes(tx: Transaction, staff: Staff) -> list[str]:
    for each in recovery_codes_of(staff.staff_id):
        tx.delete(each)
    codes = ["".join(secrets.choice(LETTERS) for _ in range(10)) for _ in range(CODES)]
    for code in codes:
        tx.create(RecoveryCode.new(staff_id=staff.staff_id, fingerprint=_fingerprint(staff.staff_id, code)))
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _fingerprint(staff_id: str, code: str) -> str:
    return access.fingerprint(f"recovery code {staff_id} {code}")


# Passkeys


def owner_of(staff_id: str) -> str:
    return f"staff:{staff_id}"


@retried
def add_passkey(staff_id: str, given: NewPasskeyIn, visit: Visit) -> Passkey:
    """Keep a passkey that this person has made."""
    staff = Staff.get(staff_id=staff_id)
    with Transaction() as tx:
        made = passkeys.make(tx, owner_of(staff_id), given, visit.site)
        tx.change(staff, passkeys=staff.passkeys + 1)
        tx.publish(SecondFactorChanged(staff_id, "passkey", True), on=staff)
    return made


@retried
def remove_passkey(staff_id: str, digest: str) -> None:
    """Forget one of this person's passkeys."""
    staff = Staff.get(staff_id=staff_id)
    with Transaction() as tx:
        passkeys.remove(tx, owner_of(staff_id), digest)
        tx.change(staff, passkeys=max(staff.passkeys - 1, 0))
        tx.publish(SecondFactorChanged(staff_id, "passkey", False), on=staff)


def forget_all(tx: Transaction, staff: Staff) -> None:
    """Add to a transaction that this person has no second factor any more: for who lost theirs."""
    if staff.has_totp:
        _without_totp(tx, staff)
    for each in passkeys.of(owner_of(staff.staff_id)):
        tx.delete(each)
    tx.publish(SecondFactorChanged(staff.staff_id, "all", False), on=staff)


def begin_passkey(staff_id: str, visit: Visit) -> dict[str, object]:
    """Options for the browser to make a passkey with."""
    staff = Staff.get(staff_id=staff_id)
    return passkeys.options_to_make(owner_of(staff_id), staff.email, opened.current().name, visit.site)


def sign_in_by_passkey(given: passkeys.SignedIn, visit: Visit) -> tuple[str, Staff]:
    """A session token for whose passkey this is; a passkey is enough by itself. Raises a 401."""
    if visit.ip:
        access.throttle(f"passkeys from {visit.ip}", limit=100, seconds=15 * 60)
    with Transaction() as tx:
        passkey = passkeys.use(tx, "staff", given, visit.site)
        staff = Staff.find(staff_id=passkey.owner.partition(":")[2])
        if staff is None or not staff.active:
            raise passkeys.NOT_OURS
        token = sessions.begin(tx, staff, "passkey", visit)
    return token, staff


def ask_passkey(visit: Visit) -> dict[str, object]:
    """Options for the browser to sign in with."""
    if visit.ip:
        access.throttle(f"passkey challenges to {visit.ip}", limit=200, seconds=15 * 60)
    return passkeys.options_to_sign_in(visit.site)


# Sealing: the secret of an authenticator app must be read again, so a hash will not do


@lru_cache
def _sealer(secret: str) -> object:
    from cryptography.fernet import Fernet

    return Fernet(base64.urlsafe_b64encode(access.derived_key("totp", secret)))


def _seal(secret: bytes, staff_id: str) -> str:
    return str(_sealer(settings.secret).encrypt(staff_id.encode() + b" " + secret).decode())  # type: ignore[attr-defined]


def _unseal(sealed: str, staff_id: str) -> bytes:
    whose, _, secret = bytes(_sealer(settings.secret).decrypt(sealed.encode())).partition(b" ")  # type: ignore[attr-defined]
    if whose != staff_id.encode():
        raise WRONG_CODE
    return secret
