"""What each function may do: what it needs, on what is the stack's own."""

import json
from pathlib import Path

import pytest

POLICIES = Path(__file__).parents[2] / ".chalice"
NAMES = ["api", "billing", "clockwork", "fulfilment", "notification", "pictures", "projection", "relay"]
READS = {"dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"}
WRITES = {"dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"}
TAKES = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"}
FILES = {"s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:ListBucket"}
PARTS = {"s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"}  # of a file that comes in parts
LOGS = {"logs:CreateLogStream", "logs:PutLogEvents"}
TRACES = {"xray:PutTraceSegments", "xray:PutTelemetryRecords"}  # AWS takes them on everything only
# AWS has no narrower name for these: the streams of one log group, the objects under a prefix, a table's streams
WILDCARDS = {
    *(
        f"arn:${{AWS::Partition}}:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:/aws/lambda/${{AWS::StackName}}-{name}:*"
        for name in NAMES
    ),
    "${Files.Arn}/media/*",
    "${Files.Arn}/exports/*",
    "${Files.Arn}/imports/*",
    "${Files.Arn}/search/*",
    "${Files.Arn}/uploads/*",
    "${Table.Arn}/stream/*",
}


def statements(name):
    return json.loads((POLICIES / f"policy-{name}.json").read_text())["Statement"]


def listed(value):
    return value if isinstance(value, list) else [value]


def allowed(name):
    """Each action, with the resources it is allowed on."""
    found = {}
    for each in statements(name):
        for action in listed(each["Action"]):
            for resource in listed(each["Resource"]):
                found.setdefault(action, set()).add(written(resource))
    return found


def written(resource):
    if isinstance(resource, str):
        return resource
    return resource.get("Fn::Sub") or ".".join(resource["Fn::GetAtt"])


def test_there_is_a_policy_for_each_function_and_no_other():
    assert sorted(path.stem.removeprefix("policy-") for path in POLICIES.glob("policy-*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_no_policy_names_all_resources_or_all_actions(name):
    found = allowed(name)
    assert [action for action in found if "*" in action] == []
    assert [found[action] for action in TRACES] == [{"*"}, {"*"}]
    narrowed = [resources for action, resources in found.items() if action not in TRACES]
    with_star = {resource for resources in narrowed for resource in resources if "*" in resource}
    assert with_star - WILDCARDS == set()
    print(f"{name}: {', '.join(sorted(with_star))}")


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("api", FILES | {"lambda:InvokeFunction"}),
        ("fulfilment", TAKES),
        ("notification", TAKES | {"ses:SendEmail", "ses:SendRawEmail"}),
        ("billing", TAKES),
        ("pictures", TAKES | FILES | {"lambda:InvokeFunction"}),
        ("projection", TAKES | FILES | PARTS),
        ("clockwork", {"s3:PutObject", "s3:DeleteObject"}),
    ],
)
def test_who_works_on_items_may_read_and_write_them_and_this_besides(name, more):
    assert set(allowed(name)) == LOGS | TRACES | READS | WRITES | more


def test_the_relay_reads_the_stream_and_the_switches_and_sends_and_writes_nothing():
    found = allowed("relay")
    assert set(found) == LOGS | TRACES | {
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:ListStreams",
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "sqs:GetQueueUrl",
        "sqs:SendMessage",
    }
    assert found["sqs:SendMessage"] == found["sqs:GetQueueUrl"] | {"RelayDeadQueue.Arn"}


@pytest.mark.parametrize("name", ["fulfilment", "notification", "billing", "pictures", "projection"])
def test_a_worker_takes_from_its_own_queue_only(name):
    assert {resource for action in TAKES for resource in allowed(name)[action]} == {f"{name.capitalize()}Queue.Arn"}


def test_writes_go_to_the_table_and_reads_to_it_and_its_indexes():
    for name in NAMES:
        found = allowed(name)
        assert {resource for action in WRITES & found.keys() for resource in found[action]} <= {"Table.Arn"}
        if "dynamodb:Query" in found:
            assert found["dynamodb:Query"] == {"Table.Arn", "${Table.Arn}/index/by-g1", "${Table.Arn}/index/by-g2"}


def test_letters_are_sent_from_the_shops_address_only():
    [mail] = [each for each in statements("notification") if "ses:SendEmail" in each["Action"]]
    assert mail["Condition"] == {"StringEquals": {"ses:FromAddress": {"Ref": "Sender"}}}
    assert written(mail["Resource"]).endswith(":identity/${SenderIdentity}")
