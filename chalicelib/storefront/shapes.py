"""From stored things to what a page shows: texts in the visitor's language, amounts still in minor units."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.service import ProductPage
from chalicelib.core.markup import plain_text
from chalicelib.storefront import bills, language, wording

LOW_STOCK = 5  # from here on a page says how many are left


def translated(texts: dict[str, Any], name: str, otherwise: str) -> str:
    """A text of the merchant's in the present language, or in the shop's own."""
    return str((texts.get(language.present()) or {}).get(name) or otherwise)


def topic(collection: Any) -> dict[str, Any]:
    return {
        "handle": collection.handle,
        "title": translated(collection.translations, "title", collection.title),
        "description": translated(collection.translations, "description", collection.description),
        "image": collection.image,
    }


def shortened(text: str, limit: int) -> str:
    """Plain text in at most `limit` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" .,;:-") + "…"


def picked_card(stored: Any, currency: str) -> dict[str, Any]:
    """A product that was named by itself, from its stored card."""
    titles = {language: said["title"] for language, said in stored.translations.items() if said.get("title")}
    rating = {"reviews": stored.rating.get("reviews", 0), "stars": stored.rating.get("stars", 0)}
    in_stock = stored.always or any(stored.stock.values())
    fields = {name: getattr(stored, name) for name in ("handle", "title", "prices", "compare_at", "highest", "image")}
    return card(SimpleNamespace(**fields, **rating, titles=titles, in_stock=in_stock), currency)


def card(entry: Any, currency: str) -> dict[str, Any]:
    """A product in a list."""
    price = entry.prices.get(currency)
    before = entry.compare_at.get(currency)
    return {
        "handle": entry.handle,
        "title": entry.titles.get(language.present()) or entry.title,
        "image": entry.image,
        "price": price,
        "varies": price is not None and entry.highest.get(currency, price) > price,
        "before": before if price is not None and before is not None and before > price else None,
        "in_stock": entry.in_stock,
        "average": entry.stars / entry.reviews if entry.reviews else None,
        "reviews": entry.reviews,
    }


@dataclass
class Shown:
    """A product's page: the variant that is chosen, and what can be chosen instead."""

    title: str
    description: str
    summary: str
    images: list[dict[str, Any]]
    options: list[dict[str, Any]]  # [{"name", "chosen", "values": [{"value", "chosen", "gone"}]}]
    variants: list[dict[str, Any]]
    chosen: dict[str, Any]
    rating: dict[str, Any]
    currency: str
    product: Any = field(repr=False)


def product(found: ProductPage, currency: str, sku: str | None) -> Shown:
    """A product with the variant of this SKU chosen; else the first that can be bought."""
    stored = found.product
    names = [str(option["name"]) for option in stored.options]
    variants = [_variant(found, each, names, currency) for each in found.variants]
    chosen = _chosen(variants, sku)
    texts = stored.translations
    description = translated(texts, "description", stored.description)
    return Shown(
        title=translated(texts, "title", stored.title),
        description=description,
        summary=str(stored.seo.get("description") or "") or plain_text(description, 155),
        images=_images(stored, chosen),
        options=[_option(option, at, variants, chosen) for at, option in enumerate(stored.options)],
        variants=variants,
        chosen=chosen,
        rating=found.rating,
        currency=currency,
        product=stored,
    )


def _variant(found: ProductPage, variant: Any, names: list[str], currency: str) -> dict[str, Any]:
    price = variant.prices.get(currency)
    before = variant.compare_at.get(currency)
    return {
        "sku": variant.sku,
        "title": variant.title,
        "values": [str(variant.options.get(name, "")) for name in names],
        "price": price,
        "before": before if price is not None and before is not None and before > price else None,
        "available": price is not None and found.available(variant),
        "awaitable": price is not None and variant.active and not found.available(variant),
        "left": found.in_stock(variant) if _counted(variant) else None,
        "image": variant.image,
        "barcode": variant.barcode,
        "kind": variant.variant_kind,
        "grams": variant.grams,
        "tax_class": variant.tax_class,
    }


