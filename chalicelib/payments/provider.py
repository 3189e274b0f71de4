"""How card payments are set up, for the merchant to look at: which keys, tests or real money, whether webhooks come.

The keys are settings of the installation, never stored and never shown whole.
"""

from dataclasses import dataclass

from chalicelib.core import table
from chalicelib.core.errors import Refused
from chalicelib.core.settings import MissingSetting, settings
from chalicelib.payments import reconciliation, stripe
from chalicelib.payments.models import StripeEvent
from chalicelib.payments.rules import key_mode, key_problems, masked

WEBHOOKS = [f"WEBHOOKS#{shard}" for shard in range(4)]


@dataclass(frozen=True)
class Provider:
    """What is set up. `missed` is how many events no webhook had taken when the books were last compared."""

    mode: str  # simulator, test, live or unknown
    secret_key: str
    public_key: str
    problems: list[str]
    webhook_url: str
    webhook_secret: bool
    webhook_at: str | None
    webhook_type: str | None
    compared_at: str | None
    missed: int


def provider() -> Provider:
    """The setting up as it is now; nothing is asked of the provider."""
    secret, public, signed = settings.stripe_key, settings.stripe_public_key, _webhook_secret()
    newest = table.page(WEBHOOKS, index="g1", limit=1, newest_first=True).items
    event = newest[0] if newest and isinstance(newest[0], StripeEvent) else None
    compared = reconciliation.last()
    return Provider(
        mode=key_mode(secret),
        secret_key=masked(secret),
        public_key=masked(public),
        problems=key_problems(secret, public, signed),
        webhook_url=f"{settings.url}/webhooks/stripe",
        webhook_secret=signed,
        webhook_at=event.webhook_at if event else None,
        webhook_type=event.type if event else None,
        compared_at=compared.ran_at if compared else None,
        missed=compared.events if compared else 0,
    )


def try_key() -> Refused | None:
    """What the provider says to the key that is set: None where it knows it."""
    try:
        stripe.answers()
    except Refused as refused:
        return refused
    return None


def _webhook_secret() -> bool:
    try:
        return bool(settings.stripe_webhook_secret)
    except MissingSetting:
        return False
