"""What goes out about documents."""

from chalicelib.core.http import MoneyOut, Output


class DocumentRowOut(Output):
    number: str
    document: str
    corrects: str | None
    order_id: str
    order_number: str
    customer_id: str
    buyer: str
    total: MoneyOut
    posted_at: str
    due_on: str | None
    pdf: str


class DocumentRowsOut(Output):
    items: list[DocumentRowOut]
    next_cursor: str | None


class PartyOut(Output):
    name: str
    address: list[str]
    tax_number: str | None = None


class DocumentLineOut(Output):
    sku: str
    title: str
    quantity: int
    unit_price: MoneyOut
    tax_rate: int
    total: MoneyOut


class DocumentTaxOut(Output):
    rate: int
    base: MoneyOut
    tax: MoneyOut


class PostedDocumentOut(DocumentRowOut):
    """A posted document with all that is printed of it. `owed` is what is still owed of an invoice today."""

    language: str
    prices_include_tax: bool
    issued_on: str
    seller: PartyOut
    billed_to: PartyOut
    delivery: list[str]
    lines: list[DocumentLineOut]
    taxes: list[DocumentTaxOut]
    subtotal: MoneyOut
    discount: MoneyOut
    shipping: MoneyOut
    tax: MoneyOut
    paid: MoneyOut
    balance: MoneyOut
    owed: MoneyOut
    note: str


class ReceivableOut(Output):
    number: str
    order_id: str
    order_number: str
    customer_id: str
    amount: MoneyOut
    settled: MoneyOut
    owed: MoneyOut
    due_on: str
    days_overdue: int


class ReceivablesOut(Output):
    items: list[ReceivableOut]
    next_cursor: str | None
