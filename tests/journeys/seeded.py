"""A running shop with one of everything, and the ids, tokens and sessions that open it."""

import re
import time
from dataclasses import dataclass, field
from typing import Any

from infra.bench.shopper import ADDRESS, Shopper, sign_in, stock_shop
from infra.local.running import Daybook

PASSWORD = "a long password for tests"
BUYER = "fuzz@example.com"
SAID = {"email": BUYER, "shipping_address": ADDRESS, "delivery_option": "post"}
CSV = b"Handle,Title,Variant SKU,Variant Price\nhat,Hat,HAT,10.00\n"


@dataclass
class Seeded:
    """`ids` are by the name of a path's parameter or a body's field; `tokens` open the cart or order of that id."""

    daybook: Daybook
    merchant: Shopper
    customer: str = ""  # a session
    ids: dict[str, list[str]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def know(self, name: str, *ids: str) -> None:
        self.ids.setdefault(name, []).extend(ids)


def seed(daybook: Daybook) -> Seeded:
    """Carts, orders in every state, payments, shipments, documents, reviews, comments, messages, staff, a job."""
    merchant = sign_in(daybook.url, "owner@daybook.example", PASSWORD)
    stock_shop(merchant, {"MUG": (10000, 5000), "HAT": (5000, 5000), "OLD": (100, 3)})
    shop = Seeded(daybook, merchant)
    shop.know("sku", "MUG", "HAT")
    _know_catalogue(shop)
    shopper = Shopper(daybook.url, f"http://127.0.0.1:{daybook.port + 1}")
    placed = [_bought(shop, shopper, method, pays) for method, pays in ORDERS]
    daybook.wait_until_idle()
    shipped = _ship(shop, placed[0])
    daybook.wait_until_idle()
    _sign_in_customer(shop, shopper)
    _review(shop, shopper, placed[0])
    _refund(shop, placed[1])
    _hold(shop, placed[3])
    for _ in range(3):
        cart = shopper.fill_cart([("MUG", 1), ("HAT", 2)], **SAID)
        shop.know("cart_id", cart["id"])
        shop.know("line_id", *(line["id"] for line in cart["lines"]))
        shop.tokens[cart["id"]] = cart["token"]
    shop.know("shipment_id", shipped)
    _know_the_rest(shop)
    daybook.wait_until_idle()
    for name in ("documents", "messages"):
        _know_from_lists(shop, name)
    return shop


ORDERS = [("stripe", True), ("stripe", True), ("stripe", False), ("manual", False), ("manual", False)]


def _know_catalogue(shop: Seeded) -> None:
    found = shop.merchant.get("/api/admin/products").must()["items"]
    shop.know("product_id", *(each["id"] for each in found))
    shop.know("handle", *(each["handle"] for each in found))
    shop.know("location_id", *(each["id"] for each in shop.merchant.get("/api/admin/locations").must()["items"]))
    shop.merchant.post("/api/admin/collections", {"title": "Kitchen"}).must(201)


def _bought(shop: Seeded, shopper: Shopper, method: str, pays: bool) -> dict[str, Any]:
    cart = shopper.fill_cart([("MUG", 2), ("HAT", 1)], **SAID)
    placed = shopper.checkout(cart, method).must(201)
    if pays:
        shopper.pay(placed["payment"]).must(200)
        _until(lambda: _order(shop, placed["order"]["id"])["state"] == "placed")
    order = _order(shop, placed["order"]["id"])
    shop.know("order_id", order["id"])
    shop.know("line_id", *(line["id"] for line in order["lines"]))
    shop.tokens[order["id"]] = placed["order"]["token"]
    return dict(placed["order"])


def _order(shop: Seeded, order_id: str) -> dict[str, Any]:
    return dict(shop.merchant.get(f"/api/admin/orders/{order_id}").must())


def _until(what: Any, patience: float = 30.0) -> None:
    deadline = time.monotonic() + patience
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _ship(shop: Seeded, order: dict[str, Any]) -> str:
    path = f"/api/admin/orders/{order['id']}/shipments"
    shipment = shop.merchant.post(path, {}).must(201)
    shop.merchant.post(f"{path}/{shipment['id']}/delivered", {}).must(200)
    return str(shipment["id"])


def _sign_in_customer(shop: Seeded, shopper: Shopper) -> None:
    shopper.post("/api/customers/codes", {"email": BUYER}).must(202)
    shop.daybook.wait_until_idle()
    [letter] = [each for each in shop.daybook.mail() if re.search(r"\b\d{3} ?\d{3}\b", each["subject"] + each["text"])][
        :1
    ]
    [code] = re.findall(r"\b\d{3} ?\d{3}\b", letter["text"])[:1]
    signed_in = shopper.post("/api/customers/sessions", {"email": BUYER, "code": code.replace(" ", "")}).must(200, 201)
    shop.customer = signed_in["token"]
    customer = Shopper(shop.daybook.url, bearer=shop.customer)
    address = customer.post("/api/customers/me/addresses", ADDRESS).must(201)
    shop.know("address_id", *(each["id"] for each in address.get("addresses", [address])))
    shop.know("customer_id", *(each["id"] for each in shop.merchant.get("/api/admin/customers").must()["items"]))


def _review(shop: Seeded, shopper: Shopper, order: dict[str, Any]) -> None:
    customer = Shopper(shop.daybook.url, bearer=shop.customer)
    for handle in shop.ids["handle"]:
        body = {"stars": 4, "title": "Good", "text": "It does what it should.", "order_id": order["id"]}
        posted = shopper.post(f"/api/products/{handle}/reviews", body, token=order["token"])
        if posted.status == 201:
            shop.know("review_id", posted.json["id"])
            said = customer.post(f"/api/reviews/{posted.json['id']}/comments", {"text": "Thank you."}).must(201)
            shop.know("comment_id", said["id"])


def _refund(shop: Seeded, order: dict[str, Any]) -> None:
    refund = {"amount": {"amount": 1000, "currency": "NOK"}, "reason": "late"}
    shop.merchant.post(f"/api/admin/orders/{order['id']}/refunds", refund).must(200, 201, 202)


def _hold(shop: Seeded, order: dict[str, Any]) -> None:
    held = {"type": "custom", "reason": "look at it"}
    after = shop.merchant.post(f"/api/admin/orders/{order['id']}/holds", held).must(201)
    shop.know("hold_id", *(each["id"] for each in after["holds"]))


def _know_the_rest(shop: Seeded) -> None:
    roles = [each["role"] for each in shop.merchant.get("/api/admin/roles").must()["items"]]
    role = next(role for role in roles if role != "owner")
    invited = {"email": "second@example.com", "name": "Second", "role": role, "password": PASSWORD}
    shop.know("staff_id", shop.merchant.post("/api/admin/staff", invited).must(201)["id"])
    key = {"title": "fuzz", "permissions": ["orders.read"]}
    shop.know("key_id", shop.merchant.post("/api/admin/api-keys", key).must(201)["id"])
    started = shop.merchant.call("POST", "/api/admin/imports?format=shopify-products", body=CSV).must(202)
    shop.know("job_id", started["id"])
    shop.know("code", "refund_failed")


def _know_from_lists(shop: Seeded, name: str) -> None:
    if name == "messages":
        shop.know("message_id", *(each["id"] for each in shop.merchant.get("/api/admin/messages").must()["items"]))
        return
    for path in ("/api/admin/invoices", "/api/admin/credit-notes"):
        numbers = [each["number"] for each in shop.merchant.get(path).must()["items"]]
        shop.know("document", *numbers)
        shop.know("number", *numbers)
