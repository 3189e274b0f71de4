"""Structured logs, metrics and traces, by aws-lambda-powertools; each made when first used.

Every log line carries the request, order and event ids that are known where it is written. Metrics are printed in
CloudWatch's embedded format, at no call. Traces go to X-Ray, of the invocations it samples and no others: those
do not pay for importing its library.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from chalicelib.core import context

_making = threading.Lock()


def logger() -> Any:
    """The one structured logger."""
    with _making:  # two threads that make it at once would see it half made
        return _logger()


@lru_cache
def _logger() -> Any:
    from aws_lambda_powertools import Logger

    return Logger(service="daybook", level=os.environ.get("DAYBOOK_LOG_LEVEL", "INFO"))


@contextmanager
def note(**ids: str) -> Iterator[None]:
    """Put these ids on every log line written inside."""
    known = {name: value for name, value in ids.items() if value}
    with logger().append_context_keys(shop=context.shop(), request_id=context.request_id.get(), **known):
        yield


@lru_cache
def _metrics() -> Any:
    from aws_lambda_powertools import Metrics

    return Metrics(namespace="Daybook", service="daybook")


def count(name: str, value: float = 1, unit: str = "Count") -> None:
    """Count something for the alarms and charts (only where a Lambda runs: elsewhere nobody reads it)."""
    if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
        metrics = _metrics()
        metrics.add_metric(name=name, unit=unit, value=value)
        metrics.flush_metrics()


@lru_cache
def _tracer() -> Any:
    from aws_lambda_powertools import Tracer

    return Tracer(service="daybook", auto_patch=False)


@contextmanager
def span(name: str, **ids: str) -> Iterator[None]:
    """A part of the work, timed, with the ids it can be found by; an error that leaves it is kept with it."""
    if "Sampled=1" not in os.environ.get("_X_AMZN_TRACE_ID", ""):  # Lambda sets it for each invocation
        yield
        return
    # X-Ray takes no braces in a name
    with _tracer().provider.in_subsegment(name=name.replace("{", ":").replace("}", "")) as part:
        for key, value in ids.items():
            part.put_annotation(key=key, value=value)
        yield
