"""HTTP to documents, as JSON and on paper.

API Gateway takes no path part such as `{number}.pdf`, so one part holds the number and, where a file is wanted, its
ending. `/pdf` after the number is the same file for clients that build paths by parts.
"""

from datetime import date
from typing import Any

from chalicelib.core import clock
from chalicelib.core.access import Caller, staff, token_holder
from chalicelib.core.errors import Refused, not_found
from chalicelib.core.http import Answer, Routes
from chalicelib.core.money import money
from chalicelib.invoicing import rules, service
from chalicelib.invoicing.inputs import (
    CreditNotesQuery,
    DocumentsQuery,
    ManyOrders,
    PackingSlipQuery,
    PickingListQuery,
    ReceivablesQuery,
)
from chalicelib.invoicing.models import Invoice, Receivable
from chalicelib.invoicing.outputs import DocumentRowsOut, PostedDocumentOut, ReceivablesOut
from chalicelib.orders import service as orders

routes = Routes("Invoicing")
PDF = "application/pdf"
NO_XML = Refused(
    "no_such_format", "Documents are not available as XML yet. Ask for the same number with .pdf.", status=404
)


@routes.route("/api/admin/invoices", by=staff("invoices.read"), query=DocumentsQuery, gives=DocumentRowsOut)
def list_documents(query: DocumentsQuery) -> dict[str, Any]:
    """Invoices and credit notes, newest first, narrowed by kind of document, number, customer, order or time."""
    page = service.list_documents(**query.model_dump())
    return {"items": [_row(each) for each in page.items], "next_cursor": page.next_cursor}


@routes.route("/api/admin/invoices/{document}", by=staff("invoices.read"), gives=PostedDocumentOut)
def show_document(document: str) -> Any:
    """An invoice or credit note by number; with .pdf after the number, the document on paper."""
    return _opened(document, None)


@routes.route("/api/admin/invoices/{document}/pdf", by=staff("invoices.read"), media=PDF)
def show_document_pdf(document: str) -> Answer:
    """An invoice or credit note on paper."""
    return _as_pdf(service.find_document(document))


@routes.route("/api/admin/credit-notes", by=staff("invoices.read"), query=CreditNotesQuery, gives=DocumentRowsOut)
def list_credit_notes(query: CreditNotesQuery) -> dict[str, Any]:
    """Credit notes, newest first, narrowed by customer or order."""
    page = service.list_documents(query.limit, query.cursor, rules.CREDIT_NOTES, query.customer, query.order)
    return {"items": [_row(each) for each in page.items], "next_cursor": page.next_cursor}


@routes.route("/api/admin/credit-notes/{document}", by=staff("invoices.read"), gives=PostedDocumentOut)
def show_credit_note(document: str) -> Any:
    """A credit note by number; with .pdf after the number, the document on paper."""
    return _opened(document, rules.CREDIT_NOTES)


@routes.route("/api/admin/credit-notes/{document}/pdf", by=staff("invoices.read"), media=PDF)
def show_credit_note_pdf(document: str) -> Answer:
    """A credit note on paper."""
    return _as_pdf(service.find_document(document, rules.CREDIT_NOTES))


@routes.route("/api/admin/receivables", by=staff("invoices.read"), query=ReceivablesQuery, gives=ReceivablesOut)
def list_receivables(query: ReceivablesQuery) -> dict[str, Any]:
    """What buyers still owe, by due date; with `state` settled, what they have paid."""
    page = service.list_receivables(query.limit, query.cursor, query.state)
    return {"items": [_receivable(each) for each in page.items], "next_cursor": page.next_cursor}


@routes.route("/api/orders/{order_id}/documents/{number}", by=token_holder, media=PDF)
def show_own_document(order_id: str, number: str, who: Caller) -> Answer:
    """A document of the buyer's own order on paper. Opened by the order's token, or by its own signed-in customer."""
    posted = orders.open_order(order_id, who).of_kind("posted_document")
    if not any(each.number == number for each in posted):
        raise not_found("document")
    return _as_pdf(service.find_document(number))


