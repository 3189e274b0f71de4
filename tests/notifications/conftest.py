"""moto's mail service, and a shop that writes."""

from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from chalicelib.notifications import sending
from tests.invoicing.build import open_shop
from tests.notifications.build import SENDER, Post


@pytest.fixture
def post(table: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    """An open shop, and the messages it sends."""
    monkeypatch.delenv("DAYBOOK_AWS_URL", raising=False)
    monkeypatch.delenv("AWS_REGION", raising=False)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-north-1")
    monkeypatch.setenv("DAYBOOK_SENDER", SENDER)
    monkeypatch.setenv("DAYBOOK_URL", "https://shop.example")
    with mock_aws():
        sending._client.cache_clear()
        boto3.client("sesv2", region_name="eu-north-1").create_email_identity(EmailIdentity=SENDER)
        open_shop()
        yield Post()
    sending._client.cache_clear()
