"""Who is told of trouble: a topic, and an alarm for each thing that a person must look at."""

from typing import Any

from chalicelib.core.module import QUEUES

Json = dict[str, Any]
FIVE_MINUTES = 300


def alarms(functions: dict[str, str]) -> Json:
    """The topic and all alarms. `functions` gives each function's logical id by its name."""
    made: Json = {"Alarms": topic(), "AlarmsMailed": subscription()}
    for name in ("relay", *QUEUES):
        made[f"{name.capitalize()}DeadAlarm"] = of_queue(
            f"{name.capitalize()}DeadQueue", "ApproximateNumberOfMessagesVisible", 0, f"Messages wait in {name}-dead."
        )
    for name in QUEUES:
        made[f"{name.capitalize()}LateAlarm"] = of_queue(
            f"{name.capitalize()}Queue", "ApproximateAgeOfOldestMessage", 900, f"{name} is fifteen minutes behind."
        )
    for name, logical in functions.items():
        made[f"{name.capitalize()}ThrottledAlarm"] = of_function(logical, "Throttles", 0, f"{name} was throttled.")
    return made | {
        "ApiFailsAlarm": of_api("5XXError", 2, "Three or more answers in five minutes were our own errors."),
        "RelayLateAlarm": of_function(
            "Relay", "IteratorAge", 60_000, "Events reach the queues over a minute late.", statistic="Maximum"
        ),
        "ClockworkFailsAlarm": of_function("Clockwork", "Errors", 2, "The minute's work failed three times."),
        "ClockworkStandsAlarm": of_function(
            "Clockwork",
            "Invocations",
            1,
            "The clock stands: no minute's work in five minutes.",
            comparison="LessThanThreshold",
            missing="breaching",
        ),
        "TableReadsThrottledAlarm": of_table("ReadThrottleEvents", "Reads of the table were throttled."),
        "TableWritesThrottledAlarm": of_table("WriteThrottleEvents", "Writes to the table were throttled."),
    }


def topic() -> Json:
    return {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Fn::Sub": "${AWS::StackName} alarms"}}}


def subscription() -> Json:
    properties = {"TopicArn": {"Ref": "Alarms"}, "Protocol": "email", "Endpoint": {"Ref": "AlarmEmail"}}
    return {"Type": "AWS::SNS::Subscription", "Condition": "AlarmsAreMailed", "Properties": properties}


def alarm(
    namespace: str,
    metric: str,
    dimensions: Json,
    threshold: int,
    says: str,
    statistic: str = "Sum",
    comparison: str = "GreaterThanThreshold",
    missing: str = "notBreaching",
) -> Json:
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmDescription": says,
            "Namespace": namespace,
            "MetricName": metric,
            "Dimensions": [{"Name": name, "Value": value} for name, value in dimensions.items()],
            "Statistic": statistic,
            "Period": FIVE_MINUTES,
            "EvaluationPeriods": 1,
            "Threshold": threshold,
            "ComparisonOperator": comparison,
            "TreatMissingData": missing,
            "AlarmActions": [{"Ref": "Alarms"}],
            "OKActions": [{"Ref": "Alarms"}],
        },
    }


def of_queue(queue: str, metric: str, threshold: int, says: str) -> Json:
    name = {"QueueName": {"Fn::GetAtt": [queue, "QueueName"]}}
    return alarm("AWS/SQS", metric, name, threshold, says, statistic="Maximum")


def of_function(logical: str, metric: str, threshold: int, says: str, **more: str) -> Json:
    return alarm("AWS/Lambda", metric, {"FunctionName": {"Ref": logical}}, threshold, says, **more)


def of_api(metric: str, threshold: int, says: str) -> Json:
    return alarm("AWS/ApiGateway", metric, {"ApiName": {"Ref": "AWS::StackName"}, "Stage": "api"}, threshold, says)


def of_table(metric: str, says: str) -> Json:
    return alarm("AWS/DynamoDB", metric, {"TableName": {"Ref": "Table"}}, 0, says)
