"""Lists of orders that staff come back to: their own, and those the whole shop shares."""

from typing import Any

from chalicelib.core import context, ids, table
from chalicelib.core.access import NOT_ALLOWED, Caller
from chalicelib.core.errors import Refused, not_found, version_moved_on
from chalicelib.core.transaction import Transaction, retried
from chalicelib.orders.models import OrderView

SHARED = "shared"
MOST = 50
TOO_MANY = Refused("too_many_views", f"There are {MOST} views already. Delete one you no longer need.", 409)


def list_views(who: Caller) -> list[OrderView]:
    """The shared views, and this caller's own; each group as they were made. At most MOST of each, or a
    few more where several were made in the same moment."""
    found = [
        view
        for whose in (SHARED, who.as_actor)
        for view in table.query("ORDER_VIEWS", starts=f"{whose}#", limit=2 * MOST, consistent=True)
    ]
    return table.only(found, OrderView)


def make_view(who: Caller, shared: bool, fields: dict[str, Any]) -> OrderView:
    """Keep a new view. Refuses one more than MOST."""
    _check_sharing(who, shared)
    whose = SHARED if shared else who.as_actor
    _check_room(who, whose)
    view = OrderView.new(view_id=ids.new("viw"), whose=whose, by=context.actor.get(), **fields)
    with Transaction() as tx:
        tx.create(view)
    return view


@retried
def change_view(who: Caller, view_id: str, version: int | None, shared: bool, fields: dict[str, Any]) -> OrderView:
    """Change a view's name, filters, columns and sort; 412 where another version is stored.

    One that becomes shared, or is no longer, moves from one group to the other and keeps its id.
    """
    view = _view(who, view_id)
    if version != view.version:
        raise version_moved_on()
    if shared == (view.whose == SHARED):
        with Transaction() as tx:
            tx.change(view, **fields)
        return view
    _check_sharing(who, shared)
    moved = OrderView.new(view_id=view_id, whose=SHARED if shared else who.as_actor, by=context.actor.get(), **fields)
    _check_room(who, moved.whose)
    with Transaction() as tx:
        tx.delete(view)
        tx.create(moved)
    return moved


@retried
def delete_view(who: Caller, view_id: str) -> None:
    """Take a view away."""
    view = _view(who, view_id)
    with Transaction() as tx:
        tx.delete(view)


def _view(who: Caller, view_id: str) -> OrderView:
    found = next((view for view in list_views(who) if view.view_id == view_id), None)
    if found is None:
        raise not_found("view")
    _check_sharing(who, found.whose == SHARED)
    return found


def _check_room(who: Caller, whose: str) -> None:
    if sum(view.whose == whose for view in list_views(who)) >= MOST:
        raise TOO_MANY


def _check_sharing(who: Caller, shared: bool) -> None:
    if shared and not who.may("orders.write"):
        raise NOT_ALLOWED
