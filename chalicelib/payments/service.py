"""How an order is paid, and how money goes back: one verb each.

The provider is called outside any transaction. What it answers is not believed from its answer alone: it is asked again
by `settling.catch_up`, which enters what it shows, so that a verb cut off half-way is made whole by the next event,
message or reconciliation.
"""

from dataclasses import dataclass

from chalicelib.core import clock, ids
from chalicelib.core.context import acting
from chalicelib.core.errors import Refused
from chalicelib.core.settings import settings
from chalicelib.core.transaction import Transaction, retried, write_with_answer
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders
from chalicelib.orders.service import Order
from chalicelib.payments import rules, stripe
from chalicelib.payments.account import Account, account_of, card_payment_id, find_account
from chalicelib.payments.giving_back import refund_id_for as refund_id_for
from chalicelib.payments.giving_back import refund_order as refund_order
from chalicelib.payments.models import Payment as Payment
from chalicelib.payments.models import StripeEvent
from chalicelib.payments.plans import CANCELLED, what_goes_back
from chalicelib.payments.plans import Credit as Credit
from chalicelib.payments.plans import Foreseen as Foreseen
from chalicelib.payments.plans import foresee_by as foresee_by
from chalicelib.payments.refunding import fail_refund, open_refund_problem, request_refund
from chalicelib.payments.seen import Intent, Notice
from chalicelib.payments.settling import AlreadyTaken, Foreign, catch_up
from chalicelib.shop import service as shop

WEBHOOK_ACTOR = "provider:stripe"
CARD_OVER = Refused(
    "card_payment_over", "The card payment of this order is over. Order again, or agree with the shop on another way."
)


@dataclass(frozen=True)
class PaymentStart:
    """What the buyer's browser needs to pay."""

    provider: str
    intent_id: str
    client_secret: str
    publishable_key: str


# Starting to pay


def new_payment(tx: Transaction, order: Order) -> Payment:
    """Create the order's payment, in the order's own transaction."""
    at = clock.now()
    card = order.payment_method == "stripe"
    payment = Payment.new(
        order_id=order.order_id,
        payment_id=card_payment_id(order.order_id),
        method=order.payment_method,
        state="pending" if order.totals["total"] else "succeeded",
        capture=shop.current().capture,
        amount=order.totals["total"],
        currency=order.currency,
        begun_at=at if card else None,
        created_at=at,
        updated_at=at,
    )
    tx.create(payment)
    return payment


def begin(order: Order, payment: Payment | None = None) -> PaymentStart | None:
    """Begin, or go on with, paying an order by card; None where it is not paid by card.

    The same order always gets the same intent. Call it after the order's transaction; `payment` (from `new_payment`)
    saves a read. The intent's amount follows the order's total as long as it is not paid.
    """
    if order.payment_method != "stripe":
        return None
    payment = payment or Payment.get(order_id=order.order_id, payment_id=card_payment_id(order.order_id))
    intent = _intent_for(order, payment)
    if order.state == "pending_payment":
        if intent.state == "cancelled":
            raise CARD_OVER
        intent = _at_todays_amount(intent, order, payment)
    return PaymentStart("stripe", intent.intent_id, intent.client_secret, settings.stripe_public_key)


def _intent_for(order: Order, payment: Payment) -> Intent:
    if payment.intent_id is not None:
        return stripe.fetch_intent(payment.intent_id)
    intent = stripe.create_intent(order.order_id, order.number, payment.amount, payment.currency, payment.capture)
    write_with_answer(lambda tx: tx.change(payment, intent_id=intent.intent_id, updated_at=clock.now()))
    if order.totals["total"] != payment.amount:
        return stripe.fetch_intent(intent.intent_id)  # the answer to a repeated creation is as old as the first
    return intent


def _at_todays_amount(intent: Intent, order: Order, payment: Payment) -> Intent:
    total = order.totals["total"]
    if intent.amount == total or not intent.open:
        return intent
    changed = stripe.change_amount(intent.intent_id, total)
    write_with_answer(lambda tx: tx.change(payment, amount=total, updated_at=clock.now()))
    return changed


# Webhooks


