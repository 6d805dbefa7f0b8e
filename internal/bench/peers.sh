#!/usr/bin/env bash
# Measures this project beside other graph libraries, on the same generated files
# in one run, and writes the table between the peers markers of docs/benchmarks.md.
#
#   SIZES="1e4 1e5 1e6"  numbers of ties; there are a tenth as many actors
#   BOX=3                seconds for each kind of question
#   LIMIT=...            seconds for one operation (by default by size, from 60)
#   INSTALL=1            install graph-tool with apt-get (needs root)
#   OUT=FILE             write into another file, which has the markers
#   RESULTS=FILE         keep the raw measurements
#
# Needs Go and Python 3. Packages of pip and npm go into a folder of the user's
# cache, newest versions first time and kept from then on: remove it to renew
# them. What cannot be had is said in the table.
set -euo pipefail
cd "$(dirname "$0")/../.."

sizes=${SIZES:-1e4 1e5 1e6}
out=${OUT:-docs/benchmarks.md}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dossier-bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$cache" "$work/bin" "$work/data"
export PYTHONDONTWRITEBYTECODE=1

system_python=/usr/bin/python3
[ -x "$system_python" ] || system_python=$(command -v python3)
if [ "${INSTALL:-}" = 1 ]; then
  apt-get install -y --no-install-recommends python3-graph-tool python3-venv >&2 || echo "graph-tool could not be installed" >&2
fi

if [ ! -x "$cache/venv/bin/python" ]; then
  "$system_python" -m venv "$cache/venv" >&2 || echo "no virtual environment for Python packages: install python3-venv" >&2
fi
python=$cache/venv/bin/python
[ -x "$python" ] || python=$system_python
for package in numpy scipy networkx igraph rustworkx networkit ladybug; do # each by itself: one that fails is one that is missing
  if [ -x "$cache/venv/bin/python" ] && ! "$python" -c "import $package" 2>/dev/null; then
    "$python" -m pip install --quiet --disable-pip-version-check "$package" >&2 || echo "$package could not be installed" >&2
  fi
done

if command -v npm >/dev/null && [ ! -d "$cache/npm/node_modules/graphology-metrics" ]; then
  mkdir -p "$cache/npm"
  (cd "$cache/npm" && npm install --silent --no-audit --no-fund graphology graphology-shortest-path graphology-metrics >&2) ||
    echo "graphology could not be installed" >&2
fi

go build -o "$work/bin/" ./cmd/dossier ./internal/bench/generate ./internal/bench/own
(cd internal/bench/gopeers && go build -o "$work/bin/gopeers" .)

# $sizes is a list of words.
# shellcheck disable=SC2086
NODE_PATH=$cache/npm/node_modules "$system_python" internal/bench/peers/run.py --bin "$work/bin" --data "$work/data" \
  --python "$python" --system-python "$system_python" --node "$(command -v node || echo node)" $sizes >"$work/results"
[ -z "${RESULTS:-}" ] || cp "$work/results" "$RESULTS"
"$system_python" internal/bench/peers/table.py "$out" <"$work/results"
