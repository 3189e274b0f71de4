"""The file store, and the darkroom beside it."""

import json
from functools import lru_cache
from typing import Any

from chalicelib.core import clock, context, ids
from chalicelib.core.errors import Refused, not_found
from chalicelib.core.settings import settings
from chalicelib.media import rules

UPLOAD_SECONDS = 60 * 60
FOREVER = "public, max-age=31536000, immutable"
NO_UPLOAD = not_found("upload; send the file to its address first")
DARKROOM_AWAY = Refused("darkroom_away", "Pictures cannot be taken in at the moment. Try again in a minute.", 503)


@lru_cache
def s3() -> Any:
    """The client; made when first needed, since boto3 is slow to import."""
    import boto3
    from botocore.config import Config

    return boto3.client(
        "s3",
        endpoint_url=settings.aws_url,
        region_name=settings.region,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"} if settings.aws_url else {}),
    )


def upload_key(name: str) -> str:
    return f"uploads/{context.shop()}/{name}"


def put(key: str, content: bytes, content_type: str = "application/octet-stream") -> None:
    s3().put_object(Bucket=settings.bucket, Key=key, Body=content, ContentType=content_type, CacheControl=FOREVER)


def delete(*keys: str) -> None:
    for key in keys:
        s3().delete_object(Bucket=settings.bucket, Key=key)


def is_there(key: str) -> bool:
    from botocore.exceptions import ClientError

    try:
        s3().head_object(Bucket=settings.bucket, Key=key)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            return False
        raise
    return True


def upload_address(size: int) -> dict[str, Any]:
    """An id for an upload of this many bytes, the address to PUT it to, and until when that is open."""
    upload_id = ids.new("upl")
    asked = {"Bucket": settings.bucket, "Key": upload_key(upload_id), "ContentLength": size}
    url = s3().generate_presigned_url("put_object", Params=asked, ExpiresIn=UPLOAD_SECONDS)
    return {"upload": upload_id, "method": "PUT", "url": url, "expires_at": clock.later(seconds=UPLOAD_SECONDS)}


def uploaded(upload_id: str) -> bytes:
    """What was sent to an upload address. Raises 404 where nothing came, 422 where it is too large."""
    from botocore.exceptions import ClientError

    try:
        found = s3().get_object(Bucket=settings.bucket, Key=upload_key(upload_id))
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            raise NO_UPLOAD from None
        raise
    if found["ContentLength"] > rules.LARGEST:
        found["Body"].close()
        raise rules.TOO_LARGE
    content: bytes = found["Body"].read()
    return content


def darkroom(verb: str, source: str, **more: Any) -> dict[str, Any]:
    """Have a picture cleaned or made in a size. Raises the darkroom's refusal."""
    event = {"verb": verb, "bucket": settings.bucket, "source": source, **more}
    told = _invoked(event) if settings.darkroom else _here(event)
    if "refused" in told:
        raise rules.REFUSALS[told["refused"]]
    return told


def _here(event: dict[str, Any]) -> dict[str, Any]:
    from chalicelib.media import darkroom as room

    return room.answer(event, s3())


@lru_cache
def _functions() -> Any:
    import boto3
    from botocore.config import Config

    config = Config(read_timeout=55, retries={"max_attempts": 1})
    return boto3.client("lambda", region_name=settings.region, config=config)


def _invoked(event: dict[str, Any]) -> dict[str, Any]:
    answer = _functions().invoke(FunctionName=settings.darkroom, Payload=json.dumps(event).encode())
    told: dict[str, Any] = json.loads(answer["Payload"].read())
    if answer.get("FunctionError"):  # it ran out of memory or time, or is not what we deployed
        raise DARKROOM_AWAY
    return told
