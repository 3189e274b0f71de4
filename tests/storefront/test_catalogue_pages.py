"""What everyone may look at, without a browser: home, lists, search, products."""

import json
import re
from fnmatch import fnmatch

import pytest

from chalicelib.catalogue import service as catalogue
from chalicelib.shop import service as shop
from chalicelib.storefront import machine_routes
from infra.aws import edge
from tests.catalogue.build import product
from tests.storefront.build import furnished_shop
from tests.storefront.shopper import Page, Shopper

LANGUAGES = ("en", "nb", "id")


@pytest.fixture
def shopper(table: str) -> Shopper:
    furnished_shop()
    return Shopper()


def structured(page: Page) -> list[dict]:
    parts = page.reply.text.split('<script type="application/ld+json">')[1:]
    return [json.loads(part.split("</script>")[0]) for part in parts]


def test_the_bare_address_leads_to_the_language_the_browser_likes_best(shopper: Shopper) -> None:
    for accepted, path in (
        ("nn-NO,en;q=0.5", "/nb"),
        ("in", "/id"),
        ("fr,en-GB;q=0.3", "/en"),
        ("fr", "/en"),
        ("", "/en"),
    ):
        reply = Shopper(accepted).call("GET", "/")
        assert (reply.status, reply.headers["location"]) == (302, path)
        assert reply.headers["vary"] == "Accept-Language"


@pytest.mark.parametrize(("language", "title"), [("en", "Kitchen"), ("nb", "Kjøkken"), ("id", "Dapur")])
def test_the_front_page_shows_collections_and_what_is_new(shopper: Shopper, language: str, title: str) -> None:
    page = shopper.get(f"/{language}")
    assert page.status == 200
    assert page.all("html", lang=language)
    assert page.links[title] == f"/{language}/collections/kitchen"
    assert page.says("Enamel mug" if language != "nb" else "Emaljekrus")


def test_a_shop_with_nothing_for_sale_says_so(table: str) -> None:
    from tests.builders import open_shop

    open_shop()
    for path in ("/en", "/en/products"):
        page = Shopper().get(path)
        assert page.status == 200
        assert page.says("The shelves are empty")


def test_a_shop_that_is_not_open_answers_503_in_the_visitors_language(table: str) -> None:
    page = Shopper("nb").get("/nb/products")
    assert (page.status, page.heading) == (503, "Vi er snart tilbake")
    assert page.says("Butikken er ikke åpnet ennå.")
    assert page.reply.headers["retry-after"] == "60"


def test_public_pages_may_be_cached_and_hold_nothing_personal(shopper: Shopper) -> None:
    stranger = shopper.get("/en/products/enamel-mug").reply
    shopper.submit(shopper.get("/en/products/enamel-mug").form("/cart/lines"))
    assert "daybook_cart" in shopper.cookies
    again = shopper.get("/en/products/enamel-mug").reply
    assert again.body == stranger.body
    assert again.headers["cache-control"] == "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
    assert again.cookies == ()


def test_every_page_has_a_strict_policy(shopper: Shopper) -> None:
    for path in ("/en", "/en/products", "/en/products/enamel-mug", "/en/cart", "/en/sign-in", "/en/nothing"):
        headers = shopper.get(path).reply.headers
        assert headers["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
            "connect-src 'self'; frame-src 'none'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'"
        )
        assert headers["x-content-type-options"] == "nosniff"


def test_no_page_has_inline_script_style_or_handlers(shopper: Shopper) -> None:
    for path in ("/en", "/en/products?q=mug", "/en/products/enamel-mug", "/en/cart", "/en/sign-in"):
        for tag, given in shopper.get(path).tags:
            assert not [name for name in given if name == "style" or name.startswith("on")], (path, tag, given)
            if tag == "script":
                assert given.get("src") or given["type"] in ("application/ld+json", "application/json")
            assert tag != "style"


