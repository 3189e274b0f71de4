"""What left the house, and when it arrived."""

from chalicelib.core.table import Item, Json, Key, Text


class Shipment(Item, kind="shipment"):
    """One parcel (or pickup, or digital delivery) of an order from one location."""

    KEY = Key("ORDER#{order_id}", "SHIPMENT#{shipment_id}", reads="an order's shipments")

    order_id = Text()
    shipment_id = Text()
    location_id = Text()
    lines = Json()  # [{"line_id", "sku", "quantity", "location_id"}]
    carrier = Text(default_for_new="")
    tracking_number = Text(default_for_new="")
    tracking_url = Text(default_for_new="")
    state = Text()  # shipped, delivered
    shipped_at = Text()
    delivered_at = Text(null=True)
