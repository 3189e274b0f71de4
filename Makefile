# Daybook's commands. `make help` prints them.

PYTHON ?= python3
NPM ?= npm
BIN := .venv/bin
STAMPS := .build/stamps
# Compiled as it is installed: starting from source costs seconds where Python may not write its cache.
PIP := $(BIN)/uv pip install --quiet --require-hashes --compile-bytecode
export PIP_DISABLE_PIP_VERSION_CHECK := 1

FRONTEND := $(wildcard frontend/package.json)
FRONTEND_SOURCES := $(if $(FRONTEND),$(shell find frontend \( -name node_modules -o -name dist -o -name .cache \) -prune -o -type f -print))
RUNTIME := $(STAMPS)/local $(STAMPS)/ministack $(STAMPS)/database $(if $(FRONTEND),$(STAMPS)/frontend)

.DEFAULT_GOAL := help
.PHONY: help install run test check browser keys package replay bench bench-orders lighthouse screenshots requirements clean
.DELETE_ON_ERROR:

help: ## print these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(RUNTIME) ## install everything `make run` needs, into this folder alone

run: $(RUNTIME) ## start the whole of Daybook on this machine (DAYBOOK_PORT, DAYBOOK_HOME; Ctrl-C stops it)
	@exec $(BIN)/python -m infra.local

test: $(RUNTIME) $(STAMPS)/test browser ## run every test (PYTEST="-k word" chooses some)
	@cd frontend && $(NPM) run --silent check && $(NPM) test --silent --workspaces --if-present
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(PYTEST)

check: $(RUNTIME) $(STAMPS)/test ## run what CI runs: format, lint, types, imports, key chart, tests
	@.ci/run

browser: ## see that there is a Chromium for the tests that need one
	@infra/local/browser.sh

keys: $(STAMPS)/local ## write infra/keys.md, every item's key, and infra/access.csv, who may call what
	@$(BIN)/python -m infra.keys && $(BIN)/python -m infra.access

package: $(STAMPS)/local $(if $(FRONTEND),$(STAMPS)/frontend) ## build what is deployed to AWS, into .build/package
	@$(BIN)/python -m infra.aws.package

replay: $(RUNTIME) ## play real orders through the HTTP API as shoppers would, and account for every cent
	@$(BIN)/python -m infra.bench.replay

bench: $(RUNTIME) ## measure the runtime: requests, orders, memory, start-up, round trips
	@$(BIN)/python -m infra.bench

bench-orders: $(RUNTIME) browser ## measure the admin's list of orders at 100,000 orders; keep the tables under infra/bench/results
	@$(BIN)/python -m infra.bench.orders --report infra/bench/results/$(shell date -u +%F)-orders.txt

lighthouse: $(RUNTIME) $(STAMPS)/lighthouse browser ## measure the shop's pages as a phone has them; keep the table under infra/bench/results
	@$(BIN)/python -m infra.bench.pages --report infra/bench/results/$(shell date -u +%F)-lighthouse.txt

screenshots: $(RUNTIME) $(STAMPS)/test browser ## take the pictures of docs/admin.md anew
	@$(BIN)/python -m infra.bench.screenshots

requirements: $(BIN)/uv ## compile requirements*.txt from pyproject.toml, with hashes
	@infra/local/requirements.sh

clean: ## remove what was built and installed; what a shop stored (DAYBOOK_HOME) stays
	rm -rf .venv .venv-ministack .build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name node_modules -prune -exec rm -rf {} +
	find . -name __pycache__ -prune -exec rm -rf {} +

# How things are installed. Each stamp is remade when what it stands on changes.

$(BIN)/uv: requirements-uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Daybook needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Choose another with make PYTHON=...")'
	@echo "Installing the Python packages"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-uv.txt
	@touch $@

$(STAMPS)/local: requirements-local.txt $(BIN)/uv
	@$(PIP) --python $(BIN)/python -r requirements-local.txt
	@printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s/$(BIN)/python" -m infra.local.cli "$$@"\n' "$(CURDIR)" "$(CURDIR)" > $(BIN)/daybook
	@chmod +x $(BIN)/daybook
	@mkdir -p $(@D) && touch $@

$(STAMPS)/test: requirements-test.txt $(STAMPS)/local
	@echo "Installing what the tests use"
	@$(PIP) --python $(BIN)/python -r requirements-test.txt
	@touch $@

$(STAMPS)/ministack: requirements-ministack.txt $(BIN)/uv
	@echo "Installing the local queues"
	@test -x .venv-ministack/bin/python || $(PYTHON) -m venv .venv-ministack
	@$(PIP) --python .venv-ministack/bin/python -r requirements-ministack.txt
	@mkdir -p $(@D) && touch $@

$(STAMPS)/database: infra/local/npm/package-lock.json
	@command -v $(NPM) > /dev/null || { echo "Daybook needs Node 20 or newer, with npm."; exit 1; }
	@echo "Installing the local database"
	@cd infra/local/npm && $(NPM) ci --no-audit --no-fund --loglevel=error
	@mkdir -p $(@D) && touch $@

$(STAMPS)/lighthouse: infra/bench/lighthouse/package-lock.json
	@echo "Installing Lighthouse"
	@cd $(<D) && $(NPM) ci --no-audit --no-fund --loglevel=error
	@mkdir -p $(@D) && touch $@

$(STAMPS)/frontend-packages: $(wildcard frontend/package-lock.json)
	@echo "Installing the frontends' packages"
	@cd frontend && $(NPM) ci --no-audit --no-fund --loglevel=error
	@mkdir -p $(@D) && touch $@

$(STAMPS)/frontend: $(STAMPS)/frontend-packages $(FRONTEND_SOURCES)
	@echo "Building the frontends"
	@cd frontend && $(NPM) run build
	@touch $@
