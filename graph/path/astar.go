package path

import (
	"dossier/data"
	"dossier/graph"
)

// guide finds paths for questions that plain shortest-path search cannot
// answer, because whether a path may go on depends on how it came: it has yet to
// pass some actors, or to keep step with time. It grows the beginnings of paths,
// always the one with the least bound on what a whole path from there costs, so
// that whole paths come up in order (Hart, Nilsson and Raphael, "A formal basis
// for the heuristic determination of minimum cost paths", IEEE Trans. SSC 4,
// 1968, over paths in place of nodes). The bounds are exact distances but for
// the demand that no actor come twice; where that demand bites, the number of
// beginnings can grow exponentially, and the budget ends the search.
type guide struct {
	f        *finder
	s        *space
	hops     viaBounds  // bounds in hops
	weight   viaBounds  // by weight
	times    *timetable // under TimeRespecting
	partials []partial
	queue    heap[uint32]
	marked   uint32   // the partial whose nodes are in the marks
	moves    []uint32 // partials to be marked
	cut      bool
}

// partial is the beginning of a path: one hop more than its parent.
type partial struct {
	bound  cost // no path that begins so costs less
	parent uint32
	jump   uint32 // an ancestor further up: see before
	node   graph.Node
	depth  uint32
	left   uint16   // the actors of Via yet to be passed, a bit each
	state  []moment // under TimeRespecting: see timed.go
	spent  cost
}

// guided answers a question with Via or TimeRespecting.
func (f *finder) guided() {
	if f.s.q.By != ByEvidence {
		f.guide(nil)
		return
	}
	for g := data.Grade(5); ; g-- {
		f.s.above(g)
		stronger := func(nodes []graph.Node) bool { return g < 5 && f.s.holds(nodes, g+1) }
		f.guide(stronger)
		if g == 0 || f.enough() || f.s.m.ended() {
			return
		}
	}
}

// holds reports whether a path exists with no hop below a grade.
func (s *space) holds(nodes []graph.Node, least data.Grade) bool {
	if s.q.TimeRespecting {
		return s.keepsTime(nodes, least)
	}
	for i, to := range nodes[1:] {
		if grade, _ := s.measure(nodes[i], to); grade < least {
			return false
		}
	}
	return true
}

// guide gives the paths of the space in order, less those to skip.
func (f *finder) guide(skip func([]graph.Node) bool) {
	s := f.s
	gd := &guide{f: f, s: s}
	gd.queue.less = gd.before
	if !gd.findBounds() {
		return
	}
	gd.start()
	for len(gd.queue.items) > 0 && !s.m.ended() {
		at := gd.queue.pop()
		if gd.partials[at].node != s.q.To {
			gd.grow(at)
			continue
		}
		nodes := gd.nodes(at)
		if skip != nil && skip(nodes) {
			continue
		}
		if !f.give(nodes) || f.enough() {
			break
		}
	}
	f.cut = f.cut || gd.cut
}

// findBounds finds all that bounds rest on. It reports false where the search
// ended before.
func (gd *guide) findBounds() (ok bool) {
	s := gd.s
	if gd.hops, ok = s.findViaBounds(false); !ok {
		return false
	}
	if s.q.By == ByWeight {
		if gd.weight, ok = s.findViaBounds(true); !ok {
			return false
		}
	}
	if s.q.TimeRespecting {
		gd.times = s.findTimetable()
	}
	return !s.m.ended()
}

func (gd *guide) start() {
	first := partial{node: gd.s.q.From, left: 1<<len(gd.s.q.Via) - 1}
	if gd.s.q.TimeRespecting {
		first.state = []moment{{day: data.MinDay}}
	}
	gd.f.sc.marks.start(gd.s.size())
	gd.f.sc.marks.set(first.node, 0)
	gd.add(first)
}

// add queues a partial, unless no path can begin so.
func (gd *guide) add(st partial) {
	hops := gd.hops.bound(st.node, st.left)
	if hops == farthest {
		return
	}
	if gd.times != nil {
		if timed := hopsCost(int(gd.times.hops(st.node, st.state[0].day))); hops.less(timed) {
			hops = timed
		}
	}
	whole := hopsCost(int(st.depth)).add(hops)
	if limit := gd.s.q.MaxHops; limit > 0 && hopsCost(limit).less(whole) {
		gd.cut = true
		return
	}
	st.bound = whole
	if gd.s.q.By == ByWeight {
		st.bound = st.spent.add(gd.weight.bound(st.node, st.left))
	}
	if st.depth > 0 {
		st.jump = gd.jump(st.parent)
	}
	gd.partials = append(gd.partials, st)
	gd.queue.push(uint32(len(gd.partials) - 1))
	gd.s.m.spend(partialCharge)
}

