"""What a cart may hold, what its lines cost, and what is wrong with them: decisions without I/O."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.core import money
from chalicelib.core.errors import Refused, invalid, not_found

# An order is one transaction of at most 100 writes: a level and a movement for each SKU, and ten for the order itself
MAX_LINES = 45
LARGEST_QUANTITY = 9999
LONGEST_SKU = 128

CART_FULL = Refused(
    "cart_full",
    f"A cart holds at most {MAX_LINES} different articles. Order these first, or remove one.",
    status=409,
    field="sku",
)
TOO_MANY = invalid("quantity", "too_many", f"At most {LARGEST_QUANTITY} of one article fit in a cart.")
UNKNOWN_SKU = invalid("sku", "unknown_sku", "There is no article with this SKU. Choose one from the shop.")
NO_LINE = not_found("line")


@dataclass(frozen=True)
class Problem:
    """Something about a line that the buyer must know before paying."""

    code: str
    detail: str
    line_id: str
    before: int | None = None  # what one cost when it was added and costs now, in minor units, where that changed
    now: int | None = None


def line_id(sku: str) -> str:
    """The id of a SKU's line. It can be read back, so that a line's variant is fetched together with its cart."""
    return "lin_" + urlsafe_b64encode(sku.encode()).decode().rstrip("=")


def sku_of(line_id: str) -> str:
    """The SKU a line id names, or a 404."""
    text = line_id.removeprefix("lin_")
    try:
        sku = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        raise NO_LINE from None
    if not 0 < len(sku) <= LONGEST_SKU or not line_id.startswith("lin_"):
        raise NO_LINE
    return sku


def line_of(variant: Any, quantity: int, currency: str) -> dict[str, Any]:
    """A line of a variant as it is sold now. Refuses what is not for sale, or has no price in this currency."""
    title = titled(variant.product_title, variant.title)
    if not variant.active:
        raise invalid("sku", "not_for_sale", f"{title} is not for sale. Choose something else.")
    price = variant.prices.get(currency)
    if price is None:
        raise invalid("sku", "no_price", f"{title} is not sold in {currency}. Choose something else.")
    return {
        "id": line_id(variant.sku),
        "sku": variant.sku,
        "quantity": quantity,
        "product_id": variant.product_id,
        "handle": variant.handle,
        "title": variant.product_title,
        "variant_title": variant.title,
        "image": variant.image or variant.product_image,
        "unit_price": price,
        "compare_at": variant.compare_at.get(currency),
        "tax_class": variant.tax_class,
        "variant_kind": variant.variant_kind,
        "grams": variant.grams,
        "tracked": variant.tracked,
    }


def titled(title: str, variant_title: str) -> str:
    """A line as a person reads it."""
    return f"{title}, {variant_title}" if variant_title else title


def with_added(lines: Sequence[Mapping[str, Any]], line: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The lines with one more; the same SKU joins its line. Refuses a cart or a line that grows too large."""
    before = next((each["quantity"] for each in lines if each["id"] == line["id"]), 0)
    if before == 0 and len(lines) >= MAX_LINES:
        raise CART_FULL
    quantity = before + line["quantity"]
    if quantity > LARGEST_QUANTITY:
        raise TOO_MANY
    return replaced(lines, {**line, "quantity": quantity})


def replaced(lines: Sequence[Mapping[str, Any]], line: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The lines with this one in the place of the one of its id, or at the end."""
    found = [dict(line) if each["id"] == line["id"] else dict(each) for each in lines]
    return found if any(each["id"] == line["id"] for each in lines) else [*found, dict(line)]


def with_restored(lines: Sequence[Mapping[str, Any]], line: Mapping[str, Any], place: int) -> list[dict[str, Any]]:
    """The lines with a removed one back in its place; unchanged where its SKU was put in again meanwhile."""
    kept = [dict(each) for each in lines]
    if any(each["id"] == line["id"] for each in kept):
        return kept
    if len(kept) >= MAX_LINES:
        raise CART_FULL
    return [*kept[:place], dict(line), *kept[place:]]


def still_wanted(lines: Sequence[Mapping[str, Any]], wanted: Mapping[str, int], opened_before: bool) -> dict[str, int]:
    """What a link of articles adds to these lines: all it names; opened again, only what is in the cart no more."""
    there = {line["sku"] for line in lines} if opened_before else set()
    return {sku: quantity for sku, quantity in wanted.items() if sku not in there}


def line_with(lines: Sequence[Mapping[str, Any]], line_id: str) -> dict[str, Any]:
    """The line with this id, or a 404."""
    for line in lines:
        if line["id"] == line_id:
            return dict(line)
    raise NO_LINE


def refreshed(
    line: Mapping[str, Any], variant: Any, currency: str, left: int | None, stock_sentence: str
) -> tuple[dict[str, Any], list[Problem]]:
    """A line at today's price, and what is wrong with it. `left` is how many there are; None where nobody counts."""
    title = titled(line["title"], line["variant_title"])
    try:
        now = line_of(variant, line["quantity"], currency) if variant is not None else None
    except Refused:
        now = None
    if now is None:
        gone = Problem("not_for_sale", f"{title} is no longer for sale. Remove it from the cart.", line["id"])
        return dict(line), [gone]
    problems = []
    if now["unit_price"] != line["unit_price"]:
        before, after = (money.as_decimal(each["unit_price"], currency) for each in (line, now))
        said = f"The price of {title} was {before} {currency} when you added it, and is {after} {currency} now."
        problems.append(Problem("price_changed", said, line["id"], line["unit_price"], now["unit_price"]))
    if left is not None and left < line["quantity"]:
        problems.append(Problem("out_of_stock", stock_sentence, line["id"]))
    return now, problems


def lines_total(lines: Iterable[Mapping[str, Any]]) -> int:
    """What the lines cost, in minor units."""
    return money.total(line["unit_price"] * line["quantity"] for line in lines)


def subtotal_alone(cart: Any) -> dict[str, int]:
    """The totals of a cart where nobody reckons shipping and tax."""
    subtotal = lines_total(cart.lines)
    return {"subtotal": subtotal, "discount": 0, "shipping": 0, "tax": 0, "total": subtotal}
