"""What happens to wishes to know when something is there again; told on what is waited for, without addresses."""

from dataclasses import dataclass

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class AlertAsked(Fact, name="stock.alert_asked"):
    """Somebody wants to know when this SKU is there again."""

    sku: str
    product_id: str


@dataclass(frozen=True)
class StockReturned(Fact, name="stock.returned"):
    """It is there again: tell those of this telling (`service.told_by`), at most 40. Their wishes are gone with it.

    `titles` are the product's by language, `own` the shop's own language, `price` is in minor units of `currency`.
    """

    sku: str
    product_id: str
    handle: str
    titles: dict[str, str]
    own: str
    variant_title: str
    price: int | None
    currency: str
    telling_id: str
    people: int


@dataclass(frozen=True)
class AlertsDropped(Fact, name="stock.alerts_dropped"):
    """Wishes were taken back without telling anybody: somebody was forgotten, or it has been too long."""

    sku: str
    people: int
