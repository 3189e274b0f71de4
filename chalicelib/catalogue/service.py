"""Products as others ask for them: by address, by SKU, as cards; and the verbs that change them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.catalogue import rules, search
from chalicelib.catalogue.creating import create_product, finish_product
from chalicelib.catalogue.editing import Edit, edit_product, edit_whole, found_product
from chalicelib.catalogue.glossary import in_language, meanings, title_in_language
from chalicelib.catalogue.grouping import collections, create_collection, ensure_collection, find_collection
from chalicelib.catalogue.models import Card, Collection, Handle, Product, Publication, Variant
from chalicelib.catalogue.picking import find_cards
from chalicelib.catalogue.rules import NewVariant, WantedProduct, folded
from chalicelib.catalogue.search import CardPage, CardQuery, list_cards, list_handles, price_ranges
from chalicelib.catalogue.taking_in import Put, put_product, was_put
from chalicelib.core import clock
from chalicelib.core.errors import not_found
from chalicelib.core.table import Item, Ref, fetch, only, query, sort_keys
from chalicelib.core.transaction import Transaction, retried
from chalicelib.shop import service as shop

__all__ = [
    "CardPage",
    "CardQuery",
    "Collection",
    "Edit",
    "NewVariant",
    "Product",
    "ProductPage",
    "Put",
    "Variant",
    "WantedProduct",
    "add_variant",
    "archive_product",
    "change_product",
    "change_variant",
    "collections",
    "create_collection",
    "create_product",
    "edit_product",
    "edit_whole",
    "ensure_collection",
    "filterable_fields",
    "find_by_handle",
    "find_by_id",
    "find_cards",
    "find_collection",
    "find_products",
    "finish_product",
    "folded",
    "found_product",
    "get_variants",
    "in_language",
    "known_handles",
    "list_cards",
    "list_handles",
    "meanings",
    "price_ranges",
    "product_ids",
    "public_fields",
    "public_values",
    "publish_due",
    "put_product",
    "remove_variant",
    "set_rating",
    "set_stock",
    "title_in_language",
    "variant_ref",
    "was_put",
]

STARS = ("one", "two", "three", "four", "five")


@dataclass(frozen=True)
class ProductPage:
    """A product with all a page shows of it. `others` are the items other modules keep beside it (levels, rating)."""

    product: Product
    variants: list[Variant]
    others: list[Item]

    def in_stock(self, variant: Variant) -> int:
        """How many there are to buy, over all locations."""
        levels = [each for each in self.others if each.kind == "level" and getattr(each, "sku", None) == variant.sku]
        return sum(max(0, int(getattr(level, "available", 0))) for level in levels)

    def available(self, variant: Variant) -> bool:
        """Whether one can be bought now."""
        return variant.active and (sold_without_stock(variant) or self.in_stock(variant) > 0)

    @property
    def rating(self) -> dict[str, Any]:
        """{average, count, histogram}, as the API shows it."""
        found = next((each for each in self.others if each.kind == "rating"), None)
        histogram = {str(stars): int(getattr(found, name, 0) or 0) for stars, name in enumerate(STARS, start=1)}
        count, stars = int(getattr(found, "reviews", 0) or 0), int(getattr(found, "stars", 0) or 0)
        return {"average": average(stars, count), "count": count, "histogram": histogram}


def sold_without_stock(variant: Variant) -> bool:
    """Whether it is sold however many there are: a download, what is not counted, what is made to order."""
    return rules.sold_without_stock(variant.variant_kind, variant.tracked, variant.sell_when_out)


def average(stars: int, count: int) -> float | None:
    """The mean of the stars to two decimals, half up; None where nobody has rated. Shown, never added to."""
    return (200 * stars + count) // (2 * count) / 100 if count else None


# Reading


def find_by_handle(handle: str, any_status: bool = False) -> ProductPage:
    """The product at this address, or an old one, with its variants: two round trips. 404 where none is on sale."""
    if len(handle) > rules.LONGEST_HANDLE:
        raise not_found("product")
    found = Handle.find(handle=handle, consistent=False)
    if found is None:
        raise not_found("product")
    return _page(found.product_id, any_status)


def find_by_id(product_id: str) -> ProductPage:
    """A product of any status with its variants. 404 where there is none."""
    if len(product_id) > 64:
        raise not_found("product")
    return _page(product_id, any_status=True)


def _page(product_id: str, any_status: bool) -> ProductPage:
    items = list(query(f"PRODUCT#{product_id}", index="g1"))
    product = next((each for each in items if isinstance(each, Product)), None)
    if product is None or not (any_status or product.status == "active"):
        raise not_found("product")
    variants = [each for each in items if isinstance(each, Variant) and not each.removed]
    others = [each for each in items if not isinstance(each, Product | Variant)]
    return ProductPage(product, variants, others)


def known_handles(handles: Iterable[str]) -> frozenset[str]:
    """Which of these addresses a product has or had. One batch read."""
    wanted = [handle for handle in dict.fromkeys(handles) if 0 < len(handle) <= rules.LONGEST_HANDLE]
    found = fetch([Handle.ref(handle=handle) for handle in wanted]) if wanted else []
    return frozenset(each.handle for each in found if isinstance(each, Handle))


def get_variants(skus: Iterable[str]) -> dict[str, Variant]:
    """These variants by SKU, those that exist, removed ones included (they are not `active`). One batch read."""
    wanted = [sku for sku in dict.fromkeys(skus) if 0 < len(sku) <= rules.LONGEST_SKU]
    found = fetch([variant_ref(sku) for sku in wanted]) if wanted else []
    return {variant.sku: variant for variant in found if isinstance(variant, Variant)}


def variant_ref(sku: str) -> Ref:
    """Where a variant is, to be read together with other things."""
    return Variant.ref(sku=sku)


def filterable_fields() -> dict[str, str]:
    """The custom fields of products that buyers may narrow lists by: their titles by name."""
    return {each["name"]: each["title"] for each in public_fields() if each.get("filterable")}


def public_fields() -> list[dict[str, Any]]:
    """The custom fields of products that buyers see, as the shop defined them. The others are the shop's own affair."""
    defined = shop.current().custom_fields.get("product", [])
    return [each for each in defined if each.get("shown") or each.get("filterable")]


