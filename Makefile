# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
FOLDER ?= seeds
EVAL   ?= ../shared/eval
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help run test check eval bench format clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.run: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@$(BIN)/python -m compileall -q reader
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(PIP) --editable '.[dev]'
	@touch $@

$(VENV)/.data: $(VENV)/.dev
	$(PIP) --editable '.[dev,data]'
	@touch $@

run: $(VENV)/.run ## open FOLDER (default: seeds) with config.yaml
	@$(BIN)/reader --config config.yaml $(FOLDER)

test: $(VENV)/.dev ## the whole test suite
	$(PYTEST) --numprocesses 2 --dist loadgroup

check: $(VENV)/.dev ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## put the code into the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(VENV)/.dev ## run every scorer in EVAL on our output, print one table
	$(BIN)/python tests/eval/run.py $(EVAL)

bench: $(VENV)/.data ## run the benchmarks (CORPUS=articles.jsonl: search too)
	$(BIN)/python tests/bench/run.py $(CORPUS)

clean: ## remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
