"""Open the shop of a new stack: its settings and its owner. Once for each shop; repeating it changes nothing.

    DAYBOOK_OWNER_PASSWORD=... python -m infra.aws.open_shop --stack daybook --name "Fjell" --owner you@shop.example

It writes to the stack's table with the credentials of whoever runs it; no function may do this.
"""

import argparse
import os
import sys

import boto3


def main(given: list[str] | None = None) -> str | None:
    """Answers why it could not, as a sentence."""
    chosen = arguments(given)
    password = os.environ.get("DAYBOOK_OWNER_PASSWORD", "")
    if not password:
        return "Set DAYBOOK_OWNER_PASSWORD to the owner's first password."
    stack = boto3.client("cloudformation").describe_stacks(StackName=chosen.stack)["Stacks"][0]
    told = {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}
    os.environ |= {"DAYBOOK_TABLE": told["TableName"], "DAYBOOK_SHOP": chosen.shop}
    os.environ.pop("DAYBOOK_DYNAMODB_URL", None)

    import app  # noqa: F401  (declares the modules)
    from chalicelib.core.context import acting
    from chalicelib.shop import service

    with acting(shop=chosen.shop, by="installation"):
        service.open_shop(chosen.name, owner_email=chosen.owner, owner_password=password)
    print(f"{chosen.name} is open; {chosen.owner} may sign in.")
    return None


def arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.aws.open_shop", description=__doc__.partition("\n")[0])
    parser.add_argument("--stack", required=True, help="the name of the CloudFormation stack")
    parser.add_argument("--name", required=True, help="what the shop is called")
    parser.add_argument("--owner", required=True, help="the owner's e-mail address")
    parser.add_argument("--shop", default="main", help="the shop's id, where a table holds several")
    return parser.parse_args(given)


if __name__ == "__main__":
    sys.exit(main())
