package stress

// The places that are tried for words: along the line, on both sides.
const wordPlaces = 17

// settleWords gives words the best of some dozens of places.
func (s *solver) settleWords(k int32) {
	c := &s.words[k]
	if !c.on {
		return
	}
	best, least := *c, s.wordsCost(k, false, unlimited)
	both := s.strands[c.strand].words[1] < 0 // else the other lane's words would have to change sides
	for n := range 2 * wordPlaces {
		if n%2 == 1 && !both {
			continue
		}
		c.t = whole/25 + int64(n/2)*(whole*23/25)/(wordPlaces-1)
		if both {
			c.side = int64(1 - 2*(n%2))
		}
		s.beside(k)
		if cost := s.wordsCost(k, false, least); cost < least {
			best, least = *c, cost
		}
	}
	*c = best
	s.beside(k)
}

// settle settles the words that stand astray, until none finds a better place.
func (s *solver) settle(rounds int) {
	for range rounds {
		left := 0
		for k := range s.words {
			if s.astray(int32(k)) {
				s.settleWords(int32(k))
				left++
			}
		}
		if left == 0 || s.steps.Err() != nil {
			return
		}
	}
}

// repair goes after each fault that is left: it tries other ports for the line, and other
// places for the node in its way and for the nodes at its ends.
func (s *solver) repair(rounds, places int) {
	usual := s.prices
	defer func() { s.prices = usual }()
	s.prices.lineNode, s.prices.nodeNode, s.prices.words = 4*usual.crossing, 6*usual.crossing, 2*usual.crossing
	for left := mostMends; rounds > 0; rounds-- {
		better := s.repairGroups(places)
		for i := range s.strands {
			for _, v := range s.inTheWay(int32(i)) {
				better = s.mend(int32(i), v, places) || better
				left--
			}
			for _, k := range s.strands[i].words {
				if k >= 0 && s.astray(k) {
					better = s.mend(int32(i), -1, places) || better
					left--
				}
			}
			if left <= 0 || s.steps.Err() != nil {
				return
			}
		}
		if !better {
			return
		}
	}
}

// mostMends are the faults that one repair goes after.
const mostMends = 100

// mend tries what can be done for a strand and the node in its way, or -1.
func (s *solver) mend(i, v int32, places int) bool {
	better := s.bestPorts(i)
	for _, u := range [...]int32{v, s.strands[i].a, s.strands[i].b} {
		if u >= 0 && (s.still == nil || !s.still[u]) && s.bestPlace(u, places) {
			better = true
		}
	}
	return better
}

// candidate prices what a change of the move gives, with its words in their best places, if
// it may beat the least price so far.
func (s *solver) candidate(least int64) int64 {
	for _, i := range s.move.strands {
		s.lead(i)
	}
	cost := s.cost(least + 3*s.prices.words)
	if cost >= least+5*s.prices.words/2 {
		return cost
	}
	for _, i := range s.move.strands {
		for _, k := range s.strands[i].words {
			if k >= 0 {
				s.settleWords(k)
			}
		}
	}
	return s.cost(least)
}

// seek keeps the cheapest of several changes to the move, and reports whether it is better
// than what was.
func (s *solver) seek(n int, change func(k int)) bool {
	s.remember()
	least := s.cost(unlimited)
	var nodes []node
	var strands []strand
	var found []words
	for k := range n {
		change(k)
		if cost := s.candidate(least); cost < least {
			least = cost
			nodes, strands, found = nodes[:0], strands[:0], found[:0]
			for _, v := range s.move.nodes {
				nodes = append(nodes, s.nodes[v])
			}
			for _, i := range s.move.strands {
				strands = append(strands, s.strands[i])
				for _, k := range s.strands[i].words {
					if k >= 0 {
						found = append(found, s.words[k])
					}
				}
			}
		}
		s.undo()
	}
	if strands != nil {
		s.move.oldNodes, s.move.oldStrands, s.move.oldWords = nodes, strands, found
		s.undo()
	}
	s.forget()
	return strands != nil
}

// ports is the number of ports of an actor.
const ports = (2*portsX + 1) * (2*portsY + 1)

func portOf(n int) port {
	return port{int8(n%(2*portsX+1) - portsX), int8(n/(2*portsX+1) - portsY)}
}

func (s *solver) bestPorts(i int32) bool {
	s.takeStrand(i)
	return s.seek(ports*ports, func(k int) {
		s.strands[i].from, s.strands[i].to = portOf(k%ports), portOf(k/ports)
	})
}

// bestPlace tries places for a node: two thirds near to where it is, and the rest anywhere.
func (s *solver) bestPlace(v int32, places int) bool {
	s.take(v)
	from := s.nodes[v]
	return s.seek(places, func(k int) {
		if k%3 == 2 {
			x, y := s.nearBox(v, s.chance.below(s.width), s.chance.below(s.height))
			s.set(v, x, y)
			return
		}
		reach := 6*pixel + s.chance.below(250*pixel)*s.chance.below(1<<10)>>10
		s.set(v, from.x+s.chance.between(-reach, reach)*13/10, from.y+s.chance.between(-reach, reach))
	})
}
