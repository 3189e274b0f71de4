"""The template as CloudFormation will see it: above all what the emulator drops and so no deployment here can prove."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.core.journal import Event
from chalicelib.core.module import QUEUES
from chalicelib.core.outbox import REMEMBERED
from chalicelib.core.table import TABLE
from infra.aws import edge
from infra.aws import template as ours
from infra.local import ministack

FUNCTIONS = ["APIHandler", "Billing", "Clockwork", "Fulfilment", "Notification", "Pictures", "Projection", "Relay"]
ENVIRONMENT_LIMIT = 4096  # bytes of names and values; AWS's limit
LONGEST_REFERENCE = 128  # for a Ref or reference that is resolved when deployed: longer than any name we give


def of_type(resources, kind):
    return {name: each for name, each in resources.items() if each["Type"] == kind}


def walk(node):
    yield node
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from walk(child)


def test_cfn_lint_finds_nothing(package):
    lint = str(Path(sys.executable).with_name("cfn-lint"))
    found = subprocess.run([lint, str(package.template)], capture_output=True, text=True, check=False)
    assert (found.stdout, found.returncode) == ("", 0)


def test_the_table_is_cores_with_stream_expiry_recovery_and_protection(resources):
    table = resources["Table"]
    properties = table["Properties"]
    for name in ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode"):
        assert properties[name] == TABLE[name]
    assert properties["StreamSpecification"] == {"StreamViewType": "NEW_IMAGE"}
    assert TABLE["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}
    assert properties["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}
    assert properties["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert properties["DeletionProtectionEnabled"] == {"Ref": "DeletionProtection"}
    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("Retain", "Retain")


def test_protection_from_deletion_is_on_unless_it_is_switched_off(template):
    assert template["Parameters"]["DeletionProtection"]["Default"] == "true"


@pytest.mark.parametrize("name", QUEUES)
def test_a_queue_gives_up_after_five_tries_and_waits_six_times_the_workers_limit(resources, name):
    logical = name.capitalize()
    queue = resources[f"{logical}Queue"]["Properties"]
    assert queue["RedrivePolicy"] == {
        "deadLetterTargetArn": {"Fn::GetAtt": [f"{logical}DeadQueue", "Arn"]},
        "maxReceiveCount": 5,
    }
    assert queue["VisibilityTimeout"] == 6 * resources[logical]["Properties"]["Timeout"] == 360
    assert queue["QueueName"] == {"Fn::Sub": f"${{AWS::StackName}}-{name}"}
    assert resources[f"{logical}DeadQueue"]["Properties"]["MessageRetentionPeriod"] == 1_209_600  # 14 days
    assert queue["MessageRetentionPeriod"] <= REMEMBERED


def test_the_one_machine_runtime_gives_up_after_as_many_tries():
    assert (ministack.RECEIVES, ministack.QUEUES) == (ours.RECEIVES, QUEUES)


@pytest.mark.parametrize(
    ("name", "at_once"), [("fulfilment", 10), ("notification", 5), ("billing", 5), ("projection", 10), ("pictures", 5)]
)
def test_a_worker_takes_ten_messages_or_one_picture_and_reports_those_that_failed(resources, name, at_once):
    events = resources[name.capitalize()]["Properties"]["Events"]
    assert events == {
        "Messages": {
            "Type": "SQS",
            "Properties": {
                "Queue": {"Fn::GetAtt": [f"{name.capitalize()}Queue", "Arn"]},
                "BatchSize": 1 if name == "pictures" else 10,
                "FunctionResponseTypes": ["ReportBatchItemFailures"],
                "ScalingConfig": {"MaximumConcurrency": at_once},
            },
        }
    }


def test_the_relay_is_given_new_events_only_and_what_it_cannot_send_is_put_aside(resources):
    stream = resources["Relay"]["Properties"]["Events"]["Stream"]
    assert stream["Type"] == "DynamoDB"
    asked = dict(stream["Properties"])
    [only] = asked.pop("FilterCriteria")["Filters"]
    assert json.loads(only["Pattern"]) == {
        "eventName": ["INSERT"],
        "dynamodb": {"NewImage": {"kind": {"S": [Event.KIND]}}},
    }
    assert asked == {
        "Stream": {"Fn::GetAtt": ["Table", "StreamArn"]},
        "StartingPosition": "TRIM_HORIZON",
        "BatchSize": 100,
        "BisectBatchOnFunctionError": True,
        "MaximumRetryAttempts": 100,
        "MaximumRecordAgeInSeconds": 3600,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "DestinationConfig": {"OnFailure": {"Type": "SQS", "Destination": {"Fn::GetAtt": ["RelayDeadQueue", "Arn"]}}},
    }


def test_the_clock_runs_once_a_minute(resources):
    minute = resources["Clockwork"]["Properties"]["Events"]["Minute"]
    assert minute == {"Type": "Schedule", "Properties": {"Schedule": "rate(1 minute)"}}


def test_the_bucket_is_private_and_takes_uploads_from_the_shops_own_pages(resources):
    bucket = resources["Files"]["Properties"]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(bucket["PublicAccessBlockConfiguration"]) == 4
    [rule] = bucket["CorsConfiguration"]["CorsRules"]
    assert (rule["AllowedMethods"], rule["AllowedOrigins"]) == (["PUT"], [{"Ref": "Url"}])
    assert resources["Files"]["DeletionPolicy"] == "Retain"


def test_the_cdn_reads_built_files_and_pictures_and_never_what_was_uploaded(resources):
    statements = resources["FilesPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    allowed = [each["Fn::If"][1] for each in statements if "Fn::If" in each]
    read = next(each for each in allowed if each["Action"] == "s3:GetObject")
    assert read["Resource"] == [{"Fn::Sub": "${Files.Arn}/static/*"}, {"Fn::Sub": "${Files.Arn}/media/*"}]
    assert all(each["Condition"]["StringEquals"].keys() == {"AWS:SourceArn"} for each in allowed)


def test_the_cdn_keeps_shared_pages_without_cookies_and_own_pages_by_them_and_never_the_api(resources):
    config = resources["Cdn"]["Properties"]["DistributionConfig"]
    policies = {each["PathPattern"]: each["CachePolicyId"] for each in config["CacheBehaviors"]}
    assert {policies[path] for path in ("/api/*", "/webhooks/*")} == {edge.NO_CACHE}
    assert [policies[path] for path in edge.SHARED] == [{"Ref": "CdnShared"}] * len(edge.SHARED)
    assert config["DefaultCacheBehavior"]["CachePolicyId"] == {"Ref": "CdnApart"}
    order = list(policies)
    assert max(map(order.index, edge.APART)) < min(map(order.index, edge.SHARED))  # the first that fits is taken
    for name, cookies in (("CdnShared", "none"), ("CdnApart", "all")):
        kept = resources[name]["Properties"]["CachePolicyConfig"]
        key = kept["ParametersInCacheKeyAndForwardedToOrigin"]
        assert (kept["MinTTL"], kept["DefaultTTL"], key["CookiesConfig"]) == (0, 0, {"CookieBehavior": cookies})
        assert key["HeadersConfig"]["Headers"] == ["Authorization", "Daybook-Part"]


def test_the_api_takes_every_type_as_binary_and_refuses_with_problems(resources):
    properties = resources["RestAPI"]["Properties"]
    body = properties["DefinitionBody"]
    assert body["x-amazon-apigateway-binary-media-types"] == ["*/*"]
    refusals = body["x-amazon-apigateway-gateway-responses"]
    assert {"DEFAULT_4XX", "DEFAULT_5XX", "MISSING_AUTHENTICATION_TOKEN", "REQUEST_TOO_LARGE"} <= refusals.keys()
    for refusal in refusals.values():
        told = json.loads(refusal["responseTemplates"]["application/json"])
        assert told.keys() == {"type", "title", "status", "code", "detail", "request_id"}
        assert told["status"] == int(refusal["statusCode"])
        kind = refusal["responseParameters"]["gatewayresponse.header.Content-Type"]
        assert kind == "'application/problem+json'"
    unknown = json.loads(refusals["MISSING_AUTHENTICATION_TOKEN"]["responseTemplates"]["application/json"])
    assert (unknown["status"], unknown["code"]) == (404, "not_found")
    assert properties["StageName"] == edge.STAGE


@pytest.mark.parametrize(
    ("name", "memory", "seconds"),
    [
        ("APIHandler", 1024, 29),
        ("Relay", 512, 60),
        ("Fulfilment", 512, 60),
        ("Notification", 512, 60),
        ("Billing", 1024, 60),
        ("Pictures", 512, 60),
        ("Projection", 512, 60),
        ("Clockwork", 1024, 300),
    ],
)
def test_each_function_has_its_memory_limit_role_and_log(resources, name, memory, seconds):
    properties = resources[name]["Properties"]
    role = name.replace("APIHandler", "ApiHandler")
    called = name.removesuffix("Handler").lower()
    assert (properties["MemorySize"], properties["Timeout"]) == (memory, seconds)
    assert properties["FunctionName"] == {"Fn::Sub": f"${{AWS::StackName}}-{called}"}
    assert properties["Role"] == {"Fn::GetAtt": [f"{role}Role", "Arn"]}
    assert resources[f"{role}LogGroup"]["Properties"] == {
        "LogGroupName": {"Fn::Sub": f"/aws/lambda/${{AWS::StackName}}-{called}"},
        "RetentionInDays": 30,
    }


def test_there_is_a_function_for_each_that_app_declares_and_no_other(resources):
    assert sorted(of_type(resources, "AWS::Serverless::Function")) == sorted([*FUNCTIONS, "Darkroom"])
    assert sorted(ours.FUNCTIONS.values()) == FUNCTIONS


def test_secrets_are_references_and_go_to_those_who_need_them(resources):
    told = {
        name: dict(each["Properties"]["Environment"]["Variables"])
        for name, each in of_type(resources, "AWS::Serverless::Function").items()
        if name != "Darkroom"  # which is told nothing
    }
    reference = {"Fn::Sub": "{{resolve:secretsmanager:${SecretName}:SecretString:stripe_secret_key}}"}
    with_stripe = {name for name, known in told.items() if known.get("STRIPE_SECRET_KEY") == reference}
    assert with_stripe == {"APIHandler", "Fulfilment", "Billing", "Clockwork"}
    assert {name for name, known in told.items() if "STRIPE_SECRET_KEY" in known} == with_stripe
    assert {name for name, known in told.items() if "DAYBOOK_SECRET" not in known} == {"Relay"}
    plain = [value for known in told.values() for value in known.values() if isinstance(value, str)]
    assert plain == []  # everything a function is told is a parameter, a resource or a secret


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_functions_environment_stays_within_four_kilobytes(resources, name):
    told = resources[name]["Properties"]["Environment"]["Variables"]
    assert sum(len(variable) + LONGEST_REFERENCE for variable in told) <= ENVIRONMENT_LIMIT


def test_alarms_tell_of_dead_letters_failures_delay_and_throttling(resources):
    found = {
        name: (each["Properties"]["Namespace"], each["Properties"]["MetricName"], each["Properties"]["Threshold"])
        for name, each in of_type(resources, "AWS::CloudWatch::Alarm").items()
    }
    for name in ("Relay", *(queue.capitalize() for queue in QUEUES)):
        assert found[f"{name}DeadAlarm"] == ("AWS/SQS", "ApproximateNumberOfMessagesVisible", 0)
    for name in ("Api", "Relay", "Clockwork", *(queue.capitalize() for queue in QUEUES)):
        assert found[f"{name}ThrottledAlarm"] == ("AWS/Lambda", "Throttles", 0)
    assert found["ApiFailsAlarm"] == ("AWS/ApiGateway", "5XXError", 2)
    assert found["RelayLateAlarm"] == ("AWS/Lambda", "IteratorAge", 60_000)
    assert found["TableWritesThrottledAlarm"] == ("AWS/DynamoDB", "WriteThrottleEvents", 0)
    assert all(
        each["Properties"]["AlarmActions"] == [{"Ref": "Alarms"}]
        for each in of_type(resources, "AWS::CloudWatch::Alarm").values()
    )
    assert len(found) == 25


def test_the_api_is_named_as_its_alarm_looks_for_it(resources):
    name = {"Ref": "AWS::StackName"}
    assert resources["RestAPI"]["Properties"]["Name"] == name
    assert resources["RestAPI"]["Properties"]["DefinitionBody"]["info"]["title"] == name
    assert {"Name": "ApiName", "Value": name} in resources["ApiFailsAlarm"]["Properties"]["Dimensions"]


def test_every_template_resource_that_is_named_exists(template):
    known = set(template["Resources"]) | set(template["Parameters"])
    refs = {node["Ref"] for node in walk(template) if isinstance(node, dict) and isinstance(node.get("Ref"), str)}
    assert {ref for ref in refs if not ref.startswith("AWS::")} - known == set()
