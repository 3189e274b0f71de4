"""Signing in with codes, passkeys and links; sessions; what a role's second factor opens. Over HTTP."""

import threading

import pytest

from chalicelib.core import clock, context
from chalicelib.core.journal import Event, timeline
from chalicelib.core.passkeys import site_of
from chalicelib.core.table import collect
from chalicelib.shop import links, second_factor, service, totp
from chalicelib.shop.models import Staff, StaffLink
from chalicelib.shop.wherefrom import Visit
from tests.builders import OWNER
from tests.http import Client
from tests.passkey import Authenticator

NOON = "2026-11-25T12:00:00Z"
PASSWORD = "another long password"
KIM = {"email": "kim@daybook.example", "name": "Kim", "role": "support", "password": PASSWORD}


def secret_of(letters: str) -> bytes:
    import base64

    return base64.b32decode(letters + "=" * (-len(letters) % 8))


def code_of(secret: bytes, later: int = 0) -> str:
    return totp.code_at(secret, clock.epoch() // 30 + later)


def with_app(owner: Client) -> tuple[bytes, list[str]]:
    """The owner's authenticator app, and the recovery codes."""
    offered = owner.post("/api/admin/me/totp", {"password": OWNER[1]}).json
    secret = secret_of(offered["secret"])
    confirmed = owner.put("/api/admin/me/totp", {"code": code_of(secret)})
    assert confirmed.status == 200, confirmed.json
    return secret, confirmed.json["codes"]


def try_in(app, code: str = "", who=OWNER):
    return Client(app).post("/api/admin/sessions", {"email": who[0], "password": who[1], "code": code})


def test_the_codes_are_those_of_rfc_6238():
    # Appendix B, the last six of its eight digits
    key = b"12345678901234567890"
    times = {59: "287082", 1111111109: "081804", 1234567890: "005924", 2000000000: "279037"}
    assert {at: totp.code_at(key, at // 30) for at in times} == times


def test_who_has_an_app_needs_its_code_which_is_good_for_once(app, owner):
    with clock.held_at(NOON):
        secret, _ = with_app(owner)
        asked = try_in(app)
        assert (asked.status, asked.json["code"], asked.json["fields"][0]["field"]) == (401, "code_needed", "code")
        assert try_in(app, code_of(secret)).json["code"] == "used_code"  # it confirmed the app
        assert try_in(app, "000000").json["code"] == "wrong_code"
        assert try_in(app, code_of(secret, later=1)).status == 201
        assert try_in(app, code_of(secret, later=1)).json["code"] == "used_code"
        assert try_in(app, code_of(secret, later=2)).json["code"] == "wrong_code"
    with clock.held_at("2026-11-25T12:01:00Z"):
        signed = try_in(app, f" {code_of(secret)} ")
        me = Client(app, bearer=signed.json["token"]).get("/api/admin/me").json
        assert (me["totp"], me["recovery_codes"], me["permissions"]) == (True, 10, ["*"])


def in_parallel(table, deed, times=6):
    outcomes = []

    def run():
        with context.acting(shop=table), clock.held_at("2026-11-25T12:02:00Z"):
            outcomes.append(deed())

    threads = [threading.Thread(target=run) for _ in range(times)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sorted(outcomes)


def test_of_six_who_send_one_code_at_once_one_is_let_in(app, owner, table):
    with clock.held_at(NOON):
        secret, codes = with_app(owner)
    code = totp.code_at(secret, clock.epoch() // 30)
    with clock.held_at("2026-11-25T12:02:00Z"):
        code = code_of(secret)
    assert in_parallel(table, lambda: try_in(app, code).status) == [201] + [401] * 5
    assert in_parallel(table, lambda: try_in(app, codes[0]).status, times=4) == [201] + [401] * 3


def test_a_recovery_code_is_good_for_once_and_new_ones_replace_all(app, owner):
    with clock.held_at(NOON):
        _, codes = with_app(owner)
        assert len(set(codes)) == 10
        assert try_in(app, codes[0].lower().replace("-", " ")).status == 201
        assert try_in(app, codes[0]).json["code"] == "wrong_code"
        assert owner.get("/api/admin/me").json["recovery_codes"] == 9
        assert owner.patch("/api/admin/me/totp", {"password": "wrong"}).json["code"] == "wrong_password"
        fresh = owner.patch("/api/admin/me/totp", {"password": OWNER[1]}).json["codes"]
        assert try_in(app, codes[1]).json["code"] == "wrong_code"
        assert try_in(app, fresh[9]).status == 201


def test_an_app_is_confirmed_by_its_own_code_in_time_and_removed_by_the_password(app, owner):
    with clock.held_at(NOON):
        assert owner.post("/api/admin/me/totp", {"password": "wrong"}).status == 422
        offered = owner.post("/api/admin/me/totp", {"password": OWNER[1]}).json
        assert offered["address"].startswith("otpauth://totp/Fjell%20%26%20Fjord%3Aowner%40daybook.example?secret=")
        assert owner.put("/api/admin/me/totp", {"code": "000000"}).json["code"] == "wrong_code"
        assert try_in(app).status == 201  # it is not asked for yet
    with clock.held_at("2026-11-25T12:15:01Z"):
        late = owner.put("/api/admin/me/totp", {"code": code_of(secret_of(offered["secret"]))})
        assert late.json["code"] == "totp_expired"
        with_app(owner)
        assert owner.delete("/api/admin/me/totp", json={"password": OWNER[1]}).status == 204
        assert try_in(app).status == 201
        assert owner.get("/api/admin/me").json["recovery_codes"] == 0


def test_neither_table_nor_journal_holds_a_secret(app, owner):
    with clock.held_at(NOON):
        secret, codes = with_app(owner)
    staff_id = owner.get("/api/admin/me").json["id"]
    kept = str([each.facts() for each in collect(f"STAFF#{staff_id}")]) + owner.get("/api/admin/audit").text
    for hidden in (totp.in_letters(secret), secret.hex(), *codes, *(each.replace("-", "") for each in codes)):
        assert hidden not in kept


# Passkeys


def make_passkey(owner: Client, **more) -> Authenticator:
    device = Authenticator(**more)
    made = owner.post("/api/admin/me/passkeys", device.make(owner.put("/api/admin/me/passkeys").json))
    assert made.status == 201, made.json
    return device


def by_passkey(app, device: Authenticator):
    options = Client(app).post("/api/admin/sessions/passkey").json
    return Client(app).post("/api/admin/sessions", {"passkey": device.sign(options)})


def test_a_passkey_signs_in_by_itself_and_is_removed(app, owner):
    device = make_passkey(owner)
    signed = by_passkey(app, device)
    assert (signed.status, signed.json["second_factor_missing"]) == (201, False)
    [listed] = Client(app, bearer=signed.json["token"]).get("/api/admin/me/passkeys").json["items"]
    assert (listed["title"], listed["backed_up"]) == ("Phone", False)
    assert owner.delete(f"/api/admin/me/passkeys/{listed['id']}").status == 204
    assert by_passkey(app, device).json["code"] == "passkey_refused"
    assert owner.delete(f"/api/admin/me/passkeys/{listed['id']}").status == 404


def test_a_passkey_of_who_is_no_longer_active_opens_nothing(app, owner):
    kim = owner.post("/api/admin/staff", KIM).json
    device = make_passkey(Client(app, bearer=service.sign_in("kim@daybook.example", PASSWORD)[0]))
    assert by_passkey(app, device).status == 201
    version = owner.get(f"/api/admin/staff/{kim['id']}").json["version"]
    owner.patch(f"/api/admin/staff/{kim['id']}", {"version": version, "active": False})
    assert by_passkey(app, device).status == 401


def test_a_sign_in_names_one_way(app, owner):
    answer = Client(app).post("/api/admin/sessions", {"email": OWNER[0]})
    assert answer.status == 422


# What a role needs


def test_a_role_that_needs_a_second_factor_may_only_set_one_up_until_it_has(app, owner):
    owner.post("/api/admin/staff", KIM)
    version = owner.get("/api/admin/shop").json["version"]
    changed = owner.patch("/api/admin/shop", {"version": version, "second_factor_roles": ["support"]})
    assert changed.json["second_factor_roles"] == ["support"]
    signed = try_in(app, who=(KIM["email"], PASSWORD))
    assert signed.json["second_factor_missing"] is True
    kim = Client(app, bearer=signed.json["token"])
    assert kim.get("/api/admin/me").json["permissions"] == []
    assert kim.get("/api/admin/staff").status == 403
    device = make_passkey(kim)
    assert "orders.read" in kim.get("/api/admin/me").json["permissions"]
    assert try_in(app, who=(KIM["email"], PASSWORD)).json["code"] == "passkey_needed"
    assert by_passkey(app, device).json["second_factor_missing"] is False


def test_an_owner_takes_away_what_a_colleague_has_lost(app, owner):
    kim = owner.post("/api/admin/staff", KIM).json
    desk = Client(app, bearer=service.sign_in(KIM["email"], PASSWORD)[0])
    device = make_passkey(desk)
    person = owner.get(f"/api/admin/staff/{kim['id']}").json
    assert person["second_factor"] is True
    answer = owner.patch(f"/api/admin/staff/{kim['id']}", {"version": person["version"], "forget_second_factor": True})
    assert (answer.status, answer.json["second_factor"]) == (200, False)
    assert desk.get("/api/admin/me").status == 401
    assert by_passkey(app, device).status == 401


# Sessions


def test_sessions_are_listed_and_ended_one_by_one_or_all(app, owner):
    phone = Client(app).post(
        "/api/admin/sessions", {"email": OWNER[0], "password": OWNER[1]}, headers={"User-Agent": "Phone"}
    )
    phone = Client(app, bearer=phone.json["token"])
    listed = owner.get("/api/admin/sessions").json["items"]
    assert [(each["agent"], each["how"], each["ip"], each["current"]) for each in listed] == [
        ("Phone", "password", "127.0.0.1", False),
        ("", "password", "", True),
    ]
    assert owner.delete(f"/api/admin/sessions/{listed[0]['id']}").status == 204
    assert (phone.get("/api/admin/me").status, owner.get("/api/admin/me").status) == (401, 200)
    assert owner.delete(f"/api/admin/sessions/{listed[0]['id']}").status == 404
    assert owner.delete("/api/admin/sessions/current").status == 204
    assert owner.get("/api/admin/me").status == 401


def test_nobody_ends_anothers_session(app, owner):
    owner.post("/api/admin/staff", KIM)
    kim = Client(app, bearer=service.sign_in(KIM["email"], PASSWORD)[0])
    [mine] = owner.get("/api/admin/sessions").json["items"]
    assert kim.delete(f"/api/admin/sessions/{mine['id']}").status == 404
    assert owner.get("/api/admin/me").status == 200


def test_other_shops_of_the_same_address_are_offered(app, owner, table):
    email = f"{table}@daybook.example"  # these are kept outside of shops, and other tests have owners too
    service.invite_staff(email, "Kim", "support", PASSWORD)
    with context.acting(shop=f"{table}_other"):
        service.open_shop("Sjø", owner_email=email, owner_password=PASSWORD)
        service.sign_in(email, PASSWORD, visit=Visit(site=site_of("sjo.example")))
    kim = Client(app, bearer=service.sign_in(email, PASSWORD)[0])
    assert kim.get("/api/admin/me").json["shops"] == [{"name": "Sjø", "address": "https://sjo.example"}]


# Links by e-mail


def link_of(staff_id: str) -> str:
    told = [each for each in timeline(f"STAFF#{staff_id}") if each.name == "staff.link_requested"]
    return links.link_token(told[-1].payload["link_id"])


def choose(app, token: str, password: str = PASSWORD):
    return Client(app).put("/api/admin/password-links", {"token": token, "password": password})


def test_who_is_invited_chooses_a_password_by_the_link_once(app, owner):
    kim = owner.post("/api/admin/staff", {**KIM, "password": None}).json
    assert (kim["invited"], kim["email"]) == (True, "kim@daybook.example")
    token = link_of(kim["id"])
    assert choose(app, token, "short").status == 422
    chosen = choose(app, token)
    assert Client(app, bearer=chosen.json["token"]).get("/api/admin/me").json["name"] == "Kim"
    assert owner.get(f"/api/admin/staff/{kim['id']}").json["invited"] is False
    assert choose(app, token).json["code"] == "link_over"
    assert try_in(app, who=(KIM["email"], PASSWORD)).status == 201


def test_a_forgotten_password_is_replaced_and_all_sessions_end(app, owner):
    staff_id = owner.get("/api/admin/me").json["id"]
    assert Client(app).post("/api/admin/password-links", {"email": OWNER[0].upper()}).status == 204
    assert Client(app).post("/api/admin/password-links", {"email": "nobody@daybook.example"}).status == 204
    token = link_of(staff_id)
    with clock.held_at(clock.later(minutes=61)):
        assert choose(app, token).json["code"] == "link_over"
    assert choose(app, token[:-1] + ("0" if token[-1] != "0" else "1")).json["code"] == "link_over"
    assert choose(app, token).status == 200
    assert owner.get("/api/admin/me").status == 401
    assert (try_in(app).status, try_in(app, who=(OWNER[0], PASSWORD)).status) == (401, 201)


def test_a_link_does_not_pass_by_a_second_factor(app, owner):
    with clock.held_at(NOON):
        with_app(owner)
        Client(app).post("/api/admin/password-links", {"email": OWNER[0]})
        chosen = choose(app, link_of(owner.get("/api/admin/me").json["id"]))
        assert chosen.json == {"token": None}
        assert try_in(app, who=(OWNER[0], PASSWORD)).json["code"] == "code_needed"


def test_the_sixth_link_in_a_quarter_is_refused(app, owner):
    with clock.held_at(NOON):
        said = [Client(app).post("/api/admin/password-links", {"email": "a@b.example"}) for _ in range(6)]
    assert [each.status for each in said] == [204] * 5 + [429]
    assert said[5].headers["retry-after"] == "900"


def test_the_secret_of_a_link_is_stored_nowhere(app, owner):
    kim = owner.post("/api/admin/staff", {**KIM, "password": None}).json
    token = link_of(kim["id"])
    [event] = [each for each in timeline(f"STAFF#{kim['id']}") if each.name == "staff.link_requested"]
    link = StaffLink.get(link_id=event.payload["link_id"])
    assert token.partition(".")[2] not in str([each.facts() for each in (event, link)])


# One's own settings


def test_language_and_theme_are_kept_per_person(app, owner):
    assert owner.patch("/api/admin/me", {"language": "nb", "theme": "dark", "dismissed": ["setup"]}).status == 204
    assert owner.patch("/api/admin/me", {"columns": {"orders": ["buyer", "total"]}}).status == 204
    me = owner.get("/api/admin/me").json
    assert (me["language"], me["theme"], me["dismissed"]) == ("nb", "dark", ["setup"])
    assert me["columns"] == {"orders": ["buyer", "total"]}
    assert owner.patch("/api/admin/me", {"language": "tlh"}).status == 422


def test_an_unknown_time_zone_is_refused(app, owner):
    version = owner.get("/api/admin/shop").json["version"]
    assert owner.patch("/api/admin/shop", {"version": version, "time_zone": "Mars/Base"}).status == 422
    assert owner.patch("/api/admin/shop", {"version": version, "time_zone": "Europe/Oslo"}).status == 200


@pytest.mark.parametrize("part", ["", "x", "%00", "stf_1"])
def test_sealed_secrets_are_bound_to_their_owner(table, part):
    sealed = second_factor._seal(b"secret of ola", "stf_ola")
    assert second_factor._unseal(sealed, "stf_ola") == b"secret of ola"
    with pytest.raises(Exception, match="code is not right"):
        second_factor._unseal(sealed, part)


def test_events_of_second_factors_are_told(app, owner):
    with clock.held_at(NOON):
        with_app(owner)
    staff_id = Staff.get(staff_id=owner.get("/api/admin/me").json["id"]).staff_id
    told = [each for each in timeline(f"STAFF#{staff_id}") if isinstance(each, Event)]
    assert [(each.name, each.payload["what"]) for each in told] == [("staff.second_factor_changed", "totp")]
