"""What goes out at checkout."""

from typing import Any

from chalicelib.core.http import MoneyOut, Output


class PromiseOut(Output):
    earliest: str
    latest: str


class OptionOut(Output):
    id: str
    title: str
    delivery_kind: str
    price: MoneyOut
    promise: PromiseOut


class OptionsOut(Output):
    items: list[OptionOut]
    next_cursor: None = None


class PlacedOut(Output):
    id: str
    number: str
    token: str
    state: str
    payment_state: str
    total: MoneyOut


class PaymentOut(Output):
    provider: str
    intent_id: str
    client_secret: str
    publishable_key: str


class CheckoutOut(Output):
    order: PlacedOut
    payment: PaymentOut | None


class DeliveryTableOut(Output):
    version: int
    options: list[dict[str, Any]]
