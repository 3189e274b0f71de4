"""Passkeys: the two ceremonies, and every way they are refused."""

import json
import threading

import pytest

from chalicelib.core import clock, context, passkeys
from chalicelib.core.errors import Refused
from chalicelib.core.passkeys import NewPasskeyIn, SignedIn, site_asked, site_of
from chalicelib.core.transaction import Transaction
from tests.passkey import Authenticator, text

SITE = site_of("shop.test")
OWNER = "staff:stf_kim"


def make(device, owner=OWNER, site=SITE, **more):
    options = passkeys.options_to_make(owner, "kim@daybook.example", "Fjell", site)
    with Transaction() as tx:
        return passkeys.make(tx, owner, NewPasskeyIn(**device.make(options, **more)), site)


def sign_in(device, kind="staff", site=SITE, **more):
    given = SignedIn(**device.sign(passkeys.options_to_sign_in(site), **more))
    with Transaction() as tx:
        return passkeys.use(tx, kind, given, site)


def refused(deed, *args, **more):
    with pytest.raises(Refused) as caught:
        deed(*args, **more)
    return caught.value.code


@pytest.mark.parametrize("algorithm", [-7, -8, -257])
def test_a_passkey_that_was_made_signs_its_owner_in(table, algorithm):
    device = Authenticator(algorithm=algorithm)
    made = make(device)
    assert (made.owner, made.title, made.domain, made.signatures) == (OWNER, "Phone", "shop.test", 0)
    assert [each.digest for each in passkeys.of(OWNER)] == [made.digest]
    used = sign_in(device)
    assert (used.owner, used.signatures) == (OWNER, 1)
    assert sign_in(device).signatures == 2


def test_an_authenticator_that_does_not_count_signs_in_again_and_again(table):
    device = Authenticator(counts=False)
    make(device)
    assert [sign_in(device).signatures for _ in range(3)] == [0, 0, 0]


def test_one_challenge_is_good_for_one_sign_in_also_at_once(table):
    device = Authenticator(counts=False)
    make(device)
    given = SignedIn(**device.sign(passkeys.options_to_sign_in(SITE)))
    outcomes = []

    def attempt():
        try:
            with context.acting(shop=table), Transaction() as tx:
                passkeys.use(tx, "staff", given, SITE)
            outcomes.append("in")
        except Refused as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=attempt) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(outcomes) == ["in"] + ["passkey_expired"] * 5


def test_a_challenge_expires(table):
    device = Authenticator()
    with clock.held_at("2026-11-25T10:00:00Z"):
        make(device)
        given = SignedIn(**device.sign(passkeys.options_to_sign_in(SITE)))
    with clock.held_at("2026-11-25T10:05:01Z"), pytest.raises(Refused) as caught, Transaction() as tx:
        passkeys.use(tx, "staff", given, SITE)
    assert caught.value.code == "passkey_expired"


def test_a_challenge_that_was_made_up_or_is_for_somebody_else_is_refused(table):
    device = Authenticator()
    made_up = {"challenge": text(b"x" * 32)}
    with pytest.raises(Refused) as caught, Transaction() as tx:
        passkeys.make(tx, OWNER, NewPasskeyIn(**device.make(made_up)), SITE)
    assert caught.value.code == "passkey_expired"
    others = passkeys.options_to_make("staff:stf_ola", "ola", "Fjell", SITE)
    with pytest.raises(Refused) as caught, Transaction() as tx:
        passkeys.make(tx, OWNER, NewPasskeyIn(**device.make(others)), SITE)
    assert caught.value.code == "passkey_expired"
    for_signing_in = passkeys.options_to_sign_in(SITE)
    with pytest.raises(Refused) as caught, Transaction() as tx:
        passkeys.make(tx, OWNER, NewPasskeyIn(**device.make(for_signing_in)), SITE)
    assert caught.value.code == "passkey_expired"
    assert passkeys.of(OWNER) == []


def test_a_counter_that_does_not_go_up_is_a_copy(table):
    device = Authenticator()
    make(device)
    sign_in(device)
    sign_in(device)
    device.signatures = 1  # the copy was made after the first
    assert refused(sign_in, device) == "passkey_copied"
    device.counts, device.signatures = False, 0
    assert refused(sign_in, device) == "passkey_copied"


