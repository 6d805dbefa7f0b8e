#!/usr/bin/env bash
# Times whole runs that draw a figure: dossier, native Graphviz, d2 and Mermaid on
# the same graphs, each written in its own language, and the encoders. Writes the
# tables between the figures markers of docs/benchmarks.md. Then counts what is wrong
# with what they draw of networks of many kinds, and writes those tables between the
# drawings markers.
#
#   SIZES="20,30 50,90 150,300"  actors and ties of the graphs, which are random
#   LARGE="500,700 1000,1400"    those that are compared with native sfdp alone
#   RUNS=10                      counted runs of each command
#
# Needs hyperfine; native Graphviz, Chromium for Mermaid, and the Go and npm
# registries for d2 and Mermaid, which go into a folder of the user's cache. What
# cannot be had is said in the table.
set -euo pipefail
cd "$(dirname "$0")/../.."

sizes=${SIZES:-20,30 50,90 150,300}
large=${LARGE:-500,700 1000,1400}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dossier-bench
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$cache/bin" "$cache/mermaid"

if [ ! -x "$cache/bin/d2" ]; then
  GOBIN=$cache/bin go install oss.terrastruct.com/d2@v0.7.2 >&2 || echo "d2 could not be installed" >&2
fi
if [ ! -x "$cache/mermaid/node_modules/.bin/mmdc" ] && command -v npm >/dev/null; then
  (cd "$cache/mermaid" && PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --no-audit --no-fund --prefix . @mermaid-js/mermaid-cli@12.2.0 >&2) ||
    echo "Mermaid could not be installed" >&2
fi
browser=$(command -v chromium || command -v google-chrome || true)
echo "{\"executablePath\": \"$browser\", \"args\": [\"--no-sandbox\", \"--disable-gpu\", \"--disable-quic\", \"--disable-background-networking\", \"--disable-component-update\", \"--disable-sync\"]}" >"$work/browser.json"
echo '{"maxTextSize": 1000000, "maxEdges": 10000}' >"$work/mermaid.json"

go build -o "$work/dossier" ./cmd/dossier
go build -o "$work/generate" ./internal/bench/generate

# median seconds of a command, or nothing where it fails.
median() {
  hyperfine --shell=none --warmup 1 --runs "${RUNS:-10}" --export-csv "$work/run.csv" "$1" >&2 || return 0
  awk -F, 'NR == 2 { print $(NF - 4) }' "$work/run.csv"
}

# processor is the mean time that a command takes of the processor, in seconds, or
# nothing where it fails.
processor() {
  hyperfine --shell=none --warmup 1 --runs "${RUNS:-10}" --export-csv "$work/run.csv" "$1" >&2 || return 0
  awk -F, 'NR == 2 { print $(NF - 3) + $(NF - 2) }' "$work/run.csv"
}

# row prints what a system takes for each size, as times dossier's own.
row() {
  local name=$1 cells=""
  shift
  for seconds in "$@"; do
    if [ -z "$seconds" ]; then cells+=" – |"; else cells+=" $seconds |"; fi
  done
  echo "| $name |$cells"
}

