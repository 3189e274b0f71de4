"""What to do about money: pure decisions.

`decide` compares what we have with what the provider shows and names the one thing to do. It looks at states only,
never at what an event said, so that any order of arrival ends in the same state: once that thing is done, it decides
NOTHING.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from chalicelib.core.errors import Refused, invalid
from chalicelib.core.money import in_words
from chalicelib.payments.seen import Intent, SeenRefund

LAPSED = "payment_not_received"  # why an order is cancelled that was not paid in time
CLOSED_ORDERS = frozenset({"cancelled"})
NOTHING_AUTHORISED = Refused(
    "nothing_authorised", "Nothing is authorised on this order: it was captured already, or its card payment is over."
)
NOT_PAYABLE = Refused("order_cancelled", "This order is cancelled. No payment can be entered on it.")


@dataclass(frozen=True)
class Books:
    """What our books say of an order and its card payment. Amounts are minor units of `currency`."""

    order_state: str
    cancel_reason: str | None
    total: int
    currency: str
    paid: int
    payment_state: str  # of the payment, not of the order
    captured: int
    attempt: str | None


class Deed(Enum):
    """What is to be done about an intent."""

    NOTHING = "nothing"
    FOLLOW = "follow"  # its state moved, no money did
    FAIL = "fail"  # an attempt failed; it can be tried again
    PAY = "pay"
    AUTHORISE = "authorise"
    KEEP_DIFFERING = "keep_differing"  # the amount is not the order's: kept, and shown as a problem
    HOLD_DIFFERING = "hold_differing"  # the same of what is authorised only
    HONOUR = "honour"  # money for an order that lapsed: place it after all, if its stock is still there
    GIVE_BACK = "give_back"  # money for an order that is cancelled
    LET_GO = "let_go"  # an authorisation that came for an order that is cancelled
    RELEASE = "release"  # an authorisation of an order that was cancelled since
    CLOSE = "close"
    LAPSE = "lapse"  # the authorisation of an order that is not cancelled is gone


def decide(ours: Books, theirs: Intent, honour: bool = True) -> Deed:
    """The one thing to do so that our books follow the provider.

    `honour` false is for money whose order's stock could not be had again.
    """
    if theirs.state == "succeeded":
        return _about_money(ours, theirs, honour)
    if theirs.state == "authorised":
        return _about_authorisation(ours, theirs, honour)
    if theirs.state == "cancelled":
        return _about_end(ours)
    if theirs.failure is not None and theirs.state == "pending":
        known = ours.payment_state == "failed" and ours.attempt == theirs.failure.attempt
        return Deed.NOTHING if known else Deed.FAIL
    return Deed.NOTHING if ours.payment_state == theirs.state else Deed.FOLLOW


def _about_money(ours: Books, theirs: Intent, honour: bool) -> Deed:
    came = theirs.received - ours.captured
    if came <= 0:
        return Deed.NOTHING if ours.payment_state == "succeeded" else Deed.FOLLOW
    if ours.order_state in CLOSED_ORDERS:
        return Deed.HONOUR if honour and _may_honour(ours, theirs, came) else Deed.GIVE_BACK
    if theirs.currency != ours.currency or ours.paid + came > ours.total:
        return Deed.KEEP_DIFFERING
    if ours.order_state == "pending_payment" and ours.paid + came != ours.total:
        return Deed.KEEP_DIFFERING
    return Deed.PAY


def _about_authorisation(ours: Books, theirs: Intent, honour: bool) -> Deed:
    closed = ours.order_state in CLOSED_ORDERS
    if ours.payment_state == "authorised":
        return Deed.RELEASE if closed else Deed.NOTHING
    if closed:
        return Deed.HONOUR if honour and _may_honour(ours, theirs, theirs.capturable) else Deed.LET_GO
    same = theirs.currency == ours.currency and ours.paid + theirs.capturable == ours.total
    return Deed.AUTHORISE if same else Deed.HOLD_DIFFERING


def _may_honour(ours: Books, theirs: Intent, amount: int) -> bool:
    """An order that was cancelled only because its money was late, and whose money is now there to the last unit."""
    return ours.cancel_reason == LAPSED and theirs.currency == ours.currency and ours.paid + amount == ours.total


def _about_end(ours: Books) -> Deed:
    if ours.payment_state == "cancelled":
        return Deed.NOTHING
    lapsed = ours.payment_state == "authorised" and ours.order_state not in CLOSED_ORDERS
    return Deed.LAPSE if lapsed else Deed.CLOSE


# Refunds


class RefundDeed(Enum):
    """What is to be done about a refund."""

    NOTHING = "nothing"
    LINK = "link"  # it is on its way: note the provider's id
    BEGIN = "begin"  # made at the provider, and on its way
    SUCCEED = "succeed"
    FAIL = "fail"
    COME_BACK = "come_back"  # it had gone, and the bank sent it back


def decide_refund(ours: str | None, linked: bool, theirs: SeenRefund) -> RefundDeed:
    """What to do about one refund; `ours` is its state in our books, None where it was made at the provider."""
    if ours is None or (ours == "failed" and not linked):  # made there, or given up here too early
        by_state = {"requested": RefundDeed.BEGIN, "succeeded": RefundDeed.SUCCEED}
        return by_state.get(theirs.state, RefundDeed.NOTHING)
    if theirs.state == "failed":
        by_state = {"requested": RefundDeed.FAIL, "succeeded": RefundDeed.COME_BACK}
        return by_state.get(ours, RefundDeed.NOTHING)
    if ours == "requested" and theirs.state == "succeeded":
        return RefundDeed.SUCCEED
    return RefundDeed.NOTHING if linked else RefundDeed.LINK


@dataclass(frozen=True)
class Source:
    """A payment that money may go back through, and how much of it may."""

    payment_id: str
    method: str
    left: int


def source_for(amount: int, sources: Iterable[Source], currency: str) -> Source:
    """Through which payment this goes back: by card before by hand. Refuses where no single one has that much left."""
    usable = sorted(sources, key=lambda each: (each.method != "stripe", -each.left))
    for source in usable:
        if source.left >= amount:
            return source
    most = max((source.left for source in usable), default=0)
    left = in_words(most, currency)
    sentence = f"No single payment of this order has that much left: at most {left}. Refund it in parts."
    raise Refused("refund_too_large", sentence, 409, "amount")


def check_refund(amount: int, left: int, disputed: int, currency: str) -> None:
    """Refuse to give back more than was paid, counting what is on its way and what a buyer's bank has taken."""
    if 0 < amount <= left - disputed:
        return
    if left <= 0:
        raise Refused("nothing_to_refund", "Everything that was paid has gone back, or is on its way.", 409, "amount")
    if disputed and amount <= left:
        sentence = "The buyer's bank holds this money in a dispute. Answer the dispute instead."
        raise Refused("payment_disputed", sentence, 409, "amount")
    most = in_words(left - disputed, currency)
    raise Refused("refund_too_large", f"At most {most} can still go back.", 409, "amount")


