"""What a product may look like: addresses, part numbers, barcodes, options. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chalicelib.core.errors import Refused, invalid

STATUSES = ("draft", "active", "archived")
KINDS = ("goods", "digital", "service")
LONGEST_HANDLE = 200
LONGEST_SKU = 128
MOST_VARIANTS = 2_048
MOST_OPTIONS = 10

NO_VARIANT = invalid(
    "variants", "variants_missing", "A product needs at least one variant: its price and SKU are there."
)
TOO_MANY_VARIANTS = invalid("variants", "too_many_variants", f"A product has at most {MOST_VARIANTS} variants.")
BAD_BARCODE = invalid(
    "barcode", "barcode_wrong", "The last digit of this barcode does not fit the others. Check it against the label."
)
BAD_HANDLE = invalid(
    "handle", "handle_invalid", "An address has small letters, digits and single hyphens, and at most 200 of them."
)
BAD_SKU = invalid("sku", "sku_invalid", "A SKU has 1 to 128 visible characters and no space at either end.")

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "œ": "oe"})
_HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class NewVariant:
    """A variant as somebody wants it. Amounts are minor units by currency; without a SKU one is made."""

    sku: str | None = None
    options: dict[str, str] = field(default_factory=dict)
    prices: dict[str, int] = field(default_factory=dict)
    compare_at: dict[str, int] = field(default_factory=dict)
    cost: dict[str, int] = field(default_factory=dict)
    tax_class: str = "standard"
    variant_kind: str = "goods"
    tracked: bool = True
    sell_when_out: bool = False
    barcode: str | None = None
    grams: int = 0
    image: str | None = None
    custom_fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class WantedProduct:
    """A product as another system has it: see `put_product`. `source` names the import that brings it.

    With `adds_only` its variants and images are added to the product of that handle, and nothing else of it is changed.
    """

    handle: str
    source: str
    title: str = ""
    description: str = ""
    status: str = "draft"
    vendor: str = ""
    product_type: str = ""
    tags: tuple[str, ...] = ()
    images: tuple[dict[str, Any], ...] = ()
    collections: tuple[str, ...] = ()
    seo: dict[str, str] = field(default_factory=dict)
    custom_fields: dict[str, Any] = field(default_factory=dict)
    variants: tuple[NewVariant, ...] = ()
    adds_only: bool = False


def folded(text: str) -> str:
    """Small letters without marks, for comparing and searching: "Blåbær" is "blabaer"."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def handle_from(title: str) -> str:
    """An address made of a title; "product" where nothing of it can be used."""
    words = re.sub(r"[^a-z0-9]+", "-", folded(title)).strip("-")
    return words[:80].strip("-") or "product"


def checked_handle(handle: str) -> str:
    """The handle, or a 422."""
    if len(handle) > LONGEST_HANDLE or not _HANDLE.fullmatch(handle):
        raise BAD_HANDLE
    return handle


def checked_sku(sku: str) -> str:
    """The SKU, or a 422."""
    if not 1 <= len(sku) <= LONGEST_SKU or sku != sku.strip() or not sku.isprintable():
        raise BAD_SKU
    return sku


def gtin_is_valid(digits: str) -> bool:
    """Whether the check digit of a GTIN-8, -12, -13 or -14 fits (GS1 General Specifications, 7.9)."""
    weighed = sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(reversed(digits)))
    return weighed % 10 == 0


def checked_barcode(barcode: str | None) -> str | None:
    """The barcode, None for an empty one, or a 422. Digits in a GTIN's length must be a GTIN; other codes pass."""
    code = (barcode or "").strip()
    is_gtin = code.isascii() and code.isdigit() and len(code) in (8, 12, 13, 14)
    if is_gtin and not gtin_is_valid(code):
        raise BAD_BARCODE
    return code or None


def made_sku(handle: str, options: dict[str, str], position: int) -> str:
    """A SKU for a variant that was given none, from the product's address and the options."""
    tail = handle_from(" ".join(options.values())) if options else str(position + 1)
    return f"{handle[:80]}-{tail[:40]}".upper()


