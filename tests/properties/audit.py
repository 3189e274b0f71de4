"""Everything a shop has stored, and what of it does not fit together.

The rules here are arithmetic on stored items: nothing asks a service, so that a fault in a service shows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from chalicelib.cart.models import Cart
from chalicelib.core import context, journal, table
from chalicelib.core.journal import Event
from chalicelib.core.table import Item, Versioned
from chalicelib.inventory.models import Level, Movement, Reservation
from chalicelib.invoicing.models import Credited, Invoice, Posted, Receivable, Series
from chalicelib.orders.models import Order, OrderNumber
from chalicelib.payments.models import Payment, Refund
from chalicelib.reviews.models import Rating, RatingMovement, Review
from chalicelib.reviews.rules import rating_change

NUMBERS = ("on_hand", "reserved", "safety", "available")


def stored() -> list[Item]:
    """Every item of the present shop, read by a scan: only a test may."""
    found: list[Item] = []
    begins = {":p": {"S": f"{context.shop()}/"}}
    request: dict[str, Any] = {"FilterExpression": "begins_with(pk, :p)", "ExpressionAttributeValues": begins}
    while True:
        answer = table.call("Scan", ConsistentRead=True, **request)
        found += [item for raw in answer["Items"] if (item := table.from_raw(raw)) is not None]
        if "LastEvaluatedKey" not in answer:
            return found
        request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def faults(items: list[Item]) -> list[str]:
    """What does not fit together, as sentences; [] for books that are whole."""
    checks = (
        broken_chains, wrong_levels, wrong_reservations, torn_orders, wrong_carts, wrong_money, wrong_documents,
        wrong_ratings,
    )  # fmt: skip
    return [sentence for check in checks for sentence in check(items)]


def of_orders(items: list[Item]) -> dict[str, Order]:
    return {order.order_id: order for order in table.only(items, Order)}


def broken_chains(items: list[Item]) -> Iterator[str]:
    """Each aggregate's events are chained by hash from the first to the one its root names."""
    chains: dict[str, list[Event]] = defaultdict(list)
    for event in table.only(items, Event):
        chains[event.aggregate].append(event)
    heads = {root.partition(): root.head for root in table.only(items, Versioned) if root.events}
    for aggregate in {*chains, *heads}:
        chain = sorted(chains[aggregate], key=lambda event: event.sequence)
        for each in journal.verify(chain, heads.get(aggregate)):
            yield f"{aggregate}, event {each.sequence}: {each.sentence}"


def wrong_levels(items: list[Item]) -> Iterator[str]:
    """A level is the sum of its movements, and available is what is on hand and neither reserved nor kept back."""
    summed: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for each in table.only(items, Movement):
        summed[each.sku, each.location_id].update(on_hand=each.on_hand, reserved=each.reserved, safety=each.safety)
    kept = {(level.sku, level.location_id): level for level in table.only(items, Level)}
    for place in {*summed, *kept}:
        count = summed[place]
        wanted = (count["on_hand"], count["reserved"], count["safety"])
        wanted = (*wanted, wanted[0] - wanted[1] - wanted[2])
        found = tuple(getattr(kept.get(place), name, 0) for name in NUMBERS)
        if found != wanted:
            yield f"level {place} is {found}, its movements add up to {wanted}"
        if min(found[:3]) < 0:
            yield f"level {place} is below nothing: {found}"


def wrong_reservations(items: list[Item]) -> Iterator[str]:
    """What levels have reserved is what orders hold; and each reservation is in a state that fits its order."""
    held: Counter[tuple[str, str]] = Counter()
    orders = of_orders(items)
    for each in table.only(items, Reservation):
        quantity = sum(line["quantity"] for line in each.lines)
        held.update({(line["sku"], line["location_id"]): 0 for line in each.lines})
        for line in each.lines:
            held[line["sku"], line["location_id"]] += line["quantity"]
        if (each.state == "over") != (quantity == 0):
            yield f"the reservation of {each.order_id} is {each.state} and holds {quantity}"
        order = orders.get(each.order_id)
        if order is None:
            yield f"{each.order_id} has a reservation and is no order"
        elif quantity != to_leave(order):
            yield f"{each.order_id} ({order.state}) holds {quantity} and has {to_leave(order)} to send"
        elif (order.state == "pending_payment") != (each.state == "held") and quantity:
            yield f"{each.order_id} is {order.state}, its reservation {each.state}"
    for level in table.only(items, Level):
        if level.reserved != held[level.sku, level.location_id]:
            there = held[level.sku, level.location_id]
            yield f"{level.sku} at {level.location_id}: {level.reserved} reserved, orders hold {there}"


def to_leave(order: Order) -> int:
    """The goods of an order that are still to be sent, and so must be held for it."""
    if order.state == "cancelled":
        return 0
    stocked = [line for line in order.lines if line["tracked"] and line["variant_kind"] == "goods"]
    return sum(line["quantity"] - line["shipped"] - line["cancelled"] for line in stocked)


