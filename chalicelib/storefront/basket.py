"""The visitor's cart: which one it is stands in a cookie that no script can read."""

from dataclasses import dataclass, replace
from typing import Any

from chalicelib.cart import service as carts
from chalicelib.core.access import Caller
from chalicelib.core.errors import Refused
from chalicelib.core.http import Request
from chalicelib.storefront import language
from chalicelib.storefront.pages import cookie

COOKIE = "daybook_cart"
COUNT = "daybook_count"  # how many things are in it; the page's script shows it, so that pages hold nothing personal
LASTS = 60 * 60 * 24 * carts.KEPT_DAYS


@dataclass(frozen=True)
class Held:
    """The id and the token of a visitor's cart."""

    cart_id: str
    token: str

    def by(self, who: Caller) -> Caller:
        """The visitor, showing the cart's token."""
        return replace(who, token=self.token)


def held(request: Request) -> Held | None:
    """The cart the visitor's cookie names."""
    cart_id, _, token = request.cookies.get(COOKIE, "").partition(".")
    return Held(cart_id, token) if cart_id and token and len(cart_id) <= 64 else None


def look(request: Request) -> Any | None:
    """The visitor's cart at today's prices, or None where there is none that is open."""
    found = held(request)
    if found is None:
        return None
    try:
        seen = carts.show_cart(found.cart_id, found.token)
    except Refused as refused:
        if refused.status != 404:
            raise
        return None
    return seen if seen.cart.state == "open" else None


def ordered(request: Request) -> str | None:
    """The order the visitor's cart became, or None."""
    found = held(request)
    if found is None:
        return None
    try:
        cart = carts.open_cart(found.cart_id, found.token)
    except Refused:
        return None
    return str(cart.order_id) if cart.order_id else None


def hold_open(request: Request, who: Caller) -> Held:
    """The visitor's open cart; a new one where there is none."""
    found = held(request)
    if found is not None:
        try:
            if carts.open_cart(found.cart_id, found.token).state == "open":
                return found
        except Refused as refused:
            if refused.status != 404:
                raise
    started = carts.start_cart(None, language.present(), who)
    return Held(started.cart_id, started.token)


def cookies_for(cart: Any) -> tuple[str, ...]:
    """What the browser is to keep of a cart."""
    count = sum(line["quantity"] for line in cart.lines)
    return (cookie(COOKIE, f"{cart.cart_id}.{cart.token}", LASTS), cookie(COUNT, str(count), LASTS, script=True))


def count_gone() -> str:
    """The cart was ordered: nothing is in it any more. (Its id stays, so that going back finds the order.)"""
    return cookie(COUNT, "", 0, script=True)
