"""The Stripe simulator, as the tests of payments use it: it holds its webhooks, and tests deliver them."""

from tests.payments.conftest import provider, simulator

__all__ = ["provider", "simulator"]
