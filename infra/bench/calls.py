"""What one call to the database costs the process that makes it: `python -m infra.bench.calls`.

PynamoDB's connection (a botocore client) and chalicelib/core/dynamodb.py take turns on a database of their own. Printed
are processor milliseconds of this process, medians of eight rounds. What followed is told in
infra/decisions/2026-11-23-database-calls.md.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from infra.local.clients import CREDENTIALS, REGION, client
from infra.local.database import Database

TABLE = "daybook-bench-calls"
ROUNDS, CALLS = 8, 60
Call = Callable[[str, dict[str, Any]], Any]


def operations() -> dict[str, tuple[str, dict[str, Any]]]:
    """A read of one item, a query of 25, and a transaction of five puts."""
    key = {"pk": {"S": "a"}, "sk": {"S": "q0"}}
    item = {**key, "kind": {"S": "x"}, "text": {"S": "y" * 400}}
    puts = [{"Put": {"TableName": TABLE, "Item": {**item, "sk": {"S": f"q{n}"}}}} for n in range(25)]
    query = {
        "TableName": TABLE,
        "KeyConditionExpression": "#h = :h",
        "ExpressionAttributeNames": {"#h": "pk"},
        "ExpressionAttributeValues": {":h": {"S": "a"}},
    }
    return {
        "transact 25": ("TransactWriteItems", {"TransactItems": puts}),
        "get": ("GetItem", {"TableName": TABLE, "Key": key, "ConsistentRead": True}),
        "query 25": ("Query", query),
        "transact 5": ("TransactWriteItems", {"TransactItems": puts[:5]}),
    }


def cost(call: Call, operation: str, request: dict[str, Any]) -> float:
    started = time.process_time()
    for _ in range(CALLS):
        call(operation, {**request, "ReturnConsumedCapacity": "NONE"})
    return (time.process_time() - started) * 1000 / CALLS


def compare(name: str, operation: str, request: dict[str, Any], before: Call, after: Call) -> None:
    """Print the medians of both, taken in turns, and their ratio."""
    both = [(cost(before, operation, request), cost(after, operation, request)) for _ in range(ROUNDS)]
    old, new = (statistics.median(times) for times in zip(*both, strict=True))
    print(f"{name:<12} {old:>10.2f} {new:>10.2f} {old / new:>8.1f}")


def main() -> None:
    os.environ.update(CREDENTIALS)
    from pynamodb.connection import Connection

    from chalicelib.core.dynamodb import DynamoDB
    from chalicelib.core.table import TABLE as SHAPE

    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "bench.db")
        database.prepare()
        database.child.start()
        try:
            client("dynamodb", database.url).create_table(TableName=TABLE, **SHAPE)
            before = Connection(region=REGION, host=database.url).dispatch
            after = DynamoDB(database.url, REGION).call
            print(f"{'CPU ms':<12} {'PynamoDB':>10} {'ours':>10} {'ratio':>8}")
            for name, (operation, request) in operations().items():
                compare(name, operation, request, before, after)
        finally:
            database.stop()


if __name__ == "__main__":
    main()
