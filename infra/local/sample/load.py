"""Load the sample business into an empty shop, through the same services that a merchant's clicks go through.

Every step looks first whether it was done, so that a first start that was interrupted goes on where it stopped.
"""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from chalicelib.cart import service as carts
from chalicelib.catalogue import glossary
from chalicelib.catalogue import service as catalogue
from chalicelib.checkout import service as checkout
from chalicelib.core import clock
from chalicelib.core.access import Caller
from chalicelib.core.errors import Refused
from chalicelib.customers import service as customers
from chalicelib.fulfilment import service as fulfilment
from chalicelib.interchange.imported import ImportedProduct
from chalicelib.interchange.shopify_products import read_products
from chalicelib.interchange.wanted import wanted_product
from chalicelib.inventory import service as inventory
from chalicelib.look import content
from chalicelib.look import service as looks
from chalicelib.look.inputs import ChangeLook, NewContentPage
from chalicelib.orders import service as orders
from chalicelib.orders.rules import to_ship
from chalicelib.payments import service as payments
from chalicelib.pricing import service as pricing
from chalicelib.reviews import service as reviews

HERE = Path(__file__).parent
SOURCE = "sample"
DAYS_TO_REVIEW = 9  # the sample's buyers ordered this long before they wrote


def read(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_text())


def shop_settings() -> dict[str, Any]:
    """The sample shop's name and settings, as `shop.service.open_shop` takes them."""
    given = read("shop")
    address = given["address"]
    legal = {
        "name": given["legal_name"],
        "line1": address["line1"],
        "line2": address["line2"],
        "postal_code": address["postcode"],
        "city": address["city"],
        "country": address["country"],
        "email": given["email"],
        "phone": "",
        "tax_number": "NO 999 999 999 MVA",
        "bank_account": "1234 56 78903",
    }
    return {
        "name": given["name"],
        "currency": given["currency"],
        "country": given["country"],
        "time_zone": given["time_zone"],
        "language": "en",
        "languages": given["languages"],
        "prices_include_tax": given["prices_include_tax"],
        "legal": legal,
    }


def load() -> None:
    """Everything: taxes, places, delivery, products with stock, and a history of orders and reviews."""
    _taxes()
    _locations()
    _delivery()
    _collections()
    _words()
    _look()
    _pages()
    product_ids = _products()
    if _history(product_ids):
        _count_again()


def load_pictures(s3: Any, bucket: str) -> None:
    """Put the sample's pictures where /media/sample/ is served from; the same ones again is harmless."""
    for picture in sorted((HERE / "images").glob("*.svg")):
        s3.put_object(
            Bucket=bucket,
            Key=f"media/sample/{picture.name}",
            Body=picture.read_bytes(),
            ContentType="image/svg+xml",
            CacheControl="public, max-age=86400",
        )


def _taxes() -> None:
    table = pricing.taxes()
    if table.version:
        return
    food = {"NO": 1500, "SE": 1200, "GB": 0, "ID": 1100}
    zones = [
        {**zone, "rates": {**zone["rates"], "food": food.get(zone["countries"][0], zone["rates"]["standard"])}}
        for zone in table.zones
    ]
    pricing.set_taxes([*table.classes, {"id": "food", "title": "Food"}], zones, 0)


def _locations() -> None:
    known = {location.location_id for location in inventory.all_locations()}
    for place in sorted(read("locations"), key=lambda each: each["priority"]):
        if place["code"] not in known:
            address = dict(place["address"])
            address["postal_code"] = address.pop("postcode")
            inventory.add_location(place["name"], place["code"], address=address, pickup=place["pickup"])


def _option(option_id: str, en: str, nb: str, indonesian: str, price: int, **more: Any) -> dict[str, Any]:
    return {
        "id": option_id,
        "titles": {"en": en, "nb": nb, "id": indonesian},
        "delivery_kind": "delivery",
        "countries": [],
        "prices": {"NOK": price},
        "free_from": {},
        "tax_class": "standard",
        "handling_days": 1,
        "transit_days": [1, 3],
        "location_id": None,
        "max_grams": None,
        "active": True,
        **more,
    }


