"""The look over HTTP: the draft and its proof for the admin, and the style sheet for every page."""

from typing import Any

from chalicelib.core.access import anyone, staff
from chalicelib.core.errors import not_found
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.look import design, palette, service
from chalicelib.look.inputs import AtVersion, ChangeLook, ProofDesign
from chalicelib.look.models import Look
from chalicelib.look.outputs import LookOut, ProofOut
from chalicelib.shop import service as shop

FOREVER = "public, max-age=31536000, immutable"
MOMENT = "public, max-age=60"
routes = Routes("Look")


@routes.route("/api/admin/look", by=staff("settings.read"), gives=LookOut)
def show_look() -> dict[str, Any]:
    """Show the look: what everyone sees, and the draft with what its colours make and whether they can be read."""
    return _look(service.stored())


@routes.route("/api/admin/look", "PATCH", by=staff("settings.write"), takes=ChangeLook, gives=LookOut)
def change_look(given: ChangeLook) -> dict[str, Any]:
    """Change the draft; what is not given stays. Nobody else sees it yet."""
    wanted = given.design.model_dump() if given.design else None
    sections = [each.model_dump() for each in given.sections] if given.sections is not None else None
    return _look(service.change_draft(given.version, wanted, sections))


@routes.route("/api/admin/look/publish", "POST", by=staff("settings.write"), takes=AtVersion, gives=LookOut)
def publish_look(given: AtVersion) -> dict[str, Any]:
    """Show the draft to everyone. Colours that cannot be read are refused, with the nearest ones that can."""
    return _look(service.publish(given.version))


@routes.route("/api/admin/look/start-over", "POST", by=staff("settings.write"), takes=AtVersion, gives=LookOut)
def start_over(given: AtVersion) -> dict[str, Any]:
    """Throw the draft away."""
    return _look(service.start_over(given.version))


@routes.route("/api/admin/look/proof", "POST", by=staff("settings.read"), takes=ProofDesign, gives=ProofOut)
def prove_design(given: ProofDesign) -> dict[str, Any]:
    """Show what a design makes of the shop, light and dark, and whether it can be read. Nothing is kept."""
    return _proof(given.design.model_dump())


def _look(look: Look) -> dict[str, Any]:
    names = ("version", "design", "sections", "draft_design", "draft_sections", "published_at")
    return {
        **{name: getattr(look, name) for name in names},
        "unpublished": (look.design, look.sections) != (look.draft_design, look.draft_sections),
        "preview": service.preview_token(),
        "proof": _proof(look.draft_design),
    }


def _proof(wanted: dict[str, Any]) -> dict[str, Any]:
    names = ("name", "against", "ratio", "needed", "passes", "suggestion")
    checks = palette.checks(*(wanted[name] for name in design.COLOURS))
    return {
        **design.tokens(wanted),
        "shape": design.shape(wanted),
        "checks": [{name: getattr(check, name) for name in names} for check in checks],
    }


@routes.route("/icon.svg", by=anyone, media="image/svg+xml")
def show_icon(request: Request) -> Answer:
    """Show the icon of a shop without a square logo: its first letter, in its colours. `?v=` is made of the bytes."""
    body = design.icon(service.current().design, shop.current().name)
    lasting = FOREVER if request.query.get("v") == service.digest(body) else MOMENT
    return Answer(body, 200, {"Content-Type": "image/svg+xml", "Cache-Control": lasting, **design.INERT})


@routes.route("/look/{name}", by=anyone, media="text/css")
def show_style(name: str, request: Request) -> Answer:
    """Show the style sheet of the look. Its name is made of its bytes, so it is kept for good."""
    token = request.query.get("preview")
    look = service.previewed(token) if token else service.current()
    if look is None or not name.endswith(".css"):
        raise not_found("style sheet")
    style = service.style_sheet(look.design)
    lasting = FOREVER if name == f"{service.digest(style)}.css" else MOMENT  # an old page may ask for an old name
    return Answer(style, 200, {"Content-Type": "text/css; charset=utf-8", "Cache-Control": lasting})
