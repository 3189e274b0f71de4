"""What one cell of another system's file means, exactly or not at all.

Every reader of a cell answers `(value, trouble)`: trouble is "" or a code of `SENTENCES`, and where the trouble means
that the cell was not taken the value is the empty one. Nothing is guessed: "1,299" may be a thousand or a little
more than one, so it is refused.
"""

from __future__ import annotations

import re
import unicodedata

SENTENCES = {
    "price_unreadable": "This is not a price we can read exactly; write it like 1299.00.",
    "price_ambiguous": "This could be thousands or decimals; write it like 1299.00.",
    "price_negative": "A price cannot be below zero.",
    "price_too_large": "This price is larger than any we keep.",
    "price_too_fine": "This price has more decimals than its currency.",
    "price_had_currency": "The currency sign was left out; prices are read in the shop's own currency.",
    "quantity_unreadable": "This is not a whole number we can read exactly.",
    "quantity_too_large": "This quantity is larger than any we keep.",
    "weight_unreadable": "This is not a weight in grams.",
    "weight_rounded": "The weight was rounded to a whole gram.",
    "barcode_rounded": "A spreadsheet has rounded this barcode; its digits are lost.",
    "barcode_check_digit": "The last digit does not fit the others; the barcode was kept as it is.",
    "flag_unreadable": "This is neither true nor false; the usual value was used.",
    "address_unsafe": "An image address starts with https://, http:// or /.",
    "too_long": "This was longer than we keep, and was cut.",
    "looks_like_formula": "This looks like a spreadsheet formula; it was kept as text.",
}

# As typographers and some spreadsheets write them.
MINUS, APOSTROPHE, DASH = "\u2212", "\u2019", "\u2013"

LARGEST_WHOLE = 12  # digits before the decimal point of a price
LARGEST_QUANTITY = 1_000_000_000
HEAVIEST = 1_000_000_000  # grams

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_CURRENCIES = (
    "aud|bgn|brl|cad|chf|clp|cny|cop|czk|dkk|eur|gbp|hkd|huf|idr|ils|inr|isk|jpy|kr|krw|kwd|mxn|myr|nok|nzd|php|pln|"
    "r|rm|rmb|ron|rp|rs|sar|sek|sgd|thb|try|twd|uah|usd|vnd|zar|zł|kč"
)
_SIGN = rf"(?:(?:us|au|ca|nz|hk|sg|r)?[$]|[€£¥₹₩₽₺₫₱฿₪₴₦]|(?:{_CURRENCIES})\b\.?|(?:{_CURRENCIES})(?=[\d.,]))"
_SIGN_BEFORE = re.compile(rf"^{_SIGN}", re.IGNORECASE)
_SIGN_AFTER = re.compile(rf"(?:(?<=\d)|(?<=[\s.,-])){_SIGN}$", re.IGNORECASE)
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_GROUPED = re.compile(r"\d{1,3}(?:(?P<sep>[ ,.'])\d{3})(?:(?P=sep)\d{3})*(?:[.,]\d+)?")
_WHOLE = re.compile(r"[+-]?\d+(?:\.0+)?")
_WEIGHT = re.compile(r"\d+(?:\.\d+)?")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+")
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')
_FLAGS = {"true": True, "yes": True, "1": True, "t": True, "y": True}
_FLAGS |= {"false": False, "no": False, "0": False, "f": False, "n": False}


def text(cell: str, longest: int) -> tuple[str, str]:
    """A cell as people's words: without control characters and outer spaces, composed (NFC), and not endless."""
    words = clean(cell)
    if len(words) > longest:
        return words[:longest].rstrip(), "too_long"
    if len(words) > 1 and words[0] == "=":
        return words, "looks_like_formula"
    return words, ""


