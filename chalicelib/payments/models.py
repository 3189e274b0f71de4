"""Money that comes and goes, beside its order."""

from chalicelib.core.table import Item, Json, Key, Number, Text


class Payment(Item, kind="payment"):
    """How an order is paid. A card payment is one PaymentIntent, updated in place."""

    KEY = Key("ORDER#{order_id}", "PAYMENT#{payment_id}", reads="an order's payments")
    G1 = Key("ALL_PAYMENTS#{order_id:shard4}", "{created_at}#{payment_id}", reads="all payments, newest first")
    G2 = Key("PAYMENTS#{order_id:shard4}", "{begun_at}#{order_id}", reads="card payments by date, to reconcile them")

    order_id = Text()
    payment_id = Text()
    method = Text()  # stripe, invoice or manual
    state = Text()  # pending, requires_action, processing, authorised, succeeded, failed, cancelled
    capture = Text(default_for_new="automatic")  # or manual: as the shop had it when the payment began
    amount = Number()
    captured = Number(default_for_new=0)
    refunded = Number(default_for_new=0)
    currency = Text()
    intent_id = Text(null=True)
    card = Text(null=True)  # "visa 4242"
    failure = Text(null=True)
    attempt = Text(null=True)  # the failed attempt that was told of last
    note = Text(default_for_new="")
    begun_at = Text(null=True)  # of card payments only
    created_at = Text()
    updated_at = Text()


class Refund(Item, kind="refund"):
    """Money on its way back, or gone back."""

    KEY = Key("ORDER#{order_id}", "REFUND#{refund_id}", reads="an order's refunds")
    G1 = Key("ALL_REFUNDS#{order_id:shard4}", "{created_at}#{refund_id}", reads="all refunds, newest first")

    order_id = Text()
    refund_id = Text()
    payment_id = Text()
    amount = Number()
    currency = Text()
    reason = Text()
    of = Json(null=True)  # what of the order it takes back, where that was said: see taken_back.take_back
    state = Text()  # requested, succeeded or failed
    provider_id = Text(null=True)
    failure = Text(null=True)
    by = Text()
    created_at = Text()
    updated_at = Text()


class StripeEvent(Item, kind="stripe_event"):
    """That an event of Stripe's had its effect: written in the same transaction as the effect."""

    KEY = Key("STRIPE_EVENT#{stripe_event_id}", "STRIPE_EVENT", reads="whether a webhook was handled")
    G1 = Key("WEBHOOKS#{stripe_event_id:shard4}", "{webhook_at}#{stripe_event_id}", reads="the last webhook that came")

    stripe_event_id = Text()
    type = Text()
    order_id = Text(null=True)
    received_at = Text()
    webhook_at = Text(null=True)  # where a webhook brought it, not our own looking


class Dispute(Item, kind="dispute"):
    """A buyer's bank asks for money back."""

    KEY = Key("ORDER#{order_id}", "DISPUTE#{dispute_id}", reads="an order's disputes")
    G1 = Key("ALL_DISPUTES#{order_id:shard4}", "{opened_at}#{dispute_id}", reads="all disputes, newest first")

    order_id = Text()
    dispute_id = Text()
    amount = Number()
    currency = Text()
    reason = Text()
    state = Text()
    opened_at = Text(null=True)  # when it was first heard of
    updated_at = Text()


class Reconciliation(Item, kind="reconciliation"):
    """What the last comparison with the provider found."""

    KEY = Key("RECONCILIATION", "RECONCILIATION", reads="the last comparison with the provider")

    compared_from = Text()
    compared_to = Text()
    ran_at = Text()
    payments = Number()
    intents = Number()
    events = Number()
    found = Number()
    differences = Json()  # [{order_id, number, intent_id, code, ours, theirs, sentence, mended}], the first 200
