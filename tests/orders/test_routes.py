"""Orders over HTTP: who sees what, what is refused, and that no answer for staff opens the order as its buyer."""

import pytest

from chalicelib.core import clock
from chalicelib.core.transaction import Transaction
from chalicelib.customers import service as customers
from chalicelib.fulfilment import service as fulfilment
from chalicelib.inventory.models import Level
from chalicelib.orders import facets, service
from chalicelib.orders.models import Order
from chalicelib.payments import service as payments
from chalicelib.shop import service as shop
from tests.builders import ADDRESS, OWNER, open_shop, order, order_line
from tests.http import Client, application

ORDERS = "/api/admin/orders"


@pytest.fixture
def staff(table):
    open_shop()
    token, _ = shop.sign_in(*OWNER)
    return Client(application(), bearer=token)


def with_permissions(staff, *permissions):
    return Client(staff.app, bearer=shop.create_api_key("key", permissions)[0])


def problem(reply):
    return reply.status, reply.json["code"]


def ids(reply):
    assert reply.status == 200, reply.text
    return [each["id"] for each in reply.json["items"]]


def at(moment, *lines, **more):
    with clock.held_at(f"2026-11-22T{moment}:00Z"):
        return order(*lines, **more)


# Lists


@pytest.fixture
def three(staff):
    """Three orders: A paid and shipped at ten, B on hold at eleven, C waiting for its card at twelve."""
    a = at("10:00", order_line("A", 2), email="anna@example.com", customer_id="cus_a", priority=5)
    b = at("11:00", order_line("B"), shipping_address={**ADDRESS, "name": "Bjørn Å"}, priority=9)
    c = at("12:00", order_line("C", 3), method="stripe", customer_id="cus_a")
    payments.record_payment(a.order_id, 20000, "by bank")
    fulfilment.ship_order(a.order_id)
    service.hold_order(b.order_id, "fraud", "odd")
    for each in (a, b, c):
        facets.index_order(each.order_id)
    return a.order_id, b.order_id, c.order_id


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "cba"),
        ("sort=placed_at", "abc"),
        ("sort=-placed_at", "cba"),
        ("sort=-priority", "bac"),
        ("sort=priority", "cab"),
        ("sort=-total", "cab"),
        ("sort=total", "bac"),
        ("sort=-total&customer=cus_a", "ca"),
        ("state=on_hold", "b"),
        ("payment_state=paid", "a"),
        ("payment_state=pending", "cb"),
        ("fulfilment_state=fulfilled", "a"),
        ("hold=fraud", "b"),
        ("hold=credit", ""),
        ("customer=cus_a", "ca"),
        ("customer=cus_a&sort=placed_at", "ac"),
        ("customer=nobody", ""),
        ("sku=B", "b"),
        ("location=main", "cba"),
        ("location=north", ""),
        ("q=ANNA%40", "a"),
        ("q=bj%C3%B8rn", "b"),
        ("placed_from=2026-11-22T11:00:00Z", "cb"),
        ("placed_to=2026-11-22T12:00:00%2B01:00", "ba"),
        ("placed_from=2026-11-22T10:30:00Z&placed_to=2026-11-22T11:30:00Z&sku=B", "b"),
    ],
)
def test_the_list_is_narrowed_and_sorted(staff, three, query, expected):
    names = dict(zip(three, "abc", strict=True))
    assert "".join(names[each] for each in ids(staff.get(f"{ORDERS}?{query}"))) == expected


def test_an_order_is_found_by_its_number_whatever_else_there_is(staff, three):
    number = Order.get(order_id=three[1]).number
    assert ids(staff.get(f"{ORDERS}?q={number.lower()}")) == [three[1]]
    assert ids(staff.get(f"{ORDERS}?q={number}&state=placed")) == []


