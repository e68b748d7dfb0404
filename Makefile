# All that a person types. Each target works alone from a fresh clone: it sets up .venv first, once.

SHELL := /bin/sh
PYTHON ?= python3
PY := .venv/bin/python
PYTEST := PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX=$(CURDIR)/.venv/pycache .venv/bin/python -m pytest
STAMP := .venv/installed
ELEMENT := tests/element/node_modules/installed
NPM := NODE_DISABLE_COMPILE_CACHE=1 .venv/bin/npm --prefix tests/element --cache .venv/npm-cache
QUIETLY := --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel error >/dev/null

.PHONY: help install demo test test-fast check bench lock clean

help:            ## this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

install: $(STAMP)  ## .venv with the bot, Synapse and the test tools; nothing outside this folder

demo: install    ## the bot on a real homeserver, and you in the room; options: make demo ARGS=--fresh
	@.venv/bin/patenbot demo $(ARGS)

# Both kinds run on two processes; where a homeserver is needed, each process has one of its own. What Python and pytest
# compile is kept in .venv, even where Python is told to keep nothing: the assertions of all tests take some seconds.
test: test-fast $(ELEMENT)  ## all tests, with a real Synapse
	@$(PYTEST) -n 2 --dist worksteal -m "homeserver or slow" $(ARGS)

test-fast: install  ## the tests that need no homeserver
	@$(PYTEST) -n 2 -m "not homeserver and not slow" $(ARGS)

check: install   ## style, types, import contracts
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

bench: install   ## the figures for speed and memory, against a bare bot
	@$(PY) -m benchmarks $(ARGS)

lock: install    ## renew constraints.txt (UPGRADE=--upgrade: newest versions) and the lock file of tests/element
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/python -m pip install --quiet pip-tools
	@CUSTOM_COMPILE_COMMAND="make lock" .venv/lock/bin/pip-compile --quiet --generate-hashes --all-build-deps \
		--allow-unsafe --strip-extras --no-annotate --no-emit-index-url --no-emit-find-links \
		--extra demo --extra test $(UPGRADE) --output-file constraints.txt pyproject.toml
	@rm -r .venv/lock
	@$(NPM) install --package-lock-only $(QUIETLY)
	@.venv/bin/node tests/element/lock.mjs

clean:           ## remove what install and the tools made; the demo's data stay
	rm -rf .venv tests/element/node_modules *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# Every package comes with its hash from constraints.txt, the build backend included; so pip resolves and fetches
# nothing on its own in the second step.
$(STAMP): pyproject.toml constraints.txt setup.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Patenbot needs Python 3.11 or newer; '$(PYTHON)' is not. Try: make install PYTHON=python3.12" >&2; exit 1; }
	@echo "Installing into .venv … (about a minute, once)"
	@$(PYTHON) -m venv .venv || \
		{ echo "Python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
	@echo "Installed."

# Element's own library, the other side of the tests of encryption; npm keeps what it downloads in .venv as well.
$(ELEMENT): tests/element/package.json tests/element/package-lock.json tests/element/.npmrc | $(STAMP)
	@$(NPM) ci $(QUIETLY) || \
		{ echo "The Node packages of tests/element could not be installed; npm's reason stands above." >&2; exit 1; }
	@touch $@
