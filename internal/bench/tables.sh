#!/usr/bin/env bash
# Measures a table with evidence in every row beside a plain list of as many rows and
# beside pyarrow, and writes the table between the tables markers of docs/benchmarks.md.
# With EARLIER=PROGRAM an earlier program reads both files too.
#
# Needs Python 3 for pyarrow, which goes into a folder of the user's cache; where it
# cannot be had, the table goes without.
set -euo pipefail
cd "$(dirname "$0")/../.."
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dossier-bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/" ./cmd/dossier ./internal/bench/generate ./internal/bench/tables
"$work/generate" 100000 1000000 "$work/plain.csv"
"$work/generate" -wide 100000 1000000 "$work/wide.csv"

python=$cache/venv/bin/python
reader=
[ -x "$python" ] || python3 -m venv "$cache/venv" >&2 || echo "no virtual environment: install python3-venv" >&2
if [ -x "$python" ] && { "$python" -c 'import pyarrow' 2>/dev/null || "$python" -m pip install --quiet --disable-pip-version-check pyarrow >&2; }; then
  reader="$python internal/bench/tables/with_pyarrow.py"
else
  echo "pyarrow could not be installed" >&2
fi

table=$("$work/tables" -earlier "${EARLIER:-}" -reader "$reader" "$work/dossier" "$work/plain.csv" "$work/wide.csv")
awk -v start='<!-- tables -->' -v end='<!-- /tables -->' -v table="$table" '
  $0 == start { print; print table; print ""; skip = 1 }
  $0 == end { skip = 0 }
  !skip { print }' docs/benchmarks.md >"$work/benchmarks.md"
cat "$work/benchmarks.md" >docs/benchmarks.md
