"""What happens to an order. Amounts are minor units of the order's currency."""

from dataclasses import dataclass, field
from typing import Any

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class OrderStarted(Fact, name="order.started"):
    """An order waits to be paid by card: stock is held until `pay_by`, no money has come yet.

    `placed_by` names the staff who made it up for the buyer, who then has to be told; it is empty where the buyer did.
    """

    order_id: str
    number: str
    total: int
    currency: str
    customer_id: str
    email: str
    language: str = ""
    pay_by: str | None = None
    placed_by: str = ""


@dataclass(frozen=True)
class OrderPlaced(Fact, name="order.placed"):
    """The shop owes the buyer these goods: paid or authorised by card, or to be paid by invoice or by hand.

    `order` is the order's fields as in models.Order, so that handlers need not read it again.
    """

    order_id: str
    number: str
    order: dict[str, Any]


@dataclass(frozen=True)
class OrderPaid(Fact, name="order.paid"):
    """Money has come: `amount` now, `paid` in all. `at_once` is true when the order is placed by this very payment."""

    order_id: str
    number: str
    amount: int
    paid: int
    currency: str
    method: str
    email: str
    language: str
    at_once: bool = False


@dataclass(frozen=True)
class OrderCancelled(Fact, name="order.cancelled"):
    """The order will not be carried out. `skus` went back to stock; `paid` minor units are to go back to the buyer."""

    order_id: str
    number: str
    reason: str
    was: str
    paid: int
    authorised: int
    currency: str
    email: str
    language: str
    payment_method: str
    skus: list[str] = field(default_factory=list)
    customer_id: str = ""
    never_paid: int = 0  # of the total, what never came


@dataclass(frozen=True)
class OrderHeld(Fact, name="order.held"):
    order_id: str
    hold: dict[str, Any]


@dataclass(frozen=True)
class OrderReleased(Fact, name="order.released"):
    order_id: str
    hold: dict[str, Any]
    state: str


@dataclass(frozen=True)
class OrderCompleted(Fact, name="order.completed"):
    order_id: str


@dataclass(frozen=True)
class OrderNoted(Fact, name="order.noted"):
    order_id: str
    text: str


@dataclass(frozen=True)
class OrderEdited(Fact, name="order.edited"):
    """Staff changed what an order says. `changes` is {field: {"before", "after"}}; `by` is the actor."""

    order_id: str
    changes: dict[str, Any]
    reason: str = ""


@dataclass(frozen=True)
class ProblemOpened(Fact, name="order.problem_opened"):
    order_id: str
    code: str
    sentence: str
    amount: int


@dataclass(frozen=True)
class ProblemResolved(Fact, name="order.problem_resolved"):
    order_id: str
    code: str
    resolution: str
