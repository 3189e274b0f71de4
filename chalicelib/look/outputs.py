"""What goes out about the look."""

from typing import Any

from pydantic import Field

from chalicelib.core.http import Output


class CheckOut(Output):
    name: str = Field(description="What was chosen: paper, ink or accent")
    against: str = Field(description="What it is seen on, where it is hardest to read")
    ratio: int = Field(description="Contrast in hundredths: 450 is 4.5 to 1; of the paper, its lightness of 100")
    needed: int
    passes: bool
    suggestion: str | None = Field(description="The nearest colour that passes; null where this one does")


class ProofOut(Output):
    """What a design makes of the shop."""

    light: dict[str, str] = Field(description="Every colour by its token, as in --accent")
    dark: dict[str, str]
    shape: dict[str, str] = Field(description="Faces and corners, the same in light and dark")
    checks: list[CheckOut]


class LookOut(Output):
    version: int = Field(description="0 while nothing was ever changed")
    design: dict[str, Any]
    sections: list[dict[str, Any]]
    draft_design: dict[str, Any]
    draft_sections: list[dict[str, Any]]
    published_at: str | None
    unpublished: bool = Field(description="Whether the draft differs from what everyone sees")
    preview: str = Field(description="The query value that shows the shop's pages with the draft: ?preview=...")
    proof: ProofOut = Field(description="Of the draft")


class PageTextsOut(Output):
    title: str
    body: str
    seo_title: str
    seo_description: str


class ContentPageOut(Output):
    slug: str
    texts: dict[str, PageTextsOut] = Field(description="By language")
    menu: str
    position: int
    published: bool
    updated_at: str
    version: int
    preview: str = Field(description="The query value that shows it while it is a draft: ?preview=...")


class ContentPageRowOut(Output):
    slug: str
    titles: dict[str, str] = Field(description="By language")
    menu: str
    position: int
    published: bool
    updated_at: str


class ContentPagesOut(Output):
    items: list[ContentPageRowOut] = Field(description="All of them, in the order of their menus; at most 100")
    next_cursor: str | None
