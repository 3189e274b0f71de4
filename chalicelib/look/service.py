"""The look: the present one for every page with its menus, and changing, publishing and previewing its draft."""

from collections.abc import Mapping
from typing import Any

from chalicelib.core import access, clock, context
from chalicelib.core.errors import version_moved_on
from chalicelib.core.held import forget, held
from chalicelib.core.table import fetch, only
from chalicelib.core.transaction import Transaction, retried
from chalicelib.look import design, rules
from chalicelib.look.content import find_page as find_page
from chalicelib.look.design import TYPEFACES, digest, grounds, style_sheet
from chalicelib.look.events import LookDrafted, LookPublished
from chalicelib.look.models import Look, PageList

__all__ = ["TYPEFACES", "current", "digest", "grounds", "stored", "style_sheet"]
PREVIEW_SECONDS = 12 * 3600


def current() -> Look:
    """The look of the present shop, at most a few seconds old."""
    return held("look", _load)[0]


def menu() -> list[dict[str, Any]]:
    """The published content pages of the present shop, in the order of their menus, at most a few seconds old.

    Each is {slug, titles, menu, position, published, updated_at}; see `content` for the rest of them.
    """
    return held("look", _load)[1]


def _load() -> tuple[Look, list[dict[str, Any]]]:
    look, pages = fetch([Look.ref(), PageList.ref()])
    found = only([look], Look) if look else []
    rows = only([pages], PageList)[0].pages if pages else []
    return (found[0] if found else _default()), [row for row in rows if row["published"]]


def stored() -> Look:
    """The look as it is stored now; one that was never changed is the default, at version 0."""
    return Look.find() or _default()


def _default() -> Look:
    return Look.new(
        design=design.DEFAULT,
        sections=rules.DEFAULT_SECTIONS,
        draft_design=design.DEFAULT,
        draft_sections=rules.DEFAULT_SECTIONS,
        version=0,
    )


@retried
def change_draft(
    version: int, wanted: Mapping[str, Any] | None = None, sections: list[dict[str, Any]] | None = None
) -> Look:
    """Change the draft's design, its sections, or both; 412 when `version` is not the stored one."""
    look = _at(version)
    rules.only_possible(sections or ())
    given = {"draft_design": wanted, "draft_sections": sections}
    changes = {name: value for name, value in given.items() if value is not None and value != getattr(look, name)}
    if changes:
        fact = LookDrafted([name.removeprefix("draft_") for name in sorted(changes)])
        _write(look, fact, changes)
    return look


@retried
def publish(version: int) -> Look:
    """Show the draft to everyone. 422 names the colour that cannot be read, and the nearest that can."""
    look = _at(version)
    for check in design.failing(look.draft_design):
        raise rules.unreadable(check.name, check.ratio, check.needed, str(check.suggestion))
    changes = {"design": look.draft_design, "sections": look.draft_sections, "published_at": clock.now()}
    _write(look, LookPublished(look.draft_design, look.draft_sections), changes)
    return look


def start_over(version: int) -> Look:
    """Throw the draft away: it is again what everyone sees."""
    look = _at(version)
    return change_draft(version, look.design, look.sections)


def _at(version: int) -> Look:
    look = stored()
    if look.version != version:
        raise version_moved_on()
    return look


def _write(look: Look, fact: Any, changes: dict[str, Any]) -> None:
    with Transaction() as tx:
        if look.version:
            tx.change(look, **changes)
        else:  # the first change ever; another at the same moment has lost the race
            look.version = 1
            for name, value in changes.items():
                setattr(look, name, value)
            tx.create(look, otherwise=version_moved_on())
        tx.publish(fact, on=look)
    forget("look")


def icon_address(wanted: Mapping[str, Any], name: str) -> str:
    """Where the icon of a shop without a square logo is; another one has another address."""
    return f"/icon.svg?v={digest(design.icon(wanted, name))}"


# Previews


def preview_token() -> str:
    """What opens the shop's pages with the draft, for half a day: signed, and of this shop alone."""
    until = clock.epoch(seconds=PREVIEW_SECONDS)
    return f"{until}.{_signature(until)}"


def previewed(token: str) -> Look | None:
    """The look with its draft in place of what is published, for one who has the token; None for anyone else."""
    if not is_preview(token):
        return None
    look = stored()
    look.design, look.sections = look.draft_design, look.draft_sections
    return look


def is_preview(token: str) -> bool:
    """Whether this is what `preview_token` gave, and its time is not over."""
    until, _, signature = token.partition(".")
    if not (until.isascii() and until.isdecimal() and len(until) < 12 and int(until) >= clock.epoch()):
        return False
    return access.same(signature, _signature(int(until)))


def _signature(until: int) -> str:
    return access.fingerprint(f"look preview {context.shop()} {until}")[:32]
