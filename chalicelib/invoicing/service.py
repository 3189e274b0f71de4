"""Documents that get a number: posting them without a gap, finding them, printing them, and what is owed of them.

A number is given in the transaction that writes the document, by a conditional write of the series' last number, so
that no crash and no race can lose or repeat one. All verbs may be run again at any time, in any order: an invoice is
there once for its order, a credit note once for its refund or cancellation, and a receivable follows its order.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.core import clock, context, table
from chalicelib.core.errors import RaceLost, Refused, not_found
from chalicelib.core.table import Page
from chalicelib.core.transaction import Transaction, retried
from chalicelib.customers import service as customers
from chalicelib.inventory import service as inventory
from chalicelib.invoicing import content as contents
from chalicelib.invoicing import pdf, rules
from chalicelib.invoicing.events import InvoicePosted, ReceivableChanged
from chalicelib.invoicing.models import Credited, Invoice, Posted, Receivable, Series
from chalicelib.invoicing.wording import Language
from chalicelib.orders import service as orders
from chalicelib.orders.service import Whole
from chalicelib.payments import service as payments
from chalicelib.shop import service as shop

SHARDS = 4
NOTHING_TO_SHIP = Refused("nothing_to_ship", "Nothing of these orders is left to ship from there.", status=409)
PATIENCE = 25.0  # seconds to queue for a number: every document of a shop waits for the same series


class AlreadyPosted(Exception):
    """This cause has its document; the verb gives that one."""


@contextmanager
def _patiently() -> Iterator[None]:
    """Queue for a number longer than other writes do; a request's own deadline stays."""
    token = context.deadline.set(context.deadline.get() or time.monotonic() + PATIENCE)
    try:
        yield
    finally:
        context.deadline.reset(token)


# Posting


def post_invoice(order: dict[str, Any]) -> Invoice:
    """The invoice of an order, posted now unless it is there; `order` is the order's fields as it was placed.

    Money still owed becomes a receivable, due `shop.invoice_days` from today; what is paid by card has no date to pay.
    """
    with _patiently():
        return _post_invoice(order)


@retried
def _post_invoice(order: dict[str, Any]) -> Invoice:
    order_id, today, settings = order["order_id"], clock.today(), shop.current()
    owed = rules.owed(order["totals"]["total"], order["paid"], cancelled=False)
    due_on = today + timedelta(days=settings.invoice_days)
    asks_for_money = owed > 0 and order["payment_method"] != "stripe"
    goes_to = order.get("shipping_address") or order.get("billing_address") or {}
    legal = shop.legal_in(goes_to.get("country", ""))
    content = contents.of_invoice(order, legal, today, due_on if asks_for_money else None)
    try:
        with Transaction() as tx:
            invoice = _enter(tx, rules.INVOICES, order_id, order_id, order["customer_id"], content, owed)
            if owed:
                tx.create(_receivable_of(invoice, owed, due_on.isoformat()))
        return invoice
    except AlreadyPosted:
        return _document_for(order_id, order_id, rules.INVOICES)


def _enter(
    tx: Transaction, document: str, cause: str, order_id: str, customer_id: str, content: dict[str, Any], owed: int
) -> Invoice:
    """The document, under the next number of its series, and that its cause has it now."""
    series = Series.find(name=document)
    last = series.last if series is not None else 0
    told: dict[str, Any] = {
        "number": rules.number(document, last + 1),
        "document": document,
        "cause": cause,
        "order_id": order_id,
        "currency": content["currency"],
        "total": content["total"],
    }
    more = {"customer_id": customer_id, "order_number": content["order_number"]}
    dated = {"due_on": content["due_on"], "corrects": content["corrects"]}
    invoice = Invoice.new(**told, **more, **dated, content=content, posted_at=clock.now())
    tx.create(Posted.new(**told, posted_at=invoice.posted_at), otherwise=AlreadyPosted())
    if series is None:
        tx.create(Series.new(name=document, last=1), otherwise=RaceLost("the series was begun meanwhile"))
    else:
        tx.change(series, when=Path("last") == last, last=last + 1)
    tx.create(invoice, otherwise=AssertionError(f"{invoice.number} is taken though its series says it is not"))
    tx.publish(InvoicePosted(**told, **more, **dated, owed=owed), on=invoice)
    return invoice


