"""One product out of its rows of Shopify's CSV: its own fields, its options, and each row's variant and image."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from chalicelib.core.markup import sanitise
from chalicelib.interchange import cells
from chalicelib.interchange.csv_rows import Row
from chalicelib.interchange.imported import ImportedImage, ImportedProduct, ImportedVariant, Status
from chalicelib.interchange.problems import Problems
from chalicelib.interchange.shopify_columns import Header

T = TypeVar("T")
NameSku = Callable[[str, str, tuple[str, ...]], str]

NAMES_A_VARIANT = ("option1_value", "option2_value", "option3_value", "sku", "price", "barcode")
LONGEST = {"title": 255, "vendor": 255, "product_type": 255, "category": 500, "seo_title": 255, "seo_description": 1000}
LONGEST_DESCRIPTION = 100_000
LONGEST_CUSTOM = 2_000
LONGEST_SKU = 128
TAX_CLASS = re.compile(r"[a-z0-9_]{1,40}")
MOST_TAGS = 250
MOST_IMAGES = 250


class _Cells:
    """One row by field, noting on the way what a reader says is wrong."""

    def __init__(self, row: Row, header: Header, problems: Problems) -> None:
        self.row, self.header, self.problems = row, header, problems

    def at(self, index: int) -> str:
        return self.row.cells[index] if index < len(self.row.cells) else ""

    def raw(self, field: str) -> str:
        place = self.header.places.get(field)
        return "" if place is None else self.at(place)

    def has(self, field: str) -> bool:
        return bool(self.raw(field).strip())

    def read(self, field: str, reader: Callable[[str], tuple[T, str]]) -> T:
        value, trouble = reader(self.raw(field))
        if trouble:
            self.note(field, trouble)
        return value

    def words(self, field: str, longest: int) -> str:
        return self.read(field, lambda cell: cells.text(cell, longest))

    def note(self, field: str, code: str) -> None:
        self.problems.note(self.row.number, self.header.named(field), code, self.raw(field))


def read_group(
    handle: str,
    rows: Sequence[Row],
    header: Header,
    problems: Problems,
    name_sku: NameSku,
    continues: bool,
    decimals: int,
) -> ImportedProduct:
    """The product these rows describe. `name_sku(written, handle, options)` gives each variant a SKU of its own."""
    told = [_Cells(row, header, problems) for row in rows]
    own = _Own(told)
    of_variants = _of_variants(told, continues)
    names, kept = _options(told, of_variants)
    variants = tuple(_variant(each, values, handle, name_sku, decimals) for each, values in kept)
    return ImportedProduct(
        row=rows[0].number,
        handle=handle,
        title=own.words("title") or _title_of(handle, told[0], continues),
        description_html=_description(own),
        vendor=own.words("vendor"),
        product_type=own.words("product_type"),
        category=own.words("category"),
        tags=_tags(own),
        status=_status(own),
        options=tuple(
            (name, tuple(dict.fromkeys(values[place] for _, values in kept))) for place, name in enumerate(names)
        ),
        variants=variants,
        images=_images(told),
        seo_title=own.words("seo_title"),
        seo_description=own.words("seo_description"),
        gift_card=own.teller("gift_card").read("gift_card", lambda cell: cells.flag(cell, False)),
        continues=continues,
        custom_fields=_product_extras(told, {each.row.number for each in of_variants}),
    )


def claim_skus(handle: str, rows: Sequence[Row], header: Header, name_sku: NameSku, continues: bool) -> None:
    """Take the SKUs these rows would take, without reading the rest of them: for rows that are passed over."""
    told = [_Cells(row, header, Problems(handle)) for row in rows]
    for each, values in _options(told, _of_variants(told, continues))[1]:
        name_sku(_written_sku(each), handle, values)


def _of_variants(told: Sequence[_Cells], continues: bool) -> Sequence[_Cells]:
    """The rows that are variants; a product whose rows are all only pictures has its first row as its one variant."""
    found = [each for each in told if any(each.has(field) for field in NAMES_A_VARIANT)]
    return found or ([] if continues else told[:1])


def _written_sku(each: _Cells) -> str:
    return each.read("sku", lambda cell: cells.code(cell, LONGEST_SKU))


class _Own:
    """The product's own fields: each from the first row that has it; another answer further down is noted."""

    def __init__(self, told: Sequence[_Cells]) -> None:
        self._told = told

    def teller(self, field: str) -> _Cells:
        filled = [each for each in self._told if each.has(field)]
        if not filled:
            return self._told[0]
        first = filled[0]
        for other in filled[1:]:
            if other.raw(field).strip() != first.raw(field).strip():
                other.note(field, "field_differs")
        return first

    def words(self, field: str) -> str:
        return self.teller(field).words(field, LONGEST[field])


