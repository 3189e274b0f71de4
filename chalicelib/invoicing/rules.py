"""Numbers, what is owed, and how a credit is split over an invoice's rates of tax: pure decisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.core.money import part, share, total

INVOICES, CREDIT_NOTES = "invoice", "credit_note"
PREFIXES = {INVOICES: "F", CREDIT_NOTES: "K"}  # the series of each kind of document


def number(document: str, ordinal: int) -> str:
    """The number of the document that is the n-th of its series: F000001."""
    return f"{PREFIXES[document]}{ordinal:06}"


def owed(amount: int, paid: int, cancelled: bool) -> int:
    """What is still owed of an order's invoice; nothing once the order is cancelled."""
    return 0 if cancelled else max(amount - paid, 0)


def settled(receivable: int, still_owed: int) -> int:
    """How much of a receivable is settled when this much of its order is still owed."""
    return receivable - min(max(still_owed, 0), receivable)


@dataclass(frozen=True)
class Tax:
    """The base and the tax of one rate (basis points) on a document, in minor units."""

    rate: int
    base: int
    tax: int

    @property
    def gross(self) -> int:
        return self.base + self.tax


def still_creditable(invoiced: Sequence[Tax], credited: Sequence[Tax]) -> list[Tax]:
    """What of each of an invoice's rates its credit notes have left, in the invoice's order."""
    taken = {each.rate: each for each in credited}
    nothing = Tax(0, 0, 0)
    return [
        Tax(each.rate, each.base - taken.get(each.rate, nothing).base, each.tax - taken.get(each.rate, nothing).tax)
        for each in invoiced
    ]


def split_credit(amount: int, left: Sequence[Tax]) -> list[Tax]:
    """A credit of this amount (tax included) over what is left of each rate, in proportion.

    The shares add up to the amount exactly; each rate's tax is its part of that rate's remaining tax, rounded half away
    from zero, so that the last credit note takes exactly what is left. More than is left is cut to what is left.
    """
    amount = min(amount, total(each.gross for each in left))
    shares = share(amount, [each.gross for each in left])
    credits = []
    for each, gross in zip(left, shares, strict=True):
        if gross:
            tax = part(gross, each.tax, each.gross)
            credits.append(Tax(each.rate, gross - tax, tax))
    return credits


def credit_for(amount: int, of: Sequence[Tax], left: Sequence[Tax]) -> tuple[list[Tax], bool]:
    """A credit of this amount for what is named with its taxes, and whether it is just that.

    Where those make up another amount, or more than is left of a rate, it is split over what is left instead.
    """
    rest = {each.rate: each for each in left}
    fits = all(
        each.rate in rest and each.base <= rest[each.rate].base and each.tax <= rest[each.rate].tax for each in of
    )
    if of and fits and total(each.gross for each in of) == amount:
        return list(of), True
    return split_credit(amount, left), False


def added(one: Sequence[Tax], other: Sequence[Tax]) -> list[Tax]:
    """The sums of two lists of taxes, per rate, highest rate first."""
    sums: dict[int, Tax] = {}
    for each in (*one, *other):
        known = sums.get(each.rate, Tax(each.rate, 0, 0))
        sums[each.rate] = Tax(each.rate, known.base + each.base, known.tax + each.tax)
    return [sums[rate] for rate in sorted(sums, reverse=True)]


def words(document: str | None) -> str:
    """A kind of document as words: "credit note"."""
    return (document or "document").replace("_", " ")