def _receivable_of(invoice: Invoice, owed: int, due_on: str) -> Receivable:
    return Receivable.new(
        number=invoice.number,
        order_id=invoice.order_id,
        order_number=invoice.order_number,
        customer_id=invoice.customer_id,
        currency=invoice.currency,
        amount=owed,
        open="open",
        due_on=due_on,
    )


def _document_for(order_id: str, cause: str, document: str) -> Invoice:
    posted = Posted.get(order_id=order_id, cause=cause, document=document)
    return Invoice.get(number=posted.number)


# Following an order


def follow_order(order_id: str) -> None:
    """Bring an order's documents to where the order is: its invoice, a credit note for each refund and for what was
    cancelled unpaid, and its receivable. Gives the same end whichever of the order's events are handled first.

    An order that was never placed has no invoice, and so nothing to correct.
    """
    whole = orders.whole(order_id)
    placed = next((event for event in whole.events if event.name == "order.placed"), None)
    if placed is None:
        return
    invoice = _invoice_in(whole) or post_invoice(placed.payload["order"])
    for refund in whole.of_kind("refund"):
        if refund.state == "succeeded":
            credit(invoice.number, refund.refund_id, refund.amount, refund.reason, refunded=True, of=refund.of)
    order = whole.order
    if order.state == "cancelled":
        credit(invoice.number, order_id, order.totals["total"] - order.paid, order.cancel_reason or "", refunded=False)
    settle(invoice.number)


def _invoice_in(whole: Whole) -> Posted | None:
    posted = table.only(whole.parts, Posted)
    return next((each for each in posted if each.document == rules.INVOICES), None)


def credit(
    number: str, cause: str, amount: int, reason: str, refunded: bool, of: dict[str, Any] | None = None
) -> Invoice | None:
    """The credit note of a refund or a cancellation, posted now unless it is there; `amount` includes tax.

    All credit notes of an invoice together never exceed it: more than is left is cut to that, and for nothing there is
    none. `refunded` says whether the money went back, or was never paid; `of` for what of the order, where that
    was said (payments' taken_back.take_back): then the note has those lines.
    """
    with _patiently():
        return _credit(number, cause, amount, reason, refunded, of)


@retried
def _credit(
    number: str, cause: str, amount: int, reason: str, refunded: bool, of: dict[str, Any] | None
) -> Invoice | None:
    invoice = Invoice.get(number=number)
    known = Posted.find(order_id=invoice.order_id, cause=cause, document=rules.CREDIT_NOTES)
    if known is not None:
        return Invoice.get(number=known.number)
    so_far = Credited.find(number=number)
    before = [rules.Tax(**each) for each in so_far.taxes] if so_far else []
    invoiced = contents.taxes_of(invoice.content)
    credits, named = rules.credit_for(amount, _named(of), rules.still_creditable(invoiced, before))
    if not credits:
        return None
    today = clock.today()
    content = contents.of_credit_note(invoice.content, number, credits, reason, refunded, today, of if named else None)
    taxes = [asdict(each) for each in rules.added(before, credits)]
    try:
        with Transaction() as tx:
            note = _enter(tx, rules.CREDIT_NOTES, cause, invoice.order_id, invoice.customer_id, content, owed=0)
            if so_far is None:
                fresh = Credited.new(number=number, notes=1, taxes=taxes)
                tx.create(fresh, otherwise=RaceLost("another credit note was posted meanwhile"))
            else:
                tx.change(so_far, when=Path("notes") == so_far.notes, notes=so_far.notes + 1, taxes=taxes)
        return note
    except AlreadyPosted:
        return _document_for(invoice.order_id, cause, rules.CREDIT_NOTES)


def _named(of: dict[str, Any] | None) -> list[rules.Tax]:
    return [rules.Tax(**each) for each in of["taxes"]] if of else []


