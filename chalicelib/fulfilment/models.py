"""What is to leave the house, what left it, and when it arrived."""

from chalicelib.core.table import Flag, Item, Json, Key, Number, Text


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


class ToShip(Item, kind="to_ship"):
    """What one location has still to send of an order, made from the order; gone when nothing is left."""

    AUDITED = ""
    KEY = Key("ORDER#{order_id}", "TO_SHIP#{location_id}", reads="what each location has still to send of an order")
    G1 = Key(
        "TO_SHIP#{location_id}#{stand}#{order_id:shard4}",
        "{due}#{rank}#{order_id}",
        reads="what a location has to ship, oldest promise first, then priority, then age",
    )

    order_id = Text()
    location_id = Text()
    stand = Text()  # ready or held
    due = Text()  # the last day promised, or the day it was placed
    rank = Text()  # sorts within a day
    partly = Flag(default_for_new=False)  # some of the order has left already
    lines = Json()  # [{"line_id", "quantity"}], in the order's sequence
    turn = Number(default_for_new=1)  # counts its changes; guards each


class ToShipTally(Item, kind="to_ship_tally"):
    """How many orders a location has to ship, ready or held: one of four shards of the sum."""

    AUDITED = ""
    KEY = Key("TO_SHIP_TALLY#{shard}", "{location_id}#{stand}", reads="how much every location has to ship")

    shard = Number()
    location_id = Text()
    stand = Text()
    orders = Number(default_for_new=0)


class Picked(Item, kind="picked"):
    """How many units of a line were taken from the shelf at a location and not shipped yet.

    A counter: changed by clamped conditional writes alone, so that no unit is picked twice. Not in the audit log,
    which a day of scanning would fill: who picked last stands here, and who shipped stands on the order.
    """

    AUDITED = ""
    KEY = Key("ORDER#{order_id}", "PICKED#{location_id}#{line_id}", reads="what is picked of an order")

    order_id = Text()
    location_id = Text()
    line_id = Text()
    quantity = Number(default_for_new=0)
    by = Text(null=True)
    at = Text(null=True)