def _counted(variant: Any) -> bool:
    return variant.variant_kind == "goods" and variant.tracked and not variant.sell_when_out


def _chosen(variants: list[dict[str, Any]], sku: str | None) -> dict[str, Any]:
    wanted = next((each for each in variants if each["sku"] == sku), None) if sku else None
    return wanted or next((each for each in variants if each["available"]), None) or variants[0]


def _images(stored: Any, chosen: dict[str, Any]) -> list[dict[str, Any]]:
    """All pictures, the chosen variant's first."""
    images = list(stored.images)
    first = chosen["image"]
    if first and all(image["url"] != first for image in images):
        images.insert(0, {"url": first})
    return sorted(images, key=lambda image: image["url"] != first) if first else images


def _option(option: dict[str, Any], at: int, variants: list[dict[str, Any]], chosen: dict[str, Any]) -> dict[str, Any]:
    """An option's values; `gone` are those that with the other options as chosen cannot be bought."""
    values = []
    for value in option["values"]:
        wanted = [*chosen["values"][:at], value, *chosen["values"][at + 1 :]]
        there = any(each["values"] == wanted and each["available"] for each in variants)
        values.append({"value": value, "chosen": chosen["values"][at] == value, "gone": not there})
    return {"name": option["name"], "chosen": chosen["values"][at], "values": values}


def own_fields(product: Any) -> list[tuple[str, str]]:
    """The custom fields that buyers see, each with its title and its value as people read it."""
    return [
        (wording.own(each["title"]), _own_value(each["type"], value))
        for each, value in catalogue.public_values(product)
        if value not in ("", None)
    ]


def _own_value(kind: str, value: Any) -> str:
    if kind == "flag":
        return language.said("Yes") if value else language.said("No")
    return language.moment(value) if kind == "date" else wording.own(str(value))


def for_script(shown: Shown) -> dict[str, Any]:
    """What the option picker needs, each text ready to show."""

    def stock(each: dict[str, Any]) -> str:
        return stock_text(each)

    return {
        "variants": [
            {
                "sku": each["sku"],
                "values": each["values"],
                "price": language.amount(each["price"], shown.currency) if each["price"] is not None else "",
                "before": language.amount(each["before"], shown.currency) if each["before"] else "",
                "available": each["available"],
                "awaited": each["awaitable"],
                "stock": stock(each),
                "image": each["image"] or "",
            }
            for each in shown.variants
        ]
    }


def stock_text(variant: dict[str, Any]) -> str:
    """Whether it can be had, as a few words."""
    if not variant["available"]:
        return language.said("Sold out")
    left = variant["left"]
    if left is not None and left <= LOW_STOCK:
        return language.said_for("Only %(num)s left", "Only %(num)s left", left)
    return language.said("In stock")


# Reviews


@dataclass(frozen=True)
class AskedReviews:
    """Which reviews a product's page is asked for."""

    stars: int | None
    language: str | None
    sort: str
    cursor: str | None

    @property
    def plain(self) -> bool:
        """Whether it is simply the newest."""
        return self == AskedReviews(None, None, "newest", None)

    def kept(self, **others: Any) -> dict[str, Any]:
        """The query of a link that keeps what was asked, but for what `others` say."""
        told = {"stars": self.stars, "in": self.language, "by": None if self.sort == "newest" else self.sort}
        return told | others


def asked_reviews(request: Any) -> AskedReviews:
    """What the address asks for; what it says wrongly counts as not said."""
    stars, spoken, sort = (request.query.get(name, "") for name in ("stars", "in", "by"))
    return AskedReviews(
        int(stars) if stars in ("1", "2", "3", "4", "5") else None,
        spoken if spoken in language.LANGUAGES else None,
        "helpful" if sort == "helpful" else "newest",
        request.query.get("reviews") or None,
    )


