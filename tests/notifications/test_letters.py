"""What each message says: exact subjects and amounts in three languages, and nothing of a stranger's HTML."""

import io
import re

import pytest
from pypdf import PdfReader

from chalicelib.core import clock
from chalicelib.core.transaction import Transaction
from chalicelib.customers.events import PasskeyChanged
from chalicelib.customers.models import Customer
from chalicelib.fulfilment import service as fulfilment
from chalicelib.inventory import service as inventory
from chalicelib.notifications import occasions, rendering, wording
from chalicelib.notifications.letters import Sender, review_reply
from chalicelib.notifications.samples import TEMPLATES, sample
from chalicelib.orders import service as orders
from chalicelib.orders.models import Order
from chalicelib.payments import service as payments
from tests.builders import ADDRESS, order_line
from tests.invoicing.build import events_of, mixed_order, paid_by_card
from tests.notifications.build import deliver, event_of

LANGUAGES = ("en", "nb", "id")


def link(made, language):
    return f"https://shop.example/{language}/orders/{made.order_id}?token={made.token}"


def tell(table, made, name):
    deliver(table, event_of(f"ORDER#{made.order_id}", name))


@pytest.mark.parametrize(
    ("language", "subject", "sentence", "figures"),
    [
        (
            "en",
            "Your order {} from Fjell & Fjord",
            "Please pay NOK 1,164.00 by 6 December 2026. The invoice is attached.",
            ["Subtotal: NOK 1,115.00", "Shipping: NOK 49.00", "Total: NOK 1,164.00", "Of which tax: NOK 224.80"],
        ),
        (
            "nb",
            "Bestillingen din {} hos Fjell & Fjord",
            "Betal 1 164,00 kr innen 6. desember 2026. Fakturaen er vedlagt.",
            ["Delsum: 1 115,00 kr", "Frakt: 49,00 kr", "Totalt: 1 164,00 kr", "Herav mva.: 224,80 kr"],
        ),
        (
            "id",
            "Pesanan Anda {} di Fjell & Fjord",
            "Mohon bayar NOK 1.164,00 paling lambat 6 Desember 2026. Faktur terlampir.",
            ["Subtotal: NOK 1.115,00", "Ongkos kirim: NOK 49,00", "Total: NOK 1.164,00", "Termasuk pajak: NOK 224,80"],
        ),
    ],
)
def test_an_order_by_invoice_is_confirmed_with_the_invoice_and_how_to_pay(
    table, post, language, subject, sentence, figures
):
    with clock.held_at("2026-11-22T10:00:00Z"):
        made = mixed_order(method="invoice", language=language)
        tell(table, made, "order.placed")
    mail = post.last
    assert mail.subject == subject.format(made.number)
    assert sentence in mail.text.splitlines()
    start = mail.text.splitlines().index(figures[0])
    assert mail.text.splitlines()[start : start + 4] == figures
    for part in (link(made, language), "F000001", "8601 11 17947", "Mug", "Jam", "0155 Oslo", "Kari Nordmann"):
        assert part in mail.text, part
        assert part.replace("&", "&amp;") in mail.html, part
    assert sentence in mail.html
    (name, content), *rest = mail.files.items()
    assert (name, rest) == ("F000001.pdf", [])
    assert "F000001" in PdfReader(io.BytesIO(content)).pages[0].extract_text()


def test_the_message_is_from_the_shop_and_answers_reach_it(table, post):
    tell(table, mixed_order(), "order.placed")
    message = post.last.message
    assert message["From"] == "Fjell & Fjord <shop@daybook.example>"
    assert message["Reply-To"] == "post@fjellfjord.example"
    assert (message["Auto-Submitted"], message["Content-Language"]) == ("auto-generated", "en")


