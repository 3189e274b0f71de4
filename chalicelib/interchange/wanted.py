"""From what a reader read to what the catalogue is asked for. Pure."""

from typing import Any

from chalicelib.catalogue.service import NewVariant, WantedProduct
from chalicelib.core import money
from chalicelib.interchange.imported import ImportedProduct, ImportedVariant

UNTAXED = "zero"  # the tax class of what Shopify does not tax


def wanted_product(
    product: ImportedProduct, currency: str, job_id: str, collections: tuple[str, ...], shop_url: str = ""
) -> WantedProduct:
    """A product as the catalogue takes it, with every column that has no field of ours as a custom field.

    Pictures at the shop's own address are the shop's own again.
    """
    names = [name for name, _ in product.options]
    return WantedProduct(
        handle=product.handle,
        source=job_id,
        title=product.title,
        description=product.description_html,
        status=product.status,
        vendor=product.vendor,
        product_type=product.product_type,
        tags=product.tags,
        images=tuple({"url": _ours(image.url, shop_url), "alt": image.alt} for image in product.images),
        collections=collections,
        seo=_filled({"title": product.seo_title, "description": product.seo_description}),
        custom_fields={**_filled({"Product category": product.category}), **product.custom_fields},
        variants=tuple(_variant(each, names, product.gift_card, currency, shop_url) for each in product.variants),
        adds_only=product.continues,
    )


def _variant(variant: ImportedVariant, names: list[str], gift_card: bool, currency: str, shop_url: str) -> NewVariant:
    shown_in = variant.weight_unit if variant.weight_unit != "g" else ""
    return NewVariant(
        sku=variant.sku,
        options=dict(zip(names, variant.options, strict=True)),
        prices=_prices(variant.price_text, currency),
        compare_at=_prices(variant.compare_at_text, currency),
        cost=_prices(variant.cost_text, currency),
        tax_class=variant.tax_class or ("standard" if variant.taxable else UNTAXED),
        variant_kind=variant.variant_kind or ("goods" if variant.requires_shipping and not gift_card else "digital"),
        tracked=variant.tracked,
        sell_when_out=variant.sell_when_out,
        barcode=variant.barcode or None,
        grams=variant.grams or 0,
        image=_ours(variant.image_url, shop_url) or None,
        custom_fields={
            **_filled({"Tax code": variant.tax_code, "Weight unit for display": shown_in}),
            **variant.custom_fields,
        },
    )


def _ours(url: str, shop_url: str) -> str:
    return url.removeprefix(shop_url) if shop_url and url.startswith(f"{shop_url}/") else url


def _prices(text: str | None, currency: str) -> dict[str, int]:
    return {currency: money.parse(text, currency)} if text is not None else {}


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def counted_stock(product: ImportedProduct) -> list[ImportedVariant]:
    """The variants whose quantity goes into our books: goods whose stock is counted, where the file says how many."""
    return [
        variant
        for variant in product.variants
        if variant.quantity is not None and variant.tracked and variant.requires_shipping and not product.gift_card
    ]
