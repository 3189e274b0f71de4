"""A shop ready to sell: products with stock, delivery options, and carts on their way to checkout."""

from typing import Any

from chalicelib.checkout import service
from chalicelib.inventory import service as inventory
from tests.builders import ADDRESS, open_shop
from tests.catalogue.build import product
from tests.http import Client, Reply

POST = {
    "id": "post",
    "titles": {"en": "Post", "nb": "Posten"},
    "delivery_kind": "delivery",
    "countries": ["NO", "SE"],
    "prices": {"NOK": 4900},
    "free_from": {"NOK": 100000},
    "tax_class": "standard",
    "handling_days": 1,
    "transit_days": [1, 3],
    "location_id": None,
    "max_grams": None,
    "active": True,
}
PICKUP = {
    **POST,
    "id": "pickup",
    "titles": {"en": "Pick up"},
    "delivery_kind": "pickup",
    "prices": {"NOK": 0},
    "location_id": "main",
}


def ready_shop(**stock: int) -> None:
    """A shop with one location and a product per SKU at kr 100, this many of each; post costs kr 49."""
    open_shop()
    inventory.add_location("Main", location_id="main", pickup=True)
    for sku, on_hand in stock.items():
        product(f"Product {sku}", sku=sku)
        inventory.set_level(sku, "main", on_hand)
    service.set_delivery([POST, PICKUP], 0)


def cart(client: Client, *lines: tuple[str, int], option: str = "post", **more: Any) -> Any:
    """A cart over HTTP, ready for checkout."""
    made = client.post("/api/carts", {}).json
    for sku, quantity in lines:
        added = client.post(f"/api/carts/{made['id']}/lines", {"sku": sku, "quantity": quantity}, token=made["token"])
        assert added.status == 200, added.text
    said = {"email": "kari@example.com", "shipping_address": ADDRESS, "delivery_option": option, **more}
    changed = client.patch(f"/api/carts/{made['id']}", said, token=made["token"])
    assert changed.status == 200, changed.text
    return changed.json


def checkout(client: Client, of: Any, method: str = "manual", key: str | None = None, **more: Any) -> Reply:
    body = {"payment_method": method, "expected_total": of["totals"]["total"], **more}
    return client.post(f"/api/carts/{of['id']}/checkout", body, token=of["token"], key=key)
