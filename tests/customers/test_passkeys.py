"""Customers' passkeys: making them, signing in by them, losing them. Over HTTP, with an authenticator of our own."""

import pytest
from chalice.app import Chalice

from chalicelib.core import access
from chalicelib.core.journal import Event, timeline
from chalicelib.customers import service
from tests.customers.build import signed_in
from tests.http import Client, Reply
from tests.passkey import Authenticator

PASSKEYS, SESSIONS = "/api/customers/me/passkeys", "/api/customers/sessions"


def make(kari: Client, **more: object) -> Authenticator:
    device = Authenticator(**more)
    made = kari.post(PASSKEYS, device.make(kari.put(PASSKEYS).json))
    assert made.status == 201, made.json
    return device


def enter(app: Chalice, device: Authenticator) -> Reply:
    options = Client(app).post(f"{SESSIONS}/passkey").json
    return Client(app).post(SESSIONS, {"passkey": device.sign(options)}, headers={"User-Agent": "Firefox/130.0"})


def who(app: Chalice, signed: Reply) -> str:
    assert signed.status == 201, signed.json
    return str(Client(app, bearer=signed.json["token"]).get("/api/customers/me").json["email"])


def test_a_passkey_signs_in_by_itself_is_listed_and_removed(app: Chalice) -> None:
    kari = signed_in(app)
    device = make(kari)
    [listed] = kari.get(PASSKEYS).json["items"]
    assert (listed["title"], listed["used_at"], listed["backed_up"]) == ("Phone", None, False)
    assert who(app, enter(app, device)) == "kari@example.com"
    assert kari.get(PASSKEYS).json["items"][0]["used_at"] is not None
    assert len(kari.get("/api/customers/me/sessions").json["items"]) == 2
    assert kari.delete(f"{PASSKEYS}/{listed['id']}").status == 204
    assert (enter(app, device).status, kari.get(PASSKEYS).json["items"]) == (401, [])
    assert kari.delete(f"{PASSKEYS}/{listed['id']}").status == 404
    events: list[Event] = timeline(f"CUSTOMER#{service.customer_id_for('kari@example.com')}")
    assert [each.payload["added"] for each in events if each.name == "customer.passkey_changed"] == [True, False]


def test_what_was_signed_once_is_good_once(app: Chalice) -> None:
    device = make(signed_in(app))
    sent = {"passkey": device.sign(Client(app).post(f"{SESSIONS}/passkey").json)}
    answers = [Client(app).post(SESSIONS, sent) for _ in range(2)]
    assert [answers[0].status, answers[1].status] == [201, 422]
    assert answers[1].json["code"] == "passkey_expired"


def test_nobody_sees_or_removes_anothers_passkey_and_a_made_one_is_nobodys(app: Chalice) -> None:
    make(signed_in(app))
    [theirs] = signed_in(app).get(PASSKEYS).json["items"]
    ola = signed_in(app, "ola@example.com")
    assert ola.get(PASSKEYS).json["items"] == []
    assert ola.delete(f"{PASSKEYS}/{theirs['id']}").status == 404
    unknown = enter(app, Authenticator())
    assert (unknown.status, unknown.json["code"]) == (401, "passkey_refused")


def test_options_to_make_one_are_for_whoever_asked(app: Chalice) -> None:
    kari, ola = signed_in(app), signed_in(app, "ola@example.com")
    made = Authenticator().make(kari.put(PASSKEYS).json)
    assert ola.post(PASSKEYS, made).json["code"] == "passkey_expired"
    assert Client(app).put(PASSKEYS).status == 401


def test_who_was_merged_signs_in_as_the_customer_that_is_left(app: Chalice) -> None:
    kari, other = signed_in(app), signed_in(app, "kari@work.example.com")
    mine, old = make(kari), make(other)
    left, gone = (service.customer_id_for(each) for each in ("kari@example.com", "kari@work.example.com"))
    versions = (service.me(each).version for each in (left, gone))
    service.merge_customers(left, gone, *versions)
    assert [who(app, enter(app, each)) for each in (mine, old)] == ["kari@example.com"] * 2
    listed = kari.get(PASSKEYS).json["items"]
    assert len(listed) == 2
    assert [kari.delete(f"{PASSKEYS}/{each['id']}").status for each in listed] == [204, 204]
    assert enter(app, old).status == 401


def test_who_is_erased_has_no_passkey_any_more(app: Chalice) -> None:
    kari = signed_in(app)
    device, kari_id = make(kari), service.customer_id_for("kari@example.com")
    assert [each["title"] for each in service.data_of(kari_id)["passkeys"]] == ["Phone"]
    service.erase_customer(kari_id)
    assert enter(app, device).status == 401  # at once
    service.remove_remains(kari_id)
    assert enter(app, device).status == 401
    assert signed_in(app).get(PASSKEYS).json["items"] == []  # whoever comes with that address is somebody new


@pytest.mark.parametrize("body", [{}, {"email": "kari@example.com"}, {"code": "123456"}])
def test_a_sign_in_names_one_way(app: Chalice, body: dict[str, str]) -> None:
    assert Client(app).post(SESSIONS, body).status == 422


def test_too_many_tries_from_one_place_are_refused(app: Chalice, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def count(what: str, limit: int, seconds: int) -> None:
        asked.append(what)

    device = make(signed_in(app))
    monkeypatch.setattr(access, "throttle", count)
    enter(app, device)
    assert [each.partition(" 127.")[0] for each in asked] == ["passkey challenges to", "passkeys from"]
