"""What goes out at checkout."""

from typing import Any

from pydantic import Field

from chalicelib.core.http import MoneyOut, Output


class PromiseOut(Output):
    earliest: str
    latest: str
    order_before: str | None = Field(description="HH:MM on the shop's clock: what is ordered later arrives later")


class PickupPlaceOut(Output):
    """Where goods are picked up."""

    name: str
    address: dict[str, Any]


class OptionOut(Output):
    id: str
    title: str
    delivery_kind: str
    price: MoneyOut
    promise: PromiseOut
    pickup: PickupPlaceOut | None


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


class PlacedForBuyerOut(Output):
    """Without the order's token: it is the buyer's."""

    id: str
    number: str
    state: str
    payment_state: str
    total: MoneyOut


class DeliveryTableOut(Output):
    version: int
    options: list[dict[str, Any]]
