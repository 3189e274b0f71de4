"""The part of the CloudFormation template that Chalice cannot say; `chalice package --merge-template` takes it.

Chalice makes the functions, their roles (.chalice/policy-*.json), log groups and the API's routes. Here are what they
stand on (table, queues, files), what calls them (stream, queues, clock), what they are told (environment), and who is
told of trouble (alarms). The table is core's TABLE and the queues are core's QUEUES, so neither is written twice.
"""

from typing import Any

from chalicelib.core.module import ONE_AT_A_TIME, QUEUES
from chalicelib.core.table import TABLE
from infra.aws import alarms, edge

Json = dict[str, Any]

RECEIVES = 5  # how often a message is tried before a person looks at it
TWO_WEEKS = 14 * 24 * 60 * 60  # the longest SQS keeps a message; core remembers handled events as long
WORKER_SECONDS = 60  # .chalice/config.json; a test holds the two together
VISIBILITY_SECONDS = 6 * WORKER_SECONDS  # AWS's advice: six times the function's timeout
# Documents take numbers without gaps and payments ask Stripe: few at a time. The others are bounded to spare the table.
AT_ONCE = {"fulfilment": 10, "notification": 5, "billing": 5, "projection": 10, "pictures": 5}
# What goes into a Lambda's environment from the one secret, and into which functions it goes
SECRETS = {
    "DAYBOOK_SECRET": "session",
    "STRIPE_SECRET_KEY": "stripe_secret_key",
    "STRIPE_PUBLISHABLE_KEY": "stripe_publishable_key",
    "STRIPE_WEBHOOK_SECRET": "stripe_webhook_secret",
}
TALKS_TO_STRIPE = ("api", "fulfilment", "billing", "clockwork")
FUNCTIONS = {"api": "APIHandler", "relay": "Relay", **{queue: queue.capitalize() for queue in QUEUES}}
FUNCTIONS["clockwork"] = "Clockwork"
# Pillow's wheels want a newer system than Python 3.11 has on Lambda; this function needs two files of ours only.
DARKROOM_RUNTIME = "python3.13"
DARKROOM_ZIP = "darkroom.zip"
ASKS_DARKROOM = ("api", "pictures")


def ref(name: str) -> Json:
    return {"Ref": name}


def arn(name: str) -> Json:
    return {"Fn::GetAtt": [name, "Arn"]}


def sub(text: str) -> Json:
    return {"Fn::Sub": text}


def merge_template(architecture: str = "arm64") -> Json:
    """All of it, as JSON to merge."""
    return {
        "Description": "Daybook: order management and web shop",
        "Parameters": PARAMETERS,
        "Conditions": {
            "AlarmsAreMailed": {"Fn::Not": [{"Fn::Equals": [ref("AlarmEmail"), ""]}]},
            "OneShop": {"Fn::Not": [{"Fn::Equals": [ref("Shop"), ""]}]},
            "HasCdn": {"Fn::Equals": [ref("WithCdn"), "yes"]},
            "HasCertificate": {"Fn::Not": [{"Fn::Equals": [ref("Certificate"), ""]}]},
        },
        "Resources": {
            "Table": table(),
            **queues(),
            **files(),
            **{logical: function(name) for name, logical in FUNCTIONS.items()},
            **{log_group(logical): logs(name) for name, logical in FUNCTIONS.items()},
            "Darkroom": darkroom(architecture),
            "RestAPI": edge.api(),
            **edge.distribution(),
            **alarms.alarms(FUNCTIONS),
        },
        "Outputs": outputs(),
    }


PARAMETERS: Json = {
    "Url": {
        "Type": "String",
        "Description": "Where shoppers find the shop, without a path: https://shop.example",
        "AllowedPattern": "https?://[^/]+",
    },
    "Sender": {"Type": "String", "Description": "The address letters come from, of an identity SES has verified"},
    "SenderIdentity": {"Type": "String", "Description": "That identity: the address itself, or its domain"},
    "SecretName": {
        "Type": "String",
        "Default": "daybook/secrets",
        "Description": "The secret in Secrets Manager that holds " + ", ".join(SECRETS.values()),
    },
    "Shop": {
        "Type": "String",
        "Default": "main",
        "Description": "The shop of this installation; empty where the host name tells which shop is meant",
    },
    "DeletionProtection": {"Type": "String", "Default": "true", "AllowedValues": ["true", "false"]},
    "AlarmEmail": {"Type": "String", "Default": "", "Description": "Who is told of trouble; empty for nobody"},
    "LogLevel": {"Type": "String", "Default": "INFO", "AllowedValues": ["DEBUG", "INFO", "WARNING"]},
    "WithCdn": {
        "Type": "String",
        "Default": "yes",
        "AllowedValues": ["yes", "no"],
        "Description": "Whether CloudFront serves the shop, its built files and its pictures",
    },
    "Certificate": {
        "Type": "String",
        "Default": "",
        "Description": "The ARN of a certificate in us-east-1 for the host of Url; empty for CloudFront's own name",
    },
}


