"""What each message says, from plain values: the same parts are then set as HTML and as text (rendering.py).

Pure: no I/O. An `order` is the fields of orders' Order; amounts are minor units.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from chalicelib.core.language import speaking
from chalicelib.core.postal import address_lines
from chalicelib.core.sentences import said
from chalicelib.notifications.wording import Language, amount, day, days, known, language_of, word


@dataclass(frozen=True)
class Sender:
    """The shop as it writes: its name, where replies go, its address on the web, its bank account and country."""

    name: str
    url: str
    reply_to: str = ""
    bank_account: str = ""
    country: str = ""


@dataclass(frozen=True)
class Row:
    """An article: what, how many, and what it costs."""

    title: str
    note: str
    amount: str = ""


@dataclass(frozen=True)
class Figure:
    label: str
    value: str
    strong: bool = False


@dataclass(frozen=True)
class Detail:
    """A few lines under a label: an address, a parcel, a bank account."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class File:
    """A PDF that goes along."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Letter:
    """One message to one person: its parts in the order they are read."""

    template: str
    recipient: str
    language: Language
    sender: Sender
    subject: str
    heading: str
    greeting: str = ""
    paragraphs: tuple[str, ...] = ()
    quote: str = ""
    code: str = ""
    button: Link | None = None
    link: Link | None = None
    rows: tuple[Row, ...] = ()
    figures: tuple[Figure, ...] = ()
    details: tuple[Detail, ...] = ()
    closing: tuple[str, ...] = ()
    order_id: str | None = None
    files: tuple[File, ...] = ()


@dataclass(frozen=True)
class Bill:
    """An order's posted invoice: its number, when it is due, and the paper where it goes along."""

    number: str
    due_on: str | None
    pdf: bytes | None = None


def order_placed(sender: Sender, order: dict[str, Any], bill: Bill | None) -> Letter:
    """We have the order: paid, approved, or how to pay for it."""
    language = language_of(order["language"])
    number = order["number"]
    files = (File(f"{bill.number}.pdf", bill.pdf),) if bill is not None and bill.pdf is not None else ()
    return Letter(
        "order_placed",
        order["email"],
        language,
        sender,
        subject=word("placed_subject", language, number=number, shop=sender.name),
        heading=word("placed_heading", language),
        greeting=_greeting(order, language),
        paragraphs=(_how_it_is_paid(order, bill, language),),
        button=_order_link(sender, order, language),
        rows=_rows(order, language),
        figures=_figures(order, language),
        details=(
            *_number(order, language),
            *_how_to_pay(sender, order, bill, language),
            *_delivery(sender, order, language),
        ),
        closing=_closing(sender, language),
        order_id=order["order_id"],
        files=files,
    )


def order_started(sender: Sender, order: dict[str, Any], pay_by: str) -> Letter:
    """The shop made up an order for its buyer, who is to pay it by card by the end of `pay_by`, an ISO date."""
    language = language_of(order["language"])
    number, money = order["number"], amount(order["totals"]["total"], order["currency"], language)
    return Letter(
        "order_started",
        order["email"],
        language,
        sender,
        subject=word("started_subject", language, number=number, shop=sender.name),
        heading=word("started_heading", language),
        greeting=_greeting(order, language),
        paragraphs=(word("started_text", language, shop=sender.name, amount=money, day=day(pay_by, language)),),
        button=Link(word("look_and_pay", language), _order_link(sender, order, language).url),
        rows=_rows(order, language),
        figures=_figures(order, language),
        details=(*_number(order, language), *_delivery(sender, order, language)),
        closing=(word("started_not_you", language), *_closing(sender, language)),
        order_id=order["order_id"],
    )


def order_paid(sender: Sender, order: dict[str, Any], came: int, paid: int) -> Letter:
    """Money came after the order was placed: `came` now, `paid` in all."""
    language = language_of(order["language"])
    rest = max(order["totals"]["total"] - paid, 0)
    money = {"currency": order["currency"], "language": language}
    return Letter(
        "order_paid",
        order["email"],
        language,
        sender,
        subject=word("paid_subject", language, number=order["number"]),
        heading=word("paid_heading", language),
        greeting=_greeting(order, language),
        paragraphs=(
            word("paid_text", language, amount=amount(came, **money), number=order["number"]),
            word("paid_rest", language, amount=amount(rest, **money)) if rest else word("paid_all", language),
        ),
        button=_order_link(sender, order, language),
        closing=_closing(sender, language),
        order_id=order["order_id"],
    )


