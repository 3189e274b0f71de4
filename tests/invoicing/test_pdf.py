"""The printed documents, read back with pypdf: exact figures, pages, words, tags and bytes."""

import hashlib
import io
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from chalicelib.invoicing.paper import Style, fit, measure, wrap
from chalicelib.invoicing.pdf import Adjustment, Buyer, Document, Line, Seller, TaxLine, render
from chalicelib.invoicing.wording import amount, paid_status, rate

SELLER = Seller(
    name="Fjord & Fell AS",
    address=("Strandgaten 12", "5013 Bergen"),
    tax_number="NO 987 654 321 MVA",
    email="post@fjordfell.example",
    payment_details=("IBAN NO93 8601 1117 947",),
)
# 2 x 249.00 + 1 x 1 890.00 = 2 388.00; less 50.00, plus 99.00 and 49.00 = 2 486.00, of which tax 20 % = 497.20
INVOICE = Document(
    kind="invoice",
    number="2026-000123",
    issued_on=date(2026, 11, 22),
    due_on=date(2026, 12, 6),
    order_number="D7K-4QX9",
    seller=SELLER,
    buyer=Buyer("Łukasz Żółć", ("ul. Świętokrzyska 14/3", "00-050 Warszawa"), "PL 5260250274"),
    delivery=("Ana Conceição", "Rua Augusta 1508", "São Paulo"),
    lines=(
        Line("MUG-OAK", "Stoneware mug", 2, 24900, 2500, 49800),
        Line("BLANKET", "Lambswool blanket", 1, 189000, 2500, 189000),
    ),
    adjustments=(Adjustment("Gift wrapping", 4900),),
    tax_lines=(TaxLine(2500, 198880, 49720),),
    subtotal=238800,
    discount=5000,
    shipping=9900,
    tax=49720,
    total=248600,
    balance=248600,
    currency="NOK",
    prices_include_tax=True,
    note="Thank you.",
)


def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(render(document)))


def lines_of(document: Document, page: int = 0) -> list[str]:
    """The page's text as visual lines, no-break spaces made plain."""
    text = read(document).pages[page].extract_text(extraction_mode="layout")
    return [" ".join(line.split()) for line in text.replace("\u00a0", " ").splitlines() if line.strip()]


def with_lines(count: int) -> Document:
    lines = tuple(Line(f"SKU-{i:03d}", f"Article {i}", i, 1234, 2500, i * 1234) for i in range(1, count + 1))
    return replace(INVOICE, lines=lines)


def test_an_invoice_prints_every_figure_exactly() -> None:
    printed = lines_of(INVOICE)
    assert "MUG-OAK Stoneware mug 2 249.00 25% 498.00" in printed
    assert "BLANKET Lambswool blanket 1 1,890.00 25% 1,890.00" in printed
    assert "25% 1,988.80 497.20 Discount -50.00" in printed  # the tax by rate stands beside the totals
    text = "\n".join(printed)
    for figure in (
        "Subtotal 2,388.00",
        "Shipping 99.00",
        "Gift wrapping 49.00",
        "Total NOK 2,486.00",
        "Of which tax 497.20",
        "Paid 0.00",
        "Amount due 2,486.00",
    ):
        assert text.count(figure) == 1, figure


def test_an_invoice_names_both_parties_the_dates_and_how_to_pay() -> None:
    printed = lines_of(INVOICE)
    assert "Invoice 2026-000123" in printed
    assert "22 November 2026 6 December 2026 D7K-4QX9" in printed
    assert "Łukasz Żółć Ana Conceição" in printed
    assert "Tax no. PL 5260250274" in printed
    assert printed[-1] == "Fjord & Fell AS · Tax no. NO 987 654 321 MVA Page 1 of 1"
    assert printed[printed.index("How to pay") + 1 :][:2] == ["IBAN NO93 8601 1117 947", "Reference: 2026-000123"]


def test_a_paid_invoice_says_so_and_does_not_ask_for_money() -> None:
    status = paid_status(date(2026, 11, 22), "en", by_card=True)
    assert status == "Paid 22 November 2026 by card"
    printed = lines_of(replace(INVOICE, paid=248600, balance=0, status=status))
    assert status in printed
    assert "How to pay" not in printed
    assert "Amount due 0.00" in printed


