"""What goes out about payments."""

from typing import Literal

from pydantic import Field

from chalicelib.core.http import MoneyOut, Output, Sentence


class TakenOut(Output):
    """What became of a webhook, as a sentence."""

    received: bool
    detail: str


class PaymentOut(Output):
    """How the money of an order stands."""

    order_id: str
    number: str
    state: str
    payment_state: str
    total: MoneyOut
    authorised: MoneyOut
    paid: MoneyOut
    refunding: MoneyOut
    refunded: MoneyOut
    refundable: MoneyOut
    owed: MoneyOut


class RefundOut(Output):
    """A refund: requested (on its way), succeeded or failed."""

    id: str
    order_id: str
    amount: MoneyOut
    reason: str
    state: str
    failure: str | None
    created_at: str


class GoesBackOut(Output):
    """Money that goes back through one payment: by the provider where it was paid by card, else by hand."""

    payment_id: str
    method: str
    card: str | None
    amount: MoneyOut


class CreditedLineOut(Output):
    line_id: str
    title: str
    quantity: int
    total: MoneyOut


class BackInStockOut(Output):
    sku: str
    location_id: str
    quantity: int


class CreditedTaxOut(Output):
    rate: int
    base: MoneyOut
    tax: MoneyOut


class CreditNoteToComeOut(Output):
    total: MoneyOut
    taxes: list[CreditedTaxOut]


class RefundPreviewOut(Output):
    """What a refund would do to this version of the order, decided by what carries it out."""

    version: int
    refund: GoesBackOut
    lines: list[CreditedLineOut]
    delivery: MoneyOut | None
    stock: list[BackInStockOut]
    credit_notes: list[CreditNoteToComeOut]
    refunded: MoneyOut = Field(description="In all, once it has gone.")
    refundable: MoneyOut = Field(description="What could still go back after it.")
    payment_state: str = Field(description="Once it has gone.")


class CancelPreviewOut(Output):
    """What cancelling this version of the order would do, decided by what carries it out."""

    version: int
    refunds: list[GoesBackOut]
    let_go: MoneyOut = Field(description="Authorised on the card, and not charged.")
    never_paid: MoneyOut
    disputed: MoneyOut = Field(description="Held by the buyer's bank, so it does not go back.")
    stock: list[BackInStockOut]
    credit_notes: list[CreditNoteToComeOut]
    refunded: MoneyOut = Field(description="In all, once the refunds have gone.")
    payment_state: str = Field(description="Once the refunds have gone.")


class ListedOut(Output):
    """Money of an order, in a list of all orders'."""

    id: str
    order_id: str
    number: str = Field(description="Of the order.")
    email: str
    amount: MoneyOut
    state: str
    at: str


class ListedPaymentOut(ListedOut):
    method: str
    card: str | None
    captured: MoneyOut
    refunded: MoneyOut
    failure: str | None
    note: str


class ListedRefundOut(ListedOut):
    reason: str
    failure: str | None


class ListedDisputeOut(ListedOut):
    reason: str
    updated_at: str


class PaymentsOut(Output):
    items: list[ListedPaymentOut]
    next_cursor: str | None


class RefundsOut(Output):
    items: list[ListedRefundOut]
    next_cursor: str | None


class DisputesOut(Output):
    items: list[ListedDisputeOut]
    next_cursor: str | None


class PaymentStartOut(Output):
    """What the buyer's browser needs to pay by card."""

    provider: str
    intent_id: str
    client_secret: str
    publishable_key: str


class DifferenceOut(Output):
    order_id: str
    number: str
    intent_id: str
    code: str
    ours: str
    theirs: str
    detail: Sentence
    mended: bool


class ReconciliationOut(Output):
    """The last comparison of all card payments with the provider; nulls where there was none yet."""

    ran_at: str | None
    compared_from: str | None
    compared_to: str | None
    payments: int
    intents: int
    events: int
    found: int
    items: list[DifferenceOut]
    next_cursor: str | None


class WebhookOut(Output):
    url: str = Field(description="What Stripe is to be told to send its events to.")
    secret_set: bool
    last_at: str | None = Field(description="When the last event came by itself; null before the first.")
    last_type: str | None
    compared_at: str | None
    missed: int = Field(description="Events no webhook had taken when the books were last compared.")


class ProviderOut(Output):
    """How card payments are set up. Keys are never shown whole."""

    mode: Literal["simulator", "test", "live", "unknown"]
    secret_key: str
    publishable_key: str
    problems: list[str] = Field(description="keys_swapped, unknown_key, keys_differ, no_webhook_secret")
    webhook: WebhookOut


class TriedOut(Output):
    """What the provider says to the key."""

    answers: bool
    code: str | None
    detail: Sentence | None
