"""What everyone may look at: home, lists, search, products. These pages hold nothing personal, and caches keep them."""

import json
from typing import Any

from chalicelib.alerts import service as alerts
from chalicelib.catalogue import service as catalogue
from chalicelib.checkout import service as checkout
from chalicelib.core import module
from chalicelib.core.access import anyone
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.reviews import service as reviews
from chalicelib.shop import service as shop
from chalicelib.storefront import home, language, shapes, suggesting, wording
from chalicelib.storefront.inputs import AskAlert
from chalicelib.storefront.listing import Listing
from chalicelib.storefront.pages import PUBLIC, absolute, go, link, look_of, page, refused, spoken, whole
from chalicelib.storefront.structured import breadcrumbs, item_list, product_data

routes = Routes("Storefront", html=True, on_refusal=refused)


@routes.route("/{locale}", by=anyone)
@spoken
def show_home(request: Request) -> Answer:
    """The shop's front page: the sections its merchant arranged."""
    look, _ = look_of(request)
    sections = home.shown_sections(look.sections)
    words = next((each["text"] for each in sections if each["kind"] == "hero" and each["text"]), "")
    picture = next((each["image"] for each in sections if each.get("image")), None)
    return page(
        request,
        "home.html",
        public=True,
        canonical=link(),
        og_title=shop.current().name,
        og_image=whole(picture["url"]) if picture else None,
        summary=words,
        sections=sections,
        currency=shop.current().currency,
    )


@routes.route("/{locale}/products", by=anyone)
@spoken
def list_products(request: Request) -> Answer:
    """Everything for sale, narrowed and sorted."""
    return _list(request, Listing(request, link("products")), language.said("Everything"))


@routes.route("/{locale}/search", by=anyone)
@spoken
def search(request: Request) -> Answer:
    """What is found for some words."""
    listing = Listing(request, link("search"))
    return _list(request, listing, language.said("Search"), searching=True)


@routes.route("/{locale}/search/suggest", by=anyone, media="application/json")
@spoken
def suggest(request: Request) -> Answer:
    """What the search field offers while somebody types: collections and products, the same for everybody."""
    body = json.dumps(suggesting.suggestions(request.query.get("q", "")), ensure_ascii=False)
    return Answer(body, 200, {"Content-Type": "application/json; charset=utf-8", "Cache-Control": PUBLIC})


@routes.route("/{locale}/collections/{handle}", by=anyone)
@spoken
def show_collection(handle: str, request: Request) -> Answer:
    """A collection's products, narrowed and sorted."""
    topic = shapes.topic(catalogue.find_collection(handle))
    listing = Listing(request, link("collections", handle), collection=handle)
    return _list(request, listing, topic["title"], topic["description"])


def _list(request: Request, listing: Listing, heading: str, description: str = "", searching: bool = False) -> Answer:
    shown = listing.shown(look=not searching or bool(listing.q))
    paths = [link("products", card["handle"]) for card in shown["cards"]]
    return page(
        request,
        "list.html",
        public=True,
        canonical=listing.bare,
        og_title=heading,
        summary=shapes.plain(description)
        or language.said("%(heading)s at %(shop)s", heading=heading, shop=shop.current().name),
        heading=heading,
        description=description,
        searching=searching,
        structured=[breadcrumbs([(heading, None)]), *([item_list(paths)] if paths else [])],
        **shown,
    )


@routes.route("/{locale}/products/{handle}", by=anyone)
@spoken
def show_product(handle: str, request: Request) -> Answer:
    """A product: pictures, choices, price, stock, promise, reviews."""
    return _product(handle, request, request.query.get("sku"))


def _product(handle: str, request: Request, sku: str | None, refusal: Refused | None = None) -> Answer:
    found = catalogue.find_by_handle(handle)
    if found.product.handle != handle:
        moved = link("products", found.product.handle)
        return Answer("", 301, {"Location": moved, "Cache-Control": "public, max-age=300"})
    settings = shop.current()
    shown = shapes.product(found, settings.currency, sku)
    path = link("products", handle)
    trail = [*_collection_of(shown), (shown.title, None)]
    first = shown.images[0]["url"] if shown.images else None
    told = _reviews(found, shown, request)
    return page(
        request,
        "product.html",
        status=refusal.status if refusal else 200,
        public=refusal is None,
        canonical=path,
        og_title=shown.title,
        og_type="product",
        og_image=whole(first) if first else None,
        summary=shown.summary,
        structured=[product_data(shown, absolute(path), told.get("reviews", ())), breadcrumbs(trail)],
        shown=shown,
        trail=trail,
        currency=settings.currency,
        inclusive=settings.prices_include_tax,
        stock=shapes.stock_text(shown.chosen),
        for_script=shapes.for_script(shown),
        promise=_promise(shown),
        fields=shapes.own_fields(shown.product),
        related=_related(shown),
        **_alert(shown, request, refusal),
        **told,
    )


