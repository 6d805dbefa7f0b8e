package shapes

import (
	"context"
	"testing"

	"dossier/render"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"

	"pgregory.net/rapid"
)

// Networks of any make and measure come to an end, and parts that are placed are packed.
func TestAnyNetwork(t *testing.T) {
	sizes := []float64{0, 1, 58, 160, 5000}
	rapid.Check(t, func(t *rapid.T) {
		pages := []float64{0, 1, 300, 847, 1e5}
		n := &network.Network{Width: rapid.SampledFrom(pages).Draw(t, "width"), Height: rapid.SampledFrom(pages).Draw(t, "height")}
		for range rapid.IntRange(0, 9).Draw(t, "nodes") {
			n.Nodes = append(n.Nodes, network.Size{W: rapid.SampledFrom(sizes).Draw(t, "w"), H: rapid.SampledFrom(sizes).Draw(t, "h")})
		}
		likely := rapid.IntRange(1, 9).Draw(t, "likely")
		for a := range n.Nodes {
			for b := a + 1; b < len(n.Nodes); b++ {
				if rapid.IntRange(0, 9).Draw(t, "joined") >= likely {
					continue
				}
				s := network.Strand{A: a, B: b}
				for i := range rapid.IntRange(0, 4).Draw(t, "lanes") {
					s.Lanes = append(s.Lanes, network.Lane{Link: i, Forward: rapid.Bool().Draw(t, "forward"), Directed: rapid.Bool().Draw(t, "directed"),
						Caption: network.Size{W: rapid.SampledFrom(sizes).Draw(t, "long"), H: rapid.SampledFrom(sizes).Draw(t, "high")}})
				}
				n.Strands = append(n.Strands, s)
			}
		}
		parts := Components(n)
		placed := make([]*network.Placed, len(parts))
		for i, part := range parts {
			placed[i] = &network.Placed{Centres: make([]render.Point, len(part.Nodes)), Ways: make([]network.Way, len(part.Strands))}
			for _, shape := range All() {
				if !shape.Has(part.Network) {
					continue
				}
				if p := shape.Place(steps.Count(context.Background()), part.Network); p != nil {
					placed[i] = p
				}
			}
		}
		p := Pack(steps.Count(context.Background()), n, parts, placed)
		if len(p.Centres) != len(n.Nodes) || len(p.Ways) != len(n.Strands) {
			t.Fatalf("%d centres, %d ways", len(p.Centres), len(p.Ways))
		}
	})
}
