#!/usr/bin/env bash
# Fetches the servers that tests of stores start and that no system installs: Neo4j (120 MB)
# and Cassandra (70 MB) from Maven and ArcadeDB (70 MB) from PyPI, into ~/.cache/dossier-stores.
#
#	fetch.sh [neo4j] [arcadedb] [cassandra]
#
# What cannot be fetched is said; tests that need it are skipped.
set -euo pipefail
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dossier-stores
neo4j=5.26.30
cassandra=5.0.9
arcadedb=26.10.2.post1
mkdir -p "$cache"

# fetch_maven NAME GROUP ARTIFACT VERSION fetches a program in Java with all that it needs.
fetch_maven() {
    [ ! -d "$cache/$1-$4" ] || return 0
    command -v mvn >/dev/null || { echo "$1: needs Maven (Debian: apt-get install maven)"; return 1; }
    local work
    work=$(mktemp -d "$cache/$1.XXXXXX")
    cat > "$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dossier.servers</groupId><artifactId>$1</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency><groupId>$2</groupId><artifactId>$3</artifactId><version>$4</version></dependency></dependencies>
</project>
POM
    if (cd "$work" && timeout 600 mvn -q -B dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$work/jars"); then
        mv "$work/jars" "$cache/$1-$4"
    fi
    rm -rf "$work"
    [ -d "$cache/$1-$4" ]
}

fetch_neo4j() { fetch_maven neo4j org.neo4j neo4j "$neo4j"; }

fetch_cassandra() { fetch_maven cassandra org.apache.cassandra cassandra-all "$cassandra"; }

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