@routes.route(
    "/api/admin/orders/{order_id}/packing-slip", by=staff("fulfilment.read"), query=PackingSlipQuery, media=PDF
)
def show_packing_slip(order_id: str, query: PackingSlipQuery) -> Answer:
    """The packing slip of one shipment, or of all that is still to leave."""
    return _paper(service.packing_slip(order_id, query.shipment), f"packing-slip-{query.shipment or order_id}")


@routes.route("/api/admin/packing-slips", by=staff("fulfilment.read"), query=ManyOrders, media=PDF)
def show_packing_slips(query: ManyOrders) -> Answer:
    """The packing slips of several orders in one file: what the location has still to send of each."""
    return _paper(service.packing_slips(query.order_ids, query.location), "packing-slips")


@routes.route("/api/admin/picking-list", by=staff("fulfilment.read"), query=PickingListQuery, media=PDF)
def show_picking_list(query: PickingListQuery) -> Answer:
    """What to take from a location's shelves for several orders, by SKU, each with its orders."""
    return _paper(service.picking_list(query.order_ids, query.location, query.language), "picking-list")


def _opened(name: str, document: str | None) -> Any:
    number, _, ending = name.partition(".")
    if ending == "xml":
        service.find_document(number, document)
        raise NO_XML
    if ending not in ("", "pdf"):
        raise not_found(rules.words(document))
    found = service.find_document(number, document)
    return _as_pdf(found) if ending else _shown(found)


def _as_pdf(invoice: Invoice) -> Answer:
    return _paper(service.document_pdf(invoice), f"{invoice.document.replace('_', '-')}-{invoice.number}")


def _paper(content: bytes, name: str) -> Answer:
    safe = "".join(each for each in name if each.isascii() and (each.isalnum() or each in "-_"))
    headers = {
        "Content-Type": PDF,
        "Content-Disposition": f'inline; filename="{safe}.pdf"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Answer(content, 200, headers)


def _row(invoice: Invoice) -> dict[str, Any]:
    plain = (
        "number", "document", "corrects", "order_id", "order_number", "customer_id", "posted_at", "due_on",
    )  # fmt: skip
    return {
        **{name: getattr(invoice, name) for name in plain},
        "buyer": invoice.content["buyer"]["name"],
        "total": money(invoice.total, invoice.currency),
        "pdf": f"/api/admin/invoices/{invoice.number}.pdf",
    }


def _shown(invoice: Invoice) -> dict[str, Any]:
    content, currency = invoice.content, invoice.currency
    amounts = ("subtotal", "discount", "shipping", "tax", "paid", "balance")
    return {
        **_row(invoice),
        **{name: content[name] for name in ("language", "prices_include_tax", "issued_on", "delivery", "note")},
        **{name: money(content[name], currency) for name in amounts},
        "seller": {name: content["seller"][name] for name in ("name", "address")},
        "billed_to": content["buyer"],
        "lines": [
            {
                **{name: line[name] for name in ("sku", "title", "quantity", "tax_rate")},
                **{name: money(line[name], currency) for name in ("unit_price", "total")},
            }
            for line in content["lines"]
        ],
        "taxes": [
            {"rate": tax["rate"], "base": money(tax["base"], currency), "tax": money(tax["tax"], currency)}
            for tax in content["taxes"]
        ],
        "owed": money(service.owed_of(invoice.number), currency),
    }


def _receivable(receivable: Receivable) -> dict[str, Any]:
    currency = receivable.currency
    owed = receivable.amount - receivable.settled
    late = (clock.today() - date.fromisoformat(receivable.due_on)).days
    return {
        **{name: getattr(receivable, name) for name in ("number", "order_id", "order_number", "customer_id", "due_on")},
        "amount": money(receivable.amount, currency),
        "settled": money(receivable.settled, currency),
        "owed": money(owed, currency),
        "days_overdue": max(late, 0) if owed else 0,
    }
