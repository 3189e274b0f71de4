"""The business itself: opening it, its settings, its staff and their sessions."""

from typing import Any

from chalicelib.core import access, clock, context, ids, schedules
from chalicelib.core.errors import Refused
from chalicelib.core.held import forget, held
from chalicelib.core.transaction import Transaction
from chalicelib.shop.models import Shop, Staff, StaffEmail

NOT_OPEN = Refused("shop_not_open", "This shop is not open yet. Its owner must set it up first.", status=503)


def current() -> Shop:
    """The present shop's settings, at most a few seconds old."""
    return held("shop", _load)


def _load() -> Shop:
    found = Shop.find()
    if found is None:
        raise NOT_OPEN
    return found


def is_on(module: str) -> bool:
    """Whether the present shop has this module on; a shop that is not open yet has them all."""
    try:
        return current().modules.get(module, True) is not False
    except Refused:
        return True


def open_shop(
    name: str,
    currency: str = "NOK",
    country: str = "NO",
    language: str = "en",
    owner_email: str = "owner@daybook.example",
    owner_password: str = "",
    **settings: Any,
) -> Shop:
    """Open the present shop with its owner; gives the one that is there when it is open already."""
    found = Shop.find()
    if found is not None:
        return found
    fields: dict[str, Any] = {
        "legal": {"name": name, "country": country},
        "currencies": [currency],
        "languages": ["en", "nb", "id"],
        "prices_include_tax": True,
        "modules": {},
        "tax_registrations": [],
        "custom_fields": {},
    }
    shop = Shop.new(name=name, currency=currency, country=country, language=language, **(fields | settings))
    staff = _new_staff(owner_email, "Owner", "owner", owner_password or ids.token())
    with Transaction() as tx:
        tx.create(shop)
        tx.create(staff)
        tx.create(StaffEmail.new(email=staff.email, staff_id=staff.staff_id))
        tx.save(schedules.listing_of(context.shop()))
    forget("shop")
    return shop


def _new_staff(email: str, name: str, role: str, password: str) -> Staff:
    return Staff.new(
        staff_id=ids.new("stf"),
        email=email.strip().lower(),
        name=name,
        role=role,
        password=access.hash_password(password),
        sessions_from=clock.epoch(),
    )


