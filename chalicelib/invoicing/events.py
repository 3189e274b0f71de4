"""What happens to documents and to what is owed of them. Amounts are minor units."""

from dataclasses import dataclass

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class InvoicePosted(Fact, name="invoice.posted"):
    """A document got its number: `document` is invoice or credit_note, `corrects` the invoice a credit note names."""

    number: str
    document: str
    cause: str
    order_id: str
    order_number: str
    customer_id: str
    currency: str
    total: int
    owed: int
    due_on: str | None
    corrects: str | None


@dataclass(frozen=True)
class ReceivableChanged(Fact, name="receivable.changed"):
    """More, or less, of an invoice is settled: `settled` of `amount` now."""

    number: str
    order_id: str
    customer_id: str
    currency: str
    amount: int
    settled: int
