"""Products as Shopify's product CSV has them (the older dialect, which most systems read), so that our import takes
them back as they were. Pure.

What the format has no place for: prices in other currencies, translations, collections, options beyond the third.
A column of ours, `Variant Tax Class` and `Variant Kind`, keeps what its true and false cannot say.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chalicelib.interchange.written import amount, flag

OF_PRODUCT = (
    "Handle", "Title", "Body (HTML)", "Vendor", "Product Category", "Type", "Tags", "Published", "Status", "SEO Title",
    "SEO Description", "Gift Card",
)  # fmt: skip
OF_VARIANT = (
    "Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value", "Option3 Name", "Option3 Value", "Variant SKU",
    "Variant Grams", "Variant Inventory Tracker", "Variant Inventory Qty", "Variant Inventory Policy",
    "Variant Fulfillment Service", "Variant Price", "Variant Compare At Price", "Variant Requires Shipping",
    "Variant Taxable", "Variant Tax Class", "Variant Kind", "Variant Barcode", "Variant Image", "Variant Weight Unit",
    "Variant Tax Code", "Cost per item",
)  # fmt: skip
OF_IMAGE = ("Image Src", "Image Position", "Image Alt Text")
COLUMNS = (*OF_PRODUCT, *OF_VARIANT, *OF_IMAGE)

# Custom fields that the import makes of columns of the format, by the names of both its dialects
_CATEGORY = ("Product category",)
_TRACKER = ("Variant Inventory Tracker", "Inventory tracker")
_SERVICE = ("Variant Fulfillment Service", "Fulfillment service")
_TAX_CODE, _UNIT = ("Tax code",), ("Weight unit for display",)
_OF_A_VARIANT = ("price /", "compare at price /", "compare-at price /", "included /", "unit price", "variant ")


def record(product: Any, variants: Iterable[Any], levels: Mapping[str, int], shop_url: str) -> dict[str, Any]:
    """What leaves of a product; the shop's own pictures by their whole address."""
    return {
        "handle": product.handle,
        "title": product.title,
        "description": product.description,
        "vendor": product.vendor,
        "product_type": product.product_type,
        "tags": list(product.tags),
        "status": product.status,
        "seo": dict(product.seo or {}),
        "options": [each["name"] for each in product.options],
        "images": [{"url": _whole(each["url"], shop_url), "alt": each.get("alt", "")} for each in product.images],
        "fields": _texts(product.custom_fields),
        "variants": [_variant(each, levels.get(each.sku), shop_url) for each in variants],
    }


def _variant(variant: Any, on_hand: int | None, shop_url: str) -> dict[str, Any]:
    names = ("sku", "options", "prices", "compare_at", "cost", "tax_class", "variant_kind", "tracked", "sell_when_out",
             "barcode", "grams")  # fmt: skip
    return {
        **{name: getattr(variant, name) for name in names},
        "image": _whole(variant.image or "", shop_url),
        "on_hand": on_hand,
        "fields": _texts(variant.custom_fields),
    }


def _texts(fields: Mapping[str, Any] | None) -> dict[str, str]:
    return {name: str(value) for name, value in (fields or {}).items() if value not in (None, "")}


def own_columns(record: Mapping[str, Any]) -> list[str]:
    """The columns a product needs for its custom fields and its variants'."""
    ours = [name for name in record["fields"] if name not in _CATEGORY]
    taken = (*_TRACKER, *_SERVICE, *_TAX_CODE, *_UNIT)
    return ours + [column_of(name) for each in record["variants"] for name in each["fields"] if name not in taken]


def column_of(name: str) -> str:
    """The column of a variant's custom field: by its name an import knows that it is a variant's."""
    return name if name.lower().startswith(_OF_A_VARIANT) else f"Variant {name}"


def rows(record: Mapping[str, Any], own: Sequence[str], currency: str) -> Iterable[list[str]]:
    """A row for each variant and picture, side by side; what is the product's own is in the first."""
    variants, images = record["variants"], record["images"]
    for n in range(max(1, len(variants), len(images))):
        variant = variants[n] if n < len(variants) else None
        image = images[n] if n < len(images) else None
        yield [
            record["handle"],
            *(_own(record) if n == 0 else [""] * (len(OF_PRODUCT) - 1)),
            *(_cells(variant, record["options"], n == 0, currency) if variant else [""] * len(OF_VARIANT)),
            *([image["url"], str(n + 1), image["alt"]] if image else [""] * len(OF_IMAGE)),
            *_customs(record if n == 0 else None, variant, own),
        ]


def _own(record: Mapping[str, Any]) -> list[str]:
    return [
        record["title"],
        record["description"],
        record["vendor"],
        _first(record["fields"], _CATEGORY),
        record["product_type"],
        ", ".join(record["tags"]),
        flag(record["status"] == "active"),
        record["status"],
        record["seo"].get("title", ""),
        record["seo"].get("description", ""),
        "FALSE",
    ]


def _cells(variant: Mapping[str, Any], names: Sequence[str], first: bool, currency: str) -> list[str]:
    fields = variant["fields"]
    tracker = (_first(fields, _TRACKER) or "shopify") if variant["tracked"] else ""
    return [
        *_options(variant, names, first),
        variant["sku"],
        str(variant["grams"] or 0),
        tracker,
        "" if variant["on_hand"] is None or not variant["tracked"] else str(variant["on_hand"]),
        "continue" if variant["sell_when_out"] else "deny",
        _first(fields, _SERVICE) or "manual",
        amount(variant["prices"].get(currency), currency),
        amount(variant["compare_at"].get(currency), currency),
        flag(variant["variant_kind"] == "goods"),
        flag(variant["tax_class"] != "zero"),
        variant["tax_class"],
        variant["variant_kind"],
        variant["barcode"] or "",
        variant["image"],
        _first(fields, _UNIT) or "g",
        _first(fields, _TAX_CODE),
        amount(variant["cost"].get(currency), currency),
    ]


def _options(variant: Mapping[str, Any], names: Sequence[str], first: bool) -> list[str]:
    if not names:
        return ["Title" if first else "", "Default Title", "", "", "", ""]
    cells = []
    for name in [*names[:3], "", "", ""][:3]:
        cells += [name if first else "", variant["options"].get(name, "") if name else ""]
    return cells


def _customs(record: Mapping[str, Any] | None, variant: Mapping[str, Any] | None, own: Sequence[str]) -> list[str]:
    product = record["fields"] if record else {}
    of_variant = {column_of(name): value for name, value in (variant["fields"] if variant else {}).items()}
    return [of_variant.get(name) or product.get(name, "") for name in own]


def _first(fields: Mapping[str, str], names: Sequence[str]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def _whole(url: str, shop_url: str) -> str:
    return f"{shop_url}{url}" if url.startswith("/") else url
