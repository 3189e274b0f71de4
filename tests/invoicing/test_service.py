"""Posting: numbers without a gap, frozen contents, exact amounts, and what is owed."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date
from pathlib import Path

import pytest

from chalicelib.core import clock, journal
from chalicelib.core.errors import Refused
from chalicelib.core.table import collect, only
from chalicelib.invoicing import service
from chalicelib.invoicing.models import Credited, Invoice, Receivable, Series
from chalicelib.shop import service as shop
from tests.builders import ADDRESS, unsaved_order
from tests.invoicing.build import documents, mixed_order, open_shop

PROGRAM = Path(__file__).with_name("post_until_killed.py")


@pytest.fixture(autouse=True)
def _shop(table):
    open_shop()


def test_an_invoice_says_all_of_the_order_as_it_was_placed():
    with clock.held_at("2026-11-22T10:00:00Z"):
        made = mixed_order()
        invoice = service.post_invoice(made.facts())
    content = invoice.content
    assert (invoice.number, invoice.document, invoice.total, invoice.currency) == ("F000001", "invoice", 116400, "NOK")
    assert (content["issued_on"], content["due_on"], invoice.due_on) == ("2026-11-22", "2026-12-06", "2026-12-06")
    assert content["seller"] == {
        "name": "Fjell & Fjord AS",
        "address": ["Strandgaten 12", "5013 Bergen"],
        "tax_number": "NO 987 654 321 MVA",
        "email": "post@fjellfjord.example",
        "payment_details": ["Account: 8601 11 17947"],
    }
    assert content["buyer"] == {"name": "Kari Nordmann", "address": ["Storgata 1", "0155 Oslo"]}
    assert content["lines"] == [
        {"sku": "A", "title": "Mug, Blue", "quantity": 2, "unit_price": 50000, "tax_rate": 2500, "total": 100000},
        {"sku": "B", "title": "Jam", "quantity": 1, "unit_price": 11500, "tax_rate": 1500, "total": 11500},
    ]
    assert content["taxes"] == made.taxes
    figures = ("subtotal", "shipping", "discount", "tax", "total", "paid", "balance")
    assert [content[name] for name in figures] == [111500, 4900, 0, 22480, 116400, 0, 116400]


def test_the_seller_has_the_tax_number_of_the_country_the_goods_go_to_where_there_is_one():
    registered = [{"country": "SE", "number": "SE556677889901"}, {"country": "DK", "number": "DK12345678"}]
    shop.change_shop(shop.current().version, tax_registrations=registered)
    there = {**ADDRESS, "country": "SE", "postal_code": "111 22", "city": "Stockholm"}
    abroad = service.post_invoice(mixed_order(shipping_address=there).facts())
    at_home = service.post_invoice(mixed_order(shipping_address=None).facts())
    numbers = [each.content["seller"]["tax_number"] for each in (abroad, at_home)]
    assert numbers == ["SE556677889901", "NO 987 654 321 MVA"]


def test_what_is_owed_is_a_receivable_and_the_posting_is_told():
    with clock.held_at("2026-11-22T10:00:00Z"):
        invoice = service.post_invoice(mixed_order().facts())
    receivable = Receivable.get(number="F000001")
    assert (receivable.amount, receivable.settled, receivable.open) == (116400, 0, "open")
    assert receivable.due_on == "2026-12-06"
    events = journal.timeline("INVOICE#F000001")
    assert [event.name for event in events] == ["invoice.posted"]
    told = events[0].payload
    assert (told["number"], told["total"], told["owed"]) == ("F000001", 116400, 116400)
    assert journal.verify(events, head=Invoice.get(number=invoice.number).head) == []


def test_an_order_paid_by_card_is_invoiced_as_paid_and_nothing_is_owed():
    with clock.held_at("2026-11-22T10:00:00Z"):
        made = unsaved_order(method="stripe", paid=10000, payment_state="paid", state="placed")
        content = service.post_invoice(made.facts()).content
    assert (content["paid"], content["balance"], content["due_on"]) == (10000, 0, None)
    assert content["status"] == "Paid 22 November 2026 by card"
    assert content["seller"]["payment_details"] == []
    assert Receivable.find(number="F000001") is None


def test_an_order_approved_on_a_card_owes_but_is_not_asked_to_pay():
    made = unsaved_order(method="stripe", authorised=10000, payment_state="authorised", state="placed")
    content = service.post_invoice(made.facts()).content
    assert (content["balance"], content["due_on"], content["seller"]["payment_details"]) == (10000, None, [])
    assert content["status"] == "Approved on card; charged when it is shipped"
    assert Receivable.get(number="F000001").amount == 10000


def test_posting_again_gives_the_same_document():
    made = mixed_order()
    first, again = service.post_invoice(made.facts()), service.post_invoice(made.facts())
    assert (first.number, again.number, again.posted_at) == ("F000001", "F000001", first.posted_at)
    assert Series.get(name="invoice").last == 1


def test_the_content_stays_when_the_shop_moves_and_the_paper_is_the_same_bytes():
    from chalicelib.core.held import forget
    from chalicelib.core.transaction import Transaction
    from chalicelib.shop.models import Shop

    number = service.post_invoice(mixed_order().facts()).number
    before = service.document_pdf(Invoice.get(number=number))
    with Transaction() as tx:
        tx.change(Shop.get(), legal={"name": "Another AS", "country": "NO"})
    forget("shop")
    assert before.startswith(b"%PDF-")
    assert service.document_pdf(Invoice.get(number=number)) == before


def test_a_refund_is_credited_over_the_rates_and_names_its_invoice():
    with clock.held_at("2026-11-22T10:00:00Z"):
        number = service.post_invoice(mixed_order().facts()).number
        note = service.credit(number, "ref_1", 10000, "a broken handle", refunded=True)
    assert (note.number, note.document, note.corrects, note.total) == ("K000001", "credit_note", "F000001", 10000)
    # the split is reckoned in test_rules
    assert note.content["taxes"] == [
        {"rate": 2500, "base": 7210, "tax": 1802},
        {"rate": 1500, "base": 859, "tax": 129},
    ]
    assert [(line["title"], line["total"]) for line in note.content["lines"]] == [
        ("Refund: a broken handle", 9012),
        ("Refund: a broken handle", 988),
    ]
    figures = ("subtotal", "shipping", "tax", "total", "paid", "balance")
    assert [note.content[name] for name in figures] == [10000, 0, 1931, 10000, 10000, 0]
    assert service.credit(number, "ref_1", 10000, "a broken handle", refunded=True).number == "K000001"


def test_credit_notes_together_take_back_exactly_the_invoice():
    invoice = service.post_invoice(mixed_order().facts())
    for n in range(3):
        service.credit(invoice.number, f"ref_{n}", 33333, "", refunded=True)
    # 3 * 33333 = 99999; 16401 are left, though 50000 are asked for
    last = service.credit(invoice.number, "ref_last", 50000, "", refunded=True)
    assert last.total == 16401
    assert Credited.get(number=invoice.number).taxes == invoice.content["taxes"]
    assert service.credit(invoice.number, "ref_more", 1, "", refunded=True) is None
    assert service.gaps("credit_note") == []


def test_a_credit_of_the_whole_invoice_repeats_its_lines():
    invoice = service.post_invoice(mixed_order().facts())
    note = service.credit(invoice.number, invoice.order_id, 116400, "cancelled_by_buyer", refunded=False)
    for name in ("lines", "taxes", "subtotal", "shipping", "tax", "total"):
        assert note.content[name] == invoice.content[name]
    assert (note.content["note"], note.content["paid"]) == ("Cancelled: cancelled by the buyer", 0)


def test_credit_notes_of_prices_without_tax_add_the_tax_at_the_end():
    taxes = [{"rate": 2500, "base": 10000, "tax": 2500}]
    totals = {"subtotal": 10000, "discount": 0, "shipping": 0, "tax": 2500, "total": 12500}
    made = unsaved_order(prices_include_tax=0, taxes=taxes, totals=totals)
    note = service.credit(service.post_invoice(made.facts()).number, "ref_1", 2500, "late", refunded=True)
    # 2500 with 25 % in it: 2000 + 500
    assert [note.content[name] for name in ("subtotal", "tax", "total")] == [2000, 500, 2500]
    assert note.content["lines"][0]["total"] == 2000


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Tilbakebetaling: sprukket"), ("id", "Pengembalian dana: sprukket")]
)
def test_a_credit_note_speaks_the_buyers_language(language, title):
    invoice = service.post_invoice(mixed_order(language=language).facts())
    note = service.credit(invoice.number, "ref_1", 100, "sprukket", refunded=True)
    assert note.content["lines"][0]["title"] == title


def test_a_buyer_in_another_country_has_it_on_the_invoice_and_a_company_comes_first():
    address = {
        "name": "Jane Doe", "company": "Acme Inc", "line1": "1 Main St", "line2": "", "city": "Austin",
        "region": "TX", "postal_code": "78701", "country": "US", "phone": "",
    }  # fmt: skip
    content = service.post_invoice(unsaved_order(billing_address=address, language="nb").facts()).content
    assert content["buyer"] == {"name": "Acme Inc", "address": ["Jane Doe", "1 Main St", "Austin, TX 78701", "USA"]}


def test_32_threads_get_the_numbers_1_to_128_each_once():
    made = [unsaved_order().facts() for _ in range(128)]

    def post(start: int) -> list[str]:
        return [service.post_invoice(order).number for order in made[start::32]]

    with ThreadPoolExecutor(32) as pool:
        given = list(pool.map(lambda start: copy_context().run(post, start), range(32)))
    numbers = sorted(number for batch in given for number in batch)
    assert numbers == [f"F{n:06}" for n in range(1, 129)]
    assert service.gaps("invoice") == []
    assert Series.get(name="invoice").last == 128


def test_one_order_posted_by_16_threads_at_once_has_one_invoice():
    made = mixed_order().facts()
    with ThreadPoolExecutor(16) as pool:
        numbers = list(pool.map(lambda _: copy_context().run(service.post_invoice, made).number, range(16)))
    assert set(numbers) == {"F000001"}
    assert (Series.get(name="invoice").last, service.gaps("invoice")) == (1, [])


def test_16_refunds_credited_at_once_never_exceed_the_invoice():
    number = service.post_invoice(mixed_order().facts()).number
    with ThreadPoolExecutor(16) as pool:
        notes = list(
            pool.map(
                lambda n: copy_context().run(service.credit, number, f"ref_{n}", 20000, "", refunded=True), range(16)
            )
        )
    # 116400 = 5 * 20000 + 16400
    assert sorted(note.total for note in notes if note) == [16400, 20000, 20000, 20000, 20000, 20000]
    assert service.gaps("credit_note") == []


def test_kill_9_while_posting_leaves_no_gap_and_the_series_goes_on(table):
    for posted in (2, 9, 23):
        _post_then_kill(table, posted)
        assert service.gaps("invoice") == []
        assert service.gaps("credit_note") == []
    last = Series.get(name="invoice").last
    assert service.post_invoice(mixed_order().facts()).number == f"F{last + 1:06}"
    for number in (f"F{n:06}" for n in range(1, last + 1)):
        kinds = {item.kind for item in collect(f"INVOICE#{number}")}
        assert {"invoice", "event"} <= kinds
        assert len(only(collect(f"RECEIVABLE#{number}"), Receivable)) == 1


def _post_then_kill(shop, posted):
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.invoicing.post_until_killed", shop],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROGRAM.parents[2],
    )
    try:
        told = [child.stdout.readline() for _ in range(posted)]
        assert told == ["posted\n"] * posted
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def test_a_missing_and_a_stray_number_are_found():
    from chalicelib.core.transaction import Transaction

    for _ in range(3):
        service.post_invoice(unsaved_order().facts())
    with Transaction() as tx:
        tx.delete(Invoice.get(number="F000002"))
        tx.change(Series.get(name="invoice"), last=2)
    assert service.gaps("invoice") == ["F000002", "F000003"]


def test_a_packing_slip_holds_what_is_still_to_leave():
    import io

    from pypdf import PdfReader

    made = mixed_order()
    text = PdfReader(io.BytesIO(service.packing_slip(made.order_id))).pages[0].extract_text()
    assert "Mug, Blue" in text
    assert "Items in all" in text
    assert "500.00" not in text
    with pytest.raises(Refused) as refused:
        service.packing_slip(made.order_id, "shp_none")
    assert refused.value.status == 404


def test_a_gift_note_is_on_the_packing_slip_and_a_business_number_on_the_invoice_alone():
    import io

    from pypdf import PdfReader

    made = mixed_order(gift_note="Happy birthday,\nGrandma", tax_number="999 888 777 MVA")
    slip = PdfReader(io.BytesIO(service.packing_slip(made.order_id))).pages[0].extract_text()
    assert "With a greeting" in slip
    assert "Happy birthday," in slip
    assert "Grandma" in slip
    posted = service.post_invoice(made.facts())
    invoice = PdfReader(io.BytesIO(service.document_pdf(posted))).pages[0].extract_text()
    assert "birthday" not in invoice
    assert "999 888 777 MVA" in invoice
    assert "999 888 777" not in slip


def test_a_receivable_follows_its_order_to_the_last_unit():
    from chalicelib.core.transaction import Transaction
    from chalicelib.orders import service as orders
    from chalicelib.orders.models import Order

    made = mixed_order()
    number = service.post_invoice(made.facts()).number
    for amount, settled, state in ((400, 400, "open"), (116000, 116400, "settled")):
        with Transaction() as tx:
            orders.enter_paid(tx, Order.get(order_id=made.order_id), amount, "invoice")
        service.settle(number)
        service.settle(number)
        receivable = Receivable.get(number=number)
        assert (receivable.settled, receivable.open) == (settled, state)
    events = journal.timeline(f"RECEIVABLE#{number}")
    assert [event.payload["settled"] for event in events] == [400, 116400]
    assert journal.verify(events, head=receivable.head) == []
    assert [each.number for each in documents(made.order_id)] == [number]
    assert [each.number for each in service.list_receivables(10, None, "open").items] == []
    assert [each.number for each in service.list_receivables(10, None, "settled").items] == [number]
    assert date.fromisoformat(receivable.due_on) > clock.today()
