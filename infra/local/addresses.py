"""Where each part of one installation listens, and the environment that tells every process of it."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from infra.local.children import free_port
from infra.local.clients import CREDENTIALS
from infra.local.home import Home

SIMULATOR_KEY = "sk_test_daybook"
DEFAULT_PORT = 8000


@dataclass(frozen=True)
class Addresses:
    """The ports of the parts; the database's and the queues' are any that are free."""

    web: int
    simulator: int | None
    database: int
    queues: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.web}"


def choose(env: Mapping[str, str]) -> Addresses:
    """The addresses of this start. Raises SystemExit, with a sentence, where a port is taken or is no port."""
    given = env.get("DAYBOOK_PORT") or str(DEFAULT_PORT)
    if not given.isdecimal() or not 0 < int(given) < 65535:
        raise SystemExit(f"DAYBOOK_PORT is {given!r}; it must be a number from 1 to 65534.")
    web = int(given)
    simulator = web + 1 if simulated(env) else None
    refuse_if_taken(web, "the shop")
    if simulator is not None:
        refuse_if_taken(simulator, "the Stripe simulator")
    return Addresses(web, simulator, free_port(), free_port())


def simulated(env: Mapping[str, str]) -> bool:
    """Whether payments go to the simulator: unless a key of Stripe's own is set."""
    return env.get("STRIPE_SECRET_KEY", "") in ("", SIMULATOR_KEY)


def refuse_if_taken(port: int, what: str) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as error:
            raise SystemExit(
                f"Port {port}, where {what} would listen, is not free ({error.strerror}). "
                f"Stop the program that listens there, or choose another port: DAYBOOK_PORT={port + 80} make run"
            ) from None


def environment(home: Home, settings: Mapping[str, Any], at: Addresses, outer: Mapping[str, str]) -> dict[str, str]:
    """What every process of this installation is started with. What the person set wins where it is theirs to set."""
    own = {
        "DAYBOOK_TABLE": "daybook-local",
        "DAYBOOK_QUEUE_PREFIX": "daybook-local-",
        "DAYBOOK_BUCKET": "daybook-local",
        "DAYBOOK_SHOP": "main",
        "DAYBOOK_SECRET": str(settings["secret"]),
        "DAYBOOK_URL": at.url,
        "DAYBOOK_SENDER": "shop@daybook.example",
        "DAYBOOK_SAMPLE": "1",
        "DAYBOOK_LOG_LEVEL": "WARNING",
        "DAYBOOK_OWNER_EMAIL": str(settings["owner_email"]),
        "DAYBOOK_OWNER_PASSWORD": str(settings["owner_password"]),
    }
    fixed = {
        **CREDENTIALS,
        "AWS_EC2_METADATA_DISABLED": "true",
        "DAYBOOK_HOME": str(home.folder),
        "DAYBOOK_PORT": str(at.web),
        "DAYBOOK_DYNAMODB_URL": f"http://127.0.0.1:{at.database}",
        "DAYBOOK_AWS_URL": f"http://127.0.0.1:{at.queues}",
        "POWERTOOLS_TRACE_DISABLED": "true",
    }
    if at.simulator is not None:
        fixed |= {
            "DAYBOOK_STRIPE_URL": f"http://127.0.0.1:{at.simulator}",
            "DAYBOOK_STRIPE_JS": f"http://127.0.0.1:{at.simulator}/v3/",
            "STRIPE_SECRET_KEY": SIMULATOR_KEY,
            "STRIPE_PUBLISHABLE_KEY": "pk_test_daybook",
            "STRIPE_WEBHOOK_SECRET": str(settings["webhook_secret"]),
        }
    ours = {
        name: value for name, value in outer.items() if not name.startswith("AWS_") and name != "DAYBOOK_STRIPE_URL"
    }
    return {**own, **{name: value for name, value in ours.items() if value}, **fixed}
