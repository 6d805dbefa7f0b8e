package stress

// schedule says how a search cools down: from high to low temperatures, from long moves to
// short ones, and from prices of what must not be that are low to such that are high.
type schedule struct {
	steps      int
	hot, cold  int64 // thousandths of a price
	far, near  int64 // the reach of a move
	soft, firm int64 // the price of what must not be, in tenths of the usual
}

// refresh is the number of steps between two looks at the schedule.
const refresh = 128

// at is a value on the way from one to another, early quickly and then slowly: the part
// that is left, cubed.
func (p schedule) at(from, to int64, step int) int64 {
	left := int64(p.steps-step) << 10 / int64(max(p.steps, 1))
	return to + (from-to)*(left*left*left>>20)>>10
}

// anneal searches by simulated annealing (Kirkpatrick, Gelatt, Vecchi, Science 1983; for
// drawings Davidson and Harel, ACM Transactions on Graphics 1996), and leaves the best
// state of its cold part. It takes steps times what is near to a node and its strands.
func (s *solver) anneal(p schedule) {
	usual := s.prices
	s.openLedger()
	defer func() {
		s.prices = usual
		s.closeLedger()
	}()
	// Prices rise in the first seven tenths; states of different prices are not compared.
	rising := p.steps * 7 / 10
	var best snapshot
	least, now := int64(1)<<62, int64(0)
	var t, reach int64
	for step := range p.steps {
		if step%refresh == 0 {
			if s.steps.Err() != nil {
				return
			}
			t, reach = p.at(p.hot, p.cold, step), p.at(p.far, p.near, step)
			if step <= rising+refresh {
				done := int64(min(step, rising)) << 10 / int64(max(rising, 1))
				weighted := usual.weighted(p.soft + (p.firm-p.soft)*(done*done>>10)>>10)
				if step == 0 || step > rising || weighted != s.prices {
					s.prices = weighted
					now = s.total()
				}
			}
			if step > rising+refresh && now < least {
				s.snapshot(&best)
				least = now
			}
		}
		now += s.step(t, reach, p)
	}
	if least < s.total() {
		s.restore(&best)
	}
}

// step tries one change, takes it unless it makes too much worse, and returns by how much
// the price has changed.
func (s *solver) step(t, reach int64, p schedule) int64 {
	patience := s.chance.patience(t)
	if s.captions && len(s.words) > 0 && s.chance.below(100) < 45 {
		return s.moveWords(patience)
	}
	if s.fixed {
		return s.movePort(s.anyStrand(), patience)
	}
	roll := s.chance.below(100)
	if t <= p.hot/16 && s.still == nil && !s.chance.oneIn(10) { // long moves are hardly ever taken when it is cold
		roll = 0
		if s.ports && s.chance.oneIn(5) {
			roll = 93
		}
	}
	if len(s.groups) > 0 && s.chance.oneIn(8) {
		return s.moveGroup(reach, patience)
	}
	v := int32(s.chance.below(int64(len(s.nodes))))
	if s.still != nil {
		if s.still[v] {
			return s.movePort(s.anyStrand(), patience)
		}
		roll %= 72 // no other node moves with it
	}
	if roll >= 72 {
		return s.moveSeveral(v, roll, patience)
	}
	x, y := s.target(v, roll, reach)
	return s.moveTo(v, x, y, patience)
}

// target is a place that a node may go to by itself.
func (s *solver) target(v int32, roll, reach int64) (x, y int64) {
	n := &s.nodes[v]
	switch {
	case roll < 45:
		return n.x + s.chance.around(reach), n.y + s.chance.around(reach)
	case roll < 55 && n.hold > 0:
		return n.oldX, n.oldY
	case roll < 55:
		return s.chance.below(s.width), s.chance.below(s.height)
	}
	return s.amongNeighbours(v)
}

// moveSeveral makes one of the moves that are about more than a node.
func (s *solver) moveSeveral(v int32, roll, patience int64) int64 {
	switch {
	case roll < 82:
		return s.swap(v, s.partner(v), patience)
	case roll < 92:
		if x, y, ok := s.acrossCrossing(v); ok {
			return s.moveTo(v, x, y, patience)
		}
		return 0
	case roll < 95 && s.ports && len(s.strands) > 0:
		return s.movePort(s.anyStrand(), patience)
	case len(s.branches) > 0:
		return s.turnBranch(s.branches[s.chance.below(int64(len(s.branches)))], patience)
	}
	return 0
}

func (s *solver) anyStrand() int32 { return int32(s.chance.below(int64(len(s.strands)))) }