def table() -> Json:
    """Core's table, with what an installation that holds money and orders wants besides. It outlives its stack."""
    # CloudFormation's TABLE differs from DynamoDB's in one word: a stream it names is on
    keys = {name: value for name, value in TABLE.items() if name != "StreamSpecification"}
    stream = {"StreamViewType": TABLE["StreamSpecification"]["StreamViewType"]}
    return {
        "Type": "AWS::DynamoDB::Table",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {
            **keys,
            "StreamSpecification": stream,
            "TimeToLiveSpecification": {"AttributeName": "expires_at", "Enabled": True},
            "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True},
            "DeletionProtectionEnabled": ref("DeletionProtection"),
        },
    }


def queues() -> Json:
    """Each queue with its dead letters, and one for what the relay could not send."""
    made = {"RelayDeadQueue": queue("relay-dead")}
    for name in QUEUES:
        made[f"{name.capitalize()}DeadQueue"] = queue(f"{name}-dead")
        redrive = {"deadLetterTargetArn": arn(f"{name.capitalize()}DeadQueue"), "maxReceiveCount": RECEIVES}
        made[f"{name.capitalize()}Queue"] = queue(name, VisibilityTimeout=VISIBILITY_SECONDS, RedrivePolicy=redrive)
    return made


def queue(name: str, **more: Any) -> Json:
    properties = {
        "QueueName": sub(f"${{AWS::StackName}}-{name}"),
        "MessageRetentionPeriod": TWO_WEEKS,
        "SqsManagedSseEnabled": True,
        **more,
    }
    return {
        "Type": "AWS::SQS::Queue",
        "DeletionPolicy": "Delete",  # the table is the outbox: what was queued can be sent again
        "UpdateReplacePolicy": "Delete",
        "Properties": properties,
    }


