"""Content pages: written, kept safe, named in menus, and shown to everyone once they are published."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from chalicelib.catalogue import service as catalogue
from chalicelib.look import content, rules, service
from chalicelib.look.design import DEFAULT
from chalicelib.look.models import ContentPage, PageList
from chalicelib.shop import service as shop_service
from tests.builders import OWNER
from tests.http import Client, application
from tests.storefront.build import furnished_shop
from tests.storefront.shopper import Shopper

EMPTY = {"title": "", "body": "", "seo_title": "", "seo_description": ""}
ABOUT = {
    "slug": "about",
    "texts": {
        "en": {"title": "About us", "body": "<h2>Since 1912</h2><p>We weave.</p>", "seo_description": "Who we are."},
        "nb": {"title": "Om oss"},
    },
    "menu": "header",
    "published": True,
}


@pytest.fixture
def owner(table: str) -> Client:
    furnished_shop()
    token, _ = shop_service.sign_in(*OWNER)
    return Client(application(), bearer=token)


def written(owner: Client, **changes: Any) -> dict[str, Any]:
    reply = owner.post("/api/admin/pages", {**ABOUT, **changes})
    assert reply.status == 201, reply.json
    return dict(reply.json)


def test_a_published_page_is_shown_with_canonical_hreflang_and_description_and_stands_in_the_sitemap(
    owner: Client,
) -> None:
    written(owner)
    page = Shopper().get("/en/pages/about")
    assert (page.status, page.heading) == (200, "About us")
    assert "<h2>Since 1912</h2><p>We weave.</p>" in page.reply.text
    [canonical] = page.all("link", rel="canonical")
    assert canonical["href"].endswith("/en/pages/about")
    found = [(each["hreflang"], each["href"].partition("/pages")[0][-2:]) for each in page.all("link", rel="alternate")]
    assert found == [("en", "en"), ("nb", "nb"), ("id", "id"), ("x-default", "en")]
    [description] = page.all("meta", name="description")
    assert description["content"] == "Who we are."
    assert "s-maxage=60" in page.reply.headers["cache-control"]
    sitemap = Shopper().call("GET", "/sitemap.xml").text
    assert [f"/{language}/pages/about</loc>" in sitemap for language in ("en", "nb", "id")] == [True] * 3


def test_a_text_that_is_not_translated_is_the_shops_own(owner: Client) -> None:
    written(owner)
    page = Shopper().get("/nb/pages/about")
    assert (page.heading, "<p>We weave.</p>" in page.reply.text) == ("Om oss", True)
    assert page.links["Om oss"] == "/nb/pages/about"
    assert Shopper().get("/id/pages/about").heading == "About us"


def test_the_menus_name_published_pages_in_their_order(owner: Client) -> None:
    written(owner, position=2)
    written(owner, slug="delivery", texts={"en": {"title": "Delivery"}}, menu="footer", position=1)
    written(owner, slug="terms", texts={"en": {"title": "Terms"}}, menu="none")
    written(owner, slug="draft", texts={"en": {"title": "Not yet"}}, published=False)
    page = Shopper().get("/en/products/enamel-mug")
    named = [each["href"] for each in page.all("a") if "/pages/" in each["href"]]
    assert named == ["/en/pages/about", "/en/pages/delivery", "/en/pages/about"]  # the head, then the foot
    assert Shopper().get("/en/pages/terms").status == 200
    rows = owner.get("/api/admin/pages").json["items"]
    assert [row["slug"] for row in rows] == ["draft", "terms", "delivery", "about"]


def test_naming_the_pages_in_the_menus_costs_no_read_of_its_own(owner: Client) -> None:
    product = "/en/products/enamel-mug"
    before = [Shopper().call("GET", product).cost[0] for _ in range(2)]
    written(owner)
    Shopper().call("GET", product)
    service.forget("look")
    assert Shopper().call("GET", product).cost[0] == before[1] + 1  # the look and the pages, in one read
    assert Shopper().call("GET", product).cost[0] == before[1]


def test_a_draft_is_seen_with_a_preview_only_and_no_cache_keeps_it(owner: Client) -> None:
    draft = written(owner, published=False)
    assert Shopper().get("/en/pages/about").status == 404
    shown = Shopper().get(f"/en/pages/about?preview={draft['preview']}")
    assert (shown.status, shown.heading, shown.reply.headers["cache-control"]) == (200, "About us", "no-store")
    assert "/pages/about" not in Shopper().call("GET", "/sitemap.xml").text


def test_what_could_run_is_not_kept_of_a_body_and_links_lead_to_the_shop_in_the_visitors_language(
    owner: Client,
) -> None:
    body = (
        '<p onclick="alert(1)">Hello<script>alert(1)</script> <a href="javascript:alert(1)">one</a>'
        '<a href="/products/enamel-mug">mug</a> <a href="/">home</a> <a href="/nb/products">norsk</a>'
        '<a href="/media/a.pdf">file</a> <a href="//elsewhere.example">there</a>'
        '<a href="/endings">end</a></p><img src="https://pictures.example/a.png" alt="A">'
    )
    kept = written(owner, texts={"en": {"title": "Help", "body": body}})["texts"]["en"]["body"]
    assert "alert" not in kept
    page = Shopper().get("/id/pages/about")
    assert page.links["mug"] == "/id/products/enamel-mug"
    assert (page.links["home"], page.links["norsk"], page.links["file"]) == ("/id", "/nb/products", "/media/a.pdf")
    assert (page.links["there"], page.links["end"]) == ("//elsewhere.example", "/id/endings")
    assert "https://pictures.example" in page.reply.headers["content-security-policy"]


def test_a_page_is_changed_at_the_version_that_was_read_and_removed_for_good(owner: Client) -> None:
    first = written(owner)
    texts = {"en": {"title": "About the mill"}}
    changed = owner.patch("/api/admin/pages/about", {"version": 1, "texts": texts, "published": False})
    assert (changed.status, changed.json["version"], changed.json["published"]) == (200, 2, False)
    assert changed.json["texts"] == {"en": {**EMPTY, "title": "About the mill"}}
    late = owner.patch("/api/admin/pages/about", {"version": first["version"], "position": 3})
    assert (late.status, late.json["code"]) == (412, "version_moved_on")
    assert owner.delete("/api/admin/pages/about").status == 204
    assert owner.get("/api/admin/pages").json == {"items": [], "next_cursor": None}
    assert [owner.get("/api/admin/pages/about").status, owner.delete("/api/admin/pages/about").status] == [404, 404]
    again = written(owner)
    assert (again["version"], again["texts"]["en"]["title"]) == (4, "About us")
    assert Shopper().get("/en/pages/about").status == 200


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"texts": {"nb": {"title": "Om oss"}}}, "title_missing"),
        ({"texts": {"en": {"body": "<p>Words</p>"}}}, "title_missing"),
        ({"texts": {lang: {"title": "T", "body": "ø" * 40_000} for lang in ("en", "nb")}}, "page_too_large"),
        ({"slug": "Not a slug"}, "invalid"),
        ({"slug": "a/b"}, "invalid"),
        ({"menu": "everywhere"}, "invalid"),
        ({"texts": {"fr": {"title": "À propos"}}}, "invalid"),
        ({"html": "<b>"}, "invalid"),
    ],
)
def test_what_makes_no_page_is_refused(owner: Client, changes: dict[str, Any], code: str) -> None:
    reply = owner.post("/api/admin/pages", {**ABOUT, **changes})
    assert (reply.status, reply.json["code"]) == (422, code)
    assert content.list_pages() == []


def test_of_many_pages_with_one_slug_at_once_one_is_made_and_all_others_are_listed(owner: Client) -> None:
    def write(number: int) -> int:
        slug = "same" if number % 2 else f"page-{number}"
        return int(owner.post("/api/admin/pages", {**ABOUT, "slug": slug}).status)

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(write, range(8)))
    assert sorted(statuses) == [201] * 5 + [409] * 3
    assert [row["slug"] for row in content.list_pages()] == ["page-0", "page-2", "page-4", "page-6", "same"]
    assert ContentPage.get(slug="same").version == 1


def test_a_shop_has_a_hundred_pages_at_most(owner: Client) -> None:
    row = {"titles": {"en": "T"}, "menu": "none", "position": 0, "published": True, "updated_at": "2026-11-26"}
    rows = [{**row, "slug": f"page-{number}"} for number in range(rules.MOST_PAGES)]
    from chalicelib.core.transaction import Transaction

    with Transaction() as tx:
        tx.create(PageList.new(pages=rows))
    reply = owner.post("/api/admin/pages", ABOUT)
    assert (reply.status, reply.json["code"]) == (409, "too_many_pages")


def test_a_collections_translated_text_is_sanitised_too(owner: Client) -> None:
    given = {"nb": {"title": "Ull", "description": "<p>Ull<script>alert(1)</script></p>"}}
    made = catalogue.create_collection("Wool", translations=given)
    assert made.translations["nb"]["description"] == "<p>Ull</p>"


def test_only_those_who_may_change_settings_write_pages(owner: Client) -> None:
    assert Client(application()).get("/api/admin/pages").status == 401
    assert Client(application()).post("/api/admin/pages", ABOUT).status == 401


def test_an_address_with_nothing_at_it_offers_a_search_and_ways_on(owner: Client) -> None:
    written(owner)
    page = Shopper().get("/en/no-such-place")
    assert (page.status, page.heading, page.reply.headers["cache-control"]) == (404, "Nothing here", "no-store")
    assert [form.action for form in page.forms] == ["/en/search", "/en/search"]
    assert page.links["Kitchen"] == "/en/collections/kitchen"
    assert page.links["About us"] == "/en/pages/about"


def test_the_manifest_has_the_shops_name_colours_and_an_icon_of_its_own(owner: Client) -> None:
    page = Shopper().get("/nb")
    [manifest] = page.all("link", rel="manifest")
    told = Shopper().call("GET", manifest["href"])
    assert (told.status, told.headers["content-type"]) == (200, "application/manifest+json; charset=utf-8")
    assert (told.json["start_url"], told.json["lang"], told.json["theme_color"]) == ("/nb", "nb", "#ffffff")
    assert [each["purpose"] for each in told.json["icons"]] == ["any", "maskable"]
    [icon] = page.all("link", rel="icon")
    assert icon["href"] == told.json["icons"][0]["src"]
    drawn = Shopper().call("GET", icon["href"])
    assert (drawn.status, drawn.headers["content-type"]) == (200, "image/svg+xml")
    assert drawn.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert 'fill="#1f5b49"' in drawn.text
    assert f">{told.json['name'][0].upper()}</text>" in drawn.text
    asked = Shopper().call("GET", "/favicon.ico")
    assert (asked.status, asked.headers["location"]) == (302, icon["href"])
    assert page.all("link", rel="apple-touch-icon") == []  # phones draw no SVG there


def test_a_square_logo_is_the_icon_and_a_long_one_is_not(owner: Client) -> None:
    def icons(width: int) -> list[dict[str, str]]:
        logo = {"url": "/media/logo.png", "alt": "", "width": width, "height": 512}
        version = owner.get("/api/admin/look").json["version"]
        given = {"version": version, "design": {**DEFAULT, "logo": logo}}
        version = owner.patch("/api/admin/look", given).json["version"]
        assert owner.post("/api/admin/look/publish", {"version": version}).status == 200
        return list(Shopper().call("GET", "/manifest.webmanifest").json["icons"])

    assert icons(512) == [{"src": "/media/logo.png", "sizes": "512x512", "type": "image/png", "purpose": "any"}]
    assert Shopper().call("GET", "/favicon.ico").headers["location"] == "/media/logo.png"
    assert [each["href"] for each in Shopper().get("/en").all("link", rel="apple-touch-icon")] == ["/media/logo.png"]
    assert [each["src"][:6] for each in icons(900)] == ["/icon.", "/icon."]
