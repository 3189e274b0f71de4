"""Structured logs and metrics, by aws-lambda-powertools; each made when first used.

Every log line carries the request, order and event ids that are known where it is written. Metrics are printed in
CloudWatch's embedded format, which costs no call.
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