def foresee(whole: Whole, credits: Sequence[payments.Credit]) -> list[payments.Foreseen]:
    """The credit notes that these would have, after those of the refunds that are under way; payments asks (a hook)."""
    placed = next((event for event in whole.events if event.name == "order.placed"), None)
    if placed is None or not shop.is_on("invoicing"):
        return []
    posted = table.only(whole.parts, Posted)
    invoice = _invoice_in(whole)
    invoiced = [rules.Tax(**{name: each[name] for name in ("rate", "base", "tax")}) for each in whole.order.taxes]
    so_far = Credited.find(number=invoice.number) if invoice else None
    before = [rules.Tax(**each) for each in so_far.taxes] if so_far else []
    noted = {each.cause for each in posted}
    waiting = [each for each in whole.of_kind("refund") if each.state != "failed" and each.refund_id not in noted]
    found = []
    for each in (*(payments.Credit(refund.amount, refund.of) for refund in waiting), *credits):
        taxes, _ = rules.credit_for(each.amount, _named(each.of), rules.still_creditable(invoiced, before))
        before = rules.added(before, taxes)
        found.append(payments.Foreseen(sum(tax.gross for tax in taxes), [asdict(tax) for tax in taxes]))
    return [each for each in found[len(waiting) :] if each.total]


payments.foresee_by(foresee)


@retried
def settle(number: str) -> None:
    """Let an invoice's receivable say what its order still owes.

    The receivable is read before its order, so that whoever writes it from this version has seen a later order.
    """
    receivable = Receivable.find(number=number)
    if receivable is None:
        return
    order = orders.whole(receivable.order_id).order
    owed = rules.owed(order.totals["total"], order.paid, cancelled=order.state == "cancelled")
    settled = rules.settled(receivable.amount, owed)
    if settled == receivable.settled:
        return
    with Transaction() as tx:
        tx.change(receivable, settled=settled, open="settled" if settled == receivable.amount else "open")
        tx.publish(
            ReceivableChanged(
                number, receivable.order_id, receivable.customer_id, receivable.currency, receivable.amount, settled
            ),
            on=receivable,
        )


# Looking


def find_document(number: str, document: str | None = None) -> Invoice:
    """A posted document, or a 404; of this kind only, where one is named."""
    found = Invoice.find(number=number)
    if found is None or document not in (None, found.document):
        raise not_found(rules.words(document))
    return found


def owed_of(number: str) -> int:
    """What is still owed of an invoice, in minor units."""
    receivable = Receivable.find(number=number)
    return receivable.amount - receivable.settled if receivable else 0


