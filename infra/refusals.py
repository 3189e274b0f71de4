"""The sentences Daybook's services say in English, as the code has them: what frontend/locales/*/refusals.po has.

`python -m infra.refusals` adds what is new to those files, without a translation, and drops what is gone. A value that
is filled in is a hole: "At most {1} of one article fit in a cart."
"""

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from chalicelib.core.language import LANGUAGES

ROOT = Path(__file__).parents[1]
FILES = ROOT / "frontend" / "locales"
CALLS = {  # where sentences stand in what is called, by position
    "Refused": (1,),
    "invalid": (2,),
    "not_found": (0,),
    "ValueError": (0,),
    "PydanticCustomError": (1,),
    "Problem": (1,),
    "Break": (2,),
    "open_problem": (3, 4),
    "_late_problem": (1, 2),
    "_amount_differs": (0,),
    "_coded": (1,),
}
NAMES = frozenset({"sentence", "advice", "detail", "trouble", "SENTENCES", "_SENTENCES", "_ASKS"})
INTERNAL = ("core/clock.py", "core/module.py", "core/money.py", "core/table.py", "core/transaction.py")  # ValueErrors
KINDS = (
    "API key", "article", "collection", "comment", "content page", "customer", "customer group", "location", "media",
    "order", "order note", "order view", "payment", "product", "refund", "review", "shipment", "staff", "stocktake",
)  # fmt: skip
WORDS = (  # what holes are filled with
    "draft", "pending payment", "placed", "on hold", "released", "partly fulfilled", "fulfilled", "completed",
    "cancelled", "document",
    "area", "county", "department", "district", "emirate", "island", "oblast", "parish", "prefecture", "province",
    "state",
    # why a bank disputes: https://docs.stripe.com/disputes/categories
    "credit not processed", "duplicate", "fraudulent", "general", "product not received", "product unacceptable",
    "subscription canceled", "unrecognized",
)  # fmt: skip
OF_PYDANTIC = (
    "Field required",
    "Extra inputs are not permitted",
    "Input should be a valid string",
    "Input should be a valid integer",
    "Input should be a valid integer, unable to parse string as an integer",
    "Input should be a valid integer, got a number with a fractional part",
    "Input should be a valid number",
    "Input should be a valid boolean",
    "Input should be a valid boolean, unable to interpret input",
    "Input should be a valid list",
    "Input should be a valid dictionary",
    "Input should be a valid dictionary or instance of {1}",
    "Input should be {1}",
    "Input should be greater than {1}",
    "Input should be greater than or equal to {1}",
    "Input should be less than {1}",
    "Input should be less than or equal to {1}",
    "String should have at least {1} character",
    "String should have at least {1} characters",
    "String should have at most {1} character",
    "String should have at most {1} characters",
    "String should match pattern '{1}'",
    "List should have at least {1} item after validation, not {2}",
    "List should have at least {1} items after validation, not {2}",
    "List should have at most {1} items after validation, not {2}",
    "Dictionary should have at most {1} items after validation, not {2}",
)


def sentences() -> dict[str, str]:
    """Every sentence, with holes, and the file it is in."""
    found = dict.fromkeys(OF_PYDANTIC, "pydantic") | dict.fromkeys(WORDS, "words")
    found |= {f"There is no such {kind}.": "core/table.py" for kind in KINDS}
    for path in sorted((ROOT / "chalicelib").rglob("*.py")):
        place = path.relative_to(ROOT / "chalicelib").as_posix()
        for text in _in_file(ast.parse(path.read_text()), place in INTERNAL):
            plain = re.sub(r"\{\d\}", "", text)
            if " " in plain.strip() and any(letter.isalpha() for letter in plain):
                found.setdefault(text, place)
    return found


def _in_file(tree: ast.Module, internal: bool) -> Iterator[str]:
    known = _given(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _called(node)
            for at in () if name == "ValueError" and internal else CALLS.get(name, ()):
                for text in _texts(node.args[at], known) if at < len(node.args) else ():
                    yield f"There is no such {text}." if name == "not_found" else text
        elif isinstance(node, ast.Yield) and node.value:
            yield from (text for text in _texts(node.value, known) if text.endswith("."))
        for name, value in _named(node):
            if name in NAMES:
                for each in value.values if isinstance(value, ast.Dict) else [value]:
                    yield from _texts(each, known)


def _named(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Values with a name: assigned, given as a keyword, or in a dict."""
    if isinstance(node, ast.Assign):
        value = (
            node.value.right if isinstance(node.value, ast.BinOp) else node.value
        )  # OTHERS | {...}: what is new here
        yield from ((target.id, value) for target in node.targets if isinstance(target, ast.Name))
    elif isinstance(node, ast.keyword) and node.arg:
        yield node.arg, node.value
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant):
                yield str(key.value), value


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _given(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What each name of the file is given, and what each function of it returns."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for name, value in _named(node):
                found.setdefault(name, []).append(value)
        elif isinstance(node, ast.FunctionDef):
            returned = [each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value]
            found.setdefault(f"{node.name}()", []).extend(returned)
    return found


def _texts(node: ast.expr, known: dict[str, list[ast.expr]]) -> list[str]:
    """What this may say; a hole where only the running code knows."""
    return [_numbered(parts) for parts in _parts(node, known)]


def _numbered(parts: list[str | None]) -> str:
    number, text = 0, ""
    for part in parts:
        number += part is None
        text += f"{{{number}}}" if part is None else part
    return text


def _parts(node: ast.expr, known: dict[str, list[ast.expr]], depth: int = 0) -> list[list[str | None]]:
    """Each way to say it, as pieces of text and None for a hole."""
    match node:
        case ast.Constant():
            return [[None if piece[:1] == "{" else piece for piece in re.split(r"(\{\w+\})", str(node.value))]]
        case ast.JoinedStr():
            choices = [_parts(value, known, depth) for value in node.values]
            return [[part for piece in way for part in piece] for way in product(*choices)]
        case ast.FormattedValue(value=ast.IfExp() as value):
            return _parts(value, known, depth)
        case ast.IfExp():
            return [*_parts(node.body, known, depth), *_parts(node.orelse, known, depth)]
        case ast.Name() | ast.Call() if depth < 3:
            name = node.id if isinstance(node, ast.Name) else f"{_called(node)}()"
            return [way for value in known.get(name, []) for way in _parts(value, known, depth + 1)] or [[None]]
        case _:
            return [[None]]


def main() -> None:
    """Bring the files of every language up to date."""
    wanted = sorted(sentences().items(), key=lambda each: (each[1], each[0]))
    for language in LANGUAGES:
        path = FILES / language / "refusals.po"
        kept = {}
        if path.is_file():
            with path.open("rb") as source:
                kept = {str(each.id): str(each.string) for each in read_po(source, locale=language) if each.id}
        catalogue = Catalog(locale=language, project="Daybook", fuzzy=False)
        for text, place in wanted:
            catalogue.add(text, text if language == "en" else kept.get(text, ""), [(place, 0)])
        with path.open("wb") as out:
            write_po(out, catalogue, width=120, omit_header=True, include_lineno=False)


if __name__ == "__main__":
    main()
