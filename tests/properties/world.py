"""A shop with two SKUs, what its buyers, staff, bank and queues may do, and everything that is then stored."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from chalicelib.cart import service as carts
from chalicelib.checkout import service as checkout
from chalicelib.core import clock, journal, module, outbox, table
from chalicelib.core.access import Caller
from chalicelib.core.errors import Refused
from chalicelib.core.table import Item
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from chalicelib.orders.models import OrderNumber
from chalicelib.payments import service as payments
from tests.builders import ADDRESS, open_shop
from tests.catalogue.build import product
from tests.checkout.build import POST
from tests.payments.build import Provider, in_parallel, signed

STOCK = {"A": (6, 0), "B": (5, 1)}  # on hand, and kept back as safety stock
WAITED = 16  # minutes: an unpaid order lapses after 15
POSTAL = "notifications"  # its handlers send mail, which is not here; tests/journeys have it


def attempted(what: Callable[[], Any]) -> Any:
    """What came of it; a refusal is an answer too. Anything else is a fault."""
    try:
        return what()
    except Refused as refused:
        if refused.status >= 500:
            raise
        return refused


class World:
    """What happens is chosen outside; here is how it is done, for real: services, handlers and the simulator."""

    def __init__(self, provider: Provider, capture: str) -> None:
        self.provider = provider
        self.order_ids: list[str] = []
        self.order_of_cart: dict[str, str] = {}
        self.intents: dict[str, str] = {}
        self.happened: dict[str, list[dict[str, Any]]] = {}  # Stripe's events, by intent, oldest first
        self.last_event = self._newest_event()
        open_shop(capture=capture)
        inventory.add_location("Main", location_id="main")
        for sku, (on_hand, safety) in STOCK.items():
            product(f"Product {sku}", sku=sku)
            inventory.set_level(sku, "main", on_hand, safety)
        checkout.set_delivery([{**POST, "free_from": {"NOK": 0}}], 0)

    # Buyers

    def cart(self, wants: dict[str, int]) -> Any:
        cart = carts.start_cart(None, None, Caller())
        who = Caller(token=cart.token)
        for sku, quantity in wants.items():
            carts.add_line(cart.cart_id, who, sku, quantity)
        said = {"email": "kari@example.com", "shipping_address": ADDRESS, "delivery_option": "post"}
        carts.change_cart(cart.cart_id, who, **said)
        return cart

    def buy(self, wants: list[dict[str, int]], method: str) -> None:
        """These carts are ordered at once, each by two requests at once: a cart is one order."""
        ready = [self.cart(each) for each in wants]
        twice = [*ready, *ready]

        def place(n: int) -> Any:
            who = Caller(token=twice[n].token)
            return attempted(lambda: checkout.place_order(twice[n].cart_id, who, method))

        answers = in_parallel(len(twice), place)
        for cart, answer in zip(twice, answers, strict=True):
            if isinstance(answer, Refused):
                assert answer.code in ("out_of_stock", "cart_ordered", "busy"), answer
                continue
            order, start = answer
            assert order.cart_id == cart.cart_id
            assert self.order_of_cart.setdefault(cart.cart_id, order.order_id) == order.order_id
            if order.order_id not in self.order_ids:
                self.order_ids.append(order.order_id)
            if start is not None:
                self.intents[order.order_id] = start.intent_id

    def pay(self, order_id: str, card: str) -> None:
        """At the provider; the shop hears of it when a message is delivered."""
        import stripe

        with suppress(stripe.StripeError):
            self.provider.pay(self.intents[order_id], card)

    # The provider's messages

    def _newest_event(self) -> str | None:
        newest = self.provider.account.events.list({"limit": 1}).data
        return newest[0].id if newest else None

    def listen(self) -> None:
        """Remember what has happened at the provider since the last time."""
        given = {"limit": 100} | ({"ending_before": self.last_event} if self.last_event else {})
        new = [each.to_dict() for each in self.provider.account.events.list(given).auto_paging_iter()]
        for event in sorted(new, key=lambda each: (each["created"], each["id"])):
            about = event["data"]["object"]
            intent_id = about["id"] if about["object"] == "payment_intent" else about.get("payment_intent")
            self.happened.setdefault(intent_id, []).append(event)
        self.last_event = self._newest_event()

    def messages(self, order_id: str | None) -> list[dict[str, Any]]:
        self.listen()
        return self.happened.get(self.intents.get(order_id or "", ""), [])

    def deliver(self, events: list[dict[str, Any]]) -> None:
        """These messages arrive, all at the same time where there are several."""
        bodies = [signed(event) for event in events]
        in_parallel(len(bodies), lambda n: attempted(lambda: payments.take_webhook(*bodies[n]))) if bodies else None

    # The queues

    def events(self, order_id: str) -> list[journal.Event]:
        return journal.timeline(f"ORDER#{order_id}")

    def work(self, event: journal.Event) -> None:
        """Give an event to every handler that listens, as the worker does."""
        told = json.loads(json.dumps(event.message()))
        shop = event.pk.split("/", 1)[0]
        for owner, name, _ in module.registry.listeners(event.name):
            if owner.name != POSTAL:
                attempted(lambda name=name: outbox.handle(shop, name, told))

    # Time

    def wait(self) -> None:
        """A quarter of an hour goes by, and the clock's work is done."""
        with clock.held_at(clock.later(minutes=WAITED)):
            orders.lapse_unpaid()

    # Looking

    def stored(self) -> list[Item]:
        """The levels with their movements, and the orders with everything beside them."""
        found = [item for sku in STOCK for item in table.collect(f"SKU#{sku}")]
        for order_id in self.order_ids:
            found += table.collect(f"ORDER#{order_id}")
        numbers = [item.number for item in found if item.kind == "order"]
        return found + [each for each in table.fetch([OrderNumber.ref(number=each) for each in numbers]) if each]

    def settle(self) -> None:
        """Every message arrives and every event is worked, until nothing new comes of it."""
        worked: set[str] = set()
        delivered: set[str] = set()
        while True:
            self.listen()
            new = [e for events in self.happened.values() for e in events if e["id"] not in delivered]
            told = [e for order_id in self.order_ids for e in self.events(order_id) if e.event_id not in worked]
            if not new and not told:
                return
            for event in new:
                payments.take_webhook(*signed(event))
            for each in told:
                self.work(each)
            delivered |= {event["id"] for event in new}
            worked |= {each.event_id for each in told}
