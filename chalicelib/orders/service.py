"""The order's life: opened, paid, held, cancelled, completed, and looked at.

Verbs that are a part of somebody else's transaction take it as `tx`, with the order as they read it; those that stand
alone read the order themselves and run again when they lose a race.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.core import clock, context, ids, table
from chalicelib.core.access import Caller, same
from chalicelib.core.errors import RaceLost, Refused, invalid, not_found, version_moved_on
from chalicelib.core.journal import Event
from chalicelib.core.money import in_words
from chalicelib.core.table import Item
from chalicelib.core.telemetry import logger
from chalicelib.core.transaction import Transaction, retried
from chalicelib.customers import service as customers
from chalicelib.inventory import service as inventory
from chalicelib.orders import rules
from chalicelib.orders.editing import edit_order as edit_order
from chalicelib.orders.editing import tag_order as tag_order
from chalicelib.orders.events import (
    OrderCancelled,
    OrderCompleted,
    OrderHeld,
    OrderNoted,
    OrderPaid,
    OrderPlaced,
    OrderReleased,
    OrderStarted,
    ProblemOpened,
    ProblemResolved,
)
from chalicelib.orders.finding import Filter as Filter
from chalicelib.orders.finding import ids_matching as ids_matching
from chalicelib.orders.finding import list_orders as list_orders
from chalicelib.orders.inputs import OrderConditions as OrderConditions
from chalicelib.orders.models import Note, OrderNumber
from chalicelib.orders.models import Order as Order  # for modules that need orders
from chalicelib.orders.models import Problem as Problem

PAID_MEANWHILE = Refused("paid_meanwhile", "This order was paid or cancelled meanwhile. Load it again.")


@dataclass
class Whole:
    """An order with everything that lies beside it, from one query."""

    order: Order
    parts: list[Any]

    def of_kind(self, kind: str) -> list[Any]:
        """The parts of a kind, whichever module keeps them."""
        return [part for part in self.parts if part.kind == kind]

    @property
    def reservation(self) -> inventory.Reservation | None:
        found = table.only(self.parts, inventory.Reservation)
        return found[0] if found else None

    @property
    def events(self) -> list[Event]:
        return table.only(self.parts, Event)


# Opening


def parts_of(order_id: str) -> list[Item]:
    """The order and everything beside it: one query, where there are fewer than 300 items.

    Of more events or notes than that, the earliest and the latest hundred: `finding.list_events` pages through all.
    """
    return table.collect_most(f"ORDER#{order_id}", apart=("EVENT#", "NOTE#"))


def whole(order_id: str) -> Whole:
    """The order with its parts, or a 404. One query."""
    parts = parts_of(order_id) if table.storable_key(order_id) else []
    found = table.only(parts, Order)
    if not found:
        raise not_found("order")
    return Whole(found[0], parts)


def open_order(order_id: str, who: Caller) -> Whole:
    """The order, for whoever holds its token, its own customer, or staff; a 404 for all others."""
    found = whole(order_id)
    if may_open(found.order, who):
        return found
    raise not_found("order")


def order_ids() -> list[str]:
    """Every order there is, the first one first: for long work over all of them."""
    keys = table.sort_keys((f"ORDERS#{n}" for n in range(4)), index="g2")
    return [key.partition("#")[2] for key in sorted(keys)]


def find_orders(order_ids: Sequence[str]) -> list[Order]:
    """These orders, those that are there."""
    return table.only((each for each in table.fetch([Order.ref(order_id=one) for one in order_ids]) if each), Order)


def may_open(order: Order, who: Caller) -> bool:
    """Whether this caller may see the order."""
    if same(who.token, order.token):
        return True
    if who.kind == "customer":
        return who.id == order.customer_id or order.customer_id in customers.ids_of(who.id)
    return who.kind in ("staff", "key") and who.may("orders.read")


def start_order(tx: Transaction, order: Order, pay_by: str | None = None) -> str:
    """Create the order with its number, and tell of it. `pay_by` is when an unpaid one lapses. Gives the event's id."""
    tx.create(order)
    number_taken = RaceLost(f"order number {order.number} is taken")
    tx.create(OrderNumber.new(number=order.number, order_id=order.order_id), otherwise=number_taken)
    if order.state == "pending_payment":
        fact = OrderStarted(
            order.order_id, order.number, order.totals["total"], order.currency, order.customer_id, order.email,
            order.language, pay_by, order.placed_by or "",
        )  # fmt: skip
        return tx.publish(fact, on=order)
    return tx.publish(placed(order), on=order)


