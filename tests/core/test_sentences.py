"""What services say in English is said in the language of who asks, whole or with values filled in."""

import ast

import pytest
from babel.messages.pofile import read_po
from pydantic import Field

from chalicelib.core import sentences
from chalicelib.core.errors import Refused
from chalicelib.core.language import LANGUAGES, catalogue, speaking
from chalicelib.core.wire import Input, validated
from chalicelib.shop.module import shop
from infra import refusals
from tests.http import Client
from tests.shop.build import application


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_code_is_there_in_every_language(language: str) -> None:
    wanted = set(refusals.sentences())
    assert {"The cart is empty. Add something first.", "Only {1} of {2} is left."} <= wanted
    with (refusals.FILES / language / "refusals.po").open("rb") as source:
        kept = {str(each.id): each for each in read_po(source, locale=language) if each.id}
    assert wanted ^ set(kept) == set(), "run python -m infra.refusals and translate what is new"
    holes = lambda text: sorted(sentences.HOLE.findall(text))  # noqa: E731
    assert [text for text, each in kept.items() if not each.string or each.fuzzy] == []
    assert [text for text, each in kept.items() if holes(text) != holes(str(each.string))] == []


def test_a_sentence_is_collected_however_it_is_written() -> None:
    code = """
TOO_MANY = Refused("too_many", f"At most {MOST} fit.")
SENTENCES = {"bad": "This is bad."}
def check(n, name):
    sentence = f"Only {n} {'is' if n == 1 else 'are'} left of {name}."
    raise Refused("few", sentence, status=409)
def _wait(n):
    return f"Wait {n} minutes."
def slow():
    raise Refused("slow", _wait(3)) if busy else not_found("jar")
"""
    found = set(refusals._in_file(ast.parse(code), internal=False))
    assert found == {
        "At most {1} fit.",
        "This is bad.",
        "Only {1} is left of {2}.",
        "Only {1} are left of {2}.",
        "Wait {1} minutes.",
        "There is no such jar.",
    }


def test_values_are_put_where_the_language_has_them() -> None:
    sentence = "The price of Mugg {2} was 12.50 NOK when you added it, and is 13.00 NOK now."
    assert sentences.said(sentence) == sentence
    with speaking("nb"):
        said = "Prisen på Mugg {2} var 12.50 NOK da du la den i kurven, og er 13.00 NOK nå."
        assert sentences.said(sentence) == said
        assert sentences.said("An order that is on hold cannot be shipped.") == (
            "En bestilling som er på vent, kan ikke sendes."
        )
    with speaking("id"):
        assert sentences.said("There is no such quark.") == "Ini tidak ada: quark."


def test_what_nobody_translated_stays_as_it_is() -> None:
    with speaking("nb"):
        for sentence in ("", "Somebody wrote this by hand", "x" * 100_000, "{1}"):
            assert sentences.said(sentence) == sentence


class Jar(Input):
    label: str = Field(min_length=2, max_length=4)
    grams: int = Field(ge=1, le=9)
    lids: list[int] = Field(min_length=1, max_length=2)
    fresh: bool = True
    kind: str = Field(default="a", pattern="^[a-z]$")


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"label": "x", "grams": 0, "lids": []},
        {"label": "xxxxx", "grams": 10, "lids": [1, 2, 3], "fresh": "maybe", "kind": "9", "colour": "red"},
        {"label": 1, "grams": "many", "lids": "none"},
        {"label": "xx", "grams": 1.5, "lids": [None]},
    ],
)
def test_what_is_wrong_with_a_field_is_said_in_the_language(given: dict[str, object]) -> None:
    with pytest.raises(Refused) as english:
        validated(Jar, given)
    with speaking("nb"), pytest.raises(Refused) as norwegian:
        validated(Jar, given)
    pairs = zip(english.value.fields, norwegian.value.fields, strict=True)
    assert [(one["field"], one["detail"]) for one, other in pairs if one["detail"] == other["detail"]] == []
    assert norwegian.value.sentence.startswith(norwegian.value.fields[0]["field"])
    assert norwegian.value.fields[0]["detail"] in norwegian.value.sentence


def test_the_api_refuses_in_the_language_asked_for(table: str) -> None:
    with application(shop) as app:
        asked = {
            accepted: Client(app).get("/api/admin/me", headers={"Accept-Language": accepted}).json["detail"]
            for accepted in ("", "fr", "nb-NO,en;q=0.8", "id")
        }
    assert list(asked.values()) == ["Sign in first.", "Sign in first.", "Logg inn først.", "Masuk dulu."]


def test_the_texts_are_read_once() -> None:
    assert catalogue("nb", "refusals") is not None
    assert sentences._known("nb") is sentences._known("nb")
