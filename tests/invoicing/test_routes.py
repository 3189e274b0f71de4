"""Documents over HTTP: lists, JSON, paper, and who may see what."""

import io

import pytest
from pypdf import PdfReader

from chalicelib.core import clock
from chalicelib.fulfilment import service as fulfilment
from chalicelib.inventory import service as inventory
from chalicelib.invoicing import service
from chalicelib.invoicing.module import invoicing
from chalicelib.orders.module import orders as orders_module
from chalicelib.payments.module import payments as payments_module
from chalicelib.shop import service as shop_service
from chalicelib.shop.module import shop
from tests.builders import OWNER
from tests.http import Client
from tests.invoicing.build import mixed_order, open_shop
from tests.shop.build import application


@pytest.fixture
def app(table):
    from chalicelib.customers.module import customers
    from chalicelib.inventory.module import inventory as inventory_module
    from chalicelib.pricing.module import pricing

    needed = (shop, pricing, customers, inventory_module, orders_module, payments_module, invoicing)
    with application(*(_without_its_own_needs(module) for module in needed)) as made:
        open_shop()
        yield made


def _without_its_own_needs(module):
    from dataclasses import replace

    return replace(module, needs=())


@pytest.fixture
def staff(app):
    token, _ = shop_service.sign_in(*OWNER)
    return Client(app, bearer=token)


@pytest.fixture
def buyer(app):
    return Client(app)


def printed(reply):
    assert (reply.status, reply.headers["content-type"]) == (200, "application/pdf")
    text = PdfReader(io.BytesIO(reply.body)).pages[0].extract_text(extraction_mode="layout")
    return " ".join(text.replace("\u00a0", " ").split())


def two_documents():
    made = mixed_order()
    with clock.held_at("2026-11-22T10:00:00Z"):
        invoice = service.post_invoice(made.facts())
    with clock.held_at("2026-11-23T10:00:00Z"):
        service.credit(invoice.number, "ref_1", 10000, "a scratch", refunded=True)
    return made


def test_documents_are_listed_newest_first_and_narrowed(staff):
    made = two_documents()
    other = mixed_order(customer_id="cus_other")
    with clock.held_at("2026-11-24T10:00:00Z"):
        service.post_invoice(other.facts())

    def numbers(query=""):
        return [row["number"] for row in staff.get(f"/api/admin/invoices{query}").json["items"]]

    assert numbers() == ["F000002", "K000001", "F000001"]
    assert numbers("?document=invoice") == ["F000002", "F000001"]
    assert numbers("?document=credit_note") == ["K000001"]
    assert numbers("?customer=cus_other") == ["F000002"]
    assert sorted(numbers(f"?order={made.order_id}")) == ["F000001", "K000001"]
    assert numbers(f"?order={made.order_id}&document=invoice") == ["F000001"]
    assert [row["number"] for row in staff.get("/api/admin/credit-notes").json["items"]] == ["K000001"]
    assert numbers("?number=f000001") == ["F000001"]
    assert numbers("?number=F000001&document=credit_note") == numbers("?number=F9") == []
    assert numbers("?since=2026-11-23T10:00:00Z&until=2026-11-23T10:00:00Z") == ["K000001"]
    assert numbers("?since=2026-11-23T10:00:00Z&document=invoice") == ["F000002"]
    assert numbers(f"?order={made.order_id}&until=2026-11-22T23:00:00Z") == ["F000001"]
    assert staff.get("/api/admin/invoices?since=yesterday").status == 422
    first = staff.get("/api/admin/invoices?limit=2").json
    rest = staff.get(f"/api/admin/invoices?limit=2&cursor={first['next_cursor']}").json
    assert [row["number"] for row in first["items"] + rest["items"]] == ["F000002", "K000001", "F000001"]
    assert rest["next_cursor"] is None
    assert staff.get("/api/admin/invoices?document=letter").status == 422


