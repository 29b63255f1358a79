# Every target sets itself up: only Python 3.11+ and make are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DATA ?= ../shared

.PHONY: demo test check quality docs train clean

demo: $(READY)            ## build the bundled story's dossier and print its summary
	$(BIN)/podobno demo -o demo-dossier

test: check               ## lint, types, import contracts, tests
	$(BIN)/python -m pytest -n 2

check: $(READY)           ## lint, types, import contracts
	$(BIN)/ruff check src tests quality training
	$(BIN)/ruff format --check src tests quality training
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(READY)         ## the scoreboard against its floors (needs the annotated articles)
	$(BIN)/python quality/gate.py --data $(DATA)

train: $(READY)           ## rebuild the weights from the corpora (hours on a CPU, minutes on a GPU)
	$(BIN)/python -m pip install --quiet --editable ".[train]"
	$(BIN)/python -m training --data $(DATA)

docs: $(READY)            ## regenerate the pages that list things
	$(BIN)/python -m quality.pages

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Podobno needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

clean:
	rm -rf $(VENV) demo-dossier
