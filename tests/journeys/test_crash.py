"""kill -9 of every part amid 200 checkouts: each order is wholly there or not at all, and everything agrees with it."""

import json
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.core import table
from chalicelib.core.context import acting
from chalicelib.inventory.models import Level
from chalicelib.invoicing.models import Posted
from chalicelib.notifications import sending
from chalicelib.notifications import service as notifications
from chalicelib.notifications.models import Delivery
from chalicelib.payments.models import Payment
from infra.bench.shopper import Shopper, sign_in, stock_shop
from infra.local.running import Daybook
from infra.local.workers import RETRY_SECONDS
from tests.http import application
from tests.journeys.patient import PatientShopper
from tests.properties import audit

PASSWORD = "a long password for tests"
CHECKOUTS, THREADS = 200, 8
SCARCE = 20  # units of RARE; every fifth buyer wants one, and there are 40 of those
STRIPE_KEY = {"Authorization": "Bearer sk_test_daybook"}
# After so many checkouts have been answered, this part is killed; everything at once, last.
KILLS = {
    20: "web server", 40: "background", 60: "database", 80: "local queues", 100: "background", 120: "database",
    150: "everything",
}  # fmt: skip


class Crowd:
    """The shoppers, and what they were answered."""

    def __init__(self, daybook: Daybook) -> None:
        self.daybook = daybook
        self.answers: list[dict[str, object] | None] = []
        self.again = 0
        self.lock = threading.Lock()

    def buy(self, n: int) -> None:
        shopper = PatientShopper(self.daybook.url, f"http://127.0.0.1:{self.daybook.port + 1}")
        sku, quantity = ("RARE", 1) if n % 5 == 0 else ("MUG", 1 + n % 3)
        answer = shopper.buy(sku, quantity, f"buyer{n}@example.com", "stripe" if n % 2 else "manual")
        with self.lock:
            self.answers.append(answer)
            self.again += shopper.again

    def run(self) -> None:
        with ThreadPoolExecutor(THREADS) as pool:
            bought = [pool.submit(self.buy, n) for n in range(CHECKOUTS)]
            self.kill_meanwhile(bought)
            for each in bought:
                each.result()

    def kill_meanwhile(self, bought: list) -> None:
        for count, part in KILLS.items():
            while len(self.answers) < count and not any(each.done() and each.exception() for each in bought):
                time.sleep(0.01)
            if part == "everything":
                self.daybook.kill_all()
                self.daybook.start()
            else:
                self.daybook.kill(part)


@pytest.fixture(scope="module")
def daybook(tmp_path_factory):
    env = {"DAYBOOK_OWNER_PASSWORD": PASSWORD}
    with Daybook(tmp_path_factory.mktemp("crash") / "home", env=env) as running:
        yield running


@pytest.fixture
def items_of(monkeypatch):
    """Reads every item a running Daybook has stored."""

    def read(daybook):
        application()  # declares every kind of item
        for name in ("DAYBOOK_DYNAMODB_URL", "DAYBOOK_TABLE"):
            monkeypatch.setenv(name, daybook.told["env"][name])
        with acting(shop=daybook.told["env"].get("DAYBOOK_SHOP", "main")):
            return audit.stored()

    return read


def charges(daybook):
    """What the provider took for each intent: the amounts of its paid charges."""
    stripe = Shopper(f"http://127.0.0.1:{daybook.port + 1}")
    taken, after = {}, ""
    while True:
        page = stripe.get(f"/v1/charges?limit=100{after}", headers=STRIPE_KEY).must(200)
        for each in page["data"]:
            if each["paid"]:
                taken.setdefault(each["payment_intent"], []).append(each["amount_captured"])
        if not page["has_more"]:
            return taken
        after = f"&starting_after={page['data'][-1]['id']}"


def test_kill_9_of_every_part_amid_200_checkouts_leaves_whole_orders_that_agree(daybook, items_of):
    merchant = sign_in(daybook.url, "owner@daybook.example", PASSWORD)
    stock_shop(merchant, {"MUG": (10000, 1000), "RARE": (5000, SCARCE)})
    crowd = Crowd(daybook)
    started = time.monotonic()
    crowd.run()
    bought_in = time.monotonic() - started
    stripe = Shopper(f"http://127.0.0.1:{daybook.port + 1}", patience=10)
    assert any(stripe.post("/_daybook/settle", {"timeout": 20}).must(200)["settled"] for _ in range(6))
    daybook.wait_until_idle(300)  # a busy machine sends one message a second
    handled_in = time.monotonic() - started
    print(f"bought in {bought_in:.1f} s, all handled after {handled_in:.1f} s; {crowd.again} requests sent again")
    items = items_of(daybook)
    orders = audit.of_orders(items)

    # 160 want mugs, 40 want one of 20 rare things
    answered = {each["order"]["id"]: each for each in crowd.answers if each is not None}
    assert (len(crowd.answers), len(answered)) == (CHECKOUTS, 160 + SCARCE)
    assert set(orders) == set(answered)
    assert {order.cart_id: order_id for order_id, order in orders.items()} == {
        each["cart_id"]: order_id for order_id, each in answered.items()
    }
    assert audit.faults(items) == []
    assert Counter(order.state for order in orders.values()) == {"placed": 180}
    mugs = sum(1 + n % 3 for n in range(CHECKOUTS) if n % 5)
    levels = {level.sku: (level.on_hand, level.reserved, level.available) for level in table.only(items, Level)}
    assert levels == {"MUG": (1000, mugs, 1000 - mugs), "RARE": (SCARCE, SCARCE, 0)}

    # money: what the provider took is what orders paid by card say, each once
    cards = [each for each in table.only(items, Payment) if each.method == "stripe"]
    totals = {each.intent_id: [orders[each.order_id].totals["total"]] for each in cards}
    assert charges(daybook) == totals
    assert {each.order_id: each.captured for each in cards} == {each.order_id: each.amount for each in cards}
    by_card = {order.order_id for order in orders.values() if order.payment_method == "stripe"}
    assert {order.order_id for order in orders.values() if order.payment_state == "paid"} == by_card
    assert {each.order_id for each in cards} == by_card

    # one invoice and one message for each order
    posted = table.only(items, Posted)
    assert Counter(each.order_id for each in posted) == dict.fromkeys(orders, 1)
    assert sorted(each.number for each in posted) == [f"F{n:06}" for n in range(1, 181)]
    told = table.only(items, Delivery)
    assert Counter(each.order_id for each in told) == dict.fromkeys(orders, 1)
    assert {(each.template, each.state) for each in told} == {("order_placed", "sent")}
    doubled = sent_twice(daybook, told)
    print(f"{len(doubled)} messages went out twice")
    assert put_aside(daybook) == {}


def sent_twice(daybook, told):
    """The messages that went out twice: only those whose worker died between sending and noting it, so tried twice."""
    copies = Counter(address for message in daybook.mail() for address in message["to"])
    assert copies.keys() == {each.recipient for each in told}
    tries = {each.recipient: each.tries for each in told}
    assert {address for address, count in copies.items() if count > tries[address]} == set()
    return [address for address, count in copies.items() if count > 1]


def test_a_message_whose_sender_died_is_tried_again_before_it_is_put_aside():
    assert sending.SECONDS_AT_MOST < notifications.LEASE < sum(RETRY_SECONDS)


def put_aside(daybook):
    """The messages no handler could take."""
    file = daybook.home / "dead-letters.json"
    return json.loads(file.read_text()) if file.exists() else {}