def _alert(shown: shapes.Shown, request: Request, refusal: Refused | None) -> dict[str, Any]:
    """The form for who wants to know when something is there again; nothing of theirs stands in a page that is kept."""
    offered = module.on("alerts") and any(each["awaitable"] for each in shown.variants)
    return {
        "alerts_on": offered,
        "alert_set": refusal is None and request.query.get("alert") == "set",
        "alert_given": request.form if refusal else {},
        "alert_faults": wording.faults(refusal) if refusal else {},
        "alert_sentence": wording.sentence(refusal) if refusal and not refusal.fields else None,
    }


@spoken
def _product_again(request: Request, refusal: Refused) -> Answer:
    return _product(request.params["handle"], request, request.form.get("sku"), refusal)


def alert_refused(request: Request, refusal: Refused) -> Answer:
    """The product with what was wrong beside the form."""
    if refusal.status not in (409, 422, 429):
        return refused(request, refusal)
    return _product_again(request=request, refusal=refusal)


alert_form = Routes("Storefront", html=True, on_refusal=alert_refused)


@alert_form.route("/{locale}/products/{handle}/alert", "POST", by=anyone, takes=AskAlert)
@spoken
def ask_for_alert(handle: str, given: AskAlert, request: Request) -> Answer:
    """Be told when an article is there again; where it is there now, the page of it says so."""
    try:
        alerts.ask(given.sku, given.email, language.present(), request.ip)
    except Refused as refusal:
        if refusal.code != "in_stock":
            raise
        return go(link("products", handle, sku=given.sku))
    return go(link("products", handle, sku=given.sku, alert="set") + "#alert")


def _collection_of(shown: shapes.Shown) -> list[tuple[str, str | None]]:
    known = {each.handle: each for each in catalogue.collections()}
    handle = next((each for each in shown.product.collections if each in known), None)
    return [(shapes.topic(known[handle])["title"], link("collections", handle))] if handle else []


def _promise(shown: shapes.Shown) -> Any | None:
    """The cheapest way to have one delivered in the shop's own country; nothing for what is not goods."""
    chosen = shown.chosen
    if chosen["kind"] != "goods" or chosen["price"] is None:
        return None
    line = {"variant_kind": "goods", "grams": chosen["grams"], "quantity": 1, "unit_price": chosen["price"]}
    options = checkout.delivery_of([line], shown.currency, language.present())
    return next((option for option in options if option.delivery_kind == "delivery"), None)


def _related(shown: shapes.Shown) -> list[dict[str, Any]]:
    handles = tuple(shown.product.collections[:1])
    if not handles:
        return []
    found = catalogue.list_cards(catalogue.CardQuery(currency=shown.currency, collections=handles), 5)
    others = [each for each in found.items if each.product_id != shown.product.product_id]
    return [shapes.card(each, shown.currency) for each in others[:4]]


def _reviews(found: catalogue.ProductPage, shown: shapes.Shown, request: Request) -> dict[str, Any]:
    """The first page comes with the product; others, narrowed or sorted otherwise, are read for themselves."""
    if not module.on("reviews"):
        return {"reviews_on": False}
    asked = shapes.asked_reviews(request)
    shelf: Any = next((each for each in found.others if each.kind == "review_shelf"), None)
    if asked.plain and (shelf is not None or not shown.rating["count"]):
        rows, cursor = (shelf.reviews, shelf.cursor) if shelf else ([], None)
    else:
        page = reviews.list_reviews(
            shown.product.product_id, reviews.PAGE, asked.cursor, asked.sort, asked.stars, asked.language
        )
        rows, cursor = [reviews.public_review(each) for each in page.items], page.next_cursor
    here = link("products", shown.product.handle)
    older = link("products", shown.product.handle, **asked.kept(reviews=cursor)) + "#reviews" if cursor else None
    return {
        "reviews_on": True,
        "reviews": rows,
        "asked": asked,
        "reviews_at": here,
        "more_reviews": older,
    }
