"""Daybook's stack on an AWS emulator: created by CloudFormation from what `make package` builds, and running.

Everything in it is the emulator's: table, stream, queues, functions, clock, API. Only Stripe is the simulator.
"""

import json
import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import boto3

from infra.aws.package import Package
from infra.local import ministack
from infra.local.children import Child, free_port, listens
from infra.local.clients import CREDENTIALS, REGION

NAME = "daybook"
SENDER = "shop@daybook.example"
SECRETS = {
    "session": "a secret of this test",
    "stripe_secret_key": "sk_test_daybook",
    "stripe_publishable_key": "pk_test_daybook",
    "stripe_webhook_secret": "whsec_of_this_test",
}


class Stack:
    """`with Stack(package, home) as stack:` is an installation with no shop in it yet."""

    def __init__(self, package: Package, home: Path) -> None:
        self.package, self.home = package, home
        self.port, self.simulator_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.emulator = ministack.ministack(home, self.port)
        self.simulator: Child | None = None
        self.outputs: dict[str, str] = {}

    def client(self, service: str) -> Any:
        keys = {name.lower(): value for name, value in CREDENTIALS.items() if name != "AWS_DEFAULT_REGION"}
        return boto3.client(service, endpoint_url=self.url, region_name=REGION, **keys)  # type: ignore[call-overload]

    @property
    def api(self) -> str:
        """The path of the API's stage at the emulator."""
        return f"/restapis/{self.outputs['RestAPIId']}/api/_user_request_"

    def template(self) -> dict[str, Any]:
        """The package's template, with what a person uploads and what points at the simulator."""
        template = json.loads(self.package.template.read_text())
        for resource in template["Resources"].values():
            if resource["Type"] == "AWS::Serverless::Function":
                code = self.package.darkroom if "Environment" not in resource["Properties"] else self.package.zip
                resource["Properties"]["CodeUri"] = {"Bucket": "artifacts", "Key": code.name}
                told = resource["Properties"].get("Environment", {}).get("Variables", {})
                if "STRIPE_SECRET_KEY" in told:
                    told["DAYBOOK_STRIPE_URL"] = f"http://127.0.0.1:{self.simulator_port}"
        return template

    def create(self) -> None:
        s3 = self.client("s3")
        s3.create_bucket(Bucket="artifacts", CreateBucketConfiguration={"LocationConstraint": REGION})
        for code in (self.package.zip, self.package.darkroom):
            s3.upload_file(str(code), "artifacts", code.name)
        s3.put_object(Bucket="artifacts", Key="sam.json", Body=json.dumps(self.template()).encode())
        self.client("secretsmanager").create_secret(Name="daybook/secrets", SecretString=json.dumps(SECRETS))
        self.client("ses").verify_email_identity(EmailAddress=SENDER)
        given = {"Url": self.url, "Sender": SENDER, "SenderIdentity": SENDER, "DeletionProtection": "false"}
        cloudformation = self.client("cloudformation")
        cloudformation.create_stack(
            StackName=NAME,
            TemplateURL=f"{self.url}/artifacts/sam.json",
            Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in given.items()],
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        )
        made = self.settled(cloudformation)
        self.outputs = {each["OutputKey"]: each["OutputValue"] for each in made["Outputs"]}

    def settled(self, cloudformation: Any) -> dict[str, Any]:
        until = time.monotonic() + 90
        while (stack := cloudformation.describe_stacks(StackName=NAME)["Stacks"][0])["StackStatus"] == (
            "CREATE_IN_PROGRESS"
        ):
            assert time.monotonic() < until, "the stack was not made in 90 s"
            time.sleep(0.2)
        if stack["StackStatus"] != "CREATE_COMPLETE":
            events = cloudformation.describe_stack_events(StackName=NAME)["StackEvents"]
            why = [each.get("ResourceStatusReason") for each in events if "FAILED" in each["ResourceStatus"]]
            raise AssertionError(f"{stack['StackStatus']}: {why}")
        return dict(stack)

    def start_simulator(self) -> None:
        at = ["--port", str(self.simulator_port), "--home", str(self.home / "stripe")]
        to = ["--webhook", f"{self.url}{self.api}/webhooks/stripe", "--secret", SECRETS["stripe_webhook_secret"]]
        command = [sys.executable, "-m", "infra.local.stripe", *at, *to]
        log = self.home / "logs" / "stripe.log"
        self.simulator = Child("Stripe simulator", command, log, lambda: listens(self.simulator_port))
        self.simulator.start()

    def environment(self) -> dict[str, str]:
        """For a program that would talk to AWS with its own credentials."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DAYBOOK_", "STRIPE_"))}
        return {
            **kept,
            **CREDENTIALS,
            "AWS_ENDPOINT_URL": self.url,
            "DAYBOOK_OWNER_PASSWORD": "a long password for tests",
        }

    def letters(self) -> list[dict[str, Any]]:
        return ministack.sent_messages(self.url)

    def waiting(self, queue: str) -> int:
        """Messages of a queue, those that are worked on included."""
        sqs = self.client("sqs")
        at = sqs.get_queue_url(QueueName=f"{NAME}-{queue}")["QueueUrl"]
        wanted = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        return sum(
            int(count) for count in sqs.get_queue_attributes(QueueUrl=at, AttributeNames=wanted)["Attributes"].values()
        )

    def logs(self, function: str) -> list[str]:
        """What a function has written, for a test that fails."""
        events = self.client("logs").filter_log_events(logGroupName=f"/aws/lambda/{NAME}-{function}")["events"]
        return [str(each["message"]) for each in events]

    def __enter__(self) -> "Stack":
        self.emulator.start()
        try:
            self.create()
            self.start_simulator()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.simulator is not None:
            self.simulator.stop()
        self.emulator.stop()
