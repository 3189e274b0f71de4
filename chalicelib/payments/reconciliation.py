"""Every card payment of the last days beside what the provider has; each difference is listed, lateness is mended.

Three lists are compared: our payments by date, the provider's intents by date, and its events that no webhook took
(those may be about payments from longer ago). Mending is what a webhook does: looking and entering what is seen.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from chalicelib.core import clock, context, table
from chalicelib.core.errors import Refused
from chalicelib.core.telemetry import logger
from chalicelib.core.transaction import Transaction
from chalicelib.orders.service import Order
from chalicelib.payments import rules, service, stripe
from chalicelib.payments.account import account_of, books_of, card_payment_id
from chalicelib.payments.models import Payment, Reconciliation
from chalicelib.payments.seen import Intent, Notice
from chalicelib.payments.settling import AlreadyTaken, Foreign, catch_up

DAYS = 3  # as long as Stripe sends an event again
ON_ITS_WAY = 60  # seconds: what is younger may still be under way
LISTED = 200
SHARDS = 4


@dataclass(frozen=True)
class Difference:
    """One thing on which our books and the provider's do not agree. `mended` says whether they do now."""

    order_id: str
    number: str
    intent_id: str
    code: str  # payment_late, refunds_differ, books_disagree, intent_missing, intent_unknown or event_missed
    ours: str
    theirs: str
    sentence: str
    mended: bool


def reconcile(days: int = DAYS, on_its_way: int = ON_ITS_WAY) -> Reconciliation:
    """Compare, mend what is only late, and keep what was found. Raises Refused (503) without the provider."""
    since, until = clock.epoch(days=-days), clock.epoch(seconds=-on_its_way)
    payments = list(_payments(since, until))
    intents = {each.intent_id: each for each in stripe.list_intents(since, until)}
    found = [*_of_payments(payments, intents), *_of_intents(payments, intents)]
    missed = list(stripe.undelivered(since))
    found += _of_events(missed)
    result = Reconciliation.new(
        compared_from=_moment(since),
        compared_to=_moment(until),
        ran_at=clock.now(),
        payments=len(payments),
        intents=len(intents),
        events=len(missed),
        found=len(found),
        differences=[asdict(each) for each in found[:LISTED]],
    )
    with Transaction() as tx:
        tx.save(result)
    return result


def run() -> None:
    """What the clock does each hour."""
    result = reconcile()
    standing = [each for each in result.differences if not each["mended"]]
    if standing:
        logger().warning("orders differ from the provider", extra={"differences": standing[:20]})


def last() -> Reconciliation | None:
    """The last comparison, if there was one."""
    return Reconciliation.find()


def as_text(result: Reconciliation) -> str:
    """A comparison as the command line prints it."""
    head = (
        f"Compared {result.payments} card payments with {result.intents} at the provider, "
        f"{result.compared_from} to {result.compared_to}; {result.events} events had not been taken."
    )
    lines = [
        f"  {each['number'] or each['intent_id']}: {each['sentence']} {'Mended.' if each['mended'] else 'NOT mended.'}"
        for each in result.differences
    ]
    left = result.found - len(result.differences)
    return "\n".join([head, *lines, *([f"  and {left} more"] if left else []), f"{result.found} differences."])


def _moment(seconds: int) -> str:
    return clock.as_text(datetime.fromtimestamp(seconds, UTC))


def _payments(since: int, until: int) -> Iterator[Payment]:
    between = (_moment(since), _moment(until) + "~")
    for shard in range(SHARDS):
        yield from table.only(table.query(f"PAYMENTS#{shard}", index="g2", between=between), Payment)


# Ours beside theirs


def _of_payments(payments: list[Payment], intents: dict[str, Intent]) -> Iterator[Difference]:
    by_order = {each.order_id: each for each in intents.values() if each.order_id and each.shop == context.shop()}
    orders = table.fetch([Order.ref(order_id=each.order_id) for each in payments])
    for payment, order in zip(payments, orders, strict=True):
        assert isinstance(order, Order)
        intent = intents.get(payment.intent_id) if payment.intent_id else by_order.get(payment.order_id)
        if intent is None and payment.intent_id:
            intent = _fetched(payment.intent_id)
            if intent is None:
                yield _missing(order, payment)
        if intent is not None and (code := _differs(order, payment, intent)):
            yield from _mended(order, payment, intent, code)


def _fetched(intent_id: str) -> Intent | None:
    try:
        return stripe.fetch_intent(intent_id)
    except Refused as refused:
        if refused.code != "provider_has_none":
            raise
        return None


