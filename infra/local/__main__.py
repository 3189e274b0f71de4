"""`python -m infra.local` (make run): the whole of Daybook on this machine, until Ctrl-C."""

import logging
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from infra.local.addresses import Addresses, choose, environment
from infra.local.children import NotReady
from infra.local.home import Home
from infra.local.supervisor import Supervisor, catch_signals, wait_for_the_dead


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for library in ("botocore", "pynamodb"):
        logging.getLogger(library).setLevel(logging.WARNING)
    home = Home(Path(os.environ.get("DAYBOOK_HOME") or ".daybook"))
    with home.locked():
        return run(home)


def run(home: Home) -> int:
    started = time.monotonic()
    wait_for_the_dead(home)
    home.tidy_logs()
    at = choose(os.environ)
    settings = owner_of(home, os.environ)
    supervisor = Supervisor(home, at, environment(home, settings, at, os.environ))
    catch_signals(supervisor)
    first = not settings["first_start_done"]
    try:
        if first:
            print("The first start makes the shop and its sample goods; later ones are faster.", flush=True)
        supervisor.start(first_start=first)
        if not supervisor.stopping:
            print(greeting(at, settings, first, home, time.monotonic() - started), flush=True)
        supervisor.run_until_stopped()
    except NotReady as failure:
        print(failure, file=sys.stderr, flush=True)
        return 1
    finally:
        supervisor.stop()
    print("Daybook has stopped.", flush=True)
    return 0


def owner_of(home: Home, env: Mapping[str, str]) -> dict[str, Any]:
    """The settings, with the owner the person named before the first start, if they did."""
    settings = home.settings()
    if not settings["first_start_done"]:
        settings["owner_email"] = env.get("DAYBOOK_OWNER_EMAIL") or settings["owner_email"]
        if chosen := env.get("DAYBOOK_OWNER_PASSWORD"):
            settings |= {"owner_password": chosen, "owner_password_chosen": True}
        home.keep_settings(settings)
    return settings


def greeting(at: Addresses, settings: Mapping[str, Any], first: bool, home: Home, seconds: float) -> str:
    sign_in = how_to_sign_in(settings, first, home)
    lines = [
        f"Daybook is running ({seconds:.1f} s).",
        "",
        f"  Storefront   {at.url}/",
        f"  Admin        {at.url}/admin",
        f"               sign in as {settings['owner_email']} {sign_in}",
        f"  API          {at.url}/api/docs",
        f"  Mailbox      {at.url}/dev/mail",
    ]
    if at.simulator is not None:
        lines += [
            f"  Payments     simulated, http://127.0.0.1:{at.simulator} (no money moves)",
            "               pay with 4242 4242 4242 4242; 4000 0027 6000 3184 asks for 3-D Secure;",
            "               4000 0000 0000 0002 is declined",
        ]
    else:
        lines += [
            "  Payments     Stripe; send it to this machine with: ",
            f"               stripe listen --forward-to {at.url}/webhooks/stripe",
        ]
    return "\n".join([*lines, "", f"Everything is kept in {home.folder}. Stop with Ctrl-C.", ""])


def how_to_sign_in(settings: Mapping[str, Any], first: bool, home: Home) -> str:
    """Where the owner's password is; a generated one is printed once, at the first start."""
    if settings["owner_password_chosen"]:
        return "with the password you chose (DAYBOOK_OWNER_PASSWORD)"
    if first:
        return f"with the password {settings['owner_password']}"
    return f"with the password in {home.settings_file}"


if __name__ == "__main__":
    sys.exit(main())
