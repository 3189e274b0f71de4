"""What staff ask of the catalogue: products, variants and collections."""

from typing import Any

from chalicelib.catalogue import filtering, glossary, grouping, service, views
from chalicelib.catalogue.inputs import (
    ChangeCollectionIn,
    ChangeProductIn,
    ChangeVariantIn,
    MembersIn,
    NewCollectionIn,
    NewProductIn,
    NewVariantIn,
    ProductsQuery,
    RemoveQuery,
    SetGlossary,
)
from chalicelib.catalogue.models import Product, Variant
from chalicelib.catalogue.outputs import (
    GlossaryOut,
    KeptCollectionOut,
    KeptCollectionsOut,
    KeptProductOut,
    KeptVariantOut,
    ProductRowsOut,
)
from chalicelib.catalogue.pieces import read_parts
from chalicelib.core.access import staff
from chalicelib.core.errors import not_found
from chalicelib.core.http import PageQuery, Routes

routes = Routes("Catalogue for staff")
READ, WRITE = staff("catalogue.read"), staff("catalogue.write")
PRODUCTS, PRODUCT = "/api/admin/products", "/api/admin/products/{product_id}"
COLLECTIONS, COLLECTION = "/api/admin/collections", "/api/admin/collections/{handle}"


def _whole(product: Product) -> dict[str, Any]:
    return views.kept_product(product, read_parts(product)[1])


def _again(partition: str) -> dict[str, Any]:
    return _whole(service.found_product(partition.removeprefix("PRODUCT#")))


@routes.route(PRODUCTS, by=READ, query=ProductsQuery, gives=ProductRowsOut)
def list_all_products(query: ProductsQuery) -> dict[str, Any]:
    """Products of every status, the latest change first; `q` is part of a title, address, vendor or SKU."""
    found = filtering.list_products(query)
    return {"items": [views.product_row(each) for each in found.items], "next_cursor": found.next_cursor}


@routes.route(PRODUCTS, "POST", by=WRITE, takes=NewProductIn, gives=KeptProductOut, status=201, again=_again)
def create_product(given: NewProductIn) -> dict[str, Any]:
    """Create a product with its variants."""
    fields = given.fields()
    variants = [each.wanted() for each in given.variants]
    return _whole(service.create_product(fields.pop("title"), variants, fields.pop("handle", None), **fields))


@routes.route(PRODUCT, by=READ, gives=KeptProductOut)
def show_kept_product(product_id: str) -> dict[str, Any]:
    """A product whole, whatever its status."""
    return _whole(service.found_product(product_id))


@routes.route(PRODUCT, "PATCH", by=WRITE, takes=ChangeProductIn, gives=KeptProductOut)
def change_product(product_id: str, given: ChangeProductIn) -> dict[str, Any]:
    """Change the fields given, and variants; a new handle leaves the old address leading here."""
    edit = service.Edit(fields=given.fields())
    if given.variants is not None:
        edit.add = [each.wanted() for each in given.variants.add]
        edit.change = {each.sku: each.fields() for each in given.variants.change}
        edit.remove = list(dict.fromkeys(given.variants.remove))
    return _whole(service.edit_whole(product_id, edit, given.version))


@routes.route(PRODUCT, "DELETE", by=WRITE, query=RemoveQuery, gives=KeptProductOut)
def archive_product(product_id: str, query: RemoveQuery) -> dict[str, Any]:
    """Archive a product: orders name it, so it is never deleted."""
    return _whole(service.archive_product(product_id, query.version))


@routes.route(PRODUCT + "/variants", "POST", by=WRITE, takes=NewVariantIn, gives=KeptVariantOut, status=201)
def add_variant(product_id: str, given: NewVariantIn) -> dict[str, Any]:
    """Add a variant to a product."""
    return views.kept_variant(service.add_variant(product_id, given.wanted()))


