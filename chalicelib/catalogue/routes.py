"""What shoppers ask of the catalogue. An old address of a product answers with the product and its new one."""

import re
from typing import Any

from chalicelib.catalogue import grouping, search, service, views
from chalicelib.catalogue.inputs import CardsQuery
from chalicelib.catalogue.outputs import CardsOut, CollectionOut, CollectionsOut, ProductOut
from chalicelib.core.access import anyone
from chalicelib.core.errors import Refused
from chalicelib.core.http import PageQuery, Request, Routes
from chalicelib.shop import service as shop

routes = Routes("Catalogue")
MOST_OPTIONS = 10


@routes.route("/api/products", by=anyone, query=CardsQuery, gives=CardsOut)
def list_products(query: CardsQuery, request: Request) -> dict[str, Any]:
    """Products on sale, searched and narrowed."""
    settings = shop.current()
    narrowed = _narrowed(query, request)
    wanted = search.CardQuery(
        currency=settings.currency,
        q=query.q,
        collections=_filled(query.collection),
        tags=_filled(query.tag),
        vendors=_filled(query.vendor),
        options=narrowed["option"],
        fields=narrowed["field"],
        min_price=query.min_price,
        max_price=query.max_price,
        price_ranges=search.price_ranges(query.price),
        ratings=tuple(query.rating),
        in_stock=query.in_stock,
        sort=query.sort or "",
        filterable=tuple(service.filterable_fields()),
    )
    page = search.list_cards(wanted, query.limit, query.cursor)
    collections = {each.handle: each.title for each in grouping.collections()}
    return views.card_page(page, settings.currency, collections, service.filterable_fields())


def _filled(values: list[str]) -> tuple[str, ...]:
    """What a form left empty narrows nothing."""
    return tuple(value for value in values if value)


def _narrowed(query: CardsQuery, request: Request) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The `option.NAME` and `field.NAME` filters; any other name the list does not know is refused."""
    names = sorted(query.model_extra or ())
    unknown = [name for name in names if not re.fullmatch(r"(option|field)\..+", name, re.DOTALL)]
    if unknown:
        sentence = f'This list has no filter "{unknown[0]}".'
        raise Refused("extra_forbidden", sentence, status=422, field=unknown[0])
    if len(names) > MOST_OPTIONS:
        raise Refused("too_many_options", f"Narrow by at most {MOST_OPTIONS} options.", status=422, field=names[-1])
    return {
        kind: tuple(
            (name.removeprefix(f"{kind}."), _filled(request.queries[name]))
            for name in names
            if name.startswith(f"{kind}.")
        )
        for kind in ("option", "field")
    }


@routes.route("/api/products/{handle}", by=anyone, gives=ProductOut)
def show_product(handle: str) -> dict[str, Any]:
    """A product on sale with its variants, by its address."""
    return views.product_page(service.find_by_handle(handle), shop.current().currency)


@routes.route("/api/collections", by=anyone, query=PageQuery, gives=CollectionsOut)
def list_collections(query: PageQuery) -> dict[str, Any]:
    """The shop's collections, in the merchant's order."""
    page = grouping.list_collections(query.limit, query.cursor)
    return {"items": [views.collection(each) for each in page.items], "next_cursor": page.next_cursor}


@routes.route("/api/collections/{handle}", by=anyone, gives=CollectionOut)
def show_collection(handle: str) -> dict[str, Any]:
    """One collection; its products are /api/products?collection=HANDLE."""
    return views.collection(grouping.find_collection(handle))
