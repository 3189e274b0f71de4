"""Every write to a product and its variants: one versioned aggregate, with its card, in one transaction where it fits.

The product lists its SKUs, so that its variants can be read consistently and each edit of any of them goes through the
product's version. A transaction takes about 80 variants: what a new product has beyond that waits in its partition and
is written by `finish_product`, and so are the copies of title, address and state that variants carry.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.catalogue import cards, rules, search
from chalicelib.catalogue.events import ProductChanged, ProductCreated, VariantRemoved, VariantsAdded, VariantsChanged
from chalicelib.catalogue.models import Card, Collection, Handle, Product, Variant, WaitingVariants
from chalicelib.catalogue.rules import NewVariant
from chalicelib.core import clock, ids
from chalicelib.core.context import acting
from chalicelib.core.errors import Refused, invalid, not_found, version_moved_on
from chalicelib.core.markup import sanitise
from chalicelib.core.table import fetch
from chalicelib.core.transaction import Transaction, retried

TOGETHER = 80  # variants in one transaction, which takes 100 operations
TOGETHER_BYTES = 250_000
LARGEST = 350_000  # bytes of a product; DynamoDB's limit for an item is 400 KB
LARGEST_VARIANT = 60_000

TOO_LARGE = Refused(
    "product_too_large", "This is more text than a product or variant can hold. Shorten it.", status=422
)
LAST_VARIANT = Refused("last_variant", "A product keeps at least one variant. Archive the product instead.", status=409)


class _HandleTaken(Exception):
    """Another product has this address."""


@dataclass
class Edit:
    """What is wanted of a product, in one transaction: at most TOGETHER variants added, changed and removed."""

    fields: dict[str, Any] = field(default_factory=dict)
    add: Sequence[NewVariant] = ()
    change: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    remove: Sequence[str] = ()
    whole: bool = True  # False: further edits follow, and options are complete only then


# Creating


def create_product(title: str, variants: Sequence[NewVariant], handle: str | None = None, **fields: Any) -> Product:
    """Create a product with its variants, under an address made from the title where none is given.

    Raises 409 handle_taken or sku_taken (one of two who want the same wins), 422 for what no product can be.
    """
    if not variants:
        raise rules.NO_VARIANT
    if len(variants) > rules.MOST_VARIANTS:
        raise rules.TOO_MANY_VARIANTS
    candidates = iter([rules.checked_handle(handle)]) if handle else _free_handles(rules.handle_from(title))
    for candidate in candidates:
        try:
            return _create(candidate, {"title": title, **fields}, variants)
        except _HandleTaken:
            if handle:
                raise rules.handle_taken(handle) from None
    raise rules.handle_taken(rules.handle_from(title))


def _free_handles(stem: str) -> Iterator[str]:
    """The address itself, then numbered ones that nobody had a moment ago."""
    yield stem
    for start in (2, 22, 42):
        numbered = [f"{stem}-{number}" for number in range(start, start + 20)]
        taken = fetch([Handle.ref(handle=each) for each in numbered])
        yield from (each for each, handle in zip(numbered, taken, strict=True) if handle is None)
    yield f"{stem}-{ids.new('x')[-8:].lower()}"


def _create(handle: str, fields: dict[str, Any], wanted: Sequence[NewVariant]) -> Product:
    now = clock.now()
    rows = [asdict(each) for each in wanted]
    _name_skus(handle, rows)
    options = rules.options_of(row["options"] for row in rows)
    rules.check_options((row["options"] for row in rows), [option["name"] for option in options])
    product = Product.new(
        product_id=ids.new("prd"), handle=handle, created_at=now, updated_at=now, options=options, **_clean(fields)
    )
    _check_collections(product.collections)
    variants = [_new_variant(product, position, row) for position, row in enumerate(rows)]
    first, *rest = chunks(variants)
    product.skus = [variant.sku for variant in variants]
    product.waiting = len(rest)
    _check_size(product)
    for variant, taken in zip(variants[len(first) :], _stored(variants[len(first) :]), strict=True):
        if taken is not None:
            raise rules.sku_taken(variant.sku)
    card = Card.new(product_id=product.product_id, created_at=now, changed_at=now, **cards.fields_of(product, first))
    with Transaction() as tx:
        tx.create(product)
        tx.create(Handle.new(handle=handle, product_id=product.product_id), otherwise=_HandleTaken())
        for variant in first:
            tx.create(variant, otherwise=rules.sku_taken(variant.sku))
        for number, chunk in enumerate(reversed(rest), start=1):
            rows = [_fields(variant) for variant in chunk]
            tx.create(WaitingVariants.new(product_id=product.product_id, number=number, variants=rows))
        tx.create(card)
        tx.publish(ProductCreated(product.product_id, handle, unfinished=bool(rest)), on=product)
    search.look_again()
    if rest:
        finish_product(product.product_id)
        product = Product.get(product_id=product.product_id)
    return product


def _name_skus(handle: str, rows: list[dict[str, Any]]) -> None:
    """Give those without a SKU one that nobody has."""
    taken = {rules.checked_sku(row["sku"]) for row in rows if row["sku"]}
    if len(taken) < sum(1 for row in rows if row["sku"]):
        raise invalid("variants", "sku_repeats", "Two of these variants have the same SKU. Give each its own.")
    unnamed = [(row, rules.made_sku(handle, row["options"], place)) for place, row in enumerate(rows) if not row["sku"]]
    stored = fetch([Variant.ref(sku=stem) for _, stem in unnamed]) if unnamed else []
    taken |= {variant.sku for variant in stored if isinstance(variant, Variant)}
    for row, stem in unnamed:
        sku, count = stem, 1
        while sku in taken:
            count += 1
            sku = f"{stem}-{count}"
        row["sku"] = sku
        taken.add(sku)


def _new_variant(product: Product, position: int, row: Mapping[str, Any]) -> Variant:
    return Variant.new(
        product_id=product.product_id,
        position=position,
        title=rules.variant_title(row["options"]),
        **_checked_variant(row),
        **_carried(product),
    )


def _checked_variant(row: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(row)
    if "barcode" in fields:
        fields["barcode"] = (fields["barcode"] or "").strip() or None
    if len(json.dumps(fields)) > LARGEST_VARIANT:
        raise TOO_LARGE
    return fields


def _carried(product: Product) -> dict[str, Any]:
    """What each variant carries of its product, so that a cart reads the variant alone."""
    return {
        "handle": product.handle,
        "product_title": product.title,
        "product_image": product.images[0]["url"] if product.images else None,
        "active": product.status == "active",
    }


def _clean(fields: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = dict(fields)
    if "description" in cleaned:
        cleaned["description"] = sanitise(cleaned["description"])
    if "translations" in cleaned:
        cleaned["translations"] = {
            language: {**said, **({"description": sanitise(said["description"])} if said.get("description") else {})}
            for language, said in cleaned["translations"].items()
        }
    for name in ("tags", "collections"):
        if name in cleaned:
            cleaned[name] = list(dict.fromkeys(cleaned[name]))
    if "images" in cleaned:
        cleaned["images"] = list(cleaned["images"])
    return cleaned


def _check_collections(handles: Sequence[str]) -> None:
    found = fetch([Collection.ref(handle=handle) for handle in handles]) if handles else []
    for handle, collection in zip(handles, found, strict=True):
        if not isinstance(collection, Collection) or collection.removed:
            raise invalid("collections", "no_such_collection", f'There is no collection "{handle}". Make it first.')


def _check_size(product: Product) -> None:
    if len(json.dumps(product.facts(), ensure_ascii=False).encode("utf-8", "replace")) > LARGEST:
        raise TOO_LARGE


def _stored(variants: Iterable[Variant]) -> list[Any]:
    return fetch([Variant.ref(sku=variant.sku) for variant in variants])


def _fields(variant: Variant) -> dict[str, Any]:
    return {name: value for name, value in variant.facts().items() if name not in ("kind", "version", "events", "head")}


def chunks(variants: Sequence[Any]) -> list[list[Any]]:
    """As many together as one transaction and one item take."""
    found: list[list[Any]] = [[]]
    size = 0
    for variant in variants:
        weight = len(json.dumps(_fields(variant) if isinstance(variant, Variant) else asdict(variant)))
        if found[-1] and (len(found[-1]) == TOGETHER or size + weight > TOGETHER_BYTES):
            found.append([])
            size = 0
        found[-1].append(variant)
        size += weight
    return found


# Finishing what one transaction did not take


def finish_product(product_id: str) -> None:
    """Write the variants that wait, and let every variant carry what the product says. Harmless to repeat."""
    with acting(once=None):
        while _write_waiting(product_id):
            pass
        while _carry_on(product_id):
            pass
    search.look_again()


@retried
def _write_waiting(product_id: str) -> bool:
    product = Product.get(product_id=product_id)
    if not product.waiting:
        return False
    chunk = WaitingVariants.get(product_id=product_id, number=product.waiting)
    added = [Variant.new(**{**row, **_carried(product)}) for row in chunk.variants]
    card, variants = read_parts(product)
    try:
        with Transaction() as tx:
            tx.change(product, waiting=product.waiting - 1)
            tx.delete(chunk)
            for variant in added:
                tx.create(variant, otherwise=rules.sku_taken(variant.sku))
            tx.change(card, changed_at=clock.now(), **cards.fields_of(product, [*variants, *added]))
            tx.publish(VariantsAdded(product_id, [variant.sku for variant in added]), on=product)
    except Refused as refused:
        if refused.code == "sku_taken":
            _take_back(product_id)
        raise
    return True


@retried
def _take_back(product_id: str) -> None:
    """Undo a creation whose later variants met a taken SKU: free its SKUs and address, archive what is left."""
    product = Product.get(product_id=product_id)
    card, variants = read_parts(product)
    for start in range(0, len(variants), TOGETHER):
        with Transaction() as tx:
            for variant in variants[start : start + TOGETHER]:
                tx.delete(variant)
    with Transaction() as tx:
        for number in range(1, product.waiting + 1):
            tx.delete(WaitingVariants.new(product_id=product_id, number=number, variants=[]))
        tx.delete(Handle.new(handle=product.handle, product_id=product_id))
        tx.change(product, waiting=0, skus=[], status="archived", updated_at=clock.now())
        tx.change(card, on_sale=False, changed_at=clock.now())
        tx.publish(ProductChanged(product_id, ["skus", "status"]), on=product)


@retried
def _carry_on(product_id: str) -> bool:
    product = Product.get(product_id=product_id)
    carried = _carried(product)
    behind = [variant for variant in read_parts(product)[1] if _differing(variant, carried)]
    if not behind:
        return False
    with Transaction() as tx:
        tx.check(product, when=Path("version") == product.version)
        for variant in behind[:TOGETHER]:
            tx.change(variant, **carried)
    return True


def read_parts(product: Product) -> tuple[Card, list[Variant]]:
    """A product's card and variants, consistently."""
    card, *found = fetch([Card.ref(product_id=product.product_id), *(Variant.ref(sku=sku) for sku in product.skus)])
    assert isinstance(card, Card)
    variants = [each for each in found if isinstance(each, Variant) and each.product_id == product.product_id]
    return card, [variant for variant in variants if not variant.removed]


