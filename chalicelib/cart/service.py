"""Carts: every change is one batch read and one guarded write; a look at one is at most two batch reads."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chalicelib.cart import rules
from chalicelib.cart.models import Cart
from chalicelib.cart.rules import Problem
from chalicelib.catalogue import service as catalogue
from chalicelib.core import clock, ids
from chalicelib.core.access import Caller, same
from chalicelib.core.errors import Refused, invalid, not_found, version_moved_on
from chalicelib.core.table import Item, Ref, fetch
from chalicelib.core.transaction import Transaction, retried
from chalicelib.inventory import service as inventory
from chalicelib.shop import service as shop

__all__ = [
    "Cart",
    "Look",
    "add_line",
    "add_linked",
    "change_cart",
    "change_line",
    "open_cart",
    "remove_line",
    "restore_line",
    "show_cart",
    "start_again",
    "start_cart",
]
KEPT_DAYS = 60
CHANGEABLE = (
    "language", "email", "shipping_address", "billing_address", "delivery_option", "coupons", "note", "gift_note",
    "tax_number", "accepts_marketing", "payment_method",
)  # fmt: skip
KEPT_LINKS = 5

# What a cart costs: {"subtotal", "discount", "shipping", "tax", "total"}. Checkout, which stands above, sets its own.
TOTALS: Callable[[Cart], dict[str, int]] = rules.subtotal_alone


@dataclass(frozen=True)
class Look:
    """A cart as its buyer sees it: its lines at today's prices, the totals, and what is wrong.

    `left` is how many there are of each line looked at (None: nobody counts); a change looks at its own line alone.
    """

    cart: Cart
    totals: dict[str, int]
    problems: list[Problem] = field(default_factory=list)
    left: dict[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class _Known:
    """A variant as it is sold now (None: there is none), and how many are left of it (None: nobody counts)."""

    variant: Any
    left: int | None


# Opening


def open_cart(cart_id: str, token: str) -> Cart:
    """The cart this token opens; a 404 for any other. One round trip."""
    return _opened(Cart.find(cart_id=cart_id), token)


def show_cart(cart_id: str, token: str) -> Look:
    """The cart at today's prices with what is wrong with it. One more round trip where it has lines."""
    cart = open_cart(cart_id, token)
    if cart.state != "open" or not cart.lines:
        return _look(cart, {})
    skus = [line["sku"] for line in cart.lines]
    return _look(cart, _known(skus, fetch(_refs(skus))))


def start_cart(currency: str | None, language: str | None, who: Caller) -> Cart:
    """A new, empty cart in a currency and a language of the shop; its own where none is given."""
    settings = shop.current()
    if currency is not None and currency not in settings.currencies:
        raise invalid("currency", "not_offered", f"This shop sells in {', '.join(settings.currencies)}. Choose one.")
    if language is not None and language not in settings.languages:
        raise invalid("language", "not_offered", f"This shop speaks {', '.join(settings.languages)}. Choose one.")
    now = clock.now()
    cart = Cart.new(
        cart_id=ids.new("crt"),
        token=ids.token(),
        currency=currency or settings.currency,
        language=language or settings.language,
        customer_id=_customer(who),
        created_at=now,
        updated_at=now,
        expires_at=clock.epoch(days=KEPT_DAYS),
    )
    with Transaction() as tx:
        tx.create(cart)
    return cart


def start_again(cart_id: str) -> Cart:
    """A new, open cart with all that an ordered one held; for whoever was let in to its order."""
    old, now = Cart.get(cart_id=cart_id), clock.now()
    kept = ("currency", "lines", "customer_id", *CHANGEABLE)
    cart = Cart.new(
        **{name: getattr(old, name) for name in kept},
        cart_id=ids.new("crt"),
        token=ids.token(),
        created_at=now,
        updated_at=now,
        expires_at=clock.epoch(days=KEPT_DAYS),
    )
    with Transaction() as tx:
        tx.create(cart)
    return cart


# Changing


@retried
def add_line(cart_id: str, who: Caller, sku: str, quantity: int, version: int | None = None) -> Look:
    """Put some of a SKU in the cart; what is there already of it is joined. 412 where `version` moved on."""
    cart, known = _changeable(cart_id, who, version, [sku])
    line = _line_of(known[sku].variant, quantity, cart.currency)
    return _change(cart, who, {"lines": rules.with_added(cart.lines, line)}, known)


def _line_of(variant: Any, quantity: int, currency: str) -> dict[str, Any]:
    if variant is None:
        raise rules.UNKNOWN_SKU
    return rules.line_of(variant, quantity, currency)


@retried
def change_line(cart_id: str, who: Caller, line_id: str, quantity: int, version: int | None = None) -> Look:
    """Set how many of a line; the line takes today's price where it is still for sale."""
    sku = rules.sku_of(line_id)
    cart, known = _changeable(cart_id, who, version, [sku])
    line = {**rules.line_with(cart.lines, line_id), "quantity": quantity}
    line, _ = rules.refreshed(line, known[sku].variant, cart.currency, None, "")
    return _change(cart, who, {"lines": rules.replaced(cart.lines, line)}, known)


