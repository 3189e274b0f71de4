"""The order: what was bought, by whom, and how far it has come."""

from chalicelib.core.table import Flag, Item, Json, Key, Number, Text, Versioned


class Order(Versioned, kind="order"):
    """The root of an order. Payments, shipments, refunds, invoices, notes and events lie beside it in its partition.

    A line is {"id", "sku", "product_id", "handle", "title", "variant_title", "image", "variant_kind", "tracked",
    "quantity", "unit_price", "discount", "total", "tax_class", "tax_rate" (basis points), "grams", "allocations":
    [{"location_id", "quantity"}], "shipped", "returned", "cancelled"}; amounts are minor units of the order's currency.
    `totals` is {"subtotal", "discount", "shipping", "tax", "total"}; `taxes` [{"rate", "base", "tax"}] (per rate, on
    the document); `delivery` {"id", "title", "price", "delivery_kind", "promise": {"earliest", "latest"}, "tax_rate",
    "pickup": {"name", "address"} or null}.
    """

    KEY = Key("ORDER#{order_id}", "ORDER", reads="an order with everything that belongs to it")
    G1 = Key("CUSTOMER_ORDERS#{customer_id}", "{placed_at}#{order_id}", reads="a customer's orders, newest first")
    G2 = Key("ORDERS#{order_id:shard4}", "{placed_at}#{order_id}", reads="all orders, newest first")

    order_id = Text()
    number = Text()
    token = Text()
    state = (
        Text()
    )  # draft, pending_payment, placed, on_hold, released, partly_fulfilled, fulfilled, completed, cancelled
    payment_state = Text()  # none, pending, authorised, paid, partly_refunded, refunded, failed, cancelled
    fulfilment_state = Text(default_for_new="unfulfilled")  # unfulfilled, partly_fulfilled, fulfilled
    payment_method = Text()  # stripe, invoice or manual
    currency = Text()
    language = Text()
    prices_include_tax = Number(default_for_new=1)  # 1 or 0
    lines = Json()
    totals = Json()
    taxes = Json()
    delivery = Json(null=True)
    email = Text()
    customer_id = Text()
    shipping_address = Json(null=True)
    billing_address = Json(null=True)
    note = Text(default_for_new="")
    gift_note = Text(default_for_new="")  # for the one who unpacks it: on the packing slip, never on an invoice
    tax_number = Text(null=True)  # of a business that buys: its organisation or VAT number
    accepts_marketing = Flag(default_for_new=False)  # whether the buyer asked for news by e-mail at this checkout
    holds = Json(default_for_new=list)  # [{"id", "type", "reason", "by", "at", "permission"}]
    state_before_hold = Text(null=True)
    authorised = Number(default_for_new=0)  # minor units
    paid = Number(default_for_new=0)
    refunded = Number(default_for_new=0)  # money that went back
    refunding = Number(default_for_new=0)  # asked for, not yet gone
    priority = Number(default_for_new=0)
    tags = Json(default_for_new=list)
    custom_fields = Json(default_for_new=dict)
    cancel_reason = Text(null=True)
    cart_id = Text(null=True)
    placed_at = Text()
    placed_by = Text(null=True)  # the actor among the staff who made it up for the buyer; none: the buyer


class OrderNumber(Item, kind="order_number"):
    """Which order has this number."""

    KEY = Key("ORDER_NUMBER#{number}", "ORDER_NUMBER", reads="from the number a buyer reads aloud to the order")

    number = Text()
    order_id = Text()


class Note(Item, kind="order_note"):
    """What staff wrote down about an order; buyers do not see it."""

    KEY = Key("ORDER#{order_id}", "NOTE#{note_id}", reads="an order's notes")

    order_id = Text()
    note_id = Text()
    text = Text()
    by = Text()
    at = Text()


class OrderView(Versioned, kind="order_view"):
    """A list of orders that staff come back to: what it is narrowed to, its columns and its sort."""

    KEY = Key("ORDER_VIEWS", "{whose}#{view_id}", reads="the views of the shop, and of one member of staff")

    view_id = Text()
    whose = Text()  # SHARED, or the actor whose own it is
    by = Text()
    name = Text()
    filters = Json()  # {name of a query parameter: text}
    columns = Json()
    sort = Text()


class Problem(Item, kind="problem"):
    """Something about an order that a person must look at: what, since when, the money at stake, what to do."""

    KEY = Key("ORDER#{order_id}", "PROBLEM#{code}", reads="an order's problems")
    G2 = Key("PROBLEMS", "{since}#{order_id}", reads="open problems, oldest first; rare by nature, so one partition")

    order_id = Text()
    code = Text()
    number = Text()
    sentence = Text()
    advice = Text()
    amount = Number(default_for_new=0)
    currency = Text()
    since = Text(null=True)  # none once it is resolved: it leaves the list
    resolved_at = Text(null=True)
    opened_at = Text()
