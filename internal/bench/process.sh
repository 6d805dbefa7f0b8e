#!/usr/bin/env bash
# Times whole runs of the program and writes the table between the process markers of docs/benchmarks.md.
# Needs hyperfine.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/dossier" ./cmd/dossier
go run ./internal/bench/generate 10000 100000 "$work/e100k.csv"
read -r from to <"$work/e100k.csv.pairs"

commands=(
  "$work/dossier path Kim Seoul"
  "$work/dossier path Kim Seoul --draw $work/path.svg"
  "$work/dossier draw -o $work/all.svg"
  "$work/dossier -f $work/e100k.csv path $from $to"
)
hyperfine --shell=none --warmup 3 --runs 30 --export-csv "$work/table.csv" "${commands[@]}" >&2

# Medians as ratios to the first command, and in milliseconds on the side.
table() {
  echo
  echo "| command | times the first | milliseconds here |"
  echo "|---|--:|--:|"
  awk -F, 'NR > 1 { if (NR == 2) first = $4; printf "| `%s` | %.1f | %.0f |\n", $1, $4 / first, 1000 * $4 }' "$work/table.csv" | sed "s#$work/##g"
  echo
}
awk -v start='<!-- process -->' -v end='<!-- /process -->' -v table="$(table)" '
  $0 == start { print; print table; skip = 1 }
  $0 == end { skip = 0 }
  !skip { print }' docs/benchmarks.md >"$work/benchmarks.md"
cat "$work/benchmarks.md" >docs/benchmarks.md
