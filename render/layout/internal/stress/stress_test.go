package stress

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"sync/atomic"
	"testing"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/network"
)

func place(t testing.TB, n *network.Network) *Result {
	t.Helper()
	r, err := Place(context.Background(), n)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// sparse are the sizes within which no fault is left: up to about two strands a node.
var sparse = []struct{ nodes, extra int }{{2, 0}, {3, 1}, {5, 4}, {8, 6}, {12, 8}, {20, 12}, {30, 20}, {40, 20}}

// vetoes counts what must not be, from what was placed and not from what was searched.
func vetoes(n *network.Network, p *network.Placed) (faults []string) {
	boxes := make([]render.Box, len(n.Nodes))
	for i, c := range p.Centres {
		boxes[i] = geom.Around(c, n.Nodes[i].W, n.Nodes[i].H)
		for k := range i {
			if geom.Overlap(boxes[i], boxes[k]) > 0 {
				faults = append(faults, fmt.Sprintf("nodes %d and %d overlap", i, k))
			}
		}
	}
	for i, q := range n.Strands {
		flat := p.Ways[i].Line.Flat()
		for v, b := range boxes {
			if v != q.A && v != q.B && geom.LineGap(flat, b) < 4.5 {
				faults = append(faults, fmt.Sprintf("strand %d at node %d", i, v))
			}
		}
		for k, b := range p.Ways[i].Captions {
			if (b.W > 0) != (q.Lanes[k].Caption.W > 0) {
				faults = append(faults, fmt.Sprintf("strand %d: a caption is lost", i))
			}
			for v := range boxes {
				if b.W > 0 && geom.Overlap(b, boxes[v]) > 0 {
					faults = append(faults, fmt.Sprintf("caption of strand %d on node %d", i, v))
				}
			}
			for j := range n.Strands {
				if b.W > 0 && j != i && geom.LineGap(p.Ways[j].Line.Flat(), b) < q.Lanes[k].Gap+3 {
					faults = append(faults, fmt.Sprintf("caption of strand %d at strand %d", i, j))
				}
			}
		}
	}
	return faults
}

func TestNoFaultsInSparseNetworks(t *testing.T) {
	for _, size := range sparse {
		for seed := range uint64(3) {
			n := random(seed+100, size.nodes, size.extra)
			r := place(t, n)
			if faults := vetoes(n, &r.Placed); len(faults) != r.Vetoes || r.Vetoes > 0 {
				t.Errorf("%d nodes, seed %d: %d vetoes are told, and these are there: %v", size.nodes, seed, r.Vetoes, faults)
			}
		}
	}
}

// What is told as a fault is what is there, in networks that are too dense as well.
func TestFaultsAreTold(t *testing.T) {
	n := random(5, 26, 150)
	r := place(t, n)
	if r.Vetoes == 0 || len(vetoes(n, &r.Placed)) == 0 {
		t.Errorf("%d vetoes told, %v", r.Vetoes, vetoes(n, &r.Placed))
	}
}

// A tree, a ring and a grid can be drawn without crossings, and are.
func TestPlanarNetworks(t *testing.T) {
	ring := random(3, 12, 0)
	ring.Strands = ring.Strands[:0]
	grid := random(4, 16, 0)
	grid.Strands = grid.Strands[:0]
	lane := []network.Lane{{Caption: network.Size{W: 50, H: 18}, Gap: 3}}
	for i := range 12 {
		ring.Strands = append(ring.Strands, network.Strand{A: min(i, (i+1)%12), B: max(i, (i+1)%12), Lanes: lane})
	}
	for i := range 16 {
		if i%4 < 3 {
			grid.Strands = append(grid.Strands, network.Strand{A: i, B: i + 1, Lanes: lane})
		}
		if i < 12 {
			grid.Strands = append(grid.Strands, network.Strand{A: i, B: i + 4, Lanes: lane})
		}
	}
	for name, n := range map[string]*network.Network{"tree": random(9, 40, 0), "ring": ring, "grid": grid} {
		if r := place(t, n); r.Crossings > 0 || r.Vetoes > 0 {
			t.Errorf("%s: %d crossings, %d vetoes", name, r.Crossings, r.Vetoes)
		}
	}
}

// The digest of three pictures: it must be the same on every processor, with and without
// operations that multiply and add at once.
func TestTheSameEverywhere(t *testing.T) {
	var pictures []network.Placed
	for seed := range uint64(3) {
		pictures = append(pictures, place(t, random(seed+1, 14, 12)).Placed)
	}
	const want = "9d29ba15a754bc61"
	if got := digest(t, pictures...); got != want {
		t.Errorf("the pictures have the digest %s, not %s: if the engine was changed on purpose, set it", got, want)
	}
}

func TestAnEditionStays(t *testing.T) {
	n := random(21, 24, 14)
	r := place(t, n)
	old := make([]*render.Point, len(n.Nodes))
	for i := range old {
		if i%6 != 2 { // the others are new
			old[i] = &r.Centres[i]
		}
	}
	first := mustEdition(t, n, old)
	if first.Vetoes > 0 || first.Moved > 2 {
		t.Errorf("%d vetoes, and %d of %d actors have moved", first.Vetoes, first.Moved, len(old))
	}
	for i := range old {
		old[i] = &first.Centres[i]
	}
	again := mustEdition(t, n, old)
	if again.Moved != 0 || digest(t, first.Placed) != digest(t, again.Placed) {
		t.Errorf("an edition of an edition is another picture: %d have moved", again.Moved)
	}
}

// Ten editions, each with a node more and one less, stay without faults.
func TestTenEditions(t *testing.T) {
	whole := random(31, 40, 24)
	stayed, moved := 0, 0
	at := map[int]*render.Point{}
	for edition10 := range 10 {
		part, ids := without(whole, 30+edition10, edition10)
		old := make([]*render.Point, len(part.Nodes))
		for i, id := range ids {
			old[i] = at[id]
		}
		var r *Result
		if edition10 == 0 {
			r = place(t, part)
		} else {
			r = mustEdition(t, part, old)
		}
		if r.Vetoes > 0 {
			t.Errorf("edition %d: %d vetoes", edition10, r.Vetoes)
		}
		stayed, moved = stayed+len(old), moved+r.Moved
		clear(at)
		for i, id := range ids {
			at[id] = &r.Centres[i]
		}
	}
	if moved > stayed/10 {
		t.Errorf("%d of %d have moved", moved, stayed)
	}
}

// without is the part of a network up to a node, without one that is not its root.
func without(n *network.Network, upTo, gone int) (part *network.Network, ids []int) {
	place := map[int]int{}
	part = &network.Network{Width: n.Width, Height: n.Height, Widest: n.Widest}
	leaf := true
	for _, q := range n.Strands {
		if q.B < upTo && (q.A == gone || q.B == gone) && q.A == gone {
			leaf = false // others hang on it
		}
	}
	for i := range upTo {
		if i != gone || !leaf {
			place[i] = len(part.Nodes)
			ids = append(ids, i)
			part.Nodes = append(part.Nodes, n.Nodes[i])
		}
	}
	for _, q := range n.Strands {
		a, okA := place[q.A]
		b, okB := place[q.B]
		if okA && okB {
			q.A, q.B = a, b
			part.Strands = append(part.Strands, q)
		}
	}
	return part, ids
}

func mustEdition(t *testing.T, n *network.Network, old []*render.Point) *Result {
	t.Helper()
	r, err := Edition(context.Background(), n, old)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// digest tells pictures apart.
func digest(t *testing.T, pictures ...network.Placed) string {
	t.Helper()
	b, err := json.Marshal(pictures)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sha256.Sum256(b))[:16]
}

func TestAnyNetworkIsPlaced(t *testing.T) {
	for seed := range uint64(12) {
		c := &chance{state: seed}
		n := random(seed, int(c.between(2, 14)), int(c.below(20)))
		n.Width, n.Height = float64(c.between(100, 2000)), float64(c.between(100, 2000))
		r, err := Place(context.Background(), n)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Centres {
			if math.IsNaN(c.X) || c.X < 0 || c.Y < 0 || c.X > 20_000 || c.Y > 20_000 {
				t.Fatalf("a node at %v", c)
			}
		}
	}
}

// lookedAt counts how often a context is looked at, and ends it after so many looks.
type lookedAt struct {
	context.Context
	looks atomic.Int64 // of several goroutines
	most  int64
}

func (l *lookedAt) Err() error {
	if l.looks.Add(1) > l.most {
		return context.Canceled
	}
	return nil
}

func TestPlaceEndsWithItsContext(t *testing.T) {
	n := random(8, 60, 40)
	whole := &lookedAt{Context: context.Background(), most: math.MaxInt64}
	if _, err := Place(whole, n); err != nil {
		t.Fatal(err)
	}
	if whole.looks.Load() < 100 {
		t.Fatalf("the context was looked at %d times", whole.looks.Load())
	}
	short := &lookedAt{Context: context.Background(), most: whole.looks.Load() / 10}
	if _, err := Place(short, n); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if more := short.looks.Load() - short.most; more > whole.looks.Load()/10 {
		t.Errorf("after the context was done it was looked at %d times more, of %d in all", more, whole.looks.Load())
	}
}

func BenchmarkPlace(b *testing.B) {
	for _, size := range []struct{ nodes, extra int }{{15, 8}, {50, 26}, {100, 51}} {
		n := random(77, size.nodes, size.extra)
		b.Run(fmt.Sprintf("nodes=%d", size.nodes), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				place(b, n)
			}
		})
	}
}
