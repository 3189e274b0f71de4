"""A cart: started, filled, changed. Every change is one read and one guarded write."""

from collections.abc import Callable
from typing import Any

from chalicelib.cart import rules
from chalicelib.cart.models import Cart
from chalicelib.catalogue.models import Variant
from chalicelib.catalogue.service import variant_ref
from chalicelib.core import clock, ids, table
from chalicelib.core.access import Caller, same
from chalicelib.core.errors import Refused, invalid, not_found, version_moved_on
from chalicelib.core.transaction import Transaction, retried
from chalicelib.inventory import service as inventory
from chalicelib.inventory.models import Level
from chalicelib.pricing.rules import price_in
from chalicelib.shop import service as shop

KEPT_DAYS = 60  # after its last change


def _goods_only(cart: Cart) -> dict[str, int]:
    subtotal = rules.lines_total(cart.lines)
    return {"subtotal": subtotal, "discount": 0, "shipping": 0, "tax": 0, "total": subtotal}


TOTALS: Callable[[Cart], dict[str, int]] = _goods_only  # a hook: checkout reckons shipping and tax


def start_cart(currency: str | None, language: str | None, who: Caller) -> Cart:
    """A new, empty cart in one of the shop's currencies."""
    of = shop.current()
    if currency is not None and currency not in of.currencies:
        raise invalid("currency", "not_sold_in", f"This shop sells in {', '.join(of.currencies)}")
    at = clock.now()
    cart = Cart.new(
        cart_id=ids.new("crt"),
        token=ids.token(),
        currency=currency or of.currency,
        language=language if language in of.languages else of.language,
        customer_id=who.id if who.kind == "customer" else None,
        created_at=at,
        updated_at=at,
        expires_at=clock.epoch(days=KEPT_DAYS),
    )
    with Transaction() as tx:
        tx.create(cart)
    return cart


def open_cart(cart_id: str, token: str) -> Cart:
    """The cart, for whoever holds its token; a 404 for all others."""
    return _opened(Cart.find(cart_id=cart_id), token)


def _opened(found: Any, token: str) -> Cart:
    if not isinstance(found, Cart) or not same(token, found.token):
        raise not_found("cart")
    return found


def _open_to_change(found: Any, token: str) -> Cart:
    cart = _opened(found, token)
    if cart.state != "open":
        raise rules.ORDERED
    return cart


def _write(cart: Cart, **fields: Any) -> Cart:
    with Transaction() as tx:
        tx.change(cart, updated_at=clock.now(), expires_at=clock.epoch(days=KEPT_DAYS), **fields)
    return cart


@retried
def add_line(cart_id: str, token: str, sku: str, quantity: int) -> Cart:
    """Put some of a SKU in the cart, at today's price."""
    rules.check_quantity(quantity)
    found, variant = table.fetch([Cart.ref(cart_id=cart_id), variant_ref(sku)])
    cart = _open_to_change(found, token)
    line = _line(variant if isinstance(variant, Variant) else None, sku, quantity, cart.currency)
    return _write(cart, lines=rules.with_line(cart.lines, line))


def _line(variant: Variant | None, sku: str, quantity: int, currency: str) -> dict[str, Any]:
    price = price_in(variant.prices, currency) if variant is not None and variant.active else None
    if variant is None or price is None:
        raise Refused("not_for_sale", f"{sku} is not for sale here. Choose another product.", 422, "sku")
    return {
        "id": ids.new("lin"),
        "sku": variant.sku,
        "quantity": quantity,
        "product_id": variant.product_id,
        "handle": variant.handle,
        "title": variant.product_title,
        "variant_title": variant.title,
        "image": variant.image or variant.product_image,
        "unit_price": price,
        "compare_at": variant.compare_at.get(currency),
        "tax_class": variant.tax_class,
        "variant_kind": variant.variant_kind,
        "grams": variant.grams,
        "tracked": variant.tracked,
    }


@retried
def change_line(cart_id: str, token: str, line_id: str, quantity: int) -> Cart:
    """Another quantity of a line."""
    cart = _open_to_change(Cart.find(cart_id=cart_id), token)
    return _write(cart, lines=rules.with_quantity(cart.lines, line_id, quantity))


@retried
def remove_line(cart_id: str, token: str, line_id: str) -> Cart:
    """Take a line out."""
    cart = _open_to_change(Cart.find(cart_id=cart_id), token)
    return _write(cart, lines=rules.without_line(cart.lines, line_id))


@retried
def change_cart(cart_id: str, token: str, version: int | None = None, **fields: Any) -> Cart:
    """Set e-mail, addresses, delivery option, coupons, note or language. 412 when `version` is given and moved on."""
    cart = _open_to_change(Cart.find(cart_id=cart_id), token)
    if version is not None and version != cart.version:
        raise version_moved_on()
    if fields.get("language") not in (None, *shop.current().languages):
        raise invalid("language", "not_spoken", f"This shop speaks {', '.join(shop.current().languages)}")
    return _write(cart, **fields)


def refreshed(cart: Cart) -> tuple[Cart, list[dict[str, str]]]:
    """The cart with its lines at today's prices, and what is wrong with it. One round trip; nothing is written."""
    if not cart.lines or cart.state != "open":
        return cart, []
    skus = [line["sku"] for line in cart.lines]
    found = table.fetch(
        [*(variant_ref(sku) for sku in skus), *inventory.level_refs(skus, inventory.locations())], consistent=False
    )
    variants = {each.sku: each for each in table.only(filter(None, found), Variant)}
    left: dict[str, int] = {}
    for level in table.only(filter(None, found), Level):
        left[level.sku] = left.get(level.sku, 0) + max(level.available, 0)
    lines, problems = [], []
    for line in cart.lines:
        variant = variants.get(line["sku"])
        price = price_in(variant.prices, cart.currency) if variant is not None and variant.active else None
        counted = variant is not None and variant.tracked and not variant.sell_when_out
        counted = counted and line["variant_kind"] == "goods"
        problems += rules.problems_of(line, price, left.get(line["sku"], 0) if counted else None)
        lines.append(line if price is None else {**line, "unit_price": price})
    cart.lines = lines
    return cart, problems
