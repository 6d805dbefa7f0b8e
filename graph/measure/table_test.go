package measure

import (
	"slices"
	"strings"
	"testing"

	"dossier/graph"
)

func TestTablesAreFitToPrint(t *testing.T) {
	check := func(kind string, names, meanings []string) {
		for i, name := range names {
			if name == "" || strings.ToLower(name) != name || strings.ContainsAny(name, " \t\n") || slices.Index(names, name) != i {
				t.Errorf("%s %q is no name to type, or not the only one", kind, name)
			}
			if m := meanings[i]; len(m) < 20 || len(m) > 130 || strings.Contains(m, "\n") {
				t.Errorf("the meaning of %s %s is no line: %q", kind, name, m)
			}
		}
	}
	var names, meanings []string
	for _, r := range Rankings() {
		names, meanings = append(names, r.Name), append(meanings, r.Meaning)
	}
	check("ranking", names, meanings)
	names, meanings = nil, nil
	for _, g := range Groupings() {
		names, meanings = append(names, g.Name), append(meanings, g.Meaning)
	}
	check("grouping", names, meanings)
}

func ranking(t *testing.T, name string) Ranking {
	t.Helper()
	for _, r := range Rankings() {
		if r.Name == name {
			return r
		}
	}
	t.Fatalf("there is no ranking %s", name)
	return Ranking{}
}

// TestRankingsByName has a chain of three, 0 -> 1 -> 2, with two ties in its
// second half.
func TestRankingsByName(t *testing.T) {
	v := plainView(t, 3, []link{{0, 1}, {1, 2}})
	d := dossierOf(3, []link{{0, 1}, {1, 2}, {1, 2}}, func(i int) uint16 { return uint16(i) })
	parallel := viewOf(t, d)
	for _, c := range []struct {
		name string
		view *graph.View
		want []float64
	}{
		{"degree", v, []float64{1, 2, 1}},
		{"degree", parallel, []float64{1, 3, 2}},
		{"degree-out", parallel, []float64{1, 2, 0}},
		{"degree-in", parallel, []float64{0, 1, 2}},
		{"neighbours", parallel, []float64{1, 2, 1}},
		{"betweenness", parallel, []float64{0, 1, 0}},
		{"brokers", parallel, []float64{0, 1, 0}},
		{"core", parallel, []float64{1, 1, 1}},
		{"clustering", parallel, []float64{0, 0, 0}},
		{"pagerank", parallel, []float64{0.1844167, 0.3411710, 0.4744121}},
		{"pagerank-out", parallel, []float64{0.4744121, 0.3411710, 0.1844167}},
		{"katz", parallel, []float64{1, 1.85, 2.5725}},
		{"katz-out", parallel, []float64{2.5725, 1.85, 1}},
	} {
		got, _, err := ranking(t, c.name).Compute(ctx, c.view, graph.AsWritten)
		if err != nil {
			t.Fatal(err)
		}
		allNear(t, c.name, got, c.want, 1e-6)
	}
}

func TestNotes(t *testing.T) {
	d := dossierOf(3, []link{{0, 1}, {1, 2}}, func(int) uint16 { return plain })
	for i := range d.Actors {
		d.Actors[i].Name = "\x1b[2J" // clears a terminal
	}
	_, note, err := ranking(t, "brokers").Compute(ctx, viewOf(t, d), graph.AsWritten)
	if err != nil || !strings.Contains(note, ": 2;") || strings.Contains(note, "\x1b") {
		t.Errorf("note %q, error %v", note, err)
	}
}

// Two rings, of four and of three, a pair that is no cycle, and the rest.
func TestCyclesAsGroups(t *testing.T) {
	v := plainView(t, 10, []link{{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 6}, {6, 3}, {7, 8}, {8, 7}, {2, 3}, {8, 9}})
	for _, g := range Groupings() {
		if g.Name != "cycles" {
			continue
		}
		p, _, err := g.Compute(ctx, v, graph.AsWritten)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(p.Of, []uint32{1, 1, 1, 0, 0, 0, 0, NoGroup, NoGroup, NoGroup}) || !slices.Equal(p.Sizes, []int{4, 3}) {
			t.Errorf("cycles as groups: %+v", p)
		}
	}
}

// TestCoresAsGroups has a triangle with a tail and an actor by itself.
func TestCoresAsGroups(t *testing.T) {
	v := plainView(t, 6, []link{{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}})
	for _, g := range Groupings() {
		if g.Name != "cores" {
			continue
		}
		p, _, err := g.Compute(ctx, v, graph.AsWritten)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(p.Of, []uint32{0, 0, 0, 1, 1, 2}) || !slices.Equal(p.Sizes, []int{3, 2, 1}) ||
			!slices.Equal(p.Names, []string{"core 2", "core 1", "core 0"}) {
			t.Errorf("cores as groups: %+v", p)
		}
	}
}
