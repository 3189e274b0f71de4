"""Texts are complete in every language, and money and dates are written as each language writes them."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from chalicelib.storefront import language

ROOT = Path(__file__).parents[2]
WORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "said": None, "said_for": (1, 2)}
HOLES = re.compile(r"%\((\w+)\)s")


def texts_of_the_pages() -> set:
    found = extract_from_dir(
        str(ROOT / "chalicelib" / "storefront"),
        [("**.py", "python"), ("templates/**.html", "jinja2")],
        {"templates/**.html": {"trimmed": "true"}},
        keywords=WORDS,
    )
    return {message for _, _, message, _, _ in found}


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_every_text_is_there_in_every_language(name: str) -> None:
    wanted = texts_of_the_pages()
    assert ("%(num)s product", "%(num)s products") in wanted
    with (ROOT / "frontend" / "locales" / name / "storefront.po").open("rb") as source:
        kept = {message.id: message for message in read_po(source, locale=name) if message.id}
    assert wanted - set(kept) == set()
    assert set(kept) - wanted == set()
    faults = []
    for message in kept.values():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        holes = set(HOLES.findall(ids[-1]))
        faults += [text for text in texts if not text or set(HOLES.findall(text)) != holes or message.fuzzy]
    assert faults == []


@pytest.mark.parametrize(
    ("name", "money", "days", "day"),
    [
        ("en", "NOK\u00a01,249.50", "Tue 1 Dec\u2009\u2013\u2009Thu 3 Dec", "Tue 1 Dec"),
        ("nb", "1\u00a0249,50\u00a0kr", "tir. 1.\u2013tor. 3. des.", "tir. 1. des."),
        ("id", "NOK\u00a01.249,50", "Sel, 1 Des\u2009\u2013\u2009Kam, 3 Des", "Sel, 1 Des"),
    ],
)
def test_money_and_dates_are_written_as_the_language_writes_them(name: str, money: str, days: str, day: str) -> None:
    with language.speaking(name):
        assert language.amount(124950, "NOK") == money
        assert language.days("2026-12-01", "2026-12-03") == days
        assert language.days("2026-12-01", "2026-12-01") == day
        assert "500" in language.amount(500, "JPY")  # yen have no minor unit


def test_numbers_choose_their_form() -> None:
    with language.speaking("nb"):
        assert language.said_for("%(num)s product", "%(num)s products", 1) == "1 produkt"
        assert language.said_for("%(num)s product", "%(num)s products", 2) == "2 produkter"


def test_the_best_language_is_chosen_by_weight() -> None:
    offered = ["en", "nb", "id"]
    for accepted, best in (
        ("id;q=0.4, nb;q=0.8", "nb"),
        ("no", "nb"),
        ("en;q=0, id;q=0.1", "id"),
        ("de, fr;q=much", "en"),
        ("", "en"),
    ):
        assert language.best_of(accepted, offered, "en") == best
