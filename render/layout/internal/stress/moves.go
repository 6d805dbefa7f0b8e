package stress

// try makes a change to what the move takes part in, and takes it back if it costs more
// than patience allows. The change reports whether it can be made. The result is by how
// much the price has changed.
func (s *solver) try(patience int64, change func() bool) int64 {
	s.remember()
	before := s.before()
	after := before
	if change() {
		for _, i := range s.move.strands {
			s.lead(i)
		}
		after = s.cost(before + patience)
		if after > before+patience {
			s.undo()
			after = before
		} else {
			s.enter(s.moved())
		}
	} else {
		s.undo()
	}
	s.forget()
	return after - before
}

func (s *solver) moveTo(v int32, x, y, patience int64) int64 {
	x, y = s.nearBox(v, x, y)
	s.take(v)
	return s.try(patience, func() bool {
		s.set(v, x, y)
		return true
	})
}

func (s *solver) swap(v, w int32, patience int64) int64 {
	if v == w {
		return 0
	}
	s.take(v)
	s.take(w)
	return s.try(patience, func() bool {
		a, b := s.nodes[v], s.nodes[w]
		s.set(v, b.x, b.y)
		s.set(w, a.x, a.y)
		return true
	})
}

// amongNeighbours is a place about the middle of some of a node's neighbours.
func (s *solver) amongNeighbours(v int32) (x, y int64) {
	ties := s.ties[v]
	if len(ties) == 0 {
		return s.chance.below(s.width), s.chance.below(s.height)
	}
	count := 1 + s.chance.below(int64(len(ties)))
	for range count {
		o := &s.nodes[s.other(ties[s.chance.below(int64(len(ties)))], v)]
		x, y = x+o.x, y+o.y
	}
	return x/count + s.chance.between(-130*pixel, 130*pixel), y/count + s.chance.between(-100*pixel, 100*pixel)
}

// acrossCrossing is a place on the other side of a line that one of the node's crosses.
func (s *solver) acrossCrossing(v int32) (x, y int64, ok bool) {
	ties := s.ties[v]
	if len(ties) == 0 {
		return 0, 0, false
	}
	e := &s.strands[ties[s.chance.below(int64(len(ties)))]]
	at := int(s.chance.below(int64(len(s.strands))))
	for range s.strands {
		f := &s.strands[at]
		if at++; at == len(s.strands) {
			at = 0
		}
		if joined(e, f) || !crosses(e, f) {
			continue
		}
		n := &s.nodes[v]
		off := (f.nx*n.x + f.ny*n.y - f.nc) >> unitBits
		past := s.chance.between(20*pixel, 110*pixel)
		if off > 0 {
			past = -past
		}
		along := s.chance.between(-100*pixel, 100*pixel)
		return n.x + (f.nx*(past-off)+f.ny*along)>>unitBits, n.y + (f.ny*(past-off)-f.nx*along)>>unitBits, true
	}
	return 0, 0, false
}

// movePort lets one end of a strand aim elsewhere.
func (s *solver) movePort(i int32, patience int64) int64 {
	s.takeStrand(i)
	return s.try(patience, func() bool {
		to := port{}
		if !s.chance.oneIn(3) {
			to = port{int8(s.chance.between(-portsX, portsX)), int8(s.chance.between(-portsY, portsY))}
		}
		if s.chance.oneIn(2) {
			s.strands[i].from = to
		} else {
			s.strands[i].to = to
		}
		return true
	})
}

// turnBranch turns what hangs on a node around it, mirrored or not. Frames are wider than
// they are high, so that circles are as well.
func (s *solver) turnBranch(branch []int32, patience int64) int64 {
	for _, v := range branch[1:] {
		s.take(v)
	}
	a, b := s.chance.between(-1000, 1000), s.chance.between(-1000, 1000)
	long := max(root(a*a+b*b), 1)
	mirror := 1 - 2*s.chance.below(2)
	const wide, high = 13, 10
	return s.try(patience, func() bool {
		middle := s.nodes[branch[0]]
		for _, v := range branch[1:] {
			n := &s.nodes[v]
			dx, dy := (n.x-middle.x)*high/wide, mirror*(n.y-middle.y)
			x, y := middle.x+(a*dx-b*dy)*wide/(long*high), middle.y+(b*dx+a*dy)/long
			if x < n.w || x > s.width-n.w || y < n.h || y > s.height-n.h {
				return false
			}
			n.x, n.y = x, y
			s.placeNode(v)
		}
		return true
	})
}

// moveWords moves one caption along its line or to the other side.
func (s *solver) moveWords(patience int64) int64 {
	k := int32(s.chance.below(int64(len(s.words))))
	c := &s.words[k]
	if !c.on {
		return 0
	}
	s.move.marks = s.move.marks[:0]
	pair := s.strands[c.strand].words
	old := [2]words{}
	before := int64(0)
	change := s.chance.below(4)
	if change != 0 && change != 3 || pair[1] < 0 {
		pair = [2]int32{k, -1}
	}
	for n, w := range pair {
		if w >= 0 {
			old[n] = s.words[w]
			before += s.wordsBefore(w)
		}
	}
	switch change {
	case 0:
		s.flip(k)
	case 1:
		c.t = s.chance.between(whole/20, whole-whole/20)
	case 2:
		c.t = min(max(c.t+s.chance.between(-whole/10, whole/10), whole/50), whole-whole/50)
	case 3:
		c.t = s.chance.between(whole/20, whole-whole/20)
		s.flip(k)
	}
	s.beside(k)
	after := int64(0)
	s.ledger.noted = s.ledger.noted[:0]
	for _, w := range pair {
		if w >= 0 {
			after += s.wordsCost(w, false, before+patience-after)
		}
	}
	if after-before <= patience {
		for _, w := range pair {
			if w >= 0 {
				s.move.marks = append(s.move.marks, s.wordsMark(w))
			}
		}
		s.enter(s.move.marks)
		return after - before
	}
	for n, w := range pair {
		if w >= 0 {
			s.words[w] = old[n]
			s.beside(w)
		}
	}
	return 0
}
