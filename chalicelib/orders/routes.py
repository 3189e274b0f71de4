"""HTTP to the orders service, and back."""

from typing import Any

from chalicelib.core.access import Caller, staff, token_holder
from chalicelib.core.http import PageQuery, Routes
from chalicelib.orders import finding, moments, service, shapes, views
from chalicelib.orders.inputs import (
    AddNote,
    CancelOrder,
    EditOrder,
    KeepView,
    OrderQuery,
    OrdersQuery,
    PlaceHold,
    ResolveProblem,
    TimelineQuery,
)
from chalicelib.orders.outputs import (
    BuyerOrderOut,
    EventsOut,
    NoteOut,
    OrderCountsOut,
    OrderRowsOut,
    OrderThenOut,
    ProblemsOut,
    StaffOrderOut,
    ViewOut,
    ViewsOut,
)

routes = Routes("Orders")


def _order_of(subject: str) -> dict[str, Any]:
    return shapes.staff_order(service.whole(subject.removeprefix("ORDER#")))


def _buyers_order_of(subject: str) -> dict[str, Any]:
    return shapes.buyer_order(service.whole(subject.removeprefix("ORDER#")))


@routes.route("/api/orders/{order_id}", by=token_holder, gives=BuyerOrderOut)
def get_order(order_id: str, who: Caller) -> dict[str, Any]:
    """An order as its buyer sees it. Opened by the order's token, or by its own signed-in customer."""
    return shapes.buyer_order(service.open_order(order_id, who))


@routes.route(
    "/api/orders/{order_id}/cancel", "POST", by=token_holder, takes=CancelOrder, gives=BuyerOrderOut,
    again=_buyers_order_of,
)  # fmt: skip
def cancel_own_order(order_id: str, given: CancelOrder, who: Caller) -> dict[str, Any]:
    """Cancel an order that has not been shipped. What was paid goes back."""
    service.cancel_order(order_id, given.reason or "cancelled_by_buyer", who)
    return shapes.buyer_order(service.whole(order_id))


@routes.route("/api/admin/orders", by=staff("orders.read"), query=OrdersQuery, gives=OrderRowsOut)
def list_orders(query: OrdersQuery) -> dict[str, Any]:
    """Orders, newest first, narrowed by state, customer, SKU, location, dates, or number, e-mail and name."""
    wanted = finding.Filter(**query.model_dump(exclude={"limit", "cursor", "sort"}))
    page = finding.list_orders(wanted, query.limit, query.cursor, query.sort)
    return {
        "items": [shapes.row(order) for order in page.items],
        "next_cursor": page.next_cursor,
        "cut_short": page.more.get("cut_short", False),
    }


@routes.route("/api/admin/orders/counts", by=staff("orders.read"), gives=OrderCountsOut)
def count_orders() -> dict[str, Any]:
    """How many orders there are in each state, country, with each tag and so on: kept counts, no search."""
    return {**finding.count_orders(), "delivery_titles": finding.delivery_titles()}


@routes.route(
    "/api/admin/orders/{order_id}", by=staff("orders.read"), query=OrderQuery, gives=StaffOrderOut | OrderThenOut
)
def get_whole_order(order_id: str, query: OrderQuery) -> dict[str, Any]:
    """The whole order; with `at` (a time) or `after` (an event's sequence), as it was at that moment."""
    if query.after is not None:
        return shapes.order_then(moments.after(order_id, query.after))
    if query.at is not None:
        return {**shapes.order_then(moments.at(order_id, query.at)), "at": query.at}
    return shapes.staff_order(service.whole(order_id))


@routes.route("/api/admin/orders/{order_id}/timeline", by=staff("orders.read"), query=TimelineQuery, gives=EventsOut)
def get_timeline(order_id: str, query: TimelineQuery) -> dict[str, Any]:
    """Every event of an order, oldest first, each with the hash that chains it to the one before."""
    page = finding.list_events(order_id, query.limit, query.cursor)
    return {"items": [shapes.shown_event(event) for event in page.items], "next_cursor": page.next_cursor}


@routes.route(
    "/api/admin/orders/{order_id}/cancel", "POST", by=staff("orders.write"), takes=CancelOrder, gives=StaffOrderOut,
    again=_order_of,
)  # fmt: skip
def cancel_order(order_id: str, given: CancelOrder, who: Caller) -> dict[str, Any]:
    """Cancel an order that has not been shipped; stock and money go back."""
    service.cancel_order(order_id, given.reason or "cancelled_by_shop", who, given.version)
    return shapes.staff_order(service.whole(order_id))


