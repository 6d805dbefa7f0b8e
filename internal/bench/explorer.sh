#!/usr/bin/env bash
# Measures the explorer on two processors: 50 clients for a minute, a dossier of a million
# ties, and what a single reader waits for. Writes the tables between the explorer markers
# of docs/benchmarks.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/dossier" ./cmd/dossier
go build -o "$work/explorer" ./internal/bench/explorer
go run ./internal/bench/generate 100000 1000000 "$work/e1m.csv"
go run ./internal/bench/generate 54 75 "$work/fifty.csv"
two=()
command -v taskset >/dev/null && two=(taskset -c 0,1)

"${two[@]}" "$work/explorer" "$work/dossier" "$work/e1m.csv" "$work/fifty.csv" >"$work/table"
awk -v start='<!-- explorer -->' -v end='<!-- /explorer -->' -v table="$work/table" '
  $0 == start { print; while ((getline line < table) > 0) print line; print ""; skip = 1 }
  $0 == end { skip = 0 }
  !skip { print }' docs/benchmarks.md >"$work/benchmarks.md"
cat "$work/benchmarks.md" >docs/benchmarks.md
