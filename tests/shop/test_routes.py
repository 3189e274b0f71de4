"""The shop over HTTP."""

import pytest

from tests.builders import OWNER, open_shop
from tests.http import Client

PASSWORD = "another long password"
KIM = {"email": "Kim@daybook.example", "name": "Kim", "role": "support", "password": PASSWORD}


def signed_in(app, email: str, password: str) -> Client:
    answer = Client(app).post("/api/admin/sessions", {"email": email, "password": password})
    assert answer.status == 201
    return Client(app, bearer=answer.json["token"])


def test_signing_in_opens_what_the_role_may_and_signing_out_closes_it(app):
    open_shop()
    client = signed_in(app, *OWNER)
    me = client.get("/api/admin/me").json
    assert (me["kind"], me["name"], me["email"], me["role"], me["permissions"]) == (
        "staff",
        "Owner",
        OWNER[0],
        "owner",
        ["*"],
    )
    assert me["shop"]["currency"] == "NOK"
    assert client.delete("/api/admin/sessions").status == 204
    assert client.get("/api/admin/me").status == 401


def test_a_wrong_password_is_a_401_that_says_what_to_do(app):
    open_shop()
    answer = Client(app).post("/api/admin/sessions", {"email": OWNER[0], "password": "wrong"})
    assert (answer.status, answer.json["code"]) == (401, "wrong_sign_in")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_session_token_is_not_remembered_under_an_idempotency_key(app):
    open_shop()
    body = {"email": OWNER[0], "password": OWNER[1]}
    first = Client(app).post("/api/admin/sessions", body, key="k")
    second = Client(app).post("/api/admin/sessions", {**body, "password": "wrong"}, key="k")
    assert (first.status, second.status, second.json["code"]) == (201, 401, "wrong_sign_in")


def test_staff_are_invited_changed_and_listed(app, owner):
    made = owner.post("/api/admin/staff", KIM)
    assert made.status == 201
    kim = made.json
    assert (kim["email"], kim["role"], kim["active"], kim["version"]) == ("kim@daybook.example", "support", True, 1)
    changed = owner.patch(f"/api/admin/staff/{kim['id']}", {"version": kim["version"], "role": "accountant"})
    assert (changed.status, changed.json["role"]) == (200, "accountant")
    stale = owner.patch(f"/api/admin/staff/{kim['id']}", {"version": kim["version"], "role": "manager"})
    assert (stale.status, stale.json["code"]) == (412, "version_moved_on")
    listed = owner.get("/api/admin/staff?limit=1").json
    assert [each["email"] for each in listed["items"]] == ["kim@daybook.example"]
    rest = owner.get(f"/api/admin/staff?limit=1&cursor={listed['next_cursor']}").json
    assert [each["email"] for each in rest["items"]] == [OWNER[0]]
    assert rest["next_cursor"] is None
    assert owner.get(f"/api/admin/staff/{kim['id']}").json == changed.json
    assert owner.get("/api/admin/staff/stf_nobody").status == 404


def test_support_may_not_see_or_change_staff_or_settings(app, owner):
    owner.post("/api/admin/staff", KIM)
    kim = signed_in(app, "kim@daybook.example", PASSWORD)
    assert kim.get("/api/admin/me").json["role"] == "support"
    for answer in (
        kim.get("/api/admin/staff"),
        kim.post("/api/admin/staff", KIM),
        kim.get("/api/admin/shop"),
        kim.patch("/api/admin/modules", {"version": 1, "modules": {"shop": True}}),
        kim.post("/api/admin/api-keys", {"title": "x", "permissions": ["orders.read"]}),
    ):
        assert (answer.status, answer.json["code"]) == (403, "not_allowed")


def test_one_changes_ones_own_password_by_knowing_it(app, owner):
    wrong = owner.post("/api/admin/me/password", {"password": "wrong", "new_password": PASSWORD})
    assert (wrong.status, wrong.json["fields"][0]["field"]) == (422, "password")
    right = owner.post("/api/admin/me/password", {"password": OWNER[1], "new_password": PASSWORD})
    assert right.status == 200
    assert owner.get("/api/admin/me").status == 401
    assert Client(app, bearer=right.json["token"]).get("/api/admin/me").status == 200
    assert signed_in(app, OWNER[0], PASSWORD).get("/api/admin/me").status == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [("role", "king"), ("password", "short"), ("email", "kim"), ("name", ""), ("version", 1)],
)
def test_a_bad_invitation_names_its_field(app, owner, field, value):
    answer = owner.post("/api/admin/staff", KIM | {field: value})
    assert (answer.status, [each["field"] for each in answer.json["fields"]]) == (422, [field])


