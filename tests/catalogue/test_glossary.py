"""The shop's own words in its other languages: kept once for all products, by one writer at a time."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from chalicelib.catalogue import glossary
from chalicelib.catalogue.service import NewVariant
from chalicelib.core.errors import Refused
from tests.builders import open_shop
from tests.catalogue.build import product
from tests.http import Client

WORDS = {"Colour": {"nb": "Farge", "id": "Warna"}, "Red": {"nb": "Rød"}}


def red_mug() -> None:
    variant = NewVariant(sku="MUG", prices={"NOK": 100}, options={"Colour": "Red", "Size": "L"})
    product("Mug", variants=[variant], tags=["tea"])


def test_words_in_use_are_offered_and_others_kept(owner: Client) -> None:
    red_mug()
    told = owner.get("/api/admin/glossary").json
    assert (told["version"], told["language"], told["languages"]) == (0, "en", ["nb", "id"])
    assert {each["word"]: each["used_as"] for each in told["words"]} == {
        "Colour": "option",
        "Red": "value",
        "Size": "option",
        "L": "value",
        "tea": "tag",
    }
    body = {"version": 0, "words": WORDS | {"Size": {"nb": ""}, "Amber": {"id": "Kuning"}}}
    kept = owner.call("PUT", "/api/admin/glossary", body).json
    texts = {each["word"]: (each["used_as"], each["texts"]) for each in kept["words"]}
    assert texts["Colour"] == ("option", WORDS["Colour"])
    assert texts["Size"] == ("option", {})  # nothing was written for it
    assert texts["Amber"] == ("", {"id": "Kuning"})
    assert owner.get("/api/admin/glossary").json == kept


def test_what_is_wrong_is_refused(owner: Client) -> None:
    put = lambda version, words: owner.call("PUT", "/api/admin/glossary", {"version": version, "words": words})  # noqa: E731
    assert put(0, WORDS).status == 200
    assert put(0, {}).json["code"] == "version_moved_on"
    assert put(1, {"": {"nb": "x"}}).status == 422
    assert put(1, {"Red": {"norsk": "Rød"}}).status == 422
    assert put(1, {f"word {n}": {"nb": "ord"} for n in range(glossary.MOST + 1)}).json["code"] == "too_many_words"
    large = {f"word {n}": {"nb": "å" * 255} for n in range(1000)}
    assert put(1, large).json["code"] == "too_many_words"
    assert owner.get("/api/admin/glossary").json["version"] == 1


def test_a_word_is_said_in_the_language_asked_for(table: str) -> None:
    open_shop()
    glossary.set_glossary(WORDS, 0)
    said = [glossary.in_language(word, to) for word in ("Colour", "Red", "Unknown", "") for to in ("en", "nb", "id")]
    assert said == ["Colour", "Farge", "Warna", "Red", "Rød", "Red", "Unknown", "Unknown", "Unknown", "", "", ""]
    assert glossary.title_in_language("Red / L", "nb") == "Rød / L"


def test_of_two_who_write_at_once_one_is_told_to_look_again(table: str) -> None:
    open_shop()

    def write(text: str) -> str:
        try:
            glossary.set_glossary({"Red": {"nb": text}}, 0)
        except Refused as refused:
            return refused.code
        return "kept"

    with ThreadPoolExecutor(8) as pool:
        told = [pool.submit(copy_context().run, write, f"rød {n}") for n in range(8)]
    assert sorted(each.result() for each in told) == ["kept"] + ["version_moved_on"] * 7
    glossary.forget("glossary")
    assert glossary.glossary().version == 1


@pytest.mark.parametrize("deed", ["GET", "PUT"])
def test_strangers_see_nothing_of_it(client: Client, deed: str) -> None:
    body = {"version": 0, "words": {}} if deed == "PUT" else None
    assert client.call(deed, "/api/admin/glossary", body).status == 401