@routes.route(
    "/api/admin/orders/{order_id}/holds", "POST", by=staff("orders.write"), takes=PlaceHold, gives=StaffOrderOut,
    status=201, again=_order_of,
)  # fmt: skip
def hold_order(order_id: str, given: PlaceHold) -> dict[str, Any]:
    """Put a typed hold on an order; it is not shipped until every hold is released."""
    service.hold_order(order_id, given.type, given.reason)
    return shapes.staff_order(service.whole(order_id))


@routes.route(
    "/api/admin/orders/{order_id}/holds/{hold_id}/release", "POST", by=staff("orders.read"), gives=StaffOrderOut,
    again=_order_of,
)  # fmt: skip
def release_hold(order_id: str, hold_id: str, who: Caller) -> dict[str, Any]:
    """Release one hold, by someone with the permission the hold names."""
    service.release_hold(order_id, hold_id, who)
    return shapes.staff_order(service.whole(order_id))


@routes.route(
    "/api/admin/orders/{order_id}/notes", "POST", by=staff("orders.write"), takes=AddNote, gives=NoteOut, status=201
)
def add_note(order_id: str, given: AddNote) -> dict[str, Any]:
    """Write down something that staff should know about an order."""
    return shapes.shown_note(service.add_note(order_id, given.text))


@routes.route("/api/admin/orders/{order_id}", "PATCH", by=staff("orders.write"), takes=EditOrder, gives=StaffOrderOut)
def edit_order(order_id: str, given: EditOrder) -> dict[str, Any]:
    """Change an order's e-mail, addresses, notes, tags or priority; addresses as long as something is to be sent."""
    if given.moves_tags:
        service.tag_order(order_id, given.add_tags, given.remove_tags)
    else:
        left_out = {"version", "reason", "add_tags", "remove_tags"}
        changes = given.model_dump(exclude=left_out, exclude_none=True)
        service.edit_order(order_id, given.version, changes, given.reason)
    return shapes.staff_order(service.whole(order_id))


@routes.route("/api/admin/orders/views", by=staff("orders.read"), gives=ViewsOut)
def list_views(who: Caller) -> dict[str, Any]:
    """The views that all staff share, and your own."""
    return {"items": [shapes.shown_view(view) for view in views.list_views(who)], "next_cursor": None}


@routes.route("/api/admin/orders/views", "POST", by=staff("orders.read"), takes=KeepView, gives=ViewOut, status=201)
def make_view(given: KeepView, who: Caller) -> dict[str, Any]:
    """Keep a list to come back to: your own, or shared with all staff (orders.write)."""
    return shapes.shown_view(views.make_view(who, given.shared, _view_fields(given)))


@routes.route("/api/admin/orders/views/{view_id}", "PUT", by=staff("orders.read"), takes=KeepView, gives=ViewOut)
def change_view(view_id: str, given: KeepView, who: Caller) -> dict[str, Any]:
    """Change a view, or whether it is shared; 412 when `version` is not the stored one."""
    return shapes.shown_view(views.change_view(who, view_id, given.version, given.shared, _view_fields(given)))


@routes.route("/api/admin/orders/views/{view_id}", "DELETE", by=staff("orders.read"), status=204)
def delete_view(view_id: str, who: Caller) -> None:
    """Take a view away; the orders in it stay."""
    views.delete_view(who, view_id)


def _view_fields(given: KeepView) -> dict[str, Any]:
    filters = {name: value for name, value in given.filters.model_dump().items() if value}
    return {"name": given.name, "filters": filters, "columns": given.columns, "sort": given.sort}


@routes.route("/api/admin/problems", by=staff("orders.read"), query=PageQuery, gives=ProblemsOut)
def list_problems(query: PageQuery) -> dict[str, Any]:
    """Problem orders: what is wrong, since when, the money at stake, and what to do. Oldest first."""
    page = finding.list_problems(query.limit, query.cursor)
    return {"items": [shapes.shown_problem(each) for each in page.items], "next_cursor": page.next_cursor}


@routes.route(
    "/api/admin/problems/{order_id}/{code}/resolve", "POST", by=staff("orders.write"), takes=ResolveProblem, status=204
)
def resolve_problem(order_id: str, code: str, given: ResolveProblem) -> None:
    """Take a problem off the list, saying what was done."""
    service.resolve_problem(order_id, code, given.resolution)
