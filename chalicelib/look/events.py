"""What happens to the look."""

from dataclasses import dataclass
from typing import Any

from chalicelib.core.journal import Fact


@dataclass(frozen=True)
class LookDrafted(Fact, name="look.drafted"):
    """The draft was changed; `fields` names what: design, sections."""

    fields: list[str]


@dataclass(frozen=True)
class LookPublished(Fact, name="look.published"):
    """Everyone sees this from now on."""

    design: dict[str, Any]
    sections: list[dict[str, Any]]


@dataclass(frozen=True)
class ContentPageCreated(Fact, name="content_page.created"):
    """A page was written, or one that was removed is there again."""

    slug: str
    published: bool


@dataclass(frozen=True)
class ContentPageChanged(Fact, name="content_page.changed"):
    """`fields` names what: texts, menu, position, published."""

    slug: str
    fields: list[str]


@dataclass(frozen=True)
class ContentPageRemoved(Fact, name="content_page.removed"):
    """Its address leads nowhere now."""

    slug: str
