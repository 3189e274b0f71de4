"""Build what is deployed to AWS, into .build/package: the functions' zip, the template, and the static files.

    python -m infra.aws.package [--stage production] [--architecture arm64] [--to DIRECTORY]

Chalice makes the template and puts the zip together. It is given a copy of the project with the dependencies beside it
(its own way of fetching them checks no hashes), and its zip is packed again: with bytecode, which halves the start of a
function, and always the same bytes for the same sources.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from infra.aws import pruning
from infra.aws.template import DARKROOM_RUNTIME, DARKROOM_ZIP, merge_template

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / ".build" / "package"
# Amazon Linux 2, which runs Python 3.11, has glibc 2.26; from 3.12 on it is Amazon Linux 2023 with 2.34.
GLIBC = (2, 26) if sys.version_info < (3, 12) else (2, 34)
MACHINES = {"arm64": "aarch64", "x86_64": "x86_64"}
PLATFORMS = {(2, 26): "manylinux_2_28", (2, 34): "manylinux_2_34"}  # the nearest uv knows; wheels are checked after
OLDEST = "manylinux2014"
OUR_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
NEVER = ("__pycache__", "*.pyc", "*.md")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can tell
WHERE_LAMBDA_RUNS = "/var/task"


@dataclass(frozen=True)
class Package:
    """Where a build is."""

    folder: Path

    @property
    def zip(self) -> Path:
        return self.folder / "deployment.zip"

    @property
    def template(self) -> Path:
        return self.folder / "sam.json"

    @property
    def darkroom(self) -> Path:
        return self.folder / DARKROOM_ZIP

    @property
    def static(self) -> Path:
        return self.folder / "static"


def build(folder: Path = BUILD, stage: str = "production", architecture: str | None = None) -> Package:
    """Everything from scratch. `architecture` is the stage's own unless given."""
    shutil.rmtree(folder, ignore_errors=True)
    project, code = folder / "project", folder / "code"
    copy_project(project, architecture)
    chosen = chosen_architecture(project, stage)
    install(project / "vendor", folder, chosen)
    pruning.prune(project / "vendor")
    run_chalice(project, folder, stage, chosen)
    package = Package(folder)
    with zipfile.ZipFile(package.zip) as made:
        made.extractall(code)
    compile_all(code)
    pack(code, package.zip)
    shutil.rmtree(project)
    shutil.rmtree(code)
    copy_static(package.static)
    build_darkroom(package, folder / "darkroom", chosen)
    return package


def copy_project(project: Path, architecture: str | None) -> None:
    """What Chalice packs: app.py, chalicelib, .chalice; texts and the manifest of built files where the code looks."""
    leave = shutil.ignore_patterns(*NEVER)
    project.mkdir(parents=True)
    shutil.copy(ROOT / "app.py", project)
    shutil.copytree(ROOT / "chalicelib", project / "chalicelib", ignore=leave)
    shutil.copytree(ROOT / ".chalice", project / ".chalice", ignore=shutil.ignore_patterns("deployments"))
    if architecture:
        config = project / ".chalice" / "config.json"
        config.write_text(json.dumps(json.loads(config.read_text()) | {"lambda_architecture": architecture}))
    built = project / "chalicelib" / "storefront" / "built"
    for texts in sorted((ROOT / "frontend" / "locales").glob("*/*.po")):
        place = built / "locales" / texts.parent.name
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(texts, place)
    manifest = ROOT / "frontend" / "storefront" / "dist" / "manifest.json"
    if manifest.is_file():
        built.mkdir(parents=True, exist_ok=True)
        shutil.copy(manifest, built)
    else:
        print("frontend/storefront is not built: the shop's pages will have no style and no script", file=sys.stderr)


def chosen_architecture(project: Path, stage: str) -> str:
    config = json.loads((project / ".chalice" / "config.json").read_text())
    if stage not in config["stages"]:
        raise SystemExit(f"There is no stage {stage} in .chalice/config.json, only {', '.join(config['stages'])}.")
    return str((config | config["stages"][stage])["lambda_architecture"])


