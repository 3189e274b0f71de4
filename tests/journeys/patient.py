"""A shopper who does not give up: whatever is cut off or answered 5xx is sent again, the same under the same key."""

import secrets
import time
from typing import Any

from infra.bench.shopper import ADDRESS, LOST, Reply, Shopper

PATIENCE = 90.0  # seconds for one request: longer than any restart


class PatientShopper(Shopper):
    """Every POST carries an Idempotency-Key of its own, kept for all its tries. `again` counts what was sent again."""

    def __init__(self, url: str, stripe_url: str) -> None:
        super().__init__(url, stripe_url)
        self.again = 0

    def call(self, method: str, path: str, given: Any = None, **more: Any) -> Reply:
        if method == "POST":
            more["key"] = more.get("key") or secrets.token_hex(8)
        return self._until_answered(lambda: super(PatientShopper, self).call(method, path, given, **more))

    def pay(self, payment: dict[str, Any], card: str = "4242424242424242") -> Reply:
        """Confirm until the provider says that it is paid: the answer to the first confirmation may be lost."""
        return self._until_answered(lambda: super(PatientShopper, self).pay(payment, card))

    def _until_answered(self, send: Any) -> Reply:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                reply: Reply = send()
                if not _passing(reply) or time.monotonic() > until:
                    return reply
            except LOST:
                if time.monotonic() > until:
                    raise
            self.again += 1
            time.sleep(0.2)

    def buy(self, sku: str, quantity: int, email: str, method: str) -> dict[str, Any] | None:
        """Buy and, by card, pay; gives the checkout's answer, or None where the goods were gone."""
        cart = self._started_cart()
        path = f"/api/carts/{cart['id']}"
        added = self.post(f"{path}/lines", {"sku": sku, "quantity": quantity}, token=cart["token"])
        if _gone(added):
            return None
        added.must(200) if not _answer_lost(added) else None  # the line is in the cart; only the answer was lost
        said = {"email": email, "shipping_address": ADDRESS, "delivery_option": "post"}
        cart = self.patch(path, said, token=cart["token"]).must(200)
        reply = self.checkout(cart, method)
        if _gone(reply):
            return None
        placed = dict(reply.must(201))
        if method == "stripe":
            paid = self.pay(placed["payment"])
            assert paid.status == 200 or b"succeeded" in paid.body, paid.body
        return {**placed, "cart_id": cart["id"], "email": email}

    def _started_cart(self) -> dict[str, Any]:
        """A cart whose answer was lost is nobody's: another is started."""
        while _answer_lost(reply := self.post("/api/carts", {})):
            self.again += 1
        return dict(reply.must(201))


def _answer_lost(reply: Reply) -> bool:
    return reply.status == 409 and (reply.json or {}).get("code") == "answer_lost"


def _passing(reply: Reply) -> bool:
    """Whether the answer is about the moment and not about the request."""
    return reply.status >= 500 or (reply.status == 409 and (reply.json or {}).get("code") == "busy")


def _gone(reply: Reply) -> bool:
    return reply.status in (409, 422) and (reply.json or {}).get("code") == "out_of_stock"