def public_values(product: Product) -> list[tuple[dict[str, Any], Any]]:
    """The custom fields that buyers see of a product, each with its value, where it has them."""
    return [
        (each, product.custom_fields[each["name"]]) for each in public_fields() if each["name"] in product.custom_fields
    ]


# Writing


def change_product(product_id: str, version: int | None = None, **fields: Any) -> Product:
    """Change fields of a product; a new handle leaves the old address leading to it."""
    return edit_product(product_id, Edit(fields=fields), version)


def archive_product(product_id: str, version: int | None = None) -> Product:
    """Take a product off sale for good. What was ordered of it stays as it is."""
    return change_product(product_id, version, status="archived")


def add_variant(product_id: str, wanted: NewVariant, version: int | None = None) -> Variant:
    """Add a variant; without a SKU it is given one."""
    product = edit_product(product_id, Edit(add=[wanted]), version)
    return Variant.get(sku=wanted.sku or product.skus[-1])


def change_variant(product_id: str, sku: str, version: int | None = None, **fields: Any) -> Variant:
    """Change fields of a variant (its SKU stays: remove it and add another)."""
    versions = {sku: version} if version is not None else None
    edit_product(product_id, Edit(change={sku: fields}), versions=versions)
    return Variant.get(sku=sku)


def remove_variant(product_id: str, sku: str) -> Product:
    """Remove a variant from sale and from its product; the last one is refused."""
    return edit_product(product_id, Edit(remove=[sku]))


def publish_due() -> None:
    """Put on sale what is to go on sale by now. A draft whose plan changed meanwhile is left as it is."""
    now = clock.now()
    for shard in range(4):
        due = only(query(f"PUBLICATIONS#{shard}", between=("0", now + "~"), limit=100), Publication)
        for planned in due:
            _publish(planned)


@retried
def _publish(planned: Publication) -> None:
    product = Product.find(product_id=planned.product_id)
    if product is None or product.publish_at != planned.publish_at:
        with Transaction() as tx:
            tx.delete(planned)
        return
    edit_product(planned.product_id, Edit(fields={"status": "active"}), product.version)


@retried
def set_stock(product_id: str, left: Mapping[str, bool]) -> None:
    """Say for these SKUs whether there is any left, for lists and search."""
    card = Card.find(product_id=product_id)
    if card is None:
        return
    stock = {sku: True for sku, some in {**card.stock, **left}.items() if some}
    _write_card(card, stock=stock)


@retried
def set_rating(product_id: str, reviews: int, stars: int) -> None:
    """Say how many published reviews a product has and how many stars in all, for lists and search."""
    card = Card.find(product_id=product_id)
    if card is not None:
        _write_card(card, rating={"reviews": reviews, "stars": stars})


def _write_card(card: Card, **fields: Any) -> None:
    if any(getattr(card, name) != value for name, value in fields.items()):
        with Transaction() as tx:
            tx.change(card, changed_at=clock.now(), **fields)
        search.look_again()


def find_products(product_ids: Sequence[str]) -> dict[str, Product]:
    """These products, whatever their status. One batch read."""
    found = fetch([Product.ref(product_id=product_id) for product_id in dict.fromkeys(product_ids)])
    return {product.product_id: product for product in found if isinstance(product, Product)}


def product_ids() -> list[str]:
    """Every product there is, in the order they were made: for long work over all of them."""
    return sorted(key.rpartition("#")[2] for key in sort_keys((f"PRODUCTS#{n}" for n in range(4)), index="g2"))