def install(folder: Path, scratch: Path, architecture: str) -> None:
    """The dependencies for Lambda's machine, each file checked against its hash in requirements.txt."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = pruning.wanted([Requirement(each).name for each in declared])
    fetch(names, folder, scratch, f"{MACHINES[architecture]}-{PLATFORMS[GLIBC]}")
    for name in too_new(folder):  # it may come for older systems as well
        fetch({name}, folder, scratch, f"{MACHINES[architecture]}-{OLDEST}")
    refuse_newer_glibc(folder)
    pruning.keep_licence_of("chalice", folder)


def fetch(names: set[str], folder: Path, scratch: Path, platform: str, version: str = OUR_PYTHON) -> None:
    """These distributions as wheels for a platform, over what is there of them."""
    lock = scratch / "requirements.txt"
    lock.write_text(pruning.of_lock_file((ROOT / "requirements.txt").read_text(), names))
    uv = [str(Path(sys.executable).with_name("uv")), "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
    target = ["--target", str(folder), "--python-platform", platform, "--python-version", version, "--reinstall"]
    run([*uv, "--only-binary", ":all:", "--link-mode", "copy", *target, "-r", str(lock)])


def build_darkroom(package: Package, folder: Path, architecture: str) -> None:
    """The zip of the function that opens pictures: two files of ours, Pillow, and nothing else.

    Its Python is not the one that packs, so it goes without bytecode; the runtime brings boto3.
    """
    platform = f"{MACHINES[architecture]}-{PLATFORMS[(2, 34)]}"
    fetch({"pillow"}, folder, package.folder, platform, DARKROOM_RUNTIME.removeprefix("python"))
    pruning.prune_pillow(folder)
    for name in ("__init__.py", "media/__init__.py", "media/darkroom.py", "media/studio.py"):
        place = folder / "chalicelib" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "chalicelib" / name, place)
    pack(folder, package.darkroom)
    shutil.rmtree(folder)


def refuse_newer_glibc(folder: Path) -> None:
    """Raises SystemExit where a wheel wants a newer system library than Lambda's."""
    for name, tags in too_new(folder).items():
        raise SystemExit(f"{name} does not run on Lambda: it wants {', '.join(tags)}")


def too_new(folder: Path) -> dict[str, list[str]]:
    """The distributions whose wheel wants a newer system library than Lambda's, and what it wants."""
    found = {}
    for wheel in sorted(folder.glob("*.dist-info/WHEEL")):
        tags = [line.rpartition("-")[2] for line in wheel.read_text().splitlines() if line.startswith("Tag: ")]
        if not any(tag == "any" or old_enough(tag) for tag in tags):
            found[str(canonicalize_name(wheel.parent.name.partition("-")[0]))] = tags
    return found


def old_enough(tag: str) -> bool:
    """Whether a manylinux tag's glibc is there: manylinux_2_17_aarch64, or an older name, manylinux2014_x86_64."""
    parts = tag.split("_")
    return parts[0].startswith("manylinux20") or (parts[0] == "manylinux" and (int(parts[1]), int(parts[2])) <= GLIBC)


def run_chalice(project: Path, folder: Path, stage: str, architecture: str) -> None:
    merge = folder / "merge.json"
    merge.write_text(json.dumps(merge_template(architecture), indent=1))
    chalice = [str(Path(sys.executable).with_name("chalice")), "--project-dir", str(project), "package"]
    run([*chalice, "--stage", stage, "--merge-template", str(merge), str(folder)], cwd=project)
    merge.unlink()


def run(command: list[str], cwd: Path | None = None) -> None:
    """Run a program in silence; what it said is shown where it failed."""
    env = {"AWS_DEFAULT_REGION": "eu-north-1", **os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, check=False, cwd=cwd, env=env, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:3])} ... failed:\n{done.stdout}{done.stderr}")


def compile_all(folder: Path) -> None:
    """Bytecode that is never checked against its source: times in a zip say nothing, and looking costs time."""
    options = ["-q", "-f", "--invalidation-mode", "unchecked-hash", "-s", str(folder), "-p", WHERE_LAMBDA_RUNS]
    command = [sys.executable, "-m", "compileall", *options, str(folder)]
    # sets in bytecode are written in the order of their hashes
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})


def pack(folder: Path, to: Path) -> None:
    """The same bytes for the same files: in order of name, without times."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), EPOCH)
            entry.external_attr = (0o755 if path.suffix == ".so" else 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, path.read_bytes(), compresslevel=9)


def copy_static(folder: Path) -> None:
    """The built frontends, under the addresses their pages use."""
    for name in ("storefront", "admin"):
        made = ROOT / "frontend" / name / "dist"
        if made.is_dir():
            shutil.copytree(made, folder / name)


def sizes(package: Path) -> tuple[int, int]:
    """Bytes of the zip, and of what is in it."""
    with zipfile.ZipFile(package) as made:
        return package.stat().st_size, sum(entry.file_size for entry in made.infolist())


def main(given: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m infra.aws.package", description=__doc__.partition("\n")[0])
    parser.add_argument("--stage", default="production", help="one of .chalice/config.json")
    parser.add_argument("--architecture", choices=sorted(MACHINES), help="another than the stage's")
    parser.add_argument("--to", type=Path, default=BUILD, help="where to; what is there is removed")
    chosen = parser.parse_args(given)
    package = build(chosen.to, chosen.stage, chosen.architecture)
    packed, unpacked = sizes(package.zip)
    print(f"{package.zip}: {packed / 1e6:.1f} MB, {unpacked / 1e6:.1f} MB unpacked")
    print(f"{package.template}: infra/aws/README.md says how to deploy it")


if __name__ == "__main__":
    main()
