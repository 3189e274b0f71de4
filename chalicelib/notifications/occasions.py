"""Which events are told to whom: from an event to its letters, reading what the event does not say."""

from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.alerts import service as alerts
from chalicelib.catalogue import service as catalogue
from chalicelib.core import module
from chalicelib.core.settings import settings
from chalicelib.customers import service as customers
from chalicelib.invoicing import service as invoicing
from chalicelib.notifications import letters
from chalicelib.notifications.letters import Bill, Letter, Sender
from chalicelib.orders import service as orders
from chalicelib.shop import service as shop

BY_E_MAIL = "e-mail"  # the carrier of digital goods; their message is that they were delivered
Told = dict[str, Any]


def sender() -> Sender:
    """The shop as it writes."""
    own = shop.current()
    legal = own.legal
    return Sender(
        own.name,
        settings.url,
        reply_to=str(legal.get("email") or ""),
        bank_account=str(legal.get("bank_account") or ""),
        country=own.country,
    )


def letters_for(event: str, told: Told) -> list[Letter]:
    """The letters of an event of this name with this payload; none where nobody is to be told."""
    return _OCCASIONS[event](told)


def _order(told: Told) -> dict[str, Any]:
    """The order's fields, in the language and to the address the event names."""
    facts = orders.whole(told["order_id"]).order.facts()
    return _for_buyer(facts | {name: told[name] for name in ("email", "language") if name in told})


def _for_buyer(order: dict[str, Any]) -> dict[str, Any]:
    """The order with its goods called as the buyer's language calls them, as on the shop's pages."""
    language = str(order["language"])
    if language == shop.current().language:
        return order
    products = catalogue.find_products([line["product_id"] for line in order["lines"] if line.get("product_id")])
    return order | {"lines": [_line_in(language, line, products) for line in order["lines"]]}


def _line_in(language: str, line: dict[str, Any], products: Mapping[str, catalogue.Product]) -> dict[str, Any]:
    product = products.get(line.get("product_id") or "")
    texts = product.translations.get(language) if product else None
    return line | {
        "title": (texts or {}).get("title") or line["title"],
        "variant_title": catalogue.title_in_language(line.get("variant_title") or "", language),
    }


def _placed(told: Told) -> list[Letter]:
    order = told["order"]
    return [letters.order_placed(sender(), _for_buyer(order), _bill(order))]


def _started(told: Told) -> list[Letter]:
    if not told["placed_by"]:
        return []  # the buyer is at the page where it is paid
    return [letters.order_started(sender(), _order(told), shop.local_date(told["pay_by"]))]


def _bill(order: dict[str, Any]) -> Bill | None:
    """The order's invoice where the buyer is to pay by it. It is posted now unless it is there already."""
    owed = order["totals"]["total"] > order["paid"]
    if not owed or order["payment_method"] == "stripe" or not module.on("invoicing"):
        return None
    invoice = invoicing.post_invoice(order)
    return Bill(invoice.number, invoice.due_on, invoicing.document_pdf(invoice))


def _paid(told: Told) -> list[Letter]:
    if told["at_once"]:
        return []  # the letter of order.placed says so
    return [letters.order_paid(sender(), _order(told), told["amount"], told["paid"])]


def _shipped(told: Told) -> list[Letter]:
    if told["carrier"] == BY_E_MAIL:
        return []
    return [letters.order_shipped(sender(), _order(told), told)]


def _delivered(told: Told) -> list[Letter]:
    return [letters.order_delivered(sender(), _order(told))]


def _refunded(told: Told) -> list[Letter]:
    return [letters.order_refunded(sender(), _order(told), told["amount"], told["refunded"], told["reason"])]


def _cancelled(told: Told) -> list[Letter]:
    order = _order(told)
    if told["was"] == "pending_payment" and not order.get("placed_by"):
        return []  # the buyer was never written to about it
    return [letters.order_cancelled(sender(), order, told["paid"], told["authorised"], told["reason"])]


def _problem(told: Told) -> list[Letter]:
    whole = orders.whole(told["order_id"])
    advice = next((each.advice for each in whole.of_kind("problem") if each.code == told["code"]), "")
    return [
        letters.staff_problem(
            sender(), owner, shop.current().language, whole.order.facts(), told["sentence"], advice, told["amount"]
        )
        for owner in shop.owner_emails()
    ]


def _replied(told: Told) -> list[Letter]:
    if told.get("again"):
        return []  # its first wording was sent
    return [
        letters.review_reply(sender(), told["customer_email"], told["language"], told["product_title"], told["text"])
    ]


def _code(told: Told) -> list[Letter]:
    code = customers.code_for(told["code_id"])
    return [letters.sign_in_code(sender(), told["email"], told["language"], code)]


def _staff_link(told: Told) -> list[Letter]:
    token = shop.link_token(told["link_id"])
    return [
        letters.staff_link(sender(), told["email"], told["name"], told["language"], token, told["why"] == "invited")
    ]


def _new_email(told: Told) -> list[Letter]:
    code = customers.code_for(told["code_id"])
    return [letters.confirm_email(sender(), told["email"], told["language"], code)]


def _email_changed(told: Told) -> list[Letter]:
    return [letters.email_changed(sender(), told["old_email"], told["language"])]


def _passkey_changed(told: Told) -> list[Letter]:
    customer = customers.find_customer(told["customer_id"])
    if customer is None or not customer.email:
        return []  # erased meanwhile
    return [letters.passkey_changed(sender(), customer.email, customer.language, told["added"])]


def _in_stock(told: Told) -> list[Letter]:
    return [
        letters.back_in_stock(sender(), each["email"], each["language"], _variant_in(each["language"], told))
        for each in alerts.told_by(told["telling_id"])
    ]


def _variant_in(language: str, told: Told) -> Told:
    return told | {"variant_title": catalogue.title_in_language(told["variant_title"], language)}


_OCCASIONS: dict[str, Callable[[Told], list[Letter]]] = {
    "order.started": _started,
    "order.placed": _placed,
    "order.paid": _paid,
    "order.shipped": _shipped,
    "order.delivered": _delivered,
    "order.refunded": _refunded,
    "order.cancelled": _cancelled,
    "order.problem_opened": _problem,
    "review.replied": _replied,
    "customer.code_requested": _code,
    "staff.link_requested": _staff_link,
    "customer.email_change_requested": _new_email,
    "customer.email_changed": _email_changed,
    "customer.passkey_changed": _passkey_changed,
    "stock.returned": _in_stock,
}
EVENTS = tuple(_OCCASIONS)
