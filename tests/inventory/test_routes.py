"""Stock and locations over HTTP."""

import pytest

from chalicelib.inventory import service
from tests.builders import OWNER, open_shop
from tests.http import Client, application
from tests.inventory.build import hold, places, product, stocked


@pytest.fixture
def client(table):
    made = Client(application())
    open_shop()
    made.bearer = made.post("/api/admin/sessions", {"email": OWNER[0], "password": OWNER[1]}).json["token"]
    return made


def test_only_staff_see_and_change_stock(client):
    stranger = Client(client.app)
    assert stranger.get("/api/admin/inventory").status == 401
    assert stranger.post("/api/admin/inventory/movements", {}).status == 401
    assert stranger.post("/api/admin/inventory/feed", {}).status == 401
    assert stranger.get("/api/admin/locations").status == 401


def test_a_sku_shows_its_levels_who_holds_some_and_its_movements(client):
    product_id = stocked(main=5, north=2)
    order_id = hold("A", 2).order_id
    body = client.get("/api/admin/inventory/A").json
    movements = body.pop("movements")
    assert body == {
        "sku": "A",
        "product_id": product_id,
        "title": "Wool sweater, A",
        "on_hand": 7,
        "reserved": 2,
        "available": 5,
        "levels": [
            {
                "location_id": "main",
                "location": "Main",
                "on_hand": 5,
                "reserved": 2,
                "incoming": 0,
                "safety": 0,
                "available": 3,
            },
            {
                "location_id": "north",
                "location": "North",
                "on_hand": 2,
                "reserved": 0,
                "incoming": 0,
                "safety": 0,
                "available": 2,
            },
        ],
        "reservations": [{"order_id": order_id, "location_id": "main", "quantity": 2}],
        "reservations_complete": True,
    }
    assert [(each["reason"], each["on_hand"], each["reserved"]) for each in movements["items"]] == [
        ("reserved", 0, 2),
        ("counted", 2, 0),
        ("counted", 5, 0),
    ]
    assert movements["items"][0]["order_id"] == order_id


def test_movements_are_paged(client):
    stocked(main=0)
    for n in range(1, 5):
        service.set_level("A", "main", n)
    seen, cursor = [], ""
    while cursor is not None:
        page = client.get(f"/api/admin/inventory/A?limit=2{'&cursor=' + cursor if cursor else ''}").json["movements"]
        seen += [each["on_hand"] for each in page["items"]]
        cursor = page["next_cursor"]
    assert seen == [1, 1, 1, 1, 0]


def test_a_sku_nobody_knows_is_not_found(client):
    assert client.get("/api/admin/inventory/NO-SUCH").status == 404
    assert client.get("/api/admin/inventory/" + "x" * 5000).status == 404


def test_the_list_is_by_sku_with_a_prefix_a_location_and_pages(client):
    places("main", "north")
    product("A-1", "A-2", "B-1")
    for sku in ("B-1", "A-2", "A-1"):
        service.set_level(sku, "main", 1)
    service.set_level("A-2", "north", 4)

    def listed(query):
        body = client.get(f"/api/admin/inventory?{query}").json
        return [(each["sku"], each["available"]) for each in body["items"]], body["next_cursor"]

    assert listed("") == ([("A-1", 1), ("A-2", 5), ("B-1", 1)], None)
    assert listed("q=A-") == ([("A-1", 1), ("A-2", 5)], None)
    assert listed("location=north") == ([("A-2", 4)], None)
    first, cursor = listed("limit=2")
    assert (first, listed(f"limit=2&cursor={cursor}")) == ([("A-1", 1), ("A-2", 5)], ([("B-1", 1)], None))
    assert client.get("/api/admin/inventory?location=nowhere").status == 404


def move(client, **given):
    return client.post("/api/admin/inventory/movements", {"sku": "A", "location_id": "main", **given})


def test_counts_safety_stock_and_differences_are_recorded(client):
    stocked(main=5)
    reply = move(client, reason="counted", counted=9, safety=2, note="shelf 4")
    assert (reply.status, reply.json["available"]) == (201, 7)
    assert move(client, reason="damaged", on_hand=-1).json["on_hand"] == 8
    assert move(client, reason="received", on_hand=4).json["on_hand"] == 12
    last = client.get("/api/admin/inventory/A?limit=3").json["movements"]["items"]
    assert [(each["reason"], each["on_hand"], each["safety"], each["note"]) for each in last] == [
        ("received", 4, 0, ""),
        ("damaged", -1, 0, ""),
        ("counted", 4, 2, "shelf 4"),
    ]
    assert last[0]["actor"].startswith("staff:")


