package graph

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"testing"

	"dossier/data"
)

// manyClaims makes a dossier large enough to be shared out, with two tables,
// symmetric relations and ties of several claims.
func manyClaims() *data.Dossier {
	const actors, rows = 3_000, 4 * smallPart
	random := rand.New(rand.NewPCG(5, 5))
	d := rowsOnly(actors, rows, func(int) (uint32, uint32) {
		return uint32(random.IntN(actors)), uint32(random.IntN(actors) * random.IntN(actors) / actors)
	})
	d.Relations = append(d.Relations, data.Relation{ID: "aids", Symmetric: true, Influence: data.Both}, data.Relation{ID: "blames", Influence: data.Backward},
		data.Relation{ID: "calls"})
	first := d.Claims.Tables()[0]
	second := &data.Table{Source: "file", From: first.To[:rows/3], To: first.From[:rows/3], Relation: make([]uint16, rows/3)}
	d.Claims.AppendTable(second)
	for i := range first.Relation {
		first.Relation[i] = uint16(random.IntN(4))
	}
	first.Stance = make([]data.Stance, rows)
	for i := range first.Stance {
		first.Stance[i] = data.Stances()[random.IntN(len(data.Stances()))]
	}
	return d
}

// However many processors share the work, the index is the same.
func TestPartsNeverShow(t *testing.T) {
	d := manyClaims()
	build := func(processors int) *Graph {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		g := build(t, d)
		for dir := AlongInfluence; dir <= EitherWay; dir++ {
			g.Rows(dir, false)
			g.Rows(dir, true)
		}
		return g
	}
	want := build(1)
	if want.firstClaim == nil || want.NumTies() < 2*smallPart {
		t.Fatalf("%d ties: too plain to show anything", want.NumTies())
	}
	for _, processors := range []int{2, 3, 16} {
		got := build(processors)
		for _, c := range []struct {
			name      string
			got, want any
		}{
			{"actors", got.actorAt, want.actorAt}, {"firstTie", got.firstTie, want.firstTie}, {"from", got.from, want.from}, {"to", got.to, want.to},
			{"relation", got.relation, want.relation}, {"best", got.best, want.best}, {"tiesOf", got.tiesOf, want.tiesOf}, {"refs", got.refs, want.refs},
			{"firstClaim", got.firstClaim, want.firstClaim}, {"marks", got.marks, want.marks},
		} {
			if !reflect.DeepEqual(c.got, c.want) {
				t.Errorf("%d processors: %s differs", processors, c.name)
			}
		}
		for dir := AlongInfluence; dir <= EitherWay; dir++ {
			for _, backward := range []bool{false, true} {
				if !reflect.DeepEqual(got.Rows(dir, backward), want.Rows(dir, backward)) {
					t.Errorf("%d processors: rows differ, %s", processors, fmt.Sprint(dir, backward))
				}
			}
		}
	}
}
