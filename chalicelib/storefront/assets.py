"""The built files of frontend/storefront, by the names they have in its source.

Vite writes hashed names and a manifest; the deployed package holds a copy of the manifest in `built/`. Where nothing is
built, pages go out without style and script, and still work.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from chalicelib.core.telemetry import logger

HERE = Path(__file__).parent
MANIFESTS = (HERE / "built" / "manifest.json", HERE.parents[1] / "frontend" / "storefront" / "dist" / "manifest.json")
ADDRESS = "/static/storefront/"


@dataclass(frozen=True)
class Assets:
    """Addresses for a page's head."""

    style: str | None
    scripts: tuple[str, ...]
    imported: tuple[str, ...]  # by those scripts: fetched beside them, not after
    early: str | None  # run before anything is drawn: the chosen light or dark


@lru_cache
def _manifest() -> dict[str, Any]:
    for path in MANIFESTS:
        if path.is_file():
            return dict(json.loads(path.read_text()))
    logger().warning("frontend/storefront is not built: pages have no style and no script")
    return {}


@lru_cache
def assets(*entries: str) -> Assets:
    """What a page with these scripts links to.

    The typeface is no part of it: asked for early it delays the first pictures, and until the style names it a face of
    the same measure stands in (frontend/storefront/src/style/type.css).
    """
    manifest = _manifest()
    style = manifest.get("src/style/shop.css", {})
    early = manifest.get("src/early.ts", {})
    chunks = [manifest[f"src/{entry}.ts"] for entry in entries if f"src/{entry}.ts" in manifest]
    imported = dict.fromkeys(manifest[name]["file"] for chunk in chunks for name in chunk.get("imports", ()))
    return Assets(
        ADDRESS + style["file"] if style else None,
        tuple(ADDRESS + chunk["file"] for chunk in chunks),
        tuple(ADDRESS + name for name in imported),
        ADDRESS + early["file"] if early else None,
    )
