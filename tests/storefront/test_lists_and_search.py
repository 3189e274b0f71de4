"""Narrowing, searching and finding nothing, without a browser; and what the search field offers."""

import json

import pytest

from chalicelib.catalogue import glossary, grouping
from chalicelib.catalogue import service as catalogue
from chalicelib.core import table as core_table
from chalicelib.shop import service as shop
from tests.catalogue.build import product
from tests.storefront.build import furnished_shop
from tests.storefront.shopper import Page, Shopper


@pytest.fixture
def shopper(table: str) -> Shopper:
    """Beside the furnished shop: four bowls of clay or oak, the oak ones of Havn and dearer."""
    furnished_shop()
    definitions = [
        {"name": "material", "title": "Material", "type": "text", "filterable": True},
        {"name": "shelf", "title": "Shelf", "type": "text"},
    ]
    shop.change_shop(shop.current().version, custom_fields={"product": definitions})
    for number in range(4):
        oak = number % 2
        made = product(
            f"Bowl {number}",
            (10_000, 40_000)[oak],
            f"BOWL-{number}",
            vendor="Havn" if oak else "Fjell",
            tracked=False,
        )
        catalogue.change_product(
            made.product_id, custom_fields={"material": "Oak" if oak else "Clay", "shelf": str(number)}
        )
    bowl = catalogue.find_by_handle("bowl-1").product
    catalogue.set_rating(bowl.product_id, reviews=2, stars=9)
    return Shopper()


def test_a_products_page_shows_the_fields_that_buyers_are_to_see(shopper: Shopper) -> None:
    own = [
        {"name": "material", "title": "Material", "type": "text", "filterable": True},
        {"name": "made", "title": "Made on", "type": "date", "shown": True},
        {"name": "washable", "title": "Dishwasher safe", "type": "flag", "shown": True},
        {"name": "supplier", "title": "Supplier", "type": "text"},
    ]
    shop.change_shop(shop.current().version, custom_fields={"product": own})
    bowl = catalogue.find_by_handle("bowl-1").product
    values = {"material": "Oak", "made": "2026-03-01", "washable": False, "supplier": "Cheap & Co", "Imported": "x"}
    catalogue.change_product(bowl.product_id, custom_fields=values)
    glossary.set_glossary({"Material": {"nb": "Materiale"}, "Oak": {"nb": "Eik"}}, 0)
    page = shopper.get("/nb/products/bowl-1")
    told = page.reply.text
    assert [text in told for text in ("Materiale", "Eik", "1. mars 2026", "Made on", "Dishwasher safe")] == [True] * 5
    assert [text in told for text in ("Cheap", "Supplier", "Imported", "False")] == [False] * 4
    assert page.says("Nei")
    told = json.loads(shopper.call("GET", "/api/products/bowl-1").body)["custom_fields"]
    assert told == {"material": "Oak", "made": "2026-03-01", "washable": False}


def filters(page: Page) -> dict[str, list[str]]:
    return next(form for form in page.forms if "vendor" in form.choices).choices


def titles(page: Page) -> list[str]:
    return [text for text, href in page.links.items() if "/products/bowl-" in href]


def test_filters_are_options_price_availability_rating_brand_topics_and_marked_fields(shopper: Shopper) -> None:
    page = shopper.get("/en/search?q=bowl")
    assert page.says("4 products")
    asked = filters(page)
    assert asked["field.material"] == ["Clay", "Oak"]
    assert "field.shelf" not in asked
    assert asked["vendor"] == ["Fjell", "Havn"]
    assert asked["price"] == ["0-20000", "20000-"]
    assert page.says("Under NOK\u00a0200")
    assert page.says("NOK\u00a0200 and more")
    oak = shopper.get("/en/search?q=bowl&field.material=Oak&rating=4")
    assert titles(oak) == ["Bowl 1"]
    assert oak.links["Remove filter Material: Oak"] == "/en/search?q=bowl&rating=4"
    assert oak.links["Remove filter 4 stars and more"] == "/en/search?q=bowl&field.material=Oak"
    assert oak.links["Remove all"] == "/en/search?q=bowl"
    assert titles(shopper.get("/en/search?q=bowl&price=20000-&price=nonsense")) == ["Bowl 3", "Bowl 1"]
    assert titles(shopper.get("/en/search?q=bowl&price=0-20000&price=20000-&sort=price")) == [
        "Bowl 0",
        "Bowl 2",
        "Bowl 1",
        "Bowl 3",
    ]


