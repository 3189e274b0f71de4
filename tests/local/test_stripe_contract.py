"""The contract between Daybook and Stripe: the same tests on the simulator and on Stripe's test mode."""

from __future__ import annotations

import time
import uuid
from typing import Any

import pytest

from tests.local.stripe_process import (
    ON_STRIPE,
    new_intent,
    paid_intent,
    receiver,
    simulator,
    stripe_account,
)

__all__ = ["receiver", "simulator", "stripe_account"]  # fixtures


def test_a_new_intent_waits_for_a_payment_method(stripe_account: Any) -> None:
    intent = new_intent(stripe_account, metadata={"order": "ord_1"}, description="Order 1")
    found = stripe_account.payment_intents.retrieve(intent.id)
    assert (found.status, found.amount, found.currency) == ("requires_payment_method", 10_000, "nok")
    assert (found.capture_method, found.latest_charge, found.amount_received) == ("automatic_async", None, 0)
    assert found.metadata.order == "ord_1"
    assert found.client_secret.startswith(f"{intent.id}_secret_")


def test_a_good_card_pays_the_whole_amount(stripe_account: Any) -> None:
    intent = paid_intent(stripe_account, expand=["latest_charge"])
    charge = intent.latest_charge
    assert (intent.status, intent.amount_received) == ("succeeded", 10_000)
    assert (charge.paid, charge.captured, charge.amount_captured, charge.refunded) == (True, True, 10_000, False)
    assert charge.payment_method_details.card.last4 == "4242"
    assert [found.id for found in stripe_account.charges.list({"payment_intent": intent.id}).data] == [charge.id]


@pytest.mark.parametrize(
    ("card", "code", "decline_code"),
    [
        ("pm_card_visa_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"),
        ("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"),
    ],
)
def test_a_declined_card_leaves_the_intent_open_for_another(
    stripe_account: Any, card: str, code: str, decline_code: str
) -> None:
    import stripe

    intent = new_intent(stripe_account)
    with pytest.raises(stripe.CardError) as refused:
        stripe_account.payment_intents.confirm(intent.id, {"payment_method": card})
    assert (refused.value.http_status, refused.value.code) == (402, code)
    declined = stripe_account.payment_intents.retrieve(intent.id)
    assert (declined.status, declined.payment_method) == ("requires_payment_method", None)
    assert (declined.last_payment_error.code, declined.last_payment_error.decline_code) == (code, decline_code)
    paid = stripe_account.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa"})
    assert (paid.status, paid.amount_received, paid.last_payment_error) == ("succeeded", 10_000, None)
    tried = stripe_account.charges.list({"payment_intent": intent.id}).data
    assert [charge.status for charge in tried] == ["succeeded", "failed"]


def test_a_card_that_wants_3d_secure_sends_the_buyer_to_the_bank(stripe_account: Any) -> None:
    intent = new_intent(stripe_account, automatic_payment_methods={"enabled": True})
    confirmed = stripe_account.payment_intents.confirm(
        intent.id, {"payment_method": "pm_card_authenticationRequired", "return_url": "http://127.0.0.1/back"}
    )
    assert (confirmed.status, confirmed.next_action.type) == ("requires_action", "redirect_to_url")
    assert confirmed.next_action.redirect_to_url.return_url == "http://127.0.0.1/back"


def test_a_confirmation_that_may_redirect_needs_a_return_url(stripe_account: Any) -> None:
    import stripe

    intent = new_intent(stripe_account, automatic_payment_methods={"enabled": True})
    with pytest.raises(stripe.InvalidRequestError, match="return_url"):
        stripe_account.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa"})


def test_manual_capture_takes_a_part_and_releases_the_rest(stripe_account: Any) -> None:
    intent = paid_intent(stripe_account, capture_method="manual")
    assert (intent.status, intent.amount_capturable, intent.amount_received) == ("requires_capture", 10_000, 0)
    taken = stripe_account.payment_intents.capture(intent.id, {"amount_to_capture": 7_500, "expand": ["latest_charge"]})
    assert (taken.status, taken.amount_capturable, taken.amount_received) == ("succeeded", 0, 7_500)
    assert (taken.latest_charge.amount_captured, taken.latest_charge.amount_refunded) == (7_500, 2_500)


