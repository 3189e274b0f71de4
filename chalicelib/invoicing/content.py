"""All that is printed of a document, frozen when it is posted: from an order and the shop to values, and to paper.

A content is {"language", "currency", "prices_include_tax", "issued_on", "due_on", "order_number", "corrects",
"seller": {"name", "address", "tax_number", "email", "payment_details"}, "buyer": {"name", "address", "tax_number" where
it gave one}, "delivery", "lines": [{"sku", "title", "quantity", "unit_price", "tax_rate", "total"}], "taxes": [{"rate",
"base", "tax"}], "subtotal", "discount", "shipping", "tax", "total", "paid", "balance", "status", "note"}; amounts are
minor units, dates ISO 8601. A gift note is on packing slips alone.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, cast, get_args

from chalicelib.core.postal import address_lines
from chalicelib.invoicing import pdf
from chalicelib.invoicing.rules import Tax
from chalicelib.invoicing.wording import Language, paid_status, word

OWN_REASONS = frozenset({"cancelled_by_buyer", "payment_not_received"})  # codes of ours; all else is a person's words


def language_of(text: str) -> Language:
    """The language of a document: the buyer's where we print it, else English."""
    return cast(Language, text) if text in get_args(Language) else "en"


def of_invoice(order: dict[str, Any], legal: dict[str, Any], today: date, due_on: date | None) -> dict[str, Any]:
    """What an invoice for this order says; `order` is the order's fields as they were when it was placed."""
    language = language_of(order["language"])
    totals = order["totals"]
    balance = max(totals["total"] - order["paid"], 0)
    by_card = order["payment_method"] == "stripe"
    status = ""
    if totals["total"] and not balance:
        status = paid_status(today, language, by_card)
    elif order["payment_state"] == "authorised":
        status = word("approved", language)
    return {
        **_heads(order, legal, language, today),
        "due_on": due_on.isoformat() if due_on else None,
        "corrects": None,
        "seller": _seller(legal, language, payable=not by_card),
        "lines": [_line(line) for line in order["lines"]],
        "taxes": [{name: tax[name] for name in ("rate", "base", "tax")} for tax in order["taxes"]],
        **{name: totals[name] for name in ("subtotal", "discount", "shipping", "tax", "total")},
        "paid": min(order["paid"], totals["total"]),
        "balance": balance,
        "status": status,
        "note": order.get("note") or "",
    }


