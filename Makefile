# make run     see it: builds if needed, then http://127.0.0.1:8080 with demonstration data
# make test    everything that must hold before a change is kept
# make help    the other targets
#
# RELEASE=1 builds and runs the optimised program (minutes more to build).

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

TARGET := $(or $(CARGO_TARGET_DIR),target)
PROFILE := $(if $(RELEASE),release,debug)
MADOGUCHI := $(TARGET)/$(PROFILE)/madoguchi
LISTEN ?= 127.0.0.1:8080
export npm_config_update_notifier := false

# npm writes this file last; a lock file newer than it means packages to fetch.
FRONT_PACKAGES := frontend/node_modules/.package-lock.json
E2E_PACKAGES := tests/e2e/node_modules/.package-lock.json
FRONT_PAGES := frontend/dist/app.html
FRONT_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path 'frontend/dist/*')

.PHONY: help setup build-tools build front generate run test bench fmt clean

help:
	@echo 'make setup      install what the tests need and is missing (Debian packages, npm packages)'
	@echo 'make build      the program, with its pages inside or beside it'
	@echo 'make run        start it on $(LISTEN) with demonstration data, kept in var/ (LISTEN=… elsewhere)'
	@echo 'make test       everything: lints, both databases, front end, browser; .ci/test NAME for a part'
	@echo 'make bench      speed on both databases, optimised build, durable storage'
	@echo 'make generate   write anew what is made from the Rust types: openapi.json, schema.gen.ts, code lists'
	@echo 'make fmt        format Rust and front end'
	@echo 'make clean      remove what was built; var/ with your data stays'

setup:
	@.ci/setup
	@$(MAKE) --no-print-directory $(FRONT_PACKAGES) $(E2E_PACKAGES)

build-tools:
	@.ci/setup build

build: build-tools front
	cargo build -p api --bin madoguchi $(if $(RELEASE),--release)

front: $(FRONT_PAGES)

# npm 11 refuses some lock files that lack other platforms' packages; npm 10 takes them.
frontend/node_modules/.package-lock.json tests/e2e/node_modules/.package-lock.json: %/node_modules/.package-lock.json: %/package-lock.json
	cd $* && { npm ci --no-audit --no-fund || npx --yes npm@10 ci --no-audit --no-fund; }
	@touch $@

$(FRONT_PAGES): $(FRONT_PACKAGES) $(FRONT_SOURCES)
	npm --prefix frontend run build
	@touch $@

# An unchanged file keeps its time, so that nothing is rebuilt for it.
keep_if_new = cmp -s $(1) $(2) || cp $(1) $(2)

generate: $(FRONT_PACKAGES)
	@mkdir -p frontend/dist
	cargo build --quiet -p api --bin madoguchi
	@mkdir -p $(TARGET)/generated
	$(TARGET)/debug/madoguchi openapi > $(TARGET)/generated/openapi.json
	$(TARGET)/debug/madoguchi codes case en > $(TARGET)/generated/codes.en.ts
	$(TARGET)/debug/madoguchi codes case ja > $(TARGET)/generated/codes.ja.ts
	$(TARGET)/debug/madoguchi codes register en > $(TARGET)/generated/registerCodes.en.ts
	$(TARGET)/debug/madoguchi codes register ja > $(TARGET)/generated/registerCodes.ja.ts
	$(TARGET)/debug/madoguchi codes rare en > $(TARGET)/generated/rareCodes.en.ts
	$(TARGET)/debug/madoguchi codes rare ja > $(TARGET)/generated/rareCodes.ja.ts
	$(TARGET)/debug/madoguchi register-items > $(TARGET)/generated/further.ts
	@$(call keep_if_new,$(TARGET)/generated/openapi.json,frontend/src/api/openapi.json)
	@$(call keep_if_new,$(TARGET)/generated/codes.en.ts,frontend/src/words/en/codes.gen.ts)
	@$(call keep_if_new,$(TARGET)/generated/codes.ja.ts,frontend/src/words/ja/codes.gen.ts)
	@$(call keep_if_new,$(TARGET)/generated/registerCodes.en.ts,frontend/src/words/en/registerCodes.gen.ts)
	@$(call keep_if_new,$(TARGET)/generated/registerCodes.ja.ts,frontend/src/words/ja/registerCodes.gen.ts)
	@$(call keep_if_new,$(TARGET)/generated/rareCodes.en.ts,frontend/src/words/en/rareCodes.gen.ts)
	@$(call keep_if_new,$(TARGET)/generated/rareCodes.ja.ts,frontend/src/words/ja/rareCodes.gen.ts)
	@$(call keep_if_new,$(TARGET)/generated/further.ts,frontend/src/hospital/register/further.gen.ts)
	npm --prefix frontend run generate

run: build
	@mkdir -p var
	$(MADOGUCHI) serve --demo --listen $(LISTEN)

test: setup
	.ci/test

bench: setup front
	cargo build --release -p bench
	DURABLE=1 tests/servers/with-postgres $(TARGET)/release/bench

fmt: $(FRONT_PACKAGES)
	cargo fmt --all
	npm --prefix frontend run format

clean:
	cargo clean
	rm -rf frontend/dist frontend/node_modules tests/e2e/node_modules tests/e2e/out
