"""The pieces that creating and editing a product share: SKUs, what variants carry, what fits into one transaction."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from chalicelib.catalogue import rules
from chalicelib.catalogue.models import Card, Collection, Product, Publication, Variant
from chalicelib.core.errors import Refused, invalid
from chalicelib.core.markup import sanitise
from chalicelib.core.table import fetch
from chalicelib.core.transaction import Transaction
from chalicelib.media import service as media

TOGETHER = 80  # variants in one transaction, which takes 100 operations
TOGETHER_BYTES = 250_000
LARGEST = 350_000  # bytes of a product; DynamoDB's limit for an item is 400 KB
LARGEST_VARIANT = 60_000

TOO_LARGE = Refused(
    "product_too_large", "This is more text than a product or variant can hold. Shorten it.", status=422
)


def name_skus(handle: str, rows: list[dict[str, Any]]) -> None:
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


def new_variant(product: Product, position: int, row: Mapping[str, Any]) -> Variant:
    return Variant.new(
        product_id=product.product_id,
        position=position,
        title=rules.variant_title(row["options"]),
        **checked_variant(row),
        **carried_of(product),
    )


def checked_variant(row: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(row)
    if "barcode" in fields:
        fields["barcode"] = (fields["barcode"] or "").strip() or None
    if fields.get("image"):
        media.remember_origins([fields["image"]])
    if len(json.dumps(fields)) > LARGEST_VARIANT:
        raise TOO_LARGE
    return fields


def carried_of(product: Product) -> dict[str, Any]:
    """What each variant carries of its product, so that a cart reads the variant alone."""
    return {
        "handle": product.handle,
        "product_title": product.title,
        "product_image": product.images[0]["url"] if product.images else None,
        "active": product.status == "active",
    }


def clean(fields: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = dict(fields)
    if "description" in cleaned:
        cleaned["description"] = sanitise(cleaned["description"])
    if "translations" in cleaned:
        cleaned["translations"] = clean_translations(cleaned["translations"])
    for name in ("tags", "collections"):
        if name in cleaned:
            cleaned[name] = list(dict.fromkeys(cleaned[name]))
    if "images" in cleaned:
        cleaned["images"] = media.described(cleaned["images"], "images")
    texts = [cleaned.get("description", ""), *(said.get("description", "") for said in translations_of(cleaned))]
    media.remember_origins((image["url"] for image in cleaned.get("images", ())), *texts)
    return cleaned


def clean_translations(translations: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Translations with their descriptions sanitised."""
    return {
        language: {**said, **({"description": sanitise(said["description"])} if said.get("description") else {})}
        for language, said in translations.items()
    }


def translations_of(fields: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(fields.get("translations", {}).values())


def plan_publication(tx: Transaction, product: Product, before: str | None) -> None:
    """Keep the list of what goes on sale by itself in step with the product; `before` is the moment it had."""
    after = product.publish_at
    if before == after:
        return
    about = {"product_id": product.product_id}
    if before:
        tx.delete(Publication.new(publish_at=before, **about))
    if after:
        tx.save(Publication.new(publish_at=after, **about))


def check_collections(handles: Sequence[str]) -> None:
    found = fetch([Collection.ref(handle=handle) for handle in handles]) if handles else []
    for handle, collection in zip(handles, found, strict=True):
        if not isinstance(collection, Collection) or collection.removed:
            raise invalid("collections", "no_such_collection", f'There is no collection "{handle}". Make it first.')


def check_size(product: Product) -> None:
    if len(json.dumps(product.facts(), ensure_ascii=False).encode("utf-8", "replace")) > LARGEST:
        raise TOO_LARGE


def stored_variants(variants: Iterable[Variant]) -> list[Any]:
    return fetch([Variant.ref(sku=variant.sku) for variant in variants])


def fields_of(variant: Variant) -> dict[str, Any]:
    return {name: value for name, value in variant.facts().items() if name not in ("kind", "version", "events", "head")}


def chunks(variants: Sequence[Any]) -> list[list[Any]]:
    """As many together as one transaction and one item take."""
    found: list[list[Any]] = [[]]
    size = 0
    for variant in variants:
        weight = len(json.dumps(fields_of(variant) if isinstance(variant, Variant) else asdict(variant)))
        if found[-1] and (len(found[-1]) == TOGETHER or size + weight > TOGETHER_BYTES):
            found.append([])
            size = 0
        found[-1].append(variant)
        size += weight
    return found


def read_parts(product: Product) -> tuple[Card, list[Variant]]:
    """A product's card and variants, consistently."""
    card, *found = fetch([Card.ref(product_id=product.product_id), *(Variant.ref(sku=sku) for sku in product.skus)])
    assert isinstance(card, Card)
    variants = [each for each in found if isinstance(each, Variant) and each.product_id == product.product_id]
    return card, [variant for variant in variants if not variant.removed]


def differing_of(item: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if getattr(item, name) != value}
