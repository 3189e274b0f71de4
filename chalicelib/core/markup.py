"""Merchants' and other systems' HTML, made safe to show, and plain text made of it.

Only what is named here passes: a description may hold paragraphs, lists, tables, links and pictures, never scripts,
frames, forms, styles, classes or identifiers. See infra/decisions/2026-11-22-html-sanitiser.md for why nh3 does it.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

import nh3

VOID = frozenset({"br", "hr", "img"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", *HEADINGS}
    | {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
)
INLINE = frozenset({"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small"})
TAGS = BLOCKS | VOID | INLINE | {"strong", "sub", "sup", "u"}
# An empty cell holds its column's place; an emptied row goes with its cells.
KEPT_EMPTY = frozenset({"td", "th"})
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}
DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "template",
    "iframe",
    "object",
    "noscript",
    "title",
    "textarea",
    "select",
    "svg",
    "math",
}
SCHEMES = {"http", "https", "mailto", "tel"}

# html5ever takes quadratic time on nesting: 100,000 open <div> take a minute. No description needs a hundredth of this.
DEEPEST = 200
MOST_PASSES = 5
# These close themselves or each other, so that many of them in a row are no nesting.
NEVER_NEST = VOID | {"p", "li", "td", "th", "tr", "dt", "dd", "option", "meta", "link", "input", "source", "wbr", "col"}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ANY_TAG = re.compile(r"<[^<>]*>?")
_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=DROPPED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    strip_comments=True,
    link_rel="nofollow noopener",
    url_schemes=SCHEMES,
)


def sanitise(html: str) -> str:
    """The allowed part of some HTML, well formed; the same again when given its own answer.

    Links carry rel="nofollow noopener". Headings move down together until the highest is an h3, since the page's own
    headings are h1 and h2. Wrappers with nothing in them are dropped. Markup nested deeper than DEEPEST becomes text.
    """
    clean = _cleaned(html)
    for _ in range(MOST_PASSES):
        again = _cleaned(clean)
        if again == clean:
            break
        clean = again  # browsers mend some nesting only when they read it: a link around a table with a link in it
    return clean


def _cleaned(html: str) -> str:
    html = _CONTROLS.sub("", html)
    if not html.strip():
        return ""
    if _depth(html) > DEEPEST:
        html = escape(_ANY_TAG.sub(" ", html), quote=False)
    clean = _CLEANER.clean(html)
    tidy = _Tidy(_heading_shift(clean))
    tidy.feed(clean)
    tidy.close()
    return tidy.html()


def plain_text(html: str, limit: int) -> str:
    """The words of some HTML on one line, in at most `limit` characters: cut between words, with an ellipsis."""
    words = _Words()
    words.feed(sanitise(html))
    words.close()
    text = _SPACES.sub(" ", "".join(words.pieces)).strip()
    if len(text) <= limit:
        return text
    if limit < 1:
        return ""
    whole = text[: limit - 1]
    if not text[limit - 1].isspace() and " " in whole:
        whole = whole[: whole.rindex(" ")]
    return whole.rstrip(" .,;:-\u2013\u2014") + "…"


def _depth(html: str) -> int:
    """How deep the tags nest at most, counted as written."""
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() in NEVER_NEST:
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _heading_shift(html: str) -> int:
    levels = [int(name[1]) for _, name in _TAG.findall(html) if name in HEADINGS]
    return max(0, 3 - min(levels)) if levels else 0


class _Tidy(HTMLParser):
    """Writes sanitised HTML out again, with headings moved and empty wrappers left out, in one pass.

    It escapes everything it writes, so it adds nothing that the sanitiser did not pass.
    """

    def __init__(self, shift: int) -> None:
        super().__init__(convert_charrefs=True)
        self._shift = shift
        self._out: list[str] = []
        self._open: list[tuple[str, int, bool]] = []  # name, where it starts in _out, is there anything in it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            return
        name = self._moved(tag)
        written = "".join(f' {key}="{escape(value or "")}"' for key, value in attrs)
        if tag in VOID:
            self._out.append(f"<{name}{written}>")
            if tag != "br":
                self._mark_filled()
            return
        self._open.append((name, len(self._out), tag in KEPT_EMPTY))
        self._out.append(f"<{name}{written}>")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != self._moved(tag):
            return
        name, start, filled = self._open.pop()
        if not filled:
            # The spaces of a dropped wrapper still part the words on its two sides.
            spaced = any(piece.isspace() for piece in self._out[start + 1 :])
            del self._out[start:]
            if spaced and name not in BLOCKS:
                self._out.append(" ")
            return
        self._out.append(f"</{name}>")
        if name not in KEPT_EMPTY or self._has_words(start):
            self._mark_filled()

    def handle_data(self, data: str) -> None:
        self._out.append(escape(data, quote=False))
        if data.strip():  # str.strip takes non-breaking spaces too
            self._mark_filled()

    def html(self) -> str:
        return "".join(self._out).strip()

    def _moved(self, tag: str) -> str:
        return f"h{min(6, int(tag[1]) + self._shift)}" if tag in HEADINGS else tag

    def _mark_filled(self) -> None:
        if self._open:
            name, start, _ = self._open[-1]
            self._open[-1] = (name, start, True)

    def _has_words(self, start: int) -> bool:
        return any(piece.strip() for piece in self._out[start + 1 : -1])


class _Words(HTMLParser):
    """Collects the text of HTML, a space where a block or a line ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS or tag == "br":
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
