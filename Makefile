# The daily verbs. Each one sets up what it needs; nothing outside this folder is touched,
# except that `make services` may install system packages when it is run as root.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
IN_VENV = .venv/bin/python

.PHONY: help demo test coverage check fix messages bench relevance requirements services services-stop ci setup setup-tests

help: ## what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile

demo: ## set up, fill an empty database with the demo organisation, serve on http://127.0.0.1:8000 (PORT=)
	@PORT=$(PORT) $(PYTHON) .ci/demo.py

setup:
	@$(PYTHON) .ci/prepare.py

setup-tests:
	@$(PYTHON) .ci/prepare.py --tests

test: setup-tests ## set up and run every test (ARGS= goes to pytest)
	@$(IN_VENV) -m pytest -n auto $(ARGS)

coverage: setup-tests ## which lines and branches the tests without a browser reach; var/coverage/index.html
	@$(IN_VENV) -m pytest -n auto -q --cov --cov-report=term:skip-covered --cov-report=html:var/coverage tests/unit tests/integration tests/architecture $(ARGS)

check: setup-tests ## look at style, types, import plan, templates, migrations, English and pins; changes nothing
	@$(IN_VENV) .ci/check.py

fix: setup-tests ## format code and templates, mend what can be mended by machine
	@$(IN_VENV) .ci/fix.py

messages: setup-tests ## take new words into the English catalogue and compile it; needs gettext
	@$(IN_VENV) .ci/messages.py update

bench: setup-tests ## measure time and number of queries against the budgets
	@$(IN_VENV) -m pytest -p no:randomly -s tests/benchmarks $(ARGS)

relevance: setup-tests ## score the judged questions of PORTAL_QUESTIONS over the texts of PORTAL_SOURCE_TEXTS
	@var=$$(mktemp -d) && export PORTAL_VAR=$$var && $(IN_VENV) manage.py migrate -v0 && \
	$(IN_VENV) manage.py score_search "$(PORTAL_QUESTIONS)" "$(PORTAL_SOURCE_TEXTS)" $(ARGS); \
	code=$$?; rm -rf "$$var"; exit $$code

requirements: setup-tests ## compile the pinned requirements from pyproject.toml
	@$(IN_VENV) .ci/requirements.py

services: setup-tests ## start PostgreSQL, a cache and a search server for tests; see var/services.env
	@$(IN_VENV) .ci/services.py start

services-stop: ## stop those servers and forget their data
	@$(PYTHON) .ci/services.py stop

ci: setup-tests ## everything the build server does
	@$(IN_VENV) .ci/ci.py
