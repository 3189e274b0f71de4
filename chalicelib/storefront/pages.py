"""From a template to an answer: what every page is given, its headers, and refusals as pages."""

import functools
import hashlib
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from chalicelib.catalogue import service as catalogue
from chalicelib.core import clock
from chalicelib.core.errors import Refused, not_found
from chalicelib.core.http import Answer, Request, problem
from chalicelib.core.settings import settings
from chalicelib.look import service as looks
from chalicelib.media import service as media
from chalicelib.shop import service as shop
from chalicelib.storefront import addresses, language, pictures, wording
from chalicelib.storefront.assets import assets

PUBLIC = "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
PERSONAL = "no-store"
STRIPE = ("https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com", "https://api.stripe.com")
MOST_OBLONG = 1.25  # an icon is square; a logo that is longer than this by its height would be too small in it
TOPICS = 7  # collections in the head of every page
NOTHING_HERE = not_found("page")
OPEN_THOUGH_CLOSED = ("account", "checkout", "orders", "pages", "sign-in")  # what was bought is looked after
_preview: ContextVar[str] = ContextVar("preview", default="")  # the token that opened the present page


# Addresses


def link(*parts: str, **query: Any) -> str:
    """A path in the present language: link("products", handle, sku="A 1"). In a preview it leads on in the preview."""
    path = "/".join(("", language.present(), *(quote(part, safe="") for part in parts)))
    given = {name: value for name, value in {**query, "preview": _preview.get()}.items() if value not in (None, "")}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def with_query(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    """A path of `link` with these behind it."""
    return f"{path}{'&' if '?' in path else '?'}{urlencode(pairs)}" if pairs else path


def placed(address: str | None) -> str | None:
    """A merchant's link: a path of the shop gets the present language in front, where it names none."""
    if not address or not address.startswith("/") or language.named_in(address):
        return address
    whole = urlsplit(address)
    query = "&".join(filter(None, (whole.query, _preview.get() and urlencode({"preview": _preview.get()}))))
    return urlunsplit(("", "", f"/{language.present()}{whole.path.rstrip('/')}", query, whole.fragment))


def absolute(path: str) -> str:
    """A path as a whole address."""
    return settings.url + path


def whole(address: str) -> str:
    """A picture's or a link's address as others can follow it."""
    return absolute(address) if address.startswith("/") else address


def go(path: str, cookies: tuple[str, ...] = ()) -> Answer:
    """303: read this address next (so that loading again repeats nothing)."""
    return Answer("", 303, _with_cookies({"Location": path, "Cache-Control": PERSONAL}, cookies))


# Templates


@lru_cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = Path(__file__).parent / "templates"
    made: Any = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(language.said, language.said_plural, newstyle=True)
    made.globals |= {
        "link": link,
        "absolute": absolute,
        "placed": placed,
        "pictured": pictures.pictured,
        "said": pictures.alt_of,
        "money": language.amount,
        "day": language.day,
        "days": language.days,
        "moment": lambda iso: language.moment(_at_the_shop(iso)),
        "time_of": lambda iso: language.time_of(_at_the_shop(iso)),
        "number": language.number,
        "told": wording.told,
        "own": wording.own,
        "own_title": wording.own_title,
        "clock_time": language.clock_time,
        "territories": language.TERRITORIES,
        "address_form": addresses.fields_of,
        "place_lines": addresses.place_lines,
        "knows_towns": addresses.knows_towns,
    }
    return made


def _at_the_shop(iso: str) -> str:
    """A moment on the shop's own clock."""
    return clock.in_zone(clock.parse(iso), shop.current().time_zone or "UTC").isoformat()


def text_of(template: str, **values: Any) -> str:
    """A template filled in."""
    return str(_environment().get_template(template).render(**values))


def page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    public: bool = False,
    stripe: bool = False,
    scripts: tuple[str, ...] = (),
    cookies: tuple[str, ...] = (),
    **values: Any,
) -> Answer:
    """A page in the present language. `public` may be kept by caches, so it holds nothing personal.

    `scripts` are loaded beside the one of every page.
    """
    scripts = ("shop", *scripts, *(["checkout"] if stripe else []))
    look, preview = look_of(request)
    closed = is_closed() and not preview
    public = public and not preview
    body = text_of(
        template,
        language=language.present(),
        languages={name: language.NAMES[name] for name in offered()},
        path=_path_after_language(request),
        switch=_address_after_language(request),
        assets=assets(*scripts),
        **_of_look(look.design, preview),
        stripe_js=settings.stripe_js if stripe else None,
        test_payments=settings.stripe_url is not None,
        closed=closed,
        **_of_shop(look.design, closed),
        **values,
    )
    kept = public and status == 200
    headers = _with_cookies(_headers(kept, stripe), cookies)
    if kept:
        headers["ETag"] = tag = _tag(body)
        if tag in request.headers.get("if-none-match", ""):
            return Answer("", 304, {name: headers[name] for name in ("ETag", "Cache-Control")})
    return Answer(body, status, headers)


