# make demo, make test, make check and make eval each set up .venv first, from nothing but Python 3.11 and pip.

PYTHON ?= python3
VENV = .venv
RUN = $(VENV)/bin

.PHONY: demo test check style types imports eval bench bench-large bench-page pictures readme format virtualenv constraints clean

demo: $(VENV)/installed
	$(RUN)/reelgraph load examples --store output/demo
	$(RUN)/reelgraph ask "who filmed in Rome" --store output/demo
	$(RUN)/reelgraph export --store output/demo -o output/graph.ttl
	$(RUN)/reelgraph page --store output/demo -o output/graph.html
	@echo
	@echo "The graph as a page:   output/graph.html"
	@echo "The graph as Turtle:   output/graph.ttl"
	@echo "Next, for example:     $(RUN)/reelgraph show \"Mission: Impossible 7\" --store output/demo"

test: $(VENV)/developing
	$(RUN)/python -m pytest

check: style types imports test

style: $(VENV)/developing
	$(RUN)/ruff check .

types: $(VENV)/developing
	$(RUN)/mypy
	$(RUN)/pyright --pythonpath $(RUN)/python tests/typing

imports: $(VENV)/developing
	$(RUN)/lint-imports

eval: $(VENV)/developing
	$(RUN)/python -m bench.eval

bench: $(VENV)/developing
	$(RUN)/python -m bench.scale

bench-large: $(VENV)/developing
	$(RUN)/python -m bench.scale 100000 1000000 10000000

bench-page: $(VENV)/developing
	$(RUN)/python -m bench.page

pictures: $(VENV)/developing
	$(RUN)/python -m bench.pictures

readme: $(VENV)/developing
	$(RUN)/python -m tests.test_readme

format: $(VENV)/developing
	$(RUN)/ruff check --fix .

$(VENV)/installed: pyproject.toml constraints.txt
	test -x $(RUN)/pip || $(PYTHON) -m venv $(VENV) || $(MAKE) virtualenv
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/developing: $(VENV)/installed
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@

virtualenv:  # where a system's Python comes without its own venv
	rm -rf $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --target build/virtualenv virtualenv
	PYTHONPATH=build/virtualenv $(PYTHON) -m virtualenv --quiet $(VENV)

constraints:
	rm -rf build/fresh
	$(PYTHON) -m venv build/fresh
	build/fresh/bin/python -m pip install --quiet --disable-pip-version-check -e ".[dev,spacy]"
	(sed -n '/^#/p' constraints.txt; build/fresh/bin/python -m pip freeze --exclude-editable | LC_ALL=C sort -f) > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean:
	rm -rf $(VENV) output/demo output/graph.html output/graph.ttl
