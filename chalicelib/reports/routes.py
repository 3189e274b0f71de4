"""Figures over HTTP: the day at a glance, what waits for somebody, and what a new shop still has to do."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field

from chalicelib.core import clock, dead_letters, module
from chalicelib.core.access import Caller, person, staff
from chalicelib.core.http import Input, MoneyOut, Output, PageQuery, Routes
from chalicelib.core.money import money
from chalicelib.reports import rules, service
from chalicelib.reports.models import StockWatch
from chalicelib.shop import service as shop

routes = Routes("Reports")
SHOWN_LOW = 8
STATES = (
    "pending_payment", "placed", "on_hold", "released", "partly_fulfilled", "fulfilled", "completed", "cancelled",
)  # fmt: skip


class HomeQuery(Input):
    days: int = Field(
        default=30, ge=7, le=90, description="How many days, today included; as many before are compared."
    )
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="The shop's own where none is given")


class DayOut(Output):
    day: str
    orders: int
    sales: MoneyOut
    average: MoneyOut | None = Field(description="None on a day without orders")
    cancelled: int
    refunds: int
    refunded: MoneyOut


class StateOut(Output):
    state: str
    count: int


class LowOut(Output):
    sku: str
    title: str
    available: int


class LowPageOut(Output):
    items: list[LowOut]
    next_cursor: str | None


class HomeOut(Output):
    currency: str
    currencies: list[str]
    time_zone: str
    at: str
    today_from: str = Field(description="The moment at which today began; the orders since are today's")
    period_from: str = Field(description="The moment at which the period began")
    today: DayOut
    yesterday: DayOut
    period: DayOut = Field(description="All days of the period together")
    before: DayOut = Field(description="All days of the period before")
    days: list[DayOut]
    days_before: list[DayOut]
    states: list[StateOut]
    problems: int
    reviews_waiting: int | None = Field(description="None for who may not read reviews")
    low_stock: int | None = Field(
        description="SKUs that are running out, a hundred where there are more; None for who may not read stock"
    )
    running_out: list[LowOut] = Field(description="The first few of them, least first")


class NoticeOut(Output):
    kind: str = Field(description="problems, reviews, low_stock or dead_letters")
    count: int


class NoticesOut(Output):
    items: list[NoticeOut]
    next_cursor: None


class StepOut(Output):
    step: str
    done: bool


class SetupOut(Output):
    items: list[StepOut]
    next_cursor: None


@routes.route("/api/admin/reports/home", by=staff("orders.read"), query=HomeQuery, gives=HomeOut)
def show_home(query: HomeQuery, who: Caller) -> dict[str, Any]:
    """Show today at a glance, sales by day against the days before, orders by state, and what needs a person."""
    own = shop.current()
    currency = query.currency or own.currency
    zone = service.zone()
    today = clock.moment().astimezone(zone).date()
    asked = rules.days_back(today, 2 * query.days)
    found = service.sales(currency, asked[0], asked[-1])
    days = [_day(day, found.get(day, rules.ZEROES), currency) for day in asked]
    tallies = service.tallies()
    low = service.low_stock() if _sees(who, "inventory") else None
    return {
        "currency": currency,
        "currencies": own.currencies,
        "time_zone": zone.key,
        "at": clock.now(),
        "today_from": _began(today, zone),
        "period_from": _began(date.fromisoformat(asked[query.days]), zone),
        "today": days[-1],
        "yesterday": days[-2],
        "period": _day("", _sum(found, asked[query.days :]), currency),
        "before": _day("", _sum(found, asked[: query.days]), currency),
        "days": days[query.days :],
        "days_before": days[: query.days],
        "states": [{"state": state, "count": tallies.get(("order", state), 0)} for state in STATES],
        "problems": tallies.get(("problem", "open"), 0),
        "reviews_waiting": tallies.get(("review", "pending"), 0) if _sees(who, "reviews") else None,
        "low_stock": None if low is None else len(low),
        "running_out": [_low(each) for each in (low or ())[:SHOWN_LOW]],
    }


@routes.route("/api/admin/reports/running-out", by=staff("inventory.read"), query=PageQuery, gives=LowPageOut)
def list_running_out(query: PageQuery) -> dict[str, Any]:
    """List the SKUs that are running out, least first."""
    page = service.running_out(query.limit, query.cursor)
    return {"items": [_low(each) for each in page.items], "next_cursor": page.next_cursor}


def _sees(who: Caller, area: str) -> bool:
    """Whether the module is on and this person may read what it keeps."""
    return who.may(f"{area}.read") and module.on(area)


def _low(watched: StockWatch) -> dict[str, Any]:
    return {"sku": watched.sku, "title": watched.title, "available": watched.available}


def _began(day: date, zone: ZoneInfo) -> str:
    return clock.as_text(datetime.combine(day, time(), zone))


def _sum(found: dict[str, dict[str, int]], days: list[str]) -> dict[str, int]:
    return {name: sum(found[day][name] for day in days if day in found) for name in rules.ZEROES}


def _day(day: str, sums: dict[str, int], currency: str) -> dict[str, Any]:
    """One day's figures. The average is rounded to the nearest minor unit, halves up."""
    orders, sold = sums["orders"], sums["sales"]
    return {
        "day": day,
        "orders": orders,
        "sales": money(sold, currency),
        "average": money((2 * sold + orders) // (2 * orders), currency) if orders else None,
        "cancelled": sums["cancelled"],
        "refunds": sums["refunds"],
        "refunded": money(sums["refunded"], currency),
    }


@routes.route("/api/admin/reports/notices", by=person, gives=NoticesOut)
def list_notices(who: Caller) -> dict[str, Any]:
    """Count what waits for somebody, of what this person may see."""
    tallies = service.tallies()
    counts: dict[str, tuple[str, str, Callable[[], int]]] = {
        "problems": ("orders.read", "orders", lambda: tallies.get(("problem", "open"), 0)),
        "reviews": ("reviews.read", "reviews", lambda: tallies.get(("review", "pending"), 0)),
        "low_stock": ("inventory.read", "inventory", lambda: len(service.low_stock())),
        "dead_letters": ("settings.read", "shop", dead_letters.how_many),
    }
    items = [
        {"kind": kind, "count": count()}
        for kind, (permission, owner, count) in counts.items()
        if who.may(permission) and module.on(owner)
    ]
    return {"items": items, "next_cursor": None}


@routes.route("/api/admin/reports/setup", by=staff("settings.read"), gives=SetupOut)
def show_setup(who: Caller) -> dict[str, Any]:
    """Show what a new shop needs before it sells, and what of it is done."""
    steps = service.setup_steps(shop.has_second_factor(who.id))
    return {"items": [{"step": step, "done": done} for step, done in steps], "next_cursor": None}
