package stress

// Prices of the boxes of groups. Boxes that hold others are never cheap: a group that has
// come apart is hardly brought together again.
const (
	boxPrice     = 40 * price // a box on another one, or on a node of others
	throughPrice = 12 * price // a line through the box of a group that neither end is in
	borderPrice  = 7 * price  // a caption across the border of a box
	strangePrice = 4 * price  // a caption in the box of a group that neither end is in
	wedgePrice   = 60 * price // two lines in one direction, one of them with stacks of captions
	slidePrice   = 40         // a pixel of a label off the left side of its box
)

// Distances between boxes, and between a box and the nodes of others.
const boxRoom, boxWanted, mustBoxes = 9 * pixel, 16 * pixel, 4 * pixel

// groupCost is the price of the boxes that the move takes part in, and of all that moves for
// the other boxes.
func (s *solver) groupCost() int64 {
	m := &s.move
	cost := int64(0)
	for _, g := range m.groups {
		cost += s.boxCost(g)
	}
	for h := range s.groups {
		if m.hasGroup[h] {
			continue
		}
		for _, v := range m.nodes {
			cost += s.boxNode(int32(h), v)
		}
		for _, i := range m.strands {
			cost += s.boxLine(int32(h), i)
		}
	}
	for _, v := range m.nodes {
		if s.isLabel(v) {
			cost += slidePrice * s.nodes[v].slid / pixel
		}
	}
	return cost
}

// boxCost is the price of a moved box.
func (s *solver) boxCost(g int32) int64 {
	m := &s.move
	cost := int64(0)
	for h := range s.groups {
		if int32(h) != g && !(m.hasGroup[h] && int32(h) < g) {
			cost += boxGap(gap(s.groups[g].box, s.groups[h].box))
		}
	}
	for v := range s.actors {
		cost += s.boxNode(g, int32(v))
	}
	for i := range s.strands {
		cost += s.boxLine(g, int32(i))
	}
	if s.captions {
		for k := range s.words {
			if c := &s.words[k]; c.on && !m.hasStrand[c.strand] {
				cost += s.boxWords(g, int32(k))
			}
		}
	}
	return cost
}

// crossing is the price of a crossing. With groups it is more where there are lanes side by
// side: their stacks of captions have no other place to go.
func (s *solver) crossing(e, f *strand) int64 {
	if len(s.groups) == 0 {
		return s.prices.crossing
	}
	const lanes = 20 * pixel
	return s.prices.crossing * (lanes + e.thick + f.thick) / lanes
}

// wedge is the price of two strands that leave a node at an angle of this cosine, where one
// has stacks of captions that need room between them.
func (s *solver) wedge(e, f *strand, c int64) int64 {
	if c <= flatAngle || len(s.groups) == 0 || max(e.least, f.least) == shortest {
		return 0
	}
	return wedgePrice * (c - flatAngle) / (whole - flatAngle)
}

// gap is how far two rectangles are apart, and negative where they meet.
func gap(a, b extent) int64 {
	return int64(max(a.x0-b.x1, b.x0-a.x1, a.y0-b.y1, b.y0-a.y1))
}

// overlap reports whether two rectangles are less than so far apart.
func overlap(a, b extent, room int64) bool { return gap(a, b) < room }

// boxGap is the price of a box so near to what it does not hold.
func boxGap(d int64) int64 {
	switch {
	case d >= boxRoom+boxWanted:
		return 0
	case d < boxRoom:
		return boxPrice + (boxRoom-d)*600/pixel
	}
	return (boxRoom + boxWanted - d) * 60 / pixel
}

// boxNode is the price of a node that is not in a group for the group's box.
func (s *solver) boxNode(g, v int32) int64 {
	if s.nodes[v].group == g || s.isLabel(v) {
		return 0
	}
	return boxGap(gap(s.groups[g].box, s.nodeAt.at[v]))
}

// boxLine is the price of a line through the box of a group that neither end is in.
func (s *solver) boxLine(g, i int32) int64 {
	e := &s.strands[i]
	if b := s.groups[g].box; overlap(b, s.strandAt.at[i], 0) && s.passes(b, e, g) {
		return throughPrice
	}
	return 0
}

// passes reports whether a line of others runs through a group's box.
func (s *solver) passes(b extent, e *strand, g int32) bool {
	if s.nodes[e.a].group == g || s.nodes[e.b].group == g {
		return false
	}
	w, h := int64(b.x1-b.x0)/2, int64(b.y1-b.y0)/2
	return apart(e, extentOf(e), int64(b.x0)+w, int64(b.y0)+h, w, h) < -pixel
}

// inner reports whether both ends of a strand are in a group.
func (s *solver) inner(g int32, e *strand) bool {
	return s.nodes[e.a].group == g && s.nodes[e.b].group == g
}

// boxWords is the price of words for the box of a group: across its border, outside of the box
// that they belong in, or in one where they do not.
func (s *solver) boxWords(g, k int32) int64 {
	b, at, e := s.groups[g].box, s.wordsAt.at[k], &s.strands[s.words[k].strand]
	out := int64(max(b.x0-at.x0, at.x1-b.x1, b.y0-at.y0, at.y1-b.y1)) // by how much they stick out
	if s.inner(g, e) {
		if out <= -2*pixel {
			return 0
		}
		return borderPrice/2 + (out+2*pixel)*150/pixel
	}
	in := -gap(b, at)
	switch {
	case in <= -2*pixel:
		return 0
	case out > 0:
		return borderPrice + min(out, max(in, 0))*100/pixel
	case s.nodes[e.a].group != g && s.nodes[e.b].group != g:
		return strangePrice
	}
	return 0
}

// inBoxOf reports whether the box of a group overlaps another one, or holds a node of others.
func (s *solver) inBoxOf(g int32) bool {
	b := s.groups[g].box
	for h := range s.groups {
		if int32(h) != g && overlap(b, s.groups[h].box, mustBoxes) {
			return true
		}
	}
	for v := range s.actors {
		if s.nodes[v].group != g && overlap(b, s.nodeAt.at[v], mustBoxes) {
			return true
		}
	}
	return false
}

// onBox counts the captions across the border of a box.
func (s *solver) onBox(g int32) (n int) {
	b := s.groups[g].box
	for k := range s.words {
		if at := s.wordsAt.at[k]; s.words[k].on && overlap(b, at, 0) && (at.x0 < b.x0 || at.x1 > b.x1 || at.y0 < b.y0 || at.y1 > b.y1) {
			n++
		}
	}
	return n
}

// groupFaults counts the boxes that are in the way of others, captions across borders, and
// lines through the boxes of others.
func (s *solver) groupFaults(f *faults) {
	for g := range s.groups {
		if s.inBoxOf(int32(g)) {
			f.boxes++
		}
		if s.captions {
			f.border += s.onBox(int32(g))
		}
		for i := range s.strands {
			if s.passes(s.groups[g].box, &s.strands[i], int32(g)) {
				f.through++
			}
		}
	}
}
