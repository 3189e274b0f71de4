"""Staff's lists of products and variants: every status, narrowed by what the products themselves say."""

from chalicelib.catalogue.inputs import ProductsQuery, VariantsQuery
from chalicelib.catalogue.models import Card, Product, Variant
from chalicelib.catalogue.rules import folded
from chalicelib.core.table import Page, fetch, only, page, query

SHARDS = [f"PRODUCTS#{shard}" for shard in range(4)]
ROUNDS = 10  # pages that are read at most to find some products by their stock, which they do not carry
MOST_ROWS = 2_000  # variants in one answer


def list_products(asked: ProductsQuery, limit: int | None = None) -> Page:
    """A page of products, the latest change first; `q` is part of a title, address, vendor or SKU.

    A page that is narrowed by stock may be short; the cursor says whether there is more.
    """
    if asked.product_id:
        found = fetch([Product.ref(product_id=product_id) for product_id in asked.product_id])
        return Page([each for each in found if isinstance(each, Product) and _wanted(each, asked, folded(asked.q))])
    sought = folded(asked.q.strip())
    cursor = asked.cursor
    items: list[Product] = []
    for _ in range(ROUNDS if asked.stock else 1):
        some = page(
            SHARDS, index="g2", limit=limit or asked.limit, cursor=cursor, newest_first=True,
            where=lambda product: _wanted(product, asked, sought),
        )  # fmt: skip
        items = _by_stock(some.items, asked.stock) if asked.stock else some.items
        cursor = some.next_cursor
        if items or cursor is None:
            break
    return Page(items, cursor)


def _wanted(product: Product, asked: ProductsQuery, sought: str) -> bool:
    if asked.status and product.status != asked.status:
        return False
    if asked.vendor and folded(product.vendor) != folded(asked.vendor):
        return False
    if asked.type and folded(product.product_type) != folded(asked.type):
        return False
    if asked.tag and folded(asked.tag) not in {folded(tag) for tag in product.tags}:
        return False
    if asked.collection and asked.collection not in product.collections:
        return False
    texts = (product.title, product.handle, product.vendor, *product.skus)
    return not sought or any(sought in folded(text) for text in texts)


def _by_stock(products: list[Product], stock: str) -> list[Product]:
    cards = fetch([Card.ref(product_id=product.product_id) for product in products], consistent=False)
    return [
        product
        for product, card in zip(products, cards, strict=True)
        if isinstance(card, Card) and (card.always or any(card.stock.values())) is (stock == "in")
    ]


def list_variants(asked: VariantsQuery) -> tuple[list[tuple[Product, Variant]], str | None]:
    """Variants with their products, product by product, and where the next begin."""
    if asked.code:
        return _by_code(asked.code), None
    limit = asked.limit
    while True:
        found = list_products(asked, limit)
        if limit == 1 or sum(len(product.skus) for product in found.items) <= MOST_ROWS:
            break
        limit = max(1, limit // 4)
    skus = [sku for product in found.items for sku in product.skus]
    variants = {each.sku: each for each in fetch([Variant.ref(sku=sku) for sku in skus]) if isinstance(each, Variant)}
    rows = [
        (product, variants[sku])
        for product in found.items
        for sku in product.skus
        if sku in variants and not variants[sku].removed
    ]
    return rows, found.next_cursor


def _by_code(code: str) -> list[tuple[Product, Variant]]:
    """The variants with this SKU or barcode: what a scanner read."""
    found = [Variant.find(sku=code), *only(query(f"BARCODE#{code}", index="g2", limit=20), Variant)]
    variants = list({each.sku: each for each in found if each is not None and not each.removed}.values())
    products = fetch([Product.ref(product_id=each.product_id) for each in variants])
    return [(product, each) for product, each in zip(products, variants, strict=True) if isinstance(product, Product)]
