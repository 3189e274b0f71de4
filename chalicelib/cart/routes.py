"""Carts over HTTP. A cart's token opens it: `Daybook-Token`, or `?token=` in links."""

from dataclasses import asdict
from typing import Any

from chalicelib.cart import service
from chalicelib.cart.inputs import AddLine, ChangeCart, ChangeLine, StartCart
from chalicelib.cart.outputs import CartOut
from chalicelib.cart.rules import Problem
from chalicelib.core.access import Caller, anyone, token_holder
from chalicelib.core.errors import version_moved_on
from chalicelib.core.http import Request, Routes
from chalicelib.core.money import money

routes = Routes("Carts")


@routes.route("/api/carts", "POST", by=anyone, takes=StartCart, gives=CartOut, status=201)
def start_cart(given: StartCart, who: Caller) -> dict[str, Any]:
    """Start an empty cart."""
    cart = service.start_cart(given.currency, given.language, who)
    return shown(service.Look(cart, service.TOTALS(cart)))


@routes.route("/api/carts/{cart_id}", by=token_holder, gives=CartOut)
def show_cart(cart_id: str, who: Caller) -> dict[str, Any]:
    """Show a cart at today's prices, with what is wrong with it."""
    return shown(service.show_cart(cart_id, who.token))


@routes.route("/api/carts/{cart_id}", "PATCH", by=token_holder, takes=ChangeCart, gives=CartOut)
def change_cart(cart_id: str, given: ChangeCart, who: Caller, request: Request) -> dict[str, Any]:
    """Say who the cart is for and how it is delivered; what is left out stays."""
    whole, emptied = given.model_dump(), {"coupons": [], "note": "", "gift_note": ""}
    said = given.model_fields_set - {"version"}
    fields = {name: emptied.get(name) if whole[name] is None else whole[name] for name in said}
    return shown(service.change_cart(cart_id, who, _version(request, given.version), **fields))


@routes.route("/api/carts/{cart_id}/lines", "POST", by=token_holder, takes=AddLine, gives=CartOut)
def add_line(cart_id: str, given: AddLine, who: Caller, request: Request) -> dict[str, Any]:
    """Put an article in the cart; one that is there already becomes more."""
    version = _version(request, given.version)
    return shown(service.add_line(cart_id, who, given.sku, given.quantity, version))


@routes.route("/api/carts/{cart_id}/lines/{line_id}", "PATCH", by=token_holder, takes=ChangeLine, gives=CartOut)
def change_line(cart_id: str, line_id: str, given: ChangeLine, who: Caller, request: Request) -> dict[str, Any]:
    """Set how many of a line."""
    version = _version(request, given.version)
    return shown(service.change_line(cart_id, who, line_id, given.quantity, version))


@routes.route("/api/carts/{cart_id}/lines/{line_id}", "DELETE", by=token_holder, gives=CartOut)
def remove_line(cart_id: str, line_id: str, who: Caller, request: Request) -> dict[str, Any]:
    """Take a line out of the cart."""
    return shown(service.remove_line(cart_id, who, line_id, _version(request, None)))


def _version(request: Request, given: int | None) -> int | None:
    """The version the caller changes: in the body, or in If-Match, where anything else than a number is an old one."""
    tag = request.headers.get("if-match", "").strip().removeprefix("W/").strip('"')
    if given is not None or tag in ("", "*"):
        return given
    if not (tag.isascii() and tag.isdigit()):
        raise version_moved_on()
    return int(tag[:18])


def shown(look: service.Look) -> dict[str, Any]:
    """A cart as the API shows it."""
    cart = look.cart
    plain = (
        "token", "state", "currency", "language", "version", "email", "shipping_address", "billing_address",
        "delivery_option", "coupons", "note", "tax_number", "payment_method", "order_id",
    )  # fmt: skip
    return {
        "id": cart.cart_id,
        **{name: getattr(cart, name) for name in plain},
        "gift_note": cart.gift_note or "",
        "accepts_marketing": bool(cart.accepts_marketing),
        "lines": [_line(line, cart.currency, look.left) for line in cart.lines],
        "totals": {name: money(amount, cart.currency) for name, amount in look.totals.items()},
        "problems": [_problem(each, cart.currency) for each in look.problems],
    }


def _problem(problem: Problem, currency: str) -> dict[str, Any]:
    told = {name: value for name, value in asdict(problem).items() if value is not None}
    return told | {name: money(told[name], currency) for name in ("before", "now") if name in told}


def _line(line: dict[str, Any], currency: str, left: dict[str, int | None]) -> dict[str, Any]:
    plain = ("id", "sku", "title", "variant_title", "handle", "image", "quantity", "variant_kind")
    return {
        **{name: line[name] for name in plain},
        "unit_price": money(line["unit_price"], currency),
        "compare_at_price": None if line["compare_at"] is None else money(line["compare_at"], currency),
        "total": money(line["unit_price"] * line["quantity"], currency),
        **({"available": left[line["id"]]} if line["id"] in left else {}),
    }