def test_an_order_paid_by_card_is_confirmed_as_paid_in_one_message_without_files(table, post):
    made = paid_by_card(mixed_order(method="stripe"))
    deliver(table, *events_of(made.order_id))
    (mail,) = post.sent
    assert "We have received your payment of NOK 1,164.00." in mail.text
    assert "8601 11 17947" not in mail.text
    assert mail.files == {}


def test_an_order_approved_on_a_card_says_when_it_is_charged(table, post):
    made = mixed_order(method="stripe")
    with Transaction() as tx:
        orders.enter_authorised(tx, made, 116400)
    tell(table, made, "order.placed")
    assert "Your card is approved for NOK 1,164.00. It is charged when we send your order." in post.last.text


@pytest.mark.parametrize(
    ("language", "subject", "came", "rest", "nothing"),
    [
        (
            "en", "Payment received for order {}", "We received NOK 400.00 for order",
            "NOK 764.00 is still to be paid.", "Nothing more is owed.",
        ),
        (
            "nb", "Betaling mottatt for bestilling {}", "Vi har mottatt 400,00 kr for bestilling",
            "764,00 kr gjenstår å betale.", "Alt er betalt.",
        ),
        (
            "id", "Pembayaran diterima untuk pesanan {}", "Kami telah menerima NOK 400,00 untuk pesanan",
            "Masih ada NOK 764,00 yang harus dibayar.", "Semua sudah lunas.",
        ),
    ],
)  # fmt: skip
def test_money_that_comes_later_is_confirmed_with_what_is_still_owed(
    table, post, language, subject, came, rest, nothing
):
    made = mixed_order(method="invoice", language=language)
    payments.record_payment(made.order_id, 40000, "")
    tell(table, made, "order.paid")
    assert post.last.subject == subject.format(made.number)
    assert came in post.last.text
    assert rest in post.last.text
    payments.record_payment(made.order_id, 76400, "")
    tell(table, made, "order.paid")
    assert nothing in post.last.text


@pytest.mark.parametrize(
    ("language", "part", "whole"),
    [
        ("en", "Part of order {} is on its way", "Order {} is on its way"),
        ("nb", "En del av bestilling {} er på vei", "Bestilling {} er på vei"),
        ("id", "Sebagian pesanan {} sedang dikirim", "Pesanan {} sedang dikirim"),
    ],
)
def test_a_parcel_is_told_with_what_is_in_it_and_where_to_follow_it(table, post, language, part, whole):
    inventory.add_location("Main", location_id="main")
    made = mixed_order(method="invoice", language=language)
    track = "https://tracking.example/1?a=b&c=d"
    fulfilment.ship_order(made.order_id, {"line-A": 1}, carrier="Posten", tracking_number="70438", tracking_url=track)
    tell(table, made, "order.shipped")
    mail = post.last
    assert mail.subject == part.format(made.number)
    assert "Mug" in mail.text
    assert "Jam" not in mail.text
    for said in ("Posten", "70438", track, link(made, language)):
        assert said in mail.text, said
    assert 'href="https://tracking.example/1?a=b&amp;c=d"' in mail.html
    fulfilment.ship_order(made.order_id)
    tell(table, made, "order.shipped")
    assert post.last.subject == whole.format(made.number)


@pytest.mark.parametrize(
    ("language", "subject", "button"),
    [
        ("en", "Order {} was delivered", "Write a review"),
        ("nb", "Bestilling {} er levert", "Skriv en anmeldelse"),
        ("id", "Pesanan {} telah sampai", "Tulis ulasan"),
    ],
)
def test_a_delivered_order_asks_for_a_review(table, post, language, subject, button):
    inventory.add_location("Main", location_id="main")
    made = mixed_order(method="invoice", language=language)
    shipment = fulfilment.ship_order(made.order_id)
    fulfilment.mark_delivered(made.order_id, shipment.shipment_id)
    tell(table, made, "order.delivered")
    assert post.last.subject == subject.format(made.number)
    assert f"{button}:\n{link(made, language)}#reviews" in post.last.text


