"""From a cart to an order: delivery options, totals, and the one transaction that places it.

At most four round trips: the cart; what it holds (variants, levels, the buyer's address book entry); the transaction;
and, after Stripe was asked, the answer together with the intent's id.
"""

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from chalicelib.cart import service as carts
from chalicelib.catalogue.service import Variant, variant_ref
from chalicelib.checkout import rules
from chalicelib.checkout.models import DeliveryTable
from chalicelib.core import clock, ids, table
from chalicelib.core.access import Caller
from chalicelib.core.errors import Refused, invalid
from chalicelib.core.held import forget, held
from chalicelib.core.telemetry import count
from chalicelib.core.transaction import Transaction, retried
from chalicelib.customers import service as customers
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from chalicelib.payments import service as payments
from chalicelib.payments.service import PaymentStart
from chalicelib.pricing import service as pricing
from chalicelib.shop import service as shop

PAY_DAYS = 7  # how long goods are held for a buyer who gets a link to pay by card
EMPTY = Refused("cart_empty", "The cart is empty. Add something first.", 422, "lines")
FREE = "manual"  # an order that costs nothing needs no provider


@dataclass(frozen=True)
class Ready:
    """A cart looked at for checkout: its lines with today's prices, where they ship from, and what it costs."""

    cart: carts.Cart
    lines: list[dict[str, Any]]
    allocations: list[inventory.Allocation]
    option: rules.Option
    totals: rules.Totals
    customer_id: str


# Delivery options


def delivery_table() -> DeliveryTable:
    """The shop's delivery options, at most a few seconds old."""
    return held("delivery", _load)


def _load() -> DeliveryTable:
    return DeliveryTable.find() or DeliveryTable.new(version=0, options=[])


@retried
def set_delivery(options: list[dict[str, Any]], version: int) -> DeliveryTable:
    """Replace all options; 412 when `version` is not the stored one. Version 0 is a shop without any."""
    if len({option["id"] for option in options}) < len(options):
        raise invalid("options", "id_taken", "Give each delivery option an id of its own")
    with Transaction() as tx:
        written = tx.replace(_load(), version, options=options)
    forget("delivery")
    return written


def country_of(cart: carts.Cart) -> str:
    """Where the goods go, and so whose taxes apply; the shop's own country until the buyer says."""
    address = cart.shipping_address or cart.billing_address
    return str(address["country"]) if address and address.get("country") else shop.current().country


def delivery_options(cart: carts.Cart) -> list[rules.Option]:
    """How this cart can be delivered, cheapest first, each with its promise."""
    return rules.options_for(
        delivery_table().options, cart.lines, country_of(cart), cart.currency, cart.language, shop.local_time()
    )


def countries_served() -> set[str] | None:
    """The countries the shop sends goods to; None where it sends everywhere, or says nothing."""
    sent = [each for each in delivery_table().options if each["active"] and each["delivery_kind"] == "delivery"]
    if not sent or any(not each["countries"] for each in sent):
        return None
    return {country for each in sent for country in each["countries"]}


def pickup_place(option: rules.Option) -> dict[str, Any] | None:
    """Where an option's goods are picked up: {"name", "address"}; None where they are sent."""
    if option.delivery_kind != "pickup":
        return None
    found = next((each for each in inventory.locations() if each.location_id == option.location_id), None)
    return {"name": found.name, "address": found.address} if found else None


def delivery_of(lines: list[dict[str, Any]], currency: str, language: str) -> list[rules.Option]:
    """How these lines could be delivered in the shop's own country: what a page promises before there is a cart."""
    country, now = shop.current().country, shop.local_time()
    return rules.options_for(delivery_table().options, lines, country, currency, language, now)


# Totals


def totals_of(cart: carts.Cart) -> dict[str, int]:
    """What the cart costs as it stands: shipping once an option is chosen. The cart module shows it (a hook)."""
    return bill_of(cart).shown()


def bill_of(cart: carts.Cart) -> rules.Totals:
    """The same with the taxes by rate, for pages that explain them. It reads nothing that is not held."""
    return _reckoned(cart, cart.lines, _chosen(cart))


def _chosen(cart: carts.Cart) -> rules.Option | None:
    options = delivery_options(cart)
    if not rules.needs_delivery(cart.lines):
        return options[0]
    return next((option for option in options if option.id == cart.delivery_option), None)


