"""The audit log: who, when, from where, before and after; and that nothing staff write is missing in it."""

import re
from pathlib import Path

from chalicelib.core import table
from chalicelib.core.journal import Event
from chalicelib.shop import service
from tests.http import Client

ROOT = Path(__file__).parents[2]
PASSWORD = "another long password"


def newest(owner: Client, **query: str) -> dict:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return owner.get(f"/api/admin/audit?limit=1&{asked}").json["items"][0]


def test_a_change_is_told_with_who_when_from_where_before_and_after(app, owner):
    version = owner.get("/api/admin/shop").json["version"]
    owner.patch("/api/admin/shop", {"version": version, "hold_minutes": 20})
    owner.patch("/api/admin/shop", {"version": version + 1, "hold_minutes": 25})
    told = newest(owner)
    me = owner.get("/api/admin/me").json
    assert (told["actor"], told["who"], told["source"]) == (f"staff:{me['id']}", "Owner", "127.0.0.1")
    assert (told["name"], told["about"], told["sequence"]) == ("shop.changed", "SHOP", 3)
    assert told["changes"] == [{"field": "hold_minutes", "before": 20, "after": 25}]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", told["at"])


def test_what_has_no_event_has_an_entry_in_the_same_transaction(app, owner):
    owner.patch("/api/admin/me", {"theme": "dark"})
    told = newest(owner)
    assert (told["name"], told["sequence"], told["source"]) == ("PATCH /api/admin/me", None, "127.0.0.1")
    assert told["changes"] == [{"field": "staff.theme", "before": None, "after": "dark"}]


def test_what_an_api_key_does_is_told_too(app, owner):
    made = owner.post("/api/admin/api-keys", {"title": "Robot", "permissions": ["settings.read", "settings.write"]})
    robot = Client(app, bearer=made.json["secret"])
    robot.patch("/api/admin/shop", {"version": owner.get("/api/admin/shop").json["version"], "invoice_days": 30})
    told = newest(owner, actor=f"key:{made.json['id']}")
    assert (told["who"], told["changes"]) == ("Robot", [{"field": "invoice_days", "before": 14, "after": 30}])


def test_signing_in_out_and_refused_tries_are_told(app, owner):
    kim = service.invite_staff("kim@daybook.example", "Kim", "support", PASSWORD)
    here = Client(app)
    here.post("/api/admin/sessions", {"email": "kim@daybook.example", "password": "wrong"})
    token = here.post("/api/admin/sessions", {"email": "kim@daybook.example", "password": PASSWORD}).json["token"]
    Client(app, bearer=token).delete("/api/admin/sessions/current")
    told = owner.get(f"/api/admin/audit?actor=staff:{kim.staff_id}").json["items"]
    assert [(each["name"], each["source"]) for each in told] == [
        ("staff.signed_out", "127.0.0.1"),
        ("staff.signed_in", "127.0.0.1"),
        ("staff.sign_in_refused", "127.0.0.1"),
    ]


def test_the_log_is_filtered_by_who_what_and_when_and_pages(app, owner):
    version = owner.get("/api/admin/shop").json["version"]
    for n in range(5):
        owner.patch("/api/admin/shop", {"version": version + n, "hold_minutes": 30 + n})
    pages, cursor = [], ""
    while True:
        found = owner.get(f"/api/admin/audit?name=shop.&limit=2{cursor}").json
        pages.append([each["changes"][0]["after"] for each in found["items"]])
        if not found["next_cursor"]:
            break
        cursor = f"&cursor={found['next_cursor']}"
    assert [each for page in pages for each in page] == [34, 33, 32, 31, 30]
    day = newest(owner)["at"][:10]
    assert len(owner.get(f"/api/admin/audit?name=shop.&day={day}").json["items"]) == 5
    assert owner.get("/api/admin/audit?name=shop.&day=1999-01-01").json["items"] == []
    assert len(owner.get("/api/admin/audit?about=SHOP").json["items"]) == 5
    assert owner.get("/api/admin/audit?day=yesterday").status == 422


def test_a_chain_that_was_altered_is_found(app, owner):
    version = owner.get("/api/admin/shop").json["version"]
    owner.patch("/api/admin/shop", {"version": version, "hold_minutes": 20})
    whole = owner.post("/api/admin/audit", {})
    assert (whole.json["state"], whole.json["chains"], whole.json["events"]) == ("whole", 1, 2)
    raw = Event.get(aggregate="SHOP", sequence=2).serialize()
    table.call("PutItem", Item=raw | {"actor": {"S": "staff:stf_somebody_else"}})
    broken = owner.post("/api/admin/audit", {"about": "SHOP"}).json
    assert (broken["state"], broken["breaks"]) == (
        "broken",
        [{"about": "SHOP", "sequence": 2, "sentence": "It was changed after it was written."}],
    )


def test_the_address_a_change_came_from_is_part_of_the_chain(app, owner):
    version = owner.get("/api/admin/shop").json["version"]
    owner.patch("/api/admin/shop", {"version": version, "hold_minutes": 20})
    raw = Event.get(aggregate="SHOP", sequence=2).serialize()
    table.call("PutItem", Item=raw | {"source": {"S": "192.0.2.1"}})
    assert owner.post("/api/admin/audit", {"about": "SHOP"}).json["state"] == "broken"


def test_a_long_value_is_cut_in_an_entry(table):
    from chalicelib.core import audit

    assert audit._brief("x" * 3000) == '"' + "x" * 1999 + "... (3002 characters)"
    assert audit._brief(b"abc") == "(3 bytes)"


def test_nothing_writes_to_the_table_but_the_transaction_which_tells_the_log():
    writes = re.compile(r"TransactWriteItems|PutItem|UpdateItem|DeleteItem|BatchWriteItem")
    found = {
        path.relative_to(ROOT / "chalicelib").as_posix()
        for path in (ROOT / "chalicelib").rglob("*.py")
        if writes.search(path.read_text())
    }
    # table.py and dynamodb.py carry calls, and name some to treat them apart
    assert found - {"core/table.py", "core/dynamodb.py", "core/operations.py"} == {"core/transaction.py"}
