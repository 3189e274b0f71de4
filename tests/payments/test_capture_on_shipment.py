"""What is authorised is charged before goods leave, once, whatever happens in between."""

import pytest

from chalicelib.core.errors import Refused
from chalicelib.fulfilment import service as fulfilment
from chalicelib.orders import service as orders
from chalicelib.payments import service
from tests.payments import build


def authorised(provider, **fields):
    """A placed order whose card is authorised and not charged; with its intent's id."""
    build.shop(capture="manual")
    order, intent_id = build.begun(**fields)
    provider.pay(intent_id)
    provider.deliver(intent_id)
    assert build.account(order.order_id).order.authorised == 10_000
    return order, intent_id


def shipped(order_id):
    return [each.shipment_id for each in orders.whole(order_id).of_kind("shipment")]


def test_shipping_charges_what_is_authorised_first(provider):
    order, intent_id = authorised(provider)
    fulfilment.ship_order(order.order_id)
    assert build.state(order.order_id) == ("fulfilled", "paid", 10_000, 0, 0)
    assert provider.status(intent_id) == "succeeded"
    told = build.events(order.order_id)
    assert told == ["order.started", "payment.authorised", "order.placed", "order.paid", "order.shipped"]


def test_a_card_that_can_no_longer_be_charged_refuses_the_shipment_with_a_sentence(provider):
    order, intent_id = authorised(provider)
    provider.trigger(f"payment_intents/{intent_id}/lapse")
    with pytest.raises(Refused) as refused:
        fulfilment.ship_order(order.order_id)
    assert (refused.value.code, refused.value.status) == ("capture_failed", 409)
    assert refused.value.sentence.startswith("The card could not be charged, so nothing was shipped.")
    assert shipped(order.order_id) == []
    assert build.problems(order.order_id) == {"authorisation_lapsed": 10_000}
    with pytest.raises(Refused) as again:
        fulfilment.ship_order(order.order_id)
    assert again.value.code == "not_paid"
    service.record_payment(order.order_id, 10_000, "by bank")
    fulfilment.ship_order(order.order_id)
    assert build.state(order.order_id) == ("fulfilled", "paid", 10_000, 0, 0)


def test_an_order_on_hold_is_not_charged_by_an_attempt_to_ship_it(provider):
    order, intent_id = authorised(provider)
    orders.hold_order(order.order_id, "address", "ask for the floor")
    with pytest.raises(Refused) as refused:
        fulfilment.ship_order(order.order_id)
    assert (refused.value.code, provider.status(intent_id)) == ("on_hold", "requires_capture")


def test_parcels_packed_at_once_charge_the_card_once_and_ship_each_unit_once(provider):
    order, intent_id = authorised(provider, quantity=2)

    def ship(_n):
        try:
            fulfilment.ship_order(order.order_id, {"l1": 1})
            return "shipped"
        except Refused:
            return "refused"

    assert sorted(build.in_parallel(4, ship)) == ["refused", "refused", "shipped", "shipped"]
    assert build.state(order.order_id) == ("fulfilled", "paid", 10_000, 0, 0)
    assert provider.account.payment_intents.retrieve(intent_id).amount_received == 10_000
    assert build.events(order.order_id).count("order.paid") == 1
    assert build.level() == (3, 0, 3)


def test_a_death_between_charge_and_shipment_ships_with_the_next_attempt_and_charges_once(provider, monkeypatch):
    order, intent_id = authorised(provider)

    class Died(BaseException):
        """The process is gone: nothing after it runs, and no handler catches it."""

    def die(*_args):
        raise Died

    with monkeypatch.context() as dying:
        dying.setattr(orders, "enter_shipped", die)
        with pytest.raises(Died):
            fulfilment.ship_order(order.order_id)
    assert build.state(order.order_id) == ("placed", "paid", 10_000, 0, 0)
    assert (shipped(order.order_id), build.level()) == ([], (5, 1, 4))
    fulfilment.ship_order(order.order_id)
    assert build.state(order.order_id) == ("fulfilled", "paid", 10_000, 0, 0)
    assert build.level() == (4, 0, 4)
    assert provider.account.payment_intents.retrieve(intent_id).amount_received == 10_000


def test_a_death_between_the_providers_charge_and_our_books_is_made_whole_by_the_next_attempt(provider, monkeypatch):
    order, _intent_id = authorised(provider)

    def die(*_args):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(service, "catch_up", die)
        with pytest.raises(KeyboardInterrupt):
            fulfilment.ship_order(order.order_id)
    assert build.state(order.order_id) == ("placed", "authorised", 0, 0, 0)
    fulfilment.ship_order(order.order_id)
    assert build.state(order.order_id) == ("fulfilled", "paid", 10_000, 0, 0)
    assert build.events(order.order_id).count("order.paid") == 1


def test_a_card_authorised_in_part_and_the_rest_paid_by_hand_is_wholly_paid_once_it_ships(provider):
    build.shop(capture="manual")
    order, intent_id = build.begun()
    provider.account.payment_intents.update(intent_id, {"amount": 6_000})
    provider.pay(intent_id)
    provider.deliver(intent_id)
    assert build.state(order.order_id)[:2] == ("pending_payment", "pending")
    assert build.problems(order.order_id) == {"payment_amount_differs": 6_000}
    service.record_payment(order.order_id, 4_000, "the rest, in cash")
    assert build.state(order.order_id) == ("placed", "authorised", 4_000, 0, 0)
    assert build.problems(order.order_id) == {}
    fulfilment.ship_order(order.order_id)
    assert build.state(order.order_id) == ("fulfilled", "paid", 10_000, 0, 0)
