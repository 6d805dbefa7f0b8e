package path_test

import (
	"bufio"
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
)

// ldbc is the folder with the reference graphs and answers of LDBC Graphalytics.
const ldbc = "../../../shared/data/ldbc-graphalytics"

// fields reads a file as lines of fields. A test that finds no file is skipped.
func fields(t *testing.T, name string) (lines [][]string) {
	t.Helper()
	f, err := os.Open(filepath.Join(ldbc, name))
	if err != nil {
		t.Skipf("no reference data: %v", err)
	}
	defer f.Close()
	for scanner := bufio.NewScanner(f); scanner.Scan(); {
		if line := strings.Fields(scanner.Text()); len(line) > 0 {
			lines = append(lines, line)
		}
	}
	return lines
}

// reference is a graph of LDBC: vertices, and edges with a weight each.
type reference struct {
	vertices []string
	edges    [][3]string // from, to, weight
}

// adjacency reads a list of neighbours for each vertex.
func adjacency(t *testing.T, name string) (r reference) {
	for _, line := range fields(t, name) {
		r.vertices = append(r.vertices, line...)
		for _, to := range line[1:] {
			r.edges = append(r.edges, [3]string{line[0], to, "1"})
		}
	}
	slices.Sort(r.vertices)
	r.vertices = slices.Compact(r.vertices)
	return r
}

// weighted reads a list of vertices and one of weighted edges.
func weighted(t *testing.T, name string) (r reference) {
	for _, line := range fields(t, name+".v") {
		r.vertices = append(r.vertices, line[0])
	}
	for _, line := range fields(t, name+".e") {
		r.edges = append(r.edges, [3]string{line[0], line[1], line[2]})
	}
	return r
}

func (r reference) view(t *testing.T) *graph.View {
	t.Helper()
	d := &data.Dossier{Relations: []data.Relation{data.PlainRelation("edge", "edge")}}
	at := map[string]uint32{}
	for i, v := range r.vertices {
		at[v] = uint32(i)
		d.Actors = append(d.Actors, data.Actor{ID: "v" + v, Name: v})
	}
	table := &data.Table{Source: "s"}
	for _, e := range r.edges {
		weight, err := strconv.ParseFloat(e[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		table.From, table.To = append(table.From, at[e[0]]), append(table.To, at[e[1]])
		table.Relation, table.Weight = append(table.Relation, 0), append(table.Weight, weight)
	}
	d.Claims.AppendTable(table)
	v, err := build(t, d).View(context.Background(), graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestLDBC compares the lengths of paths with the reference answers for
// breadth-first search and shortest paths by weight, from the vertex at distance 0.
func TestLDBC(t *testing.T) {
	for _, c := range []struct {
		name   string
		graph  func(*testing.T) reference
		answer string
		dir    graph.Direction
		by     path.Choice
	}{
		{"BFS directed", func(t *testing.T) reference { return adjacency(t, "bfs/dir-input") }, "bfs/dir-output", graph.AsWritten, path.ByHops},
		{"BFS undirected", func(t *testing.T) reference { return adjacency(t, "bfs/undir-input") }, "bfs/undir-output", graph.EitherWay, path.ByHops},
		{"SSSP directed", func(t *testing.T) reference { return weighted(t, "sssp/dir-input") }, "sssp/dir-output", graph.AsWritten, path.ByWeight},
		{"SSSP undirected", func(t *testing.T) reference { return weighted(t, "sssp/undir-input") }, "sssp/undir-output", graph.EitherWay, path.ByWeight},
		{"SSSP directed example", func(t *testing.T) reference { return weighted(t, "example/example-directed") }, "example/example-directed-SSSP", graph.AsWritten, path.ByWeight},
		{"SSSP undirected example", func(t *testing.T) reference { return weighted(t, "example/example-undirected") }, "example/example-undirected-SSSP", graph.EitherWay, path.ByWeight},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := c.graph(t).view(t)
			compared := 0
			answers := fields(t, c.answer)
			source := slices.IndexFunc(answers, func(line []string) bool { return distance(t, line[1]) == 0 })
			from, _ := v.Graph().NodeOf("v" + answers[source][0])
			for _, line := range answers {
				to, ok := v.Graph().NodeOf("v" + line[0])
				if !ok {
					t.Fatalf("there is no vertex %s", line[0])
				}
				if from == to {
					continue
				}
				a, err := path.Find(t.Context(), v, path.Question{From: from, To: to, Direction: c.dir, By: c.by})
				if err != nil {
					t.Fatal(err)
				}
				got := math.Inf(1)
				if len(a.Paths) > 0 && c.by == path.ByWeight {
					got = a.Paths[0].Weight
				} else if len(a.Paths) > 0 {
					got = float64(len(a.Paths[0].Hops))
				}
				if want := distance(t, line[1]); got != want && math.Abs(got-want) > 1e-9 {
					t.Errorf("to %s: %g, want %g", line[0], got, want)
				}
				compared++
			}
			if compared < 3 {
				t.Errorf("only %d distances were compared", compared)
			}
		})
	}
}

// distance reads a distance; the largest integer stands for none.
func distance(t *testing.T, s string) float64 {
	t.Helper()
	if s == "9223372036854775807" {
		return math.Inf(1)
	}
	d, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
