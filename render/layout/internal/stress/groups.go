package stress

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/network"
)

// group is a set of nodes in a box of their own. The box follows from where they stand: it is
// around them, with a row for the label above them.
type group struct {
	members []int32
	label   int32 // a node without strands that stands where the label does
	box     extent
}

// The room in the box of a group, in sixteenths of a pixel: around its members, and above
// and below its label.
const boxPad, labelOver, labelUnder = 11 * pixel, 5 * pixel, 5 * pixel

// Letters need less room than actors. So the node of a label is smaller than the label.
const labelInset, labelInsetHigh = 2 * pixel, 3 * pixel

// makeGroups makes the groups of a network, and nodes for their labels after all others.
func (s *solver) makeGroups(n *network.Network) {
	s.actors = len(s.nodes)
	for v := range s.nodes {
		s.nodes[v].group = -1
	}
	for g := range n.Groups {
		b := group{label: int32(len(s.nodes))}
		for _, v := range n.Groups[g].Members {
			b.members = append(b.members, int32(v))
			s.nodes[v].group = int32(g)
		}
		size := n.Groups[g].Label
		s.nodes = append(s.nodes, node{w: sixteenths(size.W/2) - labelInset, h: sixteenths(size.H/2) - labelInsetHigh, group: int32(g)})
		s.ties = append(s.ties, nil)
		s.groups = append(s.groups, b)
	}
}

// isLabel reports whether a node is the label of a group.
func (s *solver) isLabel(v int32) bool { return int(v) >= s.actors }

// enclose sets the box of a group around its members, and its label in the box: as far from
// its left side as it has moved.
func (s *solver) enclose(g int32) {
	b := &s.groups[g]
	l := &s.nodes[b.label]
	x0, y0, x1, y1 := int64(1)<<40, int64(1)<<40, -int64(1)<<40, -int64(1)<<40
	for _, v := range b.members {
		n := &s.nodes[v]
		x0, y0, x1, y1 = min(x0, n.x-n.w), min(y0, n.y-n.h), max(x1, n.x+n.w), max(y1, n.y+n.h)
	}
	x0, y0, x1, y1 = x0-boxPad, y0-s.labelRow(b), x1+boxPad, y1+boxPad
	wide := 2 * (l.w + labelInset + boxPad)
	if more := wide - (x1 - x0); more > 0 {
		x0 -= more / 2
		x1 = x0 + wide
	}
	b.box = extent{int32(x0), int32(y0), int32(x1), int32(y1)}
	l.x = x0 + boxPad + labelInset + l.w + min(l.slid, x1-x0-wide)
	l.y = y0 + labelOver + labelInsetHigh + l.h
	s.nodeAt.put(b.label, l.extent())
}

// labelRow is the room above the members of a group.
func (s *solver) labelRow(b *group) int64 {
	return labelOver + 2*(s.nodes[b.label].h+labelInsetHigh) + labelUnder
}

// setGrouped moves a node of a group, whose box has to stay within the frame, or a label
// along the upper side of its box.
func (s *solver) setGrouped(v int32, x, y int64) {
	n := &s.nodes[v]
	b := &s.groups[n.group]
	if s.isLabel(v) {
		n.slid = max(0, x-int64(b.box.x0)-boxPad-labelInset-n.w)
		s.enclose(n.group)
		return
	}
	n.x = min(max(x, n.w+boxPad), s.width-n.w-boxPad)
	n.y = min(max(y, n.h+s.labelRow(b)), s.height-n.h-boxPad)
	s.placeNode(v)
}

// takeGroup makes the box of a group a part of the move.
func (s *solver) takeGroup(g int32) {
	if m := &s.move; !m.hasGroup[g] {
		m.hasGroup[g] = true
		m.groups = append(m.groups, g)
		s.take(s.groups[g].label)
	}
}

// nearBox brings a place that a node of a group is to move to near to the box of the group.
func (s *solver) nearBox(v int32, x, y int64) (int64, int64) {
	g := s.nodes[v].group
	if g < 0 || s.isLabel(v) {
		return x, y
	}
	const near = 70 * pixel
	b := &s.groups[g].box
	if x < int64(b.x0)-near || x > int64(b.x1)+near {
		x = s.chance.between(int64(b.x0)-near/2, int64(b.x1)+near/2)
	}
	if y < int64(b.y0)-near || y > int64(b.y1)+near {
		y = s.chance.between(int64(b.y0)-near/2, int64(b.y1)+near/2)
	}
	return x, y
}

// partner is a node that another may change places with: one of the same group, or one
// that is in none as well; v itself where there is none.
func (s *solver) partner(v int32) int32 {
	if s.isLabel(v) {
		return v
	}
	if g := s.nodes[v].group; g >= 0 {
		all := s.groups[g].members
		return all[s.chance.below(int64(len(all)))]
	}
	if u := int32(s.chance.below(int64(s.actors))); s.nodes[u].group < 0 {
		return u
	}
	return v
}

