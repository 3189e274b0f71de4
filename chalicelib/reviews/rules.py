"""Who may review, what waits for a moderator, and what a rating is. Pure decisions.

Everyone who gets here received the product, so a short, clean text is published at once. What spam and abuse look like
(`doubts`) waits for a moderator instead: it is never refused, and each doubt is kept for the moderator to see.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from chalicelib.core.errors import Refused, invalid
from chalicelib.reviews.models import Purchase

NOT_RECEIVED = Refused(
    "not_received", "Only someone who has received this product may review it. Try again when it has arrived.", 403
)
ALREADY_REVIEWED = Refused("already_reviewed", "You have already reviewed this product. Edit that review instead.")
OWN_REVIEW = Refused("own_review", "You cannot vote for your own review.")
ALREADY_VOTED = Refused("already_voted", "You have already found this review helpful.")
NOT_PUBLISHED = Refused("not_published", "Publish this review before you reply to it.")
STAFF_DO_NOT_REVIEW = Refused("only_buyers", "Reviews are written by buyers. Reply to one instead.", 403)

DOUBTS: Final = ("link", "email_address", "phone_number", "shouting", "listed_word", "long")
LONG = 2000  # characters that nobody needs to say how a mug is
LOUD_FROM = 12  # letters: "OK" and "XXL" are no shouting
LOUD_SHARE = 60  # per cent of the letters that have a case
NAMELESS = "A buyer"
IN_NAMES = "-'\u2019"  # hyphen, apostrophe, and the typographer's apostrophe

_LINK = re.compile(
    r"https?://|\bwww\.|\b[a-z0-9-]+\.(?:com|net|org|info|biz|shop|xyz|top|online|site|io|co|ru|cn|no|se|dk|uk|id)\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_DATE = re.compile(r"\b(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})\b")
_PHONE = re.compile(r"(?<!\w)\+?\d(?:[ ().-]{0,2}\d){7,}(?!\w)")  # eight digits and more: ITU-T E.164 ends at fifteen
_EXCLAIMED = re.compile(r"[!?]{4,}")
STAR_NAMES: Final = ("one", "two", "three", "four", "five")


def only_buyers(purchase: Purchase | None) -> Purchase:
    """The purchase that allows a review, or a 403."""
    if purchase is None:
        raise NOT_RECEIVED
    return purchase


def received(lines: Iterable[Mapping[str, Any]], delivered: Iterable[Mapping[str, Any]], product_id: str) -> bool:
    """Whether one of an order's lines with this product is among the lines of its delivered shipments."""
    arrived = {each["line_id"] for each in delivered}
    return any(line["product_id"] == product_id and line["id"] in arrived for line in lines)


def only_stars(stars: int) -> int:
    """Stars from 1 to 5, or a 422."""
    if not 1 <= stars <= 5:
        raise invalid("stars", "bad_stars", "Give from one to five stars.")
    return stars


# Publishing


@dataclass(frozen=True)
class Policy:
    """What a moderator must look at first, beyond what spam and abuse look like (`doubts`)."""

    words: tuple[str, ...] = ()  # texts with one of these
    hold_stars: int = 0  # reviews with this many stars or fewer
    hold_all: bool = False  # every review and comment
    hold_strangers: bool = False  # comments by those who have not received the product
    trust_photos: bool = True  # else reviews whose photos nobody has looked at

    def holds(self, stars: int) -> bool:
        """Whether a review with these stars waits, whatever it says."""
        return self.hold_all or stars <= self.hold_stars


def review_doubts(text: str, stars: int, policy: Policy, photos: bool = False) -> list[str]:
    """Why this review should wait for a moderator; none for one that may be published at once.

    `photos` says that it has some which no moderator has looked at.
    """
    return [
        *doubts(text, policy.words),
        *(["photos"] if photos and not policy.trust_photos else []),
        *(["few_stars"] if stars <= policy.hold_stars else []),
        *(["all_wait"] if policy.hold_all else []),
    ]


def comment_doubts(text: str, received: bool, policy: Policy) -> list[str]:
    """Why this comment should wait; `received` is whether whoever wrote it received the product."""
    return [
        *doubts(text, policy.words),
        *(["stranger"] if policy.hold_strangers and not received else []),
        *(["all_wait"] if policy.hold_all else []),
    ]


def doubts(text: str, words: Iterable[str]) -> list[str]:
    """Why this text should wait for a moderator: codes of DOUBTS, none for a text that may be published at once."""
    without_addresses = _EMAIL.sub(" ", text)
    found = {
        "link": bool(_LINK.search(without_addresses)),
        "email_address": bool(_EMAIL.search(text)),
        "phone_number": bool(_PHONE.search(_DATE.sub(" ", text))),
        "shouting": _is_loud(text),
        "listed_word": _has_listed(text, words),
        "long": len(text) > LONG,
    }
    return [code for code in DOUBTS if found[code]]


def _is_loud(text: str) -> bool:
    cased = [letter for letter in text if letter.isupper() or letter.islower()]
    capitals = sum(letter.isupper() for letter in cased)
    return bool(_EXCLAIMED.search(text)) or (len(cased) >= LOUD_FROM and 100 * capitals > LOUD_SHARE * len(cased))


def _has_listed(text: str, words: Iterable[str]) -> bool:
    """Whole words (or phrases) only, whatever their case: "ass" is not in "glass"."""
    said = f" {_spaced(text)} "
    return any(f" {_spaced(word)} " in said for word in words if _spaced(word))


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def state_for(found: Sequence[str]) -> str:
    """What a new text becomes with these doubts."""
    return "pending" if found else "published"


def state_after_edit(state: str, text_changed: bool, found: Sequence[str]) -> str:
    """What an edited review becomes.

    New stars alone leave it as a moderator or the rules put it; a new text is judged as a new review's is; and what a
    moderator rejected never publishes itself, however it is edited.
    """
    if state == "rejected":
        return "pending"
    return state_for(found) if text_changed else state


# Ratings


def rating_change(was: int, now: int) -> dict[str, int]:
    """What to add to a rating when a review counted with `was` stars counts with `now` (0: it does not count)."""
    deltas = {"reviews": bool(now) - bool(was), "stars": now - was}
    if was != now:
        deltas |= {STAR_NAMES[was - 1]: -1} if was else {}
        deltas |= {STAR_NAMES[now - 1]: 1} if now else {}
    return {name: delta for name, delta in deltas.items() if delta}


# Names and order


def shown_name(name: str) -> str:
    """ "Kari Nordmann" is shown as "Kari N.": enough to tell buyers apart, too little to find them by.

    Only letters, hyphens and apostrophes are kept, so that a name carries no message.
    """
    words = [word for word in (_letters(each) for each in name.split()) if word]
    if not words:
        return NAMELESS
    given = words[0][:30]
    return f"{given} {words[-1][0].upper()}." if len(words) > 1 else given


def _letters(word: str) -> str:
    return "".join(each for each in word if each in IN_NAMES or unicodedata.category(each)[0] in "LM").strip(IN_NAMES)


def helpful_rank(helpful: int, created_at: str, review_id: str) -> tuple[int, str, str]:
    """Sorted downwards: the most helpful first, and of two alike the newer."""
    return helpful, created_at, review_id