def test_capturing_more_than_is_held_or_twice_is_refused(stripe_account: Any) -> None:
    import stripe

    intent = paid_intent(stripe_account, capture_method="manual")
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_account.payment_intents.capture(intent.id, {"amount_to_capture": 10_001})
    assert refused.value.code == "amount_too_large"
    stripe_account.payment_intents.capture(intent.id)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_account.payment_intents.capture(intent.id)
    assert refused.value.code == "payment_intent_unexpected_state"


def test_a_held_amount_is_released_by_cancelling(stripe_account: Any) -> None:
    intent = paid_intent(stripe_account, capture_method="manual")
    cancelled = stripe_account.payment_intents.cancel(intent.id, {"cancellation_reason": "abandoned"})
    assert (cancelled.status, cancelled.cancellation_reason) == ("canceled", "abandoned")
    assert cancelled.amount_capturable == 0
    assert cancelled.canceled_at >= cancelled.created


def test_a_finished_intent_is_neither_cancelled_nor_confirmed_nor_repriced(stripe_account: Any) -> None:
    import stripe

    intent = paid_intent(stripe_account)
    intents = stripe_account.payment_intents
    for attempt in (
        lambda: intents.cancel(intent.id),
        lambda: intents.confirm(intent.id, {"payment_method": "pm_card_visa"}),
        lambda: intents.update(intent.id, {"amount": 20_000}),
    ):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            attempt()
        assert refused.value.code == "payment_intent_unexpected_state"
    assert intents.update(intent.id, {"metadata": {"order": "ord_2"}}).metadata.order == "ord_2"


def test_one_intent_is_repriced_in_place_until_it_is_paid(stripe_account: Any) -> None:
    intent = new_intent(stripe_account, metadata={"a": "1", "b": "2"})
    changed = stripe_account.payment_intents.update(intent.id, {"amount": 12_300, "metadata": {"a": "", "c": "3"}})
    assert (changed.id, changed.amount, changed.status) == (intent.id, 12_300, "requires_payment_method")
    assert changed.metadata.to_dict() == {"b": "2", "c": "3"}


def test_refunds_add_up_to_the_charge_and_no_further(stripe_account: Any) -> None:
    import stripe

    intent = paid_intent(stripe_account)
    refund = stripe_account.refunds.create(
        {"payment_intent": intent.id, "amount": 3_000, "reason": "requested_by_customer"}
    )
    assert (refund.status, refund.amount, refund.charge) == ("succeeded", 3_000, intent.latest_charge)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_account.refunds.create({"payment_intent": intent.id, "amount": 7_001})
    assert refused.value.param == "amount"
    rest = stripe_account.refunds.create({"payment_intent": intent.id})
    assert rest.amount == 7_000
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_account.refunds.create({"payment_intent": intent.id, "amount": 1})
    assert refused.value.code == "charge_already_refunded"
    charge = stripe_account.charges.retrieve(intent.latest_charge, {"expand": ["refunds"]})
    assert (charge.amount_refunded, charge.refunded) == (10_000, True)
    assert [made.amount for made in charge.refunds.data] == [7_000, 3_000]
    assert [made.id for made in stripe_account.refunds.list({"charge": charge.id}).data] == [rest.id, refund.id]
    assert stripe_account.refunds.retrieve(refund.id).reason == "requested_by_customer"


def test_an_unpaid_intent_cannot_be_refunded_nor_a_settled_refund_cancelled(stripe_account: Any) -> None:
    import stripe

    with pytest.raises(stripe.InvalidRequestError):
        stripe_account.refunds.create({"payment_intent": new_intent(stripe_account).id})
    refund = stripe_account.refunds.create({"payment_intent": paid_intent(stripe_account).id})
    with pytest.raises(stripe.InvalidRequestError):
        stripe_account.refunds.cancel(refund.id)


@pytest.mark.parametrize(
    ("given", "code", "param"),
    [
        ({"currency": "nok"}, "parameter_missing", "amount"),
        ({"amount": 1_000}, "parameter_missing", "currency"),
        ({"amount": 0, "currency": "nok"}, "parameter_invalid_integer", "amount"),
        ({"amount": "12.5", "currency": "nok"}, "parameter_invalid_integer", "amount"),
        ({"amount": 299, "currency": "nok"}, "amount_too_small", "amount"),
        ({"amount": 100_000_000, "currency": "nok"}, "amount_too_large", "amount"),
        ({"amount": 1_000, "currency": "zzz"}, None, "currency"),
        ({"amount": 1_000, "currency": "nok", "colour": "red"}, "parameter_unknown", "colour"),
        ({"amount": 1_000, "currency": "nok", "customer": "cus_none"}, "resource_missing", "customer"),
    ],
)
def test_wrong_money_and_unknown_parameters_are_refused(
    stripe_account: Any, given: dict[str, Any], code: str | None, param: str
) -> None:
    import stripe

    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_account.payment_intents.create(given)
    assert (refused.value.http_status, refused.value.code, refused.value.param) == (400, code, param)