def take_webhook(raw: bytes, signature: str) -> str:
    """Take one of Stripe's events: verified, and entered with its effect. Gives what became of it, as a sentence.

    Raises where Stripe must send it again: 400 for a wrong signature, 503 while Stripe does not answer our question.
    """
    notice = stripe.read_webhook(raw, signature)
    if notice.type not in stripe.TYPES:
        return f"Daybook does not act on {notice.type}."
    try:
        return "Entered." if take_notice(notice) else "There was nothing to enter any more."
    except AlreadyTaken:
        return "It was taken before."
    except Foreign as why:
        return str(why)


def take_notice(notice: Notice, only_shop: str | None = None) -> bool:
    """Look at what an event is about and enter what the provider shows of it now; gives whether anything changed.

    The payment names its shop; with `only_shop`, one of another shop is foreign.
    """
    order_id, intent_id, of_shop = _target(notice)
    if only_shop not in (None, of_shop):
        raise Foreign("It is about another shop's payment.")
    with acting(shop=of_shop, by=WEBHOOK_ACTOR):
        if StripeEvent.find(stripe_event_id=notice.event_id) is not None:
            raise AlreadyTaken
        return catch_up(order_id, intent_id, notice)


def follow(order_id: str) -> bool:
    """Enter what the provider shows of an order's card payment now: its buyer may be back before its message is.

    Gives whether anything had to be entered.
    """
    try:
        with acting(by=WEBHOOK_ACTOR):
            return catch_up(order_id)
    except Foreign:
        return False


def _target(notice: Notice) -> tuple[str, str, str]:
    """The order, the intent and the shop an event is about. Raises Foreign where there is none."""
    intent_id = notice.intent_id
    try:
        if intent_id is None and notice.charge_id is not None:
            intent_id = stripe.intent_of_charge(notice.charge_id)
        if intent_id is None:
            raise Foreign("It is not about a payment that Daybook began.")
        order_id, of_shop = notice.order_id, notice.shop
        if (order_id is None or of_shop is None) and notice.kind != "payment_intent":
            intent = stripe.fetch_intent(intent_id)
            order_id, of_shop = intent.order_id, intent.shop
    except Refused as refused:
        raise _foreign_if_absent(refused) from None
    if order_id is None or of_shop is None:
        raise Foreign("It is not about a payment that Daybook began.")
    return order_id, intent_id, of_shop


def _foreign_if_absent(refused: Refused) -> Exception:
    return Foreign("The account has no such payment.") if refused.code == "provider_has_none" else refused


# By the shop


def capture_order(order_id: str, amount: int | None = None) -> Account:
    """Take what is authorised on the buyer's card, or this much of it."""
    account = account_of(order_id)
    wanted = account.order.authorised if amount is None else amount
    rules.check_capture(wanted, account.order.authorised, account.order.currency)
    card = account.card
    if card is None or card.intent_id is None:
        raise rules.NOTHING_AUTHORISED
    try:
        stripe.capture(card.intent_id, wanted)
    except Refused as refused:
        if refused.code != "payment_moved_on":
            raise
        catch_up(order_id)
        raise rules.NOTHING_AUTHORISED from None
    catch_up(order_id)
    return account_of(order_id)


def capture_before_shipping(order_id: str) -> None:
    """Take all that is authorised before goods leave: a card can be captured once, so the first shipment takes it all.

    Nothing where another request has just done so. Refuses `capture_failed` where the card cannot be charged.
    """
    try:
        capture_order(order_id)
    except Refused as refused:
        if refused.status == 503:
            raise
        now = account_of(order_id).order
        if not now.authorised and now.paid:
            return
        sentence = f"The card could not be charged, so nothing was shipped. {refused.sentence}"
        raise Refused("capture_failed", sentence, 409) from None


@retried
def record_payment(order_id: str, amount: int, note: str, method: str | None = None) -> Account:
    """Enter money that came by bank, invoice or hand. Refuses more than is owed."""
    account = account_of(order_id)
    order = account.order
    rules.check_payment(amount, account.total, order.paid, order.authorised, order.state, order.currency)
    with Transaction() as tx:
        payment = _payment_by_hand(tx, account, amount, note, method or "manual")
        orders.enter_paid(tx, order, amount, payment.method)
        reservation = account.reservation
        if reservation is not None and reservation.state == "held":
            inventory.keep(tx, reservation)
        differed = account.problem("payment_amount_differs")
        if differed is not None and order.paid + order.authorised == account.total:
            orders.close_problem(tx, order, differed, "What was missing came in another way.")
    return account


