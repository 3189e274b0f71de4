"""What can be odd about the rows of an imported file: each code with its sentence, and whether the value was taken."""

from __future__ import annotations

from chalicelib.interchange import cells
from chalicelib.interchange.imported import RowProblem

SENTENCES = cells.SENTENCES | {
    "handle_missing": "The row has neither a handle nor a title, so it belongs to no product.",
    "handle_changed": "The handle was written in small letters, digits and hyphens, as addresses are.",
    "handle_derived": "The row has no handle; one was made from its title.",
    "handle_again": "These rows stand apart from the earlier rows of the same product, and were added to it.",
    "row_unreadable": "The row could not be read: a quotation mark is not closed, or a cell is too large.",
    "row_open_quote": "The file ends in the middle of this row, inside quotation marks. Export it again.",
    "row_cut_line": "The line was too long, and its end was left out.",
    "row_long": "The row has more cells than the header; those beyond it were left out.",
    "row_short": "The row has fewer cells than the header; the missing ones were taken as empty.",
    "title_missing": "The product has no title; its handle was used.",
    "field_differs": "An earlier row of the product says something else, and that was used.",
    "status_unknown": "The status is none of active, draft and archived; the product was made a draft.",
    "not_published": "The product is active but not published on the online store; it was made a draft.",
    "sku_missing": "The variant has no SKU; one was made from its handle and options.",
    "sku_repeats": "Another variant of this file has this SKU; a new one was made from handle and options.",
    "price_missing": "The variant has no price.",
    "variant_repeats": "The product already has a variant with these options.",
    "option_name_missing": "The option has values but no name; it was numbered.",
    "option_name_repeats": "Two options have one name; the later was numbered.",
    "option_value_missing": "The variant has no value for this option; a dash was used.",
    "option_unused": "No variant has a value for this option.",
    "weight_unit_unknown": "The unit is none of kg, g, lb and oz; grams was used.",
    "tax_class_unreadable": "This is not a tax class; it follows from whether the variant is taxed.",
    "kind_unknown": "The kind is none of goods, digital and service; it follows from whether it is shipped.",
    "position_unreadable": "This is not a position; the image keeps its place in the file.",
}
# Of these the value, or the row, is not in the product.
NOT_TAKEN = frozenset(
    {"price_unreadable", "price_ambiguous", "price_negative", "price_too_large", "price_too_fine"}
    | {"quantity_unreadable", "quantity_too_large", "weight_unreadable", "barcode_rounded", "flag_unreadable"}
    | {"address_unsafe", "handle_missing", "row_unreadable", "row_open_quote", "field_differs", "status_unknown"}
    | {
        "kind_unknown",
        "tax_class_unreadable",
        "variant_repeats",
        "option_unused",
        "weight_unit_unknown",
        "position_unreadable",
        "price_missing",
        "row_long",
    }
)


class Problems:
    """What was odd in the rows of one group, and which rows those were."""

    def __init__(self, handle: str) -> None:
        self.handle = handle
        self.found: list[RowProblem] = []
        self.first_row = 0
        self.last_row = 0

    def saw(self, row: int) -> None:
        self.first_row = self.first_row or row
        self.last_row = row

    def note(self, row: int, column: str, code: str, value: str) -> None:
        shown = cells.clean(value[:200])
        self.found.append(RowProblem(row, self.handle, column, code, SENTENCES[code], shown, code not in NOT_TAKEN))
