"""What happens to an order's goods; published on the order."""

from dataclasses import dataclass, field
from typing import Any

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class OrderShipped(Fact, name="order.shipped"):
    """A shipment left. `lines` are [{"line_id", "sku", "title", "quantity"}]; `all`: nothing is left to ship."""

    order_id: str
    number: str
    shipment_id: str
    lines: list[dict[str, Any]]
    carrier: str
    tracking_number: str
    tracking_url: str
    email: str
    language: str
    token: str
    all: bool
    product_ids: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class OrderDelivered(Fact, name="order.delivered"):
    """A shipment arrived: its buyer may review these products."""

    order_id: str
    number: str
    shipment_id: str
    customer_id: str
    email: str
    language: str
    name: str
    product_ids: list[str] = field(default_factory=list)
