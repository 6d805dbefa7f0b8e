package main

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/testkit"
)

const stopRows = 100_000

// manyTies is an edge list of so many rows among two thousand actors.
func manyTies(rows int) string {
	var b strings.Builder
	b.WriteString("from,relation,to,by,when\n")
	relations := []string{"supplies", "warns", "pressures", "meets"}
	for i := range rows {
		from, to := i%2000, (i*7+i/2000*13+1)%2000
		if from == to {
			to = (to + 1) % 2000
		}
		b.WriteString("A" + strconv.Itoa(from) + "," + relations[i%4] + ",A" + strconv.Itoa(to) + ",A" + strconv.Itoa(i%97) + "," + strconv.Itoa(2000+i%20) + "\n")
	}
	return b.String()
}

// stoppable are commands of every verb. Those that go over all rows once more than
// reading them are marked.
var stoppable = []struct {
	all   bool
	words []string
}{
	{true, []string{"--format", "json"}},
	{false, []string{"path", "A1", "A900", "--draw", "path.svg"}},
	{false, []string{"path", "A1", "A900", "-k", "20", "--by", "evidence", "--format", "json"}},
	{false, []string{"path", "A1", "A900", "--stress"}},
	{false, []string{"path", "A1", "A900", "--status", "confirmed"}},
	{true, []string{"show", "A1"}},
	{true, []string{"show", "A1", "--format", "csv"}},
	{true, []string{"claims"}},
	{true, []string{"claims", "--format", "json"}},
	{true, []string{"claims", "--format", "csv"}},
	{false, []string{"draw", "A1", "--relation", "supplies", "--since", "2019", "-o", "draw.svg"}},
	{true, []string{"draw", "-o", "draw.dot"}},
	{true, []string{"draw", "-o", "large.svg"}},
	{false, []string{"rank", "pagerank"}},
	{false, []string{"rank", "betweenness", "--relation", "meets"}},
	{false, []string{"groups", "communities", "--either-way"}},
	{false, []string{"groups", "triads"}},
	{true, []string{"diff", "--as-of", "2003,2009"}},
	{true, []string{"diff", "--as-of", "2003,2009", "--format", "json"}},
	{true, []string{"diff", "--as-of", "2003,2009", "--format", "csv"}},
	{true, []string{"diff", "--as-of", "2003,2009", "--relation", "meets", "-o", "diff.dot"}},
	{true, []string{"report", "claims", "-o", "claims.md"}},
	{false, []string{"report", "path", "A1", "A900", "-o", "path.md", "--bibliography", "path.bib"}},
	{false, []string{"embed", "doc.md"}},
	{false, []string{"check"}},
}

// stopped is one run that a context may have ended.
type stopped struct {
	code  int
	told  bool // it says that it was stopped
	files map[string]string
}

// runWithin runs a command in a folder of its own with such a context.
func runWithin(ctx context.Context, t *testing.T, ties string, words []string) stopped {
	t.Helper()
	t.Chdir(folder(t, map[string]string{"doc.md": markedText}))
	var out, errs bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &sureWriter{w: &out}, err: &errs, env: func(string) string { return "" }}
	s := stopped{code: a.run(ctx, append([]string{"-f", ties}, words...)), files: map[string]string{}}
	s.told = strings.Contains(errs.String(), "stopped before it was done")
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		s.files[e.Name()] = read(t, e.Name())
	}
	return s
}

const markedText = "<!-- dossier: path A1 A900 -->\n<!-- /dossier -->\n<!-- dossier: draw --path A1,A900 -->\n<!-- /dossier -->\n"

// TestEveryVerbStops ends every verb at many of its looks at the context: it stops,
// says so, and its files are whole, as they were or as they were to be. A verb that
// goes over all rows looks up every few thousand of them.
func TestEveryVerbStops(t *testing.T) {
	if testing.Short() {
		t.Skip("runs every verb on many rows many times")
	}
	ties := filepath.Join(folder(t, map[string]string{"ties.csv": manyTies(stopRows)}), "ties.csv")
	loading := testkit.EndAfter(1 << 40)
	if s := runWithin(loading, t, ties, []string{"path", "A1", "A900"}); s.code != exitDone {
		t.Fatalf("exit code %d", s.code)
	}
	for _, tt := range stoppable {
		t.Run(strings.Join(tt.words, " "), func(t *testing.T) {
			looks := testkit.EndAfter(1 << 40)
			whole := runWithin(looks, t, ties, tt.words)
			last, first := looks.Count(), min(loading.Count(), looks.Count())
			if tt.all && last-first < stopRows/5000 {
				t.Errorf("%d looks beyond those of reading: too few for %d rows", last-first, stopRows)
			}
			for _, n := range []int{0, 1, first / 2, first + (last-first)/8, last - (last-first)/8, last - 3} {
				s := runWithin(testkit.EndAfter(n), t, ties, tt.words)
				switch {
				case s.told && s.code != exitInternal:
					t.Errorf("ended after %d of %d looks: exit code %d, want %d", n, last, s.code, exitInternal)
				case !s.told && n < first/2:
					t.Errorf("ended after %d of %d looks: it went on, and ended with %d", n, last, s.code)
				case !s.told && s.code != whole.code:
					t.Errorf("ended after %d of %d looks: exit code %d, and %d where it was not", n, last, s.code, whole.code)
				}
				for _, name := range slices.Sorted(maps.Keys(s.files)) {
					if text := s.files[name]; text != whole.files[name] && (name != "doc.md" || text != markedText) {
						t.Errorf("ended after %d of %d looks: %s holds %d bytes, and %d where it was not", n, last, name, len(text), len(whole.files[name]))
					}
				}
			}
		})
	}
}