def order_shipped(sender: Sender, order: dict[str, Any], shipped: dict[str, Any]) -> Letter:
    """A parcel left. `shipped` is the payload of order.shipped."""
    language = language_of(shipped["language"])
    part = "" if shipped["all"] else "_part"
    view = _order_link(sender, order, language)
    follow = Link(word("follow", language), shipped["tracking_url"]) if shipped["tracking_url"] else None
    variants = {line["id"]: line.get("variant_title") or "" for line in order["lines"]}
    parcel = tuple(text for text in (shipped["carrier"], shipped["tracking_number"]) if text)
    return Letter(
        "order_shipped",
        shipped["email"],
        language,
        sender,
        subject=word(f"shipped{part}_subject", language, number=order["number"]),
        heading=word(f"shipped{part}_heading", language),
        greeting=_greeting(order, language),
        paragraphs=(word("shipped_text", language),),
        rows=tuple(
            Row(
                line["title"],
                " \u00b7 ".join(
                    text
                    for text in (
                        variants.get(line["line_id"], ""),
                        word("quantity", language, count=line["quantity"]),
                    )
                    if text
                ),
            )
            for line in shipped["lines"]
        ),
        button=follow or view,
        link=view if follow else None,
        details=(
            *_number(order, language),
            *((Detail(word("parcel", language), parcel),) if parcel else ()),
            *_address(sender, order, language),
        ),
        closing=((word("shipped_more", language),) if part else ()) + _closing(sender, language),
        order_id=order["order_id"],
    )


def order_delivered(sender: Sender, order: dict[str, Any]) -> Letter:
    """It arrived: we ask for a review."""
    language = language_of(order["language"])
    view = _order_link(sender, order, language)
    return Letter(
        "order_delivered",
        order["email"],
        language,
        sender,
        subject=word("delivered_subject", language, number=order["number"]),
        heading=word("delivered_heading", language),
        greeting=_greeting(order, language),
        paragraphs=(word("delivered_text", language),),
        button=Link(word("write_review", language), f"{view.url}#reviews"),
        link=view,
        details=_number(order, language),
        closing=_closing(sender, language),
        order_id=order["order_id"],
    )


def order_refunded(sender: Sender, order: dict[str, Any], came_back: int, in_all: int, reason: str) -> Letter:
    """Money went back: `came_back` now, `in_all` so far."""
    language = language_of(order["language"])
    now = amount(came_back, order["currency"], language)
    figures = [Figure(word("refunded_amount", language), now, strong=True)]
    if in_all != came_back:
        figures.append(Figure(word("refunded_in_all", language), amount(in_all, order["currency"], language)))
    return Letter(
        "order_refunded",
        order["email"],
        language,
        sender,
        subject=word("refunded_subject", language, number=order["number"]),
        heading=word("refunded_heading", language),
        greeting=_greeting(order, language),
        paragraphs=(word("refunded_text", language, amount=now, number=order["number"]),),
        button=_order_link(sender, order, language),
        figures=tuple(figures),
        details=_reason(reason, language),
        closing=_closing(sender, language),
        order_id=order["order_id"],
    )


def order_cancelled(sender: Sender, order: dict[str, Any], paid: int, authorised: int, reason: str) -> Letter:
    """The order will not be carried out; `paid` minor units go back."""
    language = language_of(order["language"])
    if paid > 0:
        money = word("cancelled_back", language, amount=amount(paid, order["currency"], language))
    else:
        money = word("cancelled_approved" if authorised else "cancelled_unpaid", language)
    return Letter(
        "order_cancelled",
        order["email"],
        language,
        sender,
        subject=word("cancelled_subject", language, number=order["number"]),
        heading=word("cancelled_heading", language),
        greeting=_greeting(order, language),
        paragraphs=(word("cancelled_text", language, number=order["number"]), money),
        button=_order_link(sender, order, language),
        details=_reason(reason, language),
        closing=_closing(sender, language),
        order_id=order["order_id"],
    )


def review_reply(sender: Sender, recipient: str, said_language: str, product: str, text: str) -> Letter:
    """The shop answered a review."""
    language = language_of(said_language)
    return Letter(
        "review_reply",
        recipient,
        language,
        sender,
        subject=word("reply_subject", language, shop=sender.name, product=product),
        heading=word("reply_heading", language),
        paragraphs=(word("reply_text", language, product=product, shop=sender.name),),
        quote=text,
        button=Link(word("visit_shop", language), f"{sender.url}/{language}"),
        closing=_closing(sender, language),
    )


