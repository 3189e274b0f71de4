"""HTTP to the cart service, and back."""

from typing import Any

from chalicelib.cart import service
from chalicelib.cart.inputs import AddLine, ChangeCart, ChangeLine, StartCart
from chalicelib.cart.models import Cart
from chalicelib.cart.outputs import CartOut
from chalicelib.core.access import Caller, token_holder
from chalicelib.core.http import Routes
from chalicelib.core.money import money

routes = Routes("Cart")


def shown(cart: Cart, problems: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """A cart as the API shows it."""
    plain = (
        "token", "state", "version", "currency", "language", "email", "shipping_address", "billing_address",
        "delivery_option", "coupons", "note", "order_id",
    )  # fmt: skip
    return {
        "id": cart.cart_id,
        **{name: getattr(cart, name) for name in plain},
        "lines": [_line(line, cart.currency) for line in cart.lines],
        "totals": {name: money(amount, cart.currency) for name, amount in service.TOTALS(cart).items()},
        "problems": problems or [],
    }


def _line(line: dict[str, Any], currency: str) -> dict[str, Any]:
    plain = ("id", "sku", "handle", "title", "variant_title", "image", "variant_kind", "quantity")
    return {
        **{name: line[name] for name in plain},
        "unit_price": money(line["unit_price"], currency),
        "total": money(line["unit_price"] * line["quantity"], currency),
    }


@routes.route("/api/carts", "POST", by=token_holder, takes=StartCart, gives=CartOut, status=201)
def start_cart(given: StartCart, who: Caller) -> dict[str, Any]:
    """Start a cart. Keep its id and its token: the token opens it."""
    return shown(service.start_cart(given.currency, given.language, who))


@routes.route("/api/carts/{cart_id}", by=token_holder, gives=CartOut)
def get_cart(cart_id: str, who: Caller) -> dict[str, Any]:
    """A cart at today's prices, with what it costs and what is wrong with it."""
    return shown(*service.refreshed(service.open_cart(cart_id, who.token)))


@routes.route("/api/carts/{cart_id}", "PATCH", by=token_holder, takes=ChangeCart, gives=CartOut)
def change_cart(cart_id: str, given: ChangeCart, who: Caller) -> dict[str, Any]:
    """Say who buys, where it goes and how."""
    fields = given.model_dump(exclude_unset=True, exclude={"version"})
    for name in ("coupons", "note", "language"):
        if fields.get(name, "") is None:
            del fields[name]
    return shown(service.change_cart(cart_id, who.token, given.version, **fields))


@routes.route("/api/carts/{cart_id}/lines", "POST", by=token_holder, takes=AddLine, gives=CartOut)
def add_line(cart_id: str, given: AddLine, who: Caller) -> dict[str, Any]:
    """Put something in the cart; more of the same SKU joins its line."""
    return shown(service.add_line(cart_id, who.token, given.sku, given.quantity))


@routes.route("/api/carts/{cart_id}/lines/{line_id}", "PATCH", by=token_holder, takes=ChangeLine, gives=CartOut)
def change_line(cart_id: str, line_id: str, given: ChangeLine, who: Caller) -> dict[str, Any]:
    """Change how many."""
    return shown(service.change_line(cart_id, who.token, line_id, given.quantity))


@routes.route("/api/carts/{cart_id}/lines/{line_id}", "DELETE", by=token_holder, gives=CartOut)
def remove_line(cart_id: str, line_id: str, who: Caller) -> dict[str, Any]:
    """Take a line out of the cart."""
    return shown(service.remove_line(cart_id, who.token, line_id))