def files() -> Json:
    """The bucket: pictures, files to import, and the built frontends. Nobody reads it but the functions and the CDN."""
    uploads = {
        "AllowedMethods": ["PUT"],
        "AllowedOrigins": [ref("Url")],
        "AllowedHeaders": ["content-type"],
        "MaxAge": 3600,
    }
    lasting = [
        {"Id": "imports", "Status": "Enabled", "Prefix": "imports/", "ExpirationInDays": 30},
        {"Id": "exports", "Status": "Enabled", "Prefix": "exports/", "ExpirationInDays": 8},
        {"Id": "search", "Status": "Enabled", "Prefix": "search/", "ExpirationInDays": 30},
        {"Id": "uploads", "Status": "Enabled", "Prefix": "uploads/", "ExpirationInDays": 1},
        {"Id": "unfinished", "Status": "Enabled", "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1}},
    ]
    bucket = {
        "Type": "AWS::S3::Bucket",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {
            "PublicAccessBlockConfiguration": {
                "BlockPublicAcls": True,
                "BlockPublicPolicy": True,
                "IgnorePublicAcls": True,
                "RestrictPublicBuckets": True,
            },
            "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]},
            "CorsConfiguration": {"CorsRules": [uploads]},
            "LifecycleConfiguration": {"Rules": lasting},
        },
    }
    return {"Files": bucket, "FilesPolicy": edge.bucket_policy()}


def function(name: str) -> Json:
    """What a function is called, told and called by. Its code, role, memory and time limit are Chalice's to say."""
    properties: Json = {
        "FunctionName": sub(f"${{AWS::StackName}}-{name}"),  # policies name its log group, so its name is known before
        "Environment": {"Variables": environment(name)},
    }
    called_by = events(name)
    return {"Properties": properties | ({"Events": called_by} if called_by else {})}


def darkroom(architecture: str) -> Json:
    """What opens pictures: it reads what was sent, writes what may be shown, and can reach nothing else."""
    reads = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": [of_files("uploads"), of_files("media")]}
    writes = {"Effect": "Allow", "Action": "s3:PutObject", "Resource": of_files("media")}
    return {
        "Type": "AWS::Serverless::Function",
        "Properties": {
            "FunctionName": sub("${AWS::StackName}-darkroom"),
            "CodeUri": f"./{DARKROOM_ZIP}",
            "Handler": "chalicelib.media.darkroom.handler",
            "Runtime": DARKROOM_RUNTIME,
            "Architectures": [architecture],
            "MemorySize": 2048,
            "Timeout": WORKER_SECONDS,
            "Policies": [{"Version": "2012-10-17", "Statement": [reads, writes]}],
        },
    }


def of_files(folder: str) -> Json:
    return sub(f"${{Files.Arn}}/{folder}/*")


def log_group(logical: str) -> str:
    """Chalice's logical id of a function's log group."""
    return f"{logical.replace('APIHandler', 'ApiHandler')}LogGroup"


def logs(name: str) -> Json:
    """Named without the function, so that it is there first; Chalice's own for the API names a function that is not."""
    return {"Properties": {"LogGroupName": sub(f"/aws/lambda/${{AWS::StackName}}-{name}")}}


def environment(name: str) -> Json:
    told: Json = {
        "DAYBOOK_TABLE": ref("Table"),
        "DAYBOOK_QUEUE_PREFIX": sub("${AWS::StackName}-"),
        "DAYBOOK_BUCKET": ref("Files"),
        "DAYBOOK_URL": ref("Url"),
        "DAYBOOK_SENDER": ref("Sender"),
        "DAYBOOK_SHOP": {"Fn::If": ["OneShop", ref("Shop"), ref("AWS::NoValue")]},
        "DAYBOOK_LOG_LEVEL": ref("LogLevel"),
    }
    if name in ASKS_DARKROOM:
        told["DAYBOOK_DARKROOM"] = sub("${AWS::StackName}-darkroom")
    if name == "relay":  # it answers nobody and signs nothing
        return told
    known = {variable: key for variable, key in SECRETS.items() if variable == "DAYBOOK_SECRET" or stripe(name)}
    return told | {variable: secret(key) for variable, key in known.items()}


def stripe(name: str) -> bool:
    return name in TALKS_TO_STRIPE


def secret(key: str) -> Json:
    """A reference that CloudFormation resolves when it deploys, so that no template holds the value."""
    return sub("{{resolve:secretsmanager:${SecretName}:SecretString:" + key + "}}")


def events(name: str) -> Json:
    if name == "relay":
        return {"Stream": {"Type": "DynamoDB", "Properties": from_stream()}}
    if name in QUEUES:
        return {"Messages": {"Type": "SQS", "Properties": from_queue(name)}}
    if name == "clockwork":
        return {"Minute": {"Type": "Schedule", "Properties": {"Schedule": "rate(1 minute)"}}}
    return {}


def from_stream() -> Json:
    """Every new event, from the first there is. A batch that fails is halved, tried for an hour, then put aside."""
    events_only = '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["event"]}}}}'
    return {
        "Stream": {"Fn::GetAtt": ["Table", "StreamArn"]},
        "StartingPosition": "TRIM_HORIZON",
        "BatchSize": 100,
        "BisectBatchOnFunctionError": True,
        "MaximumRetryAttempts": 100,
        "MaximumRecordAgeInSeconds": 3600,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "FilterCriteria": {"Filters": [{"Pattern": events_only}]},
        "DestinationConfig": {"OnFailure": {"Type": "SQS", "Destination": arn("RelayDeadQueue")}},
    }


def from_queue(name: str) -> Json:
    return {
        "Queue": arn(f"{name.capitalize()}Queue"),
        "BatchSize": 1 if name in ONE_AT_A_TIME else 10,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "ScalingConfig": {"MaximumConcurrency": AT_ONCE[name]},
    }


def outputs() -> Json:
    return {
        "TableName": {"Value": ref("Table")},
        "BucketName": {"Value": ref("Files")},
        "QueuePrefix": {"Value": sub("${AWS::StackName}-")},
        "CdnDomain": {"Condition": "HasCdn", "Value": {"Fn::GetAtt": ["Cdn", "DomainName"]}},
        "CdnId": {"Condition": "HasCdn", "Value": ref("Cdn")},
    }
