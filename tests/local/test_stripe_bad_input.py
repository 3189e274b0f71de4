"""Every address of the simulator, each parameter it takes, nonsense for values: refused as Stripe does, never a 500."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra.local.stripe import controls
from infra.local.stripe.api import ROUTES
from infra.local.stripe.app import Simulator
from infra.local.stripe.store import Store
from infra.local.stripe.webhooks import Deliverer

TRIGGERED = ("status", "outcome", "mode", "copies", "seconds", "charge", "payment_intent", "amount", "reason", "state")
Address = tuple[str, str, tuple[str, ...]]
ADDRESSES: list[Address] = [
    *((route.method, route.path.pattern, tuple(sorted(route.acted_on))) for route in ROUTES),
    *((method, path, TRIGGERED) for method, path, _ in controls.ROUTES),
]
PATHS = ["data", "data.customer", "latest_charge.payment_method_details.card", "metadata.a", "refunds.data.charge"]
VALUES = st.one_of(
    st.sampled_from([*PATHS, "payment_method_types.0", "shipping.address.city", "balance_transactions", "."]),
    st.sampled_from(["", "0", "-1", "²", "1e9", "9" * 30, "nok", "true", "pm_card_visa", "card", "won", "delay"]),
    st.text(st.characters(codec="utf-8"), max_size=8),
)
SUFFIXES = st.sampled_from(["", "[]", "[0]", "[a]", "[gte]", "[type]", "[card][number]", "[²]", "[enabled]", "[", "]"])


def requests(address: Address) -> st.SearchStrategy[tuple[Address, list[tuple[str, str]]]]:
    names = st.builds(str.__add__, st.sampled_from(address[2]), SUFFIXES)
    return st.tuples(st.just(address), st.lists(st.tuples(names, VALUES), max_size=6))


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    store = Store(tmp_path_factory.mktemp("stripe"))
    yield Simulator(store, Deliverer(store, None, ""))
    store.close()


def answer(application: Simulator, method: str, path: str, fields: list[tuple[str, str]], key: str) -> tuple[int, Any]:
    form = urlencode(fields)
    sent = form.encode() if method == "POST" else b""
    statuses: list[str] = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "" if sent else form,
        "CONTENT_LENGTH": str(len(sent)),
        "HTTP_AUTHORIZATION": f"Bearer {key}",
        "wsgi.input": io.BytesIO(sent),
    }
    body = b"".join(application(environ, lambda status, _: statuses.append(status)))
    return int(statuses[0][:3]), json.loads(body)


def made(application: Simulator) -> dict[str, str]:
    """One object of each kind, so that addresses lead somewhere."""
    intent = [("amount", "9000"), ("currency", "nok"), ("confirm", "true"), ("payment_method", "pm_card_createDispute")]
    intent.append(("automatic_payment_methods[enabled]", "false"))
    _, paid = answer(application, "POST", "/v1/payment_intents", intent, "sk_test_x")
    _, kept = answer(application, "GET", "/v1/disputes", [("payment_intent", paid["id"])], "sk_test_x")
    _, customer = answer(application, "POST", "/v1/customers", [], "sk_test_x")
    return {"payment_intents": paid["id"], "disputes": kept["data"][0]["id"], "customers": customer["id"],
            "charges": paid["latest_charge"], "payment_methods": paid["payment_method"]}  # fmt: skip


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=st.sampled_from(ADDRESSES).flatmap(requests), key=st.sampled_from(["sk_test_x", "pk_test_x"]))
def test_nonsense_is_refused_in_stripes_form(
    application: Simulator, sent: tuple[Address, list[tuple[str, str]]], key: str
) -> None:
    (method, pattern, _), fields = sent
    ids = made(application)
    kind = pattern.split("/")[2]
    path = pattern.replace(r"(\w+)", ids.get(kind, "xx_none"))
    status, body = answer(application, method, path, fields, key)
    assert status in (200, 400, 401, 402, 403, 404), body
    if status != 200:
        assert body["error"]["message"]
        assert body["error"]["type"] in ("invalid_request_error", "card_error", "idempotency_error")
