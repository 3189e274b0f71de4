"""What a request may carry: Stripe's form encoding, the drift guard, and the values themselves.

The drift guard refuses any parameter that stripe-python's own types do not name, so that a call which works here is
one the library and the API know. Parameters that Stripe knows and the simulator does not act on are refused too.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from .errors import Refused, missing

Parameters = dict[str, Any]

# docs.stripe.com/currencies, presentment currencies.
SUPPORTED = """
    usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny
    cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk
    jmd jpy kes kgs khr kmf krw kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad
    ngn nio nok npr nzd pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl
    thb tjs top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw bhd jod kwd omr tnd
"""
CURRENCIES = frozenset(SUPPORTED.split())
# docs.stripe.com/currencies#minimum-and-maximum-charge-amounts, minor units. Others have no stated minimum.
MINIMUM = {
    "usd": 50, "aed": 200, "aud": 50, "brl": 50, "cad": 50, "chf": 50, "czk": 1500, "dkk": 250, "eur": 50, "gbp": 30,
    "hkd": 400, "huf": 17500, "inr": 50, "jpy": 50, "mxn": 1000, "myr": 200, "nok": 300, "nzd": 50, "pln": 200,
    "ron": 200, "sek": 300, "sgd": 50, "thb": 1000,
}  # fmt: skip
MAXIMUM = 99_999_999


def decoded(form: str) -> Parameters:
    """`a[b]=1&c[0]=2&d[]=3` as {"a": {"b": "1"}, "c": ["2"], "d": ["3"]}."""
    tree: Parameters = {}
    for name, value in parse_qsl(form, keep_blank_values=True):
        keys = re.findall(r"[^\[\]]+|\[\]", name)
        node = tree
        for position, key in enumerate(keys):
            place = str(len(node)) if key == "[]" else key
            if position == len(keys) - 1:
                node[place] = value
            elif not isinstance(node.setdefault(place, {}), dict):
                raise Refused("Invalid object", "parameter_invalid_object", name)
            else:
                node = node[place]
    return {key: _listed(value) for key, value in tree.items()}


def _listed(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    children = {key: _listed(value) for key, value in node.items()}
    if children and all(re.fullmatch(r"[0-9]+", key) for key in children):
        return [children[key] for key in sorted(children, key=int)]
    return children


@functools.cache
def known_to_stripe(resource: str, verb: str) -> frozenset[str]:
    """The parameters of stripe-python's `<Resource><Verb>Params`, read from its source without the slow import."""
    found = importlib.util.find_spec("stripe")
    if found is None or found.origin is None:
        raise RuntimeError("stripe-python is not installed, and the simulator checks parameters against it.")
    source = Path(found.origin).with_name("params") / f"_{resource}_{verb}_params.py"
    name = "".join(word.title() for word in f"{resource}_{verb}".split("_"))
    text = source.read_text("utf-8")
    start = text.index(f"\nclass {name}Params(")
    end = re.compile(r"^(?=class )", re.M).search(text, start + 8)
    return frozenset(re.findall(r"^    (\w+): ", text[start : end.start() if end else None], re.M))


def guard(given: Iterable[str], resource: str, verb: str, acted_on: frozenset[str]) -> None:
    """Refuse what Stripe does not know, and what the simulator knows nothing of."""
    known = known_to_stripe(resource, verb) | {"expand"}
    for name in given:
        if name not in known:
            raise Refused(f"Received unknown parameter: {name}", "parameter_unknown", name)
        if name not in acted_on:
            raise Refused(
                f"The Stripe simulator does not act on the parameter {name}; see infra/local/stripe/README.md.",
                "simulator_unsupported",
                name,
            )


def integer(given: Parameters, name: str, least: int = 1) -> int | None:
    if name not in given:
        return None
    value = given[name]
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,18}", value):
        raise Refused(f"Invalid integer: {value}", "parameter_invalid_integer", name)
    if int(value) < least:
        raise Refused(f"This value must be greater than or equal to {least}.", "parameter_invalid_integer", name)
    return int(value)


def seconds(given: Parameters, name: str, otherwise: float, most: float) -> float:
    value = given.get(name, str(otherwise))
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]+(\.[0-9]+)?", value) or float(value) > most:
        raise Refused(f"Invalid number of seconds, 0 to {most:g}: {value}", param=name)
    return float(value)


def boolean(given: Parameters, name: str, otherwise: bool = False) -> bool:
    value = given.get(name, str(otherwise).lower())
    if value not in ("true", "false"):
        raise Refused(f"Invalid boolean: {value}", "parameter_invalid_boolean", name)
    return bool(value == "true")


def text(given: Parameters, name: str, longest: int = 5000) -> str | None:
    """The text given, None when it is absent or sent empty (which is how Stripe unsets a field)."""
    value = given.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Refused("Invalid string", "parameter_invalid_string", name)
    if len(value) > longest:
        raise Refused(f"Invalid string: must be at most {longest} characters", "parameter_invalid_string", name)
    return value


def choice(given: Parameters, name: str, among: tuple[str, ...], otherwise: str | None = None) -> str | None:
    value = text(given, name)
    if value is None:
        return otherwise
    if value not in among:
        raise Refused(f"Invalid {name}: must be one of {', '.join(among)}", param=name)
    return value


def texts(given: Parameters, name: str) -> list[str]:
    value = given.get(name) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Refused("Invalid array", "parameter_invalid_array", name)
    return value


def table(given: Parameters, name: str) -> Parameters:
    value = given.get(name) or {}
    if not isinstance(value, dict):
        raise Refused("Invalid object", "parameter_invalid_object", name)
    return value


def currency(given: Parameters) -> str | None:
    value = text(given, "currency")
    if value is not None and value.lower() not in CURRENCIES:
        raise Refused(
            f"Invalid currency: {value.lower()}. Stripe currently supports these currencies: "
            + ", ".join(sorted(CURRENCIES)),
            param="currency",
        )
    return value.lower() if value else None


def amount_within(amount: int, currency: str) -> None:
    """Stripe's least and largest charge, in minor units."""
    if amount < MINIMUM.get(currency, 1):
        raise Refused(
            f"Amount must be at least {MINIMUM[currency]} minor units of {currency}.", "amount_too_small", "amount"
        )
    if amount > MAXIMUM:
        raise Refused(f"Amount must be no more than {MAXIMUM} minor units.", "amount_too_large", "amount")


def required(given: Parameters, *names: str) -> None:
    for name in names:
        if name not in given:
            raise missing(name)
        if given[name] == "":
            raise Refused(f"You passed an empty string for '{name}'.", "parameter_invalid_empty", name)


def merged_metadata(old: dict[str, str], given: Parameters) -> dict[str, str]:
    """Metadata after a change: named keys replaced, empty ones unset, all unset by an empty value."""
    if given.get("metadata") == "":
        return {}
    new = old | table(given, "metadata")
    new = {key: value for key, value in new.items() if value != ""}
    if len(new) > 50:
        raise Refused("You can only have up to 50 metadata keys.", param="metadata")
    for key, value in new.items():
        if not isinstance(value, str) or len(key) > 40 or len(value) > 500:
            raise Refused("Metadata keys hold up to 40 and values up to 500 characters.", param=f"metadata[{key}]")
    return new