def list_documents(
    limit: int,
    cursor: str | None,
    document: str | None = None,
    customer: str | None = None,
    order: str | None = None,
    number: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Page:
    """Posted documents, newest first; those of one order in the order they are kept beside it.

    `since` and `until` are moments of posting, both included. With `number`, that one alone.
    """
    between = (since or "", f"{until or ''}~")
    if number is not None:
        one = Invoice.find(number=number.upper())
        named = one is not None and document in (None, one.document) and between[0] <= one.posted_at <= between[1]
        return Page([one] if named else [])
    if order is not None:
        page = table.page(
            f"ORDER#{order}", limit=limit, cursor=cursor, starts="DOCUMENT#",
            where=lambda posted: document in (None, posted.document) and between[0] <= posted.posted_at <= between[1],
        )  # fmt: skip
        found = table.fetch([Invoice.ref(number=posted.number) for posted in page.items])
        theirs = None if customer is None else customers.ids_of(customer)
        documents = table.only(filter(None, found), Invoice)
        page.items = [each for each in documents if theirs is None or each.customer_id in theirs]
        return page
    shards: str | list[str] = [f"INVOICES#{n}" for n in range(SHARDS)]
    index = "g2"
    if customer is not None:
        shards, index = [f"CUSTOMER_INVOICES#{each}" for each in customers.ids_of(customer)], "g1"
    return table.page(
        shards, index=index, limit=limit, cursor=cursor, newest_first=True, between=between,
        where=lambda invoice: document in (None, invoice.document),
    )  # fmt: skip


def list_receivables(limit: int, cursor: str | None, state: str = "open") -> Page:
    """What is owed (or, with `state` settled, was), by due date."""
    return table.page([f"RECEIVABLES#{state}#{n}" for n in range(SHARDS)], index="g2", limit=limit, cursor=cursor)


def document_pdf(invoice: Invoice) -> bytes:
    """A posted document on paper: the same bytes whenever it is asked for."""
    return contents.printed(invoice.document, invoice.number, invoice.content)


def packing_slip(order_id: str, shipment_id: str | None = None) -> bytes:
    """The packing slip of one shipment, or of all that is still to leave."""
    return pdf.render(_packing_slip(order_id, shipment_id))


def _packing_slip(order_id: str, shipment_id: str | None) -> pdf.Document:
    whole = orders.whole(order_id)
    order = whole.order
    if shipment_id is None:
        number = order.number
        quantities = {line["id"]: line["quantity"] - line["shipped"] - line["cancelled"] for line in order.lines}
        if not any(quantities.values()):
            quantities = {line["id"]: line["quantity"] - line["cancelled"] for line in order.lines}
    else:
        shipment = next((each for each in whole.of_kind("shipment") if each.shipment_id == shipment_id), None)
        if shipment is None:
            raise not_found("shipment")
        number = f"{order.number}-{whole.of_kind('shipment').index(shipment) + 1}"
        quantities = {}
        for each in shipment.lines:
            quantities[each["line_id"]] = quantities.get(each["line_id"], 0) + each["quantity"]
    return contents.of_packing_slip(order.facts(), shop.current().legal, number, quantities, clock.today())


def packing_slips(order_ids: list[str], location_id: str) -> bytes:
    """The packing slips of what a location has still to send of these orders, in one file. Refuses nothing to send."""
    slips = []
    for whole, quantities in _to_ship(order_ids, location_id):
        order = whole.order
        legal, today = shop.current().legal, clock.today()
        slips.append(contents.of_packing_slip(order.facts(), legal, order.number, quantities, today))
    return pdf.render(*slips)


def picking_list(order_ids: list[str], location_id: str, language: Language) -> bytes:
    """What to take from a location's shelves for these orders, by SKU. Refuses where that is nothing."""
    shelves: dict[str, tuple[str, list[tuple[str, int]]]] = {}
    for whole, quantities in _to_ship(order_ids, location_id):
        for line in whole.order.lines:
            if line["id"] in quantities:
                title = ", ".join(filter(None, (line["title"], line["variant_title"])))
                _, orders_of = shelves.setdefault(line["sku"], (title, []))
                orders_of.append((whole.order.number, quantities[line["id"]]))
    found = [(sku, title, each) for sku, (title, each) in sorted(shelves.items())]
    where = inventory.known_location(location_id).name
    return pdf.render(contents.of_picking_list(found, shop.current().legal, where, language, clock.today()))


def _to_ship(order_ids: list[str], location_id: str) -> list[tuple[orders.Whole, dict[str, int]]]:
    """The orders that the location has something to send of, each with how many by line id."""
    found = []
    for order_id in order_ids:
        whole = orders.whole(order_id)
        for item in whole.of_kind("to_ship"):
            if item.location_id == location_id:
                found.append((whole, {line["line_id"]: line["quantity"] for line in item.lines}))
    if not found:
        raise NOTHING_TO_SHIP
    return found


def gaps(document: str) -> list[str]:
    """The numbers of a series that have no document, and one past its end that has: nothing when the series is whole.

    `document` is invoice or credit_note. Reads every document of the series, a hundred to a round trip.
    """
    series = Series.find(name=document)
    last = series.last if series else 0
    numbers = [rules.number(document, ordinal) for ordinal in range(1, last + 2)]
    found = table.fetch([Invoice.ref(number=number) for number in numbers])
    wrong = [number for number, item in zip(numbers[:-1], found[:-1], strict=True) if item is None]
    return wrong + ([numbers[-1]] if found[-1] is not None else [])
