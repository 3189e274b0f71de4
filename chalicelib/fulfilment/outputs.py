"""What goes out about shipments."""

from chalicelib.core.http import Output


class ShippedLineOut(Output):
    line_id: str
    sku: str
    quantity: int
    location_id: str


class ShipmentOut(Output):
    id: str
    order_id: str
    state: str
    location_id: str
    carrier: str
    tracking_number: str
    tracking_url: str
    shipped_at: str
    delivered_at: str | None
    lines: list[ShippedLineOut]


class ShipmentsOut(Output):
    items: list[ShipmentOut]
    next_cursor: None = None
