"""What a provider shows of a payment, in our words. An event of theirs is only a hint that this changed."""

from dataclasses import dataclass, field

CLOSED_DISPUTES = frozenset({"won", "lost", "warning_closed", "prevented"})


@dataclass(frozen=True)
class Failure:
    """Why the last attempt to pay failed; `attempt` is the same for the same attempt."""

    attempt: str
    sentence: str


@dataclass(frozen=True)
class Intent:
    """A payment as the provider has it. Amounts are minor units; `given_back` is what left a captured charge again."""

    intent_id: str
    state: str  # pending, requires_action, processing, authorised, succeeded or cancelled
    amount: int
    currency: str
    capturable: int = 0
    received: int = 0
    given_back: int = 0
    disputed: bool = False
    order_id: str | None = None
    shop: str | None = None
    client_secret: str = ""
    card: str | None = None
    failure: Failure | None = None
    created: int = 0

    @property
    def open(self) -> bool:
        """Whether its amount can still be changed and its buyer can still pay."""
        return self.state in ("pending", "requires_action")


@dataclass(frozen=True)
class SeenRefund:
    """A refund as the provider has it. `refund_id` is ours, where we asked for it."""

    provider_id: str
    amount: int
    currency: str
    state: str  # requested, succeeded or failed
    reason: str = ""
    refund_id: str | None = None
    failure: str | None = None


@dataclass(frozen=True)
class SeenDispute:
    """A dispute as the provider has it."""

    dispute_id: str
    amount: int
    currency: str
    state: str
    reason: str

    @property
    def closed(self) -> bool:
        return self.state in CLOSED_DISPUTES


@dataclass(frozen=True)
class Seen:
    """Everything the provider shows of one payment. `refunds` and `disputes` are all there are."""

    intent: Intent
    refunds: list[SeenRefund] = field(default_factory=list)
    disputes: list[SeenDispute] = field(default_factory=list)


@dataclass(frozen=True)
class Notice:
    """A webhook or listed event, read: what it is about, as far as it says so itself."""

    event_id: str
    type: str
    kind: str  # payment_intent, charge, refund, dispute or another
    about: str
    intent_id: str | None = None
    charge_id: str | None = None
    order_id: str | None = None
    shop: str | None = None
    pushed: bool = False  # by a webhook; else we found it in their list
