"""The present shop's settings, as every request needs them."""

from chalicelib.core import clock
from chalicelib.core.errors import Refused
from chalicelib.core.held import held
from chalicelib.shop.models import Shop

CLOSED_SECONDS = 3600  # after which to ask a closed shop again, where nobody said when it opens
NOT_OPEN = Refused("shop_not_open", "This shop is not open yet. Its owner must set it up first.", status=503)


def current() -> Shop:
    """The present shop's settings, at most a few seconds old."""
    return held("shop", stored)


def stored() -> Shop:
    """The present shop's settings as they are stored now; 503 where there is no shop yet."""
    found = Shop.find()
    if found is None:
        raise NOT_OPEN
    return found


def only_open() -> None:
    """Refuse with 503 while the shop is closed to visitors; `retry_after` is in seconds."""
    if current().closed:
        raise Refused(
            "shop_closed",
            "The shop is closed for a while. Nothing can be ordered until it opens again.",
            status=503,
            retry_after=_seconds_until(back_at()) or CLOSED_SECONDS,
        )


def back_at() -> str:
    """When the shop is thought to open again, as a moment to come; empty where that is not known, or past."""
    said = current().back_at or ""
    return said if _seconds_until(said) else ""


def _seconds_until(moment: str) -> int:
    return max(0, round((clock.parse(moment) - clock.moment()).total_seconds())) if moment else 0