@pytest.mark.parametrize("sort", ["-placed_at", "placed_at", "-priority", "total"])
def test_pages_meet_and_do_not_overlap(staff, sort):
    made = [at(f"10:{n:02}", order_line(quantity=n + 1), priority=n % 3, stock=1000).order_id for n in range(7)]
    seen, cursor = [], ""
    for size in (3, 3, 1):
        reply = staff.get(f"{ORDERS}?limit=3&sort={sort}{cursor}").json
        assert len(reply["items"]) == size
        seen += [each["id"] for each in reply["items"]]
        cursor = f"&cursor={reply['next_cursor']}"
    assert reply["next_cursor"] is None
    expected = {
        "-placed_at": made[::-1],
        "placed_at": made,
        "-priority": [made[n] for n in (5, 2, 4, 1, 6, 3, 0)],  # priorities 0 1 2 0 1 2 0; newer before older
        "total": made,
    }
    assert seen == expected[sort]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=two", "limit"),
        ("sort=name", "sort"),
        ("placed_from=yesterday", "placed_from"),
        ("placed_to=99999999999999999999", "placed_to"),
        ("placed_to=0001-01-01T00:00:00%2B23:00", "placed_to"),
        ("colour=red", "colour"),
        ("cursor=made-up", "cursor"),
        ("sort=total&cursor=made-up", "cursor"),
        ("customer=", "customer"),
    ],
)
def test_a_query_that_makes_no_sense_is_refused_by_its_field(staff, query, field):
    reply = staff.get(f"{ORDERS}?{query}")
    assert (reply.status, [each["field"] for each in reply.json["fields"]]) == (422, [field])


def test_a_cursor_of_one_list_does_not_open_another(staff, three):
    cursor = staff.get(f"{ORDERS}?limit=1&sort=total").json["next_cursor"]
    for other in ("sort=-total", "sort=placed_at"):
        assert problem(staff.get(f"{ORDERS}?limit=1&{other}&cursor={cursor}")) == (422, "bad_cursor")


# Timeline and past


def test_the_timeline_tells_every_event_in_pages_chained_by_hash(staff):
    made = order()
    for text in ("one", "two", "three"):
        service.add_note(made.order_id, text)
    seen, cursor = [], ""
    while True:
        page = staff.get(f"{ORDERS}/{made.order_id}/timeline?limit=2{cursor}").json
        seen += page["items"]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert [(each["sequence"], each["name"]) for each in seen] == [
        (1, "order.placed"), (2, "order.noted"), (3, "order.noted"), (4, "order.noted"),
    ]  # fmt: skip
    assert len({each["hash"] for each in seen}) == 4
    assert seen[1]["payload"] == {"order_id": made.order_id, "text": "one"}


def test_nothing_that_staff_read_holds_the_buyers_token(staff):
    made = order()
    payments.record_payment(made.order_id, 10000, "by bank")
    fulfilment.ship_order(made.order_id)
    for address in ("", "/timeline", f"?at={clock.later(minutes=1)}", "/shipments"):
        reply = staff.get(f"{ORDERS}/{made.order_id}{address}")
        assert (reply.status, made.token in reply.text) == (200, False)
    assert made.token not in staff.get(ORDERS).text


def test_an_order_is_shown_as_it_was(staff):
    made = at("10:00")
    with clock.held_at("2026-11-22T11:00:00Z"):
        service.cancel_order(made.order_id, "late")
    path = f"{ORDERS}/{made.order_id}?at="
    then = staff.get(path + "2026-11-22T10:30:00Z").json
    assert (then["at"], then["order"]["state"]) == ("2026-11-22T10:30:00.000Z", "placed")
    assert staff.get(path + "2026-11-22T12:30:00%2B01:00").json["order"]["cancel_reason"] == "late"
    assert problem(staff.get(path + "2026-11-22T09:00:00Z")) == (404, "not_found")
    assert problem(staff.get(path + "soon")) == (422, "invalid")


# Notes, holds, problems


def test_notes_are_for_staff_alone(staff):
    made = order()
    noted = staff.post(f"{ORDERS}/{made.order_id}/notes", {"text": " rang, no answer "})
    assert (noted.status, noted.json["text"]) == (201, "rang, no answer")
    assert [each["text"] for each in staff.get(f"{ORDERS}/{made.order_id}").json["notes"]] == ["rang, no answer"]
    assert "no answer" not in Client(staff.app).get(f"/api/orders/{made.order_id}", token=made.token).text
    for text in ("", "  ", "x" * 4001, 5, None):
        assert problem(staff.post(f"{ORDERS}/{made.order_id}/notes", {"text": text})) == (422, "invalid")