@retried
def remove_line(cart_id: str, who: Caller, line_id: str, version: int | None = None) -> Look:
    """Take a line out of the cart; it can be restored until the next change."""
    cart, _ = _changeable(cart_id, who, version)
    line = rules.line_with(cart.lines, line_id)
    place = next(n for n, each in enumerate(cart.lines) if each["id"] == line_id)
    left = [each for each in cart.lines if each["id"] != line_id]
    return _change(cart, who, {"lines": left, "removed": {"line": line, "place": place}})


@retried
def restore_line(cart_id: str, who: Caller, line_id: str) -> Look:
    """Put the line that was taken out last back in its place, at today's price. Twice is once."""
    sku = rules.sku_of(line_id)
    cart, known = _changeable(cart_id, who, None, [sku])
    removed = cart.removed
    if removed is None or removed["line"]["id"] != line_id:
        return _look(cart, {})
    line, _ = rules.refreshed(removed["line"], known[sku].variant, cart.currency, None, "")
    lines = rules.with_restored(cart.lines, line, removed["place"])
    return _change(cart, who, {"lines": lines}, known)


@retried
def add_linked(cart_id: str, who: Caller, link: str, wanted: Mapping[str, int]) -> tuple[Look, dict[str, Refused]]:
    """Put in what a link of articles names, and why some of it cannot be, by SKU.

    The link opened again adds nothing that is in the cart still, so that loading a page again is harmless.
    """
    cart, known = _changeable(cart_id, who, None, list(wanted))
    opened = list(cart.links or ())
    lines, refused = list(cart.lines), {}
    for sku, quantity in rules.still_wanted(lines, wanted, link in opened).items():
        try:
            lines = rules.with_added(lines, _line_of(known[sku].variant, quantity, cart.currency))
        except Refused as refusal:
            refused[sku] = refusal
    if lines == cart.lines:
        return _look(cart, known), refused
    links = [link, *(each for each in opened if each != link)][:KEPT_LINKS]
    return _change(cart, who, {"lines": lines, "links": links}, known), refused


@retried
def change_cart(cart_id: str, who: Caller, version: int | None = None, **fields: Any) -> Look:
    """Change who the cart is for and how it is delivered: any of CHANGEABLE; None takes a field away."""
    cart, _ = _changeable(cart_id, who, version)
    assert set(fields) <= set(CHANGEABLE)
    return _change(cart, who, fields)


def _opened(cart: Item | None, token: str) -> Cart:
    if not isinstance(cart, Cart) or not same(cart.token, token):
        raise not_found("cart")
    return cart


def _changeable(
    cart_id: str, who: Caller, version: int | None, skus: Sequence[str] = ()
) -> tuple[Cart, dict[str, _Known]]:
    """The cart, still open and at this version, and the SKUs it is changed for: one round trip (few locations)."""
    skus = list(skus)
    found = fetch([Cart.ref(cart_id=cart_id), *_refs(skus)])
    cart = _opened(found[0], who.token)
    if cart.state != "open":
        sentence = "This cart has become an order and cannot be changed. Start a new one."
        raise Refused("cart_ordered", sentence, status=409, order_id=cart.order_id)
    if version is not None and version != cart.version:
        raise version_moved_on()
    return cart, _known(skus, found[1:])


def _change(cart: Cart, who: Caller, fields: dict[str, Any], known: dict[str, _Known] | None = None) -> Look:
    fields |= {"updated_at": clock.now(), "expires_at": clock.epoch(days=KEPT_DAYS)}
    fields["customer_id"] = cart.customer_id or _customer(who)
    fields.setdefault("removed", None)  # it can be restored until the next change
    with Transaction() as tx:
        tx.change(cart, **fields)
    return _look(cart, known or {})


def _customer(who: Caller) -> str | None:
    return who.id if who.kind == "customer" else None


# Looking


def _refs(skus: list[str]) -> list[Ref]:
    return [*(catalogue.variant_ref(sku) for sku in skus), *inventory.level_refs(skus, inventory.locations())]


def _known(skus: list[str], found: Iterable[Item | None]) -> dict[str, _Known]:
    """What was read for `_refs`, by SKU."""
    items = list(found)
    locations = inventory.locations()
    known: dict[str, _Known] = {}
    for n, sku in enumerate(skus):
        variant: Any = items[n]
        start = len(skus) + n * len(locations)
        levels: list[Any] = items[start : start + len(locations)]
        uncounted = variant is None or variant.variant_kind != "goods" or not variant.tracked or variant.sell_when_out
        known[sku] = _Known(variant, None if uncounted else inventory.shippable(levels, locations))
    return known


def _look(cart: Cart, known: dict[str, _Known]) -> Look:
    """The cart with the lines that are known refreshed. Only the cart in memory changes: it is not written again."""
    problems: list[Problem] = []
    left = {line["id"]: known[line["sku"]].left for line in cart.lines if line["sku"] in known}
    lines = []
    for line in cart.lines:
        now, found = _refreshed(line, known[line["sku"]], cart.currency) if line["id"] in left else (line, [])
        lines.append(now)
        problems += found
    cart.lines = lines
    return Look(cart, TOTALS(cart), problems, left)


def _refreshed(line: dict[str, Any], seen: _Known, currency: str) -> tuple[dict[str, Any], list[Problem]]:
    title = rules.titled(line["title"], line["variant_title"])
    sentence = inventory.stock_sentence(title, line["sku"], seen.left or 0)
    return rules.refreshed(line, seen.variant, currency, seen.left, sentence)
