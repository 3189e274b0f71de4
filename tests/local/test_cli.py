"""The command line: what it says, what it exits with, and that `journal verify` finds what was tampered with."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from chalicelib.core import journal
from chalicelib.core.context import acting
from chalicelib.core.journal import Check, Fact, verify_shop
from chalicelib.core.table import TABLE, Key, Number, Text, Versioned
from chalicelib.core.transaction import Transaction
from infra.local import cli
from infra.local.clients import client
from infra.local.database import Database
from infra.local.ministack import ROOT


class Ledger(Versioned, kind="test_ledger"):
    """An aggregate with its events beside it."""

    KEY = Key("TESTLEDGER#{name}", "LEDGER")
    name = Text()
    total = Number(default_for_new=0)


class Page(Versioned, kind="test_page"):
    """An aggregate that lies with a ledger, and its events apart."""

    KEY = Key("TESTLEDGER#{ledger}", "PAGE#{name}")
    ledger = Text()
    name = Text()

    def partition(self) -> str:
        return f"TESTPAGE#{self.name}"


@dataclass(frozen=True)
class Written(Fact, name="test.ledger_written"):
    amount: int


@dataclass
class Books:
    """A table of their own with a ledger of three events and a page of one."""

    dynamodb: Any
    name: str

    def change(self, partition: str, sort: str, field: str, value: Any) -> None:
        self.dynamodb.update_item(
            TableName=self.name,
            Key={"pk": {"S": f"books/{partition}"}, "sk": {"S": sort}},
            UpdateExpression="SET #field = :value",
            ExpressionAttributeNames={"#field": field},
            ExpressionAttributeValues={":value": value},
        )

    def remove(self, partition: str, sort: str) -> None:
        self.dynamodb.delete_item(TableName=self.name, Key={"pk": {"S": f"books/{partition}"}, "sk": {"S": sort}})


@pytest.fixture
def books(database: Database, table_name: str, monkeypatch: pytest.MonkeyPatch, shop_id: str) -> Iterator[Books]:
    name = f"daybook-cli-{shop_id}"
    dynamodb = client("dynamodb", database.url)
    dynamodb.create_table(TableName=name, **TABLE)
    monkeypatch.setenv("DAYBOOK_TABLE", name)
    with acting(shop="books", by="test"):
        ledger = Ledger.new(name="sales")
        with Transaction() as tx:
            tx.create(ledger)
            tx.publish(Written(0), on=ledger)
        for total in (10, 20):
            with Transaction() as tx:
                tx.change(ledger, total=total)
                tx.publish(Written(total), on=ledger)
        page = Page.new(ledger="sales", name="one")
        with Transaction() as tx:
            tx.create(page)
            tx.publish(Written(1), on=page)
        yield Books(dynamodb, name)


def test_whole_chains_are_counted(books: Books) -> None:
    check = Check()
    assert list(check.run()) == []
    assert (check.aggregates, check.events, check.broken) == (2, 4, 0)


def test_a_changed_event_is_found(books: Books) -> None:
    books.change("TESTLEDGER#sales", "EVENT#00000002", "actor", {"S": "somebody else"})
    assert list(Check().run()) == ["books/TESTLEDGER#sales, event 2: it was changed after it was written."]


def test_a_removed_last_event_is_found(books: Books) -> None:
    books.remove("TESTLEDGER#sales", "EVENT#00000003")
    assert list(Check().run()) == [
        "books/TESTLEDGER#sales: its root names another event as its last; events were removed or added."
    ]


def test_a_removed_event_in_the_middle_is_found(books: Books) -> None:
    books.remove("TESTLEDGER#sales", "EVENT#00000002")
    assert list(Check().run()) == [
        "books/TESTLEDGER#sales, event 2: event 2 is missing.",
        "books/TESTLEDGER#sales, event 3: it does not name its predecessor.",
    ]


def test_a_chain_that_is_gone_as_a_whole_is_found(books: Books) -> None:
    books.remove("TESTPAGE#one", "EVENT#00000001")
    assert list(Check().run()) == ["books/TESTPAGE#one: its root names a last event, and there are no events."]


def test_a_root_that_is_gone_is_found_unless_its_last_event_says_so(books: Books) -> None:
    books.remove("TESTLEDGER#sales", "PAGE#one")
    assert list(Check().run()) == ["books/TESTPAGE#one: there are events, and their root is gone."]


def test_what_happens_while_the_journal_is_read_is_no_break(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    real = journal._scanned

    def busy(shop: str | None) -> Iterator[dict[str, Any]]:
        raws = list(real(shop))
        for name, cls, more in (("sales", Ledger, {}), ("one", Page, {"ledger": "sales"})):
            with acting(shop="books", by="test"), Transaction() as tx:
                root = cls.get(name=name, **more)
                tx.change(root)
                tx.publish(Written(30), on=root)
        old = [raw for raw in raws if raw["kind"]["S"] == "event"]
        new = [raw for raw in real(shop) if raw["kind"]["S"] != "event"]
        return iter(sorted([*old, *new], key=lambda raw: str(raw["pk"]["S"])))

    monkeypatch.setattr(journal, "_scanned", busy)
    assert list(Check().run()) == []


def test_a_shop_is_verified_by_itself(books: Books) -> None:
    books.change("TESTLEDGER#sales", "EVENT#00000001", "payload", {"S": '{"amount": 99}'})
    with acting(shop="others"):
        assert verify_shop() == []
    with acting(shop="books"):
        assert verify_shop() == ["books/TESTLEDGER#sales, event 1: it was changed after it was written."]


def test_the_command_prints_what_it_found_and_exits_with_it(books: Books, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.verify_journal() == 0
    assert capsys.readouterr().out == "4 events of 2 aggregates: every chain is whole.\n"
    books.change("TESTLEDGER#sales", "EVENT#00000001", "name", {"S": "test.other"})
    assert cli.verify_journal() == 1
    assert capsys.readouterr().out.endswith("4 events of 2 aggregates: 1 places where a chain is broken.\n")


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert [command.usage in printed for command in cli.COMMANDS] == [True] * len(cli.COMMANDS)


@pytest.mark.parametrize("typed", [["nonsense"], ["journal"], ["import", "shopify-products"], ["reconcile", "now"]])
def test_what_is_no_command_is_answered_with_what_is(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(typed) == 2
    assert "daybook " in capsys.readouterr().err


def test_without_a_running_daybook_it_says_how_to_start_one(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("DAYBOOK_")}
    env |= {"DAYBOOK_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [str(ROOT / ".venv/bin/python"), "-m", "infra.local.cli", "journal", "verify"]
    done = subprocess.run(command, check=False, env=env, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"No Daybook runs on {tmp_path}. Start it with: make run\n"