def test_what_is_chosen_stays_in_the_form_though_it_is_rare_or_no_longer_offered(
    shopper: Shopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.storefront import listing

    monkeypatch.setattr(listing, "MOST_SHOWN", 1)
    page = shopper.get("/en/search?q=bowl&vendor=Havn&price=5000-50000")
    assert page.says("NOK 50 \u2013 NOK 500 2 products")
    assert filters(page)["vendor"] == ["Fjell", "Havn"]
    assert filters(page)["price"] == ["5000-50000"]


def test_a_collection_with_an_order_of_its_own_begins_with_it(shopper: Shopper) -> None:
    ids = [catalogue.find_by_handle(handle).product.product_id for handle in ("enamel-mug", "window-lamp")]
    path = "/nb/collections/kitchen"

    def shown(page: Page) -> list[str]:
        return list(dict.fromkeys(each["href"] for each in page.all("a") if "/products/" in each["href"]))

    newest = ["/nb/products/window-lamp", "/nb/products/enamel-mug"]
    assert shown(shopper.get(path)) == newest
    grouping.change_collection("kitchen", product_order=ids)
    page = shopper.get(path)
    assert shown(page) == newest[::-1]
    assert page.says("Utvalgt Nyeste")
    assert shown(shopper.get(f"{path}?sort=newest")) == newest
    assert shown(shopper.get(f"{path}?sort=featured")) == newest[::-1]
    assert not shopper.get("/nb/products").says("Utvalgt")


def test_the_api_has_the_same_filters(shopper: Shopper) -> None:
    found = json.loads(shopper.call("GET", "/api/products?q=bowl&field.material=oak&price=20000-").text)
    assert [item["title"] for item in found["items"]] == ["Bowl 3", "Bowl 1"]
    facets = {facet["name"]: facet for facet in found["facets"]}
    assert facets["field.material"]["title"] == "Material"
    assert facets["field.material"]["values"] == [{"value": "Oak", "title": "Oak", "count": 2}]
    assert facets["rating"]["values"][0] == {"value": "1", "title": "1", "count": 1}
    assert found["meant"] is None
    assert json.loads(shopper.call("GET", "/api/products?q=bwol").text)["meant"] == "bowl"
    for query in ("price=much", "rating=6", "field.=x", "fields=x"):
        assert shopper.call("GET", f"/api/products?{query}").status == 422


def test_a_misspelt_search_says_what_it_took_it_for(shopper: Shopper) -> None:
    page = shopper.get("/en/search?q=bwol")
    assert page.says("Nothing is spelt “bwol” here. These are for “bowl”.")
    assert page.says("4 products")
    assert shopper.get("/nb/search?q=bwol").says("Ingenting staves «bwol» her. Dette er for «bowl».")


def test_a_search_without_result_offers_its_parts_and_popular_collections(shopper: Shopper) -> None:
    page = shopper.get("/en/search?q=bowl+zzzz")
    assert page.says("Nothing found for “bowl zzzz”")
    assert page.links["bowl 4"] == "/en/search?q=bowl"
    assert page.links["Kitchen"] == "/en/collections/kitchen"
    assert shopper.get("/en/search").links["Kitchen"] == "/en/collections/kitchen"


def test_filters_that_leave_nothing_are_offered_to_be_let_go(shopper: Shopper) -> None:
    page = shopper.get("/en/search?q=bowl&vendor=Fjell&field.material=Oak")
    assert page.says("Nothing fits all of these")
    assert page.links["Brand 2"] == "/en/search?q=bowl&field.material=Oak"
    assert page.links["Material 2"] == "/en/search?q=bowl&vendor=Fjell"
    # what is chosen can be taken away in the form too
    assert "Oak" in filters(page)["field.material"]


@pytest.mark.parametrize(
    ("language", "collection", "price", "every"),
    [
        ("en", "Kitchen", "NOK\u00a0400.00", "See all 4 products"),
        ("nb", "Kjøkken", "400,00\u00a0kr", "Se alle 4 produkter"),
        ("id", "Dapur", "NOK\u00a0400,00", "Lihat semua 4 produk"),
    ],
)
def test_the_search_field_is_offered_products_and_collections(
    shopper: Shopper, language: str, collection: str, price: str, every: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chalicelib.storefront import suggesting

    reply = shopper.call("GET", f"/{language}/search/suggest?q={collection[:4].lower()}")
    assert reply.headers["content-type"] == "application/json; charset=utf-8"
    assert reply.headers["cache-control"].startswith("public")
    [group] = [each for each in json.loads(reply.text)["groups"] if "collections" in each["items"][0]["href"]]
    assert group["items"] == [{"title": collection, "href": f"/{language}/collections/kitchen"}]
    monkeypatch.setattr(suggesting, "PRODUCTS", 2)
    found = json.loads(shopper.call("GET", f"/{language}/search/suggest?q=bow").text)
    assert found["groups"][0]["items"][0] == {
        "title": "Bowl 3",
        "href": f"/{language}/products/bowl-3",
        "price": price,
        "image": "",
    }
    assert found["groups"][1]["items"] == [{"title": every, "href": f"/{language}/search?q=bow"}]
    assert json.loads(shopper.call("GET", f"/{language}/search/suggest").text)["groups"] == []


def test_a_list_costs_no_round_trip_when_nothing_is_due(shopper: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    from chalicelib.catalogue import search_index

    monkeypatch.setattr(search_index, "LOOK_EVERY", 60.0)
    path = "/en/search/suggest?q=bowl"
    shopper.get("/en/search?q=bowl")
    shopper.call("GET", path)
    cost = core_table.measure()
    shopper.call("GET", path)
    shopper.get("/en/search?q=bowl&vendor=Havn")
    assert cost.round_trips == 0


def test_what_is_taken_off_sale_is_neither_listed_nor_suggested(shopper: Shopper) -> None:
    assert "Bowl 3" in titles(shopper.get("/en/search?q=bowl"))
    catalogue.change_product(catalogue.find_by_handle("bowl-3").product.product_id, status="draft")
    assert titles(shopper.get("/en/search?q=bowl")) == ["Bowl 2", "Bowl 1", "Bowl 0"]
    assert "Bowl 3" not in shopper.call("GET", "/en/search/suggest?q=bowl").text
