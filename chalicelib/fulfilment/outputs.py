"""What goes out about shipments."""

from typing import Any

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


class LoadOut(Output):
    location_id: str
    name: str
    ready: int
    held: int


class LoadsOut(Output):
    items: list[LoadOut]
    next_cursor: None = None


class ToShipLineOut(Output):
    line_id: str
    sku: str
    title: str
    variant_title: str
    quantity: int


class ToShipOut(Output):
    """What a location has to send of an order. `holds` is what hinders it, where it is held."""

    order_id: str
    number: str
    location_id: str
    stand: str
    holds: list[str]
    partly: bool
    due: str
    overdue: bool
    placed_at: str
    name: str
    city: str
    country: str
    delivery: str
    pickup: bool
    units: int
    lines: list[ToShipLineOut]


class ToShipPageOut(Output):
    items: list[ToShipOut]
    next_cursor: str | None


class PackLineOut(Output):
    line_id: str
    sku: str
    barcode: str | None
    title: str
    variant_title: str
    image: str | None
    to_ship: int
    picked: int
    picked_by: str | None


class ShippedHereOut(ShipmentOut):
    shipped_by: str


class ElsewhereOut(Output):
    location_id: str
    name: str
    units: int


class PackingOut(Output):
    """An order as the one who packs it sees it. `stand` is ready, held, or done: nothing is left to leave."""

    order_id: str
    number: str
    location_id: str
    location: str
    state: str
    stand: str
    holds: list[str]
    due: str
    overdue: bool
    address: dict[str, Any] | None
    delivery: str
    pickup: bool
    note: str
    gift_note: str
    lines: list[PackLineOut]
    elsewhere: list[ElsewhereOut]
    shipments: list[ShippedHereOut]
