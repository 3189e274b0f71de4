"""Over HTTP: the views staff keep, and what they change on an order after it was placed."""

import pytest

from chalicelib.core import journal
from chalicelib.fulfilment import service as fulfilment
from chalicelib.orders import facets
from chalicelib.orders.models import Order
from chalicelib.shop import service as shop
from tests.builders import ADDRESS, OWNER, open_shop, order, order_line
from tests.http import Client, application

ORDERS = "/api/admin/orders"
VIEWS = f"{ORDERS}/views"
URGENT = {"name": "Urgent", "filters": {"state": "placed,released", "priority": "1"}, "columns": ["number", "tags"]}


@pytest.fixture
def staff(table):
    open_shop()
    token, _ = shop.sign_in(*OWNER)
    return Client(application(), bearer=token)


def with_permissions(staff, *permissions):
    return Client(staff.app, bearer=shop.create_api_key("key", permissions)[0])


def problem(reply):
    return reply.status, reply.json["code"]


# Views


def test_a_view_is_kept_changed_and_deleted_by_its_owner_and_nobody_else_sees_it(staff):
    made = staff.post(VIEWS, URGENT)
    assert (made.status, made.json["version"], made.json["shared"], made.json["own"]) == (201, 1, False, True)
    assert made.json["filters"] == {"state": "placed,released", "priority": "1"}
    other = with_permissions(staff, "orders.read", "orders.write")
    assert other.get(VIEWS).json["items"] == []
    path = f"{VIEWS}/{made.json['id']}"
    assert other.delete(path).status == 404
    changed = staff.put(path, {**URGENT, "name": "Rush", "version": 1})
    assert (changed.status, changed.json["name"], changed.json["version"]) == (200, "Rush", 2)
    assert staff.put(path, {**URGENT, "version": 1}).status == 412
    assert staff.delete(path).status == 204
    assert (staff.get(VIEWS).json["items"], staff.delete(path).status) == ([], 404)


def test_a_shared_view_is_seen_by_all_and_changed_by_those_who_may_change_orders(staff):
    made = staff.post(VIEWS, {**URGENT, "shared": True}).json
    reader = with_permissions(staff, "orders.read")
    [seen] = reader.get(VIEWS).json["items"]
    assert (seen["id"], seen["shared"], seen["own"]) == (made["id"], True, False)
    assert problem(reader.delete(f"{VIEWS}/{made['id']}")) == (403, "not_allowed")
    assert problem(reader.post(VIEWS, {**URGENT, "shared": True})) == (403, "not_allowed")
    assert with_permissions(staff, "orders.write", "orders.read").delete(f"{VIEWS}/{made['id']}").status == 204


def test_a_view_becomes_shared_and_ones_own_again(staff):
    made = staff.post(VIEWS, URGENT).json
    path = f"{VIEWS}/{made['id']}"
    reader = with_permissions(staff, "orders.read")
    shared = staff.put(path, {**URGENT, "shared": True, "version": 1}).json
    assert ([each["id"] for each in reader.get(VIEWS).json["items"]], shared["shared"]) == ([made["id"]], True)
    mine = reader.post(VIEWS, {**URGENT, "name": "Mine"}).json
    reply = reader.put(f"{VIEWS}/{mine['id']}", {**URGENT, "shared": True, "version": 1})
    assert problem(reply) == (403, "not_allowed")
    back = staff.put(path, {**URGENT, "version": shared["version"]})
    assert (back.json["shared"], [each["id"] for each in reader.get(VIEWS).json["items"]]) == (False, [mine["id"]])


def test_a_view_of_what_cannot_be_asked_is_refused(staff):
    assert problem(staff.post(VIEWS, {**URGENT, "filters": {"colour": "red"}})) == (422, "invalid")
    assert problem(staff.post(VIEWS, {**URGENT, "name": ""})) == (422, "invalid")


def test_there_are_as_many_views_as_a_person_can_use(staff, monkeypatch):
    monkeypatch.setattr("chalicelib.orders.views.MOST", 1)
    assert staff.post(VIEWS, URGENT).status == 201
    assert problem(staff.post(VIEWS, URGENT)) == (409, "too_many_views")
    assert staff.post(VIEWS, {**URGENT, "shared": True}).status == 201


# Edits


