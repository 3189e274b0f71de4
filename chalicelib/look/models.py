"""The look as it is stored: what everyone sees, and what the merchant is still working on."""

from chalicelib.core.table import Json, Key, Text, Versioned


class Look(Versioned, kind="look"):
    """How the shop looks. Every change is made to the draft; publishing shows it to everyone."""

    KEY = Key("LOOK", "LOOK", reads="the look of every page, held for a few seconds in each process")

    design = Json()  # design.DEFAULT's fields
    sections = Json()  # of the home page, from the top: [{id, kind, hidden, texts, ...}] (inputs.Section)
    draft_design = Json()
    draft_sections = Json()
    published_at = Text(null=True)
