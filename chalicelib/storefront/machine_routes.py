"""What people do not read: the way to the best language, robots.txt, the sitemap, addresses with nothing there."""

from xml.sax.saxutils import escape

from chalicelib.catalogue import service as catalogue
from chalicelib.core.access import anyone
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.shop import service as shop
from chalicelib.storefront import language
from chalicelib.storefront.pages import NOTHING_HERE, absolute, guessed, link, refused

MOST_PRODUCTS = 10_000  # of a sitemap: 30,000 addresses, where 50,000 are allowed (sitemaps.org)
DAY = "public, max-age=3600, s-maxage=86400"

routes = Routes("Storefront", html=True, on_refusal=refused)


@routes.route("/", by=anyone)
def choose_language(request: Request) -> Answer:
    """To the front page in the language the visitor's browser asks for."""
    headers = {"Location": f"/{guessed(request)}", "Vary": "Accept-Language", "Cache-Control": "private, max-age=0"}
    return Answer("", 302, headers)


@routes.route("/robots.txt", by=anyone, media="text/plain")
def show_robots() -> Answer:
    """What crawlers may read."""
    private = ("cart", "checkout", "orders", "account", "sign-in", "search")
    lines = ["User-agent: *", "Disallow: /api/", *(f"Disallow: /*/{each}" for each in private)]
    text = "\n".join([*lines, "", f"Sitemap: {absolute('/sitemap.xml')}", ""])
    return Answer(text, 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": DAY})


@routes.route("/sitemap.xml", by=anyone, media="application/xml")
def show_sitemap() -> Answer:
    """Every public page in every language."""
    found = catalogue.list_cards(catalogue.CardQuery(currency=shop.current().currency, sort="newest"), MOST_PRODUCTS)
    pages: list[tuple[str, ...]] = [(), ("products",)]
    pages += [("collections", each.handle) for each in catalogue.collections()]
    pages += [("products", each.handle) for each in found.items]
    places = []
    for name in language.LANGUAGES:
        with language.speaking(name):
            places += [f"<url><loc>{escape(absolute(link(*parts)))}</loc></url>" for parts in pages]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    headers = {"Content-Type": "application/xml; charset=utf-8", "Cache-Control": DAY}
    return Answer(head + "\n".join(places) + "\n</urlset>\n", 200, headers)


@routes.route("/{locale}/{page}", by=anyone)
def nothing_there() -> Answer:
    """An address with nothing at it."""
    raise NOTHING_HERE


@routes.route("/{locale}/{page}/{name}", by=anyone)
def nothing_below() -> Answer:
    """An address with nothing at it."""
    raise NOTHING_HERE
