"""What goes out about carts."""

from typing import Any

from chalicelib.core.http import MoneyOut, Output


class CartLineOut(Output):
    id: str
    sku: str
    handle: str
    title: str
    variant_title: str
    image: str | None
    variant_kind: str
    quantity: int
    unit_price: MoneyOut
    total: MoneyOut


class CartTotalsOut(Output):
    subtotal: MoneyOut
    discount: MoneyOut
    shipping: MoneyOut
    tax: MoneyOut
    total: MoneyOut


class CartProblemOut(Output):
    code: str
    detail: str
    line_id: str


class CartOut(Output):
    id: str
    token: str
    state: str
    version: int
    currency: str
    language: str
    lines: list[CartLineOut]
    totals: CartTotalsOut
    problems: list[CartProblemOut]
    email: str | None
    shipping_address: dict[str, Any] | None
    billing_address: dict[str, Any] | None
    delivery_option: str | None
    coupons: list[str]
    note: str
    order_id: str | None