def _delivery() -> None:
    if checkout.delivery_table().version:
        return
    checkout.set_delivery(
        [
            _option("post", "Post", "Posten", "Pos", 7900, countries=["NO"], free_from={"NOK": 100000}),
            _option("home", "To your door", "Hjem på døren", "Ke rumah", 14900, countries=["NO"], transit_days=[1, 2]),
            _option("nordic", "Nordic parcel", "Pakke i Norden", "Paket Nordik", 14900, countries=["SE", "DK", "FI"],
                    transit_days=[2, 4]),
            _option("world", "World parcel", "Pakke til utlandet", "Paket internasional", 29900, transit_days=[4, 9]),
            _option("bergen", "Pick up in Bergen", "Hent i Bergen", "Ambil di Bergen", 0, delivery_kind="pickup",
                    countries=["NO"], location_id="bergen", transit_days=[0, 1]),
        ],
        0,
    )  # fmt: skip


def _collections() -> None:
    known = {collection.handle for collection in catalogue.collections()}
    for position, each in enumerate(read("collections")):
        if each["handle"] not in known:
            catalogue.create_collection(
                each["title"],
                each["handle"],
                description=each["description"],
                image={"url": each["image_url"], "alt": each["title"]},
                translations=each["translations"],
                position=position,
            )


def _words() -> None:
    if not glossary.glossary().version:
        glossary.set_glossary(read("words"), 0)


def _look() -> None:
    """The arranged home page, through the same checks as the admin's."""
    if looks.stored().version == 0:
        wanted = ChangeLook(version=0, **read("look")).model_dump()
        looks.publish(looks.change_draft(0, wanted["design"], wanted["sections"]).version)


def _pages() -> None:
    known = {each["slug"] for each in content.list_pages()}
    for each in read("pages"):
        if each["slug"] not in known:
            content.create_page(**NewContentPage(**each).model_dump())


def _products() -> dict[str, str]:
    """Put every product in the catalogue with its stock; gives the product ids by handle."""
    stock, kinds, translations = read("stock"), read("shop")["kinds"], read("translations")
    in_collections = read("collections")
    found = {}
    with (HERE / "products.csv").open("rb") as file:
        for group in read_products(file):
            product = group.product
            if product is None:
                continue
            handles = tuple(each["handle"] for each in in_collections if product.handle in each["products"])
            wanted = wanted_product(product, "NOK", SOURCE, handles)
            kind = kinds.get(product.handle)
            codes = {variant.sku: variant.tax_code or "standard" for variant in product.variants}
            variants = tuple(
                replace(
                    variant,
                    tax_class=codes[variant.sku],
                    variant_kind=kind or variant.variant_kind,
                    tracked=variant.tracked and kind is None,
                )
                for variant in wanted.variants
            )
            put = catalogue.put_product(replace(wanted, variants=variants))
            found[product.handle] = put.product_id
            said = {
                language: {"title": text["title"], "description": text["description_html"]}
                for language, text in translations.get(product.handle, {}).items()
            }
            if put.outcome != "unchanged":
                catalogue.change_product(put.product_id, translations=said)
                _stock(product, stock)
    return found


def _stock(product: ImportedProduct, stock: dict[str, dict[str, int]]) -> None:
    for variant in product.variants:
        for location_id, on_hand in stock.get(variant.sku, {}).items():
            inventory.set_level(variant.sku, location_id, on_hand, reason="counted", cause=SOURCE)


# What was bought and said before today


def _history(product_ids: dict[str, str]) -> bool:
    """Give every reviewer an order and their reviews; tells whether anything was ordered."""
    written, ordered = read("reviews"), False
    for buyer in read("customers"):
        own = [review for review in written if review["customer"] == buyer["email"]]
        ordered |= bool(own) and _order_of(buyer, own, product_ids)
        for review in own:
            _review(buyer, review, product_ids)
    return ordered


