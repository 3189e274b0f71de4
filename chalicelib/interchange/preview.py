"""What a file would become, before any of it is taken: its columns, its first products, and what is odd about them."""

import io
from dataclasses import dataclass, field

from chalicelib.catalogue import service as catalogue
from chalicelib.core import money
from chalicelib.interchange import csv_rows, files
from chalicelib.interchange.imported import ImportedProduct, ProductGroup, RowProblem
from chalicelib.interchange.models import Job
from chalicelib.interchange.shopify_columns import Header, read_header
from chalicelib.interchange.shopify_products import read_products

HEAD = 1 << 20  # bytes that are looked at: a large file is shown as soon as a small one
PRODUCTS = 20
LINES = 100
ROWS_FOR_EXAMPLES = 50
LONGEST_EXAMPLE = 80


@dataclass(frozen=True)
class Column:
    """A column of the file: `becomes` is field (then `field` says which), product_field, variant_field or nothing."""

    name: str
    becomes: str
    field: str
    example: str


@dataclass(frozen=True)
class Preview:
    """The beginning of a file as an import would take it. `whole`: there is no more of it than this.

    `known` are the handles of products the shop has already, which would be changed. `trouble` says why a file cannot
    be read at all.
    """

    whole: bool = True
    trouble: str | None = None
    dialect: str = ""
    columns: list[Column] = field(default_factory=list)
    products: list[ImportedProduct] = field(default_factory=list)
    known: frozenset[str] = frozenset()
    problems: list[RowProblem] = field(default_factory=list)


def preview(job: Job) -> Preview:
    """Look at the beginning of a job's file. Nothing is written."""
    head, more = _head(files.opened(job))
    reading = read_products(io.BytesIO(head), 0, money.exponent(job.currency))
    groups: list[ProductGroup] = []
    for group in reading:
        groups.append(group)
        if sum(1 for each in groups if each.product) > PRODUCTS:
            more = True
            break
    if more and len(groups) > 1:
        groups.pop()  # it may go on beyond what was read
    problems = [problem for group in groups for problem in group.problems]
    if reading.header is None:
        return Preview(not more, problems[0].sentence if problems else None)
    products = [group.product for group in groups if group.product]
    return Preview(
        whole=not more,
        dialect=reading.dialect,
        columns=_columns(reading.header, head),
        products=products,
        known=catalogue.known_handles([product.handle for product in products]),
        problems=problems[:LINES],
    )


def _head(source: files.Source) -> tuple[bytes, bool]:
    """The first bytes of a file, and whether there are more."""
    pieces, size = list[bytes](), 0
    while size < HEAD and (piece := source.read(HEAD - size)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces), size >= HEAD and bool(source.read(1))


def _columns(header: Header, head: bytes) -> list[Column]:
    fields = {index: name for name, index in header.places.items()}
    customs = {column.index: "variant_field" if column.of_variant else "product_field" for column in header.custom}
    examples = _examples(head, len(header.names))
    columns = []
    for index, name in enumerate(header.names):
        becomes = "field" if index in fields else customs.get(index, "nothing")
        columns.append(Column(name, becomes, fields.get(index, ""), examples[index]))
    return columns


def _examples(head: bytes, columns: int) -> list[str]:
    """The first filled cell of each column, among the first rows."""
    lines = csv_rows.open_lines(io.BytesIO(head))
    found = read_header(next(lines, ""))
    examples = [""] * columns
    if found is None:
        return examples
    for row in csv_rows.rows_of(lines, found[1]):
        for index, cell in enumerate(row.cells[:columns]):
            examples[index] = examples[index] or cell.strip()[:LONGEST_EXAMPLE]
        if row.number > ROWS_FOR_EXAMPLES or all(examples):
            break
    return examples
