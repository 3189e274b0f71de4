"""What a refund or a cancellation says it will do is what it does: money, stock, credit notes, and the refusals."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.core import context
from chalicelib.fulfilment import service as fulfilment
from chalicelib.invoicing.module import invoicing
from chalicelib.orders import service as orders
from chalicelib.payments import service, taken_back
from chalicelib.payments.settling import catch_up
from chalicelib.pricing.rules import Priced, tax_document
from chalicelib.shop import service as shop_service
from tests.builders import OWNER
from tests.http import Client, application
from tests.invoicing import build as papers
from tests.payments import build

PATH = "/api/admin/orders"
ONE_A = {"line_id": "line-A", "quantity": 1}


@pytest.fixture
def staff(table):
    papers.open_shop()
    token, _ = shop_service.sign_in(*OWNER)
    return Client(application(), bearer=token)


def kroner(amount):
    return {"amount": amount, "currency": "NOK"}


def preview(staff, order_id, **asked):
    reply = staff.post(f"{PATH}/{order_id}/refunds/preview", asked)
    assert reply.status == 200, reply.text
    return reply.json


def work_all(order_id):
    """All that billing does once the order's events reach it: refunds by hand went already, documents follow."""
    build.work_events(order_id, "order.cancelled", "refund.requested")
    papers.deliver(context.shop(), papers.events_of(order_id))


def notes_of(order_id):
    """Each credit note as a preview has it, and its printed lines."""
    found = [each.content for each in papers.documents(order_id) if each.document == "credit_note"]
    shown = [
        {
            "total": kroner(each["total"]),
            "taxes": [
                {"rate": tax["rate"], "base": kroner(tax["base"]), "tax": kroner(tax["tax"])} for tax in each["taxes"]
            ],
        }
        for each in found
    ]
    return shown, [[(line["title"], line["quantity"], line["total"]) for line in each["lines"]] for each in found]


def paid_order(**more):
    made = papers.mixed_order(**more)
    service.record_payment(made.order_id, 116400, "by bank")
    papers.deliver(context.shop(), papers.events_of(made.order_id))
    return made


def test_a_refund_of_lines_and_delivery_does_what_its_preview_says(staff):
    made = paid_order()
    asked = {"refund_lines": [{"line_id": "line-A", "quantity": 1}], "refund_delivery": True}
    told = preview(staff, made.order_id, **asked)
    # One mug of 500.00 and 49.00 delivery, both with 25 % within: 54900 * 2500 / 12500 = 10980.
    assert told["refund"]["amount"] == kroner(54900)
    assert (told["lines"][0]["title"], told["lines"][0]["total"]) == ("Mug, Blue", kroner(50000))
    assert told["credit_notes"] == [
        {"total": kroner(54900), "taxes": [{"rate": 2500, "base": kroner(43920), "tax": kroner(10980)}]}
    ]
    before = orders.whole(made.order_id).order
    done = staff.post(f"{PATH}/{made.order_id}/refunds", {**asked, "reason": "scratched", "version": told["version"]})
    assert (done.status, done.json["amount"]) == (201, told["refund"]["amount"])
    work_all(made.order_id)
    shown, lines = notes_of(made.order_id)
    assert shown == told["credit_notes"]
    assert lines == [[("Mug, Blue", 1, 50000)]]
    now = staff.get(f"{PATH}/{made.order_id}").json
    assert [now[name] for name in ("refunded", "refundable", "payment_state")] == [
        told[name] for name in ("refunded", "refundable", "payment_state")
    ]
    assert before.version == told["version"]


def test_what_is_put_back_in_stock_is_what_the_preview_says(staff):
    made = paid_order()
    fulfilment.ship_order(made.order_id)
    asked = {"amount": kroner(1000), "restock": True, "lines": [{"line_id": "line-A", "quantity": 2}]}
    told = preview(staff, made.order_id, **asked)
    assert told["stock"] == [{"sku": "A", "location_id": "main", "quantity": 2}]
    on_hand = staff.get("/api/admin/inventory/A").json["levels"][0]["on_hand"]
    staff.post(f"{PATH}/{made.order_id}/refunds", {**asked, "reason": "sent back"})
    assert staff.get("/api/admin/inventory/A").json["levels"][0]["on_hand"] == on_hand + 2


