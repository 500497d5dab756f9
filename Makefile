# Kvalitetshjulet. Needs python3 (3.11 or newer, with venv), make and git; fetches everything else itself.
# Texts printed here are Swedish: they are met by the people who try the product.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
WORKERS ?= 2
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export UV_PYTHON_DOWNLOADS := never
export UV_PYTHON := $(CURDIR)/.venv/bin/python
export UV_NO_PROGRESS := 1

PY_READY := .venv/.ready
JS_READY := frontend/node_modules/.ready
AUDIT_READY := .venv/audit/.ready
BENCH_READY := .venv/.bench
PEER_OF_BENCH := .venv/peer/.ready
PEER_READY := backend/tests/oidc_peer/node_modules/.ready
LINT_READY := tools/apilint/node_modules/.ready
SPA := frontend/dist/.ready
SPA_SOURCES := $(shell find frontend/src frontend/public frontend/index.html frontend/*.ts frontend/*.json -type f 2>/dev/null)
REQUIREMENTS := requirements/bootstrap.lock requirements/dev.lock
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate $(if $(UPGRADE),--upgrade) \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet

# $(call step,what it does,command,what to do if it fails): quiet when it works, everything it said when it does not
step = @printf '%-50s' '$(1)'; begun=$$(date +%s); said=$$(mktemp); \
	if ( $(2) ) >"$$said" 2>&1; then rm -f "$$said"; echo "$$(( $$(date +%s) - begun )) s"; \
	else echo 'gick inte:'; cat "$$said"; rm -f "$$said"; echo; echo '$(strip $(3))'; exit 1; fi

.PHONY: help run bench bench-screens test test-python test-frontend test-browser drill coverage audit sbom pin-images check check-python check-frontend \
	check-api fix migration openapi seed lock clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# The first time the pages are built while the invented municipality is stored: neither needs the other.
run: $(PY_READY) ## start the whole product with invented data at http://127.0.0.1:8000 (QMS_PORT changes the port)
	@$(MAKE) --silent --question $(SPA) || { \
		echo 'Webbgränssnittet byggs medan databasen fylls.'; \
		said=$$(mktemp); $(MAKE) --no-print-directory $(SPA) >"$$said" 2>&1 & \
		qms seed; filled=$$?; wait $$!; built=$$?; cat "$$said"; rm -f "$$said"; \
		test $$filled = 0 && test $$built = 0; }
	@exec qms run

test: test-python test-frontend test-browser ## run every test: Python, TypeScript, browser

test-python: $(PY_READY) $(PEER_READY)
	pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

test-frontend: $(JS_READY)
	npm --prefix frontend test

test-browser: $(SPA)
	npm --prefix frontend run --silent budget
	npm --prefix frontend run e2e

check: $(PY_READY) $(JS_READY) $(LINT_READY) ## lint, types, import rules, drift between code, contract and client
	@$(MAKE) --no-print-directory -k -j2 -Otarget check-python check-frontend check-api

check-python: $(PY_READY)
	ruff check backend tools
	ruff format --check backend tools
	lint-imports --no-logo
	mypy

check-frontend: $(JS_READY)
	@made() { cat frontend/src/api/*.gen.* | cksum; }; before=$$(made); npm --prefix frontend run --silent gen; \
		test "$$before" = "$$(made)" || { echo 'Klienten följde inte openapi.yaml. Nu är den omgjord.'; exit 1; }
	npm --prefix frontend run lint
	npm --prefix frontend run typecheck

check-api: $(PY_READY) $(LINT_READY)
	qms openapi --check
	tools/apilint/node_modules/.bin/spectral lint openapi.yaml --fail-severity=hint --quiet
	tools/apilint/node_modules/.bin/redocly lint openapi.yaml

drill: $(PY_READY) ## kill, flood and fuzz at length; the tests do a little of each
	pytest --drill -n 1 --no-header -q
	cd backend && python -m tests.contract.fuzz

coverage: $(PY_READY) $(PEER_READY) $(JS_READY) ## measure which lines and branches the tests reach
	pytest -n $(WORKERS) -q --cov=qms --cov-branch --cov-report=json:.coverage.json
	npm --prefix frontend test -- --coverage
	@python tools/coverage.py .coverage.json frontend/coverage/coverage-summary.json

audit: $(PY_READY) $(JS_READY) $(AUDIT_READY) ## look for known vulnerabilities in what the locks pin
	@python tools/audit.py

sbom: $(PY_READY) $(JS_READY) $(AUDIT_READY) ## write what ships to dist/, as CycloneDX
	@mkdir -p dist
	uv venv --quiet --clear .venv/shipped
	uv pip sync --quiet --python .venv/shipped/bin/python --require-hashes requirements/runtime.lock
	.venv/audit/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o dist/service.cdx.json .venv/shipped
	npm --prefix frontend sbom --sbom-format cyclonedx --omit dev --package-lock-only > dist/pages.cdx.json

pin-images: $(PY_READY) ## write the digests of the images that we build on (asks their registry; needs docker)
	@python tools/pin_images.py

bench: $(BENCH_READY) $(PEER_OF_BENCH) ## measure requests beside bare routes and a peer (a quarter of an hour; BENCH=--quick: three minutes)
	cd backend && python -m bench $(BENCH)

bench-screens: $(SPA) ## measure each page in a browser against a product that runs (make run in another window)
	cd frontend && node bench/screens.ts

fix: $(PY_READY) $(JS_READY) ## repair what tools can repair: imports, formatting
	ruff check --fix backend tools
	ruff format backend tools
	npm --prefix frontend run format

migration: $(PY_READY) ## begin a migration: make migration name=risks
	@printf '%s' "$(name)" | LC_ALL=C grep -qxE '[a-z][a-z0-9_]*' || \
		{ echo 'Säg vad den gör, med a–z, 0–9 och understreck: make migration name=risks'; exit 1; }
	@next=$$(printf '%04d' $$(( $$(ls backend/migrations/versions/*.py | wc -l) + 1 ))); \
		alembic revision --rev-id "$${next}_$(name)" -m "$(name)"

openapi: $(PY_READY) $(JS_READY) ## write openapi.yaml and the client made from it
	qms openapi
	npm --prefix frontend run gen

seed: $(PY_READY) ## fill the database with the invented municipality
	@exec qms seed

lock: $(PY_READY) ## pin what pyproject.toml asks for, with hashes (UPGRADE=1 takes newer versions)
	$(LOCK) --group bootstrap -o requirements/bootstrap.lock
	$(LOCK) --group audit -o requirements/audit.lock
	$(LOCK) --group bench -o requirements/bench.lock
	$(LOCK) --group peer -o backend/bench/peer/requirements.lock
	$(LOCK) pyproject.toml -o requirements/runtime.lock
	$(LOCK) pyproject.toml --group dev -o requirements/dev.lock
	@! grep -nE 'https?:|file:|^-' requirements/*.lock || { echo 'En låsfil nämner en adress.'; exit 1; }

clean: ## remove everything fetched or built; the database in .data stays
	rm -rf .venv backend/tests/oidc_peer/node_modules frontend/node_modules frontend/tools/*/node_modules frontend/tools/browser/unpacked frontend/dist
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .schemathesis
	find backend -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY_READY): $(REQUIREMENTS) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 eller nyare behövs. Peka ut en: make run PYTHON=python3.12'; exit 1; }
	$(call step,Skapar Python-miljön .venv,\
		test -x .venv/bin/pip || $(PYTHON) -m venv --clear .venv && \
		.venv/bin/pip install --disable-pip-version-check --require-hashes -r requirements/bootstrap.lock,\
		Kontrollera att Python har venv (Debian: apt-get install python3-venv) och att nätet når Pythons paketregister.)
	$(call step,Hämtar Python-paket,\
		{ uv pip sync --require-hashes requirements/dev.lock || \
		.venv/bin/pip install --disable-pip-version-check --require-hashes -r requirements/dev.lock; } && \
		uv pip install --no-deps --no-index --editable .,\
		Kontrollera att nätet når Pythons paketregister och försök igen.)
	@touch $@

