#!/usr/bin/env bash
# Fetches what package.json names, each package alone and without those that it
# would depend on, into the folder that the tests look in. No script of a
# package runs. What is there already is not fetched again.
set -euo pipefail
cd "$(dirname "$0")"
cache=${DOSSIER_BROWSER_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/dossier-browsertest}
mkdir -p "$cache"
fresh=$(mktemp -d "$cache/.fetch-XXXXXX")
trap 'rm -rf "$fresh"' EXIT
node -p 'Object.entries(require("./package.json").dependencies).map(d => d.join("@")).join("\n")' |
    while read -r package; do
        [ -d "$cache/$package" ] && continue
        packed=$(cd "$fresh" && npm pack --silent --ignore-scripts "$package")
        mkdir "$fresh/$package"
        tar -xzf "$fresh/$packed" -C "$fresh/$package" --strip-components=1
        mv "$fresh/$package" "$cache/$package"
        echo "fetched $package"
    done
