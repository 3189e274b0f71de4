"""Products, their variants, and where they are found by handle and SKU."""

from typing import ClassVar

from chalicelib.core.table import Flag, Item, Json, Key, Number, Text, Versioned


class Product(Versioned, kind="product"):
    """What is sold; its variants are what is bought."""

    KEY = Key("PRODUCT#{product_id}", "PRODUCT", reads="one product")
    G1 = Key(
        "PRODUCT#{product_id}", "A", reads="a product with its variants, rating and stock levels: the product page"
    )
    G2 = Key(
        "PRODUCTS#{product_id:shard4}", "{updated_at}#{product_id}", reads="the list of products, latest change first"
    )

    product_id = Text()
    handle = Text()
    title = Text()
    description = Text(default_for_new="")  # sanitised HTML
    status = Text(default_for_new="draft")  # draft, active or archived
    vendor = Text(default_for_new="")
    product_type = Text(default_for_new="")
    tags = Json(default_for_new=list)
    options = Json(default_for_new=list)  # [{"name": "Colour", "values": ["Red", "Blue"]}]
    images = Json(default_for_new=list)  # [{"url", "alt", "width"?, "height"?}]
    collections = Json(default_for_new=list)  # handles
    translations = Json(default_for_new=dict)  # {"nb": {"title", "description"}}
    custom_fields = Json(default_for_new=dict)
    seo = Json(default_for_new=dict)  # {"title", "description"}
    skus = Json(default_for_new=list)  # its variants, in their order
    publish_at = Text(null=True)  # when a draft goes on sale by itself: see Publication
    waiting = Number(default_for_new=0)  # chunks of variants still to be written: see WaitingVariants
    imported = Json(null=True)  # {"job", "outcome"}: the last import that made or changed it
    created_at = Text()
    updated_at = Text()


class Variant(Versioned, kind="variant"):
    """What is bought, under the merchant's part number. It carries what a cart shows of its product."""

    KEY = Key(
        "SKU#{sku}", "VARIANT", reads="one variant by SKU; with its stock levels and movements in the same partition"
    )
    G1 = Key("PRODUCT#{product_id}", "VARIANT#{position:04}#{sku}", reads="a product with its variants")
    G2 = Key("BARCODE#{barcode}", "{sku}", reads="from what a scanner reads to the variants that carry it")

    sku = Text()
    product_id = Text()
    position = Number(default_for_new=0)
    title = Text(default_for_new="")  # "Red / M"; empty where the product has one variant only
    options = Json(default_for_new=dict)  # {"Colour": "Red"}
    prices = Json()  # {"NOK": 1250}, minor units
    compare_at = Json(default_for_new=dict)
    cost = Json(default_for_new=dict)
    tax_class = Text(default_for_new="standard")
    variant_kind = Text(default_for_new="goods")  # goods, digital or service
    tracked = Flag(default_for_new=True)  # whether stock is counted
    sell_when_out = Flag(default_for_new=False)
    barcode = Text(null=True)
    grams = Number(default_for_new=0)
    image = Text(null=True)
    custom_fields = Json(default_for_new=dict)
    active = Flag(default_for_new=True)  # its product is for sale, and it was not removed
    removed = Flag(default_for_new=False)  # no longer a variant; kept so that its SKU, stock and history stay together
    handle = Text()
    product_title = Text()
    product_image = Text(null=True)


class WaitingVariants(Item, kind="waiting_variants"):
    """Variants of a product with more of them than one transaction takes, until they are written."""

    KEY = Key("PRODUCT#{product_id}", "WAITING#{number:04}", reads="what is left to write of a large product")

    product_id = Text()
    number = Number()
    variants = Json()  # [the fields of a Variant]


class Handle(Item, kind="handle"):
    """Which product an address belongs to; `moved` marks one the product no longer uses."""

    KEY = Key("HANDLE#{handle}", "HANDLE", reads="from an address to its product")

    handle = Text()
    product_id = Text()
    moved = Flag(default_for_new=False)


