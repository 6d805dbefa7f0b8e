package graph

import (
	"fmt"
	"testing"

	"dossier/data"
)

// rowsOnly makes a dossier of one table with just the three columns that every
// table has.
func rowsOnly(actors, rows int, ends func(i int) (from, to uint32)) *data.Dossier {
	d := &data.Dossier{Relations: []data.Relation{{ID: "ties", Influence: data.Forward}}, Sources: []data.Source{{ID: "file"}}}
	d.Actors = make([]data.Actor, actors)
	for i := range d.Actors {
		d.Actors[i].ID = fmt.Sprintf("a%07d", i)
	}
	t := &data.Table{Source: "file", Relation: make([]uint16, rows)}
	t.From, t.To, t.Occasion = make([]uint32, rows), make([]uint32, rows), make([]uint32, rows)
	t.Strings = make([]string, rows+1) // so that no two rows are one claim
	for i := range rows {
		t.From[i], t.To[i] = ends(i)
		t.Occasion[i], t.Strings[i+1] = uint32(i+1), fmt.Sprint(i)
	}
	d.Claims.AppendTable(t)
	return d
}

// Shapes that a method with the wrong growth would not finish.
func TestExtremeShapes(t *testing.T) {
	const n = 200_000
	tests := []struct {
		name                     string
		actors, ties, arcs, part int
		ends                     func(i int) (from, to uint32)
	}{
		{"hub out", n + 1, n, n, n + 1, func(i int) (uint32, uint32) { return 0, uint32(n - i) }},
		{"hub in", n + 1, n, n, n + 1, func(i int) (uint32, uint32) { return uint32(n - i), 0 }},
		{"chain", n + 1, n, n, n + 1, func(i int) (uint32, uint32) { return uint32(i), uint32(i + 1) }},
		{"one pair", 2, 1, 1, 2, func(int) (uint32, uint32) { return 1, 0 }},
		{"self-loops", 3, 3, 0, 1, func(i int) (uint32, uint32) { return uint32(i % 3), uint32(i % 3) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := build(t, rowsOnly(tt.actors, n, tt.ends))
			v := mustView(t, g, Filter{})
			if !v.HasAll() || g.NumTies() != tt.ties {
				t.Fatalf("all pass: %v, %d ties", v.HasAll(), g.NumTies())
			}
			forward, backward := g.Rows(AlongInfluence, false), g.Rows(AlongInfluence, true)
			if len(forward.Arcs) != tt.arcs || len(backward.Arcs) != tt.arcs || len(g.Rows(EitherWay, false).Arcs) != 2*tt.arcs {
				t.Error("arcs are missing")
			}
			if all := v.Neighbourhood([]Node{0}, tt.actors, EitherWay); len(all) != tt.part {
				t.Errorf("the part of the first actor has %d actors", len(all))
			}
			if tt.ties == 1 && len(v.Claims(0)) != n {
				t.Errorf("%d claims", len(v.Claims(0)))
			}
			if v.Weights() != nil {
				t.Error("weights from nowhere")
			}
		})
	}
}