def _title_of(handle: str, first: _Cells, continues: bool) -> str:
    if continues:
        return ""
    first.note("title", "title_missing")
    return handle.replace("-", " ").capitalize()


def _description(own: _Own) -> str:
    """Safe HTML; words without any tag become paragraphs, as they look in a spreadsheet."""
    teller = own.teller("description")
    written = teller.raw("description").replace("\r\n", "\n").replace("\r", "\n")
    if len(written) > LONGEST_DESCRIPTION:
        teller.note("description", "too_long")
        written = written[:LONGEST_DESCRIPTION]
    if "<" not in written and "\n" in written.strip():
        paragraphs = (part.strip().replace("\n", "<br>") for part in written.split("\n\n"))
        written = "".join(f"<p>{part}</p>" for part in paragraphs if part)
    return sanitise(written)


def _tags(own: _Own) -> tuple[str, ...]:
    teller = own.teller("tags")
    tags: dict[str, str] = {}
    for piece in teller.raw("tags").split(","):
        tag = cells.clean(piece)[:255].strip()
        if tag:
            tags.setdefault(tag.lower(), tag)
    if len(tags) > MOST_TAGS:
        teller.note("tags", "too_long")
    return tuple(tags.values())[:MOST_TAGS]


def _status(own: _Own) -> Status:
    """The written status; without one, published products are active. An active one must be published too."""
    teller = own.teller("status")
    written = cells.clean(teller.raw("status")).lower()
    publisher = own.teller("published")
    published = publisher.read("published", lambda cell: cells.flag(cell, True))
    if written == "archived":
        return "archived"
    if written == "draft":
        return "draft"
    if written not in ("", "active"):
        teller.note("status", "status_unknown")
        return "draft"
    if published:
        return "active"
    if written:
        publisher.note("published", "not_published")
    return "draft"


def _options(
    told: Sequence[_Cells], of_variants: Sequence[_Cells]
) -> tuple[tuple[str, ...], list[tuple[_Cells, tuple[str, ...]]]]:
    """The options' names, and the variants kept with a value for each; the second variant of equal values is not."""
    values = [tuple(each.words(f"option{n}_value", 255) for n in (1, 2, 3)) for each in of_variants]
    used = [n for n in (0, 1, 2) if any(row[n] for row in values)]
    names = _option_names(told, of_variants, used)
    if len(of_variants) == 1 and names == ("Title",) and values[0][used[0]] == "Default Title":
        return (), [(of_variants[0], ())]
    kept: list[tuple[_Cells, tuple[str, ...]]] = []
    seen: set[tuple[str, ...]] = set()
    for each, row in zip(of_variants, values, strict=True):
        chosen = tuple(row[n] or "-" for n in used)
        if chosen in seen:
            each.problems.note(each.row.number, "", "variant_repeats", " / ".join(chosen))
            continue
        for n in used:
            if not row[n]:
                each.note(f"option{n + 1}_value", "option_value_missing")
        seen.add(chosen)
        kept.append((each, chosen))
    return names, kept


def _option_names(told: Sequence[_Cells], of_variants: Sequence[_Cells], used: Sequence[int]) -> tuple[str, ...]:
    names: list[str] = []
    for n in (0, 1, 2):
        field = f"option{n + 1}_name"
        namer = next((each for each in told if each.has(field)), None)
        if n not in used:
            if namer and of_variants and not _names_nothing(namer, field):
                namer.note(field, "option_unused")
            continue
        name = namer.words(field, 255) if namer else ""
        if not name:
            of_variants[0].note(field, "option_name_missing")
            name = f"Option {n + 1}"
        if name in names and namer:
            namer.note(field, "option_name_repeats")
            name = f"{name} {n + 1}"
        names.append(name)
    return tuple(names)


def _names_nothing(namer: _Cells, field: str) -> bool:
    """Whether this is only Shopify's way of saying that a product has no options."""
    return field == "option1_name" and namer.raw(field).strip() == "Title"


