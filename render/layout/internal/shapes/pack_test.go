package shapes

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"

	"pgregory.net/rapid"
)

func TestComponents(t *testing.T) {
	n := &network.Network{Width: 800, Height: 600, Nodes: []network.Size{{W: 1}, {W: 2}, {W: 3}, {W: 4}, {W: 5}},
		Strands: []network.Strand{{A: 0, B: 3}, {A: 1, B: 4}, {A: 3, B: 4}}}
	if got := Components(n); len(got) != 2 || !slices.Equal(got[0].Nodes, []int{0, 1, 3, 4}) || !slices.Equal(got[1].Nodes, []int{2}) {
		t.Errorf("%+v", got)
	}
	n.Strands = n.Strands[:2]
	got := Components(n)
	if len(got) != 3 || !slices.Equal(got[1].Nodes, []int{1, 4}) || !slices.Equal(got[1].Strands, []int{1}) {
		t.Fatalf("%+v", got)
	}
	one := got[1].Network
	if s := one.Strands[0]; s.A != 0 || s.B != 1 || one.Nodes[1].W != 5 || one.Width != 800 || one.Height != 600 {
		t.Errorf("%+v", one)
	}
	if got := Components(&network.Network{}); len(got) != 0 {
		t.Errorf("%+v of nothing", got)
	}
}

// row is a network of so many nodes of one size without strands, side by side.
func row(count int, w, h float64) (*network.Network, *network.Placed) {
	n, p := &network.Network{}, &network.Placed{}
	for i := range count {
		n.Nodes = append(n.Nodes, network.Size{W: w, H: h})
		p.Centres = append(p.Centres, render.Point{X: float64(i) * (w + 20)})
	}
	return n, p
}

// whole is a network made of others, with the parts it consists of.
func whole(width float64, of ...*network.Network) (*network.Network, []Part) {
	all := &network.Network{Width: width}
	var parts []Part
	for _, n := range of {
		p := Part{Network: n}
		first := len(all.Nodes)
		for i, size := range n.Nodes {
			p.Nodes = append(p.Nodes, first+i)
			all.Nodes = append(all.Nodes, size)
		}
		for _, s := range n.Strands {
			p.Strands = append(p.Strands, len(all.Strands))
			all.Strands = append(all.Strands, network.Strand{A: first + s.A, B: first + s.B, Lanes: s.Lanes})
		}
		parts = append(parts, p)
	}
	return all, parts
}

// A frame of lines has room within for a part that would not fit beside it.
func TestPackFillsHoles(t *testing.T) {
	frame, at := row(2, 20, 20)
	at.Centres = []render.Point{{}, {X: 380, Y: 280}}
	frame.Strands = []network.Strand{{A: 0, B: 1}, {A: 0, B: 1}}
	around := func(corner render.Point) geom.Curve { return polyline(at.Centres[0], corner, at.Centres[1]) }
	at.Ways = []network.Way{{Line: around(render.Point{X: 380})}, {Line: around(render.Point{Y: 280})}}
	small, in := row(2, 40, 20)
	all, parts := whole(400, frame, small)
	got := Pack(steps.Count(context.Background()), all, parts, []*network.Placed{at, in})
	if hole := Bounds(all, got); hole.H > 301 {
		t.Errorf("the small part lies below the frame: %v", hole)
	}
	checkApart(t, parts, got)
}

func TestPackEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	n, p := row(1, 20, 20)
	all, parts := whole(100, n)
	if got := Pack(steps.Count(ctx), all, parts, []*network.Placed{p}); got != nil {
		t.Errorf("%+v", got)
	}
}

func TestPackKeepsPartsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var networks []*network.Network
		var placed []*network.Placed
		for range rapid.IntRange(1, 12).Draw(t, "parts") {
			n, p := randomTree(t, rapid.IntRange(1, 5).Draw(t, "nodes")), &network.Placed{}
			for i := range n.Nodes {
				p.Centres = append(p.Centres, render.Point{X: rapid.Float64Range(0, 300).Draw(t, "x"), Y: float64(100 * i)})
			}
			for _, s := range n.Strands {
				p.Ways = append(p.Ways, network.Way{Line: polyline(p.Centres[s.A], p.Centres[s.B]), Captions: make([]render.Box, len(s.Lanes))})
			}
			networks, placed = append(networks, n), append(placed, p)
		}
		all, parts := whole(800, networks...)
		got := Pack(steps.Count(context.Background()), all, parts, placed)
		checkApart(t, parts, got)
		if b := Bounds(all, got); b.X < -1e-9 || b.Y < -1e-9 || b.X+b.W > 800+1e-9 {
			t.Fatalf("bounds %+v", b)
		}
		for i, p := range parts { // the parts are as they were
			by := geom.Sub(got.Centres[p.Nodes[0]], placed[i].Centres[0])
			for k, c := range placed[i].Centres {
				if geom.Distance(geom.Add(c, by), got.Centres[p.Nodes[k]]) > 1e-6 {
					t.Fatalf("part %d has changed", i)
				}
			}
		}
		if again := Pack(steps.Count(context.Background()), all, parts, placed); !reflect.DeepEqual(again, got) {
			t.Fatal("packed again it differs")
		}
	})
}

// checkApart holds the marks of different parts apart.
func checkApart(t rapid.TB, parts []Part, p *network.Placed) {
	t.Helper()
	of := make([][]render.Box, len(parts))
	for i, part := range parts {
		one := &network.Placed{}
		for _, k := range part.Nodes {
			one.Centres = append(one.Centres, p.Centres[k])
		}
		for _, k := range part.Strands {
			one.Ways = append(one.Ways, p.Ways[k])
		}
		of[i] = marks(part.Network, one)
	}
	for i := range of {
		for k := range i {
			for _, a := range of[i] {
				for _, b := range of[k] {
					if geom.Overlap(geom.Grow(a, partsApart-0.01), b) > 0 {
						t.Fatalf("parts %d and %d: %+v is near %+v", i, k, a, b)
					}
				}
			}
		}
	}
}

func BenchmarkPack(b *testing.B) {
	for _, count := range []int{10, 100, 500} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			var networks []*network.Network
			var placed []*network.Placed
			for i := range count {
				n, p := row(2, 80+float64(i*37%90), 32+float64(i%3*16))
				networks, placed = append(networks, n), append(placed, p)
			}
			all, parts := whole(847, networks...)
			for b.Loop() {
				Pack(steps.Count(context.Background()), all, parts, placed)
			}
		})
	}
}
