"""Where goods are, how many, and every change of it.

A level's `available` is on_hand - reserved - safety. DynamoDB's conditions know no arithmetic, so it is kept beside
them and every write changes both; `rules.level_from_movements` rebuilds a level and tests compare.
"""

from chalicelib.core.table import Flag, Item, Json, Key, Number, Text, Versioned


class Location(Versioned, kind="location"):
    """A place that holds stock. It has a partition of its own, since its events lie beside it."""

    KEY = Key("LOCATION#{location_id}", "LOCATION", reads="one location")
    G1 = Key(
        "LOCATIONS", "{position:06}#{location_id}", reads="all locations, as lines are sourced; few, so not sharded"
    )

    location_id = Text()
    name = Text()
    address = Json(default_for_new=dict)
    active = Flag(default_for_new=True)
    position = Number(default_for_new=0)  # the order in which lines are sourced
    ships = Flag(default_for_new=True)
    pickup = Flag(default_for_new=False)


class Level(Item, kind="level"):
    """How much of a SKU a location has. A hot counter: no version, changed only by clamped conditional writes."""

    KEY = Key("SKU#{sku}", "LEVEL#{location_id}", reads="a SKU's levels")
    G1 = Key("PRODUCT#{product_id}", "LEVEL#{sku}#{location_id}", reads="the levels of a product's variants")

    sku = Text()
    location_id = Text()
    product_id = Text()
    on_hand = Number(default_for_new=0)
    reserved = Number(default_for_new=0)
    incoming = Number(default_for_new=0)
    safety = Number(default_for_new=0)
    available = Number(default_for_new=0)


class Movement(Item, kind="movement"):
    """One change of a level: by how much, why, and which event or count it belongs to."""

    KEY = Key("SKU#{sku}", "MOVEMENT#{movement_id}", reads="a SKU's movements, oldest first")

    sku = Text()
    movement_id = Text()
    location_id = Text()
    # counted, received, damaged, lost, found, corrected, imported, feed, transferred, reserved, released, shipped,
    # returned
    reason = Text()
    on_hand = Number(default_for_new=0)  # deltas
    reserved = Number(default_for_new=0)
    safety = Number(default_for_new=0)
    incoming = Number(default_for_new=0)
    cause = Text(default_for_new="")  # the event's id, or the feed's or import's
    order_id = Text(null=True)
    note = Text(default_for_new="")
    actor = Text()
    at = Text()


class Reservation(Item, kind="reservation"):
    """What an order holds: one item per order, in the order's partition.

    `state` is held (until `lapses_at`), kept (paid or on account: does not lapse), or over (all shipped or released).
    """

    KEY = Key("ORDER#{order_id}", "RESERVATION", reads="what an order holds")
    G2 = Key(
        "RESERVATIONS#{order_id:shard4}", "{lapses_at}#{order_id}", reads="reservations that lapse, earliest first"
    )

    order_id = Text()
    lines = Json()  # [{"sku", "product_id", "location_id", "quantity"}]: what is still held
    state = Text()
    lapses_at = Text(null=True)


class Stocked(Item, kind="stocked"):
    """That some location keeps this SKU: written with its first level, so that lists need not look at what is hot."""

    KEY = Key("STOCKED#{sku:shard4}", "{sku}", reads="the list of SKUs that are kept in stock, by SKU")

    sku = Text()


class StockChange(Versioned, kind="stock_change"):
    """One decision of staff or of a feed about stock: the root of its event. What it did are movements that name it."""

    KEY = Key("STOCK_CHANGE#{change_id}", "STOCK_CHANGE", reads="one count, correction or part of a feed")

    change_id = Text()
    reason = Text()
    cause = Text(default_for_new="")  # the feed's or import's id
    note = Text(default_for_new="")


class Stocktake(Versioned, kind="stocktake"):
    """A count of a location: opened, entered line by line, and posted once."""

    KEY = Key("STOCKTAKE#{stocktake_id}", "STOCKTAKE", reads="one stocktake, with its lines in the same partition")
    G1 = Key("STOCKTAKES", "{created_at}#{stocktake_id}", reads="stocktakes, latest first; few, so one partition")

    stocktake_id = Text()
    title = Text(default_for_new="")
    location_id = Text()
    state = Text(default_for_new="open")  # open, posting, posted or cancelled
    opened_by = Text()
    created_at = Text()
    finished_at = Text(null=True)


class StocktakeLine(Item, kind="stocktake_line"):
    """What was counted of a SKU, and what the books said at that moment: their difference is what gets posted."""

    KEY = Key("STOCKTAKE#{stocktake_id}", "LINE#{sku}", reads="what was counted, by SKU")

    stocktake_id = Text()
    sku = Text()
    title = Text(default_for_new="")
    counted = Number()
    expected = Number()  # on hand when the figure was entered
    moved = Flag(default_for_new=False)  # stock moved between two entries of this line: count it again to be sure
    entries = Number(default_for_new=1)
    entered_by = Text()
    entered_at = Text()
    posted = Number(null=True)  # by how much on hand was changed


class FeedLine(Item, kind="feed_line"):
    """That a line of a warehouse's feed was taken, and what came of it, so that sending it again changes nothing."""

    KEY = Key("FEED#{feed_id}", "LINE#{line_id}", reads="what came of a line of a feed")

    feed_id = Text()
    line_id = Text()
    digest = Text()  # of what the line said
    result = Json()
