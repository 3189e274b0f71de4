"""What may come in about payments."""

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.core.errors import invalid
from chalicelib.core.http import Input, SinceQuery
from chalicelib.payments.plans import Asked


class PaymentsQuery(SinceQuery):
    state: (
        Literal["pending", "requires_action", "processing", "authorised", "succeeded", "failed", "cancelled"] | None
    ) = None
    method: Literal["stripe", "invoice", "manual"] | None = None


class RefundsQuery(SinceQuery):
    state: Literal["requested", "succeeded", "failed"] | None = None


class DisputesQuery(SinceQuery):
    state: str | None = Field(default=None, max_length=40, description="As the provider calls it: needs_response, won.")


class MoneyIn(Input):
    """An amount in minor units of the order's currency; more than nothing."""

    amount: Annotated[int, Field(ge=1, le=10**12, strict=True)]
    currency: str = Field(pattern=r"^[A-Z]{3}$")


class RestockLine(Input):
    line_id: str = Field(min_length=1, max_length=64)
    quantity: Annotated[int, Field(ge=1, le=1_000_000, strict=True)]


class PreviewRefund(Input):
    """Money to go back: an amount, or lines and the delivery cost; without any of them, all that is left."""

    amount: MoneyIn | None = None
    refund_lines: list[RestockLine] | None = Field(
        default=None, max_length=200, description="What the money is for; its price and tax are reckoned here."
    )
    refund_delivery: bool = Field(default=False, description="The delivery cost goes back too.")
    restock: bool = False
    lines: list[RestockLine] | None = Field(
        default=None, max_length=200, description="What is put back on the shelf; all that was shipped where left out."
    )

    def asked(self, currency: str) -> Asked:
        """The same as the service takes it; refuses an amount in another currency than the order's."""
        if self.amount is not None and self.amount.currency != currency:
            sentence = f"This order is in {currency}. Give the amount in {currency}"
            raise invalid("amount.currency", "wrong_currency", sentence)
        if self.lines is not None and not self.restock:
            raise invalid("lines", "not_restocking", "Lines are what goes back on the shelf: set restock with them")
        amount = self.amount.amount if self.amount else None
        refunded = _quantities(self.refund_lines) if self.refund_lines else None
        back = _quantities(self.lines) if self.lines is not None else None
        return Asked(amount, refunded, self.refund_delivery, self.restock, back)


def _quantities(lines: list[RestockLine]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines:
        found[line.line_id] = found.get(line.line_id, 0) + line.quantity
    return found


class AskRefund(PreviewRefund):
    reason: str = Field(min_length=1, max_length=500)
    version: int | None = Field(default=None, ge=1, description="Of the order as it was looked at; 412 where it moved.")


class Capture(Input):
    """How much of what is authorised to take; without an amount, all of it. The rest is let go."""

    amount: MoneyIn | None = None


class EnterPayment(Input):
    """Money that came by bank, on an invoice or by hand."""

    amount: MoneyIn
    method: Literal["manual", "invoice"] = "manual"
    note: str = Field(default="", max_length=500)
