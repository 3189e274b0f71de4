"""What can be taken out of the shop: for each kind, what there is of it, its records, and their rows.

`keys` are listed once, when an export begins; `records` reads some of them; `rows` is pure.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.catalogue import service as catalogue
from chalicelib.core.errors import Refused
from chalicelib.core.settings import settings
from chalicelib.customers import service as customers
from chalicelib.interchange import customer_rows, order_rows, product_rows, stock_rows
from chalicelib.inventory import service as inventory
from chalicelib.orders import service as orders

Record = dict[str, Any]
Rows = Iterable[list[str]]


@dataclass(frozen=True)
class Content:
    """One kind of export. `asks` is the permission to see what is in it; `own_columns`, columns a record adds;
    `chosen`, the keys of some of them only."""

    asks: str
    columns: tuple[str, ...]
    keys: Callable[[], list[str]]
    records: Callable[[Sequence[str], str], list[Record]]
    rows: Callable[[Record, Sequence[str], str], Rows]
    own_columns: Callable[[Record], Iterable[str]] = lambda _record: ()
    chosen: Callable[[dict[str, Any]], list[str]] | None = None


def _products(product_ids: Sequence[str], _currency: str) -> list[Record]:
    location = inventory.main_location().location_id if inventory.all_locations() else None
    found = []
    for product_id in product_ids:
        try:
            page = catalogue.find_by_id(product_id)
        except Refused:
            continue  # of a product whose making did not end
        levels = {
            each.sku: each.on_hand
            for each in page.others
            if isinstance(each, inventory.Level) and each.location_id == location
        }
        found.append(product_rows.record(page.product, page.variants, levels, settings.url))
    return found


def _customers(customer_ids: Sequence[str], currency: str) -> list[Record]:
    found = customers.find_customers(customer_ids)
    totals = customers.totals_in([currency], found)
    return [customer_rows.record(each, totals[each.customer_id][0]) for each in found]


def _orders(order_ids: Sequence[str], _currency: str) -> list[Record]:
    return [order_rows.record(each) for each in orders.find_orders(order_ids)]


def _chosen_orders(only: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(only["orders"])) if "orders" in only else orders.ids_matching(only["matching"])


def _skus() -> list[str]:
    return sorted(sku for skus in inventory.stocked_skus() for sku in skus)


def _stock(skus: Sequence[str], _currency: str) -> list[Record]:
    names = {each.location_id: each.name for each in inventory.all_locations()}
    return [record for stock in inventory.stocks_of(skus) for record in stock_rows.records(stock, names)]


CONTENTS = {
    "products": Content(
        "catalogue.read",
        product_rows.COLUMNS,
        catalogue.product_ids,
        _products,
        product_rows.rows,
        product_rows.own_columns,
    ),
    "customers": Content(
        "customers.read", customer_rows.COLUMNS, customers.customer_ids, _customers, customer_rows.rows
    ),
    "orders": Content(
        "orders.read", order_rows.COLUMNS, orders.order_ids, _orders, order_rows.rows, chosen=_chosen_orders
    ),
    "stock": Content("inventory.read", stock_rows.COLUMNS, _skus, _stock, stock_rows.rows),
}
