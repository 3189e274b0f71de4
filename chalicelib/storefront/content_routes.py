"""The pages the merchant wrote: about the shop, delivery, terms. Caches keep them."""

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any

from chalicelib.core.access import anyone
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.look import service as looks
from chalicelib.shop import service as shop
from chalicelib.storefront import language
from chalicelib.storefront.pages import NOTHING_HERE, link, look_of, page, placed, refused, spoken
from chalicelib.storefront.shapes import plain
from chalicelib.storefront.structured import breadcrumbs

# What leads to a page of the shop begins with no language, as in the look's links; files are not pages
_INSIDE = re.compile(r'(<a href=")(/(?!/|media/|static/|look/|api/|admin|(?:en|nb|id)(?:/|"))[^"]*)(")')
_HEADING = re.compile(r"(</?h)([3-6])(?=>)")

routes = Routes("Storefront", html=True, on_refusal=refused)


@routes.route("/{locale}/pages/{slug}", by=anyone)
@spoken
def show_content_page(slug: str, request: Request) -> Answer:
    """A page the merchant wrote; a draft only for one with a preview."""
    found = looks.find_page(slug)
    if not found.published and not look_of(request)[1]:
        raise NOTHING_HERE
    texts = _in_language(found.texts)
    return page(
        request,
        "content.html",
        public=found.published,
        canonical=link("pages", slug),
        og_title=texts["seo_title"] or texts["title"],
        og_type="article",
        summary=texts["seo_description"] or plain(texts["body"]),
        structured=[breadcrumbs([(texts["title"], None)])],
        heading=texts["title"],
        body=_set(texts["body"]),
    )


def _in_language(texts: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Each text in the present language, by itself in the shop's own where it is not translated."""
    order = [language.present(), shop.current().language, *texts]

    def first(name: str) -> str:
        return next((texts[each][name] for each in order if texts.get(each, {}).get(name)), "")

    return {name: first(name) for name in ("title", "body", "seo_title", "seo_description")}


def _set(body: str) -> str:
    """The body in this page: its headings below the one h1, its links in the present language."""
    raised = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) - 1}", body)
    return _INSIDE.sub(lambda found: f"{found[1]}{escape(str(placed(unescape(found[2]))))}{found[3]}", raised)
