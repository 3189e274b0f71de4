"""A whole installation on an AWS emulator, created as on AWS, sells two things: its API, functions, stream and queues.

The emulator drops some of the template (RUNTIME.md); test_template.py asserts that part. Its functions run under the
emulator's own Python; test_zip.py proves that the zip needs nothing of it.
"""

import base64
import subprocess
import sys
import time
from pathlib import Path

import pytest

from infra.bench.shopper import ADDRESS, Shopper, stock_shop

ROOT = Path(__file__).parents[2]
OWNER = "owner@daybook.example"
PATIENCE = 240.0  # seven functions start cold on whatever is left of this machine
QUEUES = ("fulfilment", "notification", "billing", "projection", "pictures")


class Visitor(Shopper):
    """Speaks to the API's stage."""

    def __init__(self, stack, **more):
        super().__init__(stack.url, f"http://127.0.0.1:{stack.simulator_port}", patience=60, **more)
        self.wire.timeout = 90
        self.stage = stack.api

    def call(self, method, path, *given, **more):
        return super().call(method, self.stage + path, *given, **more)


def until(what, wanted):
    deadline = time.monotonic() + PATIENCE
    while (found := what()) != wanted and time.monotonic() < deadline:
        time.sleep(0.5)
    assert found == wanted


@pytest.fixture(scope="module")
def merchant(stack):
    command = [sys.executable, "-m", "infra.aws.open_shop", "--stack", "daybook", "--name", "Fjell", "--owner", OWNER]
    done = subprocess.run(command, env=stack.environment(), cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"Fjell is open; {OWNER} may sign in.\n"), done.stderr
    found = Visitor(stack)
    given = {"email": OWNER, "password": "a long password for tests"}
    found.bearer = found.post("/api/admin/sessions", given).must(201)["token"]
    stock_shop(found, {"A": (10000, 50)})
    return found


def subjects(stack, address, number):
    """Letters to an address, the order's number left out of their subjects."""
    letters = [each for each in stack.letters() if address in each["To"]]
    return [each["Subject"].replace(number, "N") for each in letters]


@pytest.mark.parametrize("method", ["manual", "stripe"])
def test_an_order_is_placed_invoiced_announced_and_shipped(stack, merchant, method):
    buyer, address = Visitor(stack), f"{method}@example.com"
    cart = buyer.fill_cart([("A", 2)], email=address, shipping_address=ADDRESS, delivery_option="post")
    placed = buyer.checkout(cart, method).must(201)
    order = placed["order"]
    assert order["total"] == {"amount": 24900, "currency": "NOK"}  # 2 x 100.00 and 49.00 for the post
    if method == "stripe":
        assert buyer.pay(placed["payment"]).must(200)["status"] == "succeeded"  # its webhook comes through the API

    def seen():
        return merchant.get(f"/api/admin/orders/{order['id']}").must(200)

    announced = ["Your order N from Fjell"]
    until(lambda: seen()["state"], "placed")
    until(lambda: [each["document"] for each in seen()["documents"]], ["invoice"])
    until(lambda: subjects(stack, address, order["number"]), announced)
    assert seen()["payment_state"] == ("paid" if method == "stripe" else "pending")
    [invoice] = seen()["documents"]
    path = f"/api/orders/{order['id']}/documents/{invoice['number']}"
    pdf = buyer.get(path, token=order["token"])
    content = base64.b64decode(pdf.body)  # which API Gateway does, and the emulator does not: it drops the binary types
    assert (pdf.status, pdf.headers["content-type"], content[:5]) == (200, "application/pdf", b"%PDF-")

    merchant.post(f"/api/admin/orders/{order['id']}/shipments", {"carrier": "Posten"}, key=f"s-{method}").must(201)
    until(lambda: subjects(stack, address, order["number"]), [*announced, "Order N is on its way"])
    assert seen()["fulfilment_state"] == "fulfilled"


def test_all_work_was_done_and_nothing_was_put_aside(stack, merchant):
    until(lambda: {name: stack.waiting(name) for name in QUEUES}, dict.fromkeys(QUEUES, 0))
    dead = [*(f"{name}-dead" for name in QUEUES), "relay-dead"]
    assert {name: stack.waiting(name) for name in dead} == dict.fromkeys(dead, 0)
    [level] = merchant.get("/api/admin/inventory/A").must()["levels"]
    assert (level["on_hand"], level["reserved"], level["available"]) == (46, 0, 46)  # 50, and two orders of two


def test_what_the_functions_run_with_is_what_the_template_says(stack):
    functions = stack.client("lambda").list_functions()["Functions"]
    names = sorted(each["FunctionName"] for each in functions)
    assert names == [
        f"daybook-{name}"
        for name in (
            "api",
            "billing",
            "clockwork",
            "darkroom",
            "fulfilment",
            "notification",
            "pictures",
            "projection",
            "relay",
        )
    ]
    told = {each["FunctionName"]: each.get("Environment", {}).get("Variables", {}) for each in functions}
    assert told["daybook-api"]["DAYBOOK_SECRET"] == "a secret of this test"
    assert "DAYBOOK_SECRET" not in told["daybook-relay"]
