"""Asking to be told when something is there again, and being told once: whoever works, however many wait."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest

from chalicelib.alerts import handlers, service
from chalicelib.alerts.models import Alert, Awaited
from chalicelib.alerts.module import alerts
from chalicelib.catalogue import service as catalogue
from chalicelib.core import clock, context, journal, outbox
from chalicelib.core import table as tables
from chalicelib.core.context import acting
from chalicelib.core.errors import Refused
from chalicelib.core.journal import Event, Happening
from chalicelib.customers import service as customers
from chalicelib.inventory import service as inventory
from chalicelib.inventory.events import StockChanged
from tests.builders import OWNER, shop_service
from tests.http import Client, application
from tests.installed import alone
from tests.storefront.build import furnished_shop

GONE = "MUG-BS"  # sold out
A_CHANGE = Happening("evt_1", "stock.changed", "2026-11-26T10:00:00.000Z", "staff:1", "STOCK_CHANGE#1", 1)


@pytest.fixture
def shop(table: str) -> str:
    furnished_shop()
    return table


def ask(*names: str, sku: str = GONE, language: str = "en") -> None:
    for name in names:
        service.ask(sku, f"{name}@example.com", language)


def refused(call: Any, *given: Any) -> tuple[str, int]:
    with pytest.raises(Refused) as raised:
        call(*given)
    return raised.value.code, raised.value.status


def waiting(sku: str = GONE) -> tuple[int, list[str]]:
    """How many are said to wait, and who does."""
    found = tables.only(tables.query(f"AWAITED#{sku}", starts="ALERT#", consistent=True), Alert)
    return Awaited.get(sku=sku).waiting, [each.email.partition("@")[0] for each in found]


def tellings(sku: str = GONE) -> list[Event]:
    return [each for each in journal.timeline(f"AWAITED#{sku}") if each.name == "stock.returned"]


def told(sku: str = GONE) -> list[str]:
    people = [service.told_by(each.payload["telling_id"]) for each in tellings(sku)]
    return sorted(each["email"].partition("@")[0] for some in people for each in some)


def hear(*events: Event) -> None:
    """Give events to the handlers of alerts, and what these publish too, as the queue would."""
    heard: set[str] = set()
    todo = list(events)
    with alone(alerts):
        while todo:
            event = todo.pop(0)
            heard.add(event.event_id)
            for name, _ in alerts.listeners(event.name):
                outbox.handle(context.shop(), name, event.message())
            todo += [each for each in tellings() if each.event_id not in heard and each not in todo]


def restock(count: int = 5) -> None:
    inventory.move_stock(GONE, "main", "received", count)


def hear_of_stock() -> None:
    """A worker takes the event of changed stock, and those that telling publishes."""
    with alone(alerts):
        handlers.look_at_stock(StockChanged([GONE], "received"), A_CHANGE)
    hear(*tellings())


def test_who_waits_is_told_once_when_stock_comes(shop: str) -> None:
    ask("kari", "ola", language="nb")
    ask("kari")
    assert waiting() == (2, ["kari", "ola"])
    restock()
    hear_of_stock()
    hear_of_stock()
    assert (told(), waiting()) == (["kari", "ola"], (0, []))
    [event] = tellings()
    assert {name: event.payload[name] for name in ("handle", "titles", "variant_title", "price", "currency")} == {
        "handle": "enamel-mug",
        "titles": {"en": "Enamel mug", "nb": "Emaljekrus"},
        "variant_title": "Blue / Small",
        "price": 10000,
        "currency": "NOK",
    }
    assert "example.com" not in str([each.payload for each in journal.timeline(f"AWAITED#{GONE}")])
    inventory.set_level(GONE, "main", 0)
    ask("kari")
    assert waiting() == (1, ["kari"])


def test_nobody_is_told_while_it_cannot_be_bought(shop: str) -> None:
    ask("kari")
    restock()
    inventory.set_level(GONE, "main", 0)  # gone again before the worker came to it
    hear_of_stock()
    assert (told(), waiting()) == ([], (1, ["kari"]))


def test_a_hundred_who_wait_are_told_in_parts_each_once(shop: str) -> None:
    names = [f"n{n:03}" for n in range(100)]
    ask(*names)
    restock()
    hear_of_stock()
    assert told() == names
    assert [event.payload["people"] for event in tellings()] == [40, 40, 20]
    assert waiting() == (0, [])


def test_workers_that_race_tell_each_once(shop: str) -> None:
    names = [f"n{n:02}" for n in range(60)]
    ask(*names)
    restock()

    def work(_: int) -> None:
        with acting(shop=shop):
            for _ in range(3):
                service.tell_waiting([GONE])

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    assert (told(), waiting()) == (names, (0, []))


def test_those_who_ask_while_others_are_told_are_not_passed_over(shop: str) -> None:
    restock()
    inventory.set_level(GONE, "main", 0)
    ask(*(f"early{n}" for n in range(10)))

    def one_asks(n: int) -> None:
        with acting(shop=shop), suppress(Refused):  # it is there already
            service.ask(GONE, f"late{n}@example.com", "en")

    def one_tells(_: int) -> None:
        with acting(shop=shop):
            service.tell_waiting([GONE])

    with ThreadPoolExecutor(8) as pool:
        asking = [pool.submit(one_asks, n) for n in range(20)]
        inventory.set_level(GONE, "main", 3)
        telling = [pool.submit(one_tells, n) for n in range(4)]
        for each in (*asking, *telling):
            each.result()
    everyone = told()
    assert len(everyone) == len(set(everyone))
    assert {f"early{n}" for n in range(10)} <= set(everyone)
    assert waiting() == (0, [])


def test_a_worker_that_dies_between_two_parts_leaves_the_rest_to_the_next(
    shop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"n{n:02}" for n in range(50)]
    ask(*names)
    restock()

    class Died(BaseException):
        pass

    real = tables.call

    def dying(what: str, **more: Any) -> Any:
        answer = real(what, **more)
        if what == "TransactWriteItems" and "stock_telling" in str(more):
            raise Died
        return answer

    monkeypatch.setattr(tables, "call", dying)
    with pytest.raises(Died):
        hear_of_stock()
    monkeypatch.setattr(tables, "call", real)
    assert (len(told()), waiting()[0]) == (40, 10)
    hear(*tellings())  # what was written before the end goes on; the event itself need not come again
    assert (told(), waiting()) == (names, (0, []))


@pytest.mark.parametrize(
    ("sku", "refusal"), [("LAMP", ("in_stock", 409)), ("BOOK", ("in_stock", 409)), ("NO-SUCH", ("not_found", 404))]
)
def test_only_what_is_sold_out_is_waited_for(shop: str, sku: str, refusal: tuple[str, int]) -> None:
    assert refused(service.ask, sku, "kari@example.com", "en") == refusal


def test_what_is_taken_off_sale_and_put_back_is_told_of(shop: str) -> None:
    ask("kari")
    product = catalogue.find_by_handle("enamel-mug").product
    catalogue.change_product(product.product_id, status="draft")
    restock()
    service.tell_waiting([GONE])
    assert told() == []
    assert refused(service.ask, GONE, "ola@example.com", "en") == ("not_found", 404)
    catalogue.change_product(product.product_id, status="active")
    hear([each for each in journal.timeline(f"PRODUCT#{product.product_id}") if each.name == "product.changed"][-1])
    assert told() == ["kari"]


def test_selling_it_without_stock_is_told_of(shop: str) -> None:
    ask("kari")
    product = catalogue.find_by_handle("enamel-mug").product
    catalogue.change_variant(product.product_id, GONE, sell_when_out=True)
    timeline = journal.timeline(f"PRODUCT#{product.product_id}")
    hear([each for each in timeline if each.name == "product.variants_changed"][-1])
    assert told() == ["kari"]


def test_what_somebody_waits_for_is_taken_along_and_forgotten_with_them(shop: str) -> None:
    ask("kari", "ola")
    customer_id = customers.customer_id_for("kari@example.com")
    [kept] = service.export(customer_id)
    assert (kept["sku"], kept["email"], kept["language"]) == (GONE, "kari@example.com", "en")
    for _ in range(2):
        service.forget_customer(customer_id)
    assert (service.export(customer_id), waiting()) == ([], (1, ["ola"]))


def test_a_wish_that_is_not_met_in_a_year_is_forgotten(shop: str) -> None:
    with clock.held_at("2026-01-10T08:00:00.000Z"):
        ask(*(f"old{n:02}" for n in range(45)))
    with clock.held_at("2026-12-01T08:00:00.000Z"):
        ask("kari")
    with clock.held_at("2027-01-09T08:00:00.000Z"):
        service.forget_old()
        assert waiting()[0] == 46
    with clock.held_at("2027-01-11T08:00:00.000Z"):
        service.forget_old()
    assert waiting() == (1, ["kari"])


def test_by_the_api_anyone_asks_and_staff_see_how_many_wait(shop: str) -> None:
    anyone = Client(application())
    asked = {"sku": GONE, "email": "Kari@Example.com", "language": "id"}
    assert [anyone.post("/api/stock-alerts", asked).status for _ in range(2)] == [204, 204]
    wrong = anyone.post("/api/stock-alerts", {**asked, "email": "kari"})
    assert (wrong.status, wrong.json["fields"][0]["field"]) == (422, "email")
    there = anyone.post("/api/stock-alerts", {**asked, "sku": "LAMP"})
    assert (there.status, there.json["code"]) == (409, "in_stock")
    token, _ = shop_service.sign_in(*OWNER)
    owner = Client(application(), bearer=token)
    [row] = owner.get("/api/admin/stock-alerts").json["items"]
    assert (row["sku"], row["title"], row["variant_title"], row["waiting"]) == (GONE, "Enamel mug", "Blue / Small", 1)
    restock()
    hear_of_stock()
    assert owner.get("/api/admin/stock-alerts").json["items"] == []
    assert anyone.get("/api/admin/stock-alerts").status == 401


def test_many_from_one_place_are_refused_for_a_while(shop: str) -> None:
    with clock.held_at("2026-11-26T10:00:00.000Z"):
        for n in range(30):
            service.ask(GONE, f"n{n}@example.com", "en", "203.0.113.9")
        assert refused(service.ask, GONE, "one@example.com", "en", "203.0.113.9") == ("too_many_attempts", 429)
    assert waiting()[0] == 30
