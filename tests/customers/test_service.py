"""Knowing buyers again, and signing them in by a code."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.core import access, clock, journal
from chalicelib.core.context import acting
from chalicelib.core.errors import Refused
from chalicelib.customers import service
from chalicelib.customers.events import CodeRequested
from chalicelib.customers.models import Customer, CustomerEmail, SignInCode
from tests.customers.build import mailed_code

EMAIL = "kari@example.com"


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def customer() -> Customer:
    return Customer.get(customer_id=service.customer_id_for(EMAIL))


def timeline() -> list[str]:
    return [event.name for event in journal.timeline(f"CUSTOMER#{service.customer_id_for(EMAIL)}")]


def test_an_address_always_gives_the_same_customer_id():
    assert service.customer_id_for(" Kari@Example.com") == service.customer_id_for("kari@example.com")
    known = CustomerEmail(email="kari@example.com", customer_id="cus_other")
    assert service.customer_id_for("kari@example.com", known) == "cus_other"


def test_a_code_is_six_digits_made_from_its_id_the_shop_and_the_secret(opened, monkeypatch):
    here = service.code_for("code_1")
    assert len(here) == 6
    assert here.isdigit()
    assert service.code_for("code_1") == here
    with acting(shop="shp_elsewhere"):
        elsewhere = service.code_for("code_1")
    monkeypatch.setenv("DAYBOOK_SECRET", "another secret")
    assert len({here, elsewhere, service.code_for("code_1"), service.code_for("code_2")}) == 4


def test_a_new_address_becomes_a_guest_and_the_event_carries_no_code(opened):
    service.request_code(EMAIL, "nb")
    assert (customer().has_account, customer().language) == (False, "nb")
    told = journal.timeline(f"CUSTOMER#{customer().customer_id}")
    assert [event.name for event in told] == ["customer.added", "customer.code_requested"]
    fact = CodeRequested.read(told[1].payload)
    assert (fact.email, fact.language) == (EMAIL, "nb")
    assert service.code_for(fact.code_id) == mailed_code(EMAIL)
    assert mailed_code(EMAIL) not in told[1].payload.values()


def test_the_right_code_signs_in_once(opened):
    service.request_code(EMAIL)
    code = mailed_code(EMAIL)
    caller = access._by_session(service.sign_in(EMAIL, code))
    assert caller == access.Caller("customer", customer().customer_id)
    assert customer().has_account is True
    assert timeline() == ["customer.added", "customer.code_requested", "customer.account_opened"]
    with pytest.raises(Refused) as refused:
        service.sign_in(EMAIL, code)
    assert (refused.value.status, refused.value.code) == (401, "wrong_code")


def test_a_second_sign_in_opens_no_second_account(opened):
    for _ in range(2):
        service.request_code(EMAIL)
        service.sign_in(EMAIL, mailed_code(EMAIL))
    assert timeline().count("customer.account_opened") == 1
    assert timeline().count("customer.added") == 1


def test_after_five_wrong_tries_the_right_code_is_refused_too(opened):
    service.request_code(EMAIL)
    code = mailed_code(EMAIL)
    for _ in range(5):
        with pytest.raises(Refused) as refused:
            service.sign_in(EMAIL, wrong(code))
        assert refused.value.code == "wrong_code"
    with pytest.raises(Refused) as refused:
        service.sign_in(EMAIL, code)
    assert (refused.value.status, refused.value.code) == (429, "code_tried_too_often")
    service.request_code(EMAIL)
    assert service.sign_in(EMAIL, mailed_code(EMAIL))


def test_twelve_guesses_at_once_are_five_tries(opened):
    service.request_code(EMAIL)
    code = wrong(mailed_code(EMAIL))

    def guess() -> str:
        with pytest.raises(Refused) as refused:
            service.sign_in(EMAIL, code)
        return refused.value.code

    with ThreadPoolExecutor(12) as pool:
        codes = [each.result() for each in [pool.submit(copy_context().run, guess) for _ in range(12)]]
    assert (codes.count("wrong_code"), codes.count("code_tried_too_often")) == (5, 7)
    assert SignInCode.get(email=EMAIL).tries == 5


def test_the_right_code_sent_four_times_at_once_is_good_once(opened):
    service.request_code(EMAIL)
    code = mailed_code(EMAIL)

    def enter() -> str:
        try:
            service.sign_in(EMAIL, code)
        except Refused as refused:
            return refused.code
        return "in"

    with ThreadPoolExecutor(4) as pool:
        results = [each.result() for each in [pool.submit(copy_context().run, enter) for _ in range(4)]]
    assert sorted(results) == ["in", "wrong_code", "wrong_code", "wrong_code"]


def test_a_code_is_good_for_ten_minutes(opened):
    with clock.held_at("2027-01-01T10:00:00Z"):
        service.request_code(EMAIL)
        code = mailed_code(EMAIL)
    with clock.held_at("2027-01-01T10:10:00Z"), pytest.raises(Refused) as refused:
        service.sign_in(EMAIL, code)
    assert refused.value.code == "wrong_code"
    with clock.held_at("2027-01-01T10:09:59Z"):
        assert service.sign_in(EMAIL, code)


def test_a_newer_code_replaces_the_older(opened):
    service.request_code(EMAIL)
    first = mailed_code(EMAIL)
    service.request_code(EMAIL)
    second = mailed_code(EMAIL)
    if first != second:  # one in a million is the same
        with pytest.raises(Refused):
            service.sign_in(EMAIL, first)
    assert service.sign_in(EMAIL, second)


def test_the_sixth_code_in_a_quarter_of_an_hour_is_refused(opened):
    with clock.held_at("2027-01-01T10:00:00Z"):
        for _ in range(5):
            service.request_code(EMAIL)
        with pytest.raises(Refused) as refused:
            service.request_code(EMAIL)
        assert refused.value.status == 429
        service.request_code("ola@example.com")


def test_addresses_are_kept_the_default_first_and_at_most_twenty(opened):
    service.request_code(EMAIL)
    who = customer().customer_id
    for number in range(20):
        service.add_address(who, {"name": f"n{number}", "country": "NO"}, default=number == 19)
    kept = customer().addresses
    assert [each["name"] for each in kept[:3]] == ["n19", "n0", "n1"]
    with pytest.raises(Refused) as refused:
        service.add_address(who, {"name": "one more", "country": "NO"})
    assert refused.value.code == "too_many_addresses"
    service.change_address(who, kept[2]["id"], {"name": "n1 moved", "country": "NO"}, default=True)
    service.remove_address(who, kept[0]["id"])
    assert [each["name"] for each in customer().addresses[:3]] == ["n1 moved", "n0", "n2"]


def test_addresses_added_at_once_are_all_kept(opened):
    service.request_code(EMAIL)
    who = customer().customer_id
    with ThreadPoolExecutor(6) as pool:
        for each in [
            pool.submit(copy_context().run, service.add_address, who, {"name": f"n{n}", "country": "NO"})
            for n in range(6)
        ]:
            each.result()
    assert sorted(each["name"] for each in customer().addresses) == [f"n{n}" for n in range(6)]
    assert journal.verify(journal.timeline(f"CUSTOMER#{who}"), head=customer().head) == []


def test_consent_is_told_apart_from_other_changes(opened):
    service.request_code(EMAIL)
    service.change_customer(customer().customer_id, accepts_marketing=True, name="Kari")
    assert timeline()[2:] == ["customer.consent_changed", "customer.changed"]
    service.change_customer(customer().customer_id, accepts_marketing=True)
    assert len(timeline()) == 4  # nothing changed, nothing told


def test_a_customer_is_entered_once(opened):
    service.add_customer(EMAIL, name="Kari")
    with pytest.raises(Refused) as refused:
        service.add_customer(EMAIL.upper())
    assert refused.value.code == "email_taken"
