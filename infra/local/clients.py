"""boto3 clients of the one-machine runtime: fixed credentials, one region, the addresses of this machine."""

from typing import Any, Literal

import boto3
from botocore.config import Config

REGION = "eu-north-1"
ACCOUNT = "000000000000"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "daybook", "AWS_SECRET_ACCESS_KEY": "daybook", "AWS_DEFAULT_REGION": REGION}
Service = Literal["dynamodb", "dynamodbstreams", "s3", "ses", "sesv2", "sqs"]


def client(service: Service, url: str, read_timeout: float = 30.0) -> Any:
    """A client that fails fast: what it talks to is on this machine and is restarted when it dies."""
    config = Config(
        connect_timeout=2, read_timeout=read_timeout, retries={"total_max_attempts": 2}, max_pool_connections=32
    )
    return boto3.client(
        service,
        endpoint_url=url,
        region_name=REGION,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        config=config,
    )
