package route

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

// groupBoxes are the boxes of groups, with their labels, as lines and captions look
// for places among them. A nil *groupBoxes has none.
type groupBoxes struct {
	boxes  []render.Box
	labels []render.Box // within each box
	ends   [][2]int     // the groups of the two ends of each link, -1 for none
}

func newGroupBoxes(d *draft.Draft, p *draft.Positions) *groupBoxes {
	f := d.Figure
	if len(f.Groups) == 0 {
		return nil
	}
	s := &groupBoxes{boxes: p.Groups}
	of := d.GroupOf()
	for _, l := range f.Links {
		s.ends = append(s.ends, [2]int{of[l.From], of[l.To]})
	}
	for g, l := range d.Groups {
		b := p.Groups[g]
		s.labels = append(s.labels, geom.QuantiseBox(render.Box{X: b.X + draft.GroupPad, Y: b.Y + draft.GroupPad/2, W: l.W, H: l.H}))
	}
	return s
}

// The price of each fault of a line or caption with regard to groups.
const (
	wayLabel    = 20000.0 // through a label, and
	wayInLabel  = 20.0    // a pixel in it
	wayForeign  = 60.0    // through the box of a group that neither end is in, and
	wayInside   = 0.8     // a pixel in it
	wayAbroad   = 0.6     // a pixel outside of the box that both ends are in
	costLabel   = 40.0    // a pixel of a caption's overlap's width with a label
	costBorder  = 50      // a caption across the border of a box
	costForeign = 30      // a caption in the box of a group that neither end is in
)

// wayCost is the price of a line for the groups that it runs through.
func (s *groupBoxes) wayCost(i int, flat []render.Point) float64 {
	if s == nil {
		return 0
	}
	extent, cost := geom.Grow(geom.Bounds(flat), 1), 0.0
	ends := s.ends[i]
	for g, b := range s.boxes {
		if geom.Overlap(b, extent) == 0 {
			continue
		}
		if in := crossing(flat, geom.Grow(s.labels[g], 2)); in > 0 {
			cost += wayLabel + float64(wayInLabel*in)
		}
		switch in := crossing(flat, b); {
		case ends[0] == g && ends[1] == g:
			cost += float64(wayAbroad * max(geom.Long(flat)-in, 0))
		case ends[0] != g && ends[1] != g && in > 0:
			cost += wayForeign + float64(wayInside*in)
		}
	}
	return cost
}

// captionCost is the price of a caption's place for the groups around it.
func (s *groupBoxes) captionCost(i int, b render.Box) float64 {
	if s == nil {
		return 0
	}
	cost := 0.0
	ends := s.ends[i]
	for g, box := range s.boxes {
		if geom.Overlap(box, b) == 0 {
			continue
		}
		cost += float64(costLabel * geom.Overlap(geom.Grow(b, air), s.labels[g]) / 10)
		if !within(b, box) {
			cost += costBorder
		}
		if ends[0] != g && ends[1] != g {
			cost += costForeign
		}
	}
	return cost
}

// within reports whether a box lies within another one, with some air.
func within(b, box render.Box) bool {
	const air = 2
	return b.X >= box.X+air && b.Y >= box.Y+air && b.X+b.W <= box.X+box.W-air && b.Y+b.H <= box.Y+box.H-air
}

// hold reports whether a box stands within that of a group.
func (s *groupBoxes) hold(b render.Box) bool {
	if s == nil {
		return false
	}
	for _, box := range s.boxes {
		if within(b, box) {
			return true
		}
	}
	return false
}

// marks makes the marks of the groups and says where their labels stand. A label
// moves along the upper side of its box where a line or a caption came to stand on
// it.
func (s *groupBoxes) marks(count *steps.Counter, d *draft.Draft, lines [][]render.Point, captions []render.Box) (marks []render.GroupMark, labels []render.Box) {
	if s == nil {
		return nil, nil
	}
	for g, b := range s.boxes {
		label := freeLabel(count, b, s.labels[g], lines, captions)
		labels = append(labels, label)
		marks = append(marks, d.GroupMark(g, b, label))
	}
	return marks, labels
}

// labelStep is how far a label moves at a time.
const labelStep = 6.0

// freeLabel is the first place along the upper side of a box where nothing
// stands on the label, or the one where the least does.
func freeLabel(count *steps.Counter, box, label render.Box, lines [][]render.Point, captions []render.Box) render.Box {
	best, least := label, -1.0
	for x := label.X; x == label.X || x+label.W <= box.X+box.W-draft.GroupPad; x += labelStep {
		at := geom.QuantiseBox(render.Box{X: x, Y: label.Y, W: label.W, H: label.H})
		cost := 0.0
		for _, line := range lines {
			cost += crossing(line, geom.Grow(at, 1))
		}
		for _, c := range captions {
			cost += geom.Overlap(c, at)
		}
		if least < 0 || cost < least-1e-6 {
			best, least = at, cost
		}
		if least == 0 || count.Over(len(lines)+len(captions)) {
			break
		}
	}
	return best
}

// straighten starts each line on the way that is best by itself. The engine leads
// lines between groups through the same few gaps, where a line that gives way
// first finds all the others still in a bundle.
func (r *router) straighten() {
	for i, l := range r.links {
		if l.From == l.To {
			continue
		}
		if r.steps.Over(preparing) {
			return
		}
		best, least := r.curves[i], -1.0
		for _, c := range append([]geom.Curve{best}, r.arcs[i]...) {
			flat := c.Flat()
			long := geom.Long(flat) - geom.Distance(flat[0], flat[len(flat)-1])
			if cost := r.onActors(i, flat) + float64(wayLong*long) + float64(wayTurn*turning(c)); least < 0 || cost < least {
				best, least = c, cost
			}
		}
		r.set(i, best)
	}
}
