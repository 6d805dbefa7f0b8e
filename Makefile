# `make check` is exactly what the continuous integration runs.
# Needs Go and make; the race detector also a C compiler, which is looked for.

GO       ?= go
FUZZTIME ?= 10m
BENCH    ?= .

# The linter is run at a fixed version and stays out of go.mod.
LINTER := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

# The packages in which goroutines meet. (The engine below render/layout runs one
# figure at a time and is some twenty times slower under the race detector.)
CONCURRENT := ./graph/... ./internal/worker ./internal/explorer/... ./render/layout/internal/graphviz ./render/layout/internal/route
# Of the layouts, which take many times as long under it, those tests in which goroutines
# share out the work or end early.
ATTEMPTS   := -run 'Everywhere|ManyAtOnce' ./render/layout ./render/layout/internal/stress
# Of data/load, whose tests of hostile files would take minutes under it, the tests
# in which goroutines share out an edge list.
SHARING    := -run 'Split|CellMap' ./data/load ./data/load/internal/rows

# The suite that every store passes, also with the databases that are installed.
STORES     := -run 'Conformance|FirstPush' ./internal/store/...

.PHONY: check fmt vet lint build cross test test-slow fused race stores embedded browser pipelines pipelines-quick fuzz bench bench-peers bench-process bench-answers bench-identity bench-tables bench-workbooks bench-networks bench-yaml bench-figures bench-explorer bench-stores figures screenshots cover clean

check: fmt vet build cross test-slow fused race embedded browser pipelines-quick lint

fmt:
	@unformatted=$$(gofmt -l .); \
	if [ -n "$$unformatted" ]; then echo "not formatted, run gofmt -w on:"; echo "$$unformatted"; exit 1; fi

vet:
	$(GO) vet ./...

lint:
	$(GO) run $(LINTER) run ./...

build:
	$(GO) build ./...

# The program for the systems that this one is not.
cross:
	GOOS=windows GOARCH=amd64 $(GO) build -o /dev/null ./cmd/dossier
	GOOS=darwin GOARCH=arm64 $(GO) build -o /dev/null ./cmd/dossier

# What takes a test up to some seconds. The seeds of every fuzz target run here as well.
test:
	$(GO) test -short ./...

# All tests, those on large graphs and long random walks as well.
test-slow:
	$(GO) test ./...

# Pictures are the same where the processor multiplies and adds at once.
fused:
	@if grep -qw fma /proc/cpuinfo 2>/dev/null && grep -qw avx2 /proc/cpuinfo; then \
		echo "GOAMD64=v3 $(GO) test -run Everywhere ./render/layout/internal/..."; \
		GOAMD64=v3 $(GO) test -run Everywhere ./render/layout/internal/...; \
	else echo "fused multiply-add: not on this machine, skipped"; fi

race:
	@if command -v "$$($(GO) env CC)" >/dev/null; then \
		echo "$(GO) test -race -short $(CONCURRENT)"; \
		CGO_ENABLED=1 $(GO) test -race -short $(CONCURRENT) && \
		CGO_ENABLED=1 $(GO) test -race -short $(SHARING) && \
		DOSSIER_TEST_STORES= CGO_ENABLED=1 $(GO) test -race -short $(STORES) && \
		CGO_ENABLED=1 $(GO) test -race -short $(ATTEMPTS); \
	else echo "race detector: no C compiler, skipped"; fi

# Stores on real databases, which the tests start for themselves from what is installed and
# what fetch.sh fetches. What is quick to start is a part of test-slow as well, and so are
# those of the others that DOSSIER_TEST_STORES names; this runs all and says what is missing.
stores:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || \
		echo "stores: PostgreSQL is not installed (Debian: apt-get install postgresql); its tests are skipped"
	internal/testkit/servers/fetch.sh neo4j arcadedb cassandra
	DOSSIER_TEST_STORES=neo4j,arcadedb,cassandra $(GO) test -count=1 -timeout 40m ./internal/store/... ./internal/testkit/servers ./internal/fetch/...

# What README and docs show between markers is what the program draws and says.
embedded:
	$(GO) run ./cmd/dossier embed --check README.md docs/*.md docs/reports/*.md

# Figures, pages and reports in a real browser and in other renderers of SVG.
browser:
	@if command -v chromium || command -v chromium-browser || command -v google-chrome; then \
		internal/browsertest/tools.sh || echo "browser: not all tools could be fetched; tests that need them are skipped"; \
		cd internal/browsertest && $(GO) vet ./... && $(GO) test -count=1 ./...; \
	else echo "browser: Chromium is not installed, skipped"; fi

# Reports and figures through the programs that people write and publish with: those
# that are quick to install, and all.
pipelines-quick:
	internal/pipelines/tools.sh quick
	cd internal/pipelines && $(GO) vet ./... && $(GO) test -short -count=1

pipelines:
	internal/pipelines/tools.sh
	cd internal/pipelines && $(GO) vet ./... && $(GO) test -count=1 -timeout 30m

# Every fuzz target for FUZZTIME, one after the other.
fuzz:
	@for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			echo "== $$package $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$package || exit 1; \
		done; \
	done

bench:
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem ./...

# Beside other graph libraries, and whole runs of the program, into docs/benchmarks.md.
bench-peers:
	internal/bench/peers.sh

# What long answers cost beside a path.
bench-answers:
	internal/bench/answers.sh

# What it costs that claims are known by what they say.
bench-identity:
	internal/bench/identity.sh

# GraphML and GEXF, beside NetworkX.
bench-networks:
	internal/bench/networks.sh

# What it costs that each row of a table brings its evidence.
bench-tables:
	internal/bench/tables.sh

# Reading workbooks beside openpyxl.
bench-workbooks:
	internal/bench/workbooks.sh

# Large dossiers in YAML beside the same claims as CSV.
bench-yaml:
	internal/bench/yaml.sh

bench-process:
	internal/bench/process.sh

# A million ties in a store at ADDRESS, beside memory: make bench-stores ADDRESS=postgres://...
bench-stores:
	internal/bench/stores.sh "$(ADDRESS)"

# Beside other programs that draw graphs.
bench-figures:
	internal/bench/figures.sh

# The explorer: 50 clients for a minute, a million ties, what a reader waits for.
bench-explorer:
	internal/bench/explorer.sh

# The pictures and the printed answers in README and docs, made by the program.
figures:
	mkdir -p docs/figures
	UPDATE_DOCS=1 $(GO) test ./cmd/dossier -run Docs

# The pictures of the explorer in README and docs, taken in Chromium.
screenshots:
	cd internal/browsertest && UPDATE_PICTURES=1 $(GO) test -count=1 -run '^TestPictures$$' .

cover:
	$(GO) test -coverprofile=coverage.out ./...
	$(GO) tool cover -func=coverage.out | tail -n 1

clean:
	rm -rf bin coverage.out