def test_prices_without_tax_show_the_tax_above_the_total() -> None:
    printed = lines_of(replace(INVOICE, prices_include_tax=False))
    total = next(i for i, line in enumerate(printed) if line.endswith("Total NOK 2,486.00"))
    assert printed[total - 1].endswith("Tax 497.20")
    assert not any("Of which tax" in line for line in printed)
    assert any("Prices do not include tax." in line for line in printed)


def test_a_credit_note_names_the_invoice_it_corrects() -> None:
    credit = replace(
        INVOICE, kind="credit_note", number="K-7", corrects="2026-000123", due_on=None, paid=200000, balance=48600
    )
    printed = lines_of(credit)
    assert "Credit note K-7" in printed
    assert "Date Order Corrects invoice" in printed
    assert "22 November 2026 D7K-4QX9 2026-000123" in printed
    assert "Refunded 2,000.00" in printed
    assert "Still to be refunded 486.00" in printed
    assert "How to pay" not in printed


def test_a_packing_slip_has_no_amounts_and_counts_the_items() -> None:
    printed = lines_of(replace(INVOICE, kind="packing_slip", number="S-17", due_on=None))
    assert "Packing slip S-17" in printed
    assert "SKU Item Qty" in printed
    assert "MUG-OAK Stoneware mug 2" in printed
    assert "Items in all 3" in printed  # 2 + 1
    assert "Deliver to Ordered by" in printed
    assert not any("249" in line or "NOK" in line for line in printed)


@pytest.mark.parametrize(
    ("language", "title", "dates", "line", "total", "page"),
    [
        ("en", "Invoice", "22 November 2026 6 December 2026", "1,890.00 25%", "Total NOK 2,486.00", "Page 1 of 1"),
        ("nb", "Faktura", "22. november 2026 6. desember 2026", "1 890,00 25 %", "Totalt NOK 2 486,00", "Side 1 av 1"),
        ("id", "Faktur", "22 November 2026 6 Desember 2026", "1.890,00 25%", "Total NOK 2.486,00", "Halaman 1 dari 1"),
    ],
)
def test_each_language_has_its_words_dates_and_figures(
    language: str, title: str, dates: str, line: str, total: str, page: str
) -> None:
    document = replace(INVOICE, language=language)
    printed = lines_of(document)
    assert f"{title} 2026-000123" in printed
    assert f"{dates} D7K-4QX9" in printed
    assert any(line in each for each in printed)
    assert any(each.endswith(total) for each in printed)
    assert printed[-1].endswith(page)
    assert read(document).trailer["/Root"]["/Lang"] == language


@pytest.mark.parametrize(
    ("currency", "language", "figure"),
    [
        ("JPY", "en", "Total JPY 248,600"),
        ("KWD", "en", "Total KWD 248.600"),
        ("IDR", "id", "Total IDR 2.486,00"),
        ("KWD", "nb", "Totalt KWD 248,600"),
    ],
)
def test_the_currency_says_how_many_decimals(currency: str, language: str, figure: str) -> None:
    printed = lines_of(replace(INVOICE, currency=currency, language=language))
    assert sum(line.endswith(figure) for line in printed) == 1


def test_amounts_beyond_a_float_are_exact() -> None:
    assert amount(123456789012345678901, "IDR", "id") == "1.234.567.890.123.456.789,01"
    assert amount(-1, "KWD", "en") == "-0.001"


def test_a_rate_in_basis_points_keeps_its_fraction() -> None:
    assert [rate(each, "en") for each in (0, 500, 1250, 825)] == ["0%", "5%", "12.5%", "8.25%"]
    assert rate(1250, "nb") == "12,5\u00a0%"


def test_two_hundred_lines_fill_seven_pages_each_with_the_table_head_and_its_number() -> None:
    document = with_lines(200)
    pages = [page.extract_text() for page in read(document).pages]
    assert len(pages) == 7
    assert [f"Page {i} of 7" in page for i, page in enumerate(pages, 1)] == [True] * 7
    assert ["Unit price" in page for page in pages] == [True] * 7
    text = "\n".join(pages)
    assert [text.count(f"SKU-{i:03d}\n") for i in range(1, 201)] == [1] * 200
    assert all("Order D7K-4QX9" in page for page in pages[1:])