def _payment_by_hand(tx: Transaction, account: Account, amount: int, note: str, method: str) -> Payment:
    """The open payment by invoice or hand with this money entered; a new one where there is none."""
    at = clock.now()
    for payment in account.payments:
        if payment.method != "stripe" and payment.captured + amount <= payment.amount:
            captured = payment.captured + amount
            state = "succeeded" if captured == payment.amount else "pending"
            notes = "\n".join(filter(None, (payment.note, note)))
            tx.change(payment, captured=captured, state=state, note=notes, updated_at=at)
            return payment
    payment = Payment.new(
        order_id=account.order.order_id,
        payment_id=ids.new("pay"),
        method=method,
        state="succeeded",
        amount=amount,
        captured=amount,
        currency=account.order.currency,
        note=note,
        created_at=at,
        updated_at=at,
    )
    tx.create(payment)
    return payment


# By events


def send_refund(order_id: str, refund_id: str) -> None:
    """Have the provider carry out a refund that was asked for. Harmless to repeat, however late."""
    account = account_of(order_id)
    refund = account.refund(refund_id)
    payment = account.payment(refund.payment_id) if refund else None
    if refund is None or payment is None or payment.intent_id is None:
        return
    if refund.state != "requested" or refund.provider_id is not None:
        return
    try:
        known = any(each.refund_id == refund_id for each in stripe.list_refunds(payment.intent_id))
        if not known:
            stripe.refund(payment.intent_id, refund.amount, refund_id, order_id)
    except Refused as refused:
        if refused.status == 503:
            raise
        give_up_refund(order_id, refund_id, refused.sentence)
        return
    catch_up(order_id)


@retried
def give_up_refund(order_id: str, refund_id: str, reason: str) -> None:
    """The provider will not carry this refund out: the money stays, and the order becomes a problem."""
    account = account_of(order_id)
    refund = account.refund(refund_id)
    if refund is None or refund.state != "requested":
        return
    with Transaction() as tx:
        fail_refund(tx, account, refund, reason, went=False)
        open_refund_problem(tx, account, refund.amount, reason)


def settle_cancelled(order_id: str, cause: str) -> None:
    """An order was cancelled: let go of what is not taken, and give back what was paid. `cause` names the event."""
    close_card(order_id)
    account = account_of(order_id)
    if account.order.state != "cancelled":
        return  # its money came meanwhile, and it was honoured
    _close_unpaid(order_id)
    for source in account.sources():
        _give_back_rest(order_id, source.payment_id, cause)


def close_card(order_id: str) -> None:
    """End an order's card payment where no money has come by it, and enter what the provider then shows."""
    account = find_account(order_id)
    card = account.card if account else None
    if card is None or card.intent_id is None:
        return
    if card.state not in ("succeeded", "cancelled"):
        try:
            stripe.cancel_intent(card.intent_id)
        except Refused as refused:
            if refused.code != "payment_moved_on":
                raise
    catch_up(order_id)


@retried
def _close_unpaid(order_id: str) -> None:
    """Payments of a cancelled order that nobody made are over."""
    account = account_of(order_id)
    unpaid = [each for each in account.payments if each.captured == 0 and each.state not in ("succeeded", "cancelled")]
    unpaid = [each for each in unpaid if each.method != "stripe" or each.intent_id is None]
    if unpaid and account.order.state == "cancelled":
        with Transaction() as tx:
            for payment in unpaid:
                tx.change(payment, state="cancelled", updated_at=clock.now())
            tx.change(account.order)


@retried
def _give_back_rest(order_id: str, payment_id: str, cause: str) -> None:
    """Ask for what is left of one payment of a cancelled order; once for one cause."""
    account = account_of(order_id)
    payment = account.payment(payment_id)
    refund_id = ids.derived("ref", cause, payment_id)
    amount = next((amount for each, amount in what_goes_back(account) if each.payment_id == payment_id), 0)
    if payment is None or amount <= 0 or account.refund(refund_id) is not None:
        return
    with Transaction() as tx:
        request_refund(tx, account, payment, refund_id, amount, CANCELLED)
        if payment.method != "stripe":
            orders.open_problem(
                tx,
                account.order,
                "pay_back_by_hand",
                "The order was cancelled after the buyer had paid by bank, invoice or hand.",
                "Pay the money back by the same way. The refund is entered already.",
                amount,
                account.problem("pay_back_by_hand"),
            )
