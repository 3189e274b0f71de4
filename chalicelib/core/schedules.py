"""What is done by the clock: each module's schedules, for every shop, called once a minute.

A schedule of N minutes runs in the minutes that N divides, so that no state is kept; a run that is missed is made up by
the next, because every scheduled verb looks for all that is due.
"""

from typing import Any

from chalicelib.core import clock, context, module
from chalicelib.core.context import acting
from chalicelib.core.table import Item, Key, Text, only, query
from chalicelib.core.telemetry import logger, note, span


class ShopListed(Item, kind="shop_listed"):
    """That there is such a shop; kept in the partition of no shop."""

    KEY = Key("SHOPS", "{shop}", reads="for which shops the clock runs")

    shop = Text()


def shops() -> list[str]:
    """All shops of this table."""
    with acting(shop="_"):
        return [listed.shop for listed in only(query("SHOPS"), ShopListed)]


def listing_of(shop: str) -> ShopListed:
    """The item that puts a shop on the list; created together with the shop."""
    with acting(shop="_"):
        return ShopListed.new(shop=shop)


def run_due(_event: dict[str, Any] | None = None, _context: Any = None) -> dict[str, Any]:
    """Run what is due in this minute, for every shop; one that fails does not keep the others from running."""
    minute = clock.epoch() // 60
    return run([(name, each) for name, each in module.registry.schedules() if minute % each.minutes == 0])


def run(due: list[tuple[str, Any]]) -> dict[str, Any]:
    """Run these schedules for every shop that has their module on."""
    ran, failed = 0, 0
    for shop in shops() if due else []:
        for name, schedule in due:
            with acting(shop=shop, by=f"clock:{name}"), note(schedule=name), span(name, shop=shop):
                context.deadline.set(None)
                if not module.on(name.split(".", 1)[0]):
                    continue
                try:
                    schedule.run()
                    ran += 1
                except Exception:
                    failed += 1
                    logger().exception("schedule failed; it runs again")
    return {"ran": ran, "failed": failed}