def placed(order: Order) -> OrderPlaced:
    """The fact that an order is placed, with all that handlers need of it."""
    return OrderPlaced(order.order_id, order.number, order.facts())


# Money


def enter_paid(tx: Transaction, order: Order, amount: int, method: str, at_once: bool = False) -> None:
    """Money came. An order that waited for it is placed by it (`at_once`)."""
    paid = order.paid + amount
    waited = order.state in ("pending_payment", "cancelled")
    if waited:
        rules.check_transition(order.state, "placed")
    tx.change(
        order,
        paid=paid,
        payment_state=rules.payment_state(order.totals["total"], paid, order.refunded, order.authorised),
        state="placed" if waited else order.state,
        cancel_reason=None if waited else order.cancel_reason,
    )
    tx.publish(
        OrderPaid(
            order.order_id, order.number, amount, paid, order.currency, method, order.email, order.language,
            at_once or waited,
        ),
        on=order,
    )  # fmt: skip
    if waited:
        tx.publish(placed(order), on=order)


def enter_authorised(tx: Transaction, order: Order, amount: int) -> None:
    """A card was approved for this amount, to be captured later; the order is placed by it."""
    waited = order.state in ("pending_payment", "cancelled")
    if waited:
        rules.check_transition(order.state, "placed")
    tx.change(
        order,
        authorised=amount,
        payment_state="authorised",
        state="placed" if waited else order.state,
        cancel_reason=None if waited else order.cancel_reason,
    )
    if waited:
        tx.publish(placed(order), on=order)


def begin_refund(tx: Transaction, order: Order, amount: int) -> None:
    """Set this amount aside to go back. Refuses more than was paid, counting what is on its way."""
    left = rules.refundable(order.paid, order.refunded, order.refunding)
    if not 0 < amount <= left:
        most = in_words(left, order.currency)
        raise Refused("refund_too_large", f"At most {most} can still be refunded.", 409, "amount")
    tx.change(order, refunding=order.refunding + amount)


def finish_refund(tx: Transaction, order: Order, amount: int, succeeded: bool) -> None:
    """What was set aside has gone back, or could not."""
    refunded = order.refunded + (amount if succeeded else 0)
    tx.change(
        order,
        refunding=max(order.refunding - amount, 0),
        refunded=refunded,
        payment_state=rules.payment_state(order.totals["total"], order.paid, refunded),
    )


def undo_refund(tx: Transaction, order: Order, amount: int) -> None:
    """Money that had gone back came home again: the bank refused it late."""
    refunded = max(order.refunded - amount, 0)
    tx.change(order, refunded=refunded, payment_state=rules.payment_state(order.totals["total"], order.paid, refunded))


# Goods


def enter_shipped(tx: Transaction, order: Order, quantities: dict[str, int]) -> bool:
    """These quantities (by line id) left. Gives whether nothing is left to ship."""
    after = check_shipping(order, quantities)
    if order.authorised:
        raise rules.NOT_CHARGED
    if after.state != order.state:
        rules.check_transition(order.state, after.state)
    tx.change(order, lines=after.lines, fulfilment_state=after.fulfilment_state, state=after.state)
    return after.fulfilment_state == "fulfilled"