def _reckoned(cart: carts.Cart, lines: list[dict[str, Any]], option: rules.Option | None) -> rules.Totals:
    table_of, country = pricing.taxes(), country_of(cart)
    amounts = [line["unit_price"] * line["quantity"] for line in lines]
    rates = [pricing.rate_for(table_of, line["tax_class"], country) for line in lines]
    priced = [pricing.Priced(amount, rate) for amount, rate in zip(amounts, rates, strict=True)]
    if option is not None and option.price:
        priced.append(pricing.Priced(option.price, pricing.rate_for(table_of, option.tax_class, country)))
    inclusive = bool(shop.current().prices_include_tax)
    taxes = [asdict(each) for each in pricing.tax_document(priced, inclusive)]
    return rules.reckon(amounts, option.price if option else 0, taxes, inclusive)


# Placing


@retried
def place_order(
    cart_id: str, who: Caller, payment_method: str, expected_total: tuple[int, str] | None = None
) -> tuple[orders.Order, PaymentStart | None]:
    """Place the cart's order in one transaction, then ask the provider for the payment.

    Refuses what is not for sale, not there, or costs other than `expected_total` (minor units and currency; None when
    the caller does not say what the buyer saw). A cart whose order still waits for a card gives that order with its
    payment again: the buyer may have lost the first answer.
    """
    cart = carts.open_cart(cart_id, who.token)
    if cart.state == "ordered" and cart.order_id and payment_method == "stripe":
        waiting = orders.Order.get(order_id=cart.order_id)
        if waiting.state == "pending_payment":
            return waiting, payments.begin(waiting)
    shop.only_open()
    check_method(payment_method)
    order, payment = _place(cart, payment_method, expected_total, clock.later(minutes=shop.current().hold_minutes))
    return order, payments.begin(order, payment)


@retried
def place_for_buyer(
    cart_id: str, who: Caller, payment_method: str, expected_total: tuple[int, str] | None = None
) -> orders.Order:
    """Place a cart's order for its buyer, by staff: also in a closed shop, and by invoice or by hand in any.

    By card, the goods are held for PAY_DAYS more days, to the end of the day on the shop's clock, and the buyer gets a
    letter with a link to pay; no provider is asked before the buyer opens it. Refuses as `place_order` does.
    """
    if payment_method == "stripe":
        check_method(payment_method)
    cart = carts.open_cart(cart_id, who.token)
    last = (shop.local_time() + timedelta(days=PAY_DAYS)).replace(hour=23, minute=59, second=0, microsecond=0)
    order, _ = _place(cart, payment_method, expected_total, clock.as_text(last), who.as_actor)
    return order


def _place(
    cart: carts.Cart,
    payment_method: str,
    expected_total: tuple[int, str] | None,
    pay_by: str,
    placed_by: str | None = None,
) -> tuple[orders.Order, payments.Payment]:
    """The one transaction. An order to be paid by card holds its goods until `pay_by`."""
    ready = look_over(cart)
    if expected_total is not None and expected_total != (ready.totals.total, cart.currency):
        raise _total_changed(ready)
    order = _order_of(ready, payment_method if ready.totals.total else FREE)
    order.placed_by = placed_by
    lapses_at = pay_by if order.state == "pending_payment" else None
    with Transaction() as tx:
        tx.change(cart, state="ordered", order_id=order.order_id)
        event_id = orders.start_order(tx, order, lapses_at)
        inventory.reserve(tx, order.order_id, ready.allocations, lapses_at, event_id)
        payment = payments.new_payment(tx, order)
    count("OrdersStarted")
    return order, payment


def check_method(payment_method: str) -> None:
    """Refuse a way to pay that the shop does not offer."""
    offered = shop.current().payment_methods
    if payment_method not in offered:
        raise invalid("payment_method", "not_offered", f"This shop takes {', '.join(offered)}. Choose one of them")


def look_over(cart: carts.Cart) -> Ready:
    """Everything about a cart that must be right before it becomes an order. One round trip."""
    if cart.state != "open":
        sentence = "This cart has been ordered already. Look at the order, or start a new cart."
        raise Refused("cart_ordered", sentence, order_id=cart.order_id)
    if not cart.lines:
        raise EMPTY
    if not cart.email:
        raise invalid("email", "missing", "Give an e-mail address, so that we can send the confirmation")
    skus = [line["sku"] for line in cart.lines]
    locations = inventory.locations()
    found = table.fetch(
        [
            *(variant_ref(sku) for sku in skus),
            *inventory.level_refs(skus, locations),
            customers.email_ref(cart.email),
        ]
    )
    variants = {variant.sku: variant for variant in table.only(filter(None, found), Variant)}
    lines = [_line(line, variants.get(line["sku"]), cart.currency) for line in cart.lines]
    option = _delivery_of(cart)
    levels = table.only(filter(None, found), inventory.Level)
    demands = [
        inventory.Demand(
            line["sku"],
            line["product_id"],
            line["quantity"],
            variants[line["sku"]].sell_when_out,
            line["title"],
            line["id"],
        )
        for line in lines
        if line["tracked"] and line["variant_kind"] == "goods"
    ]
    usable = [each for each in locations if option.location_id in (None, each.location_id)]
    allocations = inventory.allocate(demands, levels, usable, pickup=option.delivery_kind == "pickup")
    known = table.only(filter(None, found), customers.CustomerEmail)
    customer_id = cart.customer_id or customers.customer_id_for(cart.email, known[0] if known else None)
    return Ready(cart, lines, allocations, option, _reckoned(cart, lines, option), customer_id)


