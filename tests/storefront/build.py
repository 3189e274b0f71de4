"""A shop with things to see: two products in a collection, stock, delivery, three languages."""

from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.checkout import service as checkout
from chalicelib.inventory import service as inventory
from tests.builders import open_shop
from tests.catalogue.build import product
from tests.checkout.build import PICKUP, POST

ADDRESS = {
    "email": "kari@example.com",
    "country": "NO",
    "name": "Kari Nordmann",
    "line1": "Storgata 1",
    "postal_code": "0155",
    "city": "Oslo",
}


def furnished_shop(**settings: Any) -> None:
    """Mugs (kr 100, red and blue in two sizes; the small blue one sold out), a lamp (kr 1 250), a book to download."""
    open_shop(**settings)
    inventory.add_location("Main", location_id="main")
    catalogue.create_collection("Kitchen", translations={"nb": {"title": "Kjøkken"}, "id": {"title": "Dapur"}})
    mugs = [
        catalogue.NewVariant(sku=sku, prices={"NOK": 10000}, options={"Colour": colour, "Size": size}, grams=300)
        for sku, colour, size in (
            ("MUG-RS", "Red", "Small"),
            ("MUG-RL", "Red", "Large"),
            ("MUG-BS", "Blue", "Small"),
            ("MUG-BL", "Blue", "Large"),
        )
    ]
    product(
        "Enamel mug",
        variants=mugs,
        description="<p>Two coats of enamel over steel.</p>",
        vendor="Værhus",
        collections=["kitchen"],
        images=[{"url": "/media/mug.svg", "alt": "A red mug", "width": 1200, "height": 1200}],
        translations={"nb": {"title": "Emaljekrus", "description": "<p>To lag emalje over stål.</p>"}},
    )
    product("Window lamp", price=125000, sku="LAMP", compare_at={"NOK": 150000}, collections=["kitchen"])
    product("Trail guide", price=4900, sku="BOOK", variant_kind="digital")
    for sku, on_hand in (("MUG-RS", 5), ("MUG-RL", 20), ("MUG-BL", 20), ("LAMP", 3)):
        inventory.set_level(sku, "main", on_hand)
    checkout.set_delivery([{**POST, "titles": {**POST["titles"], "id": "Pos"}}, PICKUP], 0)
