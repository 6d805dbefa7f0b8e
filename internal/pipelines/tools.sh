#!/usr/bin/env bash
# Installs the tools that reports are put through, as far as they are not there yet:
# programs from the system's packages, Python's into an environment and Node's into a
# folder of the user's. No script of a package of Node's runs.
#
#   tools.sh quick    those that take a minute or two
#   tools.sh          all: LibreOffice, TeX and the site generators as well
#
# What cannot be had is said; the tests skip it.
set -uo pipefail
cd "$(dirname "$0")"
half=${1:-all}
cache=${DOSSIER_PIPELINE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/dossier-pipelines}
mkdir -p "$cache"
could_not() { echo "pipelines: could not install $*; tests that need it are skipped"; }

packages=(pandoc poppler-utils librsvg2-bin asciidoctor cmark-gfm ruby-kramdown-parser-gfm fonts-liberation)
[ "$half" = quick ] || packages+=(libreoffice-writer-nogui libreoffice-impress-nogui texlive-xetex
    texlive-latex-recommended lmodern jekyll libpangoft2-1.0-0)
want=()
for package in "${packages[@]}"; do
    dpkg -s "$package" >/dev/null 2>&1 || want+=("$package")
done
if [ "${#want[@]}" -gt 0 ]; then
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
    { "${as_root[@]}" apt-get update -q &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${want[@]}"; } \
        >"$cache/apt.log" 2>&1 || could_not "${want[*]}"
fi

# A list is kept beside what it brought and is not installed again while it is the same.
python=$cache/python
lists=(requirements-quick.txt)
[ "$half" = quick ] || lists+=(requirements.txt)
for list in "${lists[@]}"; do
    cmp -s "$list" "$python/$list" && continue
    if python3 -m venv "$python" && "$python/bin/python" -m pip install --quiet --disable-pip-version-check -r "$list"; then
        cp "$list" "$python/$list"
    else
        could_not "the packages of $list"
    fi
done

node=$cache/node-$half
if ! cmp -s package.json "$node/package.json"; then
    omit=()
    [ "$half" = quick ] && omit=(--omit=optional)
    rm -rf "$node" "$node.new"
    mkdir "$node.new"
    cp package.json "$node.new"
    if (cd "$node.new" && npm install --silent --ignore-scripts --no-audit --no-fund --no-package-lock "${omit[@]}"); then
        mv "$node.new" "$node"
    else
        could_not "the packages of package.json"
    fi
fi
