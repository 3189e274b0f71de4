"""What a shopper means to buy."""

from chalicelib.core.table import Flag, Json, Key, Text, Versioned


class Cart(Versioned, kind="cart"):
    """A cart with its lines inside: one read, one guarded write. It expires some weeks after its last change.

    A line is {"id", "sku", "quantity", "product_id", "handle", "title", "variant_title", "image", "unit_price",
    "compare_at", "tax_class", "variant_kind", "grams", "tracked"}: prices are looked up again at checkout.
    """

    KEY = Key("CART#{cart_id}", "CART", reads="one cart")

    cart_id = Text()
    token = Text()
    state = Text(default_for_new="open")  # open or ordered
    currency = Text()
    language = Text()
    lines = Json(default_for_new=list)
    email = Text(null=True)
    customer_id = Text(null=True)
    shipping_address = Json(null=True)
    billing_address = Json(null=True)
    delivery_option = Text(null=True)
    coupons = Json(default_for_new=list)
    note = Text(default_for_new="")
    gift_note = Text(null=True)  # printed on the packing slip, never on an invoice
    tax_number = Text(null=True)  # of a business that buys: its organisation or VAT number
    accepts_marketing = Flag(null=True)
    payment_method = Text(null=True)  # as chosen on the way; checkout's own request decides
    removed = Json(null=True)  # {"line", "place"}: the line taken out last, until the next change
    links = Json(null=True)  # the links of articles that were opened for this cart, the last few
    order_id = Text(null=True)
    created_at = Text()
    updated_at = Text()
