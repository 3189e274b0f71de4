"""Opening a shop, its staff, its keys."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.core import access, clock, journal
from chalicelib.core.errors import Refused
from chalicelib.core.table import collect
from chalicelib.shop import rules, service, sessions, staff
from chalicelib.shop.models import Owners, Shop, Staff, StaffPassword
from tests.builders import OWNER, open_shop

PASSWORD = "another long password"


def owner() -> Staff:
    return service.sign_in(*OWNER)[1]


def test_a_shop_is_opened_once_with_one_owner(table):
    first, second = open_shop(), open_shop()
    assert (first.name, second.version) == ("Fjell & Fjord", 1)
    assert Owners.get().active == 1
    assert [event.name for event in journal.timeline("SHOP")] == ["shop.opened"]


def test_a_shop_that_is_not_open_says_so_and_has_its_modules_on(table):
    with pytest.raises(Refused) as refused:
        service.current()
    assert (refused.value.status, refused.value.code) == (503, "shop_not_open")
    assert service.is_on("reviews") is True


def test_eight_who_open_the_same_shop_at_once_open_one(table):
    with ThreadPoolExecutor(8) as pool:
        opened = [pool.submit(copy_context().run, open_shop) for _ in range(8)]
        assert {each.result().name for each in opened} == {"Fjell & Fjord"}
    assert Owners.get().active == 1
    assert len(journal.timeline("SHOP")) == 1


def test_a_password_is_kept_as_an_argon2_hash_and_never_in_the_journal(table):
    open_shop()
    person = owner()
    service.change_staff(person.staff_id, person.version, password=PASSWORD)
    kept = StaffPassword.get(staff_id=person.staff_id).hash
    assert kept.startswith("$argon2id$")
    told = str([event.facts() for event in journal.timeline(f"STAFF#{person.staff_id}")])
    assert "argon2" not in told
    assert kept not in told
    there = [each.KIND for each in collect(f"STAFF#{person.staff_id}")]
    assert there == ["event", "staff_password", "staff_session", "staff"]


@pytest.mark.parametrize("email", [OWNER[0], "nobody@daybook.example", "a\x00b@x.y", ""])
def test_a_wrong_password_and_an_unknown_address_are_one_refusal(table, email):
    open_shop()
    with pytest.raises(Refused) as refused:
        service.sign_in(email, "not the password")
    assert (refused.value.status, refused.value.code) == (401, "wrong_sign_in")


def test_an_unknown_address_costs_a_hash_too(table, monkeypatch):
    open_shop()
    compared = []
    monkeypatch.setattr(access, "password_matches", lambda hashed, password: compared.append(hashed[:9]))
    for email in (OWNER[0], "nobody@daybook.example"):
        with pytest.raises(Refused):
            service.sign_in(email, "not the password")
    assert compared == ["$argon2id", "$argon2id"]


def test_the_eleventh_attempt_from_one_place_is_refused_even_when_right(table):
    open_shop()
    with clock.held_at("2026-11-22T10:00:00Z"):
        for _ in range(10):
            with pytest.raises(Refused, match="password is not right"):
                service.sign_in(OWNER[0], "wrong", ip="192.0.2.1")
        with pytest.raises(Refused) as refused:
            service.sign_in(*OWNER, ip="192.0.2.1")
        assert (refused.value.status, refused.value.more) == (429, {"retry_after": 900})
        assert service.sign_in(*OWNER, ip="192.0.2.2")[1].role == "owner"
    with clock.held_at("2026-11-22T10:16:00Z"):
        assert service.sign_in(*OWNER, ip="192.0.2.1")[1].role == "owner"


def test_signing_out_ends_all_sessions_and_signing_in_in_the_same_second_works(table):
    with clock.held_at("2026-11-22T10:00:00Z"):
        open_shop()
        before, person = service.sign_in(*OWNER)
        sessions.end_all(person.staff_id)
        after, _ = service.sign_in(*OWNER)
        assert access._by_session(before) is None
        now = Staff.get(staff_id=person.staff_id)
        [session] = sessions.sessions_of(now)
        assert access._by_session(after) == access.Caller(
            "staff", person.staff_id, "Owner", "", frozenset({"*"}), session.session_id
        )


def test_a_session_ends_after_twelve_hours(table):
    with clock.held_at("2026-11-22T10:00:00Z"):
        open_shop()
        token, _ = service.sign_in(*OWNER)
    for hour in (*range(11, 22), "21:59"):
        at = f"2026-11-22T{hour}:00:00Z" if isinstance(hour, int) else f"2026-11-22T{hour}:59Z"
        with clock.held_at(at):
            assert access._by_session(token) is not None
    with clock.held_at("2026-11-22T22:00:01Z"):
        assert access._by_session(token) is None


def test_a_session_ends_after_two_hours_without_a_request(table):
    with clock.held_at("2026-11-22T10:00:00Z"):
        open_shop()
        token, person = service.sign_in(*OWNER)
    with clock.held_at("2026-11-22T11:59:59Z"):
        assert access._by_session(token) is not None
    with clock.held_at("2026-11-22T13:59:59Z"):
        assert access._by_session(token) is not None
    with clock.held_at("2026-11-22T16:00:01Z"):
        assert access._by_session(token) is None
        assert sessions.sessions_of(person) == []


def test_who_is_deactivated_is_out_at_once(table):
    open_shop()
    person = service.invite_staff("kim@daybook.example", "Kim", "support", PASSWORD)
    token, _ = service.sign_in("kim@daybook.example", PASSWORD)
    service.change_staff(person.staff_id, person.version, active=False)
    assert access._by_session(token) is None
    with pytest.raises(Refused, match="password is not right"):
        service.sign_in("kim@daybook.example", PASSWORD)


def test_one_address_is_one_person(table):
    open_shop()
    with pytest.raises(Refused) as refused:
        service.invite_staff(OWNER[0].upper(), "Twin", "support", PASSWORD)
    assert refused.value.code == "email_taken"


@pytest.mark.parametrize("change", [{"role": "manager"}, {"active": False}])
def test_the_last_owner_stays_one(table, change):
    open_shop()
    person = owner()
    with pytest.raises(Refused) as refused:
        service.change_staff(person.staff_id, person.version, **change)
    assert refused.value.code == "last_owner"
    assert Staff.get(staff_id=person.staff_id).facts() == person.facts()


def test_of_two_owners_who_remove_each_other_at_once_one_remains(table):
    open_shop()
    one = owner()
    two = service.invite_staff("two@daybook.example", "Two", "owner", PASSWORD)

    def remove(person: Staff) -> str:
        try:
            service.change_staff(person.staff_id, person.version, active=False)
        except Refused as refused:
            return refused.code
        return "removed"

    with ThreadPoolExecutor(2) as pool:
        results = [pool.submit(copy_context().run, remove, person) for person in (one, two)]
        assert sorted(each.result() for each in results) == ["last_owner", "removed"]
    assert Owners.get().active == 1
    assert [Staff.get(staff_id=each.staff_id).active for each in (one, two)].count(True) == 1


def test_an_owner_who_comes_back_is_counted_again(table):
    open_shop()
    two = service.invite_staff("two@daybook.example", "Two", "owner", PASSWORD)
    two = service.change_staff(two.staff_id, two.version, active=False)
    two = service.change_staff(two.staff_id, two.version, active=True)
    assert Owners.get().active == 2
    service.change_staff(two.staff_id, two.version, role="manager", active=False)
    assert Owners.get().active == 1


def test_who_is_no_owner_makes_none(table):
    open_shop()
    manager = rules.permissions_of("manager") | {"staff.write"}
    with pytest.raises(Refused) as refused:
        service.invite_staff("own@daybook.example", "Own", "owner", PASSWORD, granted_by=manager)
    assert refused.value.code == "grants_too_much"
    person = owner()
    with pytest.raises(Refused) as refused:
        service.change_staff(person.staff_id, person.version, password=PASSWORD, granted_by=manager)
    assert refused.value.code == "grants_too_much"


def test_a_stale_version_changes_nobody(table):
    open_shop()
    person = owner()
    service.change_staff(person.staff_id, person.version, name="Ola")
    with pytest.raises(Refused) as refused:
        service.change_staff(person.staff_id, person.version, name="Per")
    assert refused.value.status == 412
    assert Staff.get(staff_id=person.staff_id).name == "Ola"


def test_a_key_opens_until_it_is_revoked(table):
    secret, key = service.create_api_key("Warehouse", ["inventory.write", "inventory.read"])
    found = staff.find_key(secret)
    assert found == access.Caller(
        "key", key.key_id, "Warehouse", permissions=frozenset({"inventory.read", "inventory.write"})
    )
    assert staff.find_key(secret[:-1] + ("x" if secret[-1] != "x" else "y")) is None
    assert secret not in str([item.facts() for item in collect(f"API_KEY#{key.key_id}")])
    service.revoke_api_key(key.key_id)
    service.revoke_api_key(key.key_id)
    assert staff.find_key(secret) is None
    names = [event.name for event in journal.timeline(f"API_KEY#{key.key_id}")]
    assert names == ["api_key.created", "api_key.revoked"]


@pytest.mark.parametrize("secret", ["dbk_", "dbk_nothing", "dbk_æ.x", "dbk_" + "x" * 3000])
def test_what_is_no_key_finds_nobody(table, secret):
    assert staff.find_key(secret) is None


def test_two_changes_of_the_shop_at_once_are_one_change_and_one_412(table):
    version = open_shop().version

    def rename(name: str) -> int:
        try:
            service.change_shop(version, name=name)
        except Refused as refused:
            return refused.status
        return 200

    with ThreadPoolExecutor(2) as pool:
        results = [pool.submit(copy_context().run, rename, name) for name in ("One", "Two")]
        assert sorted(each.result() for each in results) == [200, 412]
    shop = Shop.get()
    assert shop.version == version + 1
    assert journal.verify(journal.timeline("SHOP"), head=shop.head) == []


def test_the_kinds_with_custom_fields_are_those_that_keep_some(table):
    assert service.kinds_with_custom_fields() == ["customer", "order", "product", "variant"]


def test_custom_values_follow_the_shops_definitions(table):
    shop = open_shop()
    fields = {"product": [{"name": "bin", "title": "Bin", "type": "text"}]}
    service.change_shop(shop.version, custom_fields=fields)
    assert service.custom_values("product", {"bin": "A-3"}) == {"bin": "A-3"}
    with pytest.raises(Refused) as refused:
        service.custom_values("variant", {"bin": "A-3"})
    assert refused.value.code == "unknown_custom_field"
