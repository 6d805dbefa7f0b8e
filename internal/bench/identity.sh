#!/usr/bin/env bash
# Measures what it costs that claims are known by what they say, and writes the table
# between the identity markers of docs/benchmarks.md. With EARLIER=PROGRAM the plain list
# is compared with an earlier program too.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/dossier" ./cmd/dossier

table=$(go run ./internal/bench/identity "$work" "$work/dossier" ${EARLIER:+"$EARLIER"})
awk -v start='<!-- identity -->' -v end='<!-- /identity -->' -v table="$table" '
  $0 == start { print; print table; print ""; skip = 1 }
  $0 == end { skip = 0 }
  !skip { print }' docs/benchmarks.md >"$work/benchmarks.md"
cat "$work/benchmarks.md" >docs/benchmarks.md
