"""The browser's part: the script in place of Stripe.js, the card form it frames, and the bank's 3-D Secure page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from . import bank, intents
from .call import Call
from .errors import Refused
from .parameters import choice, required

FILES = Path(__file__).with_name("browser")
ASSETS = {
    "/v3": ("v3.js", "text/javascript"),
    "/v3/": ("v3.js", "text/javascript"),
    "/v3/card": ("card.html", "text/html"),
    "/v3/card.js": ("card.js", "text/javascript"),
    "/v3/words.js": ("words.js", "text/javascript"),
    "/v3/challenge.js": ("challenge.js", "text/javascript"),
    "/v3/form.css": ("form.css", "text/css"),
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)

Answer = tuple[int, list[tuple[str, str]], bytes]


def asset(method: str, path: str) -> Answer:
    if method not in ("GET", "HEAD") or path not in ASSETS:
        raise Refused(f"The Stripe simulator serves no {path} to a browser.", status=404)
    return _file(*ASSETS[path])


def _file(name: str, type: str) -> Answer:
    headers = [
        ("Content-Type", f"{type}; charset=utf-8"),
        ("Cache-Control", "no-cache"),
        ("Content-Security-Policy", POLICY),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ]
    return 200, headers, (FILES / name).read_bytes()


def challenge(call: Call, method: str, id: str) -> Answer:
    """The bank's page, and (POST) the buyer's decision there; open to who holds the intent's client secret."""
    required(call.given, "client_secret")
    intent = call.need("payment_intent", id, "intent")
    if not intents.holds_secret(intent, call.given["client_secret"]):
        raise Refused("The client secret is not this payment's.", status=403)
    if method != "POST":
        return _file("challenge.html", "text/html")
    required(call.given, "outcome")
    action: dict[str, Any] = intent["next_action"] or {}
    completed = choice(call.given, "outcome", ("complete", "fail")) == "complete"
    intent = bank.authenticate(call, id, completed)
    shown = {"status": intent["status"], "return_url": action.get("redirect_to_url", {}).get("return_url")}
    return 200, [("Content-Type", "application/json"), ("Cache-Control", "no-store")], json.dumps(shown).encode()
