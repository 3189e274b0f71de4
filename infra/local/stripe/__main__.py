"""`python -m infra.local.stripe --port N --home DIR --webhook URL --secret whsec_...` runs the simulator."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sqlite3
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from .app import Simulator
from .server import Server
from .store import Store
from .webhooks import Deliverer

LOOPBACK = ("127.0.0.1", "localhost")
LIVE = ("sk_live_", "rk_live_", "pk_live_")


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m infra.local.stripe", description="A stand-in for Stripe, for tests."
    )
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default="127.0.0.1", help="the loopback address, and no other")
    parser.add_argument("--home", type=Path, required=True, help="where stripe.sqlite lives")
    parser.add_argument("--webhook", help="where events are sent; without it they are kept and not sent")
    parser.add_argument("--secret", default="", help="signs the webhooks: whsec_...")
    return parser.parse_args(given)


def refusal(chosen: argparse.Namespace, environment: Mapping[str, str]) -> str | None:
    """Why the simulator must not start, as a sentence; None when it may."""
    for name, value in environment.items():
        if value.startswith(LIVE):
            return f"{name} holds a live Stripe key: the simulator does not start where real money could be meant."
    if chosen.host not in LOOPBACK:
        return f"The Stripe simulator listens on 127.0.0.1 only, not on {chosen.host}."
    if chosen.webhook:
        address = urlsplit(chosen.webhook)
        if address.scheme != "http" or address.hostname not in LOOPBACK:
            return f"The Stripe simulator sends webhooks to http://127.0.0.1 only, not to {chosen.webhook}."
        if not chosen.secret.startswith("whsec_"):
            return "Webhooks need --secret whsec_... to be signed with."
    return None


def main(given: list[str]) -> str | None:
    chosen = arguments(given)
    if why := refusal(chosen, os.environ):
        return why
    if _taken(chosen.port):
        return f"Port {chosen.port} on 127.0.0.1 is taken: stop what listens there, or choose another --port."
    try:
        store = Store(chosen.home)
    except sqlite3.OperationalError:
        return f"{chosen.home / 'stripe.sqlite'} is in use by another Stripe simulator."
    deliverer = Deliverer(store, chosen.webhook, chosen.secret)
    try:
        server = Server(chosen.port, Simulator(store, deliverer))
    except OSError as error:
        return f"The Stripe simulator cannot listen on 127.0.0.1:{chosen.port}: {error.strerror}."
    _serve(server, deliverer)
    store.close()
    return None


def _taken(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _serve(server: Server, deliverer: Deliverer) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is under way."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    deliverer.start()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    print(f"Stripe simulator on http://127.0.0.1:{server.server_port} (test payments: no money moves)", flush=True)
    stop.wait()
    server.shutdown()
    server.server_close()
    deliverer.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
