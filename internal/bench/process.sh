#!/usr/bin/env bash
# Times whole runs of the program, beside native Graphviz where it is installed.
# Needs hyperfine. Prints one Markdown table.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/dossier" ./cmd/dossier
go run ./internal/bench/generate 10000 100000 "$work/e100k.csv"
read -r from to <"$work/e100k.csv.pairs"
go run ./internal/bench/generate 50 90 "$work/figure.csv"
"$work/dossier" -f "$work/figure.csv" draw --no-notes -o "$work/figure.dot"

commands=(
  "$work/dossier path Kim Seoul"
  "$work/dossier draw --path Kim,Seoul -o $work/path.svg"
  "$work/dossier draw -o $work/all.svg"
  "$work/dossier -f $work/e100k.csv path $from $to"
  "$work/dossier -f $work/figure.csv draw --no-notes -o $work/figure.svg"
)
if command -v dot >/dev/null; then
  commands+=("dot -Tsvg -o $work/native.svg $work/figure.dot")
fi
hyperfine --shell=none --ignore-failure --warmup 3 --runs 20 --export-markdown "$work/table.md" "${commands[@]}" >&2
sed "s#$work/##g" "$work/table.md"
