"""What goes out about carts."""

from typing import Literal

from pydantic import Field

from chalicelib.core.http import MoneyOut, Output, Sentence


class CartLineOut(Output):
    """A line at today's price."""

    id: str
    sku: str
    title: str
    variant_title: str
    handle: str
    image: str | None
    quantity: int
    unit_price: MoneyOut
    compare_at_price: MoneyOut | None
    total: MoneyOut
    variant_kind: str
    available: int | None = Field(
        default=None, description="How many there are; null where nobody counts, absent where nobody looked"
    )


class CartTotalsOut(Output):
    subtotal: MoneyOut
    discount: MoneyOut
    shipping: MoneyOut
    tax: MoneyOut
    total: MoneyOut


class CartAddressOut(Output):
    name: str
    company: str
    line1: str
    line2: str
    city: str
    region: str
    postal_code: str
    country: str
    phone: str


class CartProblemOut(Output):
    """Something the buyer must know before paying."""

    code: Literal["price_changed", "not_for_sale", "out_of_stock"]
    detail: Sentence
    line_id: str
    before: MoneyOut | None = Field(
        default=None, description="What one cost when it was added; where its price has changed"
    )
    now: MoneyOut | None = None


class CartOut(Output):
    """A cart. Its token opens it: send it as Daybook-Token."""

    id: str
    token: str
    state: Literal["open", "ordered"]
    currency: str
    language: str
    lines: list[CartLineOut]
    totals: CartTotalsOut
    problems: list[CartProblemOut] = Field(
        description="Of every line where the cart is read; of the changed line where it is changed"
    )
    version: int
    email: str | None
    shipping_address: CartAddressOut | None
    billing_address: CartAddressOut | None
    delivery_option: str | None
    coupons: list[str]
    note: str
    gift_note: str
    tax_number: str | None
    accepts_marketing: bool
    payment_method: str | None
    order_id: str | None
