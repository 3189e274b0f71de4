"""Stock alerts over HTTP: asking for one, and what is waited for."""

from typing import Any

from chalicelib.alerts import service
from chalicelib.alerts.inputs import AskAlert
from chalicelib.alerts.outputs import AwaitedPageOut
from chalicelib.catalogue import service as catalogue
from chalicelib.core.access import anyone, staff
from chalicelib.core.http import PageQuery, Request, Routes

routes = Routes("Stock alerts")


@routes.route("/api/stock-alerts", "POST", by=anyone, takes=AskAlert, status=204)
def ask_for_alert(given: AskAlert, request: Request) -> None:
    """Be told by e-mail, once, when an article is there again. Asked twice is once; 409 where it is there now."""
    service.ask(given.sku, given.email, given.language, request.ip)


@routes.route("/api/admin/stock-alerts", by=staff("inventory.read"), query=PageQuery, gives=AwaitedPageOut)
def list_awaited(query: PageQuery) -> dict[str, Any]:
    """List what shoppers wait for, by SKU, with how many they are."""
    found = service.list_awaited(query.limit, query.cursor)
    variants = catalogue.get_variants(each.sku for each in found.items)
    return {
        "items": [
            {
                "sku": each.sku,
                "product_id": each.product_id,
                "title": variants[each.sku].product_title if each.sku in variants else "",
                "variant_title": variants[each.sku].title if each.sku in variants else "",
                "waiting": each.waiting,
            }
            for each in found.items
        ],
        "next_cursor": found.next_cursor,
    }
