"""Addresses, barcodes, words: pure decisions."""

import pytest

from chalicelib.catalogue import rules
from chalicelib.core.errors import Refused


@pytest.mark.parametrize(
    ("title", "handle"),
    [
        ("Blåbær & fløte", "blabaer-flote"),
        ("  A--B ", "a-b"),
        ("Ærlig Øl Straße", "aerlig-ol-strasse"),
        ("漢字", "product"),
    ],
)
def test_an_address_is_made_of_a_title(title, handle):
    assert rules.handle_from(title) == handle


def test_a_gtin_with_a_wrong_check_digit_is_refused_and_other_codes_pass():
    # 4006381333931: 1*4+3*0+1*0+3*6+1*3+3*8+1*1+3*3+1*3+3*3+1*9+3*3+1 = 90
    assert rules.checked_barcode("4006381333931") == "4006381333931"
    assert [rules.checked_barcode(code) for code in ("73513537", "036000291452", "X-12", " ", None)] == [
        "73513537", "036000291452", "X-12", None, None,
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        rules.checked_barcode("4006381333932")
    assert refused.value.code == "barcode_wrong"