def test_digital_goods_are_told_of_once_when_they_are_delivered(table, post):
    made = paid_by_card(
        mixed_order(method="stripe", lines=[order_line("A", variant_kind="digital", tracked=False, allocations=[])])
    )
    fulfilment.ship_digital(made.order_id)
    names = [event.name for event in events_of(made.order_id, "order.shipped", "order.delivered")]
    assert names == ["order.shipped", "order.delivered"]
    deliver(table, *events_of(made.order_id, "order.shipped", "order.delivered"))
    assert [mail.subject for mail in post.sent] == [f"Order {made.number} was delivered"]


@pytest.mark.parametrize(
    ("language", "subject", "now", "in_all"),
    [
        ("en", "Refund for order {}", "Refunded now: NOK 64.00", "Refunded in all: NOK 164.00"),
        ("nb", "Tilbakebetaling for bestilling {}", "Betalt tilbake nå: 64,00 kr", "Betalt tilbake i alt: 164,00 kr"),
        (
            "id",
            "Pengembalian dana untuk pesanan {}",
            "Dikembalikan kali ini: NOK 64,00",
            "Total dikembalikan: NOK 164,00",
        ),
    ],
)
def test_a_refund_is_told_with_its_reason_and_all_that_went_back(table, post, language, subject, now, in_all):
    made = mixed_order(method="invoice", language=language)
    payments.record_payment(made.order_id, 116400, "")
    payments.refund_order(made.order_id, 10000, "a scratch")
    payments.refund_order(made.order_id, 6400, "a dent")
    tell(table, made, "order.refunded")
    assert post.last.subject == subject.format(made.number)
    for said in (now, in_all, "a dent"):
        assert said in post.last.text


@pytest.mark.parametrize(
    ("language", "subject", "sentence"),
    [
        (
            "en",
            "Your order {} from Fjell & Fjord can be paid now",
            "Fjell & Fjord has made up this order for you. Pay NOK 1,164.00 by card by 29 November 2026. "
            "Until then we hold the goods for you.",
        ),
        (
            "nb",
            "Bestilling {} hos Fjell & Fjord kan betales nå",
            "Fjell & Fjord har satt opp denne bestillingen for deg. Betal 1 164,00 kr med kort innen "
            "29. november 2026. Så lenge holder vi av varene til deg.",
        ),
        (
            "id",
            "Pesanan {} di Fjell & Fjord siap dibayar",
            "Fjell & Fjord telah menyiapkan pesanan ini untuk Anda. Bayar NOK 1.164,00 dengan kartu paling lambat "
            "29 November 2026. Sampai saat itu barangnya kami simpan untuk Anda.",
        ),
    ],
)
def test_a_buyer_whose_order_staff_made_up_gets_a_link_to_pay_and_hears_of_its_end(
    table, post, language, subject, sentence
):
    with clock.held_at("2026-11-22T10:00:00Z"):
        made = mixed_order(
            method="stripe", language=language, placed_by="staff:stf_1", pay_by="2026-11-29T23:59:00.000Z"
        )
        tell(table, made, "order.started")
    assert (post.last.to, post.last.subject) == ("kari@example.com", subject.format(made.number))
    assert sentence in post.last.text.splitlines()
    for part in (link(made, language), "Mug", "Jam", "0155 Oslo"):
        assert part in post.last.text, part
    orders.cancel_order(made.order_id, "payment_not_received")
    tell(table, made, "order.cancelled")
    assert [mail.to for mail in post.sent] == ["kari@example.com"] * 2
    assert made.number in post.last.subject


def test_a_buyer_who_is_at_the_payment_page_gets_no_letter_about_it(table, post):
    made = mixed_order(method="stripe")
    tell(table, made, "order.started")
    orders.cancel_order(made.order_id, "payment_not_received")
    tell(table, made, "order.cancelled")
    assert post.sent == []


