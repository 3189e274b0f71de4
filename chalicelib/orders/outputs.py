"""What goes out about orders."""

from typing import Any

from chalicelib.core.http import MoneyOut, Output, Sentence


class TotalsOut(Output):
    subtotal: MoneyOut
    discount: MoneyOut
    shipping: MoneyOut
    tax: MoneyOut
    total: MoneyOut


class OrderLineOut(Output):
    id: str
    sku: str
    title: str
    variant_title: str
    handle: str
    image: str | None
    quantity: int
    unit_price: MoneyOut
    total: MoneyOut
    tax_rate: int
    shipped: int
    returned: int
    cancelled: int


class TaxOut(Output):
    rate: int
    base: MoneyOut
    tax: MoneyOut


class PromiseOut(Output):
    earliest: str
    latest: str


class DeliveryOut(Output):
    id: str
    title: str
    price: MoneyOut
    promise: PromiseOut | None
    pickup: dict[str, Any] | None


class ShipmentOut(Output):
    id: str
    state: str
    carrier: str
    tracking_number: str
    tracking_url: str
    shipped_at: str
    delivered_at: str | None
    lines: list[dict[str, Any]]


class TimelineOut(Output):
    at: str
    name: str
    detail: str


class DocumentOut(Output):
    number: str
    document: str
    total: MoneyOut
    posted_at: str
    url: str


class OrderOut(Output):
    """What buyers and staff see of an order."""

    id: str
    number: str
    state: str
    payment_state: str
    fulfilment_state: str
    payment_method: str
    placed_at: str
    email: str
    currency: str
    prices_include_tax: bool
    lines: list[OrderLineOut]
    totals: TotalsOut
    taxes: list[TaxOut]
    paid: MoneyOut
    refunded: MoneyOut
    delivery: DeliveryOut | None
    promise: PromiseOut | None
    promise_history: list[dict[str, Any]]
    shipping_address: dict[str, Any] | None
    billing_address: dict[str, Any] | None
    note: str
    gift_note: str
    tax_number: str | None
    shipments: list[ShipmentOut]
    documents: list[DocumentOut]
    timeline: list[TimelineOut]
    can_cancel: bool
    cancel_reason: str | None


class BuyerOrderOut(OrderOut):
    """The buyer's view of an order, with the token that opens it."""

    token: str


class EventOut(Output):
    event_id: str
    sequence: int
    name: str
    at: str
    actor: str
    payload: dict[str, Any]
    hash: str


class StaffOrderOut(OrderOut):
    """The whole order as staff see it: without the token, by which they could act as the buyer."""

    customer_id: str
    version: int
    language: str
    holds: list[dict[str, Any]]
    authorised: MoneyOut
    refunding: MoneyOut
    refundable: MoneyOut
    owed: MoneyOut
    allocations: list[dict[str, Any]]
    payments: list[dict[str, Any]]
    refunds: list[dict[str, Any]]
    disputes: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    problems: list[dict[str, Any]]
    tags: list[str]
    priority: int
    placed_by: str | None


class OrderRowOut(Output):
    id: str
    number: str
    state: str
    payment_state: str
    fulfilment_state: str
    placed_at: str
    email: str
    name: str
    customer_id: str
    total: MoneyOut
    items: int
    holds: list[str]
    tags: list[str]
    priority: int
    owed: MoneyOut
    promise: PromiseOut | None
    country: str
    delivery: str
    method: str
    locations: list[str]


class OrderRowsOut(Output):
    """`cut_short`: as many orders were looked at as one answer may, and the page is not full; the cursor goes on."""

    items: list[OrderRowOut]
    next_cursor: str | None
    cut_short: bool


class OrderCountsOut(Output):
    """Numbers of orders by code."""

    state: dict[str, int]
    payment_state: dict[str, int]
    fulfilment_state: dict[str, int]
    hold: dict[str, int]
    urgent: dict[str, int]
    tag: dict[str, int]
    country: dict[str, int]
    delivery: dict[str, int]
    method: dict[str, int]
    delivery_titles: dict[str, str]


class OrderThenOut(Output):
    """An order as it was at a moment: its own fields as they are kept, and the whole of it as staff saw it then.

    `event` is the last one of then, `last` the sequence of the latest by now; `intact` says whether the chain of hashes
    holds from the first to the latest.
    """

    at: str
    order: dict[str, Any]
    shown: StaffOrderOut
    event: EventOut
    last: int
    intact: bool


class EventsOut(Output):
    items: list[EventOut]
    next_cursor: str | None


class NoteOut(Output):
    id: str
    text: str
    by: str
    at: str


class ViewOut(Output):
    id: str
    version: int
    name: str
    shared: bool
    own: bool
    filters: dict[str, str]
    columns: list[str]
    sort: str


class ViewsOut(Output):
    items: list[ViewOut]
    next_cursor: None = None


class ProblemOut(Output):
    order_id: str
    number: str
    code: str
    detail: Sentence
    advice: Sentence
    at_stake: MoneyOut
    since: str


class ProblemsOut(Output):
    items: list[ProblemOut]
    next_cursor: str | None
