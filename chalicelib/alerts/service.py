"""Asking to be told when something is there again, and telling: each address once, whoever works and dies at it.

A SKU that is waited for has one item, `Awaited`, whose version every asking and telling moves on. Telling takes some of
those who wait out, in the transaction that publishes `stock.returned` for them; hearing that, this module takes the
next. So each is in one telling, and a worker that dies leaves an event that goes on.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.alerts.events import AlertAsked, AlertsDropped, StockReturned
from chalicelib.alerts.models import Alert, Awaited, Telling
from chalicelib.catalogue import service as catalogue
from chalicelib.catalogue.service import Product, Variant
from chalicelib.core import access, clock, context, ids, table
from chalicelib.core.errors import RaceLost, Refused, not_found
from chalicelib.core.table import Page
from chalicelib.core.transaction import Transaction, retried
from chalicelib.customers import service as customers
from chalicelib.inventory import service as inventory
from chalicelib.shop import service as shop

AT_ONCE = 40  # told by one event: each is two operations of its transaction
KEPT_DAYS = 365  # a wish that was never met is forgotten after
TOLD_DAYS = 30  # whom an event told is known this long, to send again what failed
HERE = Refused("in_stock", "It is in stock now. You can order it.", 409)


# Asking


def ask(sku: str, email: str, language: str, ip: str = "") -> None:
    """Remember that somebody wants to know when this SKU is there again; asked twice is once.

    404 where there is no such article on sale, 409 `in_stock` where it can be had, 429 after many from one place.
    """
    if ip:
        access.throttle(f"stock alerts from {ip}", limit=30, seconds=60 * 60)
    _remember(sku, email.strip().lower(), language)
    tell_waiting([sku])  # where it came while this was written, who heard of that found nobody waiting


@retried
def _remember(sku: str, email: str, language: str) -> None:
    variant, _ = _on_sale(sku)
    if _is_there(variant):
        raise HERE
    awaited, alert, known = table.fetch(
        [Awaited.ref(sku=sku), Alert.ref(sku=sku, email=email), customers.email_ref(email)]
    )
    if alert is not None:
        return
    known = known if isinstance(known, customers.CustomerEmail) else None
    customer_id = customers.customer_id_for(email, known)
    made = Alert.new(sku=sku, email=email, language=language, customer_id=customer_id, asked_at=clock.now())
    with Transaction() as tx:
        tx.create(made, otherwise=RaceLost("asked meanwhile"))
        if isinstance(awaited, Awaited):
            tx.change(awaited, waiting=awaited.waiting + 1)
        else:
            awaited = Awaited.new(sku=sku, product_id=variant.product_id, waiting=1)
            tx.create(awaited, otherwise=RaceLost("somebody else waits now"))
        tx.publish(AlertAsked(sku, variant.product_id), on=awaited)


def _on_sale(sku: str) -> tuple[Variant, Product]:
    variant = catalogue.get_variants([sku]).get(sku)
    product = catalogue.find_products([variant.product_id]).get(variant.product_id) if variant is not None else None
    if variant is None or product is None or not variant.active or product.status != "active":
        raise not_found("article")
    return variant, product


def _is_there(variant: Variant) -> bool:
    """Whether one can be bought now, by what is stored: an index may still say what was."""
    if catalogue.sold_without_stock(variant):
        return True
    places = inventory.locations()
    levels = table.only(filter(None, table.fetch(inventory.level_refs([variant.sku], places))), inventory.Level)
    return inventory.shippable(levels, places) > 0


# Telling


def tell_waiting(skus: Iterable[str]) -> None:
    """Have some of those who wait told, of each of these SKUs that can be had again. Safe to repeat."""
    wanted = list(dict.fromkeys(skus))
    found = table.only(filter(None, table.fetch([Awaited.ref(sku=sku) for sku in wanted])), Awaited)
    for awaited in found:
        if awaited.waiting:
            _tell_some(awaited.sku)


@retried
def _tell_some(sku: str) -> None:
    awaited = Awaited.get(sku=sku)
    try:
        variant, product = _on_sale(sku)
    except Refused:
        return
    if not _is_there(variant):
        return
    alerts = _some_of(sku, AT_ONCE)
    if not alerts:
        return
    people = [{"email": each.email, "language": each.language} for each in alerts]
    telling = Telling.new(telling_id=ids.new("tel"), people=people, expires_at=clock.epoch(seconds=TOLD_DAYS * 86400))
    with Transaction() as tx:
        _take_out(tx, awaited, alerts)
        tx.create(telling)
        tx.publish(_returned(variant, product, telling), on=awaited)


def _some_of(sku: str, most: int) -> list[Alert]:
    return table.only(table.query(f"AWAITED#{sku}", starts="ALERT#", limit=most, consistent=True), Alert)


def _take_out(tx: Transaction, awaited: Awaited, alerts: list[Alert]) -> None:
    for each in alerts:
        tx.delete(each, when=Path("pk").exists(), otherwise=RaceLost("told by another worker"))
    tx.change(awaited, waiting=max(0, awaited.waiting - len(alerts)))


def _returned(variant: Variant, product: Product, telling: Telling) -> StockReturned:
    here = shop.current()
    texts = {each: said["title"] for each, said in product.translations.items() if said.get("title")}
    return StockReturned(
        sku=variant.sku,
        product_id=product.product_id,
        handle=product.handle,
        titles={here.language: product.title} | texts,
        own=here.language,
        variant_title=variant.title,
        price=variant.prices.get(here.currency),
        currency=here.currency,
        telling_id=telling.telling_id,
        people=len(telling.people),
    )


def told_by(telling_id: str) -> list[dict[str, str]]:
    """Whom a `stock.returned` is for: [{email, language}]; none once that is forgotten."""
    found = Telling.find(telling_id=telling_id)
    return list(found.people) if found is not None else []


# Looking, and forgetting


def list_awaited(limit: int, cursor: str | None) -> Page:
    """What somebody waits for, by SKU."""
    return table.page("AWAITED", index="g1", limit=limit, cursor=cursor, where=lambda each: each.waiting > 0)


def all_awaited() -> Iterator[list[str]]:
    """The SKUs that somebody waits for, a hundred at a time."""
    cursor = None
    while True:
        found = list_awaited(100, cursor)
        yield [each.sku for each in found.items]
        cursor = found.next_cursor
        if cursor is None:
            return


def alerts_of(customer_id: str) -> list[Alert]:
    """What a customer waits for."""
    return table.only(table.query(f"CUSTOMER_ALERTS#{customer_id}", index="g1"), Alert)


def forget_customer(customer_id: str) -> None:
    """Drop what a customer waits for. Safe to repeat."""
    for each in alerts_of(customer_id):
        _drop(each.sku, lambda one, email=each.email: one.email == email)


def forget_old() -> None:
    """Drop the wishes that were not met in a year."""
    before = clock.as_text(clock.moment() - timedelta(days=KEPT_DAYS))
    for skus in all_awaited():
        for sku in skus:
            while _drop(sku, lambda one: one.asked_at < before):
                pass


@retried
def _drop(sku: str, which: Any) -> int:
    """Take up to 40 of these out; how many went."""
    awaited = Awaited.get(sku=sku)
    waiting = table.only(table.query(f"AWAITED#{sku}", starts="ALERT#", consistent=True), Alert)
    gone = [each for each in waiting if which(each)][:AT_ONCE]
    if gone:
        with context.acting(once=None), Transaction() as tx:
            _take_out(tx, awaited, gone)
            tx.publish(AlertsDropped(sku, len(gone)), on=awaited)
    return len(gone)


def _shown(alert: Alert) -> dict[str, Any]:
    return {name: getattr(alert, name) for name in ("sku", "email", "language", "asked_at")}


def export(customer_id: str) -> list[dict[str, Any]]:
    """What a customer waits for, for them to take along."""
    return [_shown(each) for each in alerts_of(customer_id)]
