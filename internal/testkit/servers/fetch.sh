#!/usr/bin/env bash
# Fetches the servers that tests of stores start and that no system installs: Neo4j from
# Maven (120 MB) and ArcadeDB from PyPI (70 MB), into ~/.cache/dossier-stores.
#
#	fetch.sh [neo4j] [arcadedb]
#
# What cannot be fetched is said; tests that need it are skipped.
set -euo pipefail
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dossier-stores
neo4j=5.26.30
arcadedb=26.10.2.post1
mkdir -p "$cache"

fetch_neo4j() {
    [ ! -d "$cache/neo4j-$neo4j" ] || return 0
    command -v mvn >/dev/null || { echo "neo4j: needs Maven (Debian: apt-get install maven)"; return 1; }
    local work
    work=$(mktemp -d "$cache/neo4j.XXXXXX")
    cat > "$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dossier.servers</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>$neo4j</version></dependency></dependencies>
</project>
POM
    if (cd "$work" && timeout 600 mvn -q -B dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$work/jars"); then
        mv "$work/jars" "$cache/neo4j-$neo4j"
    fi
    rm -rf "$work"
    [ -d "$cache/neo4j-$neo4j" ]
}

fetch_arcadedb() {
    [ ! -d "$cache/arcadedb-$arcadedb" ] || return 0
    command -v python3 >/dev/null || { echo "arcadedb: needs Python"; return 1; }
    local work
    work=$(mktemp -d "$cache/arcadedb.XXXXXX")
    # The wheel is for one Python, but what we take out of it is Java.
    if timeout 600 python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
        --python-version 3.12 --platform manylinux_2_34_x86_64 --dest "$work" "arcadedb-embedded==$arcadedb" &&
        python3 -m zipfile -e "$work"/*.whl "$work/wheel"; then
        mv "$work/wheel/arcadedb_embedded/jars" "$cache/arcadedb-$arcadedb"
    fi
    rm -rf "$work"
    [ -d "$cache/arcadedb-$arcadedb" ]
}

for server in "$@"; do
    "fetch_$server" || echo "$server: could not be fetched; tests that need it are skipped"
done