def test_an_edit_is_kept_with_what_was_there_before_and_the_same_again_changes_nothing(staff):
    made = order()
    path = f"{ORDERS}/{made.order_id}"
    reply = staff.patch(path, {"version": 1, "tags": ["rush", "gift", "rush"], "priority": 3, "reason": "birthday"})
    assert (reply.status, reply.json["tags"], reply.json["priority"]) == (200, ["gift", "rush"], 3)
    again = staff.patch(path, {"version": reply.json["version"], "tags": ["gift", "rush"]})
    assert again.json["version"] == reply.json["version"]
    [edited] = [each for each in journal.timeline(f"ORDER#{made.order_id}") if each.name == "order.edited"]
    assert edited.payload == {
        "order_id": made.order_id,
        "changes": {"tags": {"before": [], "after": ["gift", "rush"]}, "priority": {"before": 0, "after": 3}},
        "reason": "birthday",
    }
    facets.index_order(made.order_id)
    assert [each["id"] for each in staff.get(f"{ORDERS}?tag=gift&priority=3").json["items"]] == [made.order_id]


def test_tags_are_added_and_taken_away_whatever_version_the_order_has(staff):
    made = order()
    path = f"{ORDERS}/{made.order_id}"
    assert staff.patch(path, {"add_tags": ["rush", "gift"]}).json["tags"] == ["gift", "rush"]
    assert staff.patch(path, {"add_tags": ["gift"], "remove_tags": ["rush", "gone"]}).json["tags"] == ["gift"]
    assert problem(staff.patch(path, {"add_tags": ["a"], "priority": 1})) == (422, "invalid")
    assert problem(staff.patch(path, {"priority": 1})) == (422, "invalid")
    assert problem(staff.patch(path, {"add_tags": [f"t{n}" for n in range(20)]})) == (409, "too_many_tags")


def test_what_orders_can_be_found_by_is_offered_with_its_counts(staff):
    first, second = order(), order(stock=1000)
    staff.patch(f"{ORDERS}/{first.order_id}", {"add_tags": ["gift"]})
    for made in (first, second):
        facets.index_order(made.order_id)
    counts = staff.get(f"{ORDERS}/counts").json
    assert (counts["tag"], counts["country"], counts["method"]) == ({"gift": 1}, {"NO": 2}, {first.payment_method: 2})
    assert counts["delivery"] == {first.delivery["id"]: 2}
    assert counts["delivery_titles"] == {first.delivery["id"]: first.delivery["title"]}
    found = staff.get(f"{ORDERS}?country=NO&tag=gift&method={first.payment_method}&delivery={first.delivery['id']}")
    assert [each["id"] for each in found.json["items"]] == [first.order_id]
    assert staff.get(f"{ORDERS}?country=SE").json["items"] == []
    staff.patch(f"{ORDERS}/{first.order_id}", {"remove_tags": ["gift"]})
    facets.index_order(first.order_id)
    assert staff.get(f"{ORDERS}/counts").json["tag"] == {}


def test_an_edit_of_an_order_that_moved_on_is_refused(staff):
    made = order()
    path = f"{ORDERS}/{made.order_id}"
    assert staff.patch(path, {"version": 1, "note": "Ring twice"}).status == 200
    assert staff.patch(path, {"version": 1, "note": "Ring once"}).status == 412
    assert Order.get(order_id=made.order_id).note == "Ring twice"


def test_a_gift_note_is_changed_until_all_is_sent(staff):
    made = order(order_line("A"))
    path = f"{ORDERS}/{made.order_id}"
    reply = staff.patch(path, {"version": 1, "gift_note": "Happy birthday"})
    assert (reply.status, reply.json["gift_note"]) == (200, "Happy birthday")
    fulfilment.ship_order(made.order_id)
    version = Order.get(order_id=made.order_id).version
    assert problem(staff.patch(path, {"version": version, "gift_note": ""})) == (409, "too_late_to_edit")


def test_an_address_changes_until_all_is_sent_and_never_to_another_country(staff):
    made = order(order_line("A"))
    path = f"{ORDERS}/{made.order_id}"
    moved = {**ADDRESS, "city": "Bergen"}
    assert staff.patch(path, {"version": 1, "shipping_address": moved}).json["shipping_address"]["city"] == "Bergen"
    version = Order.get(order_id=made.order_id).version
    abroad = {**ADDRESS, "country": "SE", "postal_code": "11122"}
    assert problem(staff.patch(path, {"version": version, "shipping_address": abroad})) == (409, "other_country")
    fulfilment.ship_order(made.order_id)
    version = Order.get(order_id=made.order_id).version
    assert problem(staff.patch(path, {"version": version, "email": "a@example.com"})) == (409, "too_late_to_edit")
    assert staff.patch(path, {"version": version, "tags": ["sent"]}).status == 200


def test_a_cancellation_of_an_order_that_moved_on_since_its_preview_is_refused(staff):
    made = order()
    staff.patch(f"{ORDERS}/{made.order_id}", {"version": 1, "tags": ["gift"]})
    path = f"{ORDERS}/{made.order_id}/cancel"
    assert staff.post(path, {"version": 1}).status == 412
    assert staff.post(path, {"version": 2}).json["state"] == "cancelled"
