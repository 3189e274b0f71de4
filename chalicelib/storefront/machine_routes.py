"""What people do not read: the way to the best language, robots.txt, the sitemap, addresses with nothing there."""

import json
from collections.abc import Sequence
from mimetypes import guess_type
from typing import Any
from xml.sax.saxutils import escape

from chalicelib.catalogue import service as catalogue
from chalicelib.core.access import anyone
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.look import service as looks
from chalicelib.shop import service as shop
from chalicelib.storefront import language
from chalicelib.storefront.pages import NOTHING_HERE, PUBLIC, absolute, guessed, icon_of, link, offered, refused, spoken

PART = 5_000  # products of one sitemap: 15,000 addresses, where 50,000 are allowed (sitemaps.org)
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
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
    lines = ["User-agent: *", "Disallow: /api/", "Disallow: /cart/", *(f"Disallow: /*/{each}" for each in private)]
    text = "\n".join([*lines, "", f"Sitemap: {absolute('/sitemap.xml')}", ""])
    return Answer(text, 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": DAY})


@routes.route("/manifest.webmanifest", by=anyone, media="application/manifest+json")
def show_manifest(request: Request) -> Answer:
    """What a device needs to put the shop beside its apps: name, colours, icon; `?lang=nb` for a language."""
    wanted = request.query.get("lang", "")
    name = wanted if wanted in language.LANGUAGES else guessed(request)
    design = looks.current().design
    icon = icon_of(design)
    size = "any" if icon.partition("?")[0].endswith(".svg") else "{width}x{height}".format(**design["logo"])
    kind = guess_type(icon.partition("?")[0])[0] or "image/png"
    ground = looks.grounds(design)[0]
    body: dict[str, Any] = {
        "id": "/",
        "name": shop.current().name,
        "short_name": shop.current().name[:12].strip(),
        "lang": name,
        "start_url": f"/{name}",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": ground,
        "theme_color": ground,
        "icons": [{"src": icon, "sizes": size, "type": kind, "purpose": "any"}],
    }
    if icon.startswith("/icon.svg"):
        body["icons"] = [{**body["icons"][0], "purpose": each} for each in ("any", "maskable")]
    headers = {"Content-Type": "application/manifest+json; charset=utf-8", "Cache-Control": PUBLIC}
    return Answer(json.dumps(body, ensure_ascii=False), 200, headers)


@routes.route("/favicon.ico", by=anyone, media="image/x-icon")
def show_favicon() -> Answer:
    """To the shop's icon, for what asks at the address every site has: feeds, bookmarks, pages without one."""
    return Answer("", 302, {"Location": icon_of(looks.current().design), "Cache-Control": PUBLIC})


@routes.route("/sitemap.xml", by=anyone, media="application/xml")
def show_sitemap(request: Request) -> Answer:
    """Every public page in every language the shop offers; from 5,000 products on, an index of parts: `?part=2`."""
    part = request.query.get("part", "")
    number = int(part) if part.isascii() and part.isdigit() and len(part) < 5 else 0
    handles, total = catalogue.list_handles(shop.current().currency, max(0, number - 1) * PART, PART)
    parts = max(1, -(-total // PART))
    if part and not 0 < number <= parts:
        raise NOTHING_HERE
    if parts > 1 and not part:
        each = [absolute(f"/sitemap.xml?part={number}") for number in range(1, parts + 1)]
        return _sitemap("sitemapindex", "sitemap", each)
    pages = [("products", handle) for handle in handles]
    return _sitemap("urlset", "url", _in_every_language(pages if number > 1 else [*_unchanging(), *pages]))


def _unchanging() -> list[tuple[str, ...]]:
    written = (("pages", each["slug"]) for each in looks.menu())
    return [(), ("products",), *(("collections", each.handle) for each in catalogue.collections()), *written]


def _in_every_language(pages: Sequence[tuple[str, ...]]) -> list[str]:
    places = []
    for name in offered():
        with language.speaking(name):
            places += [absolute(link(*parts)) for parts in pages]
    return places


def _sitemap(root: str, item: str, addresses: list[str]) -> Answer:
    lines = [f"<{item}><loc>{escape(each)}</loc></{item}>" for each in addresses]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">'
    headers = {"Content-Type": "application/xml; charset=utf-8", "Cache-Control": DAY}
    return Answer("\n".join([head, *lines, f"</{root}>", ""]), 200, headers)


@routes.route("/{locale}/{page}", by=anyone)
@spoken
def nothing_there() -> Answer:
    """An address with nothing at it."""
    raise NOTHING_HERE


@routes.route("/{locale}/{page}/{name}", by=anyone)
@spoken
def nothing_below() -> Answer:
    """An address with nothing at it."""
    raise NOTHING_HERE