def sign_in_code(sender: Sender, recipient: str, said_language: str, code: str) -> Letter:
    """The code a customer asked for. It stands in the body only: the subject is kept in our log."""
    language = language_of(said_language)
    return Letter(
        "sign_in_code",
        recipient,
        language,
        sender,
        subject=word("code_subject", language, shop=sender.name),
        heading=word("code_heading", language),
        paragraphs=(word("code_text", language),),
        code=code,
        closing=(word("code_not_you", language),),
    )


def staff_link(sender: Sender, recipient: str, name: str, said_language: str, token: str, invited: bool) -> Letter:
    """A link to choose a password by; to somebody who works at the shop, or is to."""
    language = language_of(said_language)
    template = "staff_invited" if invited else "staff_password"
    return Letter(
        template,
        recipient,
        language,
        sender,
        subject=word(f"{template}_subject", language, shop=sender.name),
        heading=word(f"{template}_heading", language, shop=sender.name),
        greeting=word("hello", language, name=name),
        paragraphs=(word(f"{template}_text", language, shop=sender.name),),
        button=Link(word("choose_password", language), f"{sender.url}/admin/choose-password#{token}"),
        closing=(word(f"{template}_not_you", language),),
    )


def confirm_email(sender: Sender, recipient: str, said_language: str, code: str) -> Letter:
    """The code that shows that a new address is a customer's own."""
    language = language_of(said_language)
    return Letter(
        "confirm_email",
        recipient,
        language,
        sender,
        subject=word("confirm_email_subject", language, shop=sender.name),
        heading=word("confirm_email_heading", language),
        paragraphs=(word("confirm_email_text", language),),
        code=code,
        closing=(word("code_not_you", language),),
    )


def email_changed(sender: Sender, recipient: str, said_language: str) -> Letter:
    """To the address a customer had until now. It does not name the new one."""
    language = language_of(said_language)
    return Letter(
        "email_changed",
        recipient,
        language,
        sender,
        subject=word("email_changed_subject", language, shop=sender.name),
        heading=word("email_changed_heading", language),
        paragraphs=(word("email_changed_text", language),),
        closing=(word("email_changed_not_you", language),),
    )


def passkey_changed(sender: Sender, recipient: str, said_language: str, added: bool) -> Letter:
    """To a customer whose account can be entered in a new way, or in one way less."""
    language = language_of(said_language)
    template = "passkey_added" if added else "passkey_removed"
    return Letter(
        template,
        recipient,
        language,
        sender,
        subject=word(f"{template}_subject", language, shop=sender.name),
        heading=word(f"{template}_heading", language),
        paragraphs=(word(f"{template}_text", language),),
        button=Link(word("your_account", language), f"{sender.url}/{language}/account"),
        closing=(word("passkey_not_you", language),),
    )


def back_in_stock(sender: Sender, recipient: str, said_language: str, told: dict[str, Any]) -> Letter:
    """What somebody waited for is there again. `told` holds alerts' `stock.returned`."""
    language = language_of(said_language)
    product = told["titles"].get(language) or told["titles"][told["own"]]
    price = amount(told["price"], told["currency"], language) if told["price"] is not None else ""
    query = urlencode({"sku": told["sku"]})
    return Letter(
        "back_in_stock",
        recipient,
        language,
        sender,
        subject=word("in_stock_subject", language, product=product, shop=sender.name),
        heading=word("in_stock_heading", language),
        paragraphs=(word("in_stock_text", language),),
        rows=(Row(product, told["variant_title"], price),),
        button=Link(word("see_it", language), f"{sender.url}/{language}/products/{quote(told['handle'])}?{query}"),
        closing=(word("in_stock_once", language),),
    )


def staff_problem(
    sender: Sender, recipient: str, said_language: str, order: dict[str, Any], sentence: str, advice: str, at_stake: int
) -> Letter:
    """An order needs a person; to the owner."""
    language = language_of(said_language)
    money = amount(at_stake, order["currency"], language)
    with speaking(language):
        sentence, advice = said(sentence), said(advice)
    return Letter(
        "staff_problem",
        recipient,
        language,
        sender,
        subject=word("problem_subject", language, number=order["number"]),
        heading=word("problem_heading", language, number=order["number"]),
        paragraphs=(sentence,),
        button=Link(word("open_order", language), f"{sender.url}/admin/orders/{quote(order['order_id'])}"),
        figures=(Figure(word("at_stake", language), money, strong=True),) if at_stake else (),
        details=(Detail(word("what_to_do", language), (advice,)),) if advice else (),
        order_id=order["order_id"],
    )