def clean(cell: str) -> str:
    """The cell without control characters and outer spaces, in composed form."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", cell)).strip()


def code(cell: str, longest: int) -> tuple[str, str]:
    """A part number or barcode: without the apostrophe or ="..." that keeps a spreadsheet from rounding it."""
    words = clean(cell)
    formula = _QUOTED_FORMULA.fullmatch(words)
    words = formula.group(1).strip() if formula else words.removeprefix("'").strip()
    if len(words) > longest:
        return words[:longest].rstrip(), "too_long"
    return words, ""


def price(cell: str, decimals: int) -> tuple[str | None, str]:
    """A price as a decimal string with exactly `decimals` digits after the point, or None for an empty cell.

    Taken: 1299, 1299.5, 1,299.00, 1.299,00, 1 299,00, 1'299.00, 199,-, each with a currency sign. Refused: what could
    be two amounts (1,299; and 1.299 unless the currency has three decimals), what cannot be exact, NaN and formulas.
    """
    written, had_currency = _without_currency(clean(cell).removeprefix("'"))
    if not written:
        return (None, "price_unreadable") if had_currency else (None, "")
    if written.startswith(("-", MINUS, "(")) and any(c.isdigit() for c in written):
        return None, "price_negative"
    plain, trouble = _ungrouped(written, decimals)
    if trouble:
        return None, trouble
    whole, _, fraction = plain.partition(".")
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    if len(whole) > LARGEST_WHOLE:
        return None, "price_too_large"
    if len(fraction) > decimals:
        return None, "price_too_fine"
    exact = f"{whole}.{fraction.ljust(decimals, '0')}" if decimals else whole
    return exact, "price_had_currency" if had_currency else ""


def _without_currency(written: str) -> tuple[str, bool]:
    """The number within, with every kind of space made a plain one, and whether a currency stood by it."""
    written = re.sub(r"\s+", " ", written).replace(APOSTROPHE, "'")
    written = written.removesuffix(",-").removesuffix(".-").removesuffix(f",{DASH}")
    if written.lower() in ("nan", "inf"):
        return written, False
    number = _SIGN_AFTER.sub("", _SIGN_BEFORE.sub("", written)).strip()
    if number.endswith((",-", ".-")):
        return number[:-2], True
    return number, number != written


def _ungrouped(written: str, decimals: int) -> tuple[str, str]:
    """A number in plain form, with a point, or why it cannot be."""
    if not re.fullmatch(r"[0-9 .,']+", written):
        return "", "price_unreadable"
    if _PLAIN.fullmatch(written):
        fraction = written.partition(".")[2]
        ambiguous = len(fraction) == 3 and decimals != 3 and not written.startswith((".", "0"))
        return ("", "price_ambiguous") if ambiguous else (written, "")
    if re.fullmatch(r"\d+,\d+", written):
        whole, fraction = written.split(",")
        if len(fraction) == 3 and len(whole) <= 3 and not whole.startswith("0"):
            return "", "price_ambiguous"
        return f"{whole}.{fraction}", ""
    grouped = _GROUPED.fullmatch(written)
    if not grouped:
        return "", "price_unreadable"
    separator = grouped["sep"]
    last = re.search(r"[.,](\d+)$", written)
    if last and last.group(0)[0] != separator:
        whole = written[: last.start()]
        return f"{whole.replace(separator, '')}.{last.group(1)}", ""
    return written.replace(separator, ""), ""


def quantity(cell: str) -> tuple[int | None, str]:
    """A whole number, below zero too; None for an empty cell."""
    written = clean(cell).removeprefix("'").replace(MINUS, "-")
    if not written:
        return None, ""
    if not written.isascii() or not _WHOLE.fullmatch(written):
        return None, "quantity_unreadable"
    digits = written.partition(".")[0]
    if len(digits.lstrip("+-").lstrip("0")) > 10 or abs(int(digits)) > LARGEST_QUANTITY:
        return None, "quantity_too_large"
    return int(digits), ""


def grams(cell: str) -> tuple[int | None, str]:
    """A weight in whole grams, half a gram going up; None for an empty cell."""
    written = clean(cell).removeprefix("'")
    if not written:
        return None, ""
    if not written.isascii() or not _WEIGHT.fullmatch(written):
        return None, "weight_unreadable"
    whole, _, fraction = written.partition(".")
    if len(whole.lstrip("0")) > 10 or int(whole) > HEAVIEST:
        return None, "weight_unreadable"
    weight = int(whole) + (1 if fraction[:1] >= "5" else 0)
    return weight, "weight_rounded" if fraction.strip("0") else ""


def flag(cell: str, usual: bool) -> tuple[bool, str]:
    """True or false, and the usual value for an empty cell."""
    written = clean(cell).removeprefix("'").lower()
    if not written:
        return usual, ""
    return (_FLAGS[written], "") if written in _FLAGS else (usual, "flag_unreadable")


def barcode(cell: str) -> tuple[str, str]:
    """A barcode; one of a GTIN's lengths has its check digit verified (GS1 General Specifications, section 7.9)."""
    written, trouble = code(cell, 64)
    if trouble or not written:
        return written, trouble
    if _SCIENTIFIC.fullmatch(written):
        return "", "barcode_rounded"
    bare = re.sub(r"[ -]", "", written)
    if bare.isascii() and bare.isdigit():
        written = bare
        if len(bare) in (8, 12, 13, 14) and not gtin_is_valid(bare):
            return written, "barcode_check_digit"
    return written, ""


def gtin_is_valid(digits: str) -> bool:
    """Whether the last digit makes the weighted sum a multiple of ten: 3 and 1 in turn, from the right."""
    weights = (1, 3)
    return sum(int(digit) * weights[i % 2] for i, digit in enumerate(reversed(digits))) % 10 == 0


def image_address(cell: str) -> tuple[str, str]:
    """An address a browser may load a picture from."""
    written = clean(cell)
    if not written:
        return "", ""
    if written.startswith("//"):
        written = f"https:{written}"
    fits = re.fullmatch(r"(https?://[^\s/\"'<>\\]+|/(?!/))[^\s\"<>\\]*", written.replace(" ", "%20"), re.IGNORECASE)
    if not fits or len(written) > 2048:
        return "", "address_unsafe"
    return written.replace(" ", "%20"), ""


def handle(words: str) -> str:
    """Words as they stand in an address: small letters, digits and single hyphens; "" when nothing is left."""
    for letter, plain in (("ø", "o"), ("æ", "ae"), ("å", "a"), ("ß", "ss"), ("đ", "d"), ("ł", "l"), ("œ", "oe")):
        words = words.replace(letter, plain).replace(letter.upper(), plain)
    decomposed = unicodedata.normalize("NFKD", words.lower())
    ascii_only = decomposed.encode("ascii", "ignore").decode()
    ascii_only = ascii_only.replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:200].strip("-")
