package stress

// A search with groups ends in what it found early more often. It takes more steps, in
// halves of the usual ones, and a network of few nodes and strands is searched from several
// starts in several rounds, whatever the first one finds.
const groupEffort, groupStarts, groupRounds, groupFew = 5, 4, 2, 70

// fewGrouped reports whether a network has groups and is small.
func (s *solver) fewGrouped() bool {
	return len(s.groups) > 0 && s.actors+len(s.strands) <= groupFew
}

// orderGroups finds where groups and nodes stand among each other, without captions.
func (s *solver) orderGroups() {
	starts := 1
	if s.fewGrouped() {
		starts = groupStarts
	}
	var best snapshot
	least := int64(1) << 62
	for range starts {
		s.arrange()
		s.seekOrder()
		if cost := s.firmTotal(); cost < least {
			s.snapshot(&best)
			least = cost
		}
	}
	s.restore(&best)
}

// regionRoom is the part of a group's box that its members and their captions fill at first.
const regionRoom = 45 // percent

// firmTotal is the price of everything, with what must not be at its full price.
func (s *solver) firmTotal() int64 {
	usual := s.prices
	defer func() { s.prices = usual }()
	s.prices = usual.weighted(40)
	return s.total()
}

// arrange places groups among each other, as if each were one node, and then their
// members within them, as they lie in the network as a whole.
func (s *solver) arrange() {
	s.spring()
	q, at := s.quotient()
	q.order()
	for v := range s.actors {
		if n := &s.nodes[v]; n.group < 0 {
			n.x, n.y = q.nodes[at[v]].x, q.nodes[at[v]].y
		}
	}
	for g := range s.groups {
		members := s.groups[g].members
		region := &q.nodes[g]
		x0, y0, x1, y1 := int64(1)<<40, int64(1)<<40, -int64(1)<<40, -int64(1)<<40
		for _, v := range members {
			n := &s.nodes[v]
			x0, y0, x1, y1 = min(x0, n.x), min(y0, n.y), max(x1, n.x), max(y1, n.y)
		}
		for _, v := range members {
			n := &s.nodes[v]
			n.x = region.x - region.w + n.w + (n.x-x0)*2*max(region.w-n.w, 0)/max(x1-x0, 1)
			n.y = region.y - region.h + n.h + (n.y-y0)*2*max(region.h-n.h, 0)/max(y1-y0, 1)
		}
	}
	s.leadAll()
}

// quotient is a network with a node for each group, and the others after them; at is the
// node of each node.
func (s *solver) quotient() (q *solver, at []int32) {
	q = &solver{prices: s.prices, steps: s.steps, chance: chance{state: s.chance.next()}, width: s.width, height: s.height, narrow: s.narrow, tall: s.tall, widest: s.widest}
	areas := s.groupAreas()
	for g := range s.groups {
		b, l := &s.groups[g], &s.nodes[s.groups[g].label]
		area := areas[g] * 100 / regionRoom
		n := node{group: -1, w: root(area*13/10) / 2}
		for _, v := range b.members {
			n.w, n.h = max(n.w, s.nodes[v].w+boxPad), max(n.h, s.nodes[v].h)
		}
		n.w = min(max(n.w, l.w+labelInset+boxPad), s.width/2)
		n.h = min(max(n.h, area/(4*n.w))+s.labelRow(b)/2, s.height/2)
		q.nodes = append(q.nodes, n)
	}
	at = make([]int32, s.actors)
	for v := range s.actors {
		n := s.nodes[v]
		if at[v] = n.group; n.group < 0 {
			at[v] = int32(len(q.nodes))
			q.nodes = append(q.nodes, n)
		}
	}
	q.actors = len(q.nodes)
	q.ties = make([][]int32, len(q.nodes))
	joined := map[[2]int32]bool{}
	for i := range s.strands {
		a, b := at[s.strands[i].a], at[s.strands[i].b]
		if a, b = min(a, b), max(a, b); a == b || joined[[2]int32{a, b}] {
			continue
		}
		joined[[2]int32{a, b}] = true
		k := int32(len(q.strands))
		q.strands = append(q.strands, strand{a: a, b: b, least: shortest, words: [2]int32{-1, -1}})
		q.ties[a], q.ties[b] = append(q.ties[a], k), append(q.ties[b], k)
	}
	q.room()
	return q, at
}

// groupAreas are the areas of the members and inner captions of groups, with some air.
func (s *solver) groupAreas() []int64 {
	areas := make([]int64, len(s.groups))
	for v := range s.actors {
		if n := &s.nodes[v]; n.group >= 0 {
			areas[n.group] += (2*n.w + 14*pixel) * (2*n.h + 14*pixel)
		}
	}
	for k := range s.words {
		c := &s.words[k]
		if g := s.nodes[s.strands[c.strand].a].group; g >= 0 && s.inner(g, &s.strands[c.strand]) {
			areas[g] += (2*c.w + 6*pixel) * (2*c.h + 6*pixel)
		}
	}
	return areas
}
