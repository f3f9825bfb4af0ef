.DEFAULT_GOAL := help
PY := .venv/bin/python
export PYTHONDONTWRITEBYTECODE ?= 1

help:
	@echo "make demo | run | test | check | validate | bench | eval"

.venv/.ready: requirements.lock pyproject.toml .ci/setup
	@.ci/setup

setup: .venv/.ready

demo: setup
	@$(PY) -m briefer demo -o out/demo

run: setup
	@$(PY) -m briefer

test: setup
	@$(PY) -m pytest -n auto $(ARGS)

check: setup
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-cache

validate: setup
	@.ci/validate

bench: setup
	@$(PY) -m tests.bench $(ARGS)

eval: setup
	@$(PY) -m tests.evaluation $(ARGS)

.PHONY: help setup demo run test check validate bench eval