@pytest.mark.parametrize(
    ("added", "language", "subject"),
    [
        (True, "en", "A passkey was added to your account at Fjell & Fjord"),
        (False, "en", "A passkey was removed from your account at Fjell & Fjord"),
        (True, "nb", "En passnøkkel er lagt til på kontoen din hos Fjell & Fjord"),
        (True, "id", "Kunci sandi ditambahkan ke akun Anda di Fjell & Fjord"),
    ],
)
def test_a_customer_hears_of_each_passkey_that_comes_or_goes(table, post, added, language, subject):
    customer = Customer.new(
        customer_id="cus_1", email="kari@example.com", name="Kari", language=language, created_at=clock.now()
    )
    with Transaction() as tx:
        tx.create(customer)
        tx.publish(PasskeyChanged("cus_1", added), on=customer)
    deliver(table, event_of("CUSTOMER#cus_1", "customer.passkey_changed"))
    assert (post.last.to, post.last.subject) == ("kari@example.com", subject)
    assert f"https://shop.example/{language}/account" in post.last.text


@pytest.mark.parametrize(
    ("language", "subject", "reason", "money"),
    [
        ("en", "Order {} was cancelled", "You cancelled it", "You need not pay anything."),
        ("nb", "Bestilling {} er avbestilt", "Du avbestilte", "Du skal ikke betale noe."),
        ("id", "Pesanan {} dibatalkan", "Dibatalkan oleh Anda", "Anda tidak perlu membayar."),
    ],
)
def test_a_cancelled_order_says_why_and_that_nothing_is_owed(table, post, language, subject, reason, money):
    made = mixed_order(method="invoice", language=language)
    orders.cancel_order(made.order_id, "cancelled_by_buyer")
    tell(table, made, "order.cancelled")
    assert post.last.subject == subject.format(made.number)
    assert reason in post.last.text
    assert money in post.last.text


def test_a_cancelled_order_that_was_paid_says_what_goes_back_and_an_approved_one_that_nothing_was_charged(table, post):
    made = mixed_order(method="invoice")
    payments.record_payment(made.order_id, 116400, "")
    orders.cancel_order(made.order_id, "out of stock")
    tell(table, made, "order.cancelled")
    assert "We send NOK 1,164.00 back to you, and write again when that is done." in post.last.text
    assert "out of stock" in post.last.text
    made = mixed_order(method="stripe")
    with Transaction() as tx:
        orders.enter_authorised(tx, made, 116400)
    orders.cancel_order(made.order_id, "")
    tell(table, made, "order.cancelled")
    assert "Your card was not charged." in post.last.text


def test_a_problem_is_told_to_the_owner_with_what_to_do(table, post):
    made = mixed_order()
    with Transaction() as tx:
        found = Order.get(order_id=made.order_id)
        orders.open_problem(tx, found, "dispute", "The bank disputes it.", "Answer the bank.", 116400)
    tell(table, made, "order.problem_opened")
    mail = post.last
    assert (mail.to, mail.subject) == ("owner@daybook.example", f"Order {made.number} needs you")
    for said in ("The bank disputes it.", "Answer the bank.", "At stake: NOK 1,164.00"):
        assert said in mail.text
    assert f"https://shop.example/admin/orders/{made.order_id}" in mail.text


def test_a_reply_is_sent_to_the_reviewer_the_first_time_only():
    told = {
        "customer_email": "kari@example.com", "language": "nb", "product_title": "Krus", "text": "Takk!\nHilsen oss",
        "again": True,
    }  # fmt: skip
    assert occasions.letters_for("review.replied", told) == []
    rendered = rendering.render(review_reply(Sender("Fjell", "https://x"), "k@x.no", "nb", "Krus", "Takk!\nHilsen oss"))
    assert rendered.subject == "Fjell svarte på anmeldelsen din av Krus"
    assert "> Takk!\n> Hilsen oss\n" in rendered.text


HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


