#!/bin/sh
# Compile every lock file from pyproject.toml. The files name no package index.
set -eu
cd "$(dirname "$0")/../.."

compile() {
    .venv/bin/uv pip compile "$@" --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 --quiet
}
compile pyproject.toml -o requirements.txt
compile pyproject.toml --group local -o requirements-local.txt
compile pyproject.toml --group test -o requirements-test.txt
compile --group ministack -o requirements-ministack.txt
compile --group installer -o requirements-uv.txt
