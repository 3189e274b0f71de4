"""Addresses, country by country."""

import pytest
from babel import Locale

from chalicelib.core.errors import Refused
from chalicelib.core.http import validated
from chalicelib.customers import rules
from chalicelib.customers.countries import form_of, town_of
from chalicelib.customers.inputs import AddressIn

OSLO = {"name": "Kari Nordmann", "line1": "Storgata 1", "city": "Oslo", "postal_code": "0150", "country": "NO"}


def refusal_of(**changes: str | None) -> list[dict[str, str]]:
    given = {name: value for name, value in (OSLO | changes).items() if value is not None}
    with pytest.raises(Refused) as refused:
        validated(AddressIn, given)
    assert refused.value.status == 422
    return refused.value.fields


@pytest.mark.parametrize(
    ("country", "written", "stored"),
    [
        ("NO", "0150", "0150"),
        ("SE", "11122", "111 22"),
        ("SE", "SE-111 22", "111 22"),
        ("DK", "1050", "1050"),
        ("FI", "00100", "00100"),
        ("GB", "sw1a1aa", "SW1A 1AA"),
        ("GB", "M1 1AE", "M1 1AE"),
        ("GB", "gir0aa", "GIR 0AA"),
        ("DE", "10115", "10115"),
        ("US", "10001", "10001"),
        ("US", "100011234", "10001-1234"),
        ("ID", "10110", "10110"),
        ("BR", "01310100", "01310-100"),
        ("NL", "1012js", "1012 JS"),
        ("CA", "k1a0b1", "K1A 0B1"),
        ("HK", "", ""),
        ("KE", "00100", "00100"),
        ("IE", "a65 f4e2", "A65 F4E2"),
        ("QA", "Box 12", "Box 12"),
    ],
)
def test_a_postal_code_is_stored_as_its_country_writes_it(country, written, stored):
    assert rules.postal_code(country, written, form_of(country)) == stored


@pytest.mark.parametrize(
    ("country", "written"),
    [
        ("NO", "150"),
        ("NO", "01500"),
        ("NO", "\u0660\u0661\u0665\u0660"),
        ("SE", "1112"),
        ("DK", "A050"),
        ("FI", "0010"),
        ("GB", "12345"),
        ("DE", "1011"),
        ("US", "1000"),
        ("ID", "1011"),
        ("BR", "01310"),
        ("NL", "0123 AB"),
    ],
)
def test_another_countrys_postal_code_is_refused_with_an_example(country, written):
    with pytest.raises(ValueError, match="It looks like") as refused:
        rules.postal_code(country, written)
    assert rules.POSTAL_CODES[country].example in str(refused.value)


def test_every_example_is_a_postal_code_of_its_country():
    assert {c: rules.postal_code(c, form.example) for c, form in rules.POSTAL_CODES.items()} == {
        c: form.example for c, form in rules.POSTAL_CODES.items()
    }


def test_the_countries_are_those_of_iso_3166():
    # Babel lists also reserved codes, unions and places for tests
    others = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
    known = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    assert known - others == rules.COUNTRIES
    assert len(rules.COUNTRIES) == 249


def test_a_good_address_is_tidied():
    given = OSLO | {"country": "no", "line1": "  Storgata\u00a01 ", "phone": "+47 22 33 44 55"}
    address = validated(AddressIn, given).model_dump()
    assert address == {
        "country": "NO",
        "name": "Kari Nordmann",
        "company": "",
        "line1": "Storgata 1",
        "line2": "",
        "city": "Oslo",
        "region": "",
        "postal_code": "0150",
        "phone": "+47 22 33 44 55",
    }


def test_what_is_missing_is_named_all_at_once():
    assert refusal_of(city=None, postal_code=None) == [
        {"field": "city", "code": "required", "detail": "Fill in the city or town."},
        {"field": "postal_code", "code": "required", "detail": "Fill in the postal code, for example 0150."},
    ]


def test_a_state_is_required_where_letters_need_it():
    assert refusal_of(country="US", postal_code="10001") == [
        {"field": "region", "code": "required", "detail": "Fill in the state."}
    ]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("country", "XX", "unknown_country"),
        ("country", "Norway", "string_too_long"),
        ("postal_code", "ABC", "bad_postal_code"),
        ("name", "   ", "string_too_short"),
        ("line1", "Storgata\x00 1", "unprintable"),
        ("phone", "call me", "bad_phone"),
        ("line1", "x" * 161, "string_too_long"),
    ],
)
def test_what_is_wrong_is_named_with_its_field(field, value, code):
    assert [(each["field"], each["code"]) for each in refusal_of(**{field: value})] == [(field, code)]


def test_a_city_state_needs_no_city():
    assert (
        validated(AddressIn, OSLO | {"country": "SG", "city": "", "postal_code": "018956"}).model_dump()["city"] == ""
    )


@pytest.mark.parametrize(
    "text", ["Kari@Example.COM", " kari@example.com ", "k.a+b@sub.example.co", "o'neil@example.ie"]
)
def test_good_email_addresses_are_lower_case(text):
    assert rules.email(text) == text.strip().lower()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kari",
        "kari@",
        "@example.com",
        "a b@example.com",
        "a@b",
        "a@-b.com",
        "a..b@example.com",
        "a@b.c\n.com",
        "x" * 65 + "@example.com",
        "a@" + "b" * 64 + ".com",
        "kari@example.com,ola@example.com",
    ],
)
def test_what_mail_could_not_go_to_is_refused(text):
    with pytest.raises(ValueError, match="whole e-mail address"):
        rules.email(text)


@pytest.mark.parametrize(
    ("country", "fields", "needs", "numeric"),
    [
        ("NO", "line1 postal_code city", "city line1 postal_code", True),
        ("GB", "line1 city postal_code", "city line1 postal_code", False),
        ("US", "line1 city region postal_code", "city line1 postal_code region", True),
        ("ID", "line1 city region postal_code", "line1 region", True),
        ("SG", "line1 postal_code", "line1 postal_code", True),
        ("AE", "line1 region", "line1 region", False),
        ("XX", "line1 postal_code city region", "line1", False),
    ],
)
def test_a_form_has_a_countrys_fields_in_its_order(country, fields, needs, numeric):
    form = form_of(country)
    assert (" ".join(form.fields), " ".join(sorted(form.needs)), form.numeric) == (fields, needs, numeric)


def test_every_country_has_a_form_whose_pattern_fits_its_example():
    for country in rules.COUNTRIES:
        form = form_of(country)
        assert "line1" in form.fields
        if form.postal_code and form.example:
            assert rules.postal_code(country, form.example, form)


def test_regions_are_those_that_must_be_named():
    assert ("CA", "California") in form_of("US").regions
    assert ("DKI Jakarta", "Jakarta") in form_of("ID").regions or ("DKI Jakarta", "DKI Jakarta") in form_of(
        "ID"
    ).regions
    assert form_of("NO").regions == ()


def test_the_town_of_a_norwegian_postal_code_is_known():
    towns = [town_of("NO", code) for code in ("0155", "8622", " 2350 ", "9999", "")]
    assert towns == ["Oslo", "Mo i Rana", "Nes på Hedmarken", None, None]
    assert town_of("SE", "11122") is None
