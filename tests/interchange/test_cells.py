"""Single cells: exact or refused."""

import pytest

from chalicelib.interchange import cells


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("36.00", "36.00"),
        ("36", "36.00"),
        (".5", "0.50"),
        ("0036.5", "36.50"),
        ("1.2000", "1.20"),
        ("12,50", "12.50"),
        ("0,500", "0.50"),
        ("1,299.00", "1299.00"),
        ("1.299,00", "1299.00"),
        ("1 299,00", "1299.00"),
        ("1\u00a0299", "1299.00"),
        ("1'299.00", "1299.00"),
        ("12.345.678", "12345678.00"),
        ("199,-", "199.00"),
        ("'36.00", "36.00"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_a_price_is_read_exactly(written: str, exact: str) -> None:
    assert cells.price(written, 2) == (exact, "")


@pytest.mark.parametrize("written", ["kr 12.50", "12.50 kr.", "NOK12,50", "12,50 €", "$12.50", "US$12.50", "12.5 NOK"])
def test_a_currency_by_a_price_is_left_out_and_reported(written: str) -> None:
    assert cells.price(written, 2) == ("12.50", "price_had_currency")


@pytest.mark.parametrize(
    ("written", "trouble"),
    [
        ("1,299", "price_ambiguous"),
        ("1.299", "price_ambiguous"),
        ("Rp 150.000", "price_ambiguous"),
        ("1.2345", "price_too_fine"),
        ("10,9999", "price_too_fine"),
        ("-5", "price_negative"),
        ("(5.00)", "price_negative"),
        ("1000000000000", "price_too_large"),
        ("9" * 5000, "price_too_large"),
        ("NaN", "price_unreadable"),
        ("inf", "price_unreadable"),
        ("1e5", "price_unreadable"),
        ("=1+1", "price_unreadable"),
        ("12 kg", "price_unreadable"),
        ("1,23,456", "price_unreadable"),
        ("kr", "price_unreadable"),
        ("١٢", "price_unreadable"),
    ],
)
def test_a_price_that_is_not_exact_is_refused(written: str, trouble: str) -> None:
    assert cells.price(written, 2) == (None, trouble)


@pytest.mark.parametrize(
    ("written", "decimals", "answer"),
    [
        ("12.500", 3, ("12.500", "")),
        ("12,500", 3, (None, "price_ambiguous")),
        ("150000.00", 0, ("150000", "")),
        ("150000.50", 0, (None, "price_too_fine")),
        ("", 2, (None, "")),
    ],
)
def test_a_price_has_the_decimals_of_its_currency(written: str, decimals: int, answer: tuple[str | None, str]) -> None:
    assert cells.price(written, decimals) == answer


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("", ("", "")),
        ("'741360637481", ("741360637481", "")),
        ('="741360637481"', ("741360637481", "")),
        ("96385074", ("96385074", "")),  # GTIN-8: 3*9+6+3*3+8+3*5+0+3*7+4 = 90
        ("4006381333931", ("4006381333931", "")),  # GTIN-13
        ("10614141000415", ("10614141000415", "")),  # GTIN-14
        ("978-0-306-40615-7", ("9780306406157", "")),
        ("4006381333932", ("4006381333932", "barcode_check_digit")),
        ("741360637482", ("741360637482", "barcode_check_digit")),
        ("7.41361E+11", ("", "barcode_rounded")),
        ("AB-123", ("AB-123", "")),
        ("123456789", ("123456789", "")),
    ],
)
def test_a_barcode_keeps_its_digits_and_shows_a_wrong_one(written: str, answer: tuple[str, str]) -> None:
    assert cells.barcode(written) == answer


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("", (None, "")),
        ("7", (7, "")),
        ("-1", (-1, "")),
        ("+3.00", (3, "")),
        ("1000000000", (1_000_000_000, "")),
        ("1000000001", (None, "quantity_too_large")),
        ("1.5", (None, "quantity_unreadable")),
        ("1,000", (None, "quantity_unreadable")),
        ("NaN", (None, "quantity_unreadable")),
    ],
)
def test_a_quantity_is_a_whole_number(written: str, answer: tuple[int | None, str]) -> None:
    assert cells.quantity(written) == answer


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("453.59", (454, "weight_rounded")),
        ("453.5", (454, "weight_rounded")),
        ("453.0", (453, "")),
        ("-1", (None, "weight_unreadable")),
    ],
)
def test_a_weight_is_whole_grams(written: str, answer: tuple[int | None, str]) -> None:
    assert cells.grams(written) == answer


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("https://img.test/a b.jpg", ("https://img.test/a%20b.jpg", "")),
        ("/media/sample/cup.svg", ("/media/sample/cup.svg", "")),
        ("//img.test/a.jpg", ("https://img.test/a.jpg", "")),
        ("javascript:alert(1)", ("", "address_unsafe")),
        ("https://", ("", "address_unsafe")),
        ('https://img.test/"onload="x', ("", "address_unsafe")),
        ("cup.jpg", ("", "address_unsafe")),
    ],
)
def test_an_image_address_is_one_a_browser_may_load(written: str, answer: tuple[str, str]) -> None:
    assert cells.image_address(written) == answer


@pytest.mark.parametrize(
    ("words", "handle"),
    [
        ("Blå Kopp, stor!", "bla-kopp-stor"),
        ("Crème & Æble", "creme-aeble"),
        ("Women's tee", "womens-tee"),
        ("日本", ""),
    ],
)
def test_a_handle_is_small_letters_digits_and_hyphens(words: str, handle: str) -> None:
    assert cells.handle(words) == handle
