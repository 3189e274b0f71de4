"""HTTP to the payments service, and back."""

from dataclasses import asdict
from typing import Any

from chalicelib.core.access import Caller, anyone, staff, token_holder
from chalicelib.core.errors import Refused, invalid
from chalicelib.core.http import PageQuery, Request, Routes
from chalicelib.core.money import money
from chalicelib.core.table import Page
from chalicelib.orders import service as orders
from chalicelib.payments import listing, provider, reconciliation, service
from chalicelib.payments.account import Account, account_of
from chalicelib.payments.inputs import (
    AskRefund,
    Capture,
    DisputesQuery,
    EnterPayment,
    MoneyIn,
    PaymentsQuery,
    RefundsQuery,
)
from chalicelib.payments.models import Refund
from chalicelib.payments.outputs import (
    DisputesOut,
    PaymentOut,
    PaymentsOut,
    PaymentStartOut,
    ProviderOut,
    ReconciliationOut,
    RefundOut,
    RefundsOut,
    TakenOut,
    TriedOut,
)

routes = Routes("Payments")
NOT_BY_CARD = Refused("not_by_card", "This order is not paid by card. There is nothing to pay here.")
NOT_WAITING = Refused("not_waiting", "This order does not wait for a card payment any more. Look at its state.")


def _shown(account: Account) -> dict[str, Any]:
    order = account.order
    owed = 0 if order.state == "cancelled" else max(account.total - order.paid, 0)
    amounts = {
        "total": account.total,
        "authorised": order.authorised,
        "paid": order.paid,
        "refunding": order.refunding,
        "refunded": order.refunded,
        "refundable": max(account.refundable, 0),
        "owed": owed,
    }
    return {
        "order_id": order.order_id,
        "number": order.number,
        "state": order.state,
        "payment_state": order.payment_state,
        **{name: money(amount, order.currency) for name, amount in amounts.items()},
    }


def _shown_again(subject: str) -> dict[str, Any]:
    return _shown(account_of(subject.removeprefix("ORDER#")))


def _shown_refund(refund: Refund) -> dict[str, Any]:
    plain = {name: getattr(refund, name) for name in ("order_id", "reason", "state", "failure", "created_at")}
    return {"id": refund.refund_id, "amount": money(refund.amount, refund.currency), **plain}


def _amount(given: MoneyIn | None, order_id: str) -> int | None:
    """The minor units given, once they are of the order's currency."""
    if given is None:
        return None
    currency = account_of(order_id).order.currency
    if given.currency != currency:
        raise invalid(
            "amount.currency", "wrong_currency", f"This order is in {currency}. Give the amount in {currency}"
        )
    return given.amount


@routes.route("/webhooks/stripe", "POST", by=anyone, raw=True, gives=TakenOut)
def take_webhook(request: Request) -> dict[str, Any]:
    """Take an event of Stripe's: answered 200 only once it is stored with its effect, or is of no concern here."""
    return {"received": True, "detail": service.take_webhook(request.body, request.headers.get("stripe-signature", ""))}


@routes.route("/api/orders/{order_id}/payment", "POST", by=token_holder, gives=PaymentStartOut)
def begin_payment(order_id: str, who: Caller) -> dict[str, Any]:
    """Go on with paying an order by card: the same payment as at checkout, for another try or another device."""
    order = orders.open_order(order_id, who).order
    if order.payment_method == "stripe" and order.state != "pending_payment":
        raise NOT_WAITING
    start = service.begin(order)
    if start is None:
        raise NOT_BY_CARD
    return asdict(start)


@routes.route(
    "/api/admin/orders/{order_id}/capture", "POST", by=staff("payments.write"), takes=Capture, gives=PaymentOut,
    again=_shown_again,
)  # fmt: skip
def capture(order_id: str, given: Capture) -> dict[str, Any]:
    """Take what is authorised on the buyer's card, or a part of it."""
    return _shown(service.capture_order(order_id, _amount(given.amount, order_id)))


@routes.route(
    "/api/admin/orders/{order_id}/payments", "POST", by=staff("payments.write"), takes=EnterPayment, gives=PaymentOut,
    status=201, again=_shown_again,
)  # fmt: skip
def enter_payment(order_id: str, given: EnterPayment) -> dict[str, Any]:
    """Enter money that came by bank, on an invoice or by hand; never more than is owed."""
    amount = _amount(given.amount, order_id)
    assert amount is not None
    return _shown(service.record_payment(order_id, amount, given.note, given.method))