def torn_orders(items: list[Item]) -> Iterator[str]:
    """An order is there with its number, reservation, payment and first event, or nothing of it is."""
    orders = of_orders(items)
    numbers = {each.order_id: each.number for each in table.only(items, OrderNumber)}
    parts = {
        "number": set(numbers),
        "reservation": {each.order_id for each in table.only(items, Reservation)},
        "payment": {each.order_id for each in table.only(items, Payment)},
        "first event": {
            each.aggregate.removeprefix("ORDER#")
            for each in table.only(items, Event)
            if each.sequence == 1 and each.aggregate.startswith("ORDER#")
        },
    }
    for name, found in parts.items():
        for order_id in found ^ set(orders):
            yield f"{order_id} has {'no' if order_id in orders else 'only a'} {name}"
    for order in orders.values():
        if numbers.get(order.order_id, order.number) != order.number:
            yield f"{order.order_id} is {order.number}, its number says {numbers[order.order_id]}"


def wrong_carts(items: list[Item]) -> Iterator[str]:
    """A cart became one order or none, and both name each other."""
    carts = {cart.cart_id: cart for cart in table.only(items, Cart)}
    ordered = Counter(order.cart_id for order in of_orders(items).values() if order.cart_id)
    for cart_id, count in ordered.items():
        if count > 1:
            yield f"{cart_id} became {count} orders"
    for order in of_orders(items).values():
        cart = carts.get(order.cart_id or "")
        if cart is not None and (cart.state, cart.order_id) != ("ordered", order.order_id):
            yield f"{order.order_id} came of {cart.cart_id}, which is {cart.state} as {cart.order_id}"
    for cart in carts.values():
        if cart.state == "ordered" and cart.order_id not in of_orders(items):
            yield f"{cart.cart_id} is ordered as {cart.order_id}, which is not there"


def wrong_money(items: list[Item]) -> Iterator[str]:
    """What an order says of its money is the sum of its payments and refunds, and no more goes back than came."""
    came: Counter[str] = Counter()
    back: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for payment in table.only(items, Payment):
        came[payment.order_id] += payment.captured
        back[payment.order_id] += payment.refunded
        if not 0 <= payment.refunded <= payment.captured <= payment.amount:
            yield f"{payment.payment_id}: {payment.refunded} of {payment.captured} of {payment.amount} went back"
    for refund in table.only(items, Refund):
        asked[refund.order_id] += refund.amount if refund.state == "requested" else 0
    for order_id, order in of_orders(items).items():
        found = (order.paid, order.refunded, order.refunding)
        if found != (came[order_id], back[order_id], asked[order_id]):
            parts = (came[order_id], back[order_id], asked[order_id])
            yield f"{order_id} says paid, refunded, refunding {found}; its payments and refunds say {parts}"
        if order.refunded + order.refunding > order.paid:
            yield f"{order_id}: {order.refunded} + {order.refunding} go back of {order.paid}"


def wrong_documents(items: list[Item]) -> Iterator[str]:
    """Numbers run from 1 without a gap; one document for each cause; credit notes never exceed their invoice."""
    documents = {each.number: each for each in table.only(items, Invoice)}
    for name, last in {each.name: each.last for each in table.only(items, Series)}.items():
        ordinals = sorted(int(each.number[1:]) for each in documents.values() if each.document == name)
        if ordinals != list(range(1, last + 1)):
            yield f"the {name} series gave {last}, there are {ordinals}"
    causes = Counter((each.document, each.cause) for each in documents.values())
    yield from (f"{cause} has {count} of {document}" for (document, cause), count in causes.items() if count > 1)
    posted = {each.number: each for each in table.only(items, Posted)}
    if set(posted) != set(documents):
        yield f"documents without their order, or the reverse: {set(posted) ^ set(documents)}"
    credited: Counter[str] = Counter()
    for each in documents.values():
        credited[each.corrects or ""] += each.total
    for each in table.only(items, Credited):
        taken = sum(tax["base"] + tax["tax"] for tax in each.taxes)
        total = documents[each.number].total if each.number in documents else 0
        if not 0 < taken == credited[each.number] <= total:
            yield f"{each.number} for {total}: credited {taken}, its notes say {credited[each.number]}"
    for each in table.only(items, Receivable):
        if not 0 <= each.settled <= each.amount or each.number not in documents:
            yield f"the receivable of {each.number}: {each.settled} of {each.amount}"


def wrong_ratings(items: list[Item]) -> Iterator[str]:
    """A rating is the sum of its published reviews, and of its movements."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    moved: dict[str, Counter[str]] = defaultdict(Counter)
    for review in table.only(items, Review):
        counted[review.product_id].update(rating_change(0, review.counted))
    for each in table.only(items, RatingMovement):
        moved[each.product_id].update(rating_change(each.was, each.now))
    ratings = {each.product_id: each for each in table.only(items, Rating)}
    for product_id in {*counted, *moved, *ratings}:
        names = {*counted[product_id], *moved[product_id], "reviews", "stars"}
        rows = [
            {name: getattr(ratings.get(product_id), name, 0) for name in names},
            {name: counted[product_id][name] for name in names},
            {name: moved[product_id][name] for name in names},
        ]
        if not rows[0] == rows[1] == rows[2]:
            yield f"rating of {product_id}: stored, counted, moved are {rows}"
