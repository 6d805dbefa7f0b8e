package shapes

import (
	"context"
	"math"
	"reflect"
	"slices"
	"testing"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"

	"pgregory.net/rapid"
)

// lane is what is seen of one line, as dots a pixel apart or less, found without the code
// that is tested.
type lane struct {
	strand int
	dots   []render.Point
}

func lanesOf(n *network.Network, p *network.Placed) []lane {
	var out []lane
	for i, w := range p.Ways {
		t := n.Strands[i]
		a, b := geom.Around(p.Centres[t.A], n.Nodes[t.A].W, n.Nodes[t.A].H), geom.Around(p.Centres[t.B], n.Nodes[t.B].W, n.Nodes[t.B].H)
		for k := range t.Lanes {
			l := lane{strand: i}
			flat := w.Line.Flat()
			for j := 1; j < len(flat); j++ {
				d := geom.Sub(flat[j], flat[j-1])
				count := int(geom.Length(d)) + 1
				for m := range count {
					dot := geom.Add(geom.Lerp(flat[j-1], flat[j], float64(m)/float64(count)), geom.Scale(geom.Left(geom.Unit(d)), w.Offsets[k]))
					if geom.Gap(dot, a) > 0 && geom.Gap(dot, b) > 0 {
						l.dots = append(l.dots, dot)
					}
				}
			}
			out = append(out, l)
		}
	}
	return out
}

// gap is how near the lines of one strand, or of all others, come to a box.
func gap(lanes []lane, strand int, own bool, b render.Box) float64 {
	least := math.Inf(1)
	for _, l := range lanes {
		if (l.strand == strand) == own {
			for _, d := range l.dots {
				least = min(least, geom.Gap(d, b))
			}
		}
	}
	return least
}

// check holds all vetoes over what is placed.
func check(t rapid.TB, n *network.Network, p *network.Placed) {
	t.Helper()
	if len(p.Centres) != len(n.Nodes) || len(p.Ways) != len(n.Strands) {
		t.Fatalf("%d centres, %d ways", len(p.Centres), len(p.Ways))
	}
	const dot = 0.6 // lines are known to half a pixel
	var nodes []render.Box
	for i, c := range p.Centres {
		b := geom.Around(c, n.Nodes[i].W, n.Nodes[i].H)
		for k, other := range nodes {
			if geom.Overlap(geom.Grow(b, 7), other) > 0 {
				t.Fatalf("nodes %d and %d overlap or nearly so", k, i)
			}
		}
		nodes = append(nodes, b)
	}
	lanes := lanesOf(n, p)
	for _, l := range lanes {
		s := n.Strands[l.strand]
		if len(l.dots) < 16 {
			t.Fatalf("of strand %d %d px are seen", l.strand, len(l.dots))
		}
		for k, b := range nodes {
			if k != s.A && k != s.B && gap([]lane{l}, l.strand, true, b) < 5-dot {
				t.Fatalf("strand %d runs at node %d", l.strand, k)
			}
		}
	}
	var captions []render.Box
	for i, w := range p.Ways {
		checkEnds(t, n, p, i)
		for k, l := range n.Strands[i].Lanes {
			b := w.Captions[k]
			if b.W != l.Caption.W || b.H != l.Caption.H {
				t.Fatalf("strand %d: a caption of %v is %v", i, l.Caption, b)
			}
			if b.W == 0 {
				continue
			}
			checkCaption(t, lanes, i, b, l.Gap)
			for _, other := range append(nodes, captions...) {
				if geom.Overlap(b, other) > 0 {
					t.Fatalf("strand %d: a caption at %v lies on %v", i, b, other)
				}
			}
			captions = append(captions, b)
		}
	}
}

// checkCrossings holds that no two strands cross.
func checkCrossings(t rapid.TB, n *network.Network, p *network.Placed) {
	t.Helper()
	seen := make([][]render.Point, len(p.Ways))
	for i, w := range p.Ways {
		s := n.Strands[i]
		line := slices.Clone(w.Line)
		for k := range line {
			line[k] = geom.QuantisePoint(line[k])
		}
		seen[i] = outside(line.Flat(), geom.Around(p.Centres[s.A], n.Nodes[s.A].W, n.Nodes[s.A].H), geom.Around(p.Centres[s.B], n.Nodes[s.B].W, n.Nodes[s.B].H))
		for k := range i {
			for x := 1; x < len(seen[i]); x++ {
				for y := 1; y < len(seen[k]); y++ {
					if geom.Cross(seen[i][x-1], seen[i][x], seen[k][y-1], seen[k][y]) {
						t.Fatalf("strands %d and %d cross at %v", k, i, seen[i][x])
					}
				}
			}
		}
	}
}