def test_an_api_key_works_shows_its_secret_once_and_is_revoked(app, owner):
    made = owner.post("/api/admin/api-keys", {"title": "Tax robot", "permissions": ["settings.read"]})
    assert made.status == 201
    secret = made.json.pop("secret")
    robot = Client(app, bearer=secret)
    assert robot.get("/api/admin/shop").status == 200
    assert robot.patch("/api/admin/shop", {"version": 1}).status == 403
    me = robot.get("/api/admin/me").json
    assert (me["kind"], me["name"], me["role"]) == ("key", "Tax robot", None)
    assert robot.delete("/api/admin/sessions").json["code"] == "people_only"
    listed = owner.get("/api/admin/api-keys")
    assert secret not in listed.text
    assert [each["title"] for each in listed.json["items"]] == ["Tax robot"]
    assert owner.delete(f"/api/admin/api-keys/{made.json['id']}").status == 204
    assert robot.get("/api/admin/shop").status == 401
    assert owner.delete("/api/admin/api-keys/key_none").status == 404


def test_a_key_gets_only_permissions_that_exist(app, owner):
    answer = owner.post("/api/admin/api-keys", {"title": "x", "permissions": ["orders.dance"]})
    assert (answer.status, answer.json["code"]) == (422, "unknown_permission")


def test_the_shop_is_changed_where_given_and_seen_at_once(app, owner):
    before = owner.get("/api/admin/shop").json
    legal = {"name": "Fjell & Fjord AS", "country": "NO", "tax_number": "NO 123 456 785 MVA"}
    answer = owner.patch(
        "/api/admin/shop",
        {"version": before["version"], "legal": legal, "currencies": ["NOK", "SEK"], "hold_minutes": 20},
    )
    assert answer.status == 200
    assert answer.json["legal"]["tax_number"] == "NO 123 456 785 MVA"
    after = owner.get("/api/admin/shop").json
    assert after == answer.json
    unchanged = set(before) - {"version", "legal", "currencies", "hold_minutes"}
    assert {name: after[name] for name in unchanged} == {name: before[name] for name in unchanged}
    assert owner.get("/api/admin/me").json["shop"]["currencies"] == ["NOK", "SEK"]
    stale = owner.patch("/api/admin/shop", {"version": before["version"], "name": "Old"})
    assert (stale.status, stale.json["code"]) == (412, "version_moved_on")


def test_ways_to_pay_are_offered_in_the_order_given(app, owner):
    before = owner.get("/api/admin/shop").json
    assert before["payment_methods"] == ["stripe", "invoice", "manual"]
    changed = owner.patch("/api/admin/shop", {"version": before["version"], "payment_methods": ["invoice", "stripe"]})
    assert (changed.status, changed.json["payment_methods"]) == (200, ["invoice", "stripe"])


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"currencies": ["SEK"]}, "own_currency_missing", "currencies"),
        ({"languages": ["nb"]}, "language_missing", "language"),
        ({"custom_fields": {"spaceship": []}}, "unknown_record", "custom_fields"),
        ({"hold_minutes": 0}, "invalid", "hold_minutes"),
        ({"capture": "later"}, "invalid", "capture"),
        ({"payment_methods": []}, "invalid", "payment_methods"),
        ({"payment_methods": ["invoice", "invoice"]}, "invalid", "payment_methods"),
        ({"currency": "SEK"}, "invalid", "currency"),
    ],
)
def test_settings_that_cannot_be_are_refused_with_their_field(app, owner, change, code, field):
    answer = owner.patch("/api/admin/shop", {"version": owner.get("/api/admin/shop").json["version"], **change})
    assert (answer.status, answer.json["code"], answer.json["fields"][0]["field"]) == (422, code, field)


def test_custom_fields_are_defined_for_a_kind_of_record(app, owner):
    version = owner.get("/api/admin/shop").json["version"]
    fields = {"variant": [{"name": "grade", "title": "Grade", "type": "choice", "choices": ["A", "B"]}]}
    answer = owner.patch("/api/admin/shop", {"version": version, "custom_fields": fields})
    assert (answer.status, answer.json["custom_fields"]) == (200, fields)
    twice = {"variant": fields["variant"] * 2}
    assert owner.patch("/api/admin/shop", {"version": version, "custom_fields": twice}).status == 422


def test_modules_are_switched_and_everyone_sees_it(app, owner):
    switches = owner.get("/api/admin/modules").json
    corner = next(each for each in switches["items"] if each["name"] == "test_corner")
    assert (corner["on"], corner["always"], corner["needs"], corner["needed_by"]) == (
        True,
        False,
        ["shop"],
        ["test_shelf"],
    )
    needed = owner.patch("/api/admin/modules", {"version": switches["version"], "modules": {"test_corner": False}})
    assert (needed.status, needed.json["detail"]) == (409, "Switch off Shelf too: it needs Corner.")
    off = {"test_corner": False, "test_shelf": False}
    assert owner.patch("/api/admin/modules", {"version": switches["version"], "modules": off}).status == 200
    public = {each["name"]: each["on"] for each in Client(app).get("/api/modules").json["items"]}
    assert public == {"shop": True, "test_corner": False, "test_shelf": False}
    stale = owner.patch("/api/admin/modules", {"version": switches["version"], "modules": {"test_corner": True}})
    assert stale.status == 412
