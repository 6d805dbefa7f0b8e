#!/usr/bin/env bash
# Measures reading workbooks beside openpyxl, and writes the table between the workbooks
# markers of docs/benchmarks.md. Needs Python 3; openpyxl goes into a folder of the user's
# cache, the newest version first time and kept from then on.
set -euo pipefail
cd "$(dirname "$0")/../.."
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dossier-bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$cache"
[ -x "$cache/venv/bin/python" ] || python3 -m venv "$cache/venv" >&2
python=$cache/venv/bin/python
"$python" -c "import openpyxl" 2>/dev/null || "$python" -m pip install --quiet --disable-pip-version-check openpyxl >&2
go test -c -o "$work/reader" ./data/load/internal/xlsx

table=$(go run ./internal/bench/workbooks "$work" "$work/reader" "$python")
awk -v start='<!-- workbooks -->' -v end='<!-- /workbooks -->' -v table="$table" '
  $0 == start { print; print table; print ""; skip = 1 }
  $0 == end { skip = 0 }
  !skip { print }' docs/benchmarks.md >"$work/benchmarks.md"
cat "$work/benchmarks.md" >docs/benchmarks.md
