"""A customer's passkeys, by which they sign in without a code (core/passkeys checks them)."""

from typing import Any

from chalicelib.core import access, context, passkeys
from chalicelib.core.passkeys import NewPasskeyIn, Passkey, SignedIn, Site
from chalicelib.core.transaction import Transaction, retried
from chalicelib.customers.events import PasskeyChanged
from chalicelib.customers.knowing import all_ids, find_customer, me
from chalicelib.customers.models import Customer
from chalicelib.customers.signing_in import begin_session, open_account
from chalicelib.shop import service as shop


def owner_of(customer_id: str) -> str:
    return f"customer:{customer_id}"


def passkeys_of(customer: Customer) -> list[Passkey]:
    """Their passkeys, oldest first, those of who was merged into them too. One query for each of their ids."""
    found = [each for customer_id in all_ids(customer) for each in passkeys.of(owner_of(customer_id))]
    return sorted(found, key=lambda each: str(each.created_at))


def begin_passkey(customer_id: str, site: Site) -> dict[str, Any]:
    """Options for the browser to make a passkey with. 409 where there are too many."""
    access.throttle(f"new passkeys of {customer_id}", limit=30, seconds=60 * 60)
    return passkeys.options_to_make(owner_of(customer_id), str(me(customer_id).email), shop.current().name, site)


@retried
def add_passkey(customer_id: str, given: NewPasskeyIn, site: Site) -> Passkey:
    """Keep a passkey that this customer has made."""
    customer = me(customer_id)
    with Transaction() as tx:
        made = passkeys.make(tx, owner_of(customer_id), given, site)
        tx.publish(PasskeyChanged(customer_id, True), on=customer)
    return made


@retried
def remove_passkey(customer_id: str, digest: str) -> None:
    """Forget one of this customer's passkeys; 404 where it is not theirs."""
    customer = me(customer_id)
    found = next((each for each in passkeys_of(customer) if each.digest == digest), None)
    with Transaction() as tx:
        passkeys.remove(tx, found.owner if found else owner_of(customer_id), digest)
        tx.publish(PasskeyChanged(customer_id, False), on=customer)


def ask_passkey(site: Site, ip: str = "") -> dict[str, Any]:
    """Options for the browser to sign in with; the same whoever asks."""
    if ip:
        access.throttle(f"passkey challenges to {ip}", limit=200, seconds=15 * 60)
    return passkeys.options_to_sign_in(site)


def sign_in_by_passkey(given: SignedIn, site: Site, ip: str = "", agent: str = "") -> str:
    """A session token for whose passkey this is: a passkey is enough by itself. Raises a 401, or 429 after too many."""
    if ip:
        access.throttle(f"passkeys from {ip}", limit=100, seconds=15 * 60)
    with context.acting(once=None), Transaction() as tx:
        passkey = passkeys.use(tx, "customer", given, site)
        customer = find_customer(passkey.owner.partition(":")[2])
        if customer is None:
            raise passkeys.NOT_OURS
        open_account(tx, customer)
        return begin_session(tx, str(customer.customer_id), agent)


def forget_passkeys(customer_id: str) -> None:
    """Forget all passkeys made under this id: for who was erased. Safe to repeat."""
    with context.acting(once=None), Transaction() as tx:
        for each in passkeys.of(owner_of(customer_id)):
            tx.delete(each)