def test_a_list_is_narrowed_sorted_and_cleared_by_its_form(shopper: Shopper) -> None:
    page = shopper.get("/en/products?utm_source=letter")
    assert page.says("3 products")
    form = next(form for form in page.forms if "option.Colour" in form.choices)
    assert form.choices["option.Colour"] == ["Blue", "Red"]
    narrowed = shopper.submit(form, **{"option.Colour": "Blue", "from": "50"})
    assert narrowed.says("1 product")
    assert narrowed.links["Remove filter Colour: Blue"] == "/en/products?from=50"
    assert shopper.get("/en/products?from=200").says("1 product")
    assert shopper.get("/en/products?from=100,01").says("1 product")
    assert shopper.get("/en/products?from=much&to=&sort=nonsense&cursor=x").says("3 products")
    cheapest = [
        given["href"] for given in shopper.get("/en/products?sort=price").all("a") if "/products/" in given["href"]
    ]
    assert cheapest == ["/en/products/trail-guide", "/en/products/enamel-mug", "/en/products/window-lamp"]


def test_a_narrowed_list_is_not_for_search_engines_and_a_plain_one_names_its_languages(shopper: Shopper) -> None:
    plain = shopper.get("/nb/collections/kitchen")
    assert plain.all("link", rel="canonical") == [
        {"rel": "canonical", "href": "http://127.0.0.1:8000/nb/collections/kitchen"}
    ]
    assert [(each["hreflang"], each["href"]) for each in plain.all("link", rel="alternate")] == [
        ("en", "http://127.0.0.1:8000/en/collections/kitchen"),
        ("nb", "http://127.0.0.1:8000/nb/collections/kitchen"),
        ("id", "http://127.0.0.1:8000/id/collections/kitchen"),
        ("x-default", "http://127.0.0.1:8000/en/collections/kitchen"),
    ]
    assert shopper.get("/nb/products?sort=price").all("meta", name="robots")[0]["content"] == "noindex, follow"


def test_a_list_longer_than_a_page_goes_on(shopper: Shopper) -> None:
    for n in range(24):
        product(f"Candle {n:02}", sku=f"CANDLE-{n}")
    page = shopper.get("/en/products")
    assert page.says("27 products")
    second = shopper.get(page.links["More products"])
    shown = [len({each["href"] for each in one.all("a") if "/products/" in each["href"]}) for one in (page, second)]
    assert shown == [24, 3]


def test_search_finds_and_does_not_find(shopper: Shopper) -> None:
    assert shopper.get("/en/search").heading == "Search"
    assert shopper.get("/en/search?q=lamp").links["Window lamp"] == "/en/products/window-lamp"
    none = shopper.get("/en/search?q=zeppelin")
    assert none.says("Nothing found for “zeppelin”")


