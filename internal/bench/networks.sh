#!/usr/bin/env bash
# Measures how long GraphML and GEXF take to read, and writes the table between the
# networks markers of docs/benchmarks.md. Needs a Python with NetworkX (PYTHON).
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/dossier" ./cmd/dossier

table=$(go run ./internal/bench/networks "$work" "$work/dossier" "${PYTHON:-python3}")
awk -v start='<!-- networks -->' -v end='<!-- /networks -->' -v table="$table" '
  $0 == start { print; print table; print ""; skip = 1 }
  $0 == end { skip = 0 }
  !skip { print }' docs/benchmarks.md >"$work/benchmarks.md"
cat "$work/benchmarks.md" >docs/benchmarks.md