// moveGroup moves a group as a whole, lets it change places with another one, or turns it over.
func (s *solver) moveGroup(reach, patience int64) int64 {
	g := int32(s.chance.below(int64(len(s.groups))))
	s.takeMembers(g)
	switch roll := s.chance.below(10); {
	case roll < 6:
		return s.try(patience, func() bool {
			s.shiftGroup(g, s.chance.around(reach), s.chance.around(reach))
			return true
		})
	case roll < 8:
		h := int32(s.chance.below(int64(len(s.groups))))
		s.takeMembers(h)
		return s.try(patience, func() bool {
			a, b := s.groups[g].box, s.groups[h].box
			dx, dy := int64(b.x0+b.x1-a.x0-a.x1)/2, int64(b.y0+b.y1-a.y0-a.y1)/2
			s.shiftGroup(g, dx, dy)
			s.shiftGroup(h, -dx, -dy)
			return g != h
		})
	default:
		return s.try(patience, func() bool {
			s.turnGroup(g, roll == 8)
			return true
		})
	}
}

func (s *solver) takeMembers(g int32) {
	for _, v := range s.groups[g].members {
		s.take(v)
	}
}

// shiftGroup moves a group as far as the frame allows.
func (s *solver) shiftGroup(g int32, dx, dy int64) {
	b := s.groups[g].box
	dx = max(min(dx, s.width-int64(b.x1)), -int64(b.x0))
	dy = max(min(dy, s.height-int64(b.y1)), -int64(b.y0))
	for _, v := range s.groups[g].members {
		n := &s.nodes[v]
		n.x, n.y = n.x+dx, n.y+dy
		s.nodeAt.put(v, n.extent())
	}
	s.enclose(g)
}

// turnGroup turns a group over from side to side or upside down.
func (s *solver) turnGroup(g int32, sideways bool) {
	members := s.groups[g].members
	first := s.nodes[members[0]]
	x0, y0, x1, y1 := first.x-first.w, first.y-first.h, first.x+first.w, first.y+first.h
	for _, v := range members[1:] {
		n := &s.nodes[v]
		x0, y0, x1, y1 = min(x0, n.x-n.w), min(y0, n.y-n.h), max(x1, n.x+n.w), max(y1, n.y+n.h)
	}
	for _, v := range members {
		n := &s.nodes[v]
		if sideways {
			n.x = x0 + x1 - n.x
		} else {
			n.y = y0 + y1 - n.y
		}
		s.placeNode(v)
	}
}

// repairGroups goes after boxes that are in the way of one another or of other nodes.
func (s *solver) repairGroups(places int) bool {
	better := false
	for g := range s.groups {
		if !s.inBoxOf(int32(g)) {
			continue
		}
		s.takeMembers(int32(g))
		if s.seek(places, func(k int) {
			reach := int64(k+6) * 2 * pixel
			s.shiftGroup(int32(g), s.chance.between(-reach, reach), s.chance.between(-reach, reach))
		}) {
			better = true
		}
		for _, v := range s.groups[g].members {
			better = s.bestPlace(v, places/2) || better
		}
		for v := range s.actors {
			if n := &s.nodes[v]; n.group < 0 && overlap(s.groups[g].box, s.nodeAt.at[v], mustBoxes) {
				better = s.bestPlace(int32(v), places) || better
			}
		}
	}
	return better
}

// boxes are the places of groups, in pixels. A box is widened for the captions of its own
// ties where nothing else stands there.
func (s *solver) boxes() (all []network.Box) {
	for g := range s.groups {
		s.slideBack(int32(g))
		s.widen(int32(g))
	}
	for g := range s.groups {
		b, l := &s.groups[g].box, &s.nodes[s.groups[g].label]
		from, to := point(int64(b.x0), int64(b.y0)), point(int64(b.x1), int64(b.y1))
		label := point(l.x, l.y)
		all = append(all, network.Box{Around: render.Box{X: from.X, Y: from.Y, W: to.X - from.X, H: to.Y - from.Y},
			Label: geom.Around(label, float64(2*(l.w+labelInset))/pixel, float64(2*(l.h+labelInsetHigh))/pixel)})
	}
	return all
}

// slideBack brings a label to the left of its box unless something stands there.
func (s *solver) slideBack(g int32) {
	l := &s.nodes[s.groups[g].label]
	old, before := l.slid, s.faults()
	l.slid = 0
	if s.enclose(g); s.faults().vetoes() > before.vetoes() {
		l.slid = old
		s.enclose(g)
	}
}

// widen makes the box of a group larger for the captions of its own ties.
func (s *solver) widen(g int32) {
	const around = 4 * pixel
	b := &s.groups[g]
	for k := range s.words {
		c, at := &s.words[k], s.wordsAt.at[k]
		if !c.on || !s.inner(g, &s.strands[c.strand]) {
			continue
		}
		wider := extent{min(b.box.x0, at.x0-around), min(b.box.y0, at.y0-around), max(b.box.x1, at.x1+around), max(b.box.y1, at.y1+around)}
		before, old := s.onBox(g), b.box
		if b.box = wider; s.inBoxOf(g) || s.onBox(g) >= before {
			b.box = old
		}
	}
}
