"""Where items lie: the table's keys and indexes, and the templates that fill them.

The shop's id stands in front of every partition key, so that shops share the table and never meet.
"""

import string
from dataclasses import dataclass
from typing import Any

from chalicelib.core import context, ids

KEY_NAMES = {None: ("pk", "sk"), "g1": ("g1pk", "g1sk"), "g2": ("g2pk", "g2sk")}
TABLE_KEYS = frozenset(name for pair in KEY_NAMES.values() for name in pair)


def index_name(index: str) -> str:
    """DynamoDB's name of an index: at least three characters."""
    return f"by-{index}"


KEY_LIMIT = 1024  # bytes of a sort key; DynamoDB's limit
PARTITION_LIMIT = 2048  # bytes of a partition key; DynamoDB's limit

TABLE: dict[str, Any] = {
    "AttributeDefinitions": [
        {"AttributeName": name, "AttributeType": "S"} for pair in KEY_NAMES.values() for name in pair
    ],
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    "GlobalSecondaryIndexes": [
        {
            "IndexName": index_name(index),
            "KeySchema": [
                {"AttributeName": f"{index}pk", "KeyType": "HASH"},
                {"AttributeName": f"{index}sk", "KeyType": "RANGE"},
            ],
            "Projection": {"ProjectionType": "ALL"},
        }
        for index in ("g1", "g2")
    ],
    "BillingMode": "PAY_PER_REQUEST",
    "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
}


class _KeyFormatter(string.Formatter):
    """`{order_id:shard4}` is which of 4 shards the id belongs to; `{position:06}` pads as Python does."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec.startswith("shard"):
            return str(ids.shard(str(value), int(format_spec[5:])))
        return str(format(value, format_spec))


_FORMATTER = _KeyFormatter()


@dataclass(frozen=True)
class Key:
    """Templates of a partition key and a sort key, filled from an item's fields. `reads` says what it is there for."""

    partition: str
    sort: str
    reads: str = ""

    def fields(self, template: str) -> list[str]:
        return [name for _, name, _, _ in _FORMATTER.parse(template) if name]

    def fill(self, values: dict[str, Any]) -> tuple[str, str] | None:
        """The two keys, the shop in front; None where a field is missing (such an item is not in that index)."""
        needed = self.fields(self.partition) + self.fields(self.sort)
        if any(values.get(name) is None for name in needed):
            return None
        sort = _FORMATTER.vformat(self.sort, (), values)
        return self.fill_partition(values), sort

    def fill_partition(self, values: dict[str, Any]) -> str:
        return f"{context.shop()}/{_FORMATTER.vformat(self.partition, (), values)}"


def storable_key(text: str) -> bool:
    """Whether DynamoDB takes this as a sort key; what it would not take cannot be there."""
    return 0 < len(text.encode("utf-8", "surrogatepass")) <= KEY_LIMIT


def storable_partition(text: str) -> bool:
    """Whether DynamoDB takes this as a partition key."""
    return 0 < len(text.encode("utf-8", "surrogatepass")) <= PARTITION_LIMIT
