"""What the interchange routes answer with."""

from chalicelib.core.http import MoneyOut, Output, Sentence


class CountsOut(Output):
    """Products by what became of them, and what came with them; `reported` lines, of which `refused` had no effect."""

    created: int
    changed: int
    unchanged: int
    not_taken: int
    variants: int
    images: int
    stock: int
    reported: int
    refused: int


class ExportedOut(Output):
    """How far an export is: of `size` things `gathered`, which are `records`; the file's bytes, and its last day."""

    size: int
    gathered: int
    records: int
    bytes: int
    kept_until: str | None


class JobOut(Output):
    """A job: `task` is import, with `counts`, or export, with `exported`; `progress` is in percent.

    `format` is what a file is read as, or what is exported: products, customers, orders or stock.
    """

    id: str
    task: str
    format: str
    name: str
    state: str
    progress: int
    counts: CountsOut | None
    exported: ExportedOut | None
    columns_not_kept: list[str]
    trouble: Sentence | None
    created_at: str
    finished_at: str | None


class ReportLineOut(Output):
    """Something odd: the row as a spreadsheet numbers it, the column's name in the file ("" for the whole row)."""

    row: int
    handle: str
    column: str
    code: str
    sentence: Sentence
    value: str
    taken: bool


class JobReportOut(JobOut):
    report: list[ReportLineOut]
    next_cursor: str | None


class ColumnOut(Output):
    """A column: `becomes` is field (ours, named by `field`), product_field, variant_field (custom) or nothing."""

    name: str
    becomes: str
    field: str
    example: str


class PreviewVariantOut(Output):
    sku: str
    options: list[str]
    price: MoneyOut | None
    quantity: int | None


class PreviewProductOut(Output):
    """A product as it would be taken; `known`: the shop has it, so it would be changed. The first ten variants."""

    row: int
    handle: str
    title: str
    status: str
    known: bool
    vendor: str
    product_type: str
    images: int
    variant_count: int
    variants: list[PreviewVariantOut]


class ImportPreviewOut(Output):
    """The beginning of a file; `whole` says that this is all of it. `trouble`: why it cannot be read at all."""

    whole: bool
    trouble: Sentence | None
    dialect: str
    columns: list[ColumnOut]
    products: list[PreviewProductOut]
    problems: list[ReportLineOut]


class JobsOut(Output):
    items: list[JobOut]
    next_cursor: str | None


class FileOut(Output):
    """An address that gives the file, and until when."""

    url: str
    expires_at: str


class UploadOut(Output):
    """Where to PUT a large file, and under which id to import it."""

    upload: str
    method: str
    url: str
    expires_at: str
