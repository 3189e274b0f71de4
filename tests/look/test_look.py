"""The look over HTTP: drafted, refused, published, previewed, and applied to the pages."""

from typing import Any

import pytest

from chalicelib.look import design, service
from chalicelib.look.rules import DEFAULT_SECTIONS
from chalicelib.shop import service as shop_service
from tests.builders import OWNER
from tests.http import Client, application
from tests.storefront.build import furnished_shop
from tests.storefront.shopper import Shopper

PLUM = {**design.DEFAULT, "accent": "#8a1c5b", "typeface": "lora", "corners": "square"}
HERO = {
    "id": "hello",
    "kind": "hero",
    "image": {"url": "/media/front.webp", "alt": "A red door", "width": 1600, "height": 1200},
    "link": "/collections/kitchen",
    "texts": {"en": {"title": "Come in", "text": "It is warm here."}, "nb": {"title": "Kom inn"}},
}


@pytest.fixture
def owner(table: str) -> Client:
    furnished_shop()
    token, _ = shop_service.sign_in(*OWNER)
    return Client(application(), bearer=token)


def draft(owner: Client, **changes: Any) -> dict[str, Any]:
    version = owner.get("/api/admin/look").json["version"]
    reply = owner.patch("/api/admin/look", {"version": version, **changes})
    assert reply.status == 200, reply.json
    return dict(reply.json)


def publish(owner: Client, **changes: Any) -> dict[str, Any]:
    reply = owner.post("/api/admin/look/publish", {"version": draft(owner, **changes)["version"]})
    assert reply.status == 200, reply.json
    return dict(reply.json)


def test_a_shop_that_changed_nothing_has_the_default_look_and_no_style_sheet_of_its_own(owner: Client) -> None:
    look = owner.get("/api/admin/look").json
    assert (look["version"], look["design"], look["unpublished"]) == (0, design.DEFAULT, False)
    assert look["sections"] == DEFAULT_SECTIONS
    assert not Shopper().get("/en").all("link", rel="stylesheet", href="/look")
    assert "/look/" not in Shopper().get("/en").reply.text


def test_a_draft_is_seen_by_nobody_until_it_is_published(owner: Client) -> None:
    drafted = draft(owner, design=PLUM)
    assert (drafted["version"], drafted["unpublished"], drafted["design"]) == (1, True, design.DEFAULT)
    assert "/look/" not in Shopper().get("/en").reply.text
    published = publish(owner)
    assert (published["version"], published["unpublished"], published["design"]) == (2, False, PLUM)
    page = Shopper().get("/en/products/enamel-mug")
    [href] = [each["href"] for each in page.all("link", rel="stylesheet") if each["href"].startswith("/look/")]
    style = Shopper().call("GET", href)
    assert (style.status, style.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert style.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert style.text == design.style_sheet(PLUM)
    assert ":root{--paper:#fbfaf7;" in style.text
    assert page.all("link", rel="preload") == []  # the typeface waits for its turn behind the pictures


def test_an_old_pages_style_sheet_is_the_present_one_kept_for_a_moment_only(owner: Client) -> None:
    publish(owner, design=PLUM)
    style = Shopper().call("GET", "/look/0123456789abcdef.css")
    assert (style.status, style.headers["cache-control"]) == (200, "public, max-age=60")
    assert Shopper().call("GET", "/look/0123456789abcdef").status == 404


def test_an_old_version_is_a_412_and_changes_nothing(owner: Client) -> None:
    draft(owner, design=PLUM)
    for method, path in (("patch", ""), ("post", "/publish"), ("post", "/start-over")):
        reply = getattr(owner, method)(f"/api/admin/look{path}", {"version": 0})
        assert (reply.status, reply.json["code"]) == (412, "version_moved_on")
    assert owner.get("/api/admin/look").json["version"] == 1


def test_of_two_first_changes_at_once_one_is_kept(owner: Client) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def change(accent: str) -> int:
        body = {"version": 0, "design": {**PLUM, "accent": accent}}
        return int(owner.patch("/api/admin/look", body).status)

    with ThreadPoolExecutor(6) as pool:
        statuses = sorted(pool.map(change, [f"#8a1c5{digit}" for digit in "123456"]))
    assert statuses == [200, 412, 412, 412, 412, 412]
    assert owner.get("/api/admin/look").json["version"] == 1


def test_a_colour_that_cannot_be_read_can_be_drafted_but_not_published(owner: Client) -> None:
    drafted = draft(owner, design={**PLUM, "accent": "#ffd400"})
    [check] = [check for check in drafted["proof"]["checks"] if not check["passes"]]
    assert (check["name"], check["ratio"], check["needed"]) == ("accent", 127, 450)
    refused = owner.post("/api/admin/look/publish", {"version": drafted["version"]})
    assert (refused.status, refused.json["code"]) == (422, "low_contrast")
    assert refused.json["detail"] == (
        "The accent has a contrast of 1.27 to 1 with the background; it needs 4.5. "
        f"The nearest colour that has it is {check['suggestion']}."
    )
    assert publish(owner, design={**PLUM, "accent": check["suggestion"]})["unpublished"] is False


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("accent", "red"),
        ("accent", "#fff"),
        ("accent", "#ffffff;}body{display:none}"),
        ("accent", "url(https://elsewhere.example)"),
        ("typeface", "Comic Sans MS"),
        ("corners", "99px"),
        ("logo", {"url": "javascript:alert(1)"}),
        ("logo", {"url": "http://elsewhere.example/logo.png"}),
        ("logo", {"url": '/media/a.png" onerror="alert(1)'}),
        ("logo", {"url": "/media/../api/admin/me"}),
        ("logo", {"url": "//elsewhere.example/logo.png"}),
        ("script", "alert(1)"),
    ],
)
def test_an_unknown_or_unsafe_value_of_the_design_is_refused(owner: Client, field: str, value: Any) -> None:
    reply = owner.patch("/api/admin/look", {"version": 0, "design": {**PLUM, field: value}})
    assert reply.status == 422
    assert reply.json["fields"][0]["field"].startswith(f"design.{field}")