# Parts


def _greeting(order: dict[str, Any], language: Language) -> str:
    address = order.get("shipping_address") or order.get("billing_address") or {}
    return word("hello", language, name=address["name"]) if address.get("name") else ""


def _number(order: dict[str, Any], language: Language) -> tuple[Detail, ...]:
    return (Detail(word("order", language), (order["number"],)),)


def _closing(sender: Sender, language: Language) -> tuple[str, ...]:
    return (word("questions", language),) if sender.reply_to else ()


def _order_link(sender: Sender, order: dict[str, Any], language: Language) -> Link:
    query = urlencode({"token": order["token"]})
    return Link(word("view_order", language), f"{sender.url}/{language}/orders/{quote(order['order_id'])}?{query}")


def _how_it_is_paid(order: dict[str, Any], bill: Bill | None, language: Language) -> str:
    total = order["totals"]["total"]
    money = amount(total, order["currency"], language)
    if not total:
        return word("placed_free", language)
    if order["paid"] >= total:
        return word("placed_paid", language, amount=money)
    if order["payment_method"] == "stripe":
        return word("placed_approved", language, amount=money)
    if order["payment_method"] == "manual":
        return word("placed_by_hand", language, amount=money)
    if bill is not None and bill.due_on is not None and bill.pdf is not None:
        return word("placed_invoice", language, amount=money, day=day(bill.due_on, language))
    return word("placed_unpaid", language, amount=money)


def _how_to_pay(sender: Sender, order: dict[str, Any], bill: Bill | None, language: Language) -> tuple[Detail, ...]:
    owed = order["totals"]["total"] > order["paid"]
    if not owed or order["payment_method"] != "invoice" or not sender.bank_account:
        return ()
    lines = [
        word("account", language, account=sender.bank_account),
        word("reference", language, number=bill.number if bill is not None else order["number"]),
    ]
    if bill is not None and bill.due_on is not None:
        lines.append(word("due", language, day=day(bill.due_on, language)))
    return (Detail(word("how_to_pay", language), tuple(lines)),)


def _rows(order: dict[str, Any], language: Language) -> tuple[Row, ...]:
    return tuple(
        Row(
            line["title"],
            " \u00b7 ".join(
                text for text in (line.get("variant_title"), word("quantity", language, count=line["quantity"])) if text
            ),
            amount(line["total"], order["currency"], language),
        )
        for line in order["lines"]
    )


def _figures(order: dict[str, Any], language: Language) -> tuple[Figure, ...]:
    totals, inclusive = order["totals"], order["prices_include_tax"]

    def figure(label: str, minor: int, strong: bool = False) -> Figure:
        return Figure(word(label, language), amount(minor, order["currency"], language), strong)

    figures = [figure("subtotal", totals["subtotal"])]
    figures += [figure("discount", -totals["discount"])] if totals["discount"] else []
    figures += [figure("shipping", totals["shipping"])]
    figures += [] if inclusive else [figure("tax", totals["tax"])]
    figures.append(figure("total", totals["total"], strong=True))
    figures += [figure("of_which_tax", totals["tax"])] if inclusive and totals["tax"] else []
    return tuple(figures)


def _address(sender: Sender, order: dict[str, Any], language: Language) -> tuple[Detail, ...]:
    address = order.get("shipping_address")
    kind = (order.get("delivery") or {}).get("delivery_kind", "delivery")
    if not address or kind != "delivery":
        return ()
    names = [address[name] for name in ("company", "name") if address.get(name)]
    lines = (*names, *address_lines(address, language, sender.country))
    return (Detail(word("deliver_to", language), lines),)


def _delivery(sender: Sender, order: dict[str, Any], language: Language) -> tuple[Detail, ...]:
    option = order.get("delivery")
    if not option:
        return _address(sender, order, language)
    lines = [option["title"]]
    promise = option.get("promise")
    if promise and option.get("delivery_kind") != "digital":
        lines.append(word("arrives", language, days=days(promise["earliest"], promise["latest"], language)))
    return (*_address(sender, order, language), Detail(word("delivery", language), tuple(lines)))


def _reason(reason: str, language: Language) -> tuple[Detail, ...]:
    if not reason:
        return ()
    return (Detail(word("reason", language), (word(reason, language) if known(reason) else reason,)),)
