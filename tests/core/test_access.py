"""Who is asking, and what they may do."""

from collections.abc import Iterator
from typing import Any

import pytest
from chalice.app import Chalice

from chalicelib.core import access, clock
from chalicelib.core.access import Caller, anyone, customer, signed_in_staff, staff, token_holder
from chalicelib.core.context import acting
from chalicelib.core.http import Routes
from chalicelib.core.module import Module
from tests.http import Client
from tests.shop.build import application

routes = Routes("Doors")
CLERK = frozenset({"doors.read"})


def told(who: Caller) -> dict[str, Any]:
    return {"kind": who.kind, "id": who.id, "token": who.token, "actor": who.as_actor}


@routes.route("/api/doors/open", by=anyone)
def open_door(who: Caller) -> dict[str, Any]:
    """For anyone."""
    return told(who)


@routes.route("/api/doors/token", by=token_holder)
def token_door(who: Caller) -> dict[str, Any]:
    """For who holds a token."""
    return told(who)


@routes.route("/api/doors/customer", by=customer)
def customer_door(who: Caller) -> dict[str, Any]:
    """For customers."""
    return told(who)


@routes.route("/api/admin/doors", by=signed_in_staff)
def staff_door(who: Caller) -> dict[str, Any]:
    """For staff."""
    return told(who)


@routes.route("/api/admin/doors/read", by=staff("doors.read"))
def read_door(who: Caller) -> dict[str, Any]:
    """For staff who may read."""
    return told(who)


@routes.route("/api/admin/doors/write", by=staff("doors.write"))
def write_door(who: Caller) -> dict[str, Any]:
    """For staff who may write."""
    return told(who)


DOORS = Module("doors", "Doors", routes=(routes,), always=True)


@pytest.fixture
def app(table: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chalice]:
    def find_staff(staff_id: str, session: str) -> Caller | None:
        return Caller("staff", staff_id, "Kim", permissions=CLERK) if staff_id == "stf_kim" else None

    def find_key(key: str) -> Caller | None:
        return Caller("key", "key_1", "Robot", permissions=frozenset({"*"})) if key == "dbk_good" else None

    monkeypatch.setattr(access, "find_staff", find_staff)
    monkeypatch.setattr(access, "find_key", find_key)
    monkeypatch.setattr(access, "find_customer", lambda who, _session: Caller("customer", who))
    with application(DOORS) as made:
        yield made


@pytest.fixture
def client(app: Chalice) -> Client:
    return Client(app)