@pytest.mark.parametrize(
    "change",
    [
        {"link": "javascript:alert(1)"},
        {"link": "//elsewhere.example"},
        {"kind": "script"},
        {"texts": {"fr": {"title": "Bonjour"}}},
        {"html": "<b>"},
        {"id": "Not an id"},
    ],
)
def test_an_unknown_or_unsafe_section_is_refused(owner: Client, change: dict[str, Any]) -> None:
    reply = owner.patch("/api/admin/look", {"version": 0, "sections": [{**HERO, **change}]})
    assert reply.status == 422


def test_sections_of_one_id_or_too_many_rows_are_refused(owner: Client) -> None:
    twice = owner.patch("/api/admin/look", {"version": 0, "sections": [HERO, HERO]})
    assert (twice.status, twice.json["code"]) == (422, "section_twice")
    rows = [{"id": f"row-{n}", "kind": "products", "source": "newest"} for n in range(9)]
    many = owner.patch("/api/admin/look", {"version": 0, "sections": rows})
    assert (many.status, many.json["code"]) == (422, "too_many_shelves")


def test_the_home_page_shows_the_sections_in_order_in_the_visitors_language(owner: Client) -> None:
    picked = {"id": "ours", "kind": "products", "source": "picked", "handles": ["window-lamp", "gone", "enamel-mug"]}
    story = {
        "id": "story",
        "kind": "story",
        "texts": {"en": {"title": "<b>About</b> us", "text": "One.\n\nTwo.", "button": "More"}},
        "link": "https://example.com/about",
    }
    hidden = {"id": "hidden", "kind": "story", "hidden": True, "texts": {"en": {"title": "Not yet"}}}
    feature = {"id": "kitchen", "kind": "collection", "collection": "kitchen", "count": 1}
    publish(owner, sections=[HERO, picked, hidden, story, feature, {"id": "all", "kind": "collections"}])
    page = Shopper().get("/en")
    assert page.heading == "Come in"
    assert page.links["See everything"] == "/en/collections/kitchen"
    assert page.says("<b>About</b> us")
    assert page.links["More"] == "https://example.com/about"
    assert not page.says("Not yet")
    cards = [each["href"] for each in page.all("a") if "/products/" in each["href"]]
    assert cards[:2] == ["/en/products/window-lamp", "/en/products/enamel-mug"]
    assert [each["id"] for each in page.all("h2") if each.get("id", "").startswith("s-")] == [
        "s-ours",
        "s-story",
        "s-kitchen",
        "s-all",
    ]
    assert page.all("img", src="/media/front.webp")[0]["alt"] == "A red door"
    norwegian = Shopper().get("/nb")
    assert (norwegian.heading, norwegian.says("It is warm here.")) == ("Kom inn", True)
    assert norwegian.links["Se alt"] == "/nb/collections/kitchen"


def test_a_preview_shows_the_draft_to_who_has_the_token_and_to_no_cache(owner: Client) -> None:
    token = draft(owner, design=PLUM, sections=[HERO])["preview"]
    page = Shopper().get(f"/en?preview={token}")
    assert (page.heading, page.reply.headers["cache-control"]) == ("Come in", "no-store")
    assert page.says("This is a preview of your draft. Only you see it.")
    [href] = [each["href"] for each in page.all("link", rel="stylesheet") if each["href"].startswith("/look/")]
    assert Shopper().call("GET", href).text == design.style_sheet(PLUM)
    for wrong in (token[:-1] + "x", "99999999999.x", "-1.x", "x"):
        stranger = Shopper().get(f"/en?preview={wrong}")
        assert stranger.heading == "Fjell & Fjord"
        assert stranger.reply.headers["cache-control"].startswith("public")


def test_starting_over_throws_the_draft_away(owner: Client) -> None:
    publish(owner, design=PLUM)
    drafted = draft(owner, design={**PLUM, "corners": "round"})
    back = owner.post("/api/admin/look/start-over", {"version": drafted["version"]}).json
    assert (back["draft_design"], back["unpublished"]) == (PLUM, False)


def test_a_proof_keeps_nothing(owner: Client) -> None:
    proof = owner.post("/api/admin/look/proof", {"design": PLUM}).json
    assert (proof["light"]["accent"], proof["light"]["on-accent"], proof["shape"]["radius"]) == (
        "#8a1c5b",
        "#ffffff",
        "0px",
    )
    assert service.stored().version == 0


def test_a_logo_stands_in_for_the_name_with_one_for_the_dark(owner: Client) -> None:
    logo = {"url": "/media/logo.svg", "alt": "", "width": 300, "height": 80}
    publish(owner, design={**design.DEFAULT, "logo": logo, "dark_logo": {**logo, "url": "/media/light.svg"}})
    images = Shopper().get("/en/cart").all("img")
    assert [(each["class"], each["src"], each["alt"]) for each in images[:2]] == [
        ("logo only-light", "/media/logo.svg", "Fjell & Fjord"),
        ("logo only-dark", "/media/light.svg", "Fjell & Fjord"),
    ]