def test_what_another_site_or_another_key_signed_is_refused(table):
    device = Authenticator()
    make(device)
    device.origin = "https://shop.test.example"
    assert refused(sign_in, device) == "passkey_refused"
    device.origin, device.domain = "https://shop.test", "test"
    assert refused(sign_in, device) == "passkey_refused"
    device.domain, device.key = "shop.test", Authenticator().key
    assert refused(sign_in, device) == "passkey_refused"
    assert refused(sign_in, Authenticator()) == "passkey_refused"


@pytest.mark.parametrize("flags", [0x01, 0x04, 0x00])
def test_whoever_was_not_there_or_not_verified_is_refused(table, flags):
    device = Authenticator()
    make(device)
    device.flags = flags
    assert refused(sign_in, device) == "passkey_refused"


def test_a_customers_passkey_opens_nothing_of_the_staff_and_none_opens_another_domain(table):
    device = Authenticator()
    make(device, owner="customer:cus_kim")
    assert refused(sign_in, device) == "passkey_refused"
    assert sign_in(device, kind="customer").owner == "customer:cus_kim"
    elsewhere = site_of("other.test")
    device.domain, device.origin = elsewhere.domain, elsewhere.origin
    assert refused(sign_in, device, kind="customer", site=elsewhere) == "passkey_refused"


def test_a_frame_of_another_site_is_refused(table):
    device = Authenticator()
    make(device)
    options = passkeys.options_to_sign_in(SITE)
    told = {
        "type": "webauthn.get",
        "challenge": options["challenge"],
        "origin": "https://shop.test",
        "crossOrigin": True,
    }
    framed = SignedIn(**device.sign(options, client_data=text(json.dumps(told).encode())))
    with pytest.raises(Refused) as caught, Transaction() as tx:
        passkeys.use(tx, "staff", framed, SITE)
    assert caught.value.code == "passkey_refused"


@pytest.mark.parametrize(
    "part",
    [
        {"public_key": "AAAA"},
        {"public_key": text(b"\x30\x00")},
        {"algorithm": -8},
        {"algorithm": 5},
        {"id": text(b"another")},
        {"authenticator_data": text(b"short")},
        {"client_data": text(b"[]")},
        {"client_data": text(b"no json")},
        {"client_data": "&&&"},
        {"id": "blåbær"},
    ],
)
def test_what_cannot_be_read_is_a_422(table, part):
    assert refused(make, Authenticator(), **part) in ("passkey_unreadable", "passkey_refused")
    assert passkeys.of(OWNER) == []


def test_a_key_that_the_authenticator_did_not_tell_of_is_refused(table):
    others = Authenticator().make({"challenge": ""})["public_key"]
    assert refused(make, Authenticator(), public_key=others) == "passkey_unreadable"


def test_the_same_passkey_is_kept_once(table):
    device = Authenticator()
    make(device)
    assert refused(make, device, owner="staff:stf_ola") == "passkey_known"


def test_twenty_are_enough_and_one_that_is_removed_is_gone(table):
    devices = [Authenticator() for _ in range(20)]
    for device in devices:
        make(device)
    assert refused(make, Authenticator()) == "too_many_passkeys"
    first = passkeys.of(OWNER)[0]
    with pytest.raises(Refused), Transaction() as tx:
        passkeys.remove(tx, "staff:stf_ola", first.digest)
    with Transaction() as tx:
        passkeys.remove(tx, OWNER, first.digest)
    gone = next(each for each in devices if passkeys._digest(each.credential_id) == first.digest)
    assert refused(sign_in, gone) == "passkey_refused"


def test_the_site_is_the_host_and_only_this_machine_does_without_tls():
    assert (site_of("Shop.example").origin, site_of("Shop.example").domain) == ("https://shop.example", "shop.example")
    assert (site_of("localhost:8160").origin, site_of("localhost:8160").domain) == (
        "http://localhost:8160",
        "localhost",
    )
    assert site_of("192.0.2.1:8160").origin == "https://192.0.2.1:8160"


def test_behind_a_cdn_the_shops_own_address_is_the_site(monkeypatch):
    monkeypatch.setenv("DAYBOOK_URL", "https://shop.example")
    behind = {"host": "x1.execute-api.eu-north-1.amazonaws.com"}
    assert site_asked(behind | {"origin": "https://shop.example"}) == site_of("shop.example")
    assert site_asked(behind | {"origin": "https://evil.example"}).domain == behind["host"]
    assert site_asked({"host": "shop.test"}) == SITE
