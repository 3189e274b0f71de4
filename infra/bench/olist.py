"""The orders of Olist, a Brazilian market place, as sales to play: exact, in centavos, with what each must end as.

Read in place from ../shared/data/olist (its README there tells what is odd about it). Nothing of it is kept here.
"""

import csv
import gzip
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "olist"
CARDS = frozenset({"credit_card", "debit_card"})
Row = dict[str, str]


@dataclass(frozen=True)
class Line:
    """So many of one article at one price, in centavos. The same article at another price is another SKU."""

    product_id: str
    price: int
    quantity: int

    @property
    def sku(self) -> str:
        return f"{self.product_id}-{self.price}"


@dataclass(frozen=True)
class Tender:
    """A part of a payment: credit_card, debit_card, boleto or voucher, in centavos."""

    kind: str
    amount: int


@dataclass(frozen=True)
class Opinion:
    """What the buyer said of the order afterwards."""

    stars: int
    title: str
    text: str


@dataclass(frozen=True)
class Sale:
    """One order of the data."""

    sale_id: str
    buyer: str
    city: str
    state: str
    postal_code: str
    status: str
    lines: tuple[Line, ...]
    freight: int
    tenders: tuple[Tender, ...]
    opinions: tuple[Opinion, ...]
    shipped: bool
    delivered: bool

    @property
    def total(self) -> int:
        """What the order costs: its articles and its freight."""
        return sum(line.price * line.quantity for line in self.lines) + self.freight

    @property
    def tendered(self) -> int:
        """What the data say was paid, which is not always what the order costs."""
        return sum(tender.amount for tender in self.tenders)

    @property
    def by_card(self) -> bool:
        """One card pays it all: a card payment. Everything else is entered by the merchant, part by part."""
        return len(self.tenders) == 1 and self.tenders[0].kind in CARDS

    @property
    def payments(self) -> tuple[Tender, ...]:
        """What is paid here: the order's total by card, or the parts by hand until nothing is owed any more."""
        if self.by_card:
            return (Tender(self.tenders[0].kind, self.total),)
        owed, parts = self.total, []
        for tender in self.tenders:
            amount = min(tender.amount, owed)
            if amount:
                parts.append(Tender(tender.kind, amount))
            owed -= amount
        return tuple(parts)

    @property
    def paid(self) -> int:
        return sum(tender.amount for tender in self.payments)

    @property
    def cancelled(self) -> bool:
        """Cancelled before it was shipped; afterwards a cancellation is refused."""
        return self.status == "canceled" and not self.shipped

    @property
    def ends_as(self) -> str:
        """The state the order must have once all is played."""
        if self.cancelled:
            return "cancelled"
        if self.delivered and self.paid == self.total:
            return "completed"
        if self.shipped:
            return "fulfilled"
        return "on_hold" if self.status == "unavailable" else "placed"


@dataclass(frozen=True)
class Article:
    """What the catalogue says of a product."""

    product_id: str
    category: str
    grams: int

    @property
    def title(self) -> str:
        return f"{self.category.replace('_', ' ').capitalize()} {self.product_id[:8]}"


@dataclass(frozen=True)
class History:
    """The first sales by time of purchase, their articles, and how many orders without items were passed over."""

    sales: list[Sale]
    articles: dict[str, Article]
    skipped: int


def read_rows(name: str, folder: Path = FOLDER) -> Iterator[Row]:
    path = folder / name
    content = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    yield from csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))


def centavos(text: str) -> int:
    """Reais as the data write them ("199.9"), in centavos; exact, or a ValueError."""
    amount = Decimal(text) * 100
    if amount != int(amount):
        raise ValueError(f"{text} is no whole number of centavos")
    return int(amount)


def gathered(rows: Iterable[Row], by: str = "order_id") -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[by]].append(row)
    return found


def read_history(count: int, folder: Path = FOLDER) -> History:
    """The first `count` orders that have items."""

    def part(name: str) -> dict[str, list[Row]]:
        return gathered(read_rows(f"olist_{name}_dataset.csv.gz", folder))

    items, payments, reviews = part("order_items"), part("order_payments"), part("order_reviews")
    buyers = {row["customer_id"]: row for row in read_rows("olist_customers_dataset.csv.gz", folder)}
    orders = sorted(
        read_rows("olist_orders_dataset.csv.gz", folder),
        key=lambda row: (row["order_purchase_timestamp"], row["order_id"]),
    )
    sales: list[Sale] = []
    skipped = 0
    for row in orders:
        if len(sales) == count:
            break
        if row["order_id"] not in items:
            skipped += 1
            continue
        of = row["order_id"]
        sales.append(sale_of(row, buyers[row["customer_id"]], items[of], payments[of], reviews[of]))
    return History(sales, read_articles({line.product_id for sale in sales for line in sale.lines}, folder), skipped)


def sale_of(order: Row, buyer: Row, items: list[Row], payments: list[Row], reviews: list[Row]) -> Sale:
    """One sale from its rows."""
    quantities: dict[tuple[str, int], int] = defaultdict(int)
    for item in items:
        quantities[item["product_id"], centavos(item["price"])] += 1
    return Sale(
        sale_id=order["order_id"],
        buyer=buyer["customer_unique_id"],
        city=buyer["customer_city"].title(),
        state=buyer["customer_state"],
        postal_code=buyer["customer_zip_code_prefix"].zfill(5).ljust(8, "0"),
        status=order["order_status"],
        lines=tuple(Line(product_id, price, quantity) for (product_id, price), quantity in quantities.items()),
        freight=sum(centavos(item["freight_value"]) for item in items),
        tenders=tuple(
            Tender(each["payment_type"], centavos(each["payment_value"]))
            for each in sorted(payments, key=lambda each: int(each["payment_sequential"]))
        ),
        opinions=tuple(
            Opinion(int(each["review_score"]), each["review_comment_title"].strip(), each["review_comment_message"])
            for each in sorted(reviews, key=lambda each: (each["review_creation_date"], each["review_id"]))
        ),
        shipped=bool(order["order_delivered_carrier_date"]),
        delivered=bool(order["order_delivered_customer_date"]),
    )


def read_articles(wanted: set[str], folder: Path = FOLDER) -> dict[str, Article]:
    english = {
        row["product_category_name"]: row["product_category_name_english"]
        for row in read_rows("product_category_name_translation.csv", folder)
    }
    return {
        row["product_id"]: Article(
            row["product_id"],
            english.get(row["product_category_name"]) or row["product_category_name"] or "uncategorised",
            int(row["product_weight_g"] or 0),
        )
        for row in read_rows("olist_products_dataset.csv.gz", folder)
        if row["product_id"] in wanted
    }