def variant_title(options: dict[str, str]) -> str:
    """What tells a variant from its siblings: "Red / M"."""
    return " / ".join(options.values())


def options_of(variants: Iterable[dict[str, str]], names: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The product's options from its variants': `names` first, then names and values in order of appearance."""
    found: dict[str, dict[str, None]] = {name: {} for name in names}
    for options in variants:
        for name, value in options.items():
            found.setdefault(name, {})[value] = None
    return [{"name": name, "values": list(values)} for name, values in found.items() if values]


def check_options(variants: Iterable[dict[str, str]], names: Sequence[str]) -> None:
    """Refuse variants that lack an option of the product, and two that are the same."""
    if len(names) > MOST_OPTIONS:
        raise invalid("options", "too_many_options", f"A product has at most {MOST_OPTIONS} options.")
    seen: set[tuple[str, ...]] = set()
    for options in variants:
        missing = [name for name in names if name not in options]
        if missing:
            sentence = f'Each variant needs a value for "{missing[0]}", since another variant of the product has one.'
            raise invalid("variants", "option_missing", sentence)
        values = tuple(options[name] for name in names)
        if values in seen:
            what = " / ".join(values) or "no options"
            raise invalid("variants", "variant_repeats", f"Two variants have the same options ({what}).")
        seen.add(values)


RULE_FIELDS = {
    "title": ("contains", "starts"),
    "vendor": ("is", "not"),
    "type": ("is", "not"),
    "tag": ("is", "not"),
    "price": ("above", "below"),
}
MOST_CONDITIONS = 20


def checked_rule(rule: Mapping[str, Any]) -> None:
    """Refuse a rule that asks what cannot be asked."""
    for n, condition in enumerate(rule["conditions"]):
        field, asks = condition["field"], condition["is"]
        if asks not in RULE_FIELDS[field]:
            known = ", ".join(RULE_FIELDS[field])
            raise invalid(f"rule.conditions.{n}", "rule_wrong", f"Of {field} one can ask: {known}.")
        if field == "price" and not re.fullmatch(r"[A-Z]{3} [0-9]{1,15}", condition["value"], re.ASCII):
            raise invalid(
                f"rule.conditions.{n}", "rule_wrong", "A price in a rule is a currency and minor units, as NOK 50000."
            )


def fits(rule: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    """Whether a product belongs to a collection with this rule.

    `facts` has title, vendor and type as text, tag as a list of them, and price as a list of {currency: minor units},
    one for each variant: a price condition asks whether any variant's is above (below) or at the amount.
    """
    answers = (_condition_fits(condition, facts) for condition in rule["conditions"])
    return all(answers) if rule["match"] == "all" else any(answers)


def _condition_fits(condition: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    field, asks, value = condition["field"], condition["is"], condition["value"]
    if field == "price":
        currency, amount = value.split(" ")
        amounts = [prices[currency] for prices in facts["price"] if currency in prices]
        return any(each >= int(amount) if asks == "above" else each <= int(amount) for each in amounts)
    said = [folded(text) for text in (facts["tag"] if field == "tag" else [facts[field]])]
    wanted = folded(value)
    if asks in ("is", "not"):
        return (wanted in said) is (asks == "is")
    return any(text.startswith(wanted) if asks == "starts" else wanted in text for text in said)


def handle_taken(handle: str) -> Refused:
    sentence = f'The address "{handle}" belongs to another product. Choose another.'
    return Refused("handle_taken", sentence, status=409, field="handle")


def sku_taken(sku: str) -> Refused:
    sentence = f'The SKU "{sku}" belongs to another variant. Give this one another.'
    return Refused("sku_taken", sentence, status=409, field="sku")


def sold_without_stock(variant_kind: str, tracked: bool, sell_when_out: bool) -> bool:
    """Whether a variant can be bought whatever the stock: it is not goods, not counted, or sold when out."""
    return variant_kind != "goods" or not tracked or sell_when_out
