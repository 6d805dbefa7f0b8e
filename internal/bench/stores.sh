#!/usr/bin/env bash
# Pushes a million ties to the store at an address and asks it beside memory.
set -euo pipefail
cd "$(dirname "$0")/../.."
address=${1:?give the address of an empty store: make bench-stores ADDRESS=postgres://postgres@127.0.0.1/claims}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dossier-bench
mkdir -p "$cache"
file=$cache/wide-200000-1000000.csv
[ -s "$file" ] || go run ./internal/bench/generate -wide 200000 1000000 "$file"
exec go run ./internal/bench/stores -push "$file" "$address"
