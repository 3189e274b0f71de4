"""The cart: its page, the drawer beside every page, and the forms that change it."""

from collections.abc import Sequence
from typing import Any

from chalicelib.cart import service as carts
from chalicelib.catalogue import service as catalogue
from chalicelib.core.access import Caller, anyone
from chalicelib.core.errors import Refused
from chalicelib.core.http import Answer, Request, Routes
from chalicelib.shop import service as shop
from chalicelib.storefront import basket, bills, language, shapes, wording
from chalicelib.storefront.inputs import AddToCart, ChangeLine
from chalicelib.storefront.pages import PERSONAL, go, guessed, link, page, refused, spoken, text_of

NO_SUCH_VARIANT = Refused("no_such_variant", "This combination does not exist. Choose another.", 422, "options")


def for_drawer(request: Request) -> bool:
    """Whether the page's script asks for the drawer, rather than a browser for a page."""
    return request.headers.get("daybook-part") == "drawer"


def cart_refused(request: Request, refusal: Refused) -> Answer:
    """A refused change, on the cart's own page."""
    spoken_here = language.named_in(request.path)
    if for_drawer(request) or spoken_here is None or refusal.status >= 500 or refusal.status == 403:
        return refused(request, refusal)
    with language.speaking(spoken_here or guessed(request)):
        return cart_page(request, basket.look(request), refusal)


routes = Routes("Storefront", html=True, on_refusal=refused)
forms = Routes("Storefront", html=True, on_refusal=cart_refused)


@routes.route("/{locale}/cart", by=anyone)
@spoken
def show_cart(request: Request) -> Answer:
    """The visitor's cart, as a page or as the drawer beside one."""
    if for_drawer(request):
        look = basket.look(request)
        return _drawer(look, cookies=basket.cookies_for(look.cart) if look else ())
    return cart_page(request, basket.look(request))


@forms.route("/{locale}/cart/lines", "POST", by=anyone, takes=AddToCart)
@spoken
def add_line(given: AddToCart, request: Request, who: Caller) -> Answer:
    """Put something in the visitor's cart."""
    sku = given.sku or _sku_of(given)
    held = basket.hold_open(request, who)
    look = carts.add_line(held.cart_id, held.by(who), sku, given.quantity)
    cookies = basket.cookies_for(look.cart)
    return _drawer(look, True, cookies) if for_drawer(request) else go(link("cart"), cookies)


@forms.route("/{locale}/cart/lines/{line_id}", "POST", by=anyone, takes=ChangeLine)
@spoken
def change_line(line_id: str, given: ChangeLine, request: Request, who: Caller) -> Answer:
    """Change how many of a line, or take it away."""
    held = basket.held(request)
    if held is None:
        return go(link("cart"))
    if given.restore:
        look = carts.restore_line(held.cart_id, held.by(who), line_id)
    elif given.quantity:
        look = carts.change_line(held.cart_id, held.by(who), line_id, given.quantity)
    else:
        look = carts.remove_line(held.cart_id, held.by(who), line_id)
    cookies = basket.cookies_for(look.cart)
    return _drawer(look, False, cookies) if for_drawer(request) else go(link("cart"), cookies)


def _sku_of(given: AddToCart) -> str:
    """The variant with the chosen value of every option."""
    found = catalogue.find_by_handle(given.handle)
    names = [option["name"] for option in found.product.options]
    for variant in found.variants:
        if [str(variant.options.get(name, "")) for name in names] == given.options:
            return str(variant.sku)
    raise NO_SUCH_VARIANT


# Showing


def cart_of(look: Any) -> dict[str, Any]:
    """A cart with its products called as the visitor's language calls them."""
    removed = (look.cart.removed or {}).get("line")
    return shapes.cart(look.cart, look.totals, titles_of([*look.cart.lines, *([removed] if removed else [])]))


def titles_of(lines: list[dict[str, Any]]) -> dict[str, str]:
    """The titles of the lines' products in the visitor's language, by product; nothing where it is the shop's own."""
    if language.present() == shop.current().language or not lines:
        return {}
    products = catalogue.find_products([line["product_id"] for line in lines])
    return {key: shapes.translated(each.translations, "title", each.title) for key, each in products.items()}


def problems_of(look: Any) -> list[dict[str, Any]]:
    """What is wrong with the lines, each with a sentence in the visitor's language."""
    return [
        {
            "line_id": each.line_id,
            "code": each.code,
            "sentence": wording.problem(each.code, each.detail, _left(look, each)),
            "left": _left(look, each) if each.code == "out_of_stock" else 0,
        }
        for each in look.problems
    ]


def _left(look: Any, problem: Any) -> int:
    return max(0, int(look.left.get(problem.line_id) or 0))


def _values(look: Any | None) -> dict[str, Any]:
    return {
        "cart": cart_of(look) if look else None,
        "bill": bills.of_cart(look.cart) if look else None,
        "problems": problems_of(look) if look else [],
        "stopped": look is not None and any(each.code != "price_changed" for each in look.problems),
        "not_added": [],
    }


def cart_page(
    request: Request, look: Any | None, refusal: Refused | None = None, not_added: Sequence[str] = ()
) -> Answer:
    """The cart as a page, with what was refused, or what a link could not add."""
    if look is not None and refusal is None:
        cookies = basket.cookies_for(look.cart)
    else:
        cookies = () if look else (basket.count_gone(),)
    return page(
        request,
        "cart.html",
        status=refusal.status if refusal else 200,
        cookies=cookies,
        sentence=wording.sentence(refusal) if refusal else None,
        **_values(look) | {"not_added": not_added},
    )


def _drawer(look: Any | None, added: bool = False, cookies: tuple[str, ...] = ()) -> Answer:
    body = text_of("drawer.html", added=added, **_values(look))
    headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": PERSONAL}
    return Answer(body, 200, {**headers, **({"Set-Cookie": list(cookies)} if cookies else {})})