def bearer(kind: str, who: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {access.session_for(kind, who)}"}


@pytest.mark.parametrize(
    ("door", "nobody", "shopper", "kim", "robot"),
    [
        ("/api/doors/open", 200, 200, 200, 200),
        ("/api/doors/token", 200, 200, 200, 200),
        ("/api/doors/customer", 401, 200, 401, 401),
        ("/api/admin/doors", 401, 401, 200, 200),
        ("/api/admin/doors/read", 401, 401, 200, 200),
        ("/api/admin/doors/write", 401, 401, 403, 200),
    ],
)
def test_each_door_opens_for_whom_it_says(client, door, nobody, shopper, kim, robot):
    assert [
        client.get(door).status,
        client.get(door, headers=bearer("customer", "cus_1")).status,
        client.get(door, headers=bearer("staff", "stf_kim")).status,
        client.get(door, bearer="dbk_good").status,
    ] == [nobody, shopper, kim, robot]


def test_views_are_told_who_asks(client):
    assert client.get("/api/doors/open").json == {"kind": "anyone", "id": "", "token": "", "actor": "anyone"}
    kim = client.get("/api/admin/doors", headers=bearer("staff", "stf_kim")).json
    assert kim == {"kind": "staff", "id": "stf_kim", "token": "", "actor": "staff:stf_kim"}
    assert client.get("/api/admin/doors", bearer="dbk_good").json["actor"] == "key:key_1"


@pytest.mark.parametrize(
    "header",
    [
        "Bearer nonsense",
        "Bearer",
        "Bearer  ",
        "Basic dXNlcjpwYXNz",
        "Bearer dbk_wrong",
        "nonsense",
        "Bearer eyJ9.x",
        "Bearer \u00e6\u00f8\u00e5",
    ],
)
def test_wrong_credentials_are_a_401_even_where_none_are_needed(client, header):
    answer = client.get("/api/doors/open", headers={"Authorization": header})
    assert (answer.status, answer.json["code"]) == (401, "not_signed_in")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_session_that_was_changed_by_a_letter_is_none(client):
    session = access.session_for("staff", "stf_kim")
    for place in (0, len(session) // 2, len(session) - 2):  # the last letter has bits that say nothing
        other = "A" if session[place] != "A" else "B"
        changed = session[:place] + other + session[place + 1 :]
        assert client.get("/api/admin/doors", bearer=changed).status == 401, place


def test_a_session_signed_with_another_secret_is_none(client, monkeypatch):
    monkeypatch.setenv("DAYBOOK_SECRET", "another secret")
    session = access.session_for("staff", "stf_kim")
    monkeypatch.setenv("DAYBOOK_SECRET", "a secret of the tests")
    assert client.get("/api/admin/doors", bearer=session).status == 401


def test_a_session_of_another_shop_is_none_here(client):
    with acting(shop="shp_elsewhere"):
        session = access.session_for("staff", "stf_kim")
    assert client.get("/api/admin/doors", bearer=session).status == 401


def test_a_cursor_is_not_taken_for_a_session(client, table):
    from chalicelib.core.table import _signer

    forged = _signer().dumps(["staff", table, "stf_kim", clock.epoch()])
    assert client.get("/api/admin/doors", bearer=forged).status == 401


@pytest.mark.parametrize(("kind", "seconds"), [("staff", 43_200), ("customer", 2_592_000), ("wizard", 0)])
def test_a_session_lasts_as_long_as_its_kind(client, kind, seconds):
    door = "/api/doors/customer" if kind == "customer" else "/api/admin/doors"
    with clock.held_at("2027-01-01T10:00:00Z"):
        session = access.session_for(kind, "stf_kim")
        begun = clock.epoch()
    last = clock.as_text(clock.datetime.fromtimestamp(begun + seconds, clock.UTC))
    over = clock.as_text(clock.datetime.fromtimestamp(begun + seconds + 1, clock.UTC))
    with clock.held_at(last):
        assert client.get(door, bearer=session).status == (401 if kind == "wizard" else 200)
    with clock.held_at(over):
        assert client.get(door, bearer=session).status == 401


def test_who_is_no_longer_staff_has_no_session(client):
    assert client.get("/api/admin/doors", headers=bearer("staff", "stf_gone")).status == 401


# Cookies


def test_a_cookie_opens_what_its_kind_opens(client):
    kim = f"{access.STAFF_COOKIE}={access.session_for('staff', 'stf_kim')}"
    shopper = f"{access.CUSTOMER_COOKIE}={access.session_for('customer', 'cus_1')}"
    both = {"Cookie": f"{kim}; {shopper}"}
    assert client.get("/api/admin/doors", headers=both).json["actor"] == "staff:stf_kim"
    assert client.get("/api/doors/customer", headers=both).json["actor"] == "customer:cus_1"
    assert client.get("/api/doors/open", headers={"Cookie": kim}).json["actor"] == "anyone"


def test_an_old_cookie_is_no_session_but_no_error_either(client):
    cookie = {"Cookie": f"{access.CUSTOMER_COOKIE}=nonsense"}
    assert client.get("/api/doors/open", headers=cookie).json["actor"] == "anyone"
    assert client.get("/api/doors/customer", headers=cookie).status == 401


def test_a_customers_session_in_the_staff_cookie_opens_nothing_for_staff(client):
    cookie = {"Cookie": f"{access.STAFF_COOKIE}={access.session_for('customer', 'stf_kim')}"}
    assert client.get("/api/admin/doors", headers=cookie).status == 401


# Tokens


def test_a_token_is_taken_from_the_header_or_the_link(client):
    assert client.get("/api/doors/token", token="t1").json["token"] == "t1"
    assert client.get("/api/doors/token?token=t2").json["token"] == "t2"
    assert client.get("/api/doors/token?token=t2", token="t1").json["token"] == "t1"
    signed = client.get("/api/doors/token", token="t1", headers=bearer("customer", "cus_1")).json
    assert (signed["token"], signed["actor"]) == ("t1", "customer:cus_1")


# Secrets


def test_permissions_are_exact_and_a_star_is_everything():
    clerk = Caller("staff", "s", permissions=CLERK)
    assert [clerk.may(each) for each in ("doors.read", "doors.write", "doors", "")] == [True, False, False, False]
    assert Caller("staff", "s", permissions=frozenset({"*"})).may("doors.write")
    assert not Caller().may("doors.read")


def test_a_password_matches_its_own_hash_only():
    hashed = access.hash_password("a long enough password")
    assert hashed.startswith("$argon2id$")
    assert access.password_matches(hashed, "a long enough password") is True
    assert access.password_matches(hashed, "a long enough passwore") is False
    assert access.hash_password("a long enough password") != hashed


def test_secrets_are_compared_whole_and_nothing_is_the_same_as_nothing():
    assert access.same("abc", "abc")
    assert not access.same("abc", "abd")
    assert not access.same("abc", "ab")
    assert not access.same("", "")


def test_a_fingerprint_depends_on_the_installations_secret(monkeypatch, table):
    here = access.fingerprint("dbk_1")
    assert access.fingerprint("dbk_1") == here
    assert access.fingerprint("dbk_2") != here
    monkeypatch.setenv("DAYBOOK_SECRET", "another secret")
    assert access.fingerprint("dbk_1") != here
