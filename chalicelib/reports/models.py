"""Figures that are kept as events happen, so that no list is ever counted through."""

from chalicelib.core.table import Item, Key, Number, Text


class SalesDay(Item, kind="sales_day"):
    """What was sold on one day, in one currency: one of four shards of the sum. Amounts are minor units."""

    AUDITED = ""
    KEY = Key("SALES#{currency}#{shard}", "{day}", reads="sales over time: a range of days of each shard")

    currency = Text()
    shard = Number()
    day = Text()  # 2026-11-25, in the shop's time zone when it happened
    orders = Number(default_for_new=0)
    sales = Number(default_for_new=0)  # totals of the orders that were placed
    cancelled = Number(default_for_new=0)  # orders
    refunds = Number(default_for_new=0)
    refunded = Number(default_for_new=0)


class Tally(Item, kind="tally"):
    """How many things are in a state: one of four shards of the sum. `what` is order, problem or review."""

    AUDITED = ""
    KEY = Key("TALLY#{shard}", "{what}#{state}", reads="how many there are in every state: one query a shard")

    shard = Number()
    what = Text()
    state = Text()
    things = Number(default_for_new=0)


class Tallied(Item, kind="tallied"):
    """In which state something was counted last, so that the next event moves it: events may come in any order."""

    AUDITED = ""
    KEY = Key("TALLIED#{what}#{name}", "TALLIED", reads="with every event about it")

    what = Text()
    name = Text()
    state = Text()
    as_of = Number()  # the event's sequence, or the order's version: what is older is passed over


class StockWatch(Item, kind="stock_watch"):
    """What is left of a SKU, as it was when something last happened to it; in the list while it is running out."""

    AUDITED = ""
    KEY = Key("STOCK_WATCH#{sku}", "WATCH", reads="never by itself; each look replaces an older one")
    G1 = Key("LOW_STOCK#{sku:shard4}", "{rank}#{sku}", reads="what is running out, least first")

    sku = Text()
    title = Text()
    available = Number()
    looked_at = Text()
    rank = Text(null=True)  # the amount, padded, while it is low


class Happened(Item, kind="happened"):
    """That something was done at least once, for the list of what a new shop needs."""

    AUDITED = ""
    KEY = Key("HAPPENED", "{name}", reads="what a new shop has done already; a handful")

    name = Text()
    at = Text()
