"""Links that fill a cart: /cart/SKU:2,SKU2:1, for letters, posters and other shops.

A link opened again adds nothing that is in the cart still, so loading it again is harmless.
"""

from urllib.parse import quote

from chalicelib.cart import service as carts
from chalicelib.core.access import Caller, anyone
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.storefront import basket, language
from chalicelib.storefront.cart_routes import cart_page
from chalicelib.storefront.language import _
from chalicelib.storefront.pages import go, guessed, link, refused, spoken

MOST = 45  # different articles, as many as a cart holds
LARGEST = 9999
LONGEST = 512  # as core takes of a path
NOT_A_LINK = Refused("bad_cart_link", "This link names no articles. It looks like /cart/MUG-RED:2,LAMP.", 404)
REASONS = {
    "unknown_sku": _("%(sku)s is not in our shop, and was not added."),
    "not_for_sale": _("%(sku)s is not for sale now, and was not added."),
    "no_price": _("%(sku)s is not sold in the currency of your cart, and was not added."),
    "too_many": _("So many of %(sku)s do not fit in a cart; it was not added."),
    "cart_full": _("The cart is full: %(sku)s was not added."),
}

routes = Routes("Storefront", html=True, on_refusal=refused)


def articles_of(text: str) -> dict[str, int]:
    """How many of which SKU a link names; a SKU without a number is one. Named twice, it is added up."""
    found: dict[str, int] = {}
    for part in text[: LONGEST + 1].split(","):
        sku, colon, number = part.strip().rpartition(":")
        counted = bool(colon and sku) and number.isascii() and number.isdigit() and len(number) <= 4
        name, quantity = (sku, int(number)) if counted else (part.strip(), 1)
        if name and quantity:
            found[name] = found.get(name, 0) + quantity
    good = len(text) <= LONGEST and 0 < len(found) <= MOST
    if not good or any(len(sku) > 128 or not sku.isprintable() for sku in found):
        raise NOT_A_LINK
    return {sku: min(quantity, LARGEST) for sku, quantity in found.items()}


@routes.route("/cart/{articles}", by=anyone)
def choose_language(articles: str, request: Request) -> Answer:
    """To the same link in the visitor's language."""
    return go(f"/{guessed(request)}/cart/{quote(articles, safe=':,')}")


@routes.route("/{locale}/cart/{articles}", by=anyone)
@spoken
def open_link(articles: str, request: Request, who: Caller) -> Answer:
    """Put what a link names in the visitor's cart; what cannot be is said on the cart's page."""
    wanted = articles_of(articles)
    held = basket.hold_open(request, who)
    look, not_added = carts.add_linked(held.cart_id, held.by(who), articles, wanted)
    if not not_added:
        return go(link("cart"), basket.cookies_for(look.cart))
    told = [_why(sku, refusal.code) for sku, refusal in not_added.items()]
    return cart_page(request, carts.show_cart(held.cart_id, look.cart.token), not_added=told)


def _why(sku: str, code: str) -> str:
    return language.said(REASONS.get(code, REASONS["unknown_sku"]), sku=sku)