$(JS_READY): $(PY_READY) frontend/package-lock.json frontend/package.json
	$(call step,Hämtar paket till webbgränssnittet,npm --prefix frontend ci --no-audit --no-fund,\
		Kontrollera att nätet når npm:s paketregister och försök igen.)
	@touch $@

$(PEER_READY): $(PY_READY) backend/tests/oidc_peer/package-lock.json backend/tests/oidc_peer/package.json
	$(call step,Hämtar testernas inloggningstjänst,npm --prefix backend/tests/oidc_peer ci,\
		Kontrollera att nätet når npm:s paketregister och försök igen.)
	@touch $@

$(AUDIT_READY): $(PY_READY) requirements/audit.lock
	$(call step,Hämtar granskaren av beroenden,\
		uv venv --quiet --clear .venv/audit && \
		uv pip sync --python .venv/audit/bin/python --require-hashes requirements/audit.lock,\
		Kontrollera att nätet når Pythons paketregister och försök igen.)
	@touch $@

$(BENCH_READY): $(PY_READY) requirements/bench.lock
	$(call step,Hämtar mätningens paket,uv pip install --require-hashes -r requirements/bench.lock,\
		Kontrollera att nätet når Pythons paketregister och försök igen.)
	@touch $@

$(PEER_OF_BENCH): $(PY_READY) backend/bench/peer/requirements.lock
	$(call step,Hämtar det som produkten mäts bredvid,\
		uv venv --quiet --clear .venv/peer && \
		uv pip sync --python .venv/peer/bin/python --require-hashes backend/bench/peer/requirements.lock,\
		Kontrollera att nätet når Pythons paketregister och försök igen.)
	@touch $@

$(LINT_READY): $(PY_READY) tools/apilint/package-lock.json
	$(call step,Hämtar granskaren av API-beskrivningen,npm --prefix tools/apilint ci --no-audit --no-fund,\
		Kontrollera att nätet når npm:s paketregister och försök igen.)
	@touch $@

$(SPA): $(JS_READY) $(SPA_SOURCES)
	$(call step,Bygger webbgränssnittet,npm --prefix frontend run build,\
		Felet ovan står i frontend/. Försök med: make clean run)
	@touch $@