header="|  |" rule="| --- |" ours=() autos=() dots=() stress=() d2s=() mermaids=() millis=()
for size in $sizes; do
  actors=${size%,*} ties=${size#*,}
  f=$work/g$actors
  "$work/generate" "$actors" "$ties" "$f.csv"
  "$work/dossier" -f "$f.csv" draw --notes off -o "$f.dot" 2>/dev/null
  "$work/dossier" -f "$f.csv" draw --notes off -o "$f.mmd" 2>/dev/null
  tail -n +2 "$f.csv" | awk -F, '{ printf "%s -> %s: %s\n", $1, $3, $2 }' >"$f.d2"
  header+=" $actors actors, $ties ties |" rule+=" ---: |"

  base=$(median "$work/dossier -f $f.csv draw --notes off -o $f.svg")
  ratio() { [ -z "$1" ] || awk -v a="$1" -v b="$base" 'BEGIN { printf "%.2f×", a / b }'; }
  ours+=("1")
  millis+=("$(awk -v b="$base" 'BEGIN { printf "%.0f", 1000 * b }')")
  autos+=("$(ratio "$(median "$work/dossier -f $f.csv draw --layout auto --notes off -o $f.svg")")")
  if command -v dot >/dev/null; then
    dots+=("$(ratio "$(median "dot -Tsvg -o $f.native.svg $f.dot")")")
    stress+=("$(ratio "$(median "neato -Goverlap=false -Gsplines=true -Tsvg -o $f.native.svg $f.dot")")")
  else
    dots+=("") stress+=("")
  fi
  d2s+=("$([ ! -x "$cache/bin/d2" ] || ratio "$(median "$cache/bin/d2 --timeout 300 $f.d2 $f.d2.svg")")")
  mermaids+=("$([ ! -x "$cache/mermaid/node_modules/.bin/mmdc" ] || [ -z "$browser" ] ||
    ratio "$(median "$cache/mermaid/node_modules/.bin/mmdc -q -p $work/browser.json -c $work/mermaid.json -i $f.mmd -o $f.mmd.svg")")")
done

# Large figures, beside the sfdp of native Graphviz on the same network with the
# captions as labels: processor time, since neither uses more than one processor.
largeHeader="|  |" largeRule="| --- |" larges=() sfdps=()
for size in $large; do
  actors=${size%,*} ties=${size#*,}
  f=$work/l$actors
  "$work/generate" "$actors" "$ties" "$f.csv"
  "$work/dossier" -f "$f.csv" draw --max-actors "$actors" --notes off -o "$f.dot" 2>/dev/null
  largeHeader+=" $(grep -c '^  "[^"]*" \[' "$f.dot") actors, $ties ties |" largeRule+=" ---: |"
  base=$(processor "$work/dossier -f $f.csv draw --layout sfdp --max-actors $actors --notes off -o $f.svg")
  larges+=("$(awk -v b="$base" 'BEGIN { printf "%.0f", 1000 * b }')")
  if command -v sfdp >/dev/null; then
    sfdps+=("$(awk -v a="$base" -v b="$(processor "sfdp -Goverlap=prism -Tsvg -o $f.native.svg $f.dot")" 'BEGIN { printf "%.2f×", a / b }')")
  else
    sfdps+=("")
  fi
done

tables() {
  echo
  echo "$header"
  echo "$rule"
  row "**dossier draw**" "${ours[@]}"
  row "the same with \`--layout auto\`" "${autos[@]}"
  row "Graphviz, dot" "${dots[@]}"
  row "Graphviz, neato" "${stress[@]}"
  row "d2 0.7.2" "${d2s[@]}"
  row "Mermaid 12 in a browser" "${mermaids[@]}"
  row "dossier draw, milliseconds here" "${millis[@]}"
  echo
  echo "Large figures, and how many times as long as sfdp of native Graphviz with \`-Goverlap=prism\`:"
  echo
  echo "$largeHeader"
  echo "$largeRule"
  row "dossier draw --layout sfdp, times native sfdp" "${sfdps[@]}"
  row "dossier draw --layout sfdp, milliseconds of the processor here" "${larges[@]}"
  echo
  echo "Encoders, a figure of 50 actors, 90 ties and its evidence, on one processor:"
  echo
  echo "| format | figures a second here |"
  echo "| --- | ---: |"
  go test ./internal/figure -run '^$' -bench Encode -cpu 1 |
    awk '/^BenchmarkEncode/ { name = $1; sub("BenchmarkEncode/", "", name); gsub("_", " ", name)
      for (i = 2; i <= NF; i++) if ($i == "figures/s") printf "| %s | %s |\n", name, ($(i-1) >= 10 ? int($(i-1)) : $(i-1)) }'
  echo
}

# put writes a file between the markers of a name in docs/benchmarks.md.
put() {
  awk -v start="<!-- $1 -->" -v end="<!-- /$1 -->" -v file="$2" '
    $0 == start { print; while ((getline line < file) > 0) print line; skip = 1 }
    $0 == end { skip = 0 }
    !skip { print }' docs/benchmarks.md >"$work/benchmarks.md"
  cat "$work/benchmarks.md" >docs/benchmarks.md
}

tables >"$work/tables"
put figures "$work/tables"
PATH=$cache/bin:$PATH go run ./internal/bench/figures >"$work/drawings"
put drawings "$work/drawings"