def _tag(body: str) -> str:
    """Weak, since what stands in front may compress the page (RFC 9110, 8.8.1)."""
    return f'W/"{hashlib.sha256(body.encode()).hexdigest()[:20]}"'


def look_of(request: Request) -> tuple[Any, str]:
    """The look to show and, where it is the draft, the token that opened it; such a page is no cache's."""
    token = preview_of(request)
    draft = looks.previewed(token) if token else None
    return (draft, token) if draft is not None else (looks.current(), "")


def preview_of(request: Request) -> str:
    """The token of a preview that is good; empty for everyone else."""
    token = request.query.get("preview", "")
    return token if looks.is_preview(token) else ""


def is_closed() -> bool:
    """Whether the shop is closed to visitors; one that is not open yet says so itself."""
    try:
        return bool(shop.current().closed)
    except Refused:
        return False


def _of_look(design: Mapping[str, Any], preview: str) -> dict[str, Any]:
    style = looks.style_sheet(design)
    address = f"/look/{looks.digest(style)}.css" + (f"?{urlencode({'preview': preview})}" if preview else "")
    return {
        "look_style": address if style else None,
        "grounds": looks.grounds(design),
        "logo": design["logo"],
        "dark_logo": design["dark_logo"],
        "preview": preview,
    }


def icon_of(design: Mapping[str, Any]) -> str:
    """The shop's icon: its logo where that is about square, or else its first letter on its accent."""
    logo = design["logo"]
    if logo and max(logo["width"], logo["height"]) <= MOST_OBLONG * min(logo["width"], logo["height"]):
        return str(logo["url"])
    return looks.icon_address(design, shop.current().name)


def _of_shop(design: Mapping[str, Any], closed: bool) -> dict[str, Any]:
    try:
        found = shop.current()
    except Refused:
        return {"shop": None, "topics": [], "menu": []}
    about = language.said("%(shop)s: look, choose and order online.", shop=found.name)
    return {
        "shop": found,
        "icon": icon_of(design),
        "topics": [] if closed else catalogue.collections()[:TOPICS],
        "menu": _menu(found.language),
        "about": about,
    }


def _menu(own: str) -> list[dict[str, Any]]:
    """The merchant's pages that the menus name; those of the head are in the foot too, which is a phone's menu."""
    return [
        {
            "path": f"/pages/{row['slug']}",
            "href": link("pages", row["slug"]),
            "title": row["titles"].get(language.present())
            or row["titles"].get(own)
            or next(iter(row["titles"].values())),
            "in_head": row["menu"] == "header",
        }
        for row in looks.menu()
        if row["menu"] != "none"
    ]


def _path_after_language(request: Request) -> str:
    known = language.named_in(request.path)
    return request.path[len(known) + 1 :] if known else ""


def _address_after_language(request: Request) -> str:
    """The path with its query, so that changing the language stays where one is."""
    query = urlencode([(name, each) for name, given in request.queries.items() for each in given])
    return _path_after_language(request) + (f"?{query}" if query else "")


def _headers(public: bool, stripe: bool) -> dict[str, Any]:
    return {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": PUBLIC if public else PERSONAL,
        "Content-Security-Policy": policy(stripe),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin" if public else "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }


