"""Shopify's product CSV, both dialects, read as a stream: one product at a time, and everything odd about it.

Pure: it reads the stream it is given and nothing else, keeps one product's rows and the file's handles and SKUs in
memory, and raises nothing for what a file holds. The same file always reads the same, SKUs made up here included, so
an import can be run again, or go on from where it stopped.

Rows of one handle that stand together are one product. When a handle comes back later in the file its rows are given
again as a product with `continues` set, and reported: the job adds their variants and images to the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from chalicelib.interchange import cells, csv_rows
from chalicelib.interchange.imported import ImportedImage, ImportedProduct, ImportedVariant, ProductGroup, RowProblem
from chalicelib.interchange.problems import Problems
from chalicelib.interchange.shopify_columns import Header, read_header
from chalicelib.interchange.shopify_group import LONGEST_SKU, claim_skus, read_group

__all__ = [
    "ImportedImage",
    "ImportedProduct",
    "ImportedVariant",
    "ProductGroup",
    "Reading",
    "RowProblem",
    "read_products",
]

MOST_ROWS_TOGETHER = 2_500  # Shopify's own limit is 2,048 variants; a longer run goes on in a group that continues it


def read_products(stream: csv_rows.Stream, start_row: int = 0, decimals: int = 2) -> Reading:
    """Read a product CSV from bytes (best), text, or lines of either, a product at a time.

    `start_row` is 0, or the `next_row` of a group read before: that group and those before it are passed over, and
    what follows is exactly what followed then. `decimals` is how many the currency of the prices has. Iterating gives
    `ProductGroup`s; a file that cannot be read at all gives one group with no product and the reason as its problem.
    """
    return Reading(stream, start_row, decimals)


class Reading(Iterator[ProductGroup]):
    """The groups of one file, and what its header says: `header` is None when this is no product file."""

    def __init__(self, stream: csv_rows.Stream, start_row: int = 0, decimals: int = 2) -> None:
        self._lines = csv_rows.open_lines(stream)
        self._first_line = next(self._lines, "")
        self._lines.quotes, cut = 0, self._lines.was_cut
        found = None if cut else read_header(self._first_line)
        self.header: Header | None = found[0] if found else None
        self.columns_not_kept: tuple[str, ...] = self.header.not_kept if self.header else ()
        self.dialect: str = self.header.dialect if self.header else ""
        self._groups = self._after(start_row, found[0], found[1], decimals) if found else self._refused(start_row)

    def __next__(self) -> ProductGroup:
        return next(self._groups)

    def _refused(self, start_row: int) -> Iterator[ProductGroup]:
        code, sentence = _what_it_is(self._first_line, self._lines)
        problem = RowProblem(1, "", "", code, sentence, cells.clean(self._first_line[:200]), False)
        if start_row <= 1:
            yield ProductGroup(1, 2, None, (problem,))

    def _after(self, start_row: int, header: Header, delimiter: str, decimals: int) -> Iterator[ProductGroup]:
        skus = _Skus()
        seen: set[str] = set()
        rows = csv_rows.rows_of(self._lines, delimiter)
        for handle, together, problems in _grouped(rows, header):
            continues = handle in seen
            if not together:
                product = None
            elif problems.last_row < start_row:
                # Passed over, but the SKUs it takes are taken: what follows must read as it did the first time.
                claim_skus(handle, together, header, skus.for_variant, continues)
                seen.add(handle)
                continue
            else:
                if continues:
                    problems.note(together[0].number, header.named("handle"), "handle_again", handle)
                product = read_group(handle, together, header, problems, skus.for_variant, continues, decimals)
                seen.add(handle)
            if problems.last_row >= start_row:
                yield ProductGroup(problems.first_row, problems.last_row + 1, product, tuple(problems.found))


class _Skus:
    """Which SKUs the file has used, and new ones for variants that have none of their own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def for_variant(self, written: str, handle: str, options: tuple[str, ...]) -> str:
        """The written SKU if it is free, else HANDLE--OPTIONS; always the same for the same file."""
        sku = written
        if not sku or sku in self._taken:
            tail = "--" + (cells.handle(" ".join(options)) or "1")[:24].strip("-")
            stem = handle[: LONGEST_SKU - len(tail) - 5].strip("-") + tail
            sku, count = stem, 1
            while sku in self._taken:
                count += 1
                sku = f"{stem}-{count}"
        self._taken.add(sku)
        return sku


def _grouped(rows: Iterator[csv_rows.Row], header: Header) -> Iterator[tuple[str, list[csv_rows.Row], Problems]]:
    """Rows that stand together under one handle; rows that belong to none are problems of the group before them."""
    current, together, problems = "", list[csv_rows.Row](), Problems("")
    for row in rows:
        if not any(cell and not cell.isspace() for cell in row.cells) and not row.trouble:
            continue
        handle, note = _handle_of(row, header)
        if handle and (handle != current or len(together) >= MOST_ROWS_TOGETHER):
            if problems.first_row:
                yield current, together, problems
            current, together, problems = handle, [], Problems(handle)
        problems.saw(row.number)
        if note:
            problems.note(row.number, header.named("handle"), note, _cell(row, header, "handle"))
        if handle:
            together.append(row)
            _note_shape(row, header, problems)
    if problems.first_row:
        yield current, together, problems


def _handle_of(row: csv_rows.Row, header: Header) -> tuple[str, str]:
    """The handle a row belongs to, "" for none, and a problem's code."""
    if row.trouble in ("unreadable", "open_quote"):
        return "", f"row_{row.trouble}"
    written, title = _cell(row, header, "handle"), _cell(row, header, "title")
    if not written and not title:
        return "", "handle_missing"
    handle = cells.handle(written or title)
    if not handle:
        handle = "product-" + sha256((written or title).encode("utf-8", "replace")).hexdigest()[:10]
    return handle, "" if handle == written else "handle_changed" if written else "handle_derived"


def _cell(row: csv_rows.Row, header: Header, field: str) -> str:
    place = header.places.get(field)
    return cells.clean(row.cells[place]) if place is not None and place < len(row.cells) else ""


def _note_shape(row: csv_rows.Row, header: Header, problems: Problems) -> None:
    if row.trouble:
        problems.note(row.number, "", f"row_{row.trouble}", "")
    extra = [cell for cell in row.cells[len(header.names) :] if cell.strip()]
    if extra:
        problems.note(row.number, "", "row_long", extra[0])
    elif len(row.cells) < len(header.names):
        problems.note(row.number, "", "row_short", f"{len(row.cells)} of {len(header.names)} cells")


def _what_it_is(first_line: str, lines: Iterator[str]) -> tuple[str, str]:
    """Why a file is no product CSV, in words that say what to do."""
    if not first_line.strip() and next(lines, None) is None:
        return "file_empty", "The file is empty."
    if first_line.startswith("PK"):
        return "file_not_csv", "This is a spreadsheet or a zip file. Save it as CSV (UTF-8) and import that."
    if "\x00" in first_line or "�" in first_line or not any(mark in first_line for mark in ",;\t"):
        return "file_not_csv", "This is not a CSV file. Export the products from Shopify as CSV and import that."
    return (
        "not_shopify_products",
        "The first row does not name Shopify's product columns, such as Handle, Title and Price.",
    )