def test_an_unknown_object_answers_404(stripe_account: Any) -> None:
    import stripe

    for service in (stripe_account.payment_intents, stripe_account.charges, stripe_account.refunds):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            service.retrieve("xx_none")
        assert (refused.value.http_status, refused.value.code) == (404, "resource_missing")


def test_an_idempotency_key_repeats_its_answer_and_refuses_other_parameters(stripe_account: Any) -> None:
    import stripe

    options = {"idempotency_key": uuid.uuid4().hex}
    given = {"amount": 5_000, "currency": "nok"}
    first = stripe_account.payment_intents.create(given, options)
    again = stripe_account.payment_intents.create(given, options)
    assert again.id == first.id
    assert again.last_response.headers["idempotent-replayed"] == "true"
    with pytest.raises(stripe.IdempotencyError):
        stripe_account.payment_intents.create({**given, "amount": 5_001}, options)
    with pytest.raises(stripe.IdempotencyError):
        stripe_account.payment_intents.update(first.id, {"description": "x"}, options)


def test_a_decline_is_repeated_under_its_key_and_tried_once(stripe_account: Any) -> None:
    import stripe

    intent = new_intent(stripe_account)
    options = {"idempotency_key": uuid.uuid4().hex}
    for _ in range(2):
        with pytest.raises(stripe.CardError):
            stripe_account.payment_intents.confirm(
                intent.id, {"payment_method": "pm_card_visa_chargeDeclined"}, options
            )
    assert len(stripe_account.charges.list({"payment_intent": intent.id}).data) == 1


def test_customers_are_kept_changed_and_charged(stripe_account: Any) -> None:
    import stripe

    customer = stripe_account.customers.create({"email": "kari@example.com", "address": {"country": "NO"}})
    changed = stripe_account.customers.update(customer.id, {"name": "Kari Nordmann"})
    assert (changed.email, changed.name, changed.address.country) == ("kari@example.com", "Kari Nordmann", "NO")
    intent = paid_intent(stripe_account, customer=customer.id, expand=["customer"])
    assert intent.customer.name == "Kari Nordmann"
    assert stripe_account.payment_intents.list({"customer": customer.id}).data[0].id == intent.id
    for path in ("amount", "metadata", "customer.address"):
        with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
            stripe_account.payment_intents.retrieve(intent.id, {"expand": [path]})


def test_lists_page_by_cursor_without_gap_or_repeat(stripe_account: Any) -> None:
    customer = stripe_account.customers.create({"email": "pages@example.com"}).id
    made = [new_intent(stripe_account, customer=customer).id for _ in range(5)]
    page = stripe_account.payment_intents.list({"customer": customer, "limit": 2})
    assert (page.has_more, [intent.id for intent in page.auto_paging_iter()]) == (True, made[::-1])
    back = stripe_account.payment_intents.list({"customer": customer, "limit": 2, "ending_before": made[1]})
    assert [intent.id for intent in back.data] == [made[3], made[2]]


def test_a_card_that_is_disputed_later_loses_its_money_until_the_evidence_wins(stripe_account: Any) -> None:
    intent = paid_intent(stripe_account, card="pm_card_createDispute")
    for _ in range(60 if ON_STRIPE else 1):
        disputes = stripe_account.disputes.list({"payment_intent": intent.id}).data
        if disputes:
            break
        time.sleep(1)
    (dispute,) = disputes
    assert (dispute.status, dispute.amount, dispute.reason) == ("needs_response", 10_000, "fraudulent")
    stripe_account.disputes.update(dispute.id, {"evidence": {"uncategorized_text": "winning_evidence"}})
    for _ in range(60 if ON_STRIPE else 1):
        closed = stripe_account.disputes.retrieve(dispute.id)
        if closed.status == "won":
            break
        time.sleep(1)
    assert closed.status == "won"


def test_a_live_or_missing_key_is_not_let_in(stripe_account: Any) -> None:
    import stripe

    with pytest.raises(stripe.AuthenticationError) as refused:
        stripe_account.payment_intents.list({}, {"api_key": "sk_live_" + "x" * 24})
    assert refused.value.http_status == 401