def test_an_order_refunded_line_by_line_comes_to_its_total_and_no_line_goes_back_twice(staff):
    made = paid_order()
    parts = [
        {"refund_lines": [{"line_id": "line-A", "quantity": 1}]},
        {"refund_lines": [{"line_id": "line-A", "quantity": 1}, {"line_id": "line-B", "quantity": 1}]},
        {"refund_delivery": True},
    ]
    for asked in parts:
        told = preview(staff, made.order_id, **asked)
        assert staff.post(f"{PATH}/{made.order_id}/refunds", {**asked, "reason": "back"}).status == 201
        work_all(made.order_id)
        assert notes_of(made.order_id)[0][-1:] == told["credit_notes"]
    shown, _ = notes_of(made.order_id)
    assert [each["total"]["amount"] for each in shown] == [50000, 61500, 4900]  # 116400 in all
    assert staff.get(f"{PATH}/{made.order_id}").json["payment_state"] == "refunded"
    again = staff.post(f"{PATH}/{made.order_id}/refunds/preview", parts[0])
    assert (again.status, again.json["code"]) == (409, "more_than_left")


@pytest.mark.parametrize(
    ("asked", "code", "status"),
    [
        ({"amount": kroner(116401)}, "refund_too_large", 409),
        ({"amount": {"amount": 1, "currency": "EUR"}}, "wrong_currency", 422),
        ({"refund_lines": [{"line_id": "line-A", "quantity": 3}]}, "more_than_left", 409),
        ({"refund_lines": [{"line_id": "nope", "quantity": 1}]}, "unknown_line", 422),
        ({"refund_delivery": True, "amount": kroner(1)}, "amount_and_lines", 422),
        (
            {"amount": kroner(1), "restock": True, "lines": [{"line_id": "line-A", "quantity": 1}]},
            "more_than_shipped",
            409,
        ),
        ({"lines": [ONE_A]}, "not_restocking", 422),
    ],
)
def test_a_refund_is_refused_by_its_preview_with_the_same_words(staff, asked, code, status):
    made = paid_order()
    foreseen = staff.post(f"{PATH}/{made.order_id}/refunds/preview", asked)
    done = staff.post(f"{PATH}/{made.order_id}/refunds", {**asked, "reason": "why"})
    assert (foreseen.status, foreseen.json["code"], foreseen.json["detail"]) == (
        done.status,
        done.json["code"],
        done.json["detail"],
    )
    assert (foreseen.status, foreseen.json["code"]) == (status, code)
    assert orders.whole(made.order_id).order.refunded == 0


def test_an_order_that_moved_on_since_its_preview_is_neither_refunded_nor_cancelled(staff):
    made = paid_order()
    told = preview(staff, made.order_id, amount=kroner(1000))
    orders.add_note(made.order_id, "meanwhile")
    gone = staff.post(f"{PATH}/{made.order_id}/cancel", {"reason": "late", "version": told["version"]})
    assert (gone.status, orders.whole(made.order_id).order.state) == (412, "placed")
    done = staff.post(
        f"{PATH}/{made.order_id}/refunds", {"amount": kroner(1000), "reason": "late", "version": told["version"]}
    )
    assert (done.status, orders.whole(made.order_id).order.refunded) == (412, 0)


def test_eight_refunds_of_the_same_line_at_once_give_its_price_back_once(staff):
    made = paid_order()
    path, body = (
        f"{PATH}/{made.order_id}/refunds",
        {"refund_lines": [{"line_id": "line-B", "quantity": 1}], "reason": "x"},
    )
    said = build.in_parallel(8, lambda n: staff.post(path, body, key=f"key-{n}").status)
    assert sorted(said) == [201, 409, 409, 409, 409, 409, 409, 409]
    assert orders.whole(made.order_id).order.refunded == 11500