def of_credit_note(
    invoice: dict[str, Any],
    corrects: str,
    credits: Sequence[Tax],
    reason: str,
    refunded: bool,
    today: date,
    of: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """What a credit note says of an invoice's content.

    One that takes back the whole invoice repeats its lines; one `of` some lines and delivery has those; any other has a
    line per rate with the reason. `refunded` says whether the money has gone back, or was never paid.
    """
    language = language_of(invoice["language"])
    of = of if of and of["lines"] else None  # delivery alone has a line with the reason
    amount = sum(credit.gross for credit in credits)
    whole = amount == invoice["total"]
    title = word("refund" if refunded else "cancelled", language, reason=_in_words(reason, language))
    kept = ("language", "currency", "prices_include_tax", "order_number", "seller", "buyer", "delivery")
    inclusive = invoice["prices_include_tax"]
    lines = [_credit_line(credit, title, inclusive) for credit in credits]
    if of:
        plain = ("title", "sku", "quantity", "unit_price", "tax_rate", "total")
        lines = [{name: line[name] for name in plain} for line in of["lines"]]
    shipping = of["delivery"]["amount"] if of and of["delivery"] else 0
    repeated = {name: invoice[name] for name in ("subtotal", "discount", "shipping")}
    return {
        **{name: invoice[name] for name in kept},
        "issued_on": today.isoformat(),
        "due_on": None,
        "corrects": corrects,
        "lines": invoice["lines"] if whole else lines,
        "taxes": [asdict(credit) for credit in credits],
        **(
            repeated
            if whole
            else {"subtotal": sum(line["total"] for line in lines), "discount": 0, "shipping": shipping}
        ),
        "tax": sum(credit.tax for credit in credits),
        "total": amount,
        "paid": amount if refunded else 0,
        "balance": 0,
        "status": "",
        "note": title if whole or of else "",
    }


def taxes_of(content: dict[str, Any]) -> list[Tax]:
    return [Tax(**each) for each in content["taxes"]]


def of_packing_slip(
    order: dict[str, Any], legal: dict[str, Any], number: str, quantities: dict[str, int], today: date
) -> pdf.Document:
    """A packing slip: these quantities, by line id."""
    language = language_of(order["language"])
    heads = _heads(order, legal, language, today)
    chosen = [(line, quantities[line["id"]]) for line in order["lines"] if quantities.get(line["id"])]
    return pdf.Document(
        kind="packing_slip",
        number=number,
        issued_on=today,
        order_number=order["number"],
        seller=_printed_seller(_seller(legal, language, payable=False)),
        buyer=pdf.Buyer(heads["buyer"]["name"], tuple(heads["buyer"]["address"])),
        delivery=tuple(heads["delivery"]),
        lines=tuple(pdf.Line(line["sku"], _title(line), quantity) for line, quantity in chosen),
        currency=order["currency"],
        language=language,
        note=order.get("note") or "",
        gift_note=order.get("gift_note") or "",
    )


def of_picking_list(
    shelves: list[tuple[str, str, list[tuple[str, int]]]],
    legal: dict[str, Any],
    location: str,
    language: Language,
    today: date,
) -> pdf.Document:
    """What to take from the shelves for several orders: (SKU, title, [(order number, quantity)]), in that sequence."""
    numbers = {number for _, _, orders in shelves for number, _ in orders}

    def line(sku: str, title: str, orders: list[tuple[str, int]]) -> pdf.Line:
        each = ", ".join(f"{number} \u00d7 {quantity}" for number, quantity in orders)
        return pdf.Line(sku, f"{title} ({each})", sum(quantity for _, quantity in orders))

    return pdf.Document(
        kind="picking_list",
        number="",
        issued_on=today,
        order_number=str(len(numbers)),
        seller=_printed_seller(_seller(legal, language, payable=False)),
        buyer=pdf.Buyer(""),
        delivery=(location,),
        lines=tuple(line(*each) for each in shelves),
        currency="",
        language=language,
    )


def printed(document: str, number: str, content: dict[str, Any]) -> bytes:
    """A posted document as a PDF: the same bytes whenever it is asked for."""
    amounts = ("subtotal", "discount", "shipping", "tax", "total", "paid", "balance")
    return pdf.render(
        pdf.Document(
            kind=cast(pdf.Kind, document),
            number=number,
            issued_on=date.fromisoformat(content["issued_on"]),
            due_on=date.fromisoformat(content["due_on"]) if content["due_on"] else None,
            order_number=content["order_number"],
            corrects=content["corrects"],
            seller=_printed_seller(content["seller"]),
            buyer=_printed_buyer(content["buyer"]),
            delivery=tuple(content["delivery"]),
            lines=tuple(pdf.Line(**line) for line in content["lines"]),
            tax_lines=tuple(pdf.TaxLine(**tax) for tax in content["taxes"]),
            currency=content["currency"],
            language=language_of(content["language"]),
            prices_include_tax=content["prices_include_tax"],
            status=content["status"],
            note=content["note"],
            **{name: content[name] for name in amounts},
        )
    )


def _heads(order: dict[str, Any], legal: dict[str, Any], language: Language, today: date) -> dict[str, Any]:
    home = str(legal.get("country") or "")
    billing = order.get("billing_address") or order.get("shipping_address") or {}
    shipping = order.get("shipping_address")
    return {
        "language": language,
        "currency": order["currency"],
        "prices_include_tax": bool(order["prices_include_tax"]),
        "issued_on": today.isoformat(),
        "order_number": order["number"],
        "buyer": {
            "name": billing.get("company") or billing.get("name") or order["email"],
            "address": _party(billing, language, home)[1:] if billing else [],
            **({"tax_number": order["tax_number"]} if order.get("tax_number") else {}),
        },
        "delivery": _party(shipping, language, home) if shipping else [],
    }


def _party(address: dict[str, Any], language: Language, home: str) -> list[str]:
    """A company's name, then the person's; else the person's; then the address."""
    names = [str(name) for name in (address.get("company"), address.get("name")) if name] or [""]
    return [*names, *address_lines(address, language, home)]


def _seller(legal: dict[str, Any], language: Language, payable: bool) -> dict[str, Any]:
    account = legal.get("bank_account")
    return {
        "name": legal.get("name") or "",
        "address": address_lines({**legal, "country": ""}, language),
        "tax_number": legal.get("tax_number") or "",
        "email": legal.get("email") or "",
        "payment_details": [word("account", language, account=account)] if account and payable else [],
    }


def _printed_buyer(buyer: dict[str, Any]) -> pdf.Buyer:
    return pdf.Buyer(buyer["name"], tuple(buyer["address"]), buyer.get("tax_number", ""))


def _printed_seller(seller: dict[str, Any]) -> pdf.Seller:
    return pdf.Seller(
        seller["name"],
        tuple(seller["address"]),
        seller["tax_number"],
        seller["email"],
        tuple(seller["payment_details"]),
    )


def _title(line: dict[str, Any]) -> str:
    return f"{line['title']}, {line['variant_title']}" if line.get("variant_title") else str(line["title"])


def _line(line: dict[str, Any]) -> dict[str, Any]:
    plain = ("sku", "quantity", "unit_price", "tax_rate", "total")
    return {"title": _title(line), **{name: line[name] for name in plain}}


def _credit_line(credit: Tax, title: str, inclusive: bool) -> dict[str, Any]:
    amount = credit.gross if inclusive else credit.base
    return {
        "sku": "",
        "title": title,
        "quantity": 1,
        "unit_price": amount,
        "tax_rate": credit.rate,
        "total": amount,
    }


def _in_words(reason: str, language: Language) -> str:
    if reason in OWN_REASONS:
        return word(reason, language)
    return reason or word("no_reason", language)
