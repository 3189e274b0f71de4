"""Every change of a product and its variants: one versioned aggregate, with its card, in one transaction.

The product lists its SKUs, so that its variants can be read consistently and each edit of any of them goes through the
product's version.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from chalicelib.catalogue import cards, rules, search
from chalicelib.catalogue.creating import finish_product
from chalicelib.catalogue.events import ProductChanged, VariantRemoved, VariantsAdded, VariantsChanged
from chalicelib.catalogue.models import Card, Handle, Product, Variant
from chalicelib.catalogue.pieces import (
    TOGETHER,
    carried_of,
    check_collections,
    check_size,
    checked_variant,
    clean,
    differing_of,
    name_skus,
    new_variant,
    plan_publication,
    read_parts,
)
from chalicelib.catalogue.ruled import collections_of
from chalicelib.catalogue.rules import NewVariant
from chalicelib.core import clock
from chalicelib.core.errors import Refused, not_found, version_moved_on
from chalicelib.core.table import fetch, only, query
from chalicelib.core.transaction import Transaction, retried

TOGETHER_OF_ALL = 40  # variants in one of several edits: each removed one has an event of its own
LAST_VARIANT = Refused("last_variant", "A product keeps at least one variant. Archive the product instead.", status=409)


@dataclass
class Edit:
    """What is wanted of a product, in one transaction: at most TOGETHER variants added, changed and removed."""

    fields: dict[str, Any] = field(default_factory=dict)
    add: Sequence[NewVariant] = ()
    change: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    remove: Sequence[str] = ()
    whole: bool = True  # False: further edits follow, and options are complete only then


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
        fields = differing_of(self.product, clean(edit.fields))
        if "collections" in fields:
            check_collections([each for each in fields["collections"] if each not in self.product.collections])
        publish_at = self.product.publish_at
        if fields.get("status", self.product.status) != "draft":
            fields.pop("publish_at", None)
            fields |= differing_of(self.product, {"publish_at": None})
        if "handle" in fields:
            self._move(fields["handle"])
        for name, value in fields.items():
            setattr(self.product, name, value)
        changes = self._change(edit.change)
        self._remove(edit.remove)
        added = self._add(edit.add)
        fields |= self._by_rule()
        shape = differing_of(self.product, self._shape(edit.whole))
        if not (fields or changes or added or edit.remove or shape):
            return False
        self.tx.change(self.product, updated_at=clock.now(), **fields, **shape)
        check_size(self.product)
        plan_publication(self.tx, self.product, publish_at)
        unfinished = self._carry()
        self._write_card()
        self._tell(sorted(fields), changes, added, edit.remove, unfinished)
        return unfinished

    def _by_rule(self) -> dict[str, Any]:
        """The collections as rules have them after the edit, where that is not what they were."""
        before = self.product.collections
        self.product.collections = collections_of(self.product, self.variants.values(), before)
        return {"collections": self.product.collections} if self.product.collections != before else {}

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
            checked = checked_variant(fields)
            if "options" in checked:
                checked["title"] = rules.variant_title(checked["options"])
            differing = differing_of(variant, checked)
            if differing:
                changes[sku] = differing
                self.written.add(sku)
                self.tx.change(variant, **differing)
        return changes

    def _remove(self, skus: Sequence[str]) -> None:
        for sku in skus:
            variant = self.variants.pop(sku)
            self.written.add(sku)
            self.tx.change(variant, removed=True, active=False)
        if not self.variants:
            raise LAST_VARIANT

    def _add(self, wanted: Sequence[NewVariant]) -> list[str]:
        rows = [asdict(each) for each in wanted]
        if not rows:
            return []
        if len(self.variants) + len(rows) > rules.MOST_VARIANTS:
            raise rules.TOO_MANY_VARIANTS
        self._remember(rows)
        name_skus(self.product.handle, rows)
        last = max((variant.position for variant in self.variants.values()), default=-1)
        known = fetch([Variant.ref(sku=row["sku"]) for row in rows])
        for position, (row, stored) in enumerate(zip(rows, known, strict=True), start=last + 1):
            variant = new_variant(self.product, position, row)
            mine = isinstance(stored, Variant) and stored.product_id == self.product.product_id
            if isinstance(stored, Variant) and stored.removed and mine:
                names = (row.keys() | carried_of(self.product).keys() | {"position", "title", "removed"}) - {"sku"}
                self.tx.change(stored, **{name: getattr(variant, name) for name in names})
                variant = stored
            else:
                self.tx.create(variant, otherwise=rules.sku_taken(variant.sku))
            self.variants[variant.sku] = variant
            self.written.add(variant.sku)
        return [row["sku"] for row in rows]

    def _remember(self, rows: list[dict[str, Any]]) -> None:
        """Give a new variant the SKU of the removed one with the same options: its stock and history are there."""
        if all(row["sku"] for row in rows):
            return
        of_product = only(query(f"PRODUCT#{self.product.product_id}", index="g1", starts="VARIANT#"), Variant)
        removed = {tuple(sorted(each.options.items())): each.sku for each in of_product if each.removed}
        for row in rows:
            row["sku"] = row["sku"] or removed.pop(tuple(sorted(row["options"].items())), None)

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
        carried = carried_of(self.product)
        behind = [variant for variant in self.variants.values() if differing_of(variant, carried)]
        room = TOGETHER - len(self.written)
        late = [variant for variant in behind if variant.sku not in self.written][max(room, 0) :]
        for variant in behind:
            if variant not in late:
                self.tx.change(variant, **differing_of(variant, carried))
        return bool(late)

    def _write_card(self) -> None:
        fields = cards.fields_of(self.product, self.variants.values())
        stock = {sku: left for sku, left in self.card.stock.items() if sku in self.variants}
        differing = differing_of(self.card, {**fields, "stock": stock})
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


def edit_whole(product_id: str, edit: Edit, version: int | None = None) -> Product:
    """Carry out an edit of any number of variants: in one transaction where it fits, else in several.

    The first holds `version` and the product's own fields; each next one holds the version the last one made, so that
    somebody who edits in between is not overwritten. Options need be complete only after the last.
    """
    parts = _parts(edit)
    product = found_product(product_id)
    for n, part in enumerate(parts):
        part.whole = n == len(parts) - 1
        product = edit_product(product_id, part, version)
        version = product.version
    return product


def _parts(edit: Edit) -> list[Edit]:
    """The edit itself where one transaction takes it; else new variants first, so that the last of the old can go."""
    if len(edit.add) + len(edit.change) + len(edit.remove) <= TOGETHER_OF_ALL:
        return [edit]
    changed = list(edit.change)
    parts = [Edit(add=edit.add[n : n + TOGETHER_OF_ALL]) for n in range(0, len(edit.add), TOGETHER_OF_ALL)]
    parts += [
        Edit(change={sku: edit.change[sku] for sku in changed[n : n + TOGETHER_OF_ALL]})
        for n in range(0, len(changed), TOGETHER_OF_ALL)
    ]
    parts += [Edit(remove=edit.remove[n : n + TOGETHER_OF_ALL]) for n in range(0, len(edit.remove), TOGETHER_OF_ALL)]
    parts[0].fields = edit.fields
    return parts
