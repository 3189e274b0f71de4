"""Products as another system has them, brought in so that doing it again changes nothing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from chalicelib.catalogue import rules
from chalicelib.catalogue.creating import create_product, finish_product
from chalicelib.catalogue.editing import Edit, edit_product
from chalicelib.catalogue.models import Handle, Product, Variant
from chalicelib.catalogue.pieces import chunks, clean, read_parts
from chalicelib.catalogue.rules import NewVariant, WantedProduct
from chalicelib.core.errors import Refused
from chalicelib.core.table import fetch

OF_PRODUCT = ("title", "description", "status", "vendor", "product_type", "seo")


@dataclass(frozen=True)
class Put:
    """What became of a product: `outcome` is created, changed, unchanged or refused (`refusal` says why).

    `left_out` are SKUs that belong to another product.
    """

    product_id: str
    outcome: str
    left_out: list[str] = field(default_factory=list)
    refusal: Refused | None = None


def put_product(wanted: WantedProduct) -> Put:
    """Create the product of this address, or bring it to what is wanted; what has no wish here stays as it is.

    An outcome is remembered with the source that had it: the same source asking again hears the same, so that an import
    which stopped half-way counts right when it goes on. A variant is found by its SKU.
    """
    known = _known(wanted.handle)
    product_id = known.product_id if known else ""
    left_out = _others(wanted, product_id)
    if known is None and left_out and _known(wanted.handle) is not None:
        return put_product(wanted)  # another worker with the same wish was faster
    variants = [variant for variant in wanted.variants if variant.sku not in left_out]
    try:
        if known is not None:
            outcome = _bring_up(known.product_id, wanted, variants)
        elif variants:
            product_id = _create(wanted, variants).product_id
            outcome = "created"
        else:
            return Put("", "refused", left_out, rules.NO_VARIANT)
    except Refused as refused:
        if refused.status == 409 and refused.code != "handle_taken":
            raise  # somebody else is at it: busy, or a SKU taken this moment; the next try finds out
        if known is None and refused.code == "handle_taken" and _known(wanted.handle) is not None:
            return put_product(wanted)
        return Put(product_id, "refused", left_out, refused)
    return Put(product_id, outcome, left_out)


def _known(handle: str) -> Handle | None:
    return Handle.find(handle=handle) if len(handle) <= rules.LONGEST_HANDLE else None


def was_put(handle: str, source: str) -> bool:
    """Whether this source created or changed the product of this address."""
    known = _known(handle)
    product = Product.find(product_id=known.product_id) if known else None
    return product is not None and (product.imported or {}).get("job") == source


def _others(wanted: WantedProduct, product_id: str) -> list[str]:
    """The wanted SKUs that belong to another product."""
    skus = [variant.sku for variant in wanted.variants if variant.sku]
    stored = fetch([Variant.ref(sku=sku) for sku in skus]) if skus else []
    return [each.sku for each in stored if isinstance(each, Variant) and each.product_id != product_id]


def _create(wanted: WantedProduct, variants: list[NewVariant]) -> Product:
    return create_product(
        wanted.title,
        variants,
        wanted.handle,
        **{name: getattr(wanted, name) for name in OF_PRODUCT if name != "title"},
        tags=list(wanted.tags),
        images=list(wanted.images),
        collections=list(wanted.collections),
        custom_fields=wanted.custom_fields,
        imported={"job": wanted.source, "outcome": "created"},
    )


def _bring_up(product_id: str, wanted: WantedProduct, variants: list[NewVariant]) -> str:
    product = Product.get(product_id=product_id)
    if product.waiting:
        finish_product(product_id)
        product = Product.get(product_id=product_id)
    stored = {variant.sku: variant for variant in read_parts(product)[1]}
    wanted, variants = _with_ours(product, wanted, variants)
    fields = clean(_fields_wanted(product, wanted))
    fields = {name: value for name, value in fields.items() if getattr(product, name) != value}
    changes = {sku: change for sku, change in _changes(stored, variants).items() if change}
    added = [variant for variant in variants if variant.sku not in stored]
    remembered = product.imported if (product.imported or {}).get("job") == wanted.source else None
    outcome = remembered["outcome"] if remembered else "changed"
    edits = _edits(fields, changes, added)
    if not edits:
        return outcome if remembered else "unchanged"
    for edit in edits:
        edit.fields["imported"] = {"job": wanted.source, "outcome": outcome}
        edit_product(product_id, edit)
    return str(outcome)


def _with_ours(
    product: Product, wanted: WantedProduct, variants: list[NewVariant]
) -> tuple[WantedProduct, list[NewVariant]]:
    """The same with our addresses for the pictures that were fetched since (mirroring.py)."""
    ours = {source: image for image in product.images for source in image.get("sources", ())}
    if not ours:
        return wanted, variants
    images = tuple(ours.get(image["url"], image) for image in wanted.images)
    mapped = [replace(each, image=ours[each.image]["url"]) if each.image in ours else each for each in variants]
    return replace(wanted, images=images), mapped


def _fields_wanted(product: Product, wanted: WantedProduct) -> dict[str, Any]:
    known = {image["url"] for image in product.images}
    images = [*product.images, *(image for image in wanted.images if image["url"] not in known)]
    if wanted.adds_only:
        return {"images": images}
    return {
        **{name: getattr(wanted, name) for name in OF_PRODUCT},
        "tags": list(wanted.tags),
        "images": list(wanted.images) if len(images) == len(wanted.images) else _in_their_order(product, wanted),
        "collections": list(dict.fromkeys([*product.collections, *wanted.collections])),
        "custom_fields": {**product.custom_fields, **wanted.custom_fields},
    }


def _in_their_order(product: Product, wanted: WantedProduct) -> list[dict[str, Any]]:
    """The wanted pictures, then those that only we have."""
    theirs = {image["url"] for image in wanted.images}
    return [*wanted.images, *(image for image in product.images if image["url"] not in theirs)]


def _changes(stored: Mapping[str, Variant], variants: list[NewVariant]) -> dict[str, dict[str, Any]]:
    found = {}
    for variant in variants:
        if variant.sku and variant.sku in stored:
            known = stored[variant.sku]
            fields = {name: value for name, value in asdict(variant).items() if name != "sku"}
            fields["barcode"] = (fields["barcode"] or "").strip() or None
            fields["prices"] = {**known.prices, **fields["prices"]}
            for name in ("compare_at", "cost"):  # what the wish says of one currency says nothing of the others
                others = {
                    currency: amount
                    for currency, amount in getattr(known, name).items()
                    if currency not in variant.prices
                }
                fields[name] = {**others, **fields[name]}
            fields["custom_fields"] = {**known.custom_fields, **fields["custom_fields"]}
            found[variant.sku] = {name: value for name, value in fields.items() if getattr(known, name) != value}
    return found


def _edits(fields: dict[str, Any], changes: dict[str, dict[str, Any]], added: list[NewVariant]) -> list[Edit]:
    """As many edits as it takes, each small enough for a transaction; options must be complete after the last."""
    edits = [Edit(add=chunk) for chunk in chunks(added) if chunk]
    skus = list(changes)
    for start in range(0, len(skus), 40):
        edits.append(Edit(change={sku: changes[sku] for sku in skus[start : start + 40]}))
    if fields and not edits:
        edits.append(Edit())
    if edits:
        edits[0].fields = dict(fields)
    for edit in edits[:-1]:
        edit.whole = False
    return edits
