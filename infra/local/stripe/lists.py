"""Lists page by cursor, and `expand` puts objects in the place of their ids: both as on docs.stripe.com/api."""

from __future__ import annotations

from . import events
from .call import Call
from .errors import Refused, no_such
from .parameters import boolean, integer, text, texts
from .store import Body

COMPARISONS = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}
COMMON = frozenset({"limit", "starting_after", "ending_before", "expand", "created"})
FILTERS = {
    "payment_intent": frozenset({"customer"}),
    "charge": frozenset({"customer", "payment_intent"}),
    "refund": frozenset({"charge", "payment_intent"}),
    "dispute": frozenset({"charge", "payment_intent"}),
    "customer": frozenset({"email"}),
    "event": frozenset({"type", "types", "delivery_success"}),
    "balance_transaction": frozenset({"type", "source", "currency"}),
}
UNDELIVERED = "IN (SELECT event FROM deliveries WHERE state != 'delivered')"

Condition = tuple[str, list[object]]


def page(call: Call, kind: str, url: str) -> Body:
    """One page, newest first."""
    given = call.given
    limit = integer(given, "limit") or 10
    if limit > 100:
        raise Refused("This value must be less than or equal to 100.", "parameter_invalid_integer", "limit")
    conditions = [*_created(call), *_filters(call, kind)]
    backwards = "ending_before" in given
    for name, comparison in (("starting_after", "<"), ("ending_before", ">")):
        if name in given:
            cursor = str(given[name])
            sequence = call.store.sequence(cursor)
            if sequence is None:
                raise no_such(kind, cursor, name, 400)
            conditions.append((f"sequence {comparison} ?", [sequence]))
    found = call.store.page(kind, conditions, "ASC" if backwards else "DESC", limit + 1)
    items = found[:limit][::-1] if backwards else found[:limit]
    if kind == "event":
        items = [events.shown(call.store, event) for event in items]
    return {"object": "list", "data": items, "has_more": len(found) > limit, "url": url}


def _created(call: Call) -> list[Condition]:
    created = call.given.get("created")
    if created is None:
        return []
    if isinstance(created, dict):
        return [(f"created {_comparison(name)} ?", [integer(created, name, 0)]) for name in created]
    return [("created = ?", [integer(call.given, "created", 0)])]


def _comparison(name: str) -> str:
    if name not in COMPARISONS:
        raise Refused(f"Received unknown parameter: created[{name}]", "parameter_unknown", f"created[{name}]")
    return COMPARISONS[name]


def _filters(call: Call, kind: str) -> list[Condition]:
    found: list[Condition] = []
    for name in FILTERS[kind] & call.given.keys():
        if name == "delivery_success":
            wanted = boolean(call.given, name)
            found.append((f"id {'NOT ' if wanted else ''}{UNDELIVERED}", []))
        elif name == "types":
            types = texts(call.given, "types")
            found.append((f"type IN ({', '.join('?' * len(types))})", [*types]))
        elif name == "type" and str(call.given[name]).endswith(".*"):
            found.append(("substr(type, 1, ?) = ?", [len(call.given[name]) - 1, call.given[name][:-1]]))
        else:
            found.append((f"{name} = ?", [text(call.given, name)]))
    return found


def expanded(call: Call, body: Body) -> Body:
    """The body with what `expand[]` names put in place."""
    for path in texts(call.given, "expand"):
        _expand(call, body, path.split("."), path)
    return body


def _expand(call: Call, node: Body, steps: list[str], path: str) -> None:
    step, rest = steps[0], steps[1:]
    if rest and step == "data" and node["object"] == "list":
        for item in node["data"]:
            _expand(call, item, rest, path)
        return
    if node["object"] == "charge" and step == "refunds":
        node[step] = _refunds(call, node["id"])
        return
    if step not in node:
        raise _not_expanded(path)
    if isinstance(node[step], str):
        node[step] = call.store.find_any(node[step]) or {}
    if node[step] is None:
        return
    if not isinstance(node[step], dict) or "object" not in node[step]:
        raise _not_expanded(path)
    if rest:
        _expand(call, node[step], rest, path)


def _not_expanded(path: str) -> Refused:
    return Refused(f"This property cannot be expanded ({path}).", param="expand")


def _refunds(call: Call, charge: str) -> Body:
    refunds = call.store.all("refund", charge=charge)[::-1]
    return {
        "object": "list",
        "data": refunds[:10],
        "has_more": len(refunds) > 10,
        "url": f"/v1/charges/{charge}/refunds",
    }
