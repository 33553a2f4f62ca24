# The verbs that people try. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup test lint law bench docs site
.DEFAULT_GOAL := help

help: ## what can be made
	@grep -E '^[a-z]+: .*##' Makefile | sed -E 's/^([a-z]+): .*## /  make \1 |/' | column -t -s '|'

setup: $(BIN)/hardship ## a virtual environment in .venv with the package and all that the tests need

$(BIN)/hardship: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint .ci/constraints.txt --editable '.[all]' --group dev || \
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group dev
	@touch $@

test: setup ## all tests, on all cores (some minutes); one file: .venv/bin/python -m pytest tests/test_house.py
	$(BIN)/python -m pytest -q -n auto

lint: setup ## form, types and floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

law: setup ## the law data: every rule, every Land, every day
	$(BIN)/hardship schedules check --matrix --plain

bench: setup ## start-up beside bare Python, and a register beside a plain copy of it
	$(BIN)/python benchmarks/startup.py --pairs 10
	$(BIN)/python benchmarks/batch.py

docs: setup ## make anew the pages that are made: reference, library, verification, README; and what the build makes
	$(BIN)/python docs/make_schemas.py
	$(BIN)/python docs/make_manual.py
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/make_library.py
	$(BIN)/python docs/make_verification.py
	$(BIN)/python docs/make_readme.py

site: setup ## the documents as a site, in build/site (installs MkDocs)
	$(BIN)/python -m pip install --quiet --group docs
	$(BIN)/mkdocs build --strict --quiet