def _missing(order: Order, payment: Payment) -> Difference:
    sentence = "Our books name a payment that the provider does not have."
    return Difference(
        order.order_id,
        order.number,
        str(payment.intent_id),
        "intent_missing",
        str(payment.state),
        "none",
        sentence,
        False,
    )


def _differs(order: Order, payment: Payment, intent: Intent) -> str | None:
    """What kind of difference there is at first sight, if any."""
    if rules.decide(books_of(order, payment), intent) is not rules.Deed.NOTHING:
        return "payment_late"
    if payment.captured > order.paid and intent.currency == order.currency:
        return "books_disagree"
    return "refunds_differ" if intent.given_back != payment.refunded else None


def _mended(order: Order, payment: Payment, intent: Intent, code: str) -> Iterator[Difference]:
    """The difference, after trying to mend it; none where a closer look shows that there is none."""
    ours, theirs = _shown(order, payment), _shown_intent(intent)
    changed = _tried(order.order_id, intent.intent_id)
    standing = _stands(order.order_id, intent.intent_id)
    if changed or standing:
        sentence = _SENTENCES[code].format(ours=ours, theirs=theirs)
        yield Difference(order.order_id, order.number, intent.intent_id, code, ours, theirs, sentence, not standing)


_SENTENCES = {
    "payment_late": "The provider has the payment as {theirs}, our books had it as {ours}.",
    "refunds_differ": "What went back differs: the provider has {theirs}, our books had {ours}.",
    "books_disagree": "The payment holds more than the order says was paid: {ours}; the provider has {theirs}.",
}


def _tried(order_id: str, intent_id: str) -> bool:
    try:
        return catch_up(order_id, intent_id)
    except Foreign:
        return False
    except Refused as refused:
        if refused.status == 503:
            raise
        return False


def _stands(order_id: str, intent_id: str) -> bool:
    """Whether our books still differ, refunds under way counted as the provider counts them."""
    account, intent = account_of(order_id), stripe.fetch_intent(intent_id)
    card = account.card
    if card is None or rules.decide(account.books(card), intent) is not rules.Deed.NOTHING:
        return True
    under_way = sum(
        each.amount
        for each in account.refunds
        if each.payment_id == card.payment_id and each.state == "requested" and each.provider_id
    )
    same_currency = intent.currency == account.order.currency
    return intent.given_back != card.refunded + under_way or (same_currency and card.captured > account.order.paid)


def _shown(order: Order, payment: Payment) -> str:
    took = f"{payment.captured} taken, {payment.refunded} given back"
    return f"{payment.state} ({took}; order {order.state}, {order.payment_state})"


def _shown_intent(intent: Intent) -> str:
    return f"{intent.state} ({intent.received} taken, {intent.given_back} given back)"


# Theirs without ours


def _of_intents(payments: list[Payment], intents: dict[str, Intent]) -> Iterator[Difference]:
    """Intents that name this shop, and that no payment of ours is about."""
    known = {each.intent_id for each in payments} | {each.order_id for each in payments if each.intent_id is None}
    strange = [
        each
        for each in intents.values()
        if each.shop == context.shop() and each.intent_id not in known and each.order_id not in known
    ]
    cards = table.fetch([_card_ref(each) for each in strange])
    for intent, card in zip(strange, cards, strict=True):
        if isinstance(card, Payment) and card.intent_id in (None, intent.intent_id):
            continue  # its payment is only older than the window, or younger
        sentence = f"The provider has a payment that no order of ours is about: {_shown_intent(intent)}."
        yield Difference(
            intent.order_id or "", "", intent.intent_id, "intent_unknown", "none", intent.state, sentence, False
        )


def _card_ref(intent: Intent) -> table.Ref:
    order_id = intent.order_id or "none"
    return Payment.ref(order_id=order_id, payment_id=card_payment_id(order_id))


# Events nobody took


def _of_events(missed: list[Notice]) -> Iterator[Difference]:
    """Enter what events tell that no webhook took, oldest first; those that still changed something are listed."""
    for notice in reversed(missed):
        try:
            changed = service.take_notice(notice, only_shop=context.shop())
        except (Foreign, AlreadyTaken):
            continue
        if changed:
            order_id = notice.order_id or ""
            sentence = f"The event {notice.type} of {notice.about} had not been taken."
            yield Difference(
                order_id, "", notice.intent_id or "", "event_missed", "not taken", notice.type, sentence, True
            )
