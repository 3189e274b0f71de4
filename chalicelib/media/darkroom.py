"""Where pictures are opened: from the file store, through studio.py, and back.

On AWS this is a function of its own, whose zip holds Pillow and these two files (infra/aws/package.py): decoding what
strangers made happens where there are no secrets and no table. On one machine it runs in the process that asks. It
imports nothing of ours but studio.py.
"""

import threading
from typing import Any

from chalicelib.media import studio

FOREVER = "public, max-age=31536000, immutable"
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
_AT_ONCE = threading.BoundedSemaphore(2)  # an opened picture may take some 300 MB


def handler(event: dict[str, Any], _context: Any = None) -> dict[str, Any]:
    """Lambda's entry: `{"verb": "clean" | "develop", "bucket": ..., ...}`."""
    import boto3

    return answer(event, boto3.client("s3"))


def answer(event: dict[str, Any], s3: Any) -> dict[str, Any]:
    """Do what the event asks; `{"refused": code}` for a picture that cannot be used.

    clean: `source` is opened, cleaned and kept under `stem`; gives key, width, height, bytes, content_type, colour.
    develop: `source` is made in `width` and `endings`; gives the keys.
    """
    content = s3.get_object(Bucket=event["bucket"], Key=event["source"])["Body"].read()
    try:
        with _AT_ONCE:
            if event["verb"] == "clean":
                return _clean(event, content, s3)
            return _develop(event, content, s3)
    except studio.Unusable as unusable:
        return {"refused": unusable.code}


def _clean(event: dict[str, Any], content: bytes, s3: Any) -> dict[str, Any]:
    cleaned = studio.clean(content)
    key = f"{event['stem']}-{cleaned.width}x{cleaned.height}.{cleaned.ending}"
    _put(s3, event["bucket"], key, cleaned.content, cleaned.ending)
    return {
        "key": key,
        "width": cleaned.width,
        "height": cleaned.height,
        "bytes": len(cleaned.content),
        "content_type": TYPES[cleaned.ending],
        "colour": cleaned.colour,
    }


def _develop(event: dict[str, Any], content: bytes, s3: Any) -> dict[str, Any]:
    made = studio.render(content, event["width"], tuple(event["endings"]))
    keys = []
    for ending, body in made.items():
        keys.append(f"{event['source']}.{event['width']}.{ending}")
        _put(s3, event["bucket"], keys[-1], body, ending)
    return {"keys": keys}


def _put(s3: Any, bucket: str, key: str, body: bytes, ending: str) -> None:
    s3.put_object(Bucket=bucket, Key=key, Body=body, ContentType=TYPES[ending], CacheControl=FOREVER)
