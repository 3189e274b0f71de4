"""Documents with numbers."""

from chalicelib.core.table import Item, Json, Key, Number, Text, Versioned


class Series(Item, kind="series"):
    """The last number given in a series. Changed only in the transaction that posts the document with that number."""

    KEY = Key("SERIES#{name}", "SERIES", reads="the next number")

    name = Text()
    last = Number(default_for_new=0)


class Invoice(Versioned, kind="invoice"):
    """A posted invoice or credit note. It never changes; only what is still owed of it does (`Receivable`)."""

    KEY = Key("INVOICE#{number}", "INVOICE", reads="one document by number")
    G1 = Key("CUSTOMER_INVOICES#{customer_id}", "{posted_at}#{number}", reads="a customer's documents, newest first")
    G2 = Key("INVOICES#{number:shard4}", "{posted_at}#{number}", reads="all documents, newest first")

    number = Text()
    document = Text()  # invoice or credit_note
    corrects = Text(null=True)  # the invoice a credit note names
    cause = Text()  # what it was posted for: order_id, or refund_id; one document each
    order_id = Text()
    order_number = Text()
    customer_id = Text()
    currency = Text()
    total = Number()
    content = Json()  # all that is printed, as it was at posting (content.py)
    posted_at = Text()
    due_on = Text(null=True)


class Posted(Item, kind="posted_document"):
    """That a cause (an order, a refund) has its document: written with it, so that there is one; beside the order."""

    KEY = Key("ORDER#{order_id}", "DOCUMENT#{cause}#{document}", reads="an order's documents")

    order_id = Text()
    cause = Text()
    document = Text()
    number = Text()
    total = Number()
    currency = Text()
    posted_at = Text()


class Credited(Item, kind="credited"):
    """How much of an invoice its credit notes have taken back, per rate of tax: never more than it says."""

    KEY = Key("INVOICE#{number}", "CREDITED", reads="what of an invoice can still be credited")

    number = Text()
    notes = Number(default_for_new=0)  # how many credit notes name it; the guard of the next one
    taxes = Json(default_for_new=list)  # [{"rate", "base", "tax"}]: the sums of all its credit notes


class Receivable(Versioned, kind="receivable"):
    """What is still owed of an invoice."""

    KEY = Key("RECEIVABLE#{number}", "RECEIVABLE", reads="what is owed of an invoice")
    G2 = Key("RECEIVABLES#{open}#{number:shard4}", "{due_on}#{number}", reads="what is owed, by due date")

    number = Text()
    order_id = Text()
    order_number = Text()
    customer_id = Text()
    currency = Text()
    amount = Number()
    settled = Number(default_for_new=0)
    open = Text()  # "open" or "settled"
    due_on = Text()
