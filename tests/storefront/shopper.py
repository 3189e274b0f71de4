"""A shopper without script: reads pages, follows links and 303s, fills in forms as they are, keeps cookies."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from tests.files import as_form
from tests.http import Client, Reply, application

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "path", "source", "circle"}


@dataclass
class Form:
    """A form as a browser would send it."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)  # radios and selects: every value offered
    words: str = ""


class Page(HTMLParser):
    """A page's forms, links, headings and words."""

    def __init__(self, reply: Reply, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.reply, self.path = reply, path
        self.forms: list[Form] = []
        self.links: dict[str, str] = {}  # by their words
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.heading = ""
        self.words = ""
        self._link: list[str] | None = None
        self._select = self._area = ""
        self.feed(reply.text)
        self.close()

    @property
    def status(self) -> int:
        return self.reply.status

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "form":
            self.forms.append(Form(given.get("action", self.path), given.get("method", "get")))
        elif tag == "a":
            self._link = [given.get("href", ""), ""]
        elif tag == "input" and self.forms and "form" in self.open:
            self._enter_input(given)
        elif tag == "select" and self.forms:
            self._select = given["name"]
        elif tag == "option" and self._select:
            self.forms[-1].choices.setdefault(self._select, []).append(given["value"])
            if "selected" in given or self._select not in self.forms[-1].fields:
                self.forms[-1].fields[self._select] = given["value"]
        elif tag == "textarea" and self.forms:
            self._area = given["name"]
            self.forms[-1].fields[self._area] = ""

    def _enter_input(self, given: dict[str, str]) -> None:
        form, name, kind = self.forms[-1], given.get("name", ""), given.get("type", "text")
        if kind == "file":
            return
        if kind in ("radio", "checkbox"):
            form.choices.setdefault(name, []).append(given.get("value", "on"))
        if name and (kind not in ("radio", "checkbox") or "checked" in given):
            form.fields[name] = given.get("value", "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert tag in VOID or (self.open and self.open[-1] == tag), f"</{tag}> closes {self.open[-3:]} on {self.path}"
        if tag not in VOID:
            self.open.pop()
        if tag == "a" and self._link:
            self.links.setdefault(" ".join(self._link[1].split()), self._link[0])
            self._link = None
        self._select = "" if tag == "select" else self._select
        self._area = "" if tag == "textarea" else self._area

    def handle_data(self, text: str) -> None:
        if {"script", "style", "title"} & set(self.open):
            return
        if self._area:
            self.forms[-1].fields[self._area] += text
        if self._link is not None:
            self._link[1] += text
        if "form" in self.open:
            self.forms[-1].words += text
        if self.open[-1:] == ["h1"]:
            self.heading += text.strip()
        self.words += " " + text

    def says(self, sentence: str) -> bool:
        return " ".join(sentence.split()) in " ".join(self.words.replace("\u00a0", " ").replace("\u202f", " ").split())

    def form(self, action: str) -> Form:
        """The form that is sent to an address ending so."""
        return next(form for form in self.forms if urlsplit(form.action).path.endswith(action))

    def all(self, tag: str, **attrs: str) -> list[dict[str, str]]:
        return [
            given
            for name, given in self.tags
            if name == tag
            and all(given.get(key.rstrip("_").replace("_", "-")) == value for key, value in attrs.items())
        ]


class Shopper:
    """One browser without script."""

    def __init__(self, languages: str = "en") -> None:
        self.client = Client(application())
        self.cookies: dict[str, str] = {}
        self.languages = languages
        self.hops: list[str] = []

    def get(self, path: str) -> Page:
        return self._page("GET", path, None)

    def post(self, path: str, fields: dict[str, Any], **headers: str) -> Page:
        return self._page("POST", path, urlencode(fields).encode(), headers)

    def submit(self, form: Form, **typed: Any) -> Page:
        unknown = set(typed) - set(form.fields) - set(form.choices)
        assert not unknown, f"the form has no {unknown}; it has {sorted(form.fields)}"
        fields = {**form.fields, **typed}
        if form.method == "get":
            return self.get(f"{form.action.partition('?')[0]}?{urlencode(fields)}")
        return self.post(form.action, fields)

    def send(self, form: Form, typed: dict[str, Any], field: str, files: list[bytes]) -> Page:
        """Submit a form with files."""
        body, content_type = as_form({**form.fields, **typed}, field, files or [b""])
        return self._page("POST", form.action, body, {"Content-Type": content_type})

    def call(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Reply:
        """One request, nothing followed."""
        sent = {"Accept": "text/html", "Accept-Language": self.languages, **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            sent |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Sec-Fetch-Site": "same-origin",
                **(headers or {}),
            }
        reply = self.client.call(method, path, body=body, headers=sent)
        for each in reply.cookies:
            name, _, rest = each.partition("=")
            value, _, attributes = rest.partition(";")
            self.cookies[name] = value
            if "Max-Age=0" in attributes:
                del self.cookies[name]
        return reply

    def _page(self, method: str, path: str, body: bytes | None, headers: dict[str, str] | None = None) -> Page:
        self.hops = [path]
        reply = self.call(method, path, body, headers)
        while reply.status in (301, 302, 303):
            path = urljoin(path, reply.headers["location"])
            self.hops.append(path)
            reply = self.call("GET", path)
        return Page(reply, path)
