"""The Chalice application, built from MODULES, and every Lambda function: api, relay, workers, schedules.

Chalice runs `app` for HTTP. The others are plain Lambda functions; infra/aws/ says what triggers them, since Chalice
cannot say all of it. All are declared here, because one declared elsewhere would start without this file.
"""

from typing import Any

from chalice.app import Chalice

from chalicelib.core import http, module, outbox, schedules
from chalicelib.modules import MODULES
from chalicelib.shop import service as shop

app = Chalice(app_name="daybook")
app.api.binary_types = []  # answers encode themselves; the API takes every type as binary (infra/aws/)
module.install(MODULES, switched_on=shop.is_on)
http.attach(app)


@app.lambda_function(name="relay")
def relay(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """The table's stream to the queues."""
    return outbox.relay(event, context)


def _worker(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return outbox.work(event, context)


for _queue in module.QUEUES:  # one worker under many names: each queue scales and fails on its own
    app.lambda_function(name=_queue)(_worker)


@app.lambda_function(name="clockwork")
def clockwork(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """What is due by the clock, once a minute."""
    return schedules.run_due(event, context)
