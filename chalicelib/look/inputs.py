"""What may come in as a look. Addresses lead to ourselves or by https; no text is ever taken for markup."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from chalicelib.core.http import Input

Version = Annotated[
    int, Field(ge=0, description="The version that was read, 0 for a look never changed yet; 412 when it has moved on.")
]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$", to_lower=True)]
Language = Literal["en", "nb", "id"]
Typeface = Literal["inter", "figtree", "lora", "system", "humanist", "old_style", "transitional", "mono"]
# A picture of our own, or one by https. Nothing that could end an attribute or climb out of a folder.
PictureUrl = Annotated[
    str,
    StringConstraints(
        pattern=r"^(/media(/[^\s\"'<>\\/.][^\s\"'<>\\/]*)+|https://[^\s\"'<>\\/]+/[^\s\"'<>\\]*)$", max_length=2000
    ),
]
# A page of the shop (without its language), a mail address, or another site by https.
Link = Annotated[
    str,
    StringConstraints(
        pattern=r"^(/([^\s\"'<>\\/][^\s\"'<>\\]*)?|https://[^\s\"'<>\\]+|mailto:[^\s\"'<>\\]+)$", max_length=2000
    ),
]
Handle = Annotated[str, StringConstraints(pattern=r"^[^\s/?#\"'<>\\]{1,200}$")]


class Picture(Input):
    url: PictureUrl
    alt: str = Field(default="", max_length=300, description="What it shows, for those who do not see it.")
    width: int = Field(default=1200, ge=1, le=20000)
    height: int = Field(default=800, ge=1, le=20000)


class Design(Input):
    """Every choice of the look but the home page's sections."""

    paper: Colour = Field(description="The background of the light variant, #rrggbb; the dark one is made from it.")
    ink: Colour = Field(description="The text.")
    accent: Colour = Field(description="Buttons, links, what is chosen.")
    typeface: Typeface
    corners: Literal["square", "slight", "soft", "round"]
    logo: Picture | None = None
    dark_logo: Picture | None = Field(
        default=None, description="For the dark variant, where the logo is too dark for it."
    )


class Words(Input):
    """A section's texts in one language; a text left out falls back to the shop's own language."""

    title: str = Field(default="", max_length=160)
    text: str = Field(default="", max_length=1000)
    button: str = Field(default="", max_length=60)


class _Section(Input):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,40}$")]
    hidden: bool = False
    texts: dict[Language, Words] = Field(default_factory=dict)


class Hero(_Section):
    """The welcome: words, a button, and a picture beside them."""

    kind: Literal["hero"]
    image: Picture | None = None
    link: Link | None = None


class Shelf(_Section):
    """A row of products."""

    kind: Literal["products"]
    source: Literal["newest", "rating", "collection", "picked"]
    collection: Handle | None = Field(default=None, description="For the source collection.")
    handles: list[Handle] = Field(default_factory=list, max_length=12, description="For the source picked, in order.")
    count: int = Field(default=4, ge=1, le=12)


class Feature(_Section):
    """One collection with its picture and some of its products."""

    kind: Literal["collection"]
    collection: Handle
    count: int = Field(default=4, ge=1, le=12)


class Collections(_Section):
    """A grid of collections; all of them where none are named."""

    kind: Literal["collections"]
    handles: list[Handle] = Field(default_factory=list, max_length=24)


class Story(_Section):
    """Text with a picture at its side."""

    kind: Literal["story"]
    image: Picture | None = None
    link: Link | None = None
    side: Literal["start", "end"] = Field(default="start", description="Where the picture stands.")


class Quotes(_Section):
    """What buyers wrote: published reviews with five or four stars."""

    kind: Literal["quotes"]
    count: int = Field(default=3, ge=1, le=6)


Section = Annotated[Hero | Shelf | Feature | Collections | Story | Quotes, Field(discriminator="kind")]


class ChangeLook(Input):
    """Only what is given changes, in the draft."""

    version: Version
    design: Design | None = None
    sections: list[Section] | None = Field(default=None, max_length=20)


class AtVersion(Input):
    version: Version


class ProofDesign(Input):
    """A design to look at before it is kept."""

    design: Design


class PageTexts(Input):
    """A content page in one language; a text left out falls back to the shop's own language."""

    title: str = Field(default="", max_length=160)
    body: str = Field(default="", max_length=40_000, description="HTML; only plain marks of text are kept of it.")
    seo_title: str = Field(default="", max_length=160, description="For search engines, in place of the title.")
    seo_description: str = Field(default="", max_length=320, description="What search engines show below the title.")


Menu = Literal["none", "footer", "header"]
PageTextsBy = Annotated[dict[Language, PageTexts], Field(description="By language; a title in the shop's own.")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class NewContentPage(Input):
    slug: Slug = Field(description="Its address: /LANGUAGE/pages/SLUG. It stays.")
    texts: PageTextsBy
    menu: Menu = Field(
        default="footer", description="Which menu names it: none, the foot of every page, or head and foot."
    )
    position: int = Field(default=0, ge=0, le=9999, description="In its menu, from the least.")
    published: bool = Field(default=False, description="A draft is seen by nobody but those with a preview.")


class ChangeContentPage(Input):
    """Only what is given changes; `texts` replaces all texts."""

    version: Version
    texts: PageTextsBy | None = None
    menu: Menu | None = None
    position: int | None = Field(default=None, ge=0, le=9999)
    published: bool | None = None
