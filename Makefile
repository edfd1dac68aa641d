# Two commands from a fresh clone: `make serve` and `make test`. Both install what they need.

UV := .tools/bin/uv
BIN := .venv/bin
# Which program writes the pages that are published: mkdocs, or zensical (docs/contributing/decisions/0019-the-next-generator.md).
GENERATOR := mkdocs
# How many tests in a browser run beside each other.
WORKERS := 2
# Material for MkDocs speaks of its successor at each build; docs/contributing/decisions has our answer.
export NO_MKDOCS_2_WARNING := 1
# What Python has compiled is kept: or each of the many processes of a build and of the tests compiles every package anew.
unexport PYTHONDONTWRITEBYTECODE
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help serve build build-mkdocs build-zensical test thorough statement search-score check install browser bench ways zensical next pins clean

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

serve: install ## Run the site on this machine and show changes as they are made
	$(BIN)/mkdocs serve -f "$${POLICY_PROJECT:-.}/mkdocs.yml"

build: build-$(GENERATOR) ## Write the site into site/; with PLAIN=1 without any step that only makes it lighter

build-mkdocs: install
	$(BIN)/mkdocs build --strict -f "$${POLICY_PROJECT:-.}/mkdocs.yml"

build-zensical: install .venv-zensical/installed
	.venv-zensical/bin/python -m tools.generators.zensical "$${POLICY_PROJECT:-.}/site"

check: install ## Check the code, the types, and every way through every helper, without a browser
	$(BIN)/ruff check --output-format concise .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	node_modules/.bin/tsc
	$(BIN)/node --test --test-reporter=dot tests/js/*.test.mjs
	$(BIN)/pytest --quiet --numprocesses 2 tests/guide

test: check build browser ## Run the checks, and of what people do in real browsers each thing once
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile --ignore tests/guide --junitxml .cache/results/test.xml

thorough: build browser ## Run the other tests: before something is published (more than an hour)
	$(BIN)/pytest --numprocesses $(WORKERS) --dist load -m thorough --junitxml .cache/results/thorough.xml

statement: install ## Put into the accessibility statement how the last make test and make thorough ended
	$(BIN)/python -m tests.write_results

search-score: build ## Say how many judged questions the search answers (of the kept ones never which)
	$(BIN)/python -m tests.search.score

install: .venv/installed node_modules/installed

$(UV): requirements/uv.txt
	sh tools/bootstrap.sh .tools requirements/uv.txt

.venv/installed: $(UV) requirements/dev.txt pyproject.toml .python-version
	$(UV) venv --quiet --clear --python "$$(cat .python-version)" .venv
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

node_modules/installed: .venv/installed package-lock.json .npmrc
	$(BIN)/npm ci --loglevel=error --ignore-scripts
	touch $@

browser: install ## Find or install the browsers for the tests: Chromium, Firefox, WebKit
	$(BIN)/python -m tests.find_browser
	$(BIN)/python -m tests.engines.find

bench: build browser ## Measure the site beside its peers (takes minutes); some of it: make bench PARTS="build serve"
	$(BIN)/python -m tools.bench $(PARTS)

ways: install ## List every way through every helper anew, after a change of routing that is meant
	$(BIN)/python -m tests.guide.write_ways

zensical: install browser .venv-zensical/installed ## Build the site with Zensical into build/zensical/site/, and run the tests in browsers on it
	.venv-zensical/bin/python -m tools.generators.zensical
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile --site build/zensical/site tests/browser

next: install ## Build and test a copy with the newest Pyodide, Material and Zensical, and say what does not fit
	$(BIN)/python -m tools.bench.newest

.venv-zensical/installed: $(UV) requirements/zensical.txt .python-version
	$(UV) venv --quiet --clear --python "$$(cat .python-version)" .venv-zensical
	$(UV) pip sync --quiet --python .venv-zensical/bin/python --require-hashes requirements/zensical.txt
	touch $@

pins: $(UV) ## Pin the packages of requirements/*.in anew, with their hashes
	$(UV) pip compile --quiet --universal --python-version "$$(cat .python-version)" --generate-hashes requirements/dev.in -o requirements/dev.txt
	$(UV) pip compile --quiet --universal --python-version 3.9 --generate-hashes requirements/uv.in -o requirements/uv.txt
	$(UV) pip compile --quiet --universal --python-version "$$(cat .python-version)" --generate-hashes requirements/zensical.in -o requirements/zensical.txt

clean: ## Delete everything that was made
	rm -rf .cache .tools .venv .venv-zensical node_modules site build dist *.egg-info
