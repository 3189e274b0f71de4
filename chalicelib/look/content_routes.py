"""The merchant's pages over HTTP, for the admin; the storefront shows them."""

from typing import Any

from chalicelib.core.access import staff
from chalicelib.core.http import Routes
from chalicelib.look import content, service
from chalicelib.look.inputs import ChangeContentPage, NewContentPage
from chalicelib.look.models import ContentPage
from chalicelib.look.outputs import ContentPageOut, ContentPagesOut

PAGES, PAGE = "/api/admin/pages", "/api/admin/pages/{slug}"
READ, WRITE = staff("settings.read"), staff("settings.write")
routes = Routes("Content pages")


@routes.route(PAGES, by=READ, gives=ContentPagesOut)
def list_content_pages() -> dict[str, Any]:
    """The pages the merchant wrote, without their bodies, in the order of their menus."""
    return {"items": content.list_pages(), "next_cursor": None}


def _again(partition: str) -> dict[str, Any]:
    return _page(content.find_page(partition.removeprefix("CONTENT#")))


@routes.route(PAGES, "POST", by=WRITE, takes=NewContentPage, gives=ContentPageOut, status=201, again=_again)
def create_content_page(given: NewContentPage) -> dict[str, Any]:
    """Write a page: about the shop, delivery, terms. Its slug is its address and stays."""
    return _page(content.create_page(**given.model_dump()))


@routes.route(PAGE, by=READ, gives=ContentPageOut)
def show_content_page(slug: str) -> dict[str, Any]:
    """One page as staff write it, a draft too."""
    return _page(content.find_page(slug))


@routes.route(PAGE, "PATCH", by=WRITE, takes=ChangeContentPage, gives=ContentPageOut)
def change_content_page(slug: str, given: ChangeContentPage) -> dict[str, Any]:
    """Change a page. Published, it is seen by everyone a few seconds later."""
    changes = given.model_dump(exclude={"version"}, exclude_none=True)
    return _page(content.change_page(slug, given.version, **changes))


@routes.route(PAGE, "DELETE", by=WRITE, status=204)
def remove_content_page(slug: str) -> None:
    """Take a page away."""
    content.remove_page(slug)


def _page(page: ContentPage) -> dict[str, Any]:
    names = ("slug", "texts", "menu", "position", "published", "updated_at", "version")
    return {**{name: getattr(page, name) for name in names}, "preview": service.preview_token()}
