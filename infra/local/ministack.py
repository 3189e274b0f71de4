"""SQS, S3 and SES on one machine, by ministack, in a Python environment of its own (it needs its own botocore).

It loses its queues and its sent mail when it is killed; only S3 objects are kept in files. So nothing here is the
truth: the table's outbox re-sends (infra/local/stream.py) and the mailbox keeps a copy (infra/local/mailbox.py).
"""

import json
import os
import urllib.request
from pathlib import Path
from typing import Any

from infra.local.children import Child, listens
from infra.local.clients import CREDENTIALS, REGION, client

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".venv-ministack" / "bin" / "ministack"
QUEUES = ("fulfilment", "notification", "billing", "projection", "pictures")
# A message a handler could not take is tried this often before it is put aside for a person.
RECEIVES = 5
# Longer than the longest handler may run, so that no message is worked on twice at once.
VISIBILITY_SECONDS = 60
# Pages of this machine may send files to upload addresses, as infra/aws/template.py allows the shop's own.
UPLOADS = {
    "AllowedMethods": ["PUT"],
    "AllowedOrigins": ["http://127.0.0.1:*", "http://localhost:*"],
    "AllowedHeaders": ["content-type"],
    "MaxAgeSeconds": 3600,
}


def ministack(home: Path, port: int) -> Child:
    """The emulator as a child process; its objects live under home, and only this machine can reach it."""
    if not PROGRAM.exists():
        raise SystemExit(f"The local queues are not installed ({PROGRAM} is missing). Run: make install")
    temporary = home / "ministack" / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    env = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(temporary),
        "TMPDIR": str(temporary),
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_HOST": "127.0.0.1",
        "MINISTACK_REGION": REGION,
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        **CREDENTIALS,  # without them it takes no signed upload address for ours
        "SFTP_ENABLED": "0",
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(home / "ministack" / "s3"),
        "STATE_DIR": str(home / "ministack" / "state"),
        "LOG_LEVEL": "WARNING",
    }
    return Child("local queues", [str(PROGRAM)], home / "logs" / "ministack.log", lambda: answers(port), env)


def answers(port: int) -> bool:
    return listens(port) and get_json(f"http://127.0.0.1:{port}/_ministack/health") is not None


def get_json(url: str) -> Any:
    """What a local address answers as JSON, or None when it does not."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return json.load(answer)
    except (OSError, ValueError):
        return None


def create_resources(url: str, queue_prefix: str, bucket: str, sender: str) -> None:
    """The queues with their dead letters, the bucket and the sender, as infra/aws declares them. Safe to repeat."""
    sqs = client("sqs", url)
    for name in QUEUES:
        create_queue(sqs, queue_prefix + name)
    s3 = client("s3", url)
    if bucket not in {found["Name"] for found in s3.list_buckets()["Buckets"]}:
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [UPLOADS]})
    # The older SES API: creating an identity in SESv2 twice is refused, verifying an address twice is not.
    ses = client("ses", url)
    ses.verify_email_identity(EmailAddress=sender)


def create_queue(sqs: Any, name: str) -> None:
    dead = sqs.create_queue(QueueName=f"{name}-dead", Attributes={"MessageRetentionPeriod": "1209600"})["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    redrive = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": RECEIVES})
    sqs.create_queue(
        QueueName=name, Attributes={"VisibilityTimeout": str(VISIBILITY_SECONDS), "RedrivePolicy": redrive}
    )


def sent_messages(url: str) -> list[dict[str, Any]]:
    """Every message SES was given since ministack started, oldest first."""
    answer = get_json(f"{url}/_ministack/ses/messages") or {"messages": {}}
    found = [message for messages in answer["messages"].values() for message in messages]
    return sorted(found, key=lambda message: str(message["Timestamp"]))
