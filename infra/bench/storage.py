"""How many bytes an order leaves in the table, counted as DynamoDB counts them, and in which items.

An item is the UTF-8 bytes of its attributes' names and values (AWS, "DynamoDB item sizes and formats"). Each index an
item is in holds a copy of it; storage is billed with 100 bytes more for each item and copy, which are not counted here.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from infra.local.clients import client

Value = dict[str, Any]


@dataclass(frozen=True)
class Stored:
    """One item."""

    partition: str
    kind: str
    size: int
    copies: int  # indexes it is in
    expires: bool


def size_of(value: Value) -> int:
    """Bytes of one attribute value in DynamoDB's JSON."""
    [(kind, content)] = value.items()
    if kind == "S":
        return len(content.encode())
    if kind == "N":
        return number_size(content)
    if kind in ("BOOL", "NULL"):
        return 1
    if kind == "B":
        return len(content)
    if kind == "L":
        return 3 + sum(1 + size_of(each) for each in content)
    if kind == "M":
        return 3 + sum(1 + len(name.encode()) + size_of(each) for name, each in content.items())
    return sum(size_of({kind[0]: each}) for each in content)  # SS, NS, BS


def number_size(text: str) -> int:
    """One byte for every two significant digits, one more, and one for a minus sign."""
    digits = text.lstrip("-").replace(".", "").strip("0")
    return -(-len(digits) // 2) + 1 + text.startswith("-")


def item_size(item: dict[str, Value]) -> int:
    return sum(len(name.encode()) + size_of(value) for name, value in item.items())


def scan(url: str, table: str) -> dict[tuple[str, str], Stored]:
    """Every item of the table."""
    return {(item["pk"]["S"], item["sk"]["S"]): stored(item) for item in _scanned(url, table)}


def stored(item: dict[str, Value]) -> Stored:
    copies = sum(f"{index}pk" in item for index in ("g1", "g2"))
    partition = item["pk"]["S"].split("/", 1)[-1]
    return Stored(partition, item["kind"]["S"], item_size(item), copies, "expires_at" in item)


def _scanned(url: str, table: str) -> Iterator[dict[str, Value]]:
    dynamodb = client("dynamodb", url)
    for page in dynamodb.get_paginator("scan").paginate(TableName=table):
        yield from page["Items"]


def grown(before: dict[tuple[str, str], Stored], after: dict[tuple[str, str], Stored]) -> list[tuple[Stored, int]]:
    """Items that are new or larger, each with the bytes that came."""
    found = []
    for key, item in after.items():
        known = before.get(key)
        more = item.size - (known.size if known else 0)
        if known is None or more > 0:
            found.append((item, more))
    return found


def tell(before: dict[tuple[str, str], Stored], after: dict[tuple[str, str], Stored], orders: int) -> None:
    """Print what so many orders left, per order."""
    came = grown(before, after)
    own = sum(more for item, more in came if item.partition.startswith("ORDER#"))
    passing = sum(more for item, more in came if item.expires)
    whole = sum(more for _, more in came)
    copies = sum(more * item.copies for item, more in came)
    print(f"  in the order's partition    {own / orders:>10,.0f}")
    print(f"  elsewhere, to stay          {(whole - own - passing) / orders:>10,.0f}")
    print(f"  elsewhere, to expire        {passing / orders:>10,.0f}")
    print(f"  in all                      {whole / orders:>10,.0f} in {len(came) / orders:.1f} items")
    print(f"  copies in the indexes       {copies / orders:>10,.0f}")
    kinds: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for item, more in came:
        kinds[item.kind, item.partition.startswith("ORDER#")].append(more)
    ranked = sorted(kinds.items(), key=lambda each: -sum(each[1]))
    print(f"  {'by kind':<42} {'items':>6} {'bytes':>8} {'largest':>8}")
    for (kind, in_order), sizes in ranked[:14]:
        place = f"{kind} ({'in the order' if in_order else 'elsewhere'})"
        print(f"  {place:<42} {len(sizes) / orders:>6.1f} {sum(sizes) / orders:>8,.0f} {max(sizes):>8,}")
