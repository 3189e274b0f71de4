"""What a cart may hold, and what is wrong with one: pure decisions."""

from typing import Any

from chalicelib.core.errors import Refused, invalid, not_found
from chalicelib.core.money import total

MAX_LINES = 45  # two operations for each line and seven for the order: DynamoDB takes a hundred in one transaction
MAX_QUANTITY = 9999
ORDERED = Refused("cart_ordered", "This cart has been ordered already. Start a new cart.")
TOO_MANY_LINES = Refused(
    "too_many_lines", f"A cart holds at most {MAX_LINES} different things. Order these first.", 409, "sku"
)
Lines = list[dict[str, Any]]


def check_quantity(quantity: int) -> None:
    """Refuse a quantity that is no whole number from 1 to 9999."""
    if not 1 <= quantity <= MAX_QUANTITY:
        raise invalid("quantity", "bad_quantity", f"A quantity is 1 to {MAX_QUANTITY}")


def with_line(lines: Lines, line: dict[str, Any]) -> Lines:
    """The lines with this one; the same SKU joins the line that is there, at today's price."""
    known = next((each for each in lines if each["sku"] == line["sku"]), None)
    if known is None:
        if len(lines) >= MAX_LINES:
            raise TOO_MANY_LINES
        return [*lines, line]
    quantity = known["quantity"] + line["quantity"]
    check_quantity(quantity)
    joined = {**line, "id": known["id"], "quantity": quantity}
    return [joined if each is known else each for each in lines]


def with_quantity(lines: Lines, line_id: str, quantity: int) -> Lines:
    """The lines with another quantity of one; a 404 where there is no such line."""
    check_quantity(quantity)
    line_of(lines, line_id)
    return [{**each, "quantity": quantity} if each["id"] == line_id else each for each in lines]


def without_line(lines: Lines, line_id: str) -> Lines:
    """The lines without one; a 404 where there is no such line."""
    line_of(lines, line_id)
    return [each for each in lines if each["id"] != line_id]


def line_of(lines: Lines, line_id: str) -> dict[str, Any]:
    found = next((each for each in lines if each["id"] == line_id), None)
    if found is None:
        raise not_found("line in this cart")
    return found


def lines_total(lines: Lines) -> int:
    """What the lines cost together, in minor units."""
    return total(line["unit_price"] * line["quantity"] for line in lines)


def problem(code: str, sentence: str, line: dict[str, Any]) -> dict[str, str]:
    return {"code": code, "detail": sentence, "line_id": line["id"]}


def problems_of(line: dict[str, Any], price: int | None, left: int | None) -> list[dict[str, str]]:
    """What is wrong with one line: `price` is today's (None: not for sale), `left` how many there are (None: enough)."""
    if price is None:
        return [problem("not_for_sale", f"{line['title']} is no longer for sale. Remove it from the cart.", line)]
    found = []
    if price != line["unit_price"]:
        found.append(problem("price_changed", f"The price of {line['title']} changed since you added it.", line))
    if left is not None and left < line["quantity"]:
        sentence = f"Only {left} of {line['title']} are left." if left > 0 else f"{line['title']} is sold out."
        found.append(problem("not_enough_stock", sentence, line))
    return found
