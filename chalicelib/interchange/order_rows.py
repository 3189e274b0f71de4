"""Orders as Shopify's order CSV has them: a row for each line, what is the order's own in the first. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chalicelib.interchange.written import address, amount, said

_PLACE = ("Name", "Address1", "Address2", "Company", "City", "Zip", "Province", "Country", "Phone")
TAXES = 5
OF_ORDER = (
    "Email", "Financial Status", "Fulfillment Status", "Accepts Marketing", "Currency", "Subtotal", "Shipping", "Taxes",
    "Total", "Discount Amount", "Shipping Method", "Created at", *(f"Billing {name}" for name in _PLACE),
    *(f"Shipping {name}" for name in _PLACE), "Notes", "Payment Method", "Refunded Amount", "Outstanding Balance", "Id",
    "Tags", "Order State", "Cancel Reason", "Tax Number",
    *(f"Tax {n} {what}" for n in range(1, TAXES + 1) for what in ("Name", "Value")),
)  # fmt: skip
OF_LINE = (
    "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem sku", "Lineitem requires shipping",
    "Lineitem taxable", "Lineitem fulfillment status", "Lineitem discount",
)  # fmt: skip
COLUMNS = ("Name", *OF_ORDER, *OF_LINE)
NAMES = ("order_id", "number", "state", "payment_state", "fulfilment_state", "payment_method", "currency", "lines",
         "totals", "taxes", "delivery", "email", "shipping_address", "billing_address", "note", "tax_number",
         "accepts_marketing", "paid", "refunded", "tags", "cancel_reason", "placed_at")  # fmt: skip
FINANCIAL = {
    "none": "pending",
    "authorised": "authorized",
    "partly_refunded": "partially_refunded",
    "cancelled": "voided",
}
FULFILMENT = {"partly_fulfilled": "partial"}


def record(order: Any) -> dict[str, Any]:
    """What leaves of an order; never its token, which opens it."""
    return {name: getattr(order, name) for name in NAMES}


def rows(record: Mapping[str, Any], _own: Sequence[str], _currency: str) -> Iterable[list[str]]:
    for n, line in enumerate(record["lines"]):
        own = _order(record) if n == 0 else [said(record["email"]), *[""] * (len(OF_ORDER) - 1)]
        yield [record["number"], *own, *_line(line, record["currency"])]


def _order(record: Mapping[str, Any]) -> list[str]:
    currency, totals = record["currency"], record["totals"]
    owed = 0 if record["state"] == "cancelled" else totals["total"] - record["paid"]
    return [
        said(record["email"]),
        FINANCIAL.get(record["payment_state"], record["payment_state"]),
        FULFILMENT.get(record["fulfilment_state"], record["fulfilment_state"]),
        "yes" if record["accepts_marketing"] else "no",
        currency,
        *(amount(totals[name], currency) for name in ("subtotal", "shipping", "tax", "total", "discount")),
        said((record["delivery"] or {}).get("title")),
        record["placed_at"],
        *address(record["billing_address"]),
        *address(record["shipping_address"]),
        said(record["note"]),
        record["payment_method"],
        amount(record["refunded"], currency),
        amount(max(0, owed), currency),
        record["order_id"],
        said(", ".join(record["tags"])),
        record["state"],
        said(record["cancel_reason"]),
        said(record["tax_number"]),
        *_taxes(record["taxes"], currency),
    ]


def _taxes(taxes: Sequence[Mapping[str, Any]], currency: str) -> list[str]:
    cells: list[str] = []
    for each in taxes[:TAXES]:
        cells += [f"{each['rate'] / 100:g} %", amount(each["tax"], currency)]
    return cells + [""] * (2 * TAXES - len(cells))


def _line(line: Mapping[str, Any], currency: str) -> list[str]:
    shipped = int(line.get("shipped") or 0)
    status = "fulfilled" if shipped >= line["quantity"] else "partial" if shipped else "pending"
    return [
        str(line["quantity"]),
        " - ".join(part for part in (line["title"], line.get("variant_title")) if part),
        amount(line["unit_price"], currency),
        line["sku"],
        "true" if line["variant_kind"] == "goods" else "false",
        "true" if line["tax_rate"] else "false",
        status,
        amount(line.get("discount") or 0, currency),
    ]
