"""What the first start does once everything runs: the shop, its owner, and a sample business to look at.

    python -m infra.local.first_start

Safe to repeat: a first start that was interrupted goes on where it stopped.
"""

import json
import os
import time
import urllib.request


def main() -> None:
    import app  # noqa: F401  (declares the modules)
    from chalicelib.core.context import acting
    from chalicelib.core.settings import settings
    from chalicelib.shop import service as shop

    with_sample = os.environ.get("DAYBOOK_SAMPLE") != "0"
    from infra.local.clients import client
    from infra.local.sample import load as sample

    with acting(shop=settings.shop, by="first start"):
        shop.open_shop(
            **(sample.shop_settings() if with_sample else {"name": "My shop"}),
            owner_email=os.environ["DAYBOOK_OWNER_EMAIL"],
            owner_password=os.environ["DAYBOOK_OWNER_PASSWORD"],
        )
        if with_sample:
            sample.load_pictures(client("s3", str(settings.aws_url)), settings.bucket)
            sample.load()
            wait_until_idle(settings.url)


def wait_until_idle(url: str, patience: float = 60.0) -> None:
    """Until what the sample set going (what can be bought, ratings, mail) is done, so that the first page shows it."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with urllib.request.urlopen(f"{url}/health", timeout=10) as answer:
            if json.load(answer)["idle"]:
                return
        time.sleep(0.2)


if __name__ == "__main__":
    main()
