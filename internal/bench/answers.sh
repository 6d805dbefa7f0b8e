#!/usr/bin/env bash
# Measures what long answers cost on a million ties, beside a path, and writes the
# table between the answers markers of docs/benchmarks.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/dossier" ./cmd/dossier
go build -o "$work/answers" ./internal/bench/answers
go run ./internal/bench/generate 100000 1000000 "$work/e1m.csv"
read -r from to <"$work/e1m.csv.pairs"
printf 'questions:\n  - path %s %s\n  - show %s\n  - rank\n  - groups\n  - path %s %s\n' "$from" "$to" "$from" "$to" "$from" >"$work/e1m.csv.questions"

table=$("$work/answers" "$work/dossier" "$work/e1m.csv" "$from" "$to")
awk -v start='<!-- answers -->' -v end='<!-- /answers -->' -v table="$table" '
  $0 == start { print; print table; print ""; skip = 1 }
  $0 == end { skip = 0 }
  !skip { print }' docs/benchmarks.md >"$work/benchmarks.md"
cat "$work/benchmarks.md" >docs/benchmarks.md
