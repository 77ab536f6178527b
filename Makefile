# Two commands are the whole set-up: `make run` and `make test`. Everything else is for those who work on Section75.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1
PORT ?= 8000
SIZE ?= 100k

.PHONY: run test soak bench install install-test lock clean

run: install  ## install, migrate, load the five example partnerships, serve
	@$(BIN)/section75 serve --address $(ADDRESS) --port $(PORT)

test: install-test  ## everything that CI runs
	@bash tests/run_all.sh

soak: install-test  ## for an hour: every change of the rooms of money has to be noticed; 2,000 examples of each property
	@$(BIN)/python tests/mutation.py
	@$(BIN)/python -m pytest -n 2 -p tests.soak -m "not browser" tests
	@SECTION75_SOAK=1 $(BIN)/python -m pytest -n 2 --dist loadfile -m browser
	@SECTION75_SOAK=1 $(BIN)/python tests/postgresql.py $(BIN)/python -m pytest --reuse-db -n 2 --dist loadfile tests/engines tests/apps tests/cli

bench: install $(VENV)/.installed-bench  ## how fast it is, beside others in the same run: make bench SIZE=1M
	@$(BIN)/python -m bench.run --size $(SIZE)

install: $(VENV)/.installed-run  ## the step `run` and `test` share

install-test: install $(VENV)/.installed-test
	@bash tests/browser/ensure_chromium.sh

$(VENV)/.installed-run: requirements/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Section75 needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say which to use: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Section75 into $(VENV) (about a minute, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-test: requirements/test.lock $(VENV)/.installed-run
	@echo "Installing what the tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	@touch $@

$(VENV)/.installed-bench: requirements/bench.lock $(VENV)/.installed-run
	@echo "Installing what is measured beside it"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.lock
	@touch $@

lock: install-test  ## resolve the dependencies again and write both locks, with hashes and no addresses
	@$(BIN)/uv pip compile pyproject.toml --extra install --extra postgres $(LOCK) -o requirements/run.lock
	@$(BIN)/uv pip compile pyproject.toml --extra install --extra postgres --extra test --extra lock -c requirements/run.lock $(LOCK) -o requirements/test.lock
	@$(BIN)/uv pip compile pyproject.toml --extra install --extra postgres --extra bench -c requirements/run.lock $(LOCK) -o requirements/bench.lock
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet

clean:
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis var
