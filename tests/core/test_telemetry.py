"""What is counted, in the form CloudWatch reads from the log."""

import json

import pytest

from chalicelib.core import telemetry


@pytest.fixture(autouse=True)
def _fresh_metrics():
    telemetry._metrics.cache_clear()
    yield
    telemetry._metrics.cache_clear()


def test_a_count_is_one_line_of_cloudwatchs_embedded_format_on_lambda(monkeypatch, capsys):
    monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", "daybook-api")
    telemetry.count("OrdersStarted")
    told = json.loads(capsys.readouterr().out)
    assert told["OrdersStarted"] == [1.0]
    [metrics] = told["_aws"]["CloudWatchMetrics"]
    assert (metrics["Namespace"], metrics["Metrics"]) == ("Daybook", [{"Name": "OrdersStarted", "Unit": "Count"}])


def test_elsewhere_nothing_is_printed(monkeypatch, capsys):
    monkeypatch.delenv("AWS_LAMBDA_FUNCTION_NAME", raising=False)
    telemetry.count("OrdersStarted")
    assert capsys.readouterr().out == ""
