package path

import (
	"math/bits"

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
	f      *finder
	s      *space
	hops   legs       // bounds in hops
	weight legs       // by weight
	times  *timetable // under TimeRespecting
	stubs  []stub
	queue  heap[uint32]
	marked uint32   // the stub whose nodes are in the marks
	moves  []uint32 // stubs to be marked
	cut    bool
}

// stub is the beginning of a path: one hop more than its parent.
type stub struct {
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
	gd.hops = s.findLegs(false)
	if s.q.By == ByWeight && s.m.ask() {
		gd.weight = s.findLegs(true)
	}
	if s.q.TimeRespecting && s.m.ask() {
		gd.times = s.findTimetable()
	}
	if s.m.ended() {
		return
	}
	gd.start()
	for len(gd.queue.items) > 0 && !s.m.ended() {
		at := gd.queue.pop()
		if gd.stubs[at].node != s.q.To {
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

func (gd *guide) start() {
	first := stub{node: gd.s.q.From, left: 1<<len(gd.s.q.Via) - 1}
	if gd.s.q.TimeRespecting {
		first.state = []moment{{day: data.MinDay}}
	}
	gd.f.sc.marks.start(gd.s.size())
	gd.f.sc.marks.set(first.node, 0)
	gd.add(first)
}

// add queues a stub, unless no path can begin so.
func (gd *guide) add(st stub) {
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
	gd.stubs = append(gd.stubs, st)
	gd.queue.push(uint32(len(gd.stubs) - 1))
	gd.s.m.spend(stubCharge)
}

// grow queues every stub that is one hop longer.
func (gd *guide) grow(at uint32) {
	s, st := gd.s, gd.stubs[at]
	passed, moved := gd.mark(at)
	row := s.out.Of(st.node)
	if !s.m.spend(len(row) + moved + stubCharge) {
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
		next := stub{parent: at, node: to, depth: st.depth + 1, left: st.left &^ s.viaBit(to)}
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

// mark marks the nodes of a stub, by way of the last ancestor that it shares with
// the one marked before, and returns how many changed.
func (gd *guide) mark(at uint32) (m *marks, moved int) {
	m = &gd.f.sc.marks
	gd.moves = gd.moves[:0]
	old := gd.marked
	gd.marked = at
	for ; old != at; moved++ {
		if a, b := &gd.stubs[old], &gd.stubs[at]; a.depth > b.depth || a.depth == b.depth && old > at {
			m.unset(a.node)
			old = a.parent
		} else {
			gd.moves = append(gd.moves, at)
			at = b.parent
		}
	}
	for _, stub := range gd.moves {
		m.set(gd.stubs[stub].node, 0)
	}
	return m, moved
}

// nodes lists the nodes of a stub, from the start.
func (gd *guide) nodes(at uint32) []graph.Node {
	list := resize(gd.f.sc.path, int(gd.stubs[at].depth)+1)
	gd.f.sc.path = list
	for i := len(list) - 1; i >= 0; i-- {
		list[i] = gd.stubs[at].node
		at = gd.stubs[at].parent
	}
	return list
}

// before orders stubs by bound and then by their nodes in order, a shorter one
// first. So a whole path that comes up is before all that others may become. It
// takes time in the logarithm of their length (Myers, "An applicative random-access
// stack", Inf. Proc. Letters 17, 1983).
func (gd *guide) before(a, b *uint32) bool {
	x, y := &gd.stubs[*a], &gd.stubs[*b]
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
			x, y = &gd.stubs[x.jump], &gd.stubs[y.jump]
		} else {
			x, y = &gd.stubs[x.parent], &gd.stubs[y.parent]
		}
	}
	return x.node < y.node
}

// up is the ancestor of a stub at a depth, or the stub itself if it is no deeper.
func (gd *guide) up(st *stub, depth uint32) *stub {
	for st.depth > depth {
		if jump := &gd.stubs[st.jump]; jump.depth >= depth {
			st = jump
		} else {
			st = &gd.stubs[st.parent]
		}
	}
	return st
}

// jump is where a child of a stub jumps to: its jumps are as those of a number
// with the digits of a skew binary system.
func (gd *guide) jump(parent uint32) uint32 {
	p := &gd.stubs[parent]
	far := &gd.stubs[p.jump]
	if p.depth-far.depth == far.depth-gd.stubs[far.jump].depth && p.depth > 0 {
		return far.jump
	}
	return parent
}

// legs bound what it costs from a node past some actors of Via to the goal.
type legs struct {
	goal []cost   // from each node to the goal
	via  [][]cost // to each actor of Via
	rest [][]cost // from each actor of Via on past a set of others to the goal
}

// findLegs searches backward from the goal and from each actor of Via, then
// finds the best order for each set of them (Held and Karp, "A dynamic
// programming approach to sequencing problems", J. SIAM 10, 1962).
func (s *space) findLegs(weighed bool) legs {
	l := legs{goal: s.distances(s.q.To, weighed)}
	for _, v := range s.q.Via {
		if !s.m.ask() {
			return l
		}
		l.via = append(l.via, s.distances(v, weighed))
	}
	if s.m.ended() {
		return l
	}
	n := len(s.q.Via)
	l.rest = make([][]cost, n)
	for i := range l.rest {
		l.rest[i] = make([]cost, 1<<n)
	}
	for set := range uint16(1) << n { // smaller sets before those that hold them
		for i, v := range s.q.Via {
			l.rest[i][set] = l.bound(v, set)
		}
	}
	return l
}

// bound is the least cost of a walk from a node past a set of actors of Via to
// the goal, or farthest where there is none. It is defined for set from those
// of rest for smaller sets.
func (l *legs) bound(n graph.Node, set uint16) cost {
	if set == 0 {
		return l.goal[n]
	}
	least := farthest
	for m := set; m != 0; m &= m - 1 {
		i := bits.TrailingZeros16(m)
		there, on := l.via[i][n], l.rest[i][set&^(1<<i)]
		if there == farthest || on == farthest {
			continue
		}
		if c := there.add(on); c.less(least) {
			least = c
		}
	}
	return least
}
