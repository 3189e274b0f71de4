"""The pages a merchant writes: about the shop, delivery, terms. Their bodies are sanitised before they are kept."""

from collections.abc import Mapping
from typing import Any

from chalicelib.core import clock
from chalicelib.core.errors import not_found, version_moved_on
from chalicelib.core.held import forget
from chalicelib.core.journal import Fact
from chalicelib.core.markup import sanitise
from chalicelib.core.transaction import Transaction, retried
from chalicelib.look import rules
from chalicelib.look.events import ContentPageChanged, ContentPageCreated, ContentPageRemoved
from chalicelib.look.models import ContentPage, PageList
from chalicelib.media import service as media
from chalicelib.shop import service as shop

Texts = Mapping[str, Mapping[str, str]]
NO_PAGE = not_found("page")
LONGEST_SLUG = 80


def list_pages() -> list[dict[str, Any]]:
    """All pages without their bodies, drafts too, in the order of their menus."""
    found = PageList.find()
    return found.pages if found else []


def find_page(slug: str) -> ContentPage:
    """A page, a draft too, or a 404."""
    found = ContentPage.find(slug=slug) if 0 < len(slug) <= LONGEST_SLUG else None
    if found is None or found.removed:
        raise NO_PAGE
    return found


@retried
def create_page(
    slug: str, texts: Texts, menu: str = "footer", position: int = 0, published: bool = False
) -> ContentPage:
    """Write a page; 409 where another has its slug. The slug of a removed one is free."""
    fields: dict[str, Any] = {
        "texts": _clean(texts),
        "menu": menu,
        "position": position,
        "published": published,
        "removed": False,
    }
    stored = ContentPage.find(slug=slug)
    if stored is not None and not stored.removed:
        raise rules.SLUG_TAKEN
    page = stored or ContentPage.new(slug=slug, updated_at=clock.now(), **fields)
    with Transaction() as tx:
        if stored is None:
            tx.create(page, otherwise=rules.SLUG_TAKEN)
        else:
            tx.change(page, updated_at=clock.now(), **fields)
        _tell(tx, page, ContentPageCreated(slug, published))
    forget("look")
    return page


@retried
def change_page(slug: str, version: int, **given: Any) -> ContentPage:
    """Change what is given of texts, menu, position, published; 412 when `version` is not the stored one."""
    page = find_page(slug)
    if page.version != version:
        raise version_moved_on()
    wanted: dict[str, Any] = {name: _clean(value) if name == "texts" else value for name, value in given.items()}
    changes = {name: value for name, value in wanted.items() if getattr(page, name) != value}
    if changes:
        with Transaction() as tx:
            tx.change(page, updated_at=clock.now(), **changes)
            _tell(tx, page, ContentPageChanged(slug, sorted(changes)))
        forget("look")
    return page


@retried
def remove_page(slug: str) -> None:
    """Take a page away: its address leads nowhere, and no menu names it."""
    page = find_page(slug)
    with Transaction() as tx:
        tx.change(page, removed=True, published=False, updated_at=clock.now())
        _tell(tx, page, ContentPageRemoved(slug))
    forget("look")


def _tell(tx: Transaction, page: ContentPage, fact: Fact) -> None:
    """Have the page list say the same, in the same transaction; whoever loses the race for the list goes again."""
    row = None
    if not page.removed:
        names = ("slug", "menu", "position", "published", "updated_at")
        titles = {language: said["title"] for language, said in page.texts.items() if said["title"]}
        row = {"titles": titles, **{name: getattr(page, name) for name in names}}
    stored = PageList.find()
    rows = rules.listed(stored.pages if stored else [], page.slug, row)
    if stored is None:
        tx.create(PageList.new(pages=rows))
    else:
        tx.change(stored, pages=rows)
    tx.publish(fact, on=page)


def _clean(texts: Texts) -> dict[str, dict[str, str]]:
    cleaned = {
        language: {**said, "body": sanitise(said["body"])} for language, said in texts.items() if any(said.values())
    }
    rules.only_readable(cleaned, shop.current().language)
    media.remember_origins((), *(said["body"] for said in cleaned.values()))
    return cleaned