@pytest.mark.parametrize("earlier", [0, 30000])
def test_a_cancellation_does_what_its_preview_says(staff, earlier):
    made = papers.mixed_order()
    service.record_payment(made.order_id, 100000, "by bank")
    if earlier:
        service.refund_order(made.order_id, earlier, "a dent")
    papers.deliver(context.shop(), papers.events_of(made.order_id))
    told = staff.get(f"{PATH}/{made.order_id}/cancel/preview").json
    assert [each["amount"] for each in told["refunds"]] == [kroner(100000 - earlier)]
    assert (told["never_paid"], told["let_go"]) == (kroner(16400), kroner(0))
    assert told["stock"] == [
        {"sku": "A", "location_id": "main", "quantity": 2},
        {"sku": "B", "location_id": "main", "quantity": 1},
    ]
    noted = len(notes_of(made.order_id)[0])
    reserved = {sku: staff.get(f"/api/admin/inventory/{sku}").json["levels"][0]["reserved"] for sku in "AB"}
    assert staff.post(f"{PATH}/{made.order_id}/cancel", {"reason": "gone"}).status == 200
    work_all(made.order_id)
    now = staff.get(f"{PATH}/{made.order_id}").json
    assert (now["refunded"], now["payment_state"]) == (told["refunded"], told["payment_state"])
    assert sorted(each["total"]["amount"] for each in notes_of(made.order_id)[0][noted:]) == sorted(
        each["total"]["amount"] for each in told["credit_notes"]
    )
    for each in told["stock"]:
        level = staff.get(f"/api/admin/inventory/{each['sku']}").json["levels"][0]
        assert reserved[each["sku"]] - level["reserved"] == each["quantity"]


def test_a_card_order_says_which_card_its_money_goes_back_to(provider):
    build.shop(legal=papers.LEGAL)
    order, intent_id = build.begun()
    provider.pay(intent_id)
    catch_up(order.order_id)
    token, _ = shop_service.sign_in(*OWNER)
    staff = Client(application(), bearer=token)
    [refund] = staff.get(f"{PATH}/{order.order_id}/cancel/preview").json["refunds"]
    assert (refund["method"], refund["card"], refund["amount"]) == ("stripe", "visa 4242", kroner(10000))
    orders.cancel_order(order.order_id, "cancelled_by_shop")
    build.work_events(order.order_id, "order.cancelled", "refund.requested")
    build.work_events(order.order_id, "refund.requested")
    assert build.state(order.order_id)[4] == refund["amount"]["amount"]


def test_what_has_left_is_not_cancelled_and_the_preview_says_why(staff):
    made = paid_order()
    fulfilment.ship_order(made.order_id)
    told = staff.get(f"{PATH}/{made.order_id}/cancel/preview")
    done = staff.post(f"{PATH}/{made.order_id}/cancel", {"reason": "gone"})
    assert (told.status, told.json["detail"]) == (done.status, done.json["detail"]) == (409, told.json["detail"])
    assert told.json["code"] == "already_shipped"


def test_invoicing_that_is_off_foresees_no_credit_note(staff):
    made = paid_order()
    shop_service.switch_modules({"notifications": False, invoicing.name: False})
    assert preview(staff, made.order_id, amount=kroner(1000))["credit_notes"] == []


@st.composite
def divided(draw):
    """An order of some lines at some rates, and a way to take it back piece by piece."""
    inclusive = draw(st.booleans())
    lines = [
        {
            "id": f"l{n}", "sku": f"S{n}", "title": "T", "variant_title": "", "cancelled": 0,
            "quantity": draw(st.integers(1, 4)), "unit_price": draw(st.integers(1, 99_999)),
            "tax_rate": draw(st.sampled_from((0, 1200, 2500))),
        }
        for n in range(draw(st.integers(1, 4)))
    ]  # fmt: skip
    pieces = draw(st.permutations([line["id"] for line in lines for _ in range(line["quantity"])]))
    return inclusive, lines, draw(st.integers(0, 9_999)), pieces


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(divided())
def test_however_an_order_is_taken_back_its_parts_and_their_taxes_come_to_the_whole(case):
    inclusive, lines, shipping, pieces = case
    priced = [Priced(line["unit_price"] * line["quantity"], line["tax_rate"]) for line in lines]
    taxes = tax_document([*priced, *([Priced(shipping, 2500)] if shipping else [])], inclusive)
    of_order = [{"rate": tax.rate, "base": tax.base, "tax": tax.tax} for tax in taxes]
    order = taken_back.Order(lines, of_order, shipping, 2500, inclusive)
    total = sum(tax["base"] + tax["tax"] for tax in of_order)
    taken = []
    if shipping:
        taken.append(taken_back.take_back(order, {}, True, taken))
    for piece in pieces:
        taken.append(taken_back.take_back(order, {piece: 1}, False, taken))
    assert sum(each["amount"] for each in taken) == total
    for tax in of_order:
        parts = [each for one in taken for each in one["taxes"] if each["rate"] == tax["rate"]]
        assert (sum(each["base"] for each in parts), sum(each["tax"] for each in parts)) == (tax["base"], tax["tax"])