def _differing(item: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if getattr(item, name) != value}


# Editing


@retried
def edit_product(
    product_id: str, edit: Edit, version: int | None = None, versions: Mapping[str, int] | None = None
) -> Product:
    """Carry out an edit; nothing is written where nothing differs.

    `version` is the product's and `versions` the variants' that the editor saw: an older one is a 412.
    """
    product = found_product(product_id)
    if version is not None and version != product.version:
        raise version_moved_on()
    card, variants = read_parts(product)
    before = {variant.sku: variant for variant in variants}
    if any(sku not in before for sku in (*edit.change, *edit.remove)):
        raise not_found("variant")
    if any(before[sku].version != seen for sku, seen in (versions or {}).items()):
        raise version_moved_on()
    with Transaction() as tx:
        unfinished = _Editing(tx, product, card, before).carry_out(edit)
    search.look_again()
    if unfinished:
        finish_product(product_id)
    return product


def found_product(product_id: str) -> Product:
    """A product by its id, or a 404."""
    if len(product_id) > 64:
        raise not_found("product")
    return Product.get(product_id=product_id)


class _Editing:
    """One edit on its way into one transaction."""

    def __init__(self, tx: Transaction, product: Product, card: Card, variants: dict[str, Variant]) -> None:
        self.tx, self.product, self.card, self.variants = tx, product, card, variants
        self.written: set[str] = set()

    def carry_out(self, edit: Edit) -> bool:
        """Add the operations; True when some variants do not carry the product's change yet."""
        fields = _differing(self.product, _clean(edit.fields))
        if "collections" in fields:
            _check_collections([each for each in fields["collections"] if each not in self.product.collections])
        if "handle" in fields:
            self._move(fields["handle"])
        for name, value in fields.items():
            setattr(self.product, name, value)
        changes = self._change(edit.change)
        self._remove(edit.remove)
        added = self._add(edit.add)
        shape = _differing(self.product, self._shape(edit.whole))
        if not (fields or changes or added or edit.remove or shape):
            return False
        self.tx.change(self.product, updated_at=clock.now(), **fields, **shape)
        _check_size(self.product)
        unfinished = self._carry()
        self._write_card()
        self._tell(sorted(fields), changes, added, edit.remove, unfinished)
        return unfinished

    def _move(self, handle: str) -> None:
        """Give the product a new address; the old one still leads to it."""
        rules.checked_handle(handle)
        mine = {"product_id": self.product.product_id}
        old, known = fetch([Handle.ref(handle=self.product.handle), Handle.ref(handle=handle)])
        if isinstance(known, Handle) and known.product_id == self.product.product_id:
            self.tx.change(known, moved=False)
        else:
            self.tx.create(Handle.new(handle=handle, **mine), otherwise=rules.handle_taken(handle))
        if old is not None:
            self.tx.change(old, moved=True)

    def _change(self, wanted: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
        changes = {}
        for sku, fields in wanted.items():
            variant = self.variants[sku]
            checked = _checked_variant(fields)
            if "options" in checked:
                checked["title"] = rules.variant_title(checked["options"])
            differing = _differing(variant, checked)
            if differing:
                changes[sku] = differing
                self.written.add(sku)
                self.tx.change(variant, **differing)
        return changes

    def _remove(self, skus: Sequence[str]) -> None:
        for sku in skus:
            variant = self.variants.pop(sku)
            self.tx.change(variant, removed=True, active=False)
        if not self.variants:
            raise LAST_VARIANT

    def _add(self, wanted: Sequence[NewVariant]) -> list[str]:
        rows = [asdict(each) for each in wanted]
        if not rows:
            return []
        if len(self.variants) + len(rows) > rules.MOST_VARIANTS:
            raise rules.TOO_MANY_VARIANTS
        _name_skus(self.product.handle, rows)
        last = max((variant.position for variant in self.variants.values()), default=-1)
        known = fetch([Variant.ref(sku=row["sku"]) for row in rows])
        for position, (row, stored) in enumerate(zip(rows, known, strict=True), start=last + 1):
            variant = _new_variant(self.product, position, row)
            mine = isinstance(stored, Variant) and stored.product_id == self.product.product_id
            if isinstance(stored, Variant) and stored.removed and mine:
                names = (row.keys() | _carried(self.product).keys() | {"position", "title", "removed"}) - {"sku"}
                self.tx.change(stored, **{name: getattr(variant, name) for name in names})
                variant = stored
            else:
                self.tx.create(variant, otherwise=rules.sku_taken(variant.sku))
            self.variants[variant.sku] = variant
            self.written.add(variant.sku)
        return [row["sku"] for row in rows]

    def _shape(self, whole: bool) -> dict[str, Any]:
        """The options and SKUs the product has after the edit."""
        in_order = sorted(self.variants.values(), key=lambda variant: variant.position)
        each = [variant.options for variant in in_order]
        options = rules.options_of(each, [option["name"] for option in self.product.options])
        if whole:
            rules.check_options(each, [option["name"] for option in options])
        skus = [variant.sku for variant in in_order]
        if self.product.waiting:
            skus = [*skus, *(sku for sku in self.product.skus if sku not in self.variants)]
        return {"options": options, "skus": skus}

    def _carry(self) -> bool:
        carried = _carried(self.product)
        behind = [variant for variant in self.variants.values() if _differing(variant, carried)]
        room = TOGETHER - len(self.written)
        late = [variant for variant in behind if variant.sku not in self.written][max(room, 0) :]
        for variant in behind:
            if variant not in late:
                self.tx.change(variant, **_differing(variant, carried))
        return bool(late)

    def _write_card(self) -> None:
        fields = cards.fields_of(self.product, self.variants.values())
        stock = {sku: left for sku, left in self.card.stock.items() if sku in self.variants}
        differing = _differing(self.card, {**fields, "stock": stock})
        if differing:
            self.tx.change(self.card, changed_at=clock.now(), **differing)

    def _tell(
        self,
        fields: list[str],
        changes: dict[str, dict[str, Any]],
        added: list[str],
        removed: Sequence[str],
        unfinished: bool,
    ) -> None:
        product_id = self.product.product_id
        if fields or unfinished:
            self.tx.publish(ProductChanged(product_id, fields, unfinished), on=self.product)
        if changes:
            self.tx.publish(VariantsChanged(product_id, changes), on=self.product)
        if added:
            self.tx.publish(VariantsAdded(product_id, added), on=self.product)
        for sku in removed:
            self.tx.publish(VariantRemoved(product_id, sku), on=self.product)
