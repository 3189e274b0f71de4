"""One table: items, reads and pages.

Every item declares its key (keys.py) beside itself. Items are PynamoDB models; reads and writes go below the model
(dynamodb.py): models on one table would drop what they do not know (DESIGN.md), and a batch may mix kinds.
"""

import itertools
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self, TypeVar

from pynamodb.attributes import Attribute, BooleanAttribute, JSONAttribute, UnicodeAttribute
from pynamodb.models import MetaModel, Model

from chalicelib.core import clock, context
from chalicelib.core.dynamodb import DynamoDB
from chalicelib.core.errors import Refused, not_found
from chalicelib.core.keys import KEY_NAMES, TABLE_KEYS, index_name
from chalicelib.core.keys import TABLE as TABLE
from chalicelib.core.keys import Key as Key
from chalicelib.core.keys import storable_key as storable_key
from chalicelib.core.keys import storable_partition as storable_partition
from chalicelib.core.settings import settings
from chalicelib.core.telemetry import span

Text = UnicodeAttribute
Flag = BooleanAttribute
Json = JSONAttribute


class Number(Attribute[int]):
    """A whole number; nothing here is ever a float."""

    attr_type = "N"

    def serialize(self, value: int) -> str:
        if not isinstance(value, int):
            raise TypeError(f"{self.attr_name} must be a whole number, not {value!r}")
        return str(int(value))

    def deserialize(self, value: str) -> int:
        return int(value)


KINDS: dict[str, type["Item"]] = {}
_I = TypeVar("_I", bound="Item")


class _ItemMeta(MetaModel):
    def __new__(mcs, name: str, bases: Any, namespace: Any, kind: str | None = None) -> Any:  # noqa: ARG004
        return super().__new__(mcs, name, bases, namespace)  # type: ignore[no-untyped-call]

    def __init__(cls, name: str, bases: Any, namespace: Any, kind: str | None = None) -> None:
        super().__init__(name, bases, namespace)
        if kind is not None:
            cls.KIND = kind
            known = KINDS.get(kind)
            if known is not None and known.__module__ != cls.__module__:
                raise TypeError(f"Two items are of kind {kind}: {known.__module__} and {cls.__module__}")
            KINDS[kind] = cls  # type: ignore[assignment]