def policy(stripe: bool) -> str:
    """The content security policy: our own files, pictures from where products say, Stripe for cards."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(settings.stripe_js))
    partners = " ".join(STRIPE if origin == STRIPE[0] else (origin,)) if stripe else ""
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' {partners}",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": " ".join(("'self'", "data:", *media.origins())),
        "connect-src": f"'self' {partners}",
        "frame-src": partners or "'none'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value.strip()}" for name, value in rules.items())


def _with_cookies(headers: Mapping[str, Any], cookies: tuple[str, ...]) -> dict[str, Any]:
    return {**headers, **({"Set-Cookie": list(cookies)} if cookies else {})}


def cookie(name: str, value: str, seconds: int, script: bool = False) -> str:
    """A cookie of ours; `script` lets the page's script read it. Zero seconds takes it away."""
    secure = "; Secure" if settings.url.startswith("https:") else ""
    hidden = "" if script else "; HttpOnly"
    return f"{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax{hidden}{secure}"


# Languages and refusals


def spoken(view: Callable[..., Answer]) -> Callable[..., Answer]:
    """Run a view in the language its address begins with; a 404 where it begins with none of the shop's."""

    named = inspect.signature(view)
    wants = "request" in named.parameters

    @functools.wraps(view)
    def run(*, request: Request, **arguments: Any) -> Answer:
        wanted = language.named_in(request.path)
        if wanted is None:
            raise NOTHING_HERE
        with language.speaking(wanted), _leading_on(request):
            _only_open(request)
            return view(**arguments, **({"request": request} if wants else {}))

    if not wants:  # core gives a view what its signature names
        asked = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY)
        run.__signature__ = named.replace(parameters=[*named.parameters.values(), asked])  # type: ignore[attr-defined]
    return run


@contextmanager
def _leading_on(request: Request) -> Iterator[None]:
    """Links made inside lead on in the preview that the request is of."""
    token = _preview.set(preview_of(request))
    try:
        yield
    finally:
        _preview.reset(token)


def _only_open(request: Request) -> None:
    """While the shop is closed there is nothing to look at or buy, but in a preview; what was bought goes on."""
    where = _path_after_language(request).strip("/").partition("/")[0]
    if where not in OPEN_THOUGH_CLOSED and not _preview.get():
        shop.only_open()


def offered() -> tuple[str, ...]:
    """The languages that the shop's pages lead to. Those in another still answer: letters and bookmarks lead there."""
    try:
        chosen = shop.current().languages
    except Refused:
        return language.LANGUAGES
    return tuple(each for each in language.LANGUAGES if each in chosen) or ("en",)


def guessed(request: Request) -> str:
    """The language for someone whose address names none."""
    try:
        otherwise = shop.current().language
    except Refused:
        otherwise = "en"
    return language.best_of(request.headers.get("accept-language", ""), list(offered()), otherwise)


def refused(request: Request, refusal: Refused) -> Answer:
    """A refusal as a page in the visitor's language; problem+json for programs."""
    if request.path.startswith(("/api/", "/webhooks/")) or "json" in request.headers.get("accept", ""):
        return problem(refusal, request.id)
    with language.speaking(language.named_in(request.path) or guessed(request)), _leading_on(request):
        if refusal.code == "shop_closed":
            answer = page(request, "closed.html", status=503, notice=_notice(), back_at=shop.back_at())
        else:
            answer = page(
                request,
                "refusal.html",
                status=refusal.status,
                refusal=refusal,
                sentence=wording.sentence(refusal),
                request_id=request.id,
            )
    if refusal.status in (429, 503):
        answer.headers["Retry-After"] = str(refusal.more.get("retry_after", 60))
    return answer


def _notice() -> dict[str, str]:
    """What the merchant says while the shop is closed: in the present language, or else in another there is."""
    here = shop.current()
    said = here.closed_notice or {}
    for each in (language.present(), here.language, *said):
        if said.get(each):
            return {"language": each, "text": said[each]}
    text = language.said("We are working on the shop. Please come back a little later.")
    return {"language": language.present(), "text": text}