def _variant(each: _Cells, options: tuple[str, ...], handle: str, name_sku: NameSku, decimals: int) -> ImportedVariant:
    written = _written_sku(each)
    sku = name_sku(written, handle, options)
    if sku != written:
        each.note("sku", "sku_repeats" if written else "sku_missing")

    def money(field: str) -> str | None:
        return each.read(field, lambda cell: cells.price(cell, decimals))

    def flag(field: str, usual: bool) -> bool:
        return each.read(field, lambda cell: cells.flag(cell, usual))

    price = money("price")
    if price is None and not each.has("price"):
        each.note("price", "price_missing")
    return ImportedVariant(
        row=each.row.number,
        sku=sku,
        options=options,
        price_text=price,
        compare_at_text=money("compare_at"),
        cost_text=money("cost"),
        barcode=each.read("barcode", cells.barcode),
        grams=each.read("grams", cells.grams),
        weight_unit=_weight_unit(each),
        quantity=each.read("quantity", cells.quantity),
        tracked=bool(cells.clean(each.raw("tracker"))),
        sell_when_out=each.read("policy", _policy),
        requires_shipping=flag("requires_shipping", True),
        taxable=flag("taxable", True),
        tax_code=each.read("tax_code", lambda cell: cells.code(cell, 64)),
        image_url=each.read("variant_image", cells.image_address),
        tax_class=_tax_class(each),
        variant_kind=_kind(each),
        custom_fields=_variant_extras(each),
    )


def _policy(cell: str) -> tuple[bool, str]:
    """Whether to sell when nothing is left: the legacy dialect says deny or continue, the current one true or false."""
    written = cells.clean(cell).lower()
    if written in ("deny", "continue"):
        return written == "continue", ""
    return cells.flag(cell, False)


def _tax_class(each: _Cells) -> str:
    written = cells.clean(each.raw("tax_class")).lower()
    if not written or TAX_CLASS.fullmatch(written):
        return written
    each.note("tax_class", "tax_class_unreadable")
    return ""


def _kind(each: _Cells) -> str:
    written = cells.clean(each.raw("variant_kind")).lower()
    if written in ("", "goods", "digital", "service"):
        return written
    each.note("variant_kind", "kind_unknown")
    return ""


def _weight_unit(each: _Cells) -> str:
    written = cells.clean(each.raw("weight_unit")).lower()
    if written in ("kg", "g", "lb", "oz"):
        return written
    if written:
        each.note("weight_unit", "weight_unit_unknown")
    return "g"


def _images(told: Sequence[_Cells]) -> tuple[ImportedImage, ...]:
    """Every picture once, by position and then as they stand in the file, numbered anew from 1."""
    found: dict[str, tuple[int, str]] = {}
    for each in told:
        url = each.read("image", cells.image_address)
        if not url or url in found:
            continue
        position, trouble = cells.quantity(each.raw("image_position"))
        if trouble:
            each.note("image_position", "position_unreadable")
        found[url] = (position if position and position > 0 else len(found) + 1, each.words("image_alt", 512))
    in_order = sorted(found.items(), key=lambda item: item[1][0])
    if len(in_order) > MOST_IMAGES:
        told[0].note("image", "too_long")
    return tuple(ImportedImage(url, alt, n) for n, (url, (_, alt)) in enumerate(in_order[:MOST_IMAGES], start=1))


def _variant_extras(each: _Cells) -> dict[str, str]:
    """A variant's own further columns, and a stock keeper or fulfilment service that is not Shopify's."""
    extras = {}
    for field, usual in (("tracker", "shopify"), ("service", "manual")):
        written = cells.clean(each.raw(field))
        if written and written.lower() != usual:
            extras[each.header.named(field)] = written[:LONGEST_CUSTOM]
    for column in each.header.custom:
        if column.of_variant:
            _keep(extras, each, column.name, each.at(column.index))
    return extras


def _product_extras(told: Sequence[_Cells], variant_rows: set[int]) -> dict[str, str]:
    """The columns we have no field for: the first row that fills one is heard, another answer further down is noted."""
    extras: dict[str, str] = {}
    for each in told:
        for column in each.header.custom:
            if not (column.of_variant and each.row.number in variant_rows):
                _keep(extras, each, column.name, each.at(column.index))
    return extras


def _keep(extras: dict[str, str], each: _Cells, name: str, cell: str) -> None:
    written, trouble = cells.text(cell, LONGEST_CUSTOM)
    if not written or extras.get(name) == written:
        return
    if name in extras:
        each.problems.note(each.row.number, name, "field_differs", written)
        return
    if trouble:
        each.problems.note(each.row.number, name, trouble, written)
    extras[name] = written