def _count_again() -> None:
    """What the history shipped is put back by a count, so that stock ends as the sample says."""
    for sku, places in read("stock").items():
        for level in inventory.stock_of(sku).levels:
            wanted = places.get(level.location_id, 0)
            if level.on_hand != wanted:
                inventory.set_level(sku, level.location_id, wanted, reason="counted", cause=SOURCE)


def _buyer(buyer: dict[str, Any]) -> tuple[str, str]:
    """A sample customer's name and id."""
    return f"{buyer['given_name']} {buyer['family_name']}", customers.customer_id_for(buyer["email"])


def _order_of(buyer: dict[str, Any], own: list[dict[str, Any]], product_ids: dict[str, str]) -> bool:
    """One order of everything this buyer reviewed: paid, shipped and delivered before the first review."""
    name, customer_id = _buyer(buyer)
    if orders.list_orders(orders.Filter(customer=customer_id), 1, None).items:
        return False
    first = min(clock.parse(review["written_at"]) for review in own)
    address = {"name": name, "company": "", "phone": "", **buyer["address"]}
    address["postal_code"] = address.pop("postcode")
    with clock.held_at(first - timedelta(days=DAYS_TO_REVIEW)):
        cart = carts.start_cart(None, buyer["language"], Caller())
        holder = Caller(token=cart.token)
        for handle in dict.fromkeys(review["product"] for review in own):
            sku = _stocked_sku(product_ids[handle])
            carts.add_line(cart.cart_id, holder, sku, 1)
        cart = carts.change_cart(cart.cart_id, holder, email=buyer["email"], shipping_address=address).cart
        option = next(each for each in checkout.delivery_options(cart) if each.delivery_kind != "pickup")
        carts.change_cart(cart.cart_id, holder, delivery_option=option.id)
        order, _ = checkout.place_order(cart.cart_id, holder, "manual")
    with clock.held_at(first - timedelta(days=DAYS_TO_REVIEW - 1)):
        payments.record_payment(order.order_id, order.totals["total"], "Bank transfer")
        while any(to_ship(line) for line in orders.whole(order.order_id).order.lines):
            fulfilment.ship_order(order.order_id, carrier="Posten")
    with clock.held_at(first - timedelta(days=DAYS_TO_REVIEW - 4)):
        for shipment in orders.whole(order.order_id).of_kind("shipment"):
            fulfilment.mark_delivered(order.order_id, shipment.shipment_id)
    return True


def _stocked_sku(product_id: str) -> str:
    """A SKU of this product with something on hand; one unit is put back first, so that stock ends as counted."""
    variants = catalogue.find_by_id(product_id).variants
    sku = next((variant.sku for variant in variants if _on_hand(variant.sku)), variants[0].sku)
    if variants[0].tracked:
        levels = {level.location_id: level.on_hand for level in inventory.stock_of(sku).levels}
        location_id = max(levels, key=lambda place: levels[place])
        inventory.move_stock(sku, location_id, "received", on_hand=1, note="Before the sample's history")
    return sku


def _on_hand(sku: str) -> int:
    return sum(level.on_hand for level in inventory.stock_of(sku).levels)


def _review(buyer: dict[str, Any], review: dict[str, Any], product_ids: dict[str, str]) -> None:
    name, customer_id = _buyer(buyer)
    product_id = product_ids[review["product"]]
    _, known = reviews.find_review_of(product_id, customer_id)
    if known is not None:
        return
    [order] = orders.list_orders(orders.Filter(customer=customer_id), 1, None).items
    reviews.remember_purchases(customer_id, [product_id], order.order_id, name, buyer["email"], buyer["language"])
    with clock.held_at(review["written_at"]):
        posted = reviews.post_review(
            product_id,
            customer_id,
            review["stars"],
            review["title"],
            review["text"],
            review["language"],
        )
        if posted.state != "published":
            reviews.publish_review(posted.review_id)
    if review["reply"]:
        with clock.held_at(review["reply"]["written_at"]):
            try:
                reviews.reply_to_review(posted.review_id, review["reply"]["text"])
            except Refused:
                return  # replied already
