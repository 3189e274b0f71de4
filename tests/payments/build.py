"""Orders to be paid, and the buyer's and the bank's side of paying them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from chalicelib.core import clock, context, ids, journal, table
from chalicelib.core.transaction import Transaction
from chalicelib.inventory import service as inventory
from chalicelib.inventory.models import Level, Movement
from chalicelib.orders import service as orders
from chalicelib.orders.models import Order
from chalicelib.payments import service
from chalicelib.payments.account import Account, account_of
from chalicelib.payments.module import payments
from infra.local.stripe.webhooks import signature
from tests import builders
from tests.local.stripe_process import Simulator, client, free_port

__all__ = ["free_port"]
SKU, PRODUCT = "MUG-1", "prd_mug"
SECRET = "whsec_tests"


def shop(on_hand: int = 5, **settings: Any) -> None:
    """An open shop with one location that has this many mugs."""
    builders.open_shop(**settings)
    inventory.add_location("Main", location_id="main")
    with Transaction() as tx:
        tx.create(Level.new(sku=SKU, location_id="main", product_id=PRODUCT, on_hand=on_hand, available=on_hand))


def level() -> tuple[int, int, int]:
    """On hand, reserved and available of the mug."""
    found = Level.get(sku=SKU, location_id="main")
    return found.on_hand, found.reserved, found.available


def inventory_movements() -> list[Any]:
    """Every change of the mug's levels."""
    return table.only(table.collect(f"SKU#{SKU}"), Movement)


def order(method: str = "stripe", total: int = 10_000, quantity: int = 1) -> Order:
    """An order as checkout leaves it: stock reserved, payment created. Its total is for `quantity` mugs."""
    waits = method == "stripe"
    made = Order.new(
        order_id=ids.new("ord"),
        number=ids.order_number(),
        token=ids.token(),
        state="pending_payment" if waits else "placed",
        payment_state="pending",
        payment_method=method,
        currency="NOK",
        language="en",
        lines=[_line(quantity, total)],
        totals={"subtotal": total, "discount": 0, "shipping": 0, "tax": 0, "total": total},
        taxes=[],
        email="buyer@example.com",
        customer_id="cus_1",
        placed_at=clock.now(),
    )
    allocation = inventory.Allocation(SKU, PRODUCT, "main", quantity, title="Mug", line_id="l1")
    with Transaction() as tx:
        event_id = orders.start_order(tx, made)
        lapses_at = clock.later(minutes=15) if waits else None
        inventory.reserve(tx, made.order_id, [allocation], lapses_at, event_id)
        service.new_payment(tx, made)
    return made


def _line(quantity: int, total: int) -> dict[str, Any]:
    return {
        "id": "l1", "sku": SKU, "product_id": PRODUCT, "handle": "mug", "title": "Mug", "variant_title": "",
        "image": None, "variant_kind": "goods", "tracked": True, "quantity": quantity,
        "unit_price": total // quantity, "discount": 0,
        "total": total, "tax_class": "standard", "tax_rate": 2500, "grams": 300,
        "allocations": [{"location_id": "main", "quantity": quantity}], "shipped": 0, "returned": 0, "cancelled": 0,
    }  # fmt: skip


def begun(**fields: Any) -> tuple[Order, str]:
    """A card order whose payment has begun; with its intent's id."""
    made = order(**fields)
    start = service.begin(made)
    assert start is not None
    return made, start.intent_id


def state(order_id: str) -> tuple[str, str, int, int, int]:
    """The order's state, payment state, and what is paid, on its way back and gone back."""
    found = account_of(order_id).order
    return found.state, found.payment_state, found.paid, found.refunding, found.refunded


def problems(order_id: str) -> dict[str, int]:
    """The open problems of an order, with the money at stake."""
    return {each.code: each.amount for each in orders.whole(order_id).of_kind("problem") if each.since}


def events(order_id: str) -> list[str]:
    """The names of an order's events, in order; the chain of their hashes is whole."""
    told = journal.timeline(f"ORDER#{order_id}")
    assert journal.verify(told, head=account_of(order_id).order.head) == []
    return [each.name for each in told]


def account(order_id: str) -> Account:
    return account_of(order_id)


def work_events(order_id: str, *names: str) -> int:
    """Hand an order's events of these names to the payments handlers, as the billing queue does."""
    done = 0
    for each in journal.timeline(f"ORDER#{order_id}"):
        for handler_name, handler in payments.listeners(each.name) if each.name in names else ():
            happening = journal.Happening(each.event_id, each.name, each.at, each.actor, each.aggregate, each.sequence)
            with context.acting(by=f"system:{handler_name}"):
                handler(journal.FACTS[each.name].read(each.payload), happening)
            done += 1
    return done


def in_parallel(times: int, what: Callable[[int], Any]) -> list[Any]:
    """Run this in so many threads at once, each in a copy of the present context."""
    contexts = [copy_context() for _ in range(times)]
    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(lambda n: contexts[n].run(what, n), range(times)))


def signed(event: dict[str, Any], secret: str = SECRET) -> tuple[bytes, str]:
    """An event as the body and the signature of a webhook."""
    raw = json.dumps(event, indent=2).encode()
    return raw, signature(raw, secret, int(time.time()))


class Provider:
    """What buyers and banks do at the simulator, and the events that tell of it."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self.account = client(simulator)

    def pay(self, intent_id: str, card: str = "pm_card_visa") -> str:
        """Confirm as the browser does; gives the intent's status, or the decline's code."""
        import stripe

        given = {"payment_method": card, "return_url": "http://127.0.0.1/return"}
        try:
            return str(self.account.payment_intents.confirm(intent_id, given).status)
        except stripe.CardError as declined:
            return str(declined.code)

    def status(self, intent_id: str) -> str:
        return str(self.account.payment_intents.retrieve(intent_id).status)

    def events(self, intent_id: str, *types: str) -> list[dict[str, Any]]:
        """The events about an intent, oldest first; of these types only, where some are named."""
        about = [each.to_dict() for each in self.account.events.list({"limit": 100}).auto_paging_iter()]
        mine = [
            each
            for each in about
            if intent_id in (each["data"]["object"].get("id"), each["data"]["object"].get("payment_intent"))
            and (not types or each["type"] in types)
        ]
        return mine[::-1]

    def deliver(self, intent_id: str, *types: str) -> list[str]:
        """Let these events arrive, in the order they happened; gives what became of each."""
        return [service.take_webhook(*signed(each)) for each in self.events(intent_id, *types)]

    def trigger(self, path: str, **fields: Any) -> dict[str, Any]:
        return self.simulator.trigger(path, **fields)
