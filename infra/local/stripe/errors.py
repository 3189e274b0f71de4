"""Stripe's error bodies: what the simulator refuses, in the words and codes Stripe uses."""

from __future__ import annotations

from typing import Any

DOCUMENTATION = "https://docs.stripe.com/error-codes/"


class Refused(Exception):
    """A request answered with an error and without any effect.

    `kept` says whether the answer is remembered under the request's idempotency key. Stripe remembers what began to
    execute and forgets what its validation turned away (docs.stripe.com/api/idempotent_requests).
    """

    def __init__(
        self,
        message: str,
        code: str | None = None,
        param: str | None = None,
        status: int = 400,
        type: str = "invalid_request_error",
        kept: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.kept = kept
        self.error: dict[str, Any] = {"message": message, "type": type}
        if code:
            self.error |= {"code": code, "doc_url": DOCUMENTATION + code.replace("_", "-")}
        if param:
            self.error["param"] = param
        self.error |= more

    @property
    def body(self) -> dict[str, Any]:
        return {"error": self.error}


def missing(param: str) -> Refused:
    return Refused(f"Missing required param: {param}.", "parameter_missing", param)


def no_such(kind: str, id: str, param: str = "id", status: int = 404) -> Refused:
    return Refused(f"No such {kind}: '{id}'", "resource_missing", param, status)


def unexpected_state(message: str, **more: Any) -> Refused:
    return Refused(message, "payment_intent_unexpected_state", kept=True, **more)
