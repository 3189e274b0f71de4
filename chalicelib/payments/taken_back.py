"""What of an order a refund takes back: some of its lines, its delivery, and the tax of them. Pure decisions.

Amounts are as the order has them: with tax where its prices include it, else without. The tax of each rate is the part
of the order's own tax that all refunds so far make up, less what the earlier ones had, so that the refunds of every
line add up to the order to the last unit, however it is divided.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.core.errors import Refused, invalid
from chalicelib.core.money import part

NO_DELIVERY = Refused("no_delivery_cost", "There is no delivery cost left to give back.", 409, "refund_delivery")


@dataclass(frozen=True)
class Order:
    """The fields of an order that decide: see orders.models.Order. `delivery_rate` is basis points."""

    lines: Sequence[Mapping[str, Any]]
    taxes: Sequence[Mapping[str, int]]
    shipping: int
    delivery_rate: int
    inclusive: bool


def take_back(
    order: Order, quantities: Mapping[str, int], delivery: bool, before: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """These quantities (by line id) and, with `delivery`, what it cost; `before` is what earlier refunds took.

    Gives {"lines": [{"line_id", "sku", "title", "quantity", "unit_price", "tax_rate", "total"}], "delivery": {"amount",
    "tax_rate"} or None, "taxes": [{"rate", "base", "tax"}], "amount"}; the amount is what goes back, with tax.
    """
    earlier = list(before)
    lines = _lines(order.lines, quantities, earlier)
    cost = _delivery(order, earlier) if delivery else None
    taken = [*earlier, {"lines": lines, "delivery": cost}]
    taxes = _taxes(order, taken, earlier)
    net = sum(line["total"] for line in lines) + (cost["amount"] if cost else 0)
    amount = net + (0 if order.inclusive else sum(tax["tax"] for tax in taxes))
    return {"lines": lines, "delivery": cost, "taxes": taxes, "amount": amount}


def refunded_of(line_id: str, before: Iterable[Mapping[str, Any]]) -> int:
    """How many of a line refunds took back."""
    return sum(line["quantity"] for each in before for line in each["lines"] if line["line_id"] == line_id)


def _lines(
    lines: Sequence[Mapping[str, Any]], quantities: Mapping[str, int], earlier: list[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    known = {line["id"] for line in lines}
    unknown = next((line_id for line_id in quantities if line_id not in known), None)
    if unknown is not None:
        raise invalid("refund_lines", "unknown_line", f"This order has no line {unknown}")
    return [_line(line, quantities[line["id"]], earlier) for line in lines if quantities.get(line["id"])]


def _line(line: Mapping[str, Any], quantity: int, earlier: list[Mapping[str, Any]]) -> dict[str, Any]:
    left = line["quantity"] - line["cancelled"] - refunded_of(line["id"], earlier)
    title = ", ".join(filter(None, (line["title"], line.get("variant_title"))))
    if quantity > left:
        sentence = f"Only {left} of {title} have not been refunded yet."
        raise Refused("more_than_left", sentence, 409, "refund_lines")
    return {
        "line_id": line["id"],
        "sku": line["sku"],
        "title": title,
        "quantity": quantity,
        "unit_price": line["unit_price"],
        "tax_rate": line["tax_rate"],
        "total": line["unit_price"] * quantity,
    }


def _delivery(order: Order, earlier: list[Mapping[str, Any]]) -> dict[str, int]:
    if not order.shipping or any(each["delivery"] for each in earlier):
        raise NO_DELIVERY
    return {"amount": order.shipping, "tax_rate": order.delivery_rate}


def _taxes(order: Order, taken: Sequence[Mapping[str, Any]], earlier: list[Mapping[str, Any]]) -> list[dict[str, int]]:
    sums = _by_rate(taken)
    now = _by_rate(taken[len(earlier) :])
    had: dict[int, int] = {}
    for tax in (tax for each in earlier for tax in each["taxes"]):
        had[tax["rate"]] = had.get(tax["rate"], 0) + tax["tax"]
    of_order = {tax["rate"]: tax for tax in order.taxes}
    found = []
    for rate in sorted(now, reverse=True):
        whole = of_order.get(rate, {"base": 0, "tax": 0})
        basis = whole["base"] + (whole["tax"] if order.inclusive else 0)
        tax = part(sums[rate], whole["tax"], basis) - had.get(rate, 0) if basis else 0
        found.append({"rate": rate, "base": now[rate] - (tax if order.inclusive else 0), "tax": tax})
    return found


def _by_rate(taken: Iterable[Mapping[str, Any]]) -> dict[int, int]:
    """What was taken, by rate of tax."""
    sums: dict[int, int] = {}
    for each in taken:
        for line in each["lines"]:
            sums[line["tax_rate"]] = sums.get(line["tax_rate"], 0) + line["total"]
        if each["delivery"]:
            rate = each["delivery"]["tax_rate"]
            sums[rate] = sums.get(rate, 0) + each["delivery"]["amount"]
    return sums