def test_hostile_names_titles_and_reasons_stay_text(table, post):
    made = mixed_order(
        method="invoice",
        shipping_address=ADDRESS | {"name": HOSTILE},
        lines=[order_line("A", title=HOSTILE, variant_title=HOSTILE), order_line("B")],
    )
    payments.record_payment(made.order_id, 116400, "")
    payments.refund_order(made.order_id, 1000, HOSTILE)
    deliver(table, *events_of(made.order_id))
    assert len(post.sent) == 3
    for mail in post.sent:
        assert "<script" not in mail.html
        assert "<img" not in mail.html
        assert re.findall(r"\son\w+=", re.sub(r">[^<]*<", "><", mail.html)) == []
        assert "&lt;script&gt;" in mail.html
        assert HOSTILE in mail.text


def test_no_value_can_begin_a_header_of_its_own(table, post, monkeypatch):
    from dataclasses import replace

    real = occasions.sender()
    evil = replace(real, name="Fjell\r\nBcc: all@example.com")
    monkeypatch.setattr(occasions, "sender", lambda: evil)
    made = mixed_order(number="A\r\nBcc: all@example.com\r\n\r\n<b>")
    tell(table, made, "order.placed")
    mail = post.last
    assert mail.message["Bcc"] is None
    assert mail.subject == "Your order A Bcc: all@example.com <b> from Fjell Bcc: all@example.com"
    assert mail.message["From"].addresses[0].display_name == "Fjell Bcc: all@example.com"
    assert [str(address) for address in mail.message["To"].addresses] == ["kari@example.com"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_says_the_same_as_text_and_as_html(template, language):
    letter = sample(template, language, Sender("Fjell & Fjord", "https://shop.example", "post@x.no", "8601", "NO"))
    rendered = rendering.render(letter)
    seen = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", rendered.html)).replace("&amp;", "&").replace("&#39;", "'")
    parts = [letter.heading, letter.greeting, *letter.paragraphs, letter.code, *letter.closing]
    parts += [text for row in letter.rows for text in (row.title, row.note, row.amount)]
    parts += [text for figure in letter.figures for text in (figure.label, figure.value)]
    parts += [text for detail in letter.details for text in (detail.label, *detail.lines)]
    plain = re.sub(r"\s+", " ", rendered.text)
    for part in (re.sub(r"\s+", " ", each) for each in parts):
        assert part in seen, part
        assert part in plain, part
    assert f'<html lang="{language}">' in rendered.html
    assert "{" not in rendered.text


def test_every_sentence_has_the_same_blanks_in_every_language():
    for name, texts in wording._WORDS.items():
        blanks = [sorted(re.findall(r"{(\w+)}", text)) for text in texts]
        assert blanks[0] == blanks[1] == blanks[2], name
        assert all(text.strip() for text in texts), name


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [
        (123456, "NOK", ("NOK 1,234.56", "1 234,56 kr", "NOK 1.234,56")),
        (123456, "IDR", ("IDR 1,234.56", "1 234,56 IDR", "Rp 1.234,56")),
        (-5000, "EUR", ("-€50.00", "-50,00 €", "-€50,00")),
        (1500, "JPY", ("¥1,500", "1 500 JPY", "JP¥1.500")),
    ],
)
def test_money_is_written_as_each_language_does(minor, currency, written):
    said = tuple(wording.amount(minor, currency, language).replace("\u00a0", " ") for language in LANGUAGES)
    assert said == written


@pytest.mark.parametrize(
    ("earliest", "latest", "written"),
    [
        ("2026-11-24", "2026-11-26", "24 to 26 November 2026"),
        ("2026-11-28", "2026-12-02", "28 November to 2 December 2026"),
        ("2026-12-28", "2027-01-02", "28 December 2026 to 2 January 2027"),
        ("2026-12-28", "2026-12-28", "28 December 2026"),
    ],
)
def test_days_are_written_in_as_few_words_as_it_takes(earliest, latest, written):
    assert wording.days(earliest, latest, "en").replace("\u00a0", " ") == written
