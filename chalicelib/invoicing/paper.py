"""A4 pages of text and rules for the documents of this module: measuring, wrapping, turning the page, tags, PDF bytes.

Heights run downwards from the top edge, in points, and name baselines. Only this file knows reportlab, and only when
something is measured or drawn: importing it costs 50 to 70 ms.
"""

import io
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

WIDTH, HEIGHT = 595.28, 841.89  # A4 in points
LEFT, RIGHT, TOP, BOTTOM = 51.0, 544.28, 58.0, 776.0  # y runs downwards, to baselines
GAP = 13.0
Colour = tuple[float, float, float]
INK: Colour = (0.09, 0.10, 0.13)
GREY: Colour = (0.40, 0.42, 0.46)
HAIR: Colour = (0.84, 0.85, 0.87)


@dataclass(frozen=True)
class Style:
    size: float
    leading: float
    bold: bool = False
    colour: Colour = INK
    tracking: float = 0  # points between characters, for large type


_INVISIBLE = {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": "", "Cs": "", "Co": "", "Cn": ""}
FOOTER = Style(7.5, 12, colour=GREY)


@dataclass(eq=False)
class Tag:
    """An element of the document's structure; `marks` are the (page, mark) pairs of the text it holds."""

    role: str
    kids: list["Tag"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, role: str) -> "Tag":
        self.kids.append(Tag(role))
        return self.kids[-1]


@dataclass(frozen=True)
class _Text:
    x: float
    y: float
    text: str
    style: Style
    tag: Tag | None  # None: decoration, such as a running head


@dataclass(frozen=True)
class _Rule:
    x: float
    end: float
    y: float
    weight: float
    colour: Colour


class Paper:
    """Pages being laid out: where the next line goes, and what is on them so far."""

    def __init__(self, running_head: str) -> None:
        self.pages: list[list[_Text | _Rule]] = [[]]
        self.tags = Tag("Document")
        self.y = TOP
        self.running_head = running_head
        self.on_new_page: Callable[[], None] | None = None

    def text(self, x: float, text: str, style: Style, tag: Tag | None, right: bool = False) -> None:
        """One line of text at the current height, from x, or up to it."""
        start = x - measure(text, style) if right else x
        self.pages[-1].append(_Text(start, self.y, text, style, tag))

    def rule(self, x: float, end: float, y: float, weight: float = 0.5, colour: Colour = HAIR) -> None:
        self.pages[-1].append(_Rule(x, end, y, weight, colour))

    def paragraph(self, x: float, width: float, texts: Sequence[tuple[str, Style]], parent: Tag | None = None) -> None:
        """Wrapped lines under each other, each text a paragraph; goes on overleaf when the page is full."""
        for text, style in texts:
            tag = (parent or self.tags).add("P")
            for line in wrap(text, style, width):
                self.room(style.leading)
                self.text(x, line, style, tag)
                self.y += style.leading

    def room(self, height: float) -> None:
        """Turn the page unless so much is left of it."""
        if self.y + height > BOTTOM + 12:
            self.turn()

    def turn(self) -> None:
        self.pages.append([])
        self.y = TOP
        self.text(LEFT, fit(self.running_head, FOOTER, RIGHT - LEFT), FOOTER, None)
        self.y += 26
        if self.on_new_page:
            self.on_new_page()

    @contextmanager
    def column(self) -> Iterator[None]:
        """Write beside what follows: afterwards the height is what it was before."""
        before, page = self.y, len(self.pages)
        yield
        if page == len(self.pages):
            self.y = before


def clean(text: str) -> str:
    """Composed characters; controls and line ends are spaces, what has no shape (or turns text round) is left out."""
    visible = "".join(_INVISIBLE.get(unicodedata.category(each), each) for each in text)
    return unicodedata.normalize("NFC", visible).strip()


@lru_cache(maxsize=4096)
def measure(text: str, style: Style) -> float:
    return float(_fonts()[style.bold].stringWidth(text, style.size)) + style.tracking * len(text)


def wrap(text: str, style: Style, width: float) -> list[str]:
    """Lines no wider than the width; a word that is wider by itself is broken where it must be."""
    lines = [""]
    for each in clean(text).split(" "):
        candidate = f"{lines[-1]} {each}".strip()
        if measure(candidate, style) <= width:
            lines[-1] = candidate
            continue
        pieces = _pieces(each, style, width)
        lines = [*(line for line in lines if line), *pieces]
    return lines


def fit(text: str, style: Style, width: float) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if measure(text, style) <= width:
        return text
    while text and measure(text + "\u2026", style) > width:
        text = text[:-1]
    return text + "\u2026"


def _pieces(text: str, style: Style, width: float) -> list[str]:
    pieces = [""]
    for each in text:
        if pieces[-1] and measure(pieces[-1] + each, style) > width:
            pieces.append("")
        pieces[-1] += each
    return pieces


# ---- from here on, reportlab ----

_FONTS = Path(__file__).parent / "fonts"
# reportlab's fonts hold a reading position and what each document has used of them: one document at a time.
_drawing = threading.RLock()


def _fonts() -> dict[bool, Any]:
    with _drawing:
        return _read_fonts()


@lru_cache(maxsize=1)
def _read_fonts() -> dict[bool, Any]:
    """Regular and semi-bold, registered under names of our own."""
    _without_pillow()
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    fonts = {
        False: TTFont("DaybookRegular", _FONTS / "Inter-Regular.ttf"),
        True: TTFont("DaybookSemiBold", _FONTS / "Inter-SemiBold.ttf"),
    }
    rl_config.useA85 = rl_config.pdfComments = 0  # binary streams and no remarks: a third smaller
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return fonts


def _without_pillow() -> None:
    """Start reportlab where the zip leaves Pillow out: it asks for it at once, and needs it for pictures only."""
    try:
        import PIL.Image  # noqa: F401
    except ImportError:
        package, picture = ModuleType("PIL"), ModuleType("PIL.Image")
        package.Image = picture  # type: ignore[attr-defined]
        sys.modules.update({"PIL": package, "PIL.Image": picture})
        import reportlab.lib.utils  # noqa: F401

        del sys.modules["PIL"], sys.modules["PIL.Image"]


Footer = Callable[[int, int], tuple[str, str]]


def to_bytes(papers: Sequence[tuple[Paper, Footer]], title: str, author: str, language: str, day: date) -> bytes:
    """The finished file, dated that day. Each paper numbers its own pages: `footer(page, pages)` gives the texts at
    the left and the right below them."""
    with _drawing:
        return _drawn(papers, title, author, language, day)


def _drawn(papers: Sequence[tuple[Paper, Footer]], title: str, author: str, language: str, day: date) -> bytes:
    fonts = _fonts()
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=(WIDTH, HEIGHT),
        pageCompression=1,
        invariant=1,
        lang=language,
        pdfVersion=(1, 7),
        initialFontName=fonts[False].fontName,
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(title)
    canvas.setCreator("Daybook")
    canvas.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    drawn = 0
    for paper, footer in papers:
        for index, marks in enumerate(paper.pages):
            _draw_page(canvas, drawn, [*marks, *_footing(*footer(index + 1, len(paper.pages)))])
            canvas.showPage()
            drawn += 1
    _write_tags(canvas, _bound([paper for paper, _ in papers]), drawn)
    canvas.save()
    return file.getvalue()


def _bound(papers: Sequence[Paper]) -> Tag:
    """The structure of the file: that of its one document, or of several as its parts."""
    if len(papers) == 1:
        return papers[0].tags
    for paper in papers:
        paper.tags.role = "Part"
    return Tag("Document", [paper.tags for paper in papers])


def _footing(left: str, right: str) -> list["_Text | _Rule"]:
    end = RIGHT - measure(right, FOOTER)
    return [
        _Rule(LEFT, RIGHT, HEIGHT - 44, 0.5, HAIR),
        _Text(LEFT, HEIGHT - 30, fit(left, FOOTER, end - LEFT - GAP), FOOTER, None),
        _Text(end, HEIGHT - 30, right, FOOTER, None),
    ]


def _draw_page(canvas: Any, page: int, marks: Sequence["_Text | _Rule"]) -> None:
    count = 0
    for each in marks:
        tag = each.tag if isinstance(each, _Text) else None
        if tag:
            canvas.addLiteral(f"/{tag.role} <</MCID {count}>> BDC")
            tag.marks.append((page, count))
            count += 1
        else:
            canvas.addLiteral("/Artifact BMC")
        _draw(canvas, each)
        canvas.addLiteral("EMC")


def _draw(canvas: Any, mark: "_Text | _Rule") -> None:
    if isinstance(mark, _Rule):
        canvas.setStrokeColorRGB(*mark.colour)
        canvas.setLineWidth(mark.weight)
        canvas.line(mark.x, HEIGHT - mark.y, mark.end, HEIGHT - mark.y)
        return
    canvas.setFont(_fonts()[mark.style.bold].fontName, mark.style.size)
    canvas.setFillColorRGB(*mark.style.colour)
    canvas.drawString(mark.x, HEIGHT - mark.y, mark.text, charSpace=mark.style.tracking)


def _write_tags(canvas: Any, root: Tag, pages: int) -> None:
    """The structure tree and its parent tree (ISO 32000-1, 14.7.2 and 14.7.4.4)."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    document = canvas._doc
    sheets = [document.Reference(page) for page in document.Pages.pages]
    owners: list[dict[int, Any]] = [{} for _ in range(pages)]

    def element(tag: Tag, parent: Any) -> Any:
        written = PDFDictionary({"S": f"/{tag.role}", "P": parent})
        reference = document.Reference(written)
        kids = [element(kid, reference) for kid in tag.kids]
        for page, mark in tag.marks:
            owners[page][mark] = reference
            kids.append(str(mark) if page == tag.marks[0][0] else _elsewhere(sheets[page], mark))
        if tag.marks:
            written.dict["Pg"] = sheets[tag.marks[0][0]]
        written.dict["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        if tag.role == "TH":
            written.dict["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
        return reference

    tree = PDFDictionary({"Type": PDFName("StructTreeRoot"), "ParentTreeNextKey": pages})
    top = document.Reference(tree)
    tree.dict["K"] = element(root, top)
    numbers: list[Any] = []
    for page, owned in enumerate(owners):
        numbers += [page, document.Reference(PDFArray([owned[mark] for mark in sorted(owned)]))]
        _number_page(document.Pages.pages[page], page)
    tree.dict["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _elsewhere(sheet: Any, mark: int) -> Any:
    """A mark on another page than the first one of its element."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

    return PDFDictionary({"Type": PDFName("MCR"), "Pg": sheet, "MCID": mark})


def _number_page(page: Any, number: int) -> None:
    """Tell a page which entry of the parent tree is its own; reportlab has no name for that key."""
    from reportlab.pdfbase.pdfdoc import PDFName

    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = number
    page.Tabs = PDFName("S")