# Carts and orders


def cart(stored: Any, totals: dict[str, int], titles: dict[str, str]) -> dict[str, Any]:
    """A cart as its page, the drawer and the checkout show it. `titles` are translated ones, by product."""
    return {
        "id": stored.cart_id,
        "lines": [_line(line, titles) for line in stored.lines],
        "count": sum(line["quantity"] for line in stored.lines),
        "totals": totals,
        "currency": stored.currency,
        "email": stored.email,
        "shipping_address": stored.shipping_address,
        "delivery_option": stored.delivery_option,
        "note": stored.note,
        "gift_note": stored.gift_note,
        "tax_number": stored.tax_number,
        "removed": _removed(stored, titles),
        "goods": any(line["variant_kind"] == "goods" for line in stored.lines),
    }


def _removed(stored: Any, titles: dict[str, str]) -> dict[str, str] | None:
    """The line that was taken out last, which can be put back."""
    line = (stored.removed or {}).get("line")
    return {"id": line["id"], "title": titles.get(line["product_id"], line["title"])} if line else None


def _line(line: dict[str, Any], titles: dict[str, str]) -> dict[str, Any]:
    names = ("id", "sku", "handle", "product_id", "variant_title", "image", "quantity", "unit_price")
    before = line.get("compare_at")
    return {
        **{name: line.get(name) for name in names},
        "title": titles.get(line["product_id"], line["title"]),
        "before": before if before and before > line["unit_price"] else None,
        "total": line["unit_price"] * line["quantity"],
    }


def order(whole: Any, titles: dict[str, str]) -> dict[str, Any]:
    """An order as its buyer sees it."""
    stored = whole.order
    told = [event for event in whole.events if event.name in wording.EVENTS]
    return {
        "id": stored.order_id,
        "number": stored.number,
        "token": stored.token,
        "state": stored.state,
        "payment_state": stored.payment_state,
        "payment_method": stored.payment_method,
        "placed_at": stored.placed_at,
        "email": stored.email,
        "currency": stored.currency,
        "lines": [_line(line, titles) for line in stored.lines],
        "totals": stored.totals,
        "taxes": stored.taxes,
        "paid": stored.paid,
        "refunded": stored.refunded,
        "delivery": stored.delivery,
        "shipping_address": stored.shipping_address,
        "billing_address": stored.billing_address,
        "note": stored.note,
        "gift_note": stored.gift_note,
        "tax_number": stored.tax_number,
        "bill": bills.of_order(stored),
        "shipments": whole.of_kind("shipment"),
        "documents": whole.of_kind("posted_document"),
        "timeline": [{"at": event.at, "name": event.name} for event in reversed(told)],
        "can_cancel": stored.state in ("placed", "on_hold", "released")
        and not any(line["shipped"] for line in stored.lines),
        "received": _received(whole),
        "held_until": whole.reservation.lapses_at if whole.reservation is not None else None,
    }


def _received(whole: Any) -> set[str]:
    """The ids of the products that were delivered, which the buyer may review."""
    delivered = {
        line.get("line_id") for each in whole.of_kind("shipment") if each.state == "delivered" for line in each.lines
    }
    return {line["product_id"] for line in whole.order.lines if line["id"] in delivered}


def order_row(stored: Any, titles: dict[str, str]) -> dict[str, Any]:
    """An order in a list. `titles` are translated ones, by product."""
    return {
        "id": stored.order_id,
        "number": stored.number,
        "placed_at": stored.placed_at,
        "state": stored.state,
        "total": stored.totals["total"],
        "currency": stored.currency,
        "count": sum(line["quantity"] for line in stored.lines),
        "titles": [titles.get(line["product_id"], line["title"]) for line in stored.lines],
    }


def plain(html: str) -> str:
    """Some HTML of the merchant's as a line for search engines."""
    return plain_text(html, 155)