// checkEnds holds that a line begins and ends within its nodes.
func checkEnds(t rapid.TB, n *network.Network, p *network.Placed, i int) {
	t.Helper()
	line := p.Ways[i].Line
	for end, node := range map[int]int{0: n.Strands[i].A, len(line) - 1: n.Strands[i].B} {
		at := geom.Sub(line[end], p.Centres[node])
		if math.Abs(at.X) > 0.45*n.Nodes[node].W || math.Abs(at.Y) > 0.35*n.Nodes[node].H {
			t.Fatalf("strand %d does not reach into node %d", i, node)
		}
	}
}

// checkCaption holds that a caption is at its line and nearer to it than to any other,
// its middle too.
func checkCaption(t rapid.TB, lanes []lane, strand int, b render.Box, least float64) {
	t.Helper()
	own, foreign := gap(lanes, strand, true, b), gap(lanes, strand, false, b)
	if own < least-1 || own > 170 {
		t.Fatalf("strand %d: a caption is %g px from its line, not %g", strand, own, least)
	}
	middle := geom.Around(geom.Centre(b), 0, 0)
	ownMiddle, foreignMiddle := gap(lanes, strand, true, middle), gap(lanes, strand, false, middle)
	if foreign < own+4-1.2 || foreignMiddle < ownMiddle {
		t.Fatalf("strand %d: a caption at %v is %g px from its line and %g from another; its middle %g and %g", strand, b, own, foreign, ownMiddle, foreignMiddle)
	}
}

// family is a family of random networks of one shape, of up to so many nodes.
type family struct {
	most  int
	join  func(t *rapid.T, nodes []network.Size) []network.Strand
	width []float64
	// Of 100 networks so many at least must find a place.
	placed int
}

var page, columnToo = []float64{847}, []float64{847, 560, 400}

var families = map[string]family{
	"star": {60, func(t *rapid.T, nodes []network.Size) []network.Strand {
		hub := rapid.IntRange(0, len(nodes)-1).Draw(t, "hub")
		return each(t, nodes, func(i int) int {
			if i == hub {
				return -1
			}
			return hub
		})
	}, page, 80},
	"snake": {60, func(t *rapid.T, nodes []network.Size) []network.Strand {
		return each(t, nodes, func(i int) int { return i - 1 })
	}, columnToo, 100},
	"ring": {16, func(t *rapid.T, nodes []network.Size) []network.Strand {
		out := each(t, nodes, func(i int) int { return i - 1 })
		return append(out, randomStrand(t, 0, len(nodes)-1, func() bool { return true }))
	}, page, 95},
	"tree": {60, func(t *rapid.T, nodes []network.Size) []network.Strand {
		return each(t, nodes, func(i int) int {
			if i == 0 {
				return -1
			}
			return rapid.IntRange(max(0, i-12), i-1).Draw(t, "parent")
		})
	}, columnToo, 80},
	"columns": {24, func(t *rapid.T, nodes []network.Size) []network.Strand {
		half, always := len(nodes)/2, func() bool { return true }
		var out []network.Strand
		for i := range half {
			out = append(out, randomStrand(t, i, half+i, always))
			if i > 0 {
				out = append(out, randomStrand(t, i, half+i-1, always))
			} else if half > 1 {
				out = append(out, randomStrand(t, i, half+1, always))
			}
		}
		return out
	}, page, 0},
}

// draw draws one network of a family.
func (f family) draw(t *rapid.T) *network.Network {
	n := &network.Network{Width: rapid.SampledFrom(f.width).Draw(t, "width"), Height: 1100}
	n.Nodes = randomNodes(t, rapid.IntRange(4, f.most).Draw(t, "nodes"))
	n.Strands = f.join(t, n.Nodes)
	return sorted(n)
}

// each joins every node to one other, or to none where that is negative.
func each(t *rapid.T, nodes []network.Size, to func(int) int) []network.Strand {
	var out []network.Strand
	mostly := rapid.SampledFrom([]bool{true, true, false}).Draw(t, "one way")
	for i := range nodes {
		if k := to(i); k >= 0 {
			out = append(out, randomStrand(t, k, i, func() bool { return mostly || rapid.Bool().Draw(t, "forward") }))
		}
	}
	return out
}

func TestShapesKeepTheVetoes(t *testing.T) {
	for _, shape := range All() {
		t.Run(shape.Name, func(t *testing.T) {
			of := families[shape.Name]
			tried, placed := 0, 0
			rapid.Check(t, func(t *rapid.T) {
				n := of.draw(t)
				if !shape.Has(n) {
					return
				}
				p := shape.Place(steps.Count(context.Background()), n)
				if tried++; p == nil {
					return
				}
				placed++
				check(t, n, p)
				if shape.Name != "columns" {
					checkCrossings(t, n, p)
				}
				if again := shape.Place(steps.Count(context.Background()), n); !reflect.DeepEqual(again, p) {
					t.Fatal("placed again it differs")
				}
			})
			t.Logf("%d of %d placed", placed, tried)
			if placed*100 < tried*of.placed {
				t.Errorf("only %d of %d find a place", placed, tried)
			}
		})
	}
}
