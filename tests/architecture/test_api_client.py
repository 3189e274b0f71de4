"""The TypeScript client's types are those of the routes as they are."""

import hashlib
import json
import re
from typing import Any

import app
from chalicelib.core import module, openapi
from infra.local.files import FRONTEND

SCHEMA = FRONTEND / "packages" / "api-client" / "src" / "schema.ts"
WORDS = {"description", "summary", "servers", "info"}
REFUSAL = re.compile(r"^[45]\d\d$")


def plain(value: Any, named: bool = False) -> Any:
    """What `regenerate.js` makes types of: no words, no refusals by status; `named` keys are names of things."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)  # as JavaScript writes it
    if not isinstance(value, dict):
        return value
    kept = sorted(key for key in value if named or not (key in WORDS or REFUSAL.match(key)))
    return {key: plain(value[key], key in ("properties", "schemas")) for key in kept}


def test_the_types_of_the_api_are_current() -> None:
    assert app.app is not None  # the modules are installed
    shape = json.dumps(plain(openapi.document(module.registry)), ensure_ascii=False, separators=(",", ":"))
    told = re.search(r"Fingerprint of the API: ([0-9a-f]{64})", SCHEMA.read_text())
    assert told is not None
    current = hashlib.sha256(shape.encode()).hexdigest()
    assert told[1] == current, "The API changed: run `npm run api` in frontend/packages/api-client."
