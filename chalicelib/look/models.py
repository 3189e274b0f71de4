"""The look as it is stored: what everyone sees, what the merchant is still working on, and the pages they write."""

from chalicelib.core.table import Flag, Json, Key, Number, Text, Versioned


class Look(Versioned, kind="look"):
    """How the shop looks. Every change is made to the draft; publishing shows it to everyone."""

    KEY = Key("LOOK", "LOOK", reads="the look of every page, held for a few seconds in each process")

    design = Json()  # design.DEFAULT's fields
    sections = Json()  # of the home page, from the top: [{id, kind, hidden, texts, ...}] (inputs.Section)
    draft_design = Json()
    draft_sections = Json()
    published_at = Text(null=True)


class ContentPage(Versioned, kind="content_page"):
    """A page the merchant writes: about the shop, delivery, terms. A removed one is kept, for its journal."""

    KEY = Key("CONTENT#{slug}", "CONTENT", reads="one content page; its slug is taken by its key")

    slug = Text()
    texts = Json()  # {language: {title, body, seo_title, seo_description}}; bodies are sanitised HTML
    menu = Text()  # inputs.Menu: which names it
    position = Number(default_for_new=0)  # in its menu, from the least
    published = Flag(default_for_new=False)
    removed = Flag(default_for_new=False)
    updated_at = Text()


class PageList(Versioned, kind="page_list"):
    """All content pages without their bodies: for the menus of every page, and the admin's list."""

    KEY = Key("LOOK", "PAGES", reads="the menus of every page, in one read with the look")

    pages = Json(default_for_new=list)  # [{slug, titles, menu, position, published, updated_at}], in their order
