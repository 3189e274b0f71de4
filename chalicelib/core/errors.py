"""Refusals: every "no" Daybook says, with a stable code and a sentence a person can act on.

A refusal becomes RFC 9457 problem+json in `core.http`. Status codes follow API.md: 400 malformed, 401 not signed in,
403 not allowed, 404 not there, 409 conflicts with the present state, 412 version moved on, 422 well-formed but invalid.
"""

from typing import Any


class Refused(Exception):
    """A refusal with a stable `code`, a sentence for a person, and the HTTP `status` it answers with."""

    def __init__(
        self,
        code: str,
        sentence: str,
        status: int = 409,
        field: str | None = None,
        fields: list[dict[str, str]] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.status = status
        self.fields = fields or ([{"field": field, "code": code, "detail": sentence}] if field else [])
        self.more = more


class RaceLost(Exception):
    """Somebody changed what this verb had read; it is run again from its reads (`transaction.retried`)."""


def invalid(field: str, code: str, sentence: str) -> Refused:
    """A 422 that names the field it is about."""
    return Refused(code, sentence, status=422, field=field)


def not_found(what: str) -> Refused:
    """A 404; also the answer for what the caller may not see."""
    return Refused("not_found", f"There is no such {what}.", status=404)


def version_moved_on() -> Refused:
    """A 412: the caller edits an older version than the stored one."""
    return Refused(
        "version_moved_on",
        "This was changed by someone else meanwhile. Load it again and repeat your change.",
        status=412,
    )
