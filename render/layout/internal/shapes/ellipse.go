package shapes

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/network"
)

// ellipse are so many points on an ellipse around the origin, clockwise; the first lies
// so many of the parts between them beyond the leftmost point. Nodes of the given size at
// these points have about as much room between them everywhere: the points lie farther
// apart where the ellipse runs level. It needs nothing but square roots, which are the
// same on every processor.
func ellipse(count int, a, b, first float64, size network.Size) []render.Point {
	line := outline(a, b)
	steps := []float64{0}
	for i := 1; i < len(line); i++ {
		d := geom.Sub(line[i], line[i-1])
		long := geom.Length(d)
		room := betweenNodes + (float64(abs(d.X)*size.W)+float64(abs(d.Y)*size.H))/max(long, 1e-9)
		steps = append(steps, steps[i-1]+long/room)
	}
	part := steps[len(steps)-1] / float64(count)
	out := make([]render.Point, count)
	for i := range out {
		at := float64(i) + first
		if at >= float64(count) {
			at -= float64(count)
		}
		at = float64(at * part)
		k := 1
		for k+1 < len(steps) && steps[k] < at {
			k++
		}
		out[i] = geom.Lerp(line[k-1], line[k], (at-steps[k-1])/(steps[k]-steps[k-1]))
	}
	return out
}

// betweenNodes is about what a line with its caption takes between two nodes.
const betweenNodes = 60.0

// middling is the mean size of nodes.
func middling(nodes []network.Size) network.Size {
	var sum network.Size
	for _, size := range nodes {
		sum.W += size.W
		sum.H += size.H
	}
	return network.Size{W: sum.W / float64(len(nodes)), H: sum.H / float64(len(nodes))}
}

// outline is an ellipse in short straight pieces, clockwise from its leftmost point, by
// the rational form of the unit circle: ((1-t²)/(1+t²), 2t/(1+t²)).
func outline(a, b float64) []render.Point {
	const pieces = 32 // of a quarter
	var out []render.Point
	for quarter := range 4 {
		for k := range pieces {
			t := float64(k) / pieces
			tt := float64(t * t)
			p := render.Point{X: -(1 - tt) / (1 + tt), Y: -2 * t / (1 + tt)}
			for range quarter { // a quarter turn clockwise, where y grows downward
				p = render.Point{X: -p.Y, Y: p.X}
			}
			out = append(out, render.Point{X: float64(p.X * a), Y: float64(p.Y * b)})
		}
	}
	return append(out, out[0])
}

// Where captions of lines that run apart or around stand best.
var (
	nearMiddle = spots{shares: []float64{0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68}, outward: true}
	nearEnd    = spots{shares: []float64{0.6, 0.54, 0.66, 0.72, 0.48, 0.78, 0.42, 0.36}}
)

// roundMost is up to how many nodes are placed on an ellipse.
const roundMost = 40

// around places nodes on ever larger ellipses until nodes, lines and captions have room;
// it gives nothing if they have none within the width and four times the height of the
// network, or if there are too many. What are the centres on an ellipse is for at to say.
func around(s *steps.Counter, n *network.Network, words spots, at func(a, b float64) []render.Point) *network.Placed {
	if len(n.Nodes) > roundMost {
		return nil
	}
	widest, area := 0.0, 0.0
	for _, size := range n.Nodes {
		widest = max(widest, size.W)
		area += float64((size.W + 40) * (size.H + 40))
	}
	// Few nodes stand well on an ellipse that is half as wide again as it is high.
	most := (n.Width - widest) / 2
	for b := 60.0; b <= 2*n.Height; b = float64(b * 1.06) {
		a := min(float64(b*1.5), most)
		if a < widest/2 || float64(16*a*b) < area {
			continue
		}
		if p := joined(s, n, words, at(a, b)); p != nil {
			return p
		}
		if s.Err() != nil {
			return nil
		}
	}
	return nil
}
