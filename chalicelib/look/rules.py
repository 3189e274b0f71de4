"""What a look may hold beyond the shape of its parts, and the home page of a shop that has arranged none."""

from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.core.errors import Refused

MOST_SECTIONS = 20
MOST_SHELVES = 8  # each is a read when the home page is made
SHELVES = ("products", "collection")
DEFAULT_SECTIONS: list[dict[str, Any]] = [
    {"id": "welcome", "kind": "hero", "hidden": False, "texts": {}, "image": None, "link": "/products"},
    {"id": "collections", "kind": "collections", "hidden": False, "texts": {}, "handles": []},
    {
        "id": "new",
        "kind": "products",
        "hidden": False,
        "texts": {},
        "source": "newest",
        "collection": None,
        "handles": [],
        "count": 8,
    },
    {
        "id": "loved",
        "kind": "products",
        "hidden": False,
        "texts": {},
        "source": "rating",
        "collection": None,
        "handles": [],
        "count": 4,
    },
]
TWICE = Refused("section_twice", "Two sections have the same id. Give each its own.", 422, "sections")
TOO_MANY_SHELVES = Refused(
    "too_many_shelves", f"Show at most {MOST_SHELVES} rows of products, so that the page stays quick.", 422, "sections"
)


def only_possible(sections: Sequence[Mapping[str, Any]]) -> None:
    """Refuse with 422 sections that cannot stand on one page."""
    if len({each["id"] for each in sections}) < len(sections):
        raise TWICE
    if sum(each["kind"] in SHELVES for each in sections) > MOST_SHELVES:
        raise TOO_MANY_SHELVES


def unreadable(name: str, ratio: int, needed: int, suggestion: str) -> Refused:
    """Colours that cannot be read are not published; the sentence names the nearest that can be."""
    if name == "paper":
        sentence = f"The background is too dark for the light variant. The nearest that works is {suggestion}."
    else:
        what = {"ink": "The text", "accent": "The accent"}[name]
        sentence = (
            f"{what} has a contrast of {ratio / 100:.2f} to 1 with the background; it needs {needed / 100:.1f}. "
            f"The nearest colour that has it is {suggestion}."
        )
    return Refused("low_contrast", sentence, 422, f"design.{name}")


# Content pages

MOST_PAGES = 100  # all of them are named in one item, which every page of the shop reads
LARGEST_PAGE = (
    150_000  # bytes of all texts; a change is written twice, page and event, and DynamoDB takes 400 KB of each
)
SLUG_TAKEN = Refused("slug_taken", "Another page has this address. Choose another.", 409, "slug")
TOO_MANY_PAGES = Refused("too_many_pages", f"A shop has at most {MOST_PAGES} pages. Remove one first.", 409)
PAGE_TOO_LARGE = Refused(
    "page_too_large", "The page is too long. Make two pages of it, with a link from one to the other.", 422, "texts"
)
TITLE_MISSING = Refused("title_missing", "Write a title in the shop's own language.", 422, "texts")


def only_readable(texts: Mapping[str, Mapping[str, str]], own: str) -> None:
    """Refuse with 422 texts without a title in the shop's `own` language, or too long to be kept."""
    if not texts.get(own, {}).get("title"):
        raise TITLE_MISSING
    if sum(len(text.encode()) for said in texts.values() for text in said.values()) > LARGEST_PAGE:
        raise PAGE_TOO_LARGE


def listed(rows: Sequence[Mapping[str, Any]], slug: str, row: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """The rows of the page list with this one in place of the slug's, in their order; without it where it is None."""
    others = [dict(each) for each in rows if each["slug"] != slug]
    wanted = [*others, dict(row)] if row else others
    if row and len(wanted) > MOST_PAGES:
        raise TOO_MANY_PAGES
    return sorted(wanted, key=lambda each: (each["position"], each["slug"]))