# Capture and payments by hand


def check_capture(amount: int, authorised: int, currency: str) -> None:
    """Refuse to take more than was authorised."""
    if authorised <= 0:
        raise NOTHING_AUTHORISED
    if amount > authorised:
        sentence = f"Only {in_words(authorised, currency)} is authorised. Capture that much or less."
        raise Refused("more_than_authorised", sentence, 409, "amount")


def check_payment(amount: int, total: int, paid: int, authorised: int, order_state: str, currency: str) -> None:
    """Refuse a payment by hand that is more than is owed, or that leaves an unplaced order half paid."""
    if order_state in (*CLOSED_ORDERS, "draft"):
        raise NOT_PAYABLE
    owed = max(total - paid - authorised, 0)
    if amount > owed:
        sentence = f"Only {in_words(owed, currency)} is owed on this order. Enter that much or less."
        raise Refused("more_than_owed", sentence, 409, "amount")
    if order_state == "pending_payment" and amount != owed:
        sentence = f"This order waits for its payment: enter all of the {in_words(owed, currency)} that is owed."
        raise invalid("amount", "less_than_owed", sentence)


# Restocking


@dataclass(frozen=True)
class Restock:
    """How many of a line go back on the shelf, and where."""

    line_id: str
    sku: str
    product_id: str
    location_id: str
    quantity: int


def restocks(lines: list[dict[str, object]], wanted: dict[str, int] | None) -> list[Restock]:
    """Which goods go back on the shelf: the quantities by line id, or all that were shipped and have not come back.

    Goods return to the locations they were allocated from, the first one first. Refuses more than was shipped.
    """
    known = {str(line["id"]): line for line in lines}
    unknown = next((line_id for line_id in wanted or {} if line_id not in known), None)
    if unknown is not None:
        raise invalid("lines", "unknown_line", f"This order has no line {unknown}")
    found: list[Restock] = []
    for line_id, line in known.items():
        out = int(line["shipped"]) - int(line["returned"])  # type: ignore[call-overload]
        quantity = out if wanted is None else wanted.get(line_id, 0)
        if quantity > out:
            sentence = f"Only {out} of {line['title']} are with the buyer. Restock that many or fewer."
            raise Refused("more_than_shipped", sentence, 409, "lines")
        found += _spread(line, quantity)
    return found


def _spread(line: dict[str, object], quantity: int) -> list[Restock]:
    found = []
    if not line["tracked"] or line["variant_kind"] != "goods":
        return []
    for place in line["allocations"]:  # type: ignore[attr-defined]
        here = min(quantity, place["quantity"])
        if here:
            found.append(
                Restock(str(line["id"]), str(line["sku"]), str(line["product_id"]), place["location_id"], here)
            )
            quantity -= here
    return found


# The provider's keys

SIMULATOR_KEY = "sk_test_daybook"


def key_mode(key: str) -> str:
    """simulator, test or live, as Stripe's keys begin (docs.stripe.com/keys); unknown for what is no such key."""
    if key == SIMULATOR_KEY:
        return "simulator"
    kind, _, rest = key.partition("_")
    mode = rest.partition("_")[0]
    return mode if kind in ("sk", "rk", "pk") and mode in ("test", "live") else "unknown"


def masked(key: str) -> str:
    """How a key begins and ends: enough to tell two apart, too little to use."""
    begins = re.match(r"(sk|rk|pk)_(test|live)_", key)
    shown, hidden = (key[: begins.end()], key[begins.end() :]) if begins else ("", key)
    return f"{shown}…{hidden[-4:] if len(hidden) >= 12 else ''}"


def key_problems(secret: str, public: str, webhook_secret: bool) -> list[str]:
    """What is wrong with how the keys are set: unknown_key, keys_swapped, keys_differ, no_webhook_secret."""
    problems = []
    modes = {"test" if mode == "simulator" else mode for mode in (key_mode(secret), key_mode(public))}
    if secret.startswith("pk_") or public.startswith(("sk_", "rk_")):
        problems.append("keys_swapped")
    elif "unknown" in modes:
        problems.append("unknown_key")
    elif len(modes) > 1:
        problems.append("keys_differ")
    return problems if webhook_secret else [*problems, "no_webhook_secret"]