def test_a_document_is_shown_as_it_was_posted_with_what_is_owed_today(staff):
    made = two_documents()
    shown = staff.get("/api/admin/invoices/F000001").json
    assert (shown["number"], shown["document"], shown["order_id"]) == ("F000001", "invoice", made.order_id)
    assert shown["total"] == shown["owed"] == {"amount": 116400, "currency": "NOK"}
    assert shown["taxes"][1] == {
        "rate": 1500,
        "base": {"amount": 10000, "currency": "NOK"},
        "tax": {"amount": 1500, "currency": "NOK"},
    }
    assert shown["pdf"] == "/api/admin/invoices/F000001.pdf"
    note = staff.get("/api/admin/credit-notes/K000001").json
    assert (note["corrects"], note["total"]["amount"], note["owed"]["amount"]) == ("F000001", 10000, 0)


def test_a_document_is_printed_at_both_addresses(staff):
    two_documents()
    whole = staff.get("/api/admin/invoices/F000001.pdf")
    text = printed(whole)
    assert "Invoice F000001" in text
    assert "Total NOK 1,164.00" in text
    assert "Reference: F000001" in text
    assert whole.headers["content-disposition"] == 'inline; filename="invoice-F000001.pdf"'
    assert staff.get("/api/admin/invoices/F000001/pdf").body == whole.body
    note = staff.get("/api/admin/credit-notes/K000001.pdf")
    assert "Credit note K000001" in printed(note)
    assert "Refund: a scratch" in printed(note)
    assert staff.get("/api/admin/credit-notes/K000001/pdf").body == note.body


def test_what_is_not_there_is_404_with_a_sentence(staff):
    two_documents()
    xml = staff.get("/api/admin/invoices/F000001.xml")
    assert (xml.status, xml.json["code"]) == (404, "no_such_format")
    for path in (
        "invoices/F000009", "invoices/F000009.pdf", "invoices/F000009.xml", "invoices/F000001.doc",
        "credit-notes/F000001", "credit-notes/F000001.pdf", "credit-notes/F000001/pdf",
    ):  # fmt: skip
        assert staff.get(f"/api/admin/{path}").status == 404, path


def test_receivables_say_what_is_owed_and_how_late_it_is(staff):
    two_documents()
    with clock.held_at("2026-12-09T10:00:00Z"):
        token, _ = shop_service.sign_in(*OWNER)
        rows = staff.get("/api/admin/receivables", bearer=token).json["items"]
    assert [(row["number"], row["owed"]["amount"], row["due_on"], row["days_overdue"]) for row in rows] == [
        ("F000001", 116400, "2026-12-06", 3)
    ]
    assert staff.get("/api/admin/receivables?state=settled").json == {"items": [], "next_cursor": None}


def test_a_buyer_opens_only_documents_of_the_order_whose_token_is_shown(buyer):
    made, other = two_documents(), mixed_order()
    path = f"/api/orders/{made.order_id}/documents/F000001"
    assert "Invoice F000001" in printed(buyer.get(path, token=made.token))
    assert "Invoice F000001" in printed(buyer.get(f"{path}?token={made.token}"))
    assert buyer.get(path).status == 404
    assert buyer.get(path, token=other.token).status == 404
    assert buyer.get(f"/api/orders/{other.order_id}/documents/F000001", token=other.token).status == 404


def test_staff_pages_ask_for_staff(buyer):
    made = two_documents()
    for path in (
        "invoices", "invoices/F000001", "invoices/F000001.pdf", "credit-notes", "receivables",
        f"orders/{made.order_id}/packing-slip",
    ):  # fmt: skip
        assert buyer.get(f"/api/admin/{path}", token=made.token).status == 401, path


def test_a_packing_slip_is_of_one_shipment_or_of_what_is_left(staff):
    inventory.add_location("Main", location_id="main")
    made = mixed_order()
    shipment = fulfilment.ship_order(made.order_id, {"line-B": 1})
    path = f"/api/admin/orders/{made.order_id}/packing-slip"
    of_shipment, of_the_rest = printed(staff.get(f"{path}?shipment={shipment.shipment_id}")), printed(staff.get(path))
    assert "Jam" in of_shipment
    assert "Mug" not in of_shipment
    assert "Mug, Blue" in of_the_rest
    assert "Jam" not in of_the_rest
    assert staff.get(f"{path}?shipment=shp_none").status == 404
    assert staff.get("/api/admin/orders/ord_none/packing-slip").status == 404