HOLDS = {  # which role releases which type, and one that does not
    "credit": ("holds.release", "orders.write"),
    "fraud": ("orders.write", "holds.release"),
    "address": ("orders.write", "payments.write"),
    "payment": ("payments.write", "orders.write"),
    "stock": ("inventory.write", "orders.write"),
    "custom": ("orders.write", "inventory.write"),
}


@pytest.mark.parametrize("hold_type", HOLDS)
def test_each_type_of_hold_is_released_by_its_own_permission_only(staff, hold_type):
    right, wrong = HOLDS[hold_type]
    made = order()
    held = staff.post(f"{ORDERS}/{made.order_id}/holds", {"type": hold_type, "reason": "look first"})
    assert (held.status, held.json["state"]) == (201, "on_hold")
    [hold] = held.json["holds"]
    assert (hold["type"], hold["reason"], hold["permission"]) == (hold_type, "look first", right)
    release = f"{ORDERS}/{made.order_id}/holds/{hold['id']}/release"
    assert problem(with_permissions(staff, "orders.read", wrong).post(release)) == (403, "not_allowed")
    assert Order.get(order_id=made.order_id).state == "on_hold"
    assert with_permissions(staff, "orders.read", right).post(release).json["state"] == "released"
    assert problem(staff.post(release)) == (409, "no_such_hold")


def test_an_order_that_waits_for_its_payment_or_is_over_takes_no_hold(staff):
    waiting, cancelled = order(method="stripe"), order()
    service.cancel_order(cancelled.order_id, "late")
    for made in (waiting, cancelled):
        reply = staff.post(f"{ORDERS}/{made.order_id}/holds", {"type": "fraud", "reason": "odd"})
        assert problem(reply) == (409, "wrong_state")
    assert problem(staff.post(f"{ORDERS}/{waiting.order_id}/holds", {"type": "mood", "reason": "x"})) == (
        422,
        "invalid",
    )


def test_an_order_has_at_most_twenty_holds(staff):
    made = order()
    body = {"type": "custom", "reason": "again"}
    assert [staff.post(f"{ORDERS}/{made.order_id}/holds", body).status for _ in range(20)] == [201] * 20
    assert problem(staff.post(f"{ORDERS}/{made.order_id}/holds", body)) == (409, "too_many_holds")


def test_problems_are_listed_oldest_first_and_resolved_with_what_was_done(staff):
    first, second = order(), order()
    for n, made in enumerate((second, first)):
        with clock.held_at(f"2026-11-22T1{n}:00:00Z"), Transaction() as tx:
            service.open_problem(tx, made, "late_money", "Money came late.", "Refund it.", 10000)
    listed = staff.get("/api/admin/problems?limit=1").json
    assert listed["items"] == [
        {
            "order_id": second.order_id,
            "number": second.number,
            "code": "late_money",
            "detail": "Money came late.",
            "advice": "Refund it.",
            "at_stake": {"amount": 10000, "currency": "NOK"},
            "since": "2026-11-22T10:00:00.000Z",
        }
    ]
    rest = staff.get(f"/api/admin/problems?limit=1&cursor={listed['next_cursor']}").json
    assert [each["order_id"] for each in rest["items"]] == [first.order_id]
    path = f"/api/admin/problems/{second.order_id}/late_money/resolve"
    assert problem(staff.post(path, {"resolution": ""})) == (422, "invalid")
    assert staff.post(path, {"resolution": "refunded"}).status == 204
    assert problem(staff.post(path, {"resolution": "again"})) == (404, "not_found")
    assert [each["order_id"] for each in staff.get("/api/admin/problems").json["items"]] == [first.order_id]
    assert staff.get(f"{ORDERS}/{second.order_id}").json["problems"] == []


# The buyer


def test_the_buyer_opens_the_order_by_token_or_signed_in_and_strangers_find_nothing(staff):
    made = order()
    path = f"/api/orders/{made.order_id}"
    anyone = Client(staff.app)
    for reply in (
        anyone.get(path, token=made.token),
        anyone.get(f"{path}?token={made.token}"),
        anyone.get(path, bearer=customers.start_session(made.customer_id)),
        staff.get(path),
    ):
        assert (reply.status, reply.json["number"]) == (200, made.number)
    for reply in (
        anyone.get(path),
        anyone.get(path, token=made.token + "x"),
        anyone.get(path, token=order().token),
        anyone.get(path, bearer=customers.start_session("cus_other")),
        anyone.get(path, bearer=with_permissions(staff, "catalogue.read").bearer),
    ):
        assert problem(reply) == (404, "not_found")


