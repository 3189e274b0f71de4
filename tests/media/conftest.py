"""The media module over HTTP, with a bucket of moto's."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from chalice.app import Chalice
from moto import mock_aws

from chalicelib.core import http, module
from chalicelib.core.held import forget
from chalicelib.core.settings import settings
from chalicelib.media import store
from chalicelib.media.module import media
from chalicelib.shop import service as shop_service
from chalicelib.shop.module import shop
from tests import builders
from tests.http import Client


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The bucket's client; what the service keeps goes there."""
    with mock_aws():
        s3 = boto3.client("s3", region_name="eu-north-1")
        s3.create_bucket(Bucket=settings.bucket, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
        monkeypatch.setattr(store, "s3", lambda: s3)
        yield s3


@pytest.fixture
def stored(bucket: Any) -> Any:
    """What is in the bucket: `stored()` gives the names, `stored(name)` the bytes."""

    def look(key: str | None = None) -> Any:
        if key is not None:
            return bucket.get_object(Bucket=settings.bucket, Key=key.lstrip("/"))["Body"].read()
        return sorted(each["Key"] for each in bucket.list_objects_v2(Bucket=settings.bucket).get("Contents", ()))

    return look


@pytest.fixture
def owner(table: str, bucket: Any) -> Iterator[Client]:
    """The module over HTTP, for the owner of an open shop."""
    before = module.registry
    app = Chalice(app_name="media-tests")
    module.install((shop, media))
    http.attach(app)
    forget("shop")
    builders.open_shop()
    yield Client(app, bearer=shop_service.sign_in(*builders.OWNER)[0])
    module.registry = before