def test_no_text_leaves_the_page_or_meets_the_footer() -> None:
    heights: list[float] = []
    for page in read(with_lines(100)).pages:
        page.extract_text(visitor_text=lambda text, _cm, tm, _f, _s: heights.append(tm[5]) if text.strip() else None)
    footer, lowest, highest = 30, 52, 784
    assert [each for each in heights if round(each) != footer and not lowest <= each <= highest] == []
    assert [round(each) for each in heights].count(footer) == 2 * 4  # left and right, on each page


def test_a_long_title_wraps_inside_its_column() -> None:
    title = (
        "Lambswool blanket woven in Gudbrandsdalen from undyed grey wool with a hand-twisted fringe, washed and soft"
    )
    printed = lines_of(replace(INVOICE, lines=(Line("BLANKET", title, 1, 189000, 2500, 189000),)))
    start = next(i for i, line in enumerate(printed) if line.startswith("BLANKET"))
    assert printed[start].startswith("BLANKET Lambswool blanket woven")
    assert printed[start].endswith("1 1,890.00 25% 1,890.00")
    assert " ".join(printed[start : start + 2]).replace(" 1 1,890.00 25% 1,890.00", "") == f"BLANKET {title}"


def test_a_title_longer_than_a_page_goes_on_overleaf() -> None:
    words = [f"word{i}" for i in range(1500)]
    reader = read(replace(INVOICE, lines=(Line("LONG", " ".join(words), 1, 100, 0, 100),)))
    text = " ".join(page.extract_text() for page in reader.pages).split()
    assert [each for each in text if each.startswith("word")] == words


def test_a_word_wider_than_its_column_is_broken() -> None:
    style = Style(9, 13)
    lines = wrap("A" * 100, style, 60)
    assert "".join(lines) == "A" * 100
    assert all(measure(line, style) <= 60 for line in lines)
    assert wrap("one\ntwo\u2028three", style, 200) == ["one two three"]


def test_a_running_head_and_a_footer_too_long_for_the_page_are_cut_short() -> None:
    seller = replace(SELLER, name="Trading Company of Bergen " * 8)
    pages = [page.extract_text() for page in read(replace(with_lines(60), seller=seller)).pages]
    assert [page.count("\u2026") for page in pages] == [1, 2, 2]  # a footer each, a running head from the second on
    assert all(f"Page {i} of 3" in page for i, page in enumerate(pages, 1))
    assert fit("Bergen", Style(9, 13), 20) == "Be\u2026"


def test_sixty_adjustments_are_all_printed() -> None:
    many = tuple(Adjustment(f"Change {i:02d}", i * 100) for i in range(1, 61))
    text = "\n".join(page.extract_text() for page in read(replace(INVOICE, adjustments=many)).pages)
    assert [text.count(f"Change {i:02d}") for i in range(1, 61)] == [1] * 60
    assert text.count("Total NOK") == 1


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("Łukasz Żółć", "Łukasz Żółć"),
        ("Sa\u0303o Paulo", "São Paulo"),  # a letter and a combining tilde: composed
        ("Nguye\u0302\u0303n Thi\u0323", "Nguyễn Thị"),
        ("J\u030cirka", "J\u030cirka"),  # no composed form: letter and mark
        ("Ελένη Юлия", "Ελένη Юлия"),
        ("\u202eevil\u0007\ud800", "evil"),  # what turns text round or has no shape is left out
        ("(back\\slash) & <b>", "(back\\slash) & <b>"),
    ],
)
def test_names_are_printed_whatever_marks_they_carry(given: str, printed: str) -> None:
    document = replace(INVOICE, buyer=Buyer(given), delivery=())
    assert printed in lines_of(document)


def test_a_character_the_font_lacks_can_still_be_copied() -> None:
    text = read(replace(INVOICE, buyer=Buyer("Li 李 😀"))).pages[0].extract_text()
    assert "Li" in text
    assert "Warszawa" not in text


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib\n"
        "from tests.invoicing.test_pdf import INVOICE\n"
        "from chalicelib.invoicing.pdf import render\n"
        "print(hashlib.sha256(render(INVOICE)).hexdigest())\n"
    )
    root = Path(__file__).parents[2]
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {hashlib.sha256(render(INVOICE)).hexdigest() + "\n"}


