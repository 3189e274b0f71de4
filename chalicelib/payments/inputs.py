"""What may come in about payments."""

from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from chalicelib.core import clock
from chalicelib.core.http import Input, PageQuery


class _Since(PageQuery):
    since: str | None = Field(default=None, max_length=40, description="A moment (ISO 8601); from then on.")
    until: str | None = Field(default=None, max_length=40, description="A moment; up to then.")

    @field_validator("since", "until")
    @classmethod
    def _moment(cls, text: str | None) -> str | None:
        try:
            return None if text is None else clock.as_text(clock.parse(text))
        except (ValueError, OverflowError):
            raise PydanticCustomError(
                "bad_moment", "Give a moment as ISO 8601, such as 2026-11-22T10:00:00Z."
            ) from None


class PaymentsQuery(_Since):
    state: (
        Literal["pending", "requires_action", "processing", "authorised", "succeeded", "failed", "cancelled"] | None
    ) = None
    method: Literal["stripe", "invoice", "manual"] | None = None


class RefundsQuery(_Since):
    state: Literal["requested", "succeeded", "failed"] | None = None


class DisputesQuery(_Since):
    state: str | None = Field(default=None, max_length=40, description="As the provider calls it: needs_response, won.")


class MoneyIn(Input):
    """An amount in minor units of the order's currency; more than nothing."""

    amount: Annotated[int, Field(ge=1, le=10**12, strict=True)]
    currency: str = Field(pattern=r"^[A-Z]{3}$")


class RestockLine(Input):
    line_id: str = Field(min_length=1, max_length=64)
    quantity: Annotated[int, Field(ge=1, le=1_000_000, strict=True)]


class AskRefund(Input):
    """Money to go back; without an amount, all that is left. `lines` narrows what is put back on the shelf."""

    amount: MoneyIn | None = None
    reason: str = Field(min_length=1, max_length=500)
    restock: bool = False
    lines: list[RestockLine] | None = Field(default=None, max_length=200)


class Capture(Input):
    """How much of what is authorised to take; without an amount, all of it. The rest is let go."""

    amount: MoneyIn | None = None


class EnterPayment(Input):
    """Money that came by bank, on an invoice or by hand."""

    amount: MoneyIn
    method: Literal["manual", "invoice"] = "manual"
    note: str = Field(default="", max_length=500)
