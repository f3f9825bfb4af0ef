.DEFAULT_GOAL := help
PY := .venv/bin/python
export PYTHONDONTWRITEBYTECODE ?= 1

help:
	@echo "make demo | run | test | check | validate | bench | eval"

.venv/.ready: requirements.lock pyproject.toml .ci/setup
	@.ci/setup

setup: .venv/.ready

.venv/.qt: .venv/.ready .ci/qt
	@.ci/qt

qt: .venv/.qt

demo: setup
	@$(PY) -m briefer demo -o out/demo

run: qt
	@$(PY) -m briefer

test: qt
	@$(PY) -m pytest -n auto $(ARGS)

check: setup
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-cache

validate: setup
	@.ci/validate

bench: qt
	@$(PY) -m tests.bench $(ARGS)

eval: setup
	@$(PY) -m tests.evaluation $(ARGS)

.PHONY: help setup qt demo run test check validate bench eval
