package route

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/grid"
	"dossier/render/layout/internal/draft"
)

// groupBoxes are the boxes of groups, with their labels, as lines and captions look
// for places among them. A nil *groupBoxes has none.
type groupBoxes struct {
	boxes  []render.Box
	labels []render.Box // within each box
	ends   [][2]int     // the groups of the two ends of each link, -1 for none
	near   *grid.Grid   // of the boxes
}

func newGroupBoxes(d *draft.Draft, p *draft.Positions) *groupBoxes {
	f := d.Figure
	if len(f.Groups) == 0 {
		return nil
	}
	s := &groupBoxes{boxes: p.Groups}
	var over render.Box
	for _, b := range s.boxes {
		over = geom.Union(over, b)
	}
	s.near = grid.New(over, len(s.boxes))
	for g, b := range s.boxes {
		s.near.Set(g, b)
	}
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

// clone is for another goroutine.
func (s *groupBoxes) clone() *groupBoxes {
	if s == nil {
		return nil
	}
	c := *s
	c.near = s.near.Clone()
	return &c
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
	for _, g := range s.near.Near(extent) {
		b := s.boxes[g]
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
	for _, g := range s.near.Near(b) {
		box := s.boxes[g]
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
	for _, g := range s.near.Near(b) {
		if within(b, s.boxes[g]) {
			return true
		}
	}
	return false
}

// marks makes the marks of the groups and says where their labels stand. A label
// moves along the upper side of its box where a line or a caption came to stand on
// it.
func (s *groupBoxes) marks(r *router) (marks []render.GroupMark, labels []render.Box) {
	if s == nil {
		return nil, nil
	}
	for g, b := range s.boxes {
		label := r.freeLabel(b, s.labels[g])
		labels = append(labels, label)
		marks = append(marks, r.draft.GroupMark(g, b, label))
	}
	return marks, labels
}

// labelStep is how far a label moves at a time.
const labelStep = 6.0

// freeLabel is the first place along the upper side of a box where nothing
// stands on the label, or the one where the least does.
func (r *router) freeLabel(box, label render.Box) render.Box {
	best, least := label, -1.0
	for x := label.X; x == label.X || x+label.W <= box.X+box.W-draft.GroupPad; x += labelStep {
		at := geom.QuantiseBox(render.Box{X: x, Y: label.Y, W: label.W, H: label.H})
		cost := 0.0
		lines, words := r.near.lines.Near(geom.Grow(at, 1)), r.near.words.Near(at)
		for _, k := range lines {
			cost += crossing(r.flat[k], geom.Grow(at, 1))
		}
		for _, k := range words {
			cost += geom.Overlap(r.words.at[k], at)
		}
		if least < 0 || cost < least-1e-6 {
			best, least = at, cost
		}
		if least == 0 || r.steps.Over(1+len(lines)+len(words)) {
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
		if r.steps.Over(len(bows)) {
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
		r.settle(i, best)
	}
}
