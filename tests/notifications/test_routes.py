"""Messages over HTTP, for staff."""

from dataclasses import replace

import pytest

from chalicelib.notifications.samples import TEMPLATES
from chalicelib.shop import service as shop_service
from tests.builders import OWNER
from tests.http import Client
from tests.invoicing.build import mixed_order
from tests.notifications.build import MODULES, deliver, event_of
from tests.shop.build import application


@pytest.fixture
def staff(post):
    with application(*(replace(module, needs=()) for module in MODULES)) as app:
        token, _ = shop_service.sign_in(*OWNER)
        yield Client(app, bearer=token)


def two_orders_confirmed(table):
    made = [mixed_order(), mixed_order(language="nb")]
    for each in made:
        deliver(table, event_of(f"ORDER#{each.order_id}", "order.placed"))
    return made


def test_messages_are_listed_newest_first_and_by_order(table, staff):
    first, second = two_orders_confirmed(table)
    rows = staff.get("/api/admin/messages").json["items"]
    assert [row["order_id"] for row in rows] == [second.order_id, first.order_id]
    page = staff.get("/api/admin/messages?limit=1").json
    rest = staff.get(f"/api/admin/messages?limit=1&cursor={page['next_cursor']}").json
    assert [row["order_id"] for row in page["items"] + rest["items"]] == [second.order_id, first.order_id]
    assert staff.get("/api/admin/messages?state=failed").json["items"] == []
    assert len(staff.get("/api/admin/messages?template=order_placed").json["items"]) == 2
    (row,) = staff.get(f"/api/admin/orders/{first.order_id}/messages").json["items"]
    wanted = {
        "template": "order_placed",
        "recipient": "kari@example.com",
        "language": "en",
        "state": "sent",
        "tries": 1,
    }
    assert {name: row[name] for name in wanted} == wanted
    assert staff.get("/api/admin/orders/ord_none/messages").status == 404


def test_a_resend_goes_out_by_the_queue_and_the_same_key_is_one_asking(table, staff, post):
    two_orders_confirmed(table)
    row = staff.get("/api/admin/messages").json["items"][0]
    path = f"/api/admin/messages/{row['id']}/resend"
    first, again = staff.post(path, key="once"), staff.post(path, key="once")
    assert (first.status, again.status, again.headers["idempotent-replayed"]) == (202, 202, "true")
    assert len(post.sent) == 2
    deliver(table, event_of(f"MESSAGE#{row['id']}", "message.resend_requested"))
    assert len(post.sent) == 3
    assert staff.post("/api/admin/messages/msg_none/resend").status == 404


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_can_be_looked_at(staff, template):
    reply = staff.post("/api/admin/messages/preview", {"template": template, "language": "nb"})
    assert reply.status == 200
    assert "Fjell &amp; Fjord" in reply.json["html"]
    assert "Fjell & Fjord" in reply.json["text"]
    assert reply.json["templates"] == list(TEMPLATES)


def test_a_template_or_language_there_is_not_is_refused(staff):
    for given in ({"template": "../secret"}, {"template": "order_paid", "language": "fr"}, {"template": ""}):
        assert staff.post("/api/admin/messages/preview", given).status == 422


def test_messages_are_for_staff(staff):
    nobody = Client(staff.app)
    for path in ("/api/admin/messages", "/api/admin/orders/ord_1/messages"):
        assert nobody.get(path).status == 401
    assert nobody.post("/api/admin/messages/preview", {"template": "order_paid"}).status == 401