@routes.route(
    "/api/admin/orders/{order_id}/refunds", "POST", by=staff("payments.write"), takes=AskRefund, gives=RefundOut,
    status=201,
)  # fmt: skip
def ask_refund(order_id: str, given: AskRefund, request: Request) -> dict[str, Any]:
    """Give money back, never more than was paid; and put goods back on the shelf where asked to."""
    asked = given.asked(account_of(order_id).order.currency)
    refund_id = service.refund_id_for(order_id, request.headers.get("idempotency-key"))
    refund = service.refund_order(
        order_id, asked.amount, given.reason, refund_id, asked.restock, asked.restock_lines,
        refund_lines=asked.lines, delivery=asked.delivery, version=given.version,
    )  # fmt: skip
    return _shown_refund(refund)


@routes.route("/api/admin/payments", by=staff("payments.read"), query=PaymentsQuery, gives=PaymentsOut)
def list_payments(query: PaymentsQuery) -> dict[str, Any]:
    """Payments of all orders, newest first, narrowed by state, method and time."""
    page = listing.list_payments(_wanted(query), query.limit, query.cursor)
    return _listed(page, "payment_id", ("method", "card", "failure", "note"), ("captured", "refunded"))


@routes.route("/api/admin/refunds", by=staff("payments.read"), query=RefundsQuery, gives=RefundsOut)
def list_refunds(query: RefundsQuery) -> dict[str, Any]:
    """Refunds of all orders, newest first, narrowed by state and time."""
    return _listed(listing.list_refunds(_wanted(query), query.limit, query.cursor), "refund_id", ("reason", "failure"))


@routes.route("/api/admin/disputes", by=staff("payments.read"), query=DisputesQuery, gives=DisputesOut)
def list_disputes(query: DisputesQuery) -> dict[str, Any]:
    """Disputes of all orders, newest first, narrowed by state and time."""
    page = listing.list_disputes(_wanted(query), query.limit, query.cursor)
    return _listed(page, "dispute_id", ("reason", "updated_at"))


def _wanted(query: PageQuery) -> listing.Filter:
    return listing.Filter(**query.model_dump(exclude={"limit", "cursor"}))


def _listed(page: Page, id_name: str, plain: tuple[str, ...], amounts: tuple[str, ...] = ()) -> dict[str, Any]:
    about = listing.orders_of(page.items)

    def shown(item: Any) -> dict[str, Any]:
        order = about.get(item.order_id)
        return {
            "id": getattr(item, id_name),
            "order_id": item.order_id,
            "number": order.number if order else "",
            "email": order.email if order else "",
            "state": item.state,
            "at": item.opened_at if id_name == "dispute_id" else item.created_at,
            **{name: getattr(item, name) for name in plain},
            **{name: money(getattr(item, name), item.currency) for name in ("amount", *amounts)},
        }

    return {"items": [shown(each) for each in page.items], "next_cursor": page.next_cursor}


@routes.route("/api/admin/reconciliation", by=staff("payments.read"), gives=ReconciliationOut)
def get_reconciliation() -> dict[str, Any]:
    """The last comparison of card payments with the provider: each difference, and whether it is mended."""
    found = reconciliation.last()
    names = ("ran_at", "compared_from", "compared_to")
    counts = ("payments", "intents", "events", "found")
    if found is None:
        return {**dict.fromkeys(names), **dict.fromkeys(counts, 0), "items": [], "next_cursor": None}
    items = [
        {**{name: value for name, value in each.items() if name != "sentence"}, "detail": each["sentence"]}
        for each in found.differences
    ]
    return {**{name: getattr(found, name) for name in (*names, *counts)}, "items": items, "next_cursor": None}


@routes.route("/api/admin/payment-provider", by=staff("settings.read"), gives=ProviderOut)
def show_provider() -> dict[str, Any]:
    """How card payments are set up: keys, masked; test or live; and whether webhooks arrive."""
    found = provider.provider()
    webhook = {
        "url": found.webhook_url,
        "secret_set": found.webhook_secret,
        "last_at": found.webhook_at,
        "last_type": found.webhook_type,
        "compared_at": found.compared_at,
        "missed": found.missed,
    }
    shown = {name: getattr(found, name) for name in ("mode", "secret_key", "problems")}
    return {**shown, "publishable_key": found.public_key, "webhook": webhook}


@routes.route("/api/admin/payment-provider", "POST", by=staff("settings.write"), gives=TriedOut, secret=True)
def try_provider() -> dict[str, Any]:
    """Ask the provider for next to nothing, to see that it answers and knows the key. Nothing is kept."""
    refused = provider.try_key()
    return {
        "answers": refused is None,
        "code": refused.code if refused else None,
        "detail": refused.sentence if refused else None,
    }