@routes.route(PRODUCT + "/variants/{sku}", "PATCH", by=WRITE, takes=ChangeVariantIn, gives=KeptVariantOut)
def change_variant(product_id: str, sku: str, given: ChangeVariantIn) -> dict[str, Any]:
    """Change the fields given of a variant."""
    return views.kept_variant(service.change_variant(product_id, sku, given.version, **given.fields()))


@routes.route(PRODUCT + "/variants/{sku}", "DELETE", by=WRITE, gives=KeptProductOut)
def remove_variant(product_id: str, sku: str) -> dict[str, Any]:
    """Remove a variant from its product; its SKU stays its own."""
    return _whole(service.remove_variant(product_id, sku))


@routes.route("/api/admin/variants/{sku}", by=READ, gives=KeptVariantOut)
def show_variant(sku: str) -> dict[str, Any]:
    """A variant by its SKU."""
    variant: Variant | None = service.get_variants([sku]).get(sku)
    if variant is None or variant.removed:
        raise not_found("variant")
    return views.kept_variant(variant)


@routes.route("/api/admin/glossary", by=READ, gives=GlossaryOut)
def show_glossary() -> dict[str, Any]:
    """The shop's own words, of options, tags and custom fields, in its other languages."""
    return views.glossary(glossary.glossary(), glossary.used(service.public_fields()))


@routes.route("/api/admin/glossary", "PUT", by=WRITE, takes=SetGlossary, gives=GlossaryOut)
def set_glossary(given: SetGlossary) -> dict[str, Any]:
    """Replace the words. `version` must be the one you read (0 where there are none yet)."""
    return views.glossary(glossary.set_glossary(given.words, given.version), glossary.used(service.public_fields()))


# Collections


def _collection_again(partition: str) -> dict[str, Any]:
    return views.kept_collection(grouping.find_collection(partition.removeprefix("COLLECTION#")))


@routes.route(COLLECTIONS, by=READ, query=PageQuery, gives=KeptCollectionsOut)
def list_kept_collections(query: PageQuery) -> dict[str, Any]:
    """The shop's collections, in their order."""
    found = grouping.list_collections(query.limit, query.cursor)
    return {"items": [views.kept_collection(each) for each in found.items], "next_cursor": found.next_cursor}


@routes.route(
    COLLECTIONS, "POST", by=WRITE, takes=NewCollectionIn, gives=KeptCollectionOut, status=201,
    again=_collection_again,
)  # fmt: skip
def create_collection(given: NewCollectionIn) -> dict[str, Any]:
    """Make a collection."""
    fields = given.fields()
    return views.kept_collection(grouping.create_collection(fields.pop("title"), fields.pop("handle", None), **fields))


@routes.route(COLLECTION, by=READ, gives=KeptCollectionOut)
def show_kept_collection(handle: str) -> dict[str, Any]:
    """One collection as staff edit it."""
    return views.kept_collection(grouping.find_collection(handle))


@routes.route(COLLECTION, "PATCH", by=WRITE, takes=ChangeCollectionIn, gives=KeptCollectionOut)
def change_collection(handle: str, given: ChangeCollectionIn) -> dict[str, Any]:
    """Change the fields given of a collection."""
    return views.kept_collection(grouping.change_collection(handle, given.version, **given.fields()))


@routes.route(COLLECTION, "DELETE", by=WRITE, status=204)
def remove_collection(handle: str) -> None:
    """Take a collection away; its products stay."""
    grouping.remove_collection(handle)


@routes.route(COLLECTION + "/products", "POST", by=WRITE, takes=MembersIn, status=204)
def put_in_collection(handle: str, given: MembersIn) -> None:
    """Put products in a collection."""
    for product_id in given.product_ids:
        grouping.put_in_collection(product_id, handle)


@routes.route(COLLECTION + "/products/{product_id}", "DELETE", by=WRITE, status=204)
def take_from_collection(handle: str, product_id: str) -> None:
    """Take a product out of a collection."""
    grouping.take_from_collection(product_id, handle)