class Card(Versioned, kind="card"):
    """What lists and search show of a product on sale: a projection, which can be built again.

    It has a version, because the product's editor, the stock and the ratings all write to it.
    """

    SCHEMA = 3
    UPGRADES: ClassVar = {
        1: lambda _: {"always": False, "version": 1, "events": 0, "head": ""},
        2: lambda _: {"barcodes": [], "fields": {}},
    }

    KEY = Key("CARD#{product_id}", "CARD", reads="one product's card")
    G2 = Key(
        "CARDS#{product_id:shard4}", "{changed_at}#{product_id}", reads="all cards, and those changed since a moment"
    )

    product_id = Text()
    handle = Text()
    title = Text()
    text = Text(default_for_new="")  # plain words of the description, for search
    vendor = Text(default_for_new="")
    tags = Json(default_for_new=list)
    collections = Json(default_for_new=list)
    options = Json(default_for_new=dict)  # {"Colour": ["Red", "Blue"]}
    skus = Json(default_for_new=list)
    barcodes = Json(default_for_new=list)
    fields = Json(default_for_new=dict)  # custom fields of few letters, to filter by
    prices = Json(default_for_new=dict)  # the lowest, per currency
    highest = Json(default_for_new=dict)
    compare_at = Json(default_for_new=dict)
    image = Json(null=True)  # {"url", "alt"}
    translations = Json(default_for_new=dict)
    stock = Json(default_for_new=dict)  # {sku: true} where there is some of it
    always = Flag(default_for_new=False)  # something of it can be bought whatever the stock
    rating = Json(default_for_new=dict)  # {"stars": 12, "reviews": 3}
    on_sale = Flag(default_for_new=True)  # false hides it (draft, archived, deleted) and tells listeners so
    created_at = Text()
    changed_at = Text()


class SearchSegment(Versioned, kind="search_segment"):
    """Where the shop's stored search index is, and from when on changes to it are to be read: see search_store.py."""

    KEY = Key("SEARCH", "SEGMENT", reads="the stored search index, once in a process")

    file = Text()  # in the bucket
    before = Text(default_for_new="")  # the file it replaced, kept for those who are still loading it
    format = Number()
    until = Text()  # every change before this moment is in it
    products = Number()
    bytes = Number()
    built_at = Text()


class Glossary(Versioned, kind="glossary"):
    """The shop's own words in its other languages: names and values of options, tags, titles of custom fields.

    Products share them, so each is written once: {"Colour": {"nb": "Farge", "id": "Warna"}}.
    """

    KEY = Key("GLOSSARY", "GLOSSARY", reads="the shop's words in another language, held for a few seconds in a process")

    words = Json()


class Collection(Versioned, kind="collection"):
    """A named set of products, in the merchant's order. A removed one is kept, for its journal."""

    KEY = Key("COLLECTION#{handle}", "COLLECTION", reads="one collection")
    G1 = Key("COLLECTIONS", "{position:06}#{handle}", reads="all collections; few, so one partition")

    handle = Text()
    title = Text()
    description = Text(default_for_new="")  # sanitised HTML
    image = Json(null=True)
    translations = Json(default_for_new=dict)
    position = Number(default_for_new=0)
    rule = Json(null=True)  # {"match": "all", "conditions": [{"field", "is", "value"}]}: who belongs to it by itself
    product_order = Json(default_for_new=list)  # ids of products that come first, in this order
    removed = Flag(default_for_new=False)
    updated_at = Text()


class Refill(Versioned, kind="refill"):
    """One step of putting a collection's rule to all products: the root of its event."""

    KEY = Key("REFILL#{refill_id}", "REFILL", reads="one step of filling a collection by its rule")

    refill_id = Text()
    handle = Text()


class Publication(Item, kind="publication"):
    """That a product goes on sale at a moment."""

    KEY = Key("PUBLICATIONS#{product_id:shard4}", "{publish_at}#{product_id}", reads="what goes on sale by now")

    publish_at = Text()
    product_id = Text()


class BulkEdit(Versioned, kind="bulk_edit"):
    """Many changes that a worker makes, part by part."""

    KEY = Key("BULK#{bulk_id}", "BULK", reads="how far a bulk edit is")
    G1 = Key("BULKS", "{created_at}#{bulk_id}", reads="bulk edits, the latest first; few, so one partition")

    bulk_id = Text()
    title = Text(default_for_new="")
    state = Text(default_for_new="running")  # running or done
    rows = Number()
    parts = Number()
    made = Number(default_for_new=0)  # parts
    counts = Json()  # {"taken", "refused"}
    started_by = Text()
    created_at = Text()
    finished_at = Text(null=True)


class BulkPart(Item, kind="bulk_part"):
    """Some rows of a bulk edit, and what came of them. The last part holds those that could not be read."""

    KEY = Key("BULK#{bulk_id}", "PART#{number:05}", reads="the rows of a bulk edit, and what came of them")

    bulk_id = Text()
    number = Number()
    rows = Json(default_for_new=list)
    results = Json(default_for_new=list)