class Item(Model, metaclass=_ItemMeta):
    """What is stored. Subclass it with `kind=`, a KEY, and where wanted G1, G2 (keys of the two indexes)."""

    class Meta:
        table_name = "daybook"  # never used: every call names the table from the settings

    KIND: ClassVar[str] = ""
    KEY: ClassVar[Key]
    G1: ClassVar[Key | None] = None
    G2: ClassVar[Key | None] = None
    SCHEMA: ClassVar[int] = 1
    AUDITED: ClassVar[str] = "fields"  # of its changes by staff: "fields" with values, "names" without, "" not at all
    stored_schema: int | None = None  # where it was read at an older schema than its class has now
    UPGRADES: ClassVar[dict[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}

    pk = Text(hash_key=True)
    sk = Text(range_key=True)
    g1pk = Text(null=True)
    g1sk = Text(null=True)
    g2pk = Text(null=True)
    g2sk = Text(null=True)
    kind = Text()
    schema = Number(default_for_new=1)
    expires_at = Number(null=True)

    @classmethod
    def new(cls, **fields: Any) -> Self:
        """An item that is not stored yet."""
        item = cls(**fields)
        item.kind, item.schema = cls.KIND, cls.SCHEMA
        item.place()
        return item

    def place(self) -> None:
        """Set all keys from the fields as they are now."""
        values = self.attribute_values
        filled = self.KEY.fill(values)
        if filled is None:
            raise ValueError(f"{self.KIND} lacks a field of its key {self.KEY}")
        self.pk, self.sk = filled
        for index, key in (("g1", self.G1), ("g2", self.G2)):
            pair = key.fill(values) if key else None
            values[f"{index}pk"], values[f"{index}sk"] = pair or (None, None)

    @classmethod
    def ref(cls, **fields: Any) -> "Ref":
        """Where such an item is, from the fields of its key."""
        filled = cls.KEY.fill(fields)
        if filled is None:
            raise ValueError(f"{cls.KIND} is found by {cls.KEY}")
        return Ref(cls, *filled)

    @classmethod
    def find(cls, *, consistent: bool = True, **fields: Any) -> Self | None:
        """The item with these key fields, or None. One round trip."""
        where = cls.ref(**fields)
        if not where.storable():
            return None
        answer = call("GetItem", Key=where.key(), ConsistentRead=consistent)
        found = from_raw(answer["Item"]) if answer.get("Item") else None
        return found if isinstance(found, cls) else None

    @classmethod
    def get(cls, *, consistent: bool = True, **fields: Any) -> Self:  # type: ignore[override]
        """The item with these key fields, or a 404."""
        found = cls.find(consistent=consistent, **fields)
        if found is None:
            raise not_found(cls.KIND.replace("_", " "))
        return found

    def partition(self) -> str:
        """The partition this item lives in, without the shop."""
        return str(self.pk).split("/", 1)[1]

    def facts(self) -> dict[str, Any]:
        """The fields that are not keys, as JSON-ready values."""
        hidden = TABLE_KEYS | {"schema"}
        return {
            name: value for name, value in self.attribute_values.items() if name not in hidden and value is not None
        }


class Versioned(Item):
    """The root of an aggregate: it carries a version, and the head of its chain of events."""

    version = Number(default_for_new=1)
    events = Number(default_for_new=0)
    head = Text(default_for_new="")


@dataclass(frozen=True)
class Ref:
    """Where an item of a class is."""

    of: type[Item]
    pk: str
    sk: str

    def key(self) -> dict[str, Any]:
        return {"pk": {"S": self.pk}, "sk": {"S": self.sk}}

    def storable(self) -> bool:
        """Whether there can be such an item at all."""
        return storable_key(self.sk) and storable_partition(self.pk)


def from_raw(raw: dict[str, Any]) -> Item | None:
    """The item of the class its kind names, upgraded to the present schema; None where its time to live has passed.

    Time to live deletes late on AWS and never here, so what has expired counts as gone when it is read.
    """
    cls = KINDS[raw["kind"]["S"]]
    item = cls._instantiate(raw)
    schema = int(item.schema or 1)
    if schema < cls.SCHEMA:
        item.stored_schema = schema
    while schema < cls.SCHEMA:
        item.attribute_values.update(cls.UPGRADES[schema](item.attribute_values))
        schema += 1
        item.schema = schema
    if item.expires_at is not None and item.expires_at <= clock.epoch():
        return None
    return item


def fetch(refs: Sequence[Ref], consistent: bool = True) -> list[Item | None]:
    """These items, in the order asked for, None where there is none. One round trip per hundred."""
    found: dict[tuple[str, str], Item | None] = {}
    wanted = list(dict.fromkeys(ref for ref in refs if ref.storable()))
    for start in range(0, len(wanted), 100):
        _fetch_hundred(wanted[start : start + 100], consistent, found)
    return [found.get((ref.pk, ref.sk)) for ref in refs]


def _fetch_hundred(refs: list[Ref], consistent: bool, found: dict[tuple[str, str], Item | None]) -> None:
    keys = [ref.key() for ref in refs]
    for _ in range(20):
        if not keys:
            return
        request = {settings.table: {"Keys": keys, "ConsistentRead": consistent}}
        answer = call("BatchGetItem", RequestItems=request)
        for raw in answer.get("Responses", {}).get(settings.table, []):
            found[raw["pk"]["S"], raw["sk"]["S"]] = from_raw(raw)
        keys = answer.get("UnprocessedKeys", {}).get(settings.table, {}).get("Keys", [])
    raise TimeoutError("The database left keys of a batch unread twenty times")


@dataclass
class Page:
    """Some items and where the next ones begin (None: there are no more)."""

    items: list[Any]
    next_cursor: str | None = None
    more: dict[str, Any] = field(default_factory=dict)


def query(
    partition: str,
    *,
    index: str | None = None,
    starts: str = "",
    between: tuple[str, str] | None = None,
    newest_first: bool = False,
    limit: int | None = None,
    consistent: bool = False,
    after: dict[str, Any] | None = None,
) -> Iterator[Item]:
    """Items of one partition (without the shop), in order of sort key, up to `limit`; pages are read as needed."""
    for item, _ in _query(partition, index, starts, between, newest_first, limit, consistent, after):
        yield item


def _query(
    partition: str,
    index: str | None,
    starts: str,
    between: tuple[str, str] | None,
    newest_first: bool,
    limit: int | None,
    consistent: bool,
    after: dict[str, Any] | None,
) -> Iterator[tuple[Item, dict[str, Any]]]:
    if not storable_partition(f"{context.shop()}/{partition}"):
        return
    hash_name, range_name = KEY_NAMES[index]
    expression = "#h = :h"
    names = {"#h": hash_name}
    values: dict[str, Any] = {":h": {"S": f"{context.shop()}/{partition}"}}
    if between:
        expression += " AND #r BETWEEN :a AND :z"
        values |= {":a": {"S": between[0]}, ":z": {"S": between[1]}}
        names["#r"] = range_name
    elif starts:
        expression += " AND begins_with(#r, :r)"
        values[":r"] = {"S": starts}
        names["#r"] = range_name
    request: dict[str, Any] = {
        "TableName": settings.table,
        "KeyConditionExpression": expression,
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": values,
        "ScanIndexForward": not newest_first,
        **({"IndexName": index_name(index)} if index else {"ConsistentRead": consistent}),
    }
    seen = 0
    while True:
        if after:
            request["ExclusiveStartKey"] = after
        if limit is not None:
            request["Limit"] = limit - seen
        answer = call("Query", **request)
        for raw in answer["Items"]:
            item = from_raw(raw)
            if item is not None:
                yield item, {name: raw[name] for name in ("pk", "sk", *KEY_NAMES[index]) if name in raw}
                seen += 1
        after = answer.get("LastEvaluatedKey")
        if not after or (limit is not None and seen >= limit):
            return


def page(
    partitions: str | Sequence[str],
    *,
    limit: int,
    cursor: str | None = None,
    index: str | None = None,
    starts: str = "",
    between: tuple[str, str] | None = None,
    newest_first: bool = False,
    where: Callable[[Any], bool] | None = None,
    load: Callable[[list[Any]], list[Any]] | None = None,
    read_at_most: int = 2000,
) -> Page:
    """One page of a list, merged from its shards by sort key, with a cursor for the next.

    `load` gives, for pointers that were read, what they point to (None: it is gone), a hundred at a time. `where`
    filters after the read; reading goes on until the page is full or `read_at_most` items were looked at, which
    `more["cut_short"]` then tells.
    """
    batch = limit if where is None else max(limit, 100)  # few of what is read may be wanted
    shards = [partitions] if isinstance(partitions, str) else list(partitions)
    # Of many, about as many are in each shard: a quarter more seldom asks twice, all of them from each reads in vain
    batch = min(batch, max(100, -(-batch * 5 // (4 * max(1, len(shards))))))
    about = (index, starts, newest_first, zlib.crc32("\n".join([*shards, *(between or ())]).encode()))
    places = _open_cursor(cursor, len(shards), about)
    range_name = KEY_NAMES[index][1]
    streams = [
        _shard_stream(partition, index, starts, between, newest_first, batch, places[n])
        for n, partition in enumerate(shards)
    ]
    merged = _merged(streams, range_name, newest_first)
    items: list[Any] = []
    looked_at, size = 0, 1 if load is None else min(batch, 100)
    while len(items) < limit and looked_at < read_at_most:
        chunk = list(itertools.islice(merged, min(size, read_at_most - looked_at)))
        if not chunk:
            return Page(items)
        found = [item for item, _, _ in chunk]
        for item, (_, n, place) in zip(load(found) if load else found, chunk, strict=True):
            places[n] = place
            looked_at += 1
            if item is not None and (where is None or where(item)):
                items.append(item)
                if len(items) == limit:
                    break
        if len(items) == limit and chunk[-1][2] is not place:
            return Page(items, _close_cursor(places, about))
    if next(merged, None) is None:
        return Page(items)
    return Page(items, _close_cursor(places, about), {"cut_short": True} if len(items) < limit else {})


def _merged(
    streams: list[Iterator[tuple[Item, dict[str, Any]]]], range_name: str, newest_first: bool
) -> Iterator[tuple[Item, int, dict[str, Any]]]:
    """Items of all streams in order of sort key, each with its stream's number and its place there."""
    heads = [next(stream, None) for stream in streams]
    while True:
        standing = [(head[1][range_name]["S"], n) for n, head in enumerate(heads) if head]
        if not standing:
            return
        _, n = max(standing) if newest_first else min(standing)
        item, place = heads[n]  # type: ignore[misc]
        yield item, n, place
        heads[n] = next(streams[n], None)


def ranked(
    items: Iterable[Any], rank: Callable[[Any], tuple[Any, ...]], *, limit: int, cursor: str | None, downwards: bool
) -> Page:
    """One page of a list that is in memory, sorted by a rank that is unique; the cursor is the last one's rank."""
    about = ("ranked", downwards)
    [place] = _open_cursor(cursor, 1, about)
    after = tuple(place) if place else None
    ordered = sorted(((rank(item), item) for item in items), key=lambda each: each[0], reverse=downwards)
    rest = [each for each in ordered if after is None or (each[0] < after if downwards else each[0] > after)]
    more = len(rest) > limit
    return Page([item for _, item in rest[:limit]], _close_cursor([rest[limit - 1][0]], about) if more else None)


def _shard_stream(
    partition: str,
    index: str | None,
    starts: str,
    between: tuple[str, str] | None,
    newest_first: bool,
    limit: int,
    place: Any,
) -> Iterator[tuple[Item, dict[str, Any]]]:
    """A shard's items in batches of about a page, so that a short page does not read a whole partition."""
    while True:
        count = 0
        for found in _query(partition, index, starts, between, newest_first, limit + 1, False, place):
            count += 1
            place = found[1]
            yield found
        if count <= limit:
            return


def _signer() -> Any:
    from itsdangerous import URLSafeSerializer

    return URLSafeSerializer(settings.secret, salt="cursor")


def _open_cursor(cursor: str | None, shards: int, about: tuple[Any, ...]) -> list[Any]:
    if cursor is None:
        return [None] * shards
    from itsdangerous import BadData

    bad = Refused("bad_cursor", "This cursor is not one this list gave. Start from the first page.", 422, "cursor")
    try:
        shop, said, places = _signer().loads(cursor)
    except (BadData, ValueError, TypeError):
        raise bad from None
    if shop != context.shop() or said != list(about) or len(places) != shards:
        raise bad
    return list(places)


def _close_cursor(places: list[Any], about: tuple[Any, ...]) -> str:
    return str(_signer().dumps([context.shop(), list(about), places]))


def sort_keys(partitions: Iterable[str], index: str | None = None) -> Iterator[str]:
    """The sort keys of what is in these partitions, and nothing else of it: what there is, for long work over all."""
    hash_name, range_name = KEY_NAMES[index]
    for partition in partitions:
        request: dict[str, Any] = {
            "KeyConditionExpression": "#h = :h",
            "ProjectionExpression": "#r",
            "ExpressionAttributeNames": {"#h": hash_name, "#r": range_name},
            "ExpressionAttributeValues": {":h": {"S": f"{context.shop()}/{partition}"}},
            **({"IndexName": index_name(index)} if index else {}),
        }
        while True:
            answer = call("Query", **request)
            yield from (raw[range_name]["S"] for raw in answer["Items"])
            if not answer.get("LastEvaluatedKey"):
                break
            request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def collect(partition: str, *, consistent: bool = True, starts: str = "") -> list[Item]:
    """A whole aggregate: everything in one partition, in order of sort key."""
    return list(query(partition, consistent=consistent, starts=starts))


def collect_most(partition: str, apart: Sequence[str], *, first: int = 300, latest: int = 100) -> list[Item]:
    """An aggregate whose runs of sort keys that begin with one of `apart` may be long (events, notes).

    One query where all of it is at most `first` items. Of a run that goes on beyond them the rest is skipped, but for
    its `latest` items, so what is read is bounded by everything else, `first` and `latest` for each run.
    """
    found: dict[str, Item] = {}
    skipped = []
    after: dict[str, Any] | None = None
    while True:
        batch = list(_query(partition, None, "", None, False, first, True, after))
        found |= {item.sk: item for item, _ in batch}
        if len(batch) < first:
            break
        after = batch[-1][1]
        run = next((prefix for prefix in apart if batch[-1][0].sk.startswith(prefix)), None)
        if run is not None:
            skipped.append(run)
            after = {**after, "sk": {"S": f"{run}~"}}
    for run in skipped:
        found |= {
            item.sk: item for item in query(partition, starts=run, newest_first=True, limit=latest, consistent=True)
        }
    return [found[sk] for sk in sorted(found)]


def only(items: Iterable[Item], cls: type[_I]) -> list[_I]:
    """Those of one class."""
    return [item for item in items if isinstance(item, cls)]


# The connection, and what calls cost


@dataclass
class Cost:
    """What calls to the database cost since it was set: round trips and capacity units."""

    round_trips: int = 0
    units: float = 0.0


class _Local(threading.local):
    cost: Cost | None = None


_local = _Local()
_connections: dict[tuple[str | None, str], DynamoDB] = {}
_lock = threading.Lock()


def measure() -> Cost:
    """Start counting what this thread's calls cost."""
    _local.cost = Cost()
    return _local.cost


def connection() -> DynamoDB:
    """The connection for the present settings; made once."""
    where = (settings.dynamodb_url, settings.region)
    with _lock:
        if where not in _connections:
            _connections[where] = DynamoDB(*where)
        return _connections[where]


def call(operation: str, **request: Any) -> dict[str, Any]:
    """One round trip to the table. Raises PynamoDB's VerboseClientError."""
    if operation not in ("TransactWriteItems", "BatchGetItem", "BatchWriteItem"):
        request["TableName"] = settings.table
    cost = _local.cost
    request["ReturnConsumedCapacity"] = "TOTAL" if cost else "NONE"
    if cost:
        cost.round_trips += 1
    with span(f"DynamoDB {operation}"):
        answer = connection().call(operation, request)
    if cost and "ConsumedCapacity" in answer:
        used = answer["ConsumedCapacity"]
        cost.units += sum(each["CapacityUnits"] for each in (used if isinstance(used, list) else [used]))
    return answer
