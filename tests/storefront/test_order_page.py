"""An order's page while its card payment is still to be made."""

from typing import Any

import pytest

from chalicelib.core.errors import Refused
from chalicelib.core.transaction import Transaction
from chalicelib.orders import service as orders
from chalicelib.payments.service import PaymentStart
from chalicelib.storefront import order_routes
from tests.builders import open_shop, order
from tests.storefront.shopper import Page, Shopper


class Provider:
    """Stands for the payments service: what happened meanwhile, and the payment to be made."""

    def __init__(self, meanwhile: Any = None) -> None:
        self.meanwhile, self.begun = meanwhile, 0

    def follow(self, order_id: str) -> bool:
        if self.meanwhile is not None:
            self.meanwhile(order_id)
        return False

    def begin(self, placed: Any) -> PaymentStart:
        self.begun += 1
        return PaymentStart("stripe", "pi_1", "pi_1_secret_2", "pk_test_daybook")


def shown(monkeypatch: pytest.MonkeyPatch, provider: Any) -> Page:
    open_shop()
    waiting = order(method="stripe")
    monkeypatch.setattr(order_routes, "payments", provider)
    return Shopper().get(f"/en/orders/{waiting.order_id}?token={waiting.token}")


def test_it_offers_the_payment_and_lets_in_the_providers_script(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAYBOOK_STRIPE_JS", "http://127.0.0.1:9/v3/")
    page = shown(monkeypatch, Provider())
    (card,) = page.all("shop-payment")
    assert (card["data-secret"], card["data-key"]) == ("pi_1_secret_2", "pk_test_daybook")
    assert page.all("script", src="http://127.0.0.1:9/v3/")
    policy = page.reply.headers["content-security-policy"]
    assert "script-src 'self' http://127.0.0.1:9;" in policy
    assert "frame-src http://127.0.0.1:9;" in policy
    assert page.reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We hold the goods for you until 4 Dec, 23:59."),
        ("nb", "Vi holder av varene til deg til 4. des., 23:59."),
        ("id", "Kami menyimpan barangnya untuk Anda sampai 4 Des, 23.59."),
    ],
)
def test_it_says_how_long_the_goods_are_held(
    table: str, monkeypatch: pytest.MonkeyPatch, language: str, sentence: str
) -> None:
    open_shop(time_zone="Europe/Oslo", languages=["en", "nb", "id"])
    waiting = order(method="stripe", pay_by="2026-12-04T22:59:00.000Z")
    monkeypatch.setattr(order_routes, "payments", Provider())
    page = Shopper().get(f"/{language}/orders/{waiting.order_id}?token={waiting.token}")
    assert sentence in page.words


def test_stripe_itself_is_let_in_by_its_own_origins(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DAYBOOK_STRIPE_JS", raising=False)
    policy = shown(monkeypatch, Provider()).reply.headers["content-security-policy"]
    origins = "https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com https://api.stripe.com"
    for rule in ("script-src 'self'", "connect-src 'self'", "frame-src"):
        assert f"{rule} {origins};" in policy


def test_money_that_came_while_the_page_was_made_is_thanked_for_and_not_asked_again(
    table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def webhook(order_id: str) -> None:
        found = orders.whole(order_id)
        with Transaction() as tx:
            orders.enter_paid(tx, found.order, 10000, "stripe")

    provider = Provider(webhook)
    page = shown(monkeypatch, provider)
    assert page.heading == "Thank you for your order"
    assert provider.begun == 0
    assert not page.all("shop-payment")


def test_a_provider_that_does_not_answer_leaves_the_order_shown(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent(Provider):
        def follow(self, order_id: str) -> bool:
            raise Refused("provider_unreachable", "Try again.", status=503)

    page = shown(monkeypatch, Silent())
    assert page.status == 200
    assert page.says("The payment service does not answer right now. Your order is kept; try again in a moment.")


def test_card_payment_is_not_offered_once_the_order_is_cancelled(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lapsed(order_id: str) -> None:
        orders.cancel_order(order_id, "payment_not_received")

    page = shown(monkeypatch, Provider(lapsed))
    assert page.says("This order was cancelled.")
    assert not page.all("shop-payment")
