"""What a transaction does to one item, and the same as DynamoDB wants to hear it."""

import functools
from collections.abc import Callable
from typing import Any

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path

from chalicelib.core.errors import RaceLost, Refused
from chalicelib.core.settings import settings
from chalicelib.core.table import Item

Otherwise = Refused | Exception | Callable[[Item | None], Exception] | None


class Operation:
    """What the transaction does to one item."""

    def __init__(self, item: Item, what: str) -> None:
        self.item = item
        self.what = what  # put, update, delete or check
        self.sets: dict[str, Any] = {}
        self.before: dict[str, Any] = {}  # what the fields that are set were
        self.adds: dict[str, int] = {}
        self.floors: dict[str, int] = {}
        self.conditions: list[Condition] = []
        self.otherwise: Otherwise = None
        self.expected_version: int | None = None

    def refusal(self, stored: Item | None) -> Exception:
        moved_on = self.expected_version is not None and (
            stored is None or getattr(stored, "version", None) != self.expected_version
        )
        if moved_on:
            return RaceLost(f"{self.item.KIND} moved on from version {self.expected_version}")
        if isinstance(self.otherwise, Exception):
            return self.otherwise
        if self.otherwise is not None:
            return self.otherwise(stored)
        return RaceLost(f"{self.item.KIND} at {self.item.sk} was not as expected")


def as_request(operation: Operation) -> dict[str, Any]:
    names: dict[str, str] = {}
    values: dict[str, Any] = {}
    item = operation.item
    body: dict[str, Any] = {"TableName": settings.table}
    if operation.what == "put":
        body["Item"] = item.serialize()
    else:
        body["Key"] = {"pk": {"S": item.pk}, "sk": {"S": item.sk}}
    conditions = list(operation.conditions)
    if operation.what == "update":
        body["UpdateExpression"] = _update_expression(operation, names, values)
        for field, floor in operation.floors.items():
            delta = operation.adds.get(field, 0)
            if delta < 0:  # putting something back is never refused
                conditions.append(Path(field) >= floor - delta)
    if conditions:
        whole = functools.reduce(lambda a, b: a & b, conditions)
        body["ConditionExpression"] = whole.serialize(names, values)
        body["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
    if names:
        body["ExpressionAttributeNames"] = {placeholder: name for name, placeholder in names.items()}
    if values:
        body["ExpressionAttributeValues"] = values
    return {{"put": "Put", "update": "Update", "delete": "Delete", "check": "ConditionCheck"}[operation.what]: body}


def _update_expression(operation: Operation, names: dict[str, str], values: dict[str, Any]) -> str:
    item = operation.item
    sets, removes, adds = [], [], []

    def name_of(field: str) -> str:
        return names.setdefault(field, f"#{len(names)}")

    def value_of(raw: Any) -> str:
        placeholder = f":{len(values)}"
        values[placeholder] = raw
        return placeholder

    for field, value in operation.sets.items():
        if value is None:
            removes.append(name_of(field))
        else:
            sets.append(f"{name_of(field)} = {value_of(_raw(item, field, value))}")
    for field, delta in operation.adds.items():
        adds.append(f"{name_of(field)} {value_of({'N': str(delta)})}")
    if operation.adds:  # this write may be the one that creates the item
        for field, raw in item.serialize(null_check=False).items():
            if field not in ("pk", "sk") and field not in operation.adds and field not in operation.sets:
                sets.append(f"{name_of(field)} = if_not_exists({name_of(field)}, {value_of(raw)})")
    clauses = (("SET", sets), ("REMOVE", removes), ("ADD", adds))
    return " ".join(f"{verb} {', '.join(parts)}" for verb, parts in clauses if parts)


def _raw(item: Item, field: str, value: Any) -> dict[str, Any]:
    attribute = item.get_attributes()[field]
    return {attribute.attr_type: attribute.serialize(value)}
