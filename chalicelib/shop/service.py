"""The business itself: opening it, its settings, its modules, and what may be signed in to (from `staff`)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from chalicelib.core import clock, context, module, schedules
from chalicelib.core.errors import Refused, invalid, version_moved_on
from chalicelib.core.held import forget
from chalicelib.core.table import KINDS
from chalicelib.core.transaction import Transaction, retried
from chalicelib.shop import rules, staff
from chalicelib.shop.events import ModulesSwitched, ShopChanged, ShopOpened
from chalicelib.shop.links import link_token
from chalicelib.shop.models import Shop
from chalicelib.shop.opened import back_at, current, only_open, stored
from chalicelib.shop.staff import (
    change_own_password,
    change_staff,
    create_api_key,
    has_second_factor,
    invite_staff,
    owner_emails,
    revoke_api_key,
    sign_in,
)

__all__ = [
    "back_at",
    "change_own_password",
    "change_staff",
    "create_api_key",
    "current",
    "has_second_factor",
    "invite_staff",
    "link_token",
    "only_open",
    "owner_emails",
    "revoke_api_key",
    "sign_in",
    "stored",
]


def local_time() -> datetime:
    """The present moment on the shop's own clock, which decides what day it is there."""
    return clock.local(current().time_zone or "UTC")  # a shop stored before it had one


def local_date(at: str) -> str:
    """The ISO date of a moment (ISO 8601) on the shop's own clock."""
    return clock.in_zone(clock.parse(at), current().time_zone or "UTC").date().isoformat()


def legal_in(country: str) -> dict[str, Any]:
    """The legal details, with the tax number the shop is registered by in this country, where it has one there."""
    own = current()
    number = next((each["number"] for each in own.tax_registrations or [] if each["country"] == country), None)
    return {**own.legal, **({"tax_number": number} if number else {})}


def is_on(module: str) -> bool:
    """Whether the present shop has this module on; a shop that is not open yet has them all."""
    try:
        return current().modules.get(module, True) is not False
    except Refused:
        return True


@retried
def open_shop(
    name: str,
    currency: str = "NOK",
    country: str = "NO",
    language: str = "en",
    owner_email: str = "owner@daybook.example",
    owner_password: str = "",
    **settings: Any,
) -> Shop:
    """Open the present shop with its owner; gives the one that is there when it is open already.

    Without a password the owner has one that nobody knows.
    """
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
    with Transaction() as tx:
        tx.create(shop)
        owner = staff.write_new(tx, owner_email, "Owner", "owner", owner_password)
        tx.save(schedules.listing_of(context.shop()))
        tx.publish(ShopOpened(name, owner.staff_id), on=shop)
    forget("shop")
    return shop


@retried
def change_shop(version: int, **changes: Any) -> Shop:
    """Change these settings (fields of models.Shop); 412 when `version` is not the stored one."""
    shop = stored()
    if shop.version != version:
        raise version_moved_on()
    changes = {name: value for name, value in changes.items() if getattr(shop, name) != value}
    _only_possible(shop, changes)
    if changes:
        with Transaction() as tx:
            tx.change(shop, **changes)
            tx.publish(ShopChanged(sorted(changes)), on=shop)
        forget("shop")
    return shop


def _only_possible(shop: Shop, changes: Mapping[str, Any]) -> None:
    if shop.currency not in changes.get("currencies", [shop.currency]):
        raise invalid("currencies", "own_currency_missing", f"Keep {shop.currency}: it is what prices are kept in.")
    if changes.get("language", shop.language) not in changes.get("languages", shop.languages):
        raise invalid("language", "language_missing", "The shop's own language must be among its languages.")
    strange = sorted(set(changes.get("custom_fields", {})) - set(kinds_with_custom_fields()))
    if strange:
        known = ", ".join(kinds_with_custom_fields())
        raise invalid("custom_fields", "unknown_record", f"{strange[0]} takes no custom fields; these do: {known}.")


# Custom fields


def kinds_with_custom_fields() -> list[str]:
    """The kinds of record that custom fields can be defined for."""
    return sorted(kind for kind, item in KINDS.items() if "custom_fields" in item.get_attributes() and item is not Shop)


def custom_values(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """These custom field values of a record, each as the shop defined it; 422 names the field that is not."""
    return rules.custom_values(current().custom_fields.get(kind, []), given)


# Modules


@retried
def switch_modules(wanted: Mapping[str, bool], version: int | None = None) -> Shop:
    """Switch modules on or off together; 412 when `version` is given and is not the stored one."""
    shop = stored()
    if version is not None and shop.version != version:
        raise version_moved_on()
    after = rules.switched(module.registry.modules, shop.modules, wanted)
    if after != shop.modules:
        with Transaction() as tx:
            tx.change(shop, modules=after)
            tx.publish(ModulesSwitched(dict(wanted)), on=shop)
        forget("shop")
    return shop