@pytest.mark.parametrize(
    "given",
    [
        {"reason": "counted"},
        {"reason": "counted", "on_hand": 3},
        {"reason": "counted", "counted": 1, "on_hand": 3},
        {"reason": "counted", "counted": -1},
        {"reason": "received", "counted": 1},
        {"reason": "received", "on_hand": -1},
        {"reason": "lost", "on_hand": 1},
        {"reason": "corrected", "on_hand": 0},
        {"reason": "eaten", "on_hand": -1},
        {"reason": "counted", "counted": 10**10},
        {"reason": "counted", "counted": 1, "sku": "NO-SUCH"},
        {"reason": "counted", "counted": 1, "colour": "red"},
    ],
)
def test_a_movement_that_makes_no_sense_is_refused_and_changes_nothing(client, given):
    stocked(main=5)
    reply = move(client, **given)
    assert (reply.status, bool(reply.json["fields"])) == (422, True)
    assert client.get("/api/admin/inventory/A").json["on_hand"] == 5


def test_more_cannot_be_taken_away_than_there_is(client):
    stocked(main=5)
    reply = move(client, reason="lost", on_hand=-6)
    assert (reply.status, reply.json["code"], reply.json["fields"][0]["field"]) == (409, "not_on_hand", "on_hand")


def test_the_same_key_moves_goods_once(client):
    stocked(main=5)
    given = {"sku": "A", "location_id": "main", "reason": "received", "on_hand": 2}
    first = client.post("/api/admin/inventory/movements", given, key="k1")
    again = client.post("/api/admin/inventory/movements", given, key="k1")
    assert (first.json, first.json["on_hand"]) == (again.json, 7)
    assert client.get("/api/admin/inventory/A").json["on_hand"] == 7


def test_a_feed_answers_line_by_line(client):
    stocked(main=5)
    given = {
        "feed_id": "wms-1",
        "lines": [{"sku": "A", "on_hand": 8}, {"sku": "Q", "on_hand": 1}, {"sku": "A"}, 7],
    }
    reply = client.post("/api/admin/inventory/feed", given, key="k1")
    assert reply.status == 200
    body = reply.json
    assert {name: body[name] for name in ("feed_id", "taken", "unchanged", "clamped", "refused")} == {
        "feed_id": "wms-1",
        "taken": 1,
        "unchanged": 0,
        "clamped": 0,
        "refused": 3,
    }
    assert [(each["line"], each["state"], each["code"]) for each in body["items"]] == [
        (1, "taken", None),
        (2, "refused", "unknown_sku"),
        (3, "refused", "invalid"),
        (4, "refused", "invalid"),
    ]
    again = client.post("/api/admin/inventory/feed", given).json
    assert again["items"][0]["repeated"] is True


def test_a_feed_has_1_to_1000_lines(client):
    stocked(main=5)
    for lines in ([], [{"sku": "A", "on_hand": 1}] * 1001):
        reply = client.post("/api/admin/inventory/feed", {"feed_id": "f", "lines": lines})
        assert (reply.status, reply.json["fields"][0]["field"]) == (422, "lines")


def test_locations_are_added_changed_and_listed(client):
    added = client.post(
        "/api/admin/locations", {"name": "Oslo", "address": {"city": "Oslo", "country": "NO"}, "pickup": True}
    )
    assert added.status == 201
    body = added.json
    empty = dict.fromkeys(("name", "company", "line1", "line2", "region", "postal_code", "phone"), "")
    assert body == {
        "id": body["id"],
        "name": "Oslo",
        "address": {**empty, "city": "Oslo", "country": "NO"},
        "active": True,
        "ships": True,
        "pickup": True,
        "position": 0,
        "version": 1,
    }
    path = f"/api/admin/locations/{body['id']}"
    changed = client.patch(path, {"version": 1, "name": "Oslo City", "address": {"city": "Oslo"}})
    assert (changed.json["name"], changed.json["version"], changed.json["pickup"]) == ("Oslo City", 2, True)
    assert client.patch(path, {"version": 1, "name": "Bergen"}).status == 412
    assert [each["name"] for each in client.get("/api/admin/locations").json["items"]] == ["Oslo City"]
    assert client.get(path).json == changed.json
    assert client.get("/api/admin/locations/nowhere").status == 404
    assert client.patch("/api/admin/locations/nowhere", {"name": "x"}).status == 404


def test_a_location_id_is_taken_once(client):
    assert client.post("/api/admin/locations", {"location_id": "wh-1", "name": "One"}).status == 201
    reply = client.post("/api/admin/locations", {"location_id": "wh-1", "name": "Two"})
    assert (reply.status, reply.json["code"]) == (409, "location_taken")


def test_a_location_that_holds_goods_for_orders_stays_active(client):
    stocked(main=5)
    hold("A", 1)
    reply = client.patch("/api/admin/locations/main", {"active": False})
    assert (reply.status, reply.json["code"]) == (409, "location_holds_reserved")
    assert client.get("/api/admin/locations/main").json["active"] is True
