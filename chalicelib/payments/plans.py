"""What a refund or a cancellation will do, decided before it is done: the deed carries out what the preview shows.

Refusals are the same in both. What goes back through which payment, what is put on the shelf and what is let go is
decided here; the credit notes that will follow are foreseen by whoever posts them (a hook).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from chalicelib.core.errors import invalid, version_moved_on
from chalicelib.orders import service as orders
from chalicelib.payments import rules, taken_back
from chalicelib.payments.account import Account
from chalicelib.payments.models import Payment, Refund

CANCELLED = "the order was cancelled"  # why the money of a cancelled order goes back


@dataclass(frozen=True)
class Credit:
    """Money that a credit note is to be about: `of` is what of the order it takes back, where that is known."""

    amount: int
    of: dict[str, Any] | None = None


@dataclass(frozen=True)
class Foreseen:
    """A credit note that will be posted: amounts in minor units, taxes [{"rate", "base", "tax"}]."""

    total: int
    taxes: list[dict[str, int]]


Foresight = Callable[[orders.Whole, Sequence[Credit]], list[Foreseen]]
_foresight: list[Foresight] = []


def foresee_by(foresight: Foresight) -> None:
    """Have the credit notes that an order's further refunds will have, in their order, foreseen by this (a hook)."""
    _foresight.append(foresight)


@dataclass(frozen=True)
class Asked:
    """What is asked for: an amount, or lines (quantities by id) and delivery; none of them is all that is left."""

    amount: int | None = None
    lines: dict[str, int] | None = None
    delivery: bool = False
    restock: bool = False
    restock_lines: dict[str, int] | None = None


@dataclass(frozen=True)
class RefundPlan:
    """Money that will go back: how much, through which payment, for what, and what goes back on the shelf."""

    amount: int
    payment: Payment
    of: dict[str, Any] | None
    restocks: list[rules.Restock] = field(default_factory=list)


@dataclass(frozen=True)
class CancelPlan:
    """What cancelling does: `refunds` go back by their payments, `let_go` was authorised, `never_paid` never came."""

    refunds: list[tuple[Payment, int]]
    let_go: int
    never_paid: int
    stock: list[dict[str, Any]]  # [{"sku", "product_id", "location_id", "quantity"}]


def check_version(account: Account, version: int | None) -> None:
    """412 where the order is no longer the one that was looked at."""
    if version is not None and version != account.order.version:
        raise version_moved_on()


def plan_refund(account: Account, asked: Asked) -> RefundPlan:
    """What a refund would do now, or why it is refused."""
    order = account.order
    of = None
    if asked.lines or asked.delivery:
        if asked.amount is not None:
            raise invalid("amount", "amount_and_lines", "Give an amount, or what is refunded; not both")
        of = taken_back.take_back(_decides(order), asked.lines or {}, asked.delivery, taken_before(account.refunds))
    wanted = of["amount"] if of else asked.amount
    if wanted is None:
        wanted = account.refundable - account.disputed or account.refundable
    rules.check_refund(wanted, account.refundable, account.disputed, order.currency)
    source = rules.source_for(wanted, account.sources(), order.currency)
    payment = account.payment(source.payment_id)
    assert payment is not None
    restocks = rules.restocks(order.lines, asked.restock_lines) if asked.restock else []
    return RefundPlan(wanted, payment, of, restocks)


def taken_before(refunds: Sequence[Refund]) -> list[dict[str, Any]]:
    """What refunds that went, or are on their way, took back by line."""
    return [each.of for each in refunds if each.of and each.state != "failed"]


def _decides(order: orders.Order) -> taken_back.Order:
    return taken_back.Order(
        order.lines,
        order.taxes,
        order.totals["shipping"],
        (order.delivery or {}).get("tax_rate", 0),
        bool(order.prices_include_tax),
    )


def plan_cancel(account: Account) -> CancelPlan:
    """What cancelling would do now, or why it is refused."""
    order = account.order
    orders.check_cancel(order)
    held = account.reservation
    stock = list(held.lines) if held is not None and held.state != "over" else []
    return CancelPlan(what_goes_back(account), order.authorised, max(account.total - order.paid, 0), stock)


def what_goes_back(account: Account) -> list[tuple[Payment, int]]:
    """What a cancelled order's payments give back: all that is left of each, but what a buyer's bank holds."""
    found, left = [], account.refundable - account.disputed
    for source in account.sources():
        amount = min(source.left, left)
        payment = account.payment(source.payment_id)
        if amount > 0 and payment is not None:
            found.append((payment, amount))
            left -= amount
    return found


def foresee(account: Account, credits: Sequence[Credit]) -> list[Foreseen]:
    """The credit notes that these would have."""
    whole = orders.Whole(account.order, account.parts)
    return [note for foresight in _foresight for note in foresight(whole, credits)]
