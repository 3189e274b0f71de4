"""Amazon SES: the only file that talks to it."""

from functools import lru_cache
from typing import Any

from chalicelib.core.settings import settings
from chalicelib.core.telemetry import span

SECONDS_AT_MOST = 2 * (3 + 10)  # two tries of connecting and answering: well within a delivery's lease


@lru_cache
def _client(url: str | None, region: str) -> Any:
    """Made when first needed, since boto3 is slow to import."""
    import boto3
    from botocore.config import Config

    config = Config(connect_timeout=3, read_timeout=10, retries={"total_max_attempts": 2, "mode": "standard"})
    return boto3.client("sesv2", endpoint_url=url, region_name=region, config=config)


def send(recipient: str, mime: bytes) -> str:
    """Hand a message to the service; gives the id it has there. Raises what the service raises."""
    with span("SES SendEmail"):
        answer = _client(settings.aws_url, settings.region).send_email(
            FromEmailAddress=settings.sender,
            Destination={"ToAddresses": [recipient]},
            Content={"Raw": {"Data": mime}},
        )
    return str(answer["MessageId"])
