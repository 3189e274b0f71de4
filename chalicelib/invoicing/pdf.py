"""Business documents on A4: an invoice, a credit note, a packing slip or a picking list, from values to a PDF.

Pure: no I/O but the two fonts, no clock, no random id, so the same document always gives the same bytes.
Why reportlab, and what of it ships: infra/decisions/2026-11-22-pdf-library.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chalicelib.invoicing.paper import (
    GAP,
    GREY,
    INK,
    LEFT,
    RIGHT,
    Footer,
    Paper,
    Style,
    Tag,
    clean,
    measure,
    to_bytes,
    wrap,
)
from chalicelib.invoicing.wording import Language, amount, count, long_date, rate, word

Kind = Literal["invoice", "credit_note", "packing_slip", "picking_list"]
UNPRICED = ("packing_slip", "picking_list")


@dataclass(frozen=True)
class Seller:
    """Who sends the document. `payment_details` are lines a payer needs (bank, IBAN, BIC)."""

    name: str
    address: tuple[str, ...]
    tax_number: str = ""
    email: str = ""
    payment_details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Buyer:
    """Who is billed."""

    name: str
    address: tuple[str, ...] = ()
    tax_number: str = ""


@dataclass(frozen=True)
class Line:
    """One article. `tax_rate` is in basis points (2500 is 25 %); the amounts are minor units."""

    sku: str
    title: str
    quantity: int
    unit_price: int = 0
    tax_rate: int = 0
    total: int = 0


@dataclass(frozen=True)
class Adjustment:
    """A signed addition to the bill, in minor units; a deduction is negative."""

    label: str
    amount: int


@dataclass(frozen=True)
class TaxLine:
    """The tax of one rate (basis points) on its base, in minor units."""

    rate: int
    base: int
    tax: int


@dataclass(frozen=True)
class Document:
    """All that is printed. Amounts are minor units of `currency` and are printed as given: nothing is added up here.

    `discount` is what was taken off (positive) and is printed with a minus. `delivery` holds the lines of the address,
    the receiver's name first. A credit note's amounts are positive; `paid` is then what was refunded and `balance` what
    is still to be. `status` is a finished sentence (`paid_status` makes the usual one). A packing slip and a picking
    list have no amounts; a picking list has no buyer, its order number is how many orders there are, and `delivery` is
    the location where things are picked.
    Payment details are printed while something is owed, so that nobody pays twice.
    """

    kind: Kind
    number: str
    issued_on: date
    order_number: str
    seller: Seller
    buyer: Buyer
    lines: tuple[Line, ...]
    currency: str
    language: Language = "en"
    due_on: date | None = None
    corrects: str | None = None
    delivery: tuple[str, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    tax_lines: tuple[TaxLine, ...] = ()
    subtotal: int = 0
    shipping: int = 0
    discount: int = 0
    tax: int = 0
    total: int = 0
    paid: int = 0
    balance: int = 0
    prices_include_tax: bool = False
    note: str = ""
    gift_note: str = ""  # of a packing slip
    status: str = ""


_TITLE = Style(21, 25, bold=True, tracking=-0.45)
_NAME = Style(11.5, 16, bold=True)
_BODY = Style(9, 13)
_STRONG = Style(9, 13, bold=True)
_CELL = Style(8.5, 12)
_TOTAL = Style(10.5, 14, bold=True)
_SMALL = Style(8, 11.5, colour=GREY)
_LABEL = Style(7.5, 12, colour=GREY)
_MIDDLE = (LEFT + RIGHT) / 2
_SKU_AT_MOST = 84.0
_ROW_PADDING = 8.0


def render(*documents: Document) -> bytes:
    """Documents as one tagged PDF: A4, fonts embedded, the same bytes every time. Its title is that of the first."""
    first = documents[0]
    papers = [_laid_out(each) for each in documents]
    return to_bytes(papers, clean(_name(first)), clean(first.seller.name), first.language, first.issued_on)


def _name(document: Document) -> str:
    return f"{word(document.kind, document.language)} {document.number}".strip()


def _order_word(document: Document) -> str:
    return word("orders" if document.kind == "picking_list" else "order", document.language)


def _laid_out(document: Document) -> tuple[Paper, Footer]:
    name = _name(document)
    order = f"{_order_word(document)} {document.order_number}"
    paper = Paper(running_head=clean(f"{document.seller.name}  \u00b7  {name}  \u00b7  {order}"))
    _letterhead(paper, document)
    _heading(paper, document, name)
    _parties(paper, document)
    _article_table(paper, document)
    if document.kind not in UNPRICED:
        _summary(paper, document)
    _closing_words(paper, document)

    def footer(page: int, pages: int) -> tuple[str, str]:
        left = "  \u00b7  ".join(
            each for each in (document.seller.name, _tax_number(document.seller, document)) if each
        )
        return clean(left), word("page", document.language, page=page, pages=pages)

    return paper, footer


def _amount(minor: int, document: Document) -> str:
    return amount(minor, document.currency, document.language)


def _tax_number(party: Seller | Buyer, document: Document) -> str:
    return f"{word('tax_number', document.language)} {party.tax_number}" if party.tax_number else ""


def _letterhead(paper: Paper, document: Document) -> None:
    seller = document.seller
    paper.paragraph(LEFT, _MIDDLE - LEFT, [(seller.name, _NAME)])
    details = [*seller.address, _tax_number(seller, document), seller.email]
    paper.paragraph(LEFT, _MIDDLE - LEFT, [(each, _SMALL) for each in details if each])
    paper.y += 34


def _heading(paper: Paper, document: Document, name: str) -> None:
    """What it is, its status, and the facts a bookkeeper looks for."""
    title = paper.tags.add("H1")
    for each in wrap(name, _TITLE, RIGHT - LEFT):
        paper.text(LEFT, each, _TITLE, title)
        paper.y += _TITLE.leading
    if document.status:
        paper.y -= 3
        paper.paragraph(LEFT, RIGHT - LEFT, [(document.status, _STRONG)])
        paper.y += 6
    paper.y += 8
    facts = _facts(document)
    width = (RIGHT - LEFT) / max(4, len(facts))
    _beside(
        paper,
        [(LEFT + width * i, width - GAP, [(label, _LABEL), (value, _BODY)]) for i, (label, value) in enumerate(facts)],
    )
    paper.y += 14


def _facts(document: Document) -> list[tuple[str, str]]:
    language = document.language
    facts = [(word("issued", language), long_date(document.issued_on, language))]
    if document.due_on:
        facts.append((word("due", language), long_date(document.due_on, language)))
    facts.append((_order_word(document), document.order_number))
    if document.corrects:
        facts.append((word("corrects", language), document.corrects))
    return facts


Column = tuple[float, float, list[tuple[str, Style]]]  # x, width, texts under each other


def _beside(paper: Paper, columns: Sequence[Column]) -> None:
    """Columns of text side by side; afterwards the height is below the longest."""
    lowest = paper.y
    for x, width, texts in columns:
        with paper.column():
            paper.paragraph(x, width, texts)
            lowest = max(lowest, paper.y)
    paper.y = lowest


def _parties(paper: Paper, document: Document) -> None:
    buyer, language = document.buyer, document.language
    billed = [buyer.name, *buyer.address, _tax_number(buyer, document)]
    blocks = [
        ("ordered_by" if document.kind == "packing_slip" else "billed_to", billed),
        ("pick_at" if document.kind == "picking_list" else "deliver_to", list(document.delivery)),
    ]
    if document.kind == "packing_slip":
        blocks.reverse()
    shown = [
        [(word(label, language), _LABEL), *[(each, _BODY) for each in lines if each]]
        for label, lines in blocks
        if any(lines)
    ]
    width = (RIGHT - LEFT) / 2
    _beside(paper, [(LEFT + width * i, width - GAP, texts) for i, texts in enumerate(shown)])
    paper.y += 18


@dataclass(frozen=True)
class _Column:
    label: str
    cells: tuple[str, ...]
    edge: float  # where its text starts or, for figures, ends
    width: float
    figures: bool


def _columns(document: Document) -> list[_Column]:
    """Figures take the width they need, the title what is left."""
    language, lines = document.language, document.lines
    figures = {"quantity": tuple(count(line.quantity, language) for line in lines)}
    if document.kind not in UNPRICED:
        figures |= {
            "unit_price": tuple(_amount(line.unit_price, document) for line in lines),
            "tax": tuple(rate(line.tax_rate, language) for line in lines),
            "amount": tuple(_amount(line.total, document) for line in lines),
        }
    columns, edge = [], RIGHT
    for label, cells in reversed(figures.items()):
        width = _widest(word(label, language), cells)
        columns.append(_Column(word(label, language), cells, edge, width, True))
        edge -= width + GAP
    skus = tuple(line.sku for line in lines)
    width = min(_SKU_AT_MOST, _widest(word("sku", language), skus))
    titles = tuple(line.title for line in lines)
    start = LEFT + width + GAP
    columns.append(_Column(word("item", language), titles, start, edge - start, False))
    columns.append(_Column(word("sku", language), skus, LEFT, width, False))
    return columns[::-1]


def _widest(label: str, cells: Sequence[str]) -> float:
    return max(measure(label, _LABEL), *(measure(clean(each), _CELL) for each in cells), 0.0)


def _article_table(paper: Paper, document: Document) -> None:
    columns = _columns(document)
    table = paper.tags.add("Table")
    _table_head(paper, columns, table)
    paper.on_new_page = lambda: _table_head(paper, columns, None)
    for index in range(len(document.lines)):
        _row(paper, columns, index, table.add("TR"))
    paper.on_new_page = None
    if document.kind in UNPRICED:
        _units(paper, document)


def _table_head(paper: Paper, columns: Sequence[_Column], table: Tag | None) -> None:
    """The labels; overleaf they are repeated for the eye only, so a screen reader hears them once."""
    row = table.add("TR") if table else None
    for column in columns:
        paper.text(column.edge, column.label, _LABEL, row.add("TH") if row else None, right=column.figures)
    paper.rule(LEFT, RIGHT, paper.y + 6, 0.9, INK)
    paper.y += 20


def _row(paper: Paper, columns: Sequence[_Column], index: int, row: Tag) -> None:
    """One article, kept on one page unless it is longer than a page."""
    texts = [
        [column.cells[index]] if column.figures else wrap(column.cells[index], _CELL, column.width)
        for column in columns
    ]
    tags = [row.add("TD") for _ in columns]
    paper.room(min(max(map(len, texts)) * _CELL.leading, 600))
    for number in range(max(map(len, texts))):
        paper.room(_CELL.leading)
        for column, lines, tag in zip(columns, texts, tags, strict=True):
            if number < len(lines):
                paper.text(column.edge, lines[number], _CELL, tag, right=column.figures)
        paper.y += _CELL.leading
    paper.rule(LEFT, RIGHT, paper.y - 5)
    paper.y += _ROW_PADDING


def _units(paper: Paper, document: Document) -> None:
    units = count(sum(line.quantity for line in document.lines), document.language)
    _figure_rows(paper, LEFT, RIGHT, [(word("units", document.language), units, _STRONG)])


Figure = tuple[str, str, Style]


def _figure_rows(paper: Paper, left: float, right: float, figures: Sequence[Figure]) -> None:
    """Labels at the left, figures at the right; a bold one is set off by a rule above it."""
    table = paper.tags.add("Table")
    for label, figure, style in figures:
        paper.room(2 * style.leading)
        if style is _TOTAL:
            paper.rule(left, right, paper.y - 7, 0.9, INK)
            paper.y += 7
        row = table.add("TR")
        width = right - left - measure(figure, style) - GAP
        name, lines = row.add("TD"), wrap(label, style, width)
        paper.text(right, figure, style, row.add("TD"), right=True)
        for each in lines:
            paper.text(left, each, style, name)
            paper.y += style.leading
        paper.y += 3


def _summary(paper: Paper, document: Document) -> None:
    """The tax by rate at the left, the totals at the right: together on one page unless they are very many."""
    totals = _totals(document)
    paper.room(min(max(18.0 * len(totals) + 20, 18.0 * len(document.tax_lines) + 50), 500))
    paper.y += 6
    with paper.column():
        _tax_by_rate(paper, document)
        below, page = paper.y, len(paper.pages)
    _figure_rows(paper, _MIDDLE + 28, RIGHT, totals)
    paper.y = max(paper.y, below if page == len(paper.pages) else 0) + 12


def _totals(document: Document) -> list[Figure]:
    language = document.language
    rows = [("subtotal", document.subtotal)]
    rows += [("discount", -document.discount)] if document.discount else []
    rows += [("shipping", document.shipping)] if document.shipping else []
    figures = [(word(name, language), _amount(minor, document), _BODY) for name, minor in rows]
    figures += [(each.label, _amount(each.amount, document), _BODY) for each in document.adjustments]
    if not document.prices_include_tax:
        figures.append((word("tax", language), _amount(document.tax, document), _BODY))
    figures.append(
        (
            word("total", language, currency=document.currency),
            _amount(document.total, document),
            _TOTAL,
        )
    )
    if document.prices_include_tax:
        figures.append((word("included", language), _amount(document.tax, document), _SMALL))
    paid, balance = ("refunded", "to_refund") if document.kind == "credit_note" else ("paid", "balance")
    figures.append((word(paid, language), _amount(document.paid, document), _BODY))
    figures.append((word(balance, language), _amount(document.balance, document), _STRONG))
    return figures


def _tax_by_rate(paper: Paper, document: Document) -> None:
    language = document.language
    edges = (LEFT, LEFT + 138.0, LEFT + 206.0)
    rows = [
        (
            rate(each.rate, language),
            _amount(each.base, document),
            _amount(each.tax, document),
        )
        for each in document.tax_lines
    ]
    if rows:
        table = paper.tags.add("Table")
        heads = (word("rate", language), word("base", language), word("tax", language))
        _tax_row(paper, edges, heads, _LABEL, table.add("TR"), "TH")
        paper.rule(LEFT, edges[-1], paper.y - 7)
        paper.y += 5
        for row in rows:
            _tax_row(paper, edges, row, _CELL, table.add("TR"), "TD")
        paper.y += 6
    basis = word("inclusive" if document.prices_include_tax else "exclusive", language)
    paper.paragraph(
        LEFT, edges[-1] - LEFT, [(word("currency", language, currency=document.currency), _SMALL), (basis, _SMALL)]
    )


def _tax_row(paper: Paper, edges: Sequence[float], texts: Sequence[str], style: Style, row: Tag, role: str) -> None:
    for i, (edge, text) in enumerate(zip(edges, texts, strict=True)):
        paper.text(edge, text, style, row.add(role), right=i > 0)
    paper.y += style.leading + 2


def _lines(text: str) -> list[tuple[str, Style]]:
    return [(line, _BODY) for line in text.splitlines()]


def _closing_words(paper: Paper, document: Document) -> None:
    language = document.language
    blocks: list[list[tuple[str, Style]]] = []
    if document.kind == "invoice" and document.balance > 0 and document.seller.payment_details:
        reference = word("reference", language, number=document.number)
        blocks.append(
            [
                (word("payment", language), _LABEL),
                *[(each, _BODY) for each in (*document.seller.payment_details, reference)],
            ]
        )
    if document.gift_note:
        blocks.append([(word("gift_note", language), _LABEL), *_lines(document.gift_note)])
    if document.note:
        blocks.append([(word("note", language), _LABEL), *_lines(document.note)])
    for block in blocks:
        paper.y += 14
        paper.room(3 * _BODY.leading)
        paper.paragraph(LEFT, 380, block)