def test_words_of_a_search_are_shown_as_words(shopper: Shopper) -> None:
    page = shopper.get("/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert page.says("Nothing found for “<script>alert(1)</script>”")
    assert "<script>alert" not in page.reply.text


def test_a_product_shows_its_choices_price_stock_and_promise(shopper: Shopper) -> None:
    page = shopper.get("/en/products/enamel-mug")
    assert page.heading == "Enamel mug"
    assert page.says("NOK 100.00")
    form = page.form("/cart/lines")
    assert form.choices == {"option0": ["Red", "Blue"], "option1": ["Small", "Large"]}
    assert form.fields == {"handle": "enamel-mug", "option0": "Red", "option1": "Small", "quantity": "1"}
    assert page.says("Only 5 left")
    assert page.says("· Post, NOK 49.00")
    chosen = shopper.get("/en/products/enamel-mug?sku=MUG-BL")
    assert chosen.form("/cart/lines").fields["option0"] == "Blue"
    assert len(chosen.all("label", class_="pill gone")) == 1  # small and blue is sold out


def test_a_product_is_shown_in_the_visitors_language(shopper: Shopper) -> None:
    page = shopper.get("/nb/products/enamel-mug")
    assert page.heading == "Emaljekrus"
    assert page.says("To lag emalje over stål.")
    assert page.says("100,00 kr")
    assert shopper.get("/id/products/enamel-mug").says("NOK 100,00")


def test_a_product_tells_search_engines_what_it_is(shopper: Shopper) -> None:
    data, crumbs = structured(shopper.get("/en/products/window-lamp"))
    assert data["@type"] == "Product"
    assert data["offers"] == [
        {
            "@type": "Offer",
            "sku": "LAMP",
            "price": "1250.00",
            "priceCurrency": "NOK",
            "availability": "https://schema.org/InStock",
            "url": "http://127.0.0.1:8000/en/products/window-lamp?sku=LAMP",
            "seller": {"@type": "Organization", "name": "Fjell & Fjord"},
        }
    ]
    assert [step["name"] for step in crumbs["itemListElement"]] == ["Fjell & Fjord", "Kitchen", "Window lamp"]


def test_hostile_titles_stay_text(shopper: Shopper) -> None:
    evil = "\"><script>alert(1)</script><img src=x onerror=alert(2)>' & </script>"
    made = product(evil, sku="EVIL", vendor=evil, images=[{"url": "/media/x.svg", "alt": evil}])
    for path in (f"/en/products/{made.handle}", "/en/products", "/nb"):
        page = shopper.get(path)
        assert page.status == 200
        assert page.says(evil)
        assert "<script>alert" not in page.reply.text
        assert not [given for _, given in page.tags if "onerror" in given]
    data = structured(shopper.get(f"/en/products/{made.handle}"))[0]
    assert data["name"] == evil


def test_an_old_address_of_a_product_leads_to_the_new_one(shopper: Shopper) -> None:
    found = catalogue.find_by_handle("window-lamp").product
    catalogue.change_product(found.product_id, handle="lamp-for-windows")
    reply = shopper.call("GET", "/nb/products/window-lamp")
    assert (reply.status, reply.headers["location"]) == (301, "/nb/products/lamp-for-windows")


@pytest.mark.parametrize(
    "path", ["/en/products/no-such", "/en/collections/no-such", "/en/a", "/en/a/b", "/xx", "/xx/products"]
)
def test_an_address_with_nothing_there_is_a_page_that_helps(shopper: Shopper, path: str) -> None:
    page = shopper.get(path)
    assert (page.status, page.heading) == (404, "Nothing here")
    assert page.links["To the shop"] == "/en"
    assert page.reply.headers["cache-control"] == "no-store"


def test_an_unknown_address_of_the_api_stays_a_problem(shopper: Shopper) -> None:
    reply = shopper.call("GET", "/api/nothing")
    assert (reply.status, reply.headers["content-type"]) == (404, "application/problem+json")


def test_a_list_tells_search_engines_where_it_stands_and_what_it_leads_to(shopper: Shopper) -> None:
    crumbs, found = structured(shopper.get("/nb/collections/kitchen"))
    assert crumbs["@type"] == "BreadcrumbList"
    assert [step["name"] for step in crumbs["itemListElement"]] == ["Fjell & Fjord", "Kjøkken"]
    assert found["@type"] == "ItemList"
    assert [(each["position"], each["url"]) for each in found["itemListElement"]] == [
        (1, "http://127.0.0.1:8000/nb/products/window-lamp"),
        (2, "http://127.0.0.1:8000/nb/products/enamel-mug"),
    ]
    assert structured(shopper.get("/nb/collections/kitchen?vendor=V%C3%A6rhus")) == []


def test_a_product_is_shared_with_its_name_picture_and_languages(shopper: Shopper) -> None:
    page = shopper.get("/nb/products/window-lamp")
    told = [
        (each["property"], each["content"]) for each in page.all("meta") if each.get("property", "").startswith("og:")
    ]
    assert dict(told) | {"og:description": ""} == {
        "og:site_name": "Fjell & Fjord",
        "og:title": page.heading,
        "og:url": "http://127.0.0.1:8000/nb/products/window-lamp",
        "og:type": "product",
        "og:locale": "nb_NO",
        "og:locale:alternate": "id_ID",
        "og:description": "",
        **{name: content for name, content in told if name == "og:image"},
    }
    assert [content for name, content in told if name == "og:locale:alternate"] == ["en_GB", "id_ID"]
    assert len(page.all("meta", name="twitter:card")) == len([name for name, _ in told if name == "og:image"])


@pytest.mark.parametrize("path", ["/cart", "/search?q=lamp", "/sign-in", "/checkout/contact", "/nothing"])
def test_what_is_one_persons_or_nothing_is_kept_out_of_search_engines(shopper: Shopper, path: str) -> None:
    page = shopper.get(f"/nb{path}")
    assert page.all("meta", name="robots")[0]["content"].startswith("noindex")


def test_pages_lead_to_the_languages_the_shop_offers_and_keep_the_others_out_of_search_engines(
    shopper: Shopper,
) -> None:
    shop.change_shop(shop.current().version, languages=["en", "nb"])
    page = shopper.get("/nb/products/window-lamp")
    assert [each["hreflang"] for each in page.all("link", rel="alternate")] == ["en", "nb", "x-default"]
    assert "Bahasa Indonesia" not in page.links
    assert page.all("meta", name="robots") == []
    other = shopper.get("/id/products/window-lamp")
    assert (other.status, other.all("meta", name="robots")[0]["content"]) == (200, "noindex, follow")
    assert other.links["English"] == "/en/products/window-lamp"
    assert "/id" not in shopper.call("GET", "/sitemap.xml").text
    shop.change_shop(shop.current().version, languages=["en"])
    assert not shopper.get("/en").says("Language")


def test_public_pages_say_how_long_they_may_be_kept_and_others_that_they_may_not(shopper: Shopper) -> None:
    public = "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
    for path in ("/en", "/nb/products?sort=price&vendor=x", "/id/collections/kitchen", "/en/search?q=lamp"):
        reply = shopper.call("GET", path)
        assert (reply.headers["cache-control"], reply.cookies) == (public, ())
        assert reply.headers["etag"].startswith('W/"')
        again = shopper.call("GET", path, headers={"If-None-Match": reply.headers["etag"]})
        assert (again.status, again.body, again.headers["cache-control"]) == (304, b"", public)
    for path in ("/en/cart", "/en/sign-in", "/en/nothing"):
        assert shopper.call("GET", path).headers["cache-control"] == "no-store"
    for path in ("/robots.txt", "/sitemap.xml"):
        assert shopper.call("GET", path).headers["cache-control"] == "public, max-age=3600, s-maxage=86400"


def test_the_cdn_shares_the_pages_that_say_they_may_be_and_no_other(shopper: Shopper) -> None:
    def shared(path: str) -> bool:
        return not any(fnmatch(path, apart) for apart in edge.APART) and any(fnmatch(path, of) for of in edge.SHARED)

    pages = ("/en", "/nb/products", "/id/products/enamel-mug", "/en/collections/kitchen", "/en/search")
    own = ("/en/cart", "/en/checkout/contact", "/en/sign-in", "/en/account", "/en/orders/ord_1", "/")
    paths = (*pages, *own, "/en/products/enamel-mug/review", "/robots.txt", "/sitemap.xml")
    says = {path: shopper.call("GET", path).headers["cache-control"].startswith("public") for path in paths}
    assert {path: shared(path) for path in paths} == says


def test_a_sitemap_of_many_products_is_an_index_of_parts(shopper: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine_routes, "PART", 2)
    index = shopper.call("GET", "/sitemap.xml").text
    assert "<sitemapindex " in index
    assert re.findall("<loc>(.*)</loc>", index) == [
        "http://127.0.0.1:8000/sitemap.xml?part=1",
        "http://127.0.0.1:8000/sitemap.xml?part=2",
    ]
    parts = [re.findall("/en/products/(.*)</loc>", shopper.call("GET", f"/sitemap.xml?part={n}").text) for n in (1, 2)]
    assert parts == [["trail-guide", "window-lamp"], ["enamel-mug"]]
    assert shopper.call("GET", "/sitemap.xml?part=2").text.count("<loc>") == 3
    for part in ("3", "0", "-1", "x"):
        assert shopper.call("GET", f"/sitemap.xml?part={part}").status == 404


def test_robots_and_the_sitemap_name_the_public_pages(shopper: Shopper) -> None:
    robots = shopper.call("GET", "/robots.txt").text
    assert "Disallow: /*/checkout" in robots
    assert robots.endswith("Sitemap: http://127.0.0.1:8000/sitemap.xml\n")
    sitemap = shopper.call("GET", "/sitemap.xml").text
    # home, everything, one collection, three products: six, in three languages
    assert sitemap.count("<loc>") == 18
    assert "<loc>http://127.0.0.1:8000/id/products/window-lamp</loc>" in sitemap


def test_a_product_page_takes_two_round_trips_when_the_shop_is_known(shopper: Shopper) -> None:
    shopper.get("/en/products/enamel-mug")
    reply = shopper.get("/en/products/enamel-mug").reply
    assert reply.cost[0] == 2  # its address, the product with all beside it
