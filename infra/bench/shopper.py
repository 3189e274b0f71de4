"""A shopper and a merchant over HTTP, as the journeys, the replay and the benchmarks play them.

Each `Shopper` keeps one connection; use one in each thread. The card is confirmed at the Stripe simulator as the
browser's script does it.
"""

import http.client
import json
import select
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

CARDS = {
    "succeeds": "4242424242424242",
    "3-D Secure": "4000002760003184",
    "declined": "4000000000000002",
}
LOST = (http.client.HTTPException, OSError)


@dataclass
class Reply:
    """What came back. `json` is None where the body is empty or no JSON."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        if "json" not in self.headers.get("content-type", ""):
            return None
        return json.loads(self.body)

    def must(self, *statuses: int) -> Any:
        """The JSON, or an error that shows what came instead of these statuses."""
        if self.status not in (statuses or (200, 201, 204)):
            raise AssertionError(f"{self.status}: {self.body[:500].decode(errors='replace')}")
        return self.json


class Wire:
    """One kept connection to a server."""

    def __init__(self, url: str, timeout: float = 30.0) -> None:
        parts = urlsplit(url)
        self.host, self.port, self.timeout = parts.hostname or "127.0.0.1", parts.port or 80, timeout
        self.connection: http.client.HTTPConnection | None = None

    def __del__(self) -> None:
        if self.connection is not None:
            self.connection.close()

    def send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        """One request on the kept connection, which is given up when it breaks."""
        if self.connection is not None and self._closed_by_server():
            self.connection.close()
            self.connection = None
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.host, self.port, timeout=self.timeout)
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            content = answer.read()
        except LOST:
            self.connection.close()
            self.connection = None
            raise
        return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, content)

    def _closed_by_server(self) -> bool:
        """Whether the kept connection was closed while nothing was asked: then there is something to read, its end."""
        assert self.connection is not None
        kept = self.connection.sock
        return kept is not None and bool(select.select([kept], [], [], 0)[0])


class Shopper:
    """Calls the API. `bearer` is a staff session, for a merchant."""

    def __init__(self, url: str, stripe_url: str = "", bearer: str = "", patience: float = 0.0) -> None:
        self.wire = Wire(url)
        self.stripe = Wire(stripe_url) if stripe_url else None
        self.bearer = bearer
        self.patience = patience  # seconds to try again while the server is away

    def call(
        self,
        method: str,
        path: str,
        given: Any = None,
        token: str = "",
        key: str = "",
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Reply:
        sent = dict(headers or {})
        if given is not None:
            body = json.dumps(given).encode()
            sent["Content-Type"] = "application/json"
        if token:
            sent["Daybook-Token"] = token
        if key:
            sent["Idempotency-Key"] = key
        if self.bearer:
            sent["Authorization"] = f"Bearer {self.bearer}"
        until = time.monotonic() + self.patience
        while True:
            try:
                reply = self.wire.send(method, path, body, sent)
                if reply.status < 500 or time.monotonic() > until:
                    return reply
            except LOST:
                if time.monotonic() > until:
                    raise
            time.sleep(0.1)

    def get(self, path: str, **more: Any) -> Reply:
        return self.call("GET", path, **more)

    def post(self, path: str, given: Any = None, **more: Any) -> Reply:
        return self.call("POST", path, given, **more)

    def patch(self, path: str, given: Any = None, **more: Any) -> Reply:
        return self.call("PATCH", path, given, **more)

    # What a shopper does

    def fill_cart(self, lines: list[tuple[str, int]], currency: str = "", **said: Any) -> dict[str, Any]:
        """A cart with these (SKU, quantity) lines and what is said of e-mail, address and delivery option.

        In the shop's own currency unless another is named.
        """
        cart = self.post("/api/carts", {"currency": currency} if currency else {}).must(201)
        for sku, quantity in lines:
            path = f"/api/carts/{cart['id']}/lines"
            self.post(path, {"sku": sku, "quantity": quantity}, token=cart["token"]).must()
        return dict(self.patch(f"/api/carts/{cart['id']}", said, token=cart["token"]).must(200))

    def checkout(self, cart: dict[str, Any], method: str, key: str = "") -> Reply:
        given = {"payment_method": method, "expected_total": cart["totals"]["total"]}
        return self.post(f"/api/carts/{cart['id']}/checkout", given, token=cart["token"], key=key)

    def pay(self, payment: dict[str, Any], card: str = CARDS["succeeds"]) -> Reply:
        """Confirm the payment as the browser's card form does."""
        assert self.stripe is not None
        fields = {
            "client_secret": payment["client_secret"],
            "payment_method_data[type]": "card",
            "payment_method_data[card][number]": card,
            "payment_method_data[card][exp_month]": "12",
            "payment_method_data[card][exp_year]": "2034",
            "payment_method_data[card][cvc]": "123",
            "return_url": "http://127.0.0.1/return",
        }
        path = f"/v1/payment_intents/{payment['intent_id']}/confirm"
        headers = {
            "Authorization": f"Bearer {payment['publishable_key']}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return self.stripe.send("POST", path, urlencode(fields).encode(), headers)


def sign_in(url: str, email: str, password: str, patience: float = 0.0) -> Shopper:
    """A merchant's connection."""
    merchant = Shopper(url, patience=patience)
    merchant.bearer = merchant.post("/api/admin/sessions", {"email": email, "password": password}).must()["token"]
    return merchant


ADDRESS = {
    "name": "Kari Nordmann",
    "line1": "Storgata 1",
    "city": "Oslo",
    "postal_code": "0155",
    "country": "NO",
}
POST = {
    "id": "post",
    "titles": {"en": "Post"},
    "countries": [],
    "prices": {"NOK": 4900},
    "handling_days": 1,
    "transit_days": [1, 3],
}


def stock_shop(merchant: Shopper, goods: dict[str, tuple[int, int]]) -> None:
    """Open an empty shop for business: one location, one delivery option, and SKUs with (price, on hand)."""
    location = merchant.post("/api/admin/locations", {"name": "Main"}).must(201)
    merchant.call("PUT", "/api/admin/delivery-options", {"version": 0, "options": [POST]}).must(200)
    for sku, (price, on_hand) in goods.items():
        product = {
            "title": f"Product {sku}",
            "status": "active",
            "variants": [{"sku": sku, "prices": [{"amount": price, "currency": "NOK"}]}],
        }
        merchant.post("/api/admin/products", product).must(201)
        feed = {
            "feed_id": f"opening-{sku}",
            "lines": [{"sku": sku, "location_id": location["id"], "on_hand": on_hand}],
        }
        merchant.post("/api/admin/inventory/feed", feed).must()
