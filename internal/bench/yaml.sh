#!/usr/bin/env bash
# Measures reading large dossiers in YAML beside the same claims as CSV, and writes the table
# between the yaml markers of docs/benchmarks.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/dossier" ./cmd/dossier
for ties in 100000 1000000; do
  go run ./internal/bench/generate -wide $((ties / 10)) "$ties" "$work/$ties.csv"
  "$work/dossier" convert "$work/$ties.csv" "$work/$ties.yaml" >&2
done

table=$(go run ./internal/bench/yaml "$work" "$work/dossier")
awk -v start='<!-- yaml -->' -v end='<!-- /yaml -->' -v table="$table" '
  $0 == start { print; print table; print ""; skip = 1 }
  $0 == end { skip = 0 }
  !skip { print }' docs/benchmarks.md >"$work/benchmarks.md"
cat "$work/benchmarks.md" >docs/benchmarks.md