def _line(line: dict[str, Any], variant: Variant | None, currency: str) -> dict[str, Any]:
    price = pricing.price_in(variant.prices, currency) if variant is not None and variant.active else None
    if variant is None or price is None:
        raise Refused(
            "not_for_sale",
            f"{line['title']} is no longer for sale. Remove it from the cart.",
            409,
            f"lines.{line['id']}",
        )
    return {
        **line,
        "unit_price": price,
        "tax_class": variant.tax_class,
        "variant_kind": variant.variant_kind,
        "tracked": variant.tracked,
        "grams": variant.grams,
        "title": variant.product_title,
        "variant_title": variant.title,
    }


def _delivery_of(cart: carts.Cart) -> rules.Option:
    option = _chosen(cart)
    if rules.needs_delivery(cart.lines):
        if option is None:
            raise rules.NO_DELIVERY
        if option.delivery_kind == "delivery" and not cart.shipping_address:
            raise invalid("shipping_address", "missing", "Give the address to send the goods to")
    assert option is not None
    return option


def _total_changed(ready: Ready) -> Refused:
    return Refused(
        "total_changed",
        "The total is no longer what you saw: a price, tax or delivery cost changed. Look at it again before you pay.",
        409,
        "expected_total",
        total={"amount": ready.totals.total, "currency": ready.cart.currency},
    )


def _order_of(ready: Ready, payment_method: str) -> orders.Order:
    cart, option = ready.cart, ready.option
    taxes, country = pricing.taxes(), country_of(cart)
    waits = payment_method == "stripe"
    return orders.Order.new(
        order_id=ids.new("ord"),
        number=ids.order_number(),
        token=ids.token(),
        state="pending_payment" if waits else "placed",
        payment_state="pending" if ready.totals.total else "paid",
        payment_method=payment_method,
        currency=cart.currency,
        language=cart.language,
        prices_include_tax=int(bool(shop.current().prices_include_tax)),
        lines=[
            _order_line(line, pricing.rate_for(taxes, line["tax_class"], country), ready.allocations)
            for line in ready.lines
        ],
        totals=ready.totals.shown(),
        taxes=ready.totals.taxes,
        delivery={
            "id": option.id,
            "title": option.title,
            "price": option.price,
            "delivery_kind": option.delivery_kind,
            "location_id": option.location_id,
            "promise": {"earliest": option.earliest, "latest": option.latest},
            "tax_rate": pricing.rate_for(taxes, option.tax_class, country),
            "pickup": pickup_place(option),
        },
        email=cart.email,
        customer_id=ready.customer_id,
        shipping_address=cart.shipping_address,
        billing_address=cart.billing_address or cart.shipping_address,
        note=cart.note,
        gift_note=cart.gift_note or "",
        tax_number=cart.tax_number,
        accepts_marketing=bool(cart.accepts_marketing),
        cart_id=cart.cart_id,
        placed_at=clock.now(),
    )


def _order_line(line: dict[str, Any], rate: int, allocations: list[inventory.Allocation]) -> dict[str, Any]:
    plain = (
        "id", "sku", "product_id", "handle", "title", "variant_title", "image", "variant_kind", "tracked", "quantity",
        "unit_price", "tax_class", "grams",
    )  # fmt: skip
    return {
        **{name: line.get(name) for name in plain},
        "discount": 0,
        "total": line["unit_price"] * line["quantity"],
        "tax_rate": rate,
        "allocations": [
            {"location_id": each.location_id, "quantity": each.quantity}
            for each in allocations
            if each.sku == line["sku"]
        ],
        "shipped": 0,
        "returned": 0,
        "cancelled": 0,
    }


def placed_again(order_id: str) -> tuple[orders.Order, PaymentStart | None]:
    """The order a checkout placed whose answer was lost, with its payment begun again: the same intent."""
    order = orders.Order.get(order_id=order_id)
    return order, payments.begin(order)


carts.TOTALS = totals_of
