"""What a cart or an order costs, line by line, and why: which tax, and what delivery."""

from typing import Any

from chalicelib.checkout import service as checkout
from chalicelib.shop import service as shop
from chalicelib.storefront import language


def of_cart(cart: Any) -> dict[str, Any]:
    """A cart's sums as it stands, and in a sentence what they depend on yet."""
    reckoned = checkout.bill_of(cart)
    goods = any(line["variant_kind"] == "goods" for line in cart.lines)
    options = checkout.delivery_options(cart) if cart.lines else []
    chosen = next((each for each in options if each.id == cart.delivery_option), None) if goods else None
    sent = [each for each in options if each.delivery_kind == "delivery"]
    return {
        "totals": reckoned.shown(),
        "currency": cart.currency,
        "inclusive": bool(shop.current().prices_include_tax),
        "delivery": chosen.title if chosen else None,
        "delivery_known": chosen is not None or not goods,
        "estimate": sent[0] if goods and chosen is None and sent else None,
        "taxes": _taxes(reckoned.taxes),
        "note": _note(cart, reckoned.tax) if cart.lines else "",
    }


def of_order(order: Any) -> dict[str, Any]:
    """An order's sums as they were agreed."""
    return {
        "totals": order.totals,
        "currency": order.currency,
        "inclusive": bool(order.prices_include_tax),
        "delivery": (order.delivery or {}).get("title"),
        "delivery_known": True,
        "estimate": None,
        "taxes": _taxes(order.taxes),
        "note": "",
    }


def _taxes(taxes: Any) -> list[dict[str, Any]]:
    """Each rate with its tax; what is not taxed needs no line."""
    return [{"percent": language.percent(each["rate"]), "tax": each["tax"]} for each in taxes or () if each["tax"]]


def _note(cart: Any, tax: int) -> str:
    country = dict(language.countries()).get(checkout.country_of(cart), checkout.country_of(cart))
    if not cart.shipping_address and any(line["variant_kind"] == "goods" for line in cart.lines):
        return language.said("Reckoned as for %(country)s, until you say where it goes.", country=country)
    if not tax:
        return language.said("No tax is added for %(country)s.", country=country)
    return language.said("The tax is that of %(country)s.", country=country)
