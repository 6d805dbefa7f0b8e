package measure

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/graph"
)

// ldbc is the folder with the reference graphs and answers of LDBC Graphalytics.
const ldbc = "../../../shared/data/ldbc-graphalytics"

// readNumbers reads lines of numbers. A test that finds no file is skipped.
func readNumbers(t *testing.T, name string) [][]float64 {
	t.Helper()
	f, err := os.Open(filepath.Join(ldbc, name))
	if err != nil {
		t.Skipf("no reference data: %v", err)
	}
	defer f.Close()
	var lines [][]float64
	scanner := bufio.NewScanner(f)
	for scanner.Scan() {
		var line []float64
		for _, field := range strings.Fields(scanner.Text()) {
			x, err := strconv.ParseFloat(field, 64)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			line = append(line, x)
		}
		if len(line) > 0 {
			lines = append(lines, line)
		}
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

// ldbcCase is a graph with the answer for each of its vertices.
type ldbcCase struct {
	view *graph.View
	dir  graph.Direction
	want []float64 // by node
}

// eachLDBC runs a check on both reference graphs and both examples.
func eachLDBC(t *testing.T, folder, example string, check func(t *testing.T, c ldbcCase)) {
	for _, f := range []struct{ input, output, name string }{
		{folder + "/dir-input", folder + "/dir-output", "directed"},
		{folder + "/undir-input", folder + "/undir-output", "undirected"},
		{"example/example-directed-input", "example/example-directed-" + example, "directed example"},
		{"example/example-undirected-input", "example/example-undirected-" + example, "undirected example"},
	} {
		t.Run(f.name, func(t *testing.T) {
			c := ldbcCase{dir: graph.AsWritten}
			if strings.HasPrefix(f.name, "undirected") {
				c.dir = graph.EitherWay
			}
			lists := readNumbers(t, f.input)
			at := make(map[float64]int)
			for i, list := range lists { // in ascending order, as nodes are
				at[list[0]] = i
			}
			var links []link
			for i, list := range lists {
				for _, to := range list[1:] {
					links = append(links, link{i, at[to]})
				}
			}
			c.view = plainView(t, len(lists), links)
			c.want = make([]float64, len(lists))
			for _, line := range readNumbers(t, f.output) {
				c.want[at[line[0]]] = line[1]
			}
			check(t, c)
		})
	}
}

func TestPageRankAgainstLDBC(t *testing.T) {
	eachLDBC(t, "pr", "PR", func(t *testing.T, c ldbcCase) {
		// The examples are given after 2 passes, the larger graphs after 26 or
		// more, to fewer digits.
		o, tolerance := PageRankOptions{Iterations: 2}, 1e-14
		if len(c.want) == 50 {
			o.Iterations, tolerance = 26, 1e-8
		}
		got := must[PageRankScores](t)(PageRank(ctx, c.view, c.dir, o))
		allNear(t, "PageRank", got.Rank, c.want, tolerance)
	})
}

func TestClusteringAgainstLDBC(t *testing.T) {
	eachLDBC(t, "lcc", "LCC", func(t *testing.T, c ldbcCase) {
		allNear(t, "clustering", must[[]float64](t)(Clustering(ctx, c.view, c.dir)), c.want, 1e-9)
	})
}

func TestComponentsAgainstLDBC(t *testing.T) {
	eachLDBC(t, "wcc", "WCC", func(t *testing.T, c ldbcCase) {
		sameGroups(t, must[Partition](t)(Components(ctx, c.view, c.dir)), c.want)
	})
}

func TestLabelsAgainstLDBC(t *testing.T) {
	eachLDBC(t, "cdlp", "CDLP", func(t *testing.T, c ldbcCase) {
		rounds := 5
		if strings.HasSuffix(t.Name(), "example") {
			rounds = 2
		}
		sameGroups(t, must[Partition](t)(Labels(ctx, c.view, c.dir, rounds)), c.want)
	})
}

// sameGroups checks that a partition joins exactly the nodes with equal labels.
func sameGroups[T comparable](tb rapid.TB, p Partition, label []T) {
	tb.Helper()
	if len(p.Of) != len(label) {
		tb.Fatalf("%d nodes, want %d", len(p.Of), len(label))
	}
	of, named := make(map[uint32]T), make(map[T]uint32)
	for n, l := range label {
		g := p.Of[n]
		if x, ok := of[g]; ok && x != l {
			tb.Fatalf("node %d is in a group with %v, want %v; groups %v, labels %v", n, x, l, p.Of, label)
		}
		if x, ok := named[l]; ok && x != g {
			tb.Fatalf("label %v is in the groups %d and %d", l, x, g)
		}
		of[g], named[l] = l, g
	}
}
