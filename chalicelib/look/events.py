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