def test_documents_printed_at_once_by_many_threads_are_whole() -> None:
    """reportlab's fonts keep a position while they are read, so that two threads would read from each other's."""
    code = """
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from tests.invoicing.test_pdf import INVOICE
from chalicelib.invoicing.pdf import render
sys.setswitchinterval(1e-6)
documents = [replace(INVOICE, number=f"2026-{n:06}", note=chr(0x0391 + n) * 9) for n in range(24)]
with ThreadPoolExecutor(12) as pool:
    at_once = list(pool.map(render, documents))
assert at_once == [render(each) for each in documents]
"""
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_page_is_under_sixty_kilobytes_and_holds_its_own_fonts() -> None:
    content = render(INVOICE)
    assert len(content) < 60_000
    fonts = PdfReader(io.BytesIO(content)).pages[0]["/Resources"]["/Font"].get_object().values()
    used = {str(font.get_object()["/BaseFont"]).split("+")[-1]: font.get_object() for font in fonts}
    assert sorted(used) == ["Inter-Regular", "Inter-SemiBold"]
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in used.values())


def test_the_file_says_what_it_is() -> None:
    reader = read(INVOICE)
    assert reader.metadata is not None
    assert reader.metadata.title == "Invoice 2026-000123"
    assert reader.metadata.author == "Fjord & Fell AS"
    assert reader.metadata["/CreationDate"] == "D:20261122000000Z"


def roles_of(reader: PdfReader) -> Counter[str]:
    """How many elements of each role the structure has."""
    roles: Counter[str] = Counter()
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting.extend(element)
        elif "/S" in (element if isinstance(element, dict) else ()):
            roles[element["/S"]] += 1
            waiting.append(element["/K"])
    return roles


def test_the_structure_tells_a_screen_reader_of_heading_tables_and_cells() -> None:
    reader = read(INVOICE)
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    roles = roles_of(reader)
    # heads: 6 of the articles, 3 of the tax; rows: 1 + 2 articles, 1 + 1 tax, 8 totals;
    # cells: 2 x 6 articles, 3 tax, 8 x 2 totals
    assert (roles["/H1"], roles["/Table"], roles["/TH"], roles["/TR"], roles["/TD"]) == (1, 3, 9, 13, 31)


def test_a_screen_reader_hears_the_head_of_a_long_table_once() -> None:
    roles = roles_of(read(with_lines(200)))
    assert (roles["/TH"], roles["/TR"]) == (9, 211)  # 1 + 200 articles, 1 + 1 tax, 8 totals


def test_every_mark_is_owned_by_one_element() -> None:
    reader = read(with_lines(60))
    owners = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for number, page in enumerate(reader.pages):
        marks = page.get_contents().get_data().count(b"/MCID")  # type: ignore[union-attr]
        assert page["/StructParents"] == number == owners[2 * number]
        assert len(owners[2 * number + 1].get_object()) == marks


def test_it_prints_the_same_where_the_zip_leaves_pillow_out() -> None:
    program = (
        "import hashlib, sys\n"
        "class Absent:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('PIL', 'charset_normalizer'):\n"
        "            raise ModuleNotFoundError(name)\n"
        "from tests.invoicing.test_pdf import INVOICE\n"
        "from chalicelib.invoicing.pdf import render\n"
        "for name in [each for each in sys.modules if each.split('.')[0] in ('PIL', 'charset_normalizer')]:\n"
        "    del sys.modules[name]\n"
        "sys.meta_path.insert(0, Absent())\n"
        "print(hashlib.sha256(render(INVOICE)).hexdigest(), 'PIL' in sys.modules)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == f"{hashlib.sha256(render(INVOICE)).hexdigest()} False\n"


def test_importing_the_module_does_not_import_the_library() -> None:
    program = (
        "import sys, chalicelib.invoicing.pdf\nprint([n for n in ('reportlab', 'babel', 'PIL') if n in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
