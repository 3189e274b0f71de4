"""One event and recipient is one message, whatever fails or is repeated."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.catalogue import glossary
from chalicelib.catalogue.models import Product
from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.notifications import rendering, sending, service
from chalicelib.notifications.models import Delivery
from tests.invoicing.build import documents, events_of, mixed_order
from tests.notifications.build import deliver, event_of


def the_delivery():
    (found,) = service.list_messages(10, None).items
    return found


def placed(made):
    return event_of(f"ORDER#{made.order_id}", "order.placed")


def test_a_message_is_sent_once_and_what_became_of_it_is_kept(table, post):
    made = mixed_order()
    deliver(table, placed(made))
    delivery = the_delivery()
    assert (delivery.state, delivery.tries, delivery.failure, delivery.recipient) == (
        "sent",
        1,
        None,
        "kari@example.com",
    )
    assert (delivery.template, delivery.order_id, delivery.event) == ("order_placed", made.order_id, "order.placed")
    assert delivery.subject == f"Your order {made.number} from Fjell & Fjord"
    assert delivery.attachments == ["F000001.pdf"]
    assert delivery.provider_id
    assert post.last.message["Message-ID"] == f"<{delivery.message_id}@daybook.example>"
    assert [each.message_id for each in service.list_order_messages(made.order_id, 10, None).items] == [
        delivery.message_id
    ]


def test_goods_are_called_as_the_buyers_language_calls_them(table, post):
    now = clock.now()
    with Transaction() as tx:
        said = {"translations": {"nb": {"title": "Emaljekrus"}}, "created_at": now, "updated_at": now}
        tx.create(Product.new(product_id="prd_A", handle="mug", title="Mug", **said))
    glossary.set_glossary({"Blue": {"nb": "Blå"}}, 0)
    made = mixed_order(language="nb", method="invoice")
    deliver(table, placed(made))
    text = post.last.text
    assert ("Emaljekrus" in text, "Blå" in text, "Mug" in text, "Jam" in text) == (True, True, False, True)
    assert "Mug" in str(documents(made.order_id)[0].content)  # the books keep the shop's own words


def test_a_duplicate_event_sends_nothing_more(table, post):
    event = placed(mixed_order())
    for _ in range(4):
        deliver(table, event)
    assert len(post.sent) == 1
    assert the_delivery().tries == 1


def test_parallel_workers_send_one_message(table, post):
    event = placed(mixed_order())

    def work(_):
        try:
            deliver(table, event)
        except service.StillSending:
            return "comes again"
        return "done"

    with ThreadPoolExecutor(12) as pool:
        ends = list(pool.map(lambda n: copy_context().run(work, n), range(12)))
    assert len(post.sent) == 1
    assert "done" in ends
    assert set(ends) <= {"done", "comes again"}
    deliver(table, event)  # what came again finds it sent
    assert len(post.sent) == 1
    assert the_delivery().state == "sent"


def test_a_failure_is_noted_and_raised_and_the_next_try_sends(table, post, monkeypatch):
    event = placed(mixed_order())
    with monkeypatch.context() as patch:
        patch.setattr(sending, "send", lambda *_: (_ for _ in ()).throw(ConnectionError("the mail service is away")))
        for tries in (1, 2):
            with pytest.raises(ConnectionError):
                deliver(table, event)
            failed = the_delivery()
            assert (failed.state, failed.tries) == ("failed", tries)
            assert failed.failure == "ConnectionError: the mail service is away"
    deliver(table, event)
    assert len(post.sent) == 1
    sent = the_delivery()
    assert (sent.state, sent.tries, sent.failure) == ("sent", 3, None)


def test_a_worker_that_dies_before_sending_holds_the_message_no_longer_than_its_lease(table, post, monkeypatch):
    event = placed(mixed_order())
    with clock.held_at("2026-11-22T10:00:00Z"), monkeypatch.context() as patch:
        patch.setattr(rendering, "as_mime", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))  # no Exception: a kill
        with pytest.raises(KeyboardInterrupt):
            deliver(table, event)
    assert the_delivery().state == "sending"
    with clock.held_at("2026-11-22T10:00:29Z"), pytest.raises(service.StillSending):
        deliver(table, event)
    assert post.sent == []
    with clock.held_at("2026-11-22T10:00:30Z"):
        deliver(table, event)
    assert len(post.sent) == 1
    assert (the_delivery().state, the_delivery().tries) == ("sent", 2)


def test_a_worker_that_dies_after_sending_and_before_noting_it_is_the_one_case_of_a_second_copy(
    table, post, monkeypatch
):
    event = placed(mixed_order())
    with clock.held_at("2026-11-22T10:00:00Z"), monkeypatch.context() as patch:
        patch.setattr(service, "_note", lambda *_args, **_more: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            deliver(table, event)
    for moment in ("2026-11-22T10:00:30Z", "2026-11-22T10:02:00Z"):
        with clock.held_at(moment):
            deliver(table, event)
    first, second = post.sent
    assert first.message["Message-ID"] == second.message["Message-ID"]


def test_after_a_lease_is_over_only_one_of_the_waiting_workers_sends(table, post, monkeypatch):
    event = placed(mixed_order())
    with clock.held_at("2026-11-22T10:00:00Z"), monkeypatch.context() as patch:
        patch.setattr(rendering, "as_mime", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            deliver(table, event)

    def work(_):
        try:
            with clock.held_at("2026-11-22T10:02:00Z"):
                deliver(table, event)
        except service.StillSending:
            pass

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: copy_context().run(work, n), range(8)))
    assert len(post.sent) == 1
    assert (the_delivery().state, the_delivery().tries) == ("sent", 2)


def test_one_recipient_that_fails_does_not_keep_the_other_from_being_told(table, post, monkeypatch):
    from chalicelib.core.transaction import Transaction
    from chalicelib.orders import service as orders
    from chalicelib.orders.models import Order
    from chalicelib.shop import service as shop

    owners = ["broken@example.com", "owner@example.com"]
    monkeypatch.setattr(shop, "owner_emails", lambda: owners)
    made = mixed_order()
    with Transaction() as tx:
        orders.open_problem(tx, Order.get(order_id=made.order_id), "dispute", "It is disputed.", "Answer it.", 100)
    event = event_of(f"ORDER#{made.order_id}", "order.problem_opened")
    real = sending.send

    def picky(recipient, mime):
        if recipient == "broken@example.com":
            raise ConnectionError("no such mailbox")
        return real(recipient, mime)

    monkeypatch.setattr(sending, "send", picky)
    for _ in range(2):
        with pytest.raises(ConnectionError):
            deliver(table, event)
    assert [mail.to for mail in post.sent] == ["owner@example.com"]


def test_staff_may_have_a_message_sent_again_once_for_each_asking(table, post):
    made = mixed_order()
    deliver(table, placed(made))
    original = the_delivery()
    service.request_resend(original.message_id)
    asked = event_of(f"MESSAGE#{original.message_id}", "message.resend_requested")
    deliver(table, asked, asked)
    assert [mail.subject for mail in post.sent] == [original.subject] * 2
    assert post.sent[0].text == post.sent[1].text
    again = next(each for each in service.list_messages(10, None).items if each.resend_of)
    assert (again.resend_of, again.event, again.state) == (original.message_id, "order.placed", "sent")
    # a message that was itself sent again can be asked for too
    service.request_resend(again.message_id)
    deliver(table, event_of(f"MESSAGE#{again.message_id}", "message.resend_requested"))
    assert len(post.sent) == 3


def test_a_sign_in_code_is_never_kept_and_not_sent_again(table, post):
    from chalicelib.core.table import query
    from chalicelib.customers import service as customers

    customers.request_code("kari@example.com", "nb")
    event = event_of(f"CUSTOMER#{customers.customer_id_for('kari@example.com')}", "customer.code_requested")
    deliver(table, event)
    code = customers.code_for(event.payload["code_id"])
    assert code in post.last.text
    assert post.last.subject == "Innloggingskoden din hos Fjell & Fjord"
    delivery = the_delivery()
    assert code not in str([item.attribute_values for item in query(f"MESSAGE#{delivery.message_id}")])
    with pytest.raises(Refused) as refused:
        service.request_resend(delivery.message_id)
    assert refused.value.code == "cannot_resend"


@pytest.mark.parametrize(
    "address",
    [
        "kari@example.com\r\nBcc: all@example.com",
        "kari@example.com\nBcc: all@example.com",
        "kari@example.com, all@example.com",
        "Kari <kari@example.com>",
        "kari@example.com\u2028x@example.com",
        "kari example.com",
        "a" * 250 + "@example.com",
    ],
)
def test_an_address_that_is_more_than_an_address_is_refused_and_nothing_is_sent(table, post, address):
    made = mixed_order(email=address)
    with pytest.raises(Refused) as refused:
        deliver(table, placed(made))
    assert refused.value.code == "bad_address"
    assert post.sent == []
    assert the_delivery().state == "failed"


def test_an_order_that_only_waits_for_its_card_is_not_written_about(table, post):
    from chalicelib.orders import service as orders

    made = mixed_order(method="stripe")
    orders.cancel_order(made.order_id, "payment_not_received")
    deliver(table, *events_of(made.order_id))
    assert post.sent == []
    assert Delivery.find(message_id="msg_none") is None
