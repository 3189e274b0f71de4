"""Shopify's product CSV: our small fixtures cell by cell, real exports by exact counts, and broken files politely."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.interchange.shopify_products import (
    ImportedImage,
    ImportedProduct,
    ImportedVariant,
    ProductGroup,
    RowProblem,
    read_products,
)
from tests.real_data import REAL_DATA

FIXTURES = Path(__file__).parent / "fixtures"
REAL = REAL_DATA / "shopify_products"
HEAD = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Image Src\n"


def read(text: str | bytes, **options: int) -> list[ProductGroup]:
    return list(read_products(io.BytesIO(text if isinstance(text, bytes) else text.encode()), **options))


def products(groups: list[ProductGroup]) -> list[ImportedProduct]:
    return [group.product for group in groups if group.product]


def codes(groups: list[ProductGroup]) -> list[tuple[int, str, bool]]:
    return [(problem.row, problem.code, problem.taken) for group in groups for problem in group.problems]


def test_the_current_dialect_is_read_field_by_field() -> None:
    with (FIXTURES / "current.csv").open("rb") as stream:
        reading = read_products(stream)
        lamp, notes = products(list(reading))
    assert (reading.dialect, reading.columns_not_kept) == ("current", ())
    assert lamp == ImportedProduct(
        row=2,
        handle="reef-lamp",
        title="Reef lamp",
        description_html="<h3>Reef</h3><p>A lamp, <b>warm</b>.</p>",
        vendor="Havn",
        product_type="Lamps",
        category="Home & Garden > Lighting",
        tags=("light", "Home"),
        status="active",
        options=(("Size", ("Small", "Large")), ("Colour", ("White", "Black")), ("Shade", ("Linen",))),
        variants=(
            ImportedVariant(
                row=2,
                sku="RL-S-W",
                options=("Small", "White", "Linen"),
                price_text="1299.00",
                compare_at_text="1499.00",
                cost_text="640.50",
                barcode="2000000000015",
                grams=850,
                weight_unit="kg",
                quantity=12,
                tracked=True,
                sell_when_out=False,
                requires_shipping=True,
                taxable=True,
                tax_code="LAMP",
                image_url="/media/white.svg",
                custom_fields={"Unit price total measure": "1"},
            ),
            ImportedVariant(
                row=3,
                sku="RL-L-B",
                options=("Large", "Black", "Linen"),
                price_text="1599.00",
                compare_at_text=None,
                cost_text=None,
                barcode="2000000000022",
                grams=1200,
                weight_unit="kg",
                quantity=-3,
                tracked=True,
                sell_when_out=True,
                requires_shipping=True,
                taxable=True,
                tax_code="LAMP",
                image_url="",
                custom_fields={"Unit price total measure": "2"},
            ),
        ),
        images=(
            ImportedImage("https://img.test/b.jpg", "Side", 1),
            ImportedImage("https://img.test/a.jpg", "Front", 2),
            ImportedImage("https://img.test/c.jpg", 'Detail, "close"', 3),
        ),
        seo_title="Reef lamp | Havn",
        seo_description="Warm light",
        gift_card=False,
        continues=False,
        custom_fields={
            "Color (product.metafields.shopify.color-pattern)": "white",
            "Google Shopping / Condition": "new",
        },
    )
    # 850.4 g is 850 g, and that is all there is to say of this file.
    assert (notes.handle, notes.status, notes.options, notes.variants[0].options) == ("notes-file", "draft", (), ())
    assert notes.description_html == "<p>First line<br>still the first</p><p>second</p>"
    variant = notes.variants[0]
    assert (variant.tracked, variant.quantity, variant.requires_shipping, variant.taxable) == (
        False,
        None,
        False,
        False,
    )


def test_the_only_problem_of_the_current_fixture_is_a_rounded_weight() -> None:
    groups = read((FIXTURES / "current.csv").read_bytes())
    assert [problem for group in groups for problem in group.problems] == [
        RowProblem(
            row=2,
            handle="reef-lamp",
            column="Weight value (grams)",
            code="weight_rounded",
            sentence="The weight was rounded to a whole gram.",
            value="850.4",
            taken=True,
        )
    ]
    assert [(group.first_row, group.next_row) for group in groups] == [(2, 5), (5, 6)]


def test_the_legacy_dialect_is_read_with_its_repeated_and_missing_skus() -> None:
    groups = read((FIXTURES / "legacy.csv").read_bytes())
    cup, bowl = products(groups)
    assert (cup.title, cup.description_html, cup.status, bowl.status) == ("Kopp", "<p>Blå</p>", "active", "draft")
    assert [variant.sku for variant in cup.variants + bowl.variants] == ["CUP", "cup--red", "bowl--1"]
    assert [variant.sell_when_out for variant in cup.variants] == [False, True]
    assert [variant.custom_fields for variant in cup.variants] == [
        {"Price / Norway": "189.00"},
        {"Variant Fulfillment Service": "3pl"},
    ]
    assert cup.images == (ImportedImage("https://img.test/cup.jpg", "", 1),)
    assert bowl.variants[0].weight_unit == "oz"
    assert codes(groups) == [
        (3, "sku_repeats", True),
        (3, "barcode_check_digit", True),
        (4, "sku_missing", True),
    ]


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared folder of real exports is not on this machine")
@pytest.mark.parametrize(
    ("name", "counted", "problems"),
    [
        # products, variants, images; every row of the files is a variant, an image or both
        ("apparel", (25, 96, 55), {"sku_missing": 1}),
        ("jewelry", (19, 24, 25), {"sku_missing": 24}),
        # 1,121 variants, 3 without a SKU, 1,077 different SKUs among the others: 1121 - 3 - 1077 = 41 repeat one
        ("bicycles", (284, 1121, 1034), {"sku_missing": 3, "sku_repeats": 41}),
    ],
)
def test_real_exports_are_taken_whole(name: str, counted: tuple[int, int, int], problems: dict[str, int]) -> None:
    with (REAL / f"{name}.csv").open("rb") as stream:
        reading = read_products(stream)
        groups = list(reading)
    found = products(groups)
    assert (
        len(found),
        sum(len(product.variants) for product in found),
        sum(len(product.images) for product in found),
    ) == counted
    assert Counter(problem.code for group in groups for problem in group.problems) == problems
    skus = [variant.sku for product in found for variant in product.variants]
    assert len(set(skus)) == counted[1]
    assert (reading.dialect, reading.columns_not_kept) == ("legacy", ())
    assert not any("<script" in product.description_html or "style=" in product.description_html for product in found)


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared folder of real exports is not on this machine")
def test_reading_goes_on_exactly_from_every_group_of_a_real_export() -> None:
    whole = (REAL / "apparel.csv").read_bytes()
    groups = read(whole)
    assert len(groups) == 25
    for done, group in enumerate(groups, start=1):
        assert read(whole, start_row=group.next_row) == groups[done:]


def test_going_on_remembers_the_skus_that_were_passed_over() -> None:
    groups = read((FIXTURES / "legacy.csv").read_bytes() + b"jug,Jug,,,,,true,,,CUP,,,,,,9.00,,,,,,,,,\r\n")
    assert products(groups)[2].variants[0].sku == "jug--1"
    again = read(
        (FIXTURES / "legacy.csv").read_bytes() + b"jug,Jug,,,,,true,,,CUP,,,,,,9.00,,,,,,,,,\r\n",
        start_row=groups[1].next_row,
    )
    assert again == groups[2:]


def test_a_handle_that_comes_back_continues_its_product() -> None:
    groups = read(HEAD + "a,Tee,Size,S,A-S,10,1,\nb,Cap,,,B,5,1,\na,,Size,M,A-M,10,1,\n")
    assert [(product.handle, product.title, product.continues) for product in products(groups)] == [
        ("a", "Tee", False),
        ("b", "Cap", False),
        ("a", "", True),
    ]
    assert products(groups)[2].variants[0].options == ("M",)
    assert codes(groups) == [(4, "handle_again", True)]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    groups = read(HEAD + 'a,"Tee\nwith a line",,,A,10,1,\n\n,,,,,,,\nb,Cap,,,B,x,1,\n')
    assert [product.row for product in products(groups)] == [2, 5]
    assert codes(groups) == [(5, "price_unreadable", False)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",,,,S,1,1,", (2, "handle_missing", False)),
        (",Blå kopp,,,S,1,1,", (2, "handle_derived", True)),
        ("Blå Kopp,T,,,S,1,1,", (2, "handle_changed", True)),
        ("a,,,,S,1,1,", (2, "title_missing", True)),
        ("a,T,,,,1,1,", (2, "sku_missing", True)),
        ("a,T,,,S,,1,", (2, "price_missing", False)),
        ('a,T,,,S,"1,299",1,', (2, "price_ambiguous", False)),
        ("a,T,,,S,NaN,1,", (2, "price_unreadable", False)),
        ("a,T,,,S,9999999999999,1,", (2, "price_too_large", False)),
        ("a,T,,,S,=1+1,1,", (2, "price_unreadable", False)),
        ("a,T,,,S,$1,1,", (2, "price_had_currency", True)),
        ("a,T,,,S,1,1.5,", (2, "quantity_unreadable", False)),
        ("a,T,,,S,1,99999999999,", (2, "quantity_too_large", False)),
        ("a,T,,M,S,1,1,", (2, "option_name_missing", True)),
        ("a,T,Size,,S,1,1,", (2, "option_unused", False)),
        ("a,=T(),,,S,1,1,", (2, "looks_like_formula", True)),
        ("a,T,,,S,1,1,javascript:alert(1)", (2, "address_unsafe", False)),
        ("a,T,,,S,1,1,,more,and more", (2, "row_long", False)),
        ("a,T,,,S,1", (2, "row_short", True)),
        ('a,T,,,S,1,1,"https://img.test/x', (2, "row_open_quote", False)),
    ],
)
def test_one_odd_row_is_one_problem(row: str, problem: tuple[int, str, bool]) -> None:
    assert codes(read(HEAD + row)) == [problem]


def test_a_second_variant_with_the_same_options_is_not_taken() -> None:
    groups = read(HEAD + "a,T,Size,S,A,1,1,\na,,,S,B,1,1,\na,,,,C,1,1,\n")
    assert [(variant.sku, variant.options) for variant in products(groups)[0].variants] == [
        ("A", ("S",)),
        ("C", ("-",)),
    ]
    assert codes(groups) == [(3, "variant_repeats", False), (4, "option_value_missing", True)]


def test_a_later_row_that_says_otherwise_is_reported() -> None:
    groups = read(HEAD + "a,T,Size,S,A,1,1,\na,Other,,M,B,1,1,\n")
    assert products(groups)[0].title == "T"
    assert [group.problems[0].value for group in groups] == ["Other"]
    assert codes(groups) == [(3, "field_differs", False)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"PK\x03\x04\x14\x00\x06\x00", "file_not_csv"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file_not_csv"),
        (b"<html><body>Not found</body></html>", "file_not_csv"),
        (b"ID,SKU,Name,Regular price\n1,A,Cup,5\n", "not_shopify_products"),
        (b'"' + b"x" * 5_000_000, "file_not_csv"),
    ],
)
def test_a_file_that_is_no_product_csv_says_what_it_is(content: bytes, code: str) -> None:
    groups = read(content)
    assert (products(groups), codes(groups)) == ([], [(1, code, False)])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_line_ends_and_separators_make_no_difference(encoding: str, newline: str, delimiter: str) -> None:
    text = (HEAD + "blå,Blåbær à 5 €,Size,S,A,10,1,\nblå,,,M,B,11,2,\n").replace(",", delimiter).replace("\n", newline)
    content = text.encode(encoding)
    groups = list(read_products(content[at : at + 7] for at in range(0, len(content), 7)))
    (product,) = products(groups)
    assert (product.title, [variant.price_text for variant in product.variants]) == ("Blåbær à 5 €", ["10.00", "11.00"])
    assert codes(groups) == [(2, "handle_changed", True), (3, "handle_changed", True)]


def test_text_streams_and_lines_read_as_bytes_do() -> None:
    text = HEAD + "a,Blåbær,Size,S,A,10,1,\n"
    expected = read(text)
    assert list(read_products(io.StringIO(text, newline=""))) == expected
    assert list(read_products(text.splitlines(keepends=True))) == expected


def test_columns_we_cannot_keep_are_listed() -> None:
    reading = read_products(io.BytesIO(b"Handle,Title,Variant SKU,,Mine,MINE,Title\na,T,S,x,kept,lost,lost\n"))
    (product,) = products(list(reading))
    assert reading.columns_not_kept == ("column 4", "MINE", "Title")
    assert product.custom_fields == {"Mine": "kept"}


def test_a_hundred_thousand_columns_are_bounded() -> None:
    head = "Handle,Title,Variant SKU," + ",".join(f"c{n}" for n in range(100_000))
    reading = read_products(io.BytesIO(f"{head}\na,T,S{',v' * 100_000}\na,,S2{',v' * 200_000}\n".encode()))
    groups = list(reading)
    (product,) = products(groups)
    assert len(product.custom_fields) == 200
    # 200 names, then one entry for the 100,000 - 200 kept - 200 listed others.
    assert (len(reading.columns_not_kept), reading.columns_not_kept[200]) == (201, "and 99600 more columns")
    assert [code for _, code, _ in codes(groups)][:1] == ["row_long"]


def test_an_endless_line_is_cut_and_reading_goes_on() -> None:
    chunks = [HEAD.encode(), b"a,T,,,A,1,1,", *[b"," * 100_000] * 50, b"\nb,U,,,B,2,1,\n"]
    groups = list(read_products(chunks))
    assert [product.handle for product in products(groups)] == ["a", "b"]
    assert codes(groups) == [(2, "row_cut_line", True)]


def test_a_cell_too_large_is_refused_and_reading_goes_on() -> None:
    groups = read(HEAD + 'a,"' + "x" * 1_100_000 + '",,,A,1,1,\nb,U,,,B,2,1,\n')
    assert [product.handle for product in products(groups)] == ["b"]
    assert codes(groups) == [(2, "row_unreadable", False)]


def test_a_run_of_rows_beyond_one_product_goes_on_in_a_group_that_continues_it() -> None:
    rows = "".join(f"a,{'T' if n == 0 else ''},Size,{n},S{n},1,1,\n" for n in range(2_501))
    groups = read(HEAD + rows)
    assert [(len(product.variants), product.continues) for product in products(groups)] == [(2_500, False), (1, True)]


def test_reading_is_lazy() -> None:
    def lines() -> object:
        yield HEAD.encode()
        yield b"a,T,,,A,1,1,\n"
        yield b"b,U,,,B,1,1,\n"
        yield b"c,V,,,C,1,1,\n"
        raise AssertionError("read ahead by more than one row of the next product and the line after it")

    reading = read_products(lines())  # type: ignore[arg-type]
    assert next(reading).product.handle == "a"  # type: ignore[union-attr]


CELL = st.one_of(
    st.sampled_from(['"', "'", "=1", "nan", "-1", "1,5", "a", "", "<b>", "TRUE", "\x00", "é", "1e9", "//x"]),
    st.text(max_size=8),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.booleans(), st.integers(0, 6))
def test_any_bytes_are_read_without_an_exception(content: bytes, with_header: bool, start_row: int) -> None:
    groups = read((HEAD.encode() if with_header else b"") + content, start_row=start_row)
    for group in groups:
        assert group.first_row < group.next_row
        assert group.product or group.problems


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELL, max_size=10), max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_cells_read_the_same_twice_and_from_every_start(rows: list[list[str]], newline: str) -> None:
    text = HEAD + newline.join(",".join(cells) for cells in rows)
    groups = read(text.encode("utf-8", "replace"))
    for done, group in enumerate(groups, start=1):
        assert read(text.encode("utf-8", "replace"), start_row=group.next_row) == groups[done:]
    skus = [variant.sku for product in products(groups) for variant in product.variants]
    assert len(skus) == len(set(skus))
