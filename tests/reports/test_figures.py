"""Figures that are kept equal what a recount of the journal gives, whatever happened and however its events came."""

import random

import pytest

from chalicelib.core import clock, journal, module, outbox
from chalicelib.core.access import Caller
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.inventory.models import Level
from chalicelib.modules import MODULES
from chalicelib.orders import service as orders
from chalicelib.payments import service as payments
from chalicelib.reports import rules, service
from chalicelib.reports.models import Tallied
from chalicelib.shop import service as shop
from tests.builders import OWNER, open_shop, order, order_line
from tests.http import Client, application

STAFF = Caller("staff", "stf_1", "Ola", "", frozenset({"*"}))


@pytest.fixture(autouse=True)
def _shop(table):
    before = module.registry, module.is_on
    module.install(MODULES, switched_on=shop.is_on)
    open_shop(time_zone="Europe/Oslo")
    yield
    module.registry, module.is_on = before


def told_by(aggregates: list[str]) -> list[tuple[str, dict]]:
    """(handler, event) of every event that reports listen to."""
    return [
        (name, event.message())
        for aggregate in aggregates
        for event in journal.timeline(aggregate)
        for owner, name, _ in module.registry.listeners(event.name)
        if owner.name == "reports"
    ]


def deliver(shop_id: str, told: list[tuple[str, dict]], chance: random.Random | None = None) -> None:
    """Hand events to their handlers; with chance, in any order and some of them twice."""
    if chance:
        told = told + chance.sample(told, len(told) // 2)
        chance.shuffle(told)
    for name, event in told:
        outbox.handle(shop_id, name, event)


def kept() -> tuple[dict, dict]:
    """What is kept now: sales by currency and day, and tallies."""
    sales = {("NOK", day): sums for day, sums in service.sales("NOK", "2026-01-01", "2027-01-01").items()}
    return sales, service.tallies()


def live_through(chance: random.Random) -> str:
    """One order with a random life at a random time; its aggregate."""
    at = f"2026-11-{chance.randint(20, 24)}T{chance.choice(('00', '12', '23'))}:30:00Z"
    with clock.held_at(at):
        method = chance.choice(("manual", "stripe", "invoice"))
        price = chance.randint(1, 900) * 100
        made = order(order_line(quantity=chance.randint(1, 3), unit_price=price), method=method)
        for _ in range(chance.randint(0, 5)):
            _do_something(chance, made.order_id)
    return f"ORDER#{made.order_id}"


def _do_something(chance: random.Random, order_id: str) -> None:
    now = orders.whole(order_id).order

    def pay():
        with Transaction() as tx:
            orders.enter_paid(tx, now, now.totals["total"], "manual")

    def release():
        if now.holds:
            orders.release_hold(order_id, now.holds[0]["id"], STAFF)

    deeds = (
        pay,
        lambda: orders.cancel_order(order_id, "changed_mind"),
        lambda: orders.hold_order(order_id, "custom", "Look"),
        release,
        lambda: orders.open_problem(order_id, "late_payment", "Money came late.", "Look.", 100),
        lambda: orders.resolve_problem(order_id, "late_payment", "Seen."),
        lambda: payments.refund(order_id, 100, "Sorry"),
    )
    try:
        chance.choice(deeds)()
    except (Refused, TypeError, AttributeError):
        return  # what this state does not allow


@pytest.mark.parametrize("seed", range(4))
def test_figures_equal_a_recount_after_any_history_in_any_order(table, seed):
    chance = random.Random(seed)
    aggregates = [live_through(chance) for _ in range(12)]
    deliver(table, told_by(aggregates), chance)
    counted = service.recount()
    assert counted.sales
    assert kept() == (counted.sales, counted.tallies())
    states = {each.order_id: each.state for each in orders.list_orders(orders.Filter(), 100, None).items}
    assert {each: state for (what, each), (state, _) in counted.states.items() if what == "order"} == states
    service.rebuild()
    assert kept() == (counted.sales, counted.tallies())


def test_a_day_is_the_shops_own_day(table):
    with clock.held_at("2026-11-24T23:30:00Z"):  # 00:30 in Oslo
        made = order(order_line(unit_price=12300))
    deliver(table, told_by([f"ORDER#{made.order_id}"]))
    assert service.sales("NOK", "2026-11-24", "2026-11-25") == {
        "2026-11-25": {"orders": 1, "sales": 12300, "cancelled": 0, "refunds": 0, "refunded": 0}
    }


def test_an_event_that_comes_thrice_is_counted_once(table):
    made = order(order_line(unit_price=100))
    told = told_by([f"ORDER#{made.order_id}"])
    deliver(table, told + told + told)
    assert service.tallies() == {("order", "placed"): 1}
    assert [sums["orders"] for sums in service.sales("NOK", "2000-01-01", "2100-01-01").values()] == [1]


def test_an_older_event_moves_nothing(table):
    service.count_state("review", "rev_1", "published", 2)
    service.count_state("review", "rev_1", "pending", 1)
    assert service.tallies() == {("review", "published"): 1}
    assert Tallied.get(what="review", name="rev_1").as_of == 2
    service.count_state("review", "rev_1", "rejected", 3)
    assert service.tallies() == {("review", "rejected"): 1}


def test_what_is_running_out_is_listed_least_first_and_leaves_when_it_is_there_again(table, client):
    for sku, left in (("A", 3), ("B", 0), ("C", 6)):
        client.post("/api/admin/products", {"title": sku, "status": "active", "variants": [{"sku": sku}]})
        _left(sku, left)
        service.look_at_stock(sku)
    assert [(each.sku, each.available) for each in service.low_stock()] == [("B", 0), ("A", 3)]
    _left("B", 9)
    service.look_at_stock("B")
    assert [(each.sku, each.title) for each in service.low_stock()] == [("A", "A")]


def test_the_list_of_what_is_running_out_comes_by_pages(table, client):
    for sku, left in (("A", 3), ("B", 0), ("C", 2)):
        client.post("/api/admin/products", {"title": sku, "status": "active", "variants": [{"sku": sku}]})
        _left(sku, left)
        service.look_at_stock(sku)
    first = client.get("/api/admin/reports/running-out?limit=2").json
    assert first["items"] == [
        {"sku": "B", "title": "B", "available": 0},
        {"sku": "C", "title": "C", "available": 2},
    ]
    rest = client.get(f"/api/admin/reports/running-out?limit=2&cursor={first['next_cursor']}").json
    assert rest == {"items": [{"sku": "A", "title": "A", "available": 3}], "next_cursor": None}


def _left(sku: str, available: int) -> None:
    there = Level.find(sku=sku, location_id="main") or Level.new(sku=sku, location_id="main", product_id=sku)
    delta = available - there.available
    with Transaction() as tx:
        tx.add(there, on_hand=delta, available=delta)


@pytest.fixture
def client(table):
    return Client(application(), bearer=shop.sign_in(*OWNER)[0])


def test_home_shows_today_the_period_and_the_one_before(table, client):
    lives = (
        ("2026-11-25T09:00:00Z", 10000),
        ("2026-11-25T10:00:00Z", 5001),
        ("2026-11-24T10:00:00Z", 700),
        ("2026-11-18T10:00:00Z", 900),
    )
    for at, price in lives:
        with clock.held_at(at):
            made = order(order_line(unit_price=price))
        deliver(table, told_by([f"ORDER#{made.order_id}"]))
    orders.cancel_order(made.order_id, "changed_mind")
    orders_told = told_by([f"ORDER#{made.order_id}"])
    with clock.held_at("2026-11-25T12:00:00Z"):
        token = shop.sign_in(*OWNER)[0]
        home = client.get("/api/admin/reports/home?days=7", bearer=token).json
    nok = lambda amount: {"amount": amount, "currency": "NOK"}  # noqa: E731
    assert (home["today"]["orders"], home["today"]["sales"], home["today"]["average"]) == (2, nok(15001), nok(7501))
    assert (home["yesterday"]["sales"], home["period"]["sales"], home["before"]["sales"]) == (
        nok(700),
        nok(15701),
        nok(900),
    )
    assert (home["today_from"], home["period_from"]) == ("2026-11-24T23:00:00.000Z", "2026-11-18T23:00:00.000Z")
    assert [each["day"] for each in home["days"]] == [f"2026-11-{day}" for day in range(19, 26)]
    assert [each["day"] for each in home["days_before"]] == [f"2026-11-{day}" for day in range(12, 19)]
    assert {each["state"]: each["count"] for each in home["states"] if each["count"]} == {"placed": 4}
    deliver(table, orders_told)
    assert service.tallies() == {("order", "placed"): 3, ("order", "cancelled"): 1}


def test_an_empty_shop_has_zeroes_and_no_average(client):
    home = client.get("/api/admin/reports/home").json
    assert (home["today"]["orders"], home["today"]["average"], home["problems"], home["running_out"]) == (
        0,
        None,
        0,
        [],
    )
    assert (len(home["days"]), len(home["days_before"]), home["time_zone"]) == (30, 30, "Europe/Oslo")
    assert client.get("/api/admin/reports/home?days=6").status == 422


def test_notices_are_of_what_one_may_see(table, client, monkeypatch):
    monkeypatch.setattr("chalicelib.core.dead_letters.how_many", lambda: 2)
    service.count_state("problem", "ord_1#late", "open", 1)
    service.count_state("review", "rev_1", "pending", 1)
    assert {each["kind"]: each["count"] for each in client.get("/api/admin/reports/notices").json["items"]} == {
        "problems": 1,
        "reviews": 1,
        "low_stock": 0,
        "dead_letters": 2,
    }
    shop.invite_staff("kim@daybook.example", "Kim", "accountant", "another long password")
    kim = shop.sign_in("kim@daybook.example", "another long password")[0]
    seen = client.get("/api/admin/reports/notices", bearer=kim).json["items"]
    assert [each["kind"] for each in seen] == ["problems"]
    home = client.get("/api/admin/reports/home", bearer=kim).json
    assert (home["problems"], home["reviews_waiting"], home["low_stock"], home["running_out"]) == (1, None, None, [])
    assert client.get("/api/admin/reports/running-out", bearer=kim).status == 403


def test_the_list_of_a_new_shop_is_of_what_there_is(table, client):
    def done():
        return [each["step"] for each in client.get("/api/admin/reports/setup").json["items"] if each["done"]]

    assert done() == []
    made = client.post("/api/admin/products", {"title": "Mug", "variants": [{"sku": "A"}]})
    deliver(table, told_by([f"PRODUCT#{made.json['id']}"]))
    assert done() == ["product"]
    version = client.get("/api/admin/shop").json["version"]
    legal = {"name": "Fjell", "line1": "Storgata 1", "city": "Oslo", "country": "NO", "email": "post@fjell.example"}
    client.patch("/api/admin/shop", {"version": version, "legal": legal})
    assert done() == ["business", "product"]


def test_days_go_back_from_today():
    assert rules.days_back(clock.parse("2026-03-01T00:00:00Z").date(), 3) == ["2026-02-27", "2026-02-28", "2026-03-01"]


def test_a_rank_sorts_as_the_amount_does():
    assert [rules.rank(each) for each in (-2, 0, 5, 6)] == ["0000", "0000", "0005", None]