// grow queues every partial that is one hop longer.
func (gd *guide) grow(at uint32) {
	s, st := gd.s, gd.partials[at]
	passed, moved := gd.mark(at)
	row := s.out.Of(st.node)
	if !s.m.spend(len(row) + moved + partialCharge) {
		return
	}
	for i := 0; i < len(row); {
		to, first := row[i].To, i
		for i < len(row) && row[i].To == to {
			i++
		}
		if passed.has(to) || !s.open(to) {
			continue
		}
		next := partial{parent: at, node: to, depth: st.depth + 1, left: st.left &^ s.viaBit(to)}
		if to == s.q.To && next.left != 0 {
			continue
		}
		if s.q.TimeRespecting {
			latest, ok := gd.times.latest(to)
			if ok {
				next.state = s.passTime(st.state, row[first:i], latest)
			}
			if len(next.state) == 0 {
				continue
			}
			next.spent = next.state[len(next.state)-1].spent
		} else {
			price, ok := s.cheapest(row[first:i])
			if !ok {
				continue
			}
			next.spent = st.spent.add(price)
		}
		gd.add(next)
	}
}

// cheapest returns the least price of parallel arcs, if any passes.
func (s *space) cheapest(arcs []graph.Arc) (least cost, ok bool) {
	least = farthest
	for _, a := range arcs {
		if s.passes(a.Tie) {
			if c := s.hopPrice(a.Tie); c.less(least) {
				least = c
			}
			ok = true
		}
	}
	return least, ok
}

// hopPrice is what a hop along a tie costs under the choice of the question.
func (s *space) hopPrice(t graph.Tie) cost {
	if s.q.By == ByWeight {
		return s.price(t)
	}
	return oneHop
}

// viaBit is the bit of an actor of Via, and 0 for others.
func (s *space) viaBit(n graph.Node) uint16 {
	for i, v := range s.q.Via {
		if v == n {
			return 1 << i
		}
	}
	return 0
}

// mark marks the nodes of a partial, by way of the last ancestor that it shares with
// the one marked before, and returns how many changed.
func (gd *guide) mark(at uint32) (m *marks, moved int) {
	m = &gd.f.sc.marks
	gd.moves = gd.moves[:0]
	old := gd.marked
	gd.marked = at
	for ; old != at; moved++ {
		if a, b := &gd.partials[old], &gd.partials[at]; a.depth > b.depth || a.depth == b.depth && old > at {
			m.unset(a.node)
			old = a.parent
		} else {
			gd.moves = append(gd.moves, at)
			at = b.parent
		}
	}
	for _, partial := range gd.moves {
		m.set(gd.partials[partial].node, 0)
	}
	return m, moved
}

// nodes lists the nodes of a partial, from the start.
func (gd *guide) nodes(at uint32) []graph.Node {
	list := resize(gd.f.sc.path, int(gd.partials[at].depth)+1)
	gd.f.sc.path = list
	for i := len(list) - 1; i >= 0; i-- {
		list[i] = gd.partials[at].node
		at = gd.partials[at].parent
	}
	return list
}

// before orders partials by bound and then by their nodes in order, a shorter one
// first. So a whole path that comes up is before all that others may become. It
// takes time in the logarithm of their length (Myers, "An applicative random-access
// stack", Inf. Proc. Letters 17, 1983).
func (gd *guide) before(a, b *uint32) bool {
	x, y := &gd.partials[*a], &gd.partials[*b]
	if x.bound != y.bound {
		return x.bound.less(y.bound)
	}
	shorter := x.depth < y.depth
	x, y = gd.up(x, y.depth), gd.up(y, x.depth)
	if x == y {
		return shorter
	}
	for x.parent != y.parent {
		if x.jump != y.jump {
			x, y = &gd.partials[x.jump], &gd.partials[y.jump]
		} else {
			x, y = &gd.partials[x.parent], &gd.partials[y.parent]
		}
	}
	return x.node < y.node
}

// up is the ancestor of a partial at a depth, or the partial itself if it is no deeper.
func (gd *guide) up(st *partial, depth uint32) *partial {
	for st.depth > depth {
		if jump := &gd.partials[st.jump]; jump.depth >= depth {
			st = jump
		} else {
			st = &gd.partials[st.parent]
		}
	}
	return st
}

// jump is where a child of a partial jumps to: its jumps are as those of a number
// with the digits of a skew binary system.
func (gd *guide) jump(parent uint32) uint32 {
	p := &gd.partials[parent]
	far := &gd.partials[p.jump]
	if p.depth-far.depth == far.depth-gd.partials[far.jump].depth && p.depth > 0 {
		return far.jump
	}
	return parent
}