def test_the_buyer_is_told_what_concerns_the_buyer(staff):
    made = order(order_line(quantity=2))
    service.add_note(made.order_id, "odd one")
    payments.record_payment(made.order_id, 20000, "by bank")
    seen = Client(staff.app).get(f"/api/orders/{made.order_id}", token=made.token).json
    assert [each["name"] for each in seen["timeline"]] == ["order.placed", "order.paid"]
    assert (seen["state"], seen["payment_state"], seen["can_cancel"]) == ("placed", "paid", True)
    assert seen["lines"][0]["total"] == {"amount": 20000, "currency": "NOK"}
    assert not {"holds", "notes", "problems", "version", "customer_id"} & set(seen)


def test_a_buyer_cancels_and_stock_goes_back(staff):
    made = order(order_line(quantity=2), stock=10)
    anyone, path = Client(staff.app), f"/api/orders/{made.order_id}/cancel"
    assert problem(anyone.post(path, {})) == (404, "not_found")
    done = anyone.post(path, {"reason": "wrong size"}, token=made.token, key="one")
    assert (done.status, done.json["state"], done.json["cancel_reason"]) == (200, "cancelled", "wrong size")
    again = anyone.post(path, {"reason": "wrong size"}, token=made.token, key="one")
    assert (again.json, again.headers["idempotent-replayed"]) == (done.json, "true")
    assert problem(anyone.post(path, {}, token=made.token)) == (409, "wrong_state")
    assert Level.get(sku="A", location_id="main").available == 10


def test_a_buyer_does_not_cancel_what_was_shipped_nor_in_the_name_of_the_clock(staff):
    shipped, waiting = order(), order(method="stripe")
    fulfilment.ship_order(shipped.order_id)
    anyone = Client(staff.app)
    reply = anyone.post(f"/api/orders/{shipped.order_id}/cancel", {}, token=shipped.token)
    assert problem(reply) == (409, "already_shipped")
    assert staff.post(f"{ORDERS}/{shipped.order_id}/cancel", {}).json["code"] == "already_shipped"
    body = {"reason": "payment_not_received"}  # an order that lapsed is placed again when its money comes late
    assert anyone.post(f"/api/orders/{waiting.order_id}/cancel", body, token=waiting.token).status == 422
    assert staff.post(f"{ORDERS}/{waiting.order_id}/cancel", body).status == 422
    assert Order.get(order_id=waiting.order_id).state == "pending_payment"


def test_staff_cancel_with_a_reason_and_only_who_may(staff):
    made = order()
    reader = with_permissions(staff, "orders.read")
    assert problem(reader.post(f"{ORDERS}/{made.order_id}/cancel", {})) == (403, "not_allowed")
    done = staff.post(f"{ORDERS}/{made.order_id}/cancel", {}).json
    assert (done["state"], done["payment_state"], done["cancel_reason"]) == (
        "cancelled",
        "cancelled",
        "cancelled_by_shop",
    )


# Odd ids

ODD = ["nobody", "ord_" + "9" * 26, "%C3%A6%F0%9F%98%80", "x" * 512, "x" * 3000, "a%20b", "%00", "ORDER%23x", ".."]


@pytest.mark.parametrize("order_id", ODD)
def test_orders_that_are_not_there_are_404_whatever_is_asked_of_them(staff, order_id):
    base = f"{ORDERS}/{order_id}"
    replies = [
        staff.get(base),
        staff.get(f"{base}?at=2026-11-22T10:00:00Z"),
        staff.get(f"{base}/timeline"),
        staff.post(f"{base}/cancel", {}),
        staff.post(f"{base}/holds", {"type": "fraud", "reason": "odd"}),
        staff.post(f"{base}/holds/hld_1/release"),
        staff.post(f"{base}/notes", {"text": "hello"}),
        staff.post(f"/api/admin/problems/{order_id}/late/resolve", {"resolution": "done"}),
        staff.get(f"/api/orders/{order_id}"),
        staff.post(f"/api/orders/{order_id}/cancel", {}),
    ]
    assert [problem(reply) for reply in replies] == [(404, "not_found")] * len(replies)