def check_shipping(order: Order, quantities: dict[str, int]) -> rules.Shipped:
    """What the order will be once these quantities (by line id) have left; refuses what may not leave."""
    after = rules.after_shipping(order.state, order.lines, quantities)
    rules.check_money(order.payment_method, order.totals["total"], order.authorised, order.paid)
    return after


def may_ship(order: Order) -> bool:
    """Whether the order is in a state in which its goods may leave."""
    return order.state in rules.SHIPPABLE


def what_hinders(order: Order) -> list[str]:
    """Why goods that are to leave may not yet: the types of its holds, and "payment" where its card's money is gone."""
    gone = rules.money_is_gone(order.payment_method, order.totals["total"], order.authorised, order.paid)
    return list(dict.fromkeys([hold["type"] for hold in order.holds] + (["payment"] if gone else [])))


def is_covered(order: Order) -> bool:
    """Whether all of its money is here, and none of it on its way back."""
    return int(order.paid - order.refunded - order.refunding) >= int(order.totals["total"])


def complete(tx: Transaction, order: Order) -> None:
    """Everything is delivered and paid."""
    rules.check_transition(order.state, "completed")
    tx.change(order, state="completed")
    tx.publish(OrderCompleted(order.order_id), on=order)


def check_cancel(order: Order, by_buyer: bool = False) -> None:
    """Refuse to cancel what has left, is cancelled already, or (`by_buyer`) is no longer the buyer's to cancel."""
    rules.check_cancel(order.state, order.lines, by_buyer)


def payment_state_after(order: Order, refunded: int) -> str:
    """What to call the order's payment once this much has gone back in all."""
    return rules.payment_state(order.totals["total"], order.paid, refunded, order.authorised)


@retried
def cancel_order(
    order_id: str, reason: str, who: Caller | None = None, version: int | None = None, *, unpaid: bool = False
) -> Order:
    """Cancel, and give its stock back, in one transaction. Money goes back by the payments module, which hears of it.

    With `who` given, that caller must be allowed to open the order, and is held to what buyers may cancel. 412 where
    `version` is given and the order has moved on from it. `unpaid` refuses an order that was paid meanwhile.
    """
    found = open_order(order_id, who) if who is not None else whole(order_id)
    order = found.order
    if version is not None and version != order.version:
        raise version_moved_on()
    by_buyer = who is not None and who.kind not in ("staff", "key")
    if (unpaid or reason == rules.LAPSED) and order.state != "pending_payment":
        raise PAID_MEANWHILE
    check_cancel(order, by_buyer)
    fact = OrderCancelled(
        order.order_id, order.number, reason, order.state, order.paid - order.refunded, order.authorised,
        order.currency, order.email, order.language, order.payment_method,
        sorted({line["sku"] for line in order.lines}),
        order.customer_id, max(order.totals["total"] - order.paid, 0),
    )  # fmt: skip
    with Transaction() as tx:
        tx.change(
            order,
            state="cancelled",
            cancel_reason=reason[:500],
            holds=[],
            payment_state="cancelled" if order.paid == 0 else order.payment_state,
        )
        event_id = tx.publish(fact, on=order)
        if found.reservation is not None and found.reservation.state != "over":
            inventory.release(tx, found.reservation, event_id)
    return order


def lapse_unpaid() -> None:
    """Cancel the orders whose stock was held for a payment that did not come in time."""
    for order_id in inventory.due_reservations(clock.now()):
        try:
            lapse(order_id)
        except Refused:
            continue  # paid or cancelled meanwhile
        except Exception:
            logger().exception("an order could not lapse; the others do", extra={"order_id": order_id})


@retried
def lapse(order_id: str) -> None:
    """Cancel one unpaid order whose time is up; its reservation is let go where the order is past that already."""
    found = whole(order_id)
    if found.order.state == "pending_payment":
        cancel_order(order_id, rules.LAPSED)
        return
    if found.reservation is not None and found.reservation.state == "held":
        with Transaction() as tx:
            inventory.keep(tx, found.reservation)


# Holds, notes, problems


@retried
def hold_order(order_id: str, hold_type: str, reason: str) -> Order:
    """Keep an order from being shipped until someone with the right releases it. Several holds at once are possible."""
    order = Order.get(order_id=order_id)
    permission = rules.HOLD_TYPES.get(hold_type)
    if permission is None:
        raise invalid("type", "unknown_hold", f"A hold is one of {', '.join(rules.HOLD_TYPES)}")
    hold = {
        "id": ids.new("hld"),
        "type": hold_type,
        "reason": reason,
        "by": context.actor.get(),
        "at": clock.now(),
        "permission": permission,
    }
    if len(order.holds) >= rules.MOST_HOLDS:
        raise rules.TOO_MANY_HOLDS
    if order.state != "on_hold":
        rules.check_transition(order.state, "on_hold")
    with Transaction() as tx:
        before = order.state_before_hold if order.state == "on_hold" else order.state
        tx.change(order, state="on_hold", state_before_hold=before, holds=[*order.holds, hold])
        tx.publish(OrderHeld(order_id, hold), on=order)
    return order


@retried
def release_hold(order_id: str, hold_id: str, who: Caller) -> Order:
    """Release one hold. With the last one gone the order goes on from where it was."""
    order = Order.get(order_id=order_id)
    hold = next((each for each in order.holds if each["id"] == hold_id), None)
    if hold is None:
        raise rules.NO_SUCH_HOLD
    if not who.may(hold["permission"]):
        raise Refused("not_allowed", f"Only staff with {hold['permission']} may release this hold.", status=403)
    rest = [each for each in order.holds if each["id"] != hold_id]
    before = order.state_before_hold or "placed"
    state = "on_hold" if rest else ("released" if before == "placed" else before)
    with Transaction() as tx:
        tx.change(order, holds=rest, state=state, state_before_hold=before if rest else None)
        tx.publish(OrderReleased(order_id, hold, state), on=order)
    return order


@retried
def add_note(order_id: str, text: str) -> Note:
    """Write something down about an order; staff see it, buyers do not."""
    order = Order.get(order_id=order_id)
    note = Note.new(order_id=order_id, note_id=ids.new("not"), text=text, by=context.actor.get(), at=clock.now())
    with Transaction() as tx:
        tx.create(note)
        tx.publish(OrderNoted(order_id, text), on=order)
    return note


def open_problem(
    tx: Transaction, order: Order, code: str, sentence: str, advice: str, amount: int = 0, known: Problem | None = None
) -> None:
    """Put the order on the list of problem orders. The same problem twice is one, open since the first time.

    `known` is the problem with this code as it was read with the order, if there is one.
    """
    at = clock.now()
    since = (known.since if known else None) or at
    problem = Problem.new(
        order_id=order.order_id, code=code, number=order.number, sentence=sentence, advice=advice, amount=amount,
        currency=order.currency, since=since, opened_at=since,
    )  # fmt: skip
    tx.save(problem)
    tx.publish(ProblemOpened(order.order_id, code, sentence, amount), on=order)


@retried
def resolve_problem(order_id: str, code: str, resolution: str) -> None:
    """Take a problem off the list, with what was done about it."""
    found = whole(order_id)
    problem = next((each for each in found.of_kind("problem") if each.code == code and each.since), None)
    if problem is None:
        raise not_found("open problem")
    with Transaction() as tx:
        close_problem(tx, found.order, problem, resolution)


def close_problem(tx: Transaction, order: Order, problem: Problem, resolution: str) -> None:
    """Take an open problem off the list, in somebody's transaction."""
    tx.change(problem, since=None, resolved_at=clock.now())
    tx.publish(ProblemResolved(order.order_id, problem.code, resolution), on=order)
