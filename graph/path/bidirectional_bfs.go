package path

import "dossier/graph"

// ball is what a breadth-first search has reached: all nodes within some number
// of hops of its centre, in the order in which they were reached.
type ball struct {
	seen  places // position in queue
	queue []reached
	first int // position in queue of the first node at the rim
	depth int // hops from the centre to the rim
	arcs  int // arcs that leave the rim
	ahead int // arcs that leave the nodes beyond the rim
}

type reached struct {
	node   graph.Node
	parent uint32 // position in queue; the centre is its own
	depth  uint32
}

// start empties the ball but for its centre.
func (b *ball) start(rows *graph.Rows, centre graph.Node) {
	for i := range b.queue {
		b.seen.unset(b.queue[i].node)
	}
	b.seen.fit(len(rows.Start) - 1)
	b.queue, b.first, b.depth, b.arcs, b.ahead = b.queue[:0], 0, 0, 0, 0
	b.push(rows, centre, 0, 0)
	b.arcs, b.ahead = b.ahead, 0
}

// grown moves the rim to the nodes that have been pushed beyond it. end is the
// position in queue after the last node of the old rim.
func (b *ball) grown(end int) {
	b.first, b.depth, b.arcs, b.ahead = end, b.depth+1, b.ahead, 0
}

// end is the position in queue after the last node at the rim.
func (b *ball) end() int {
	end := len(b.queue)
	for end > b.first && int(b.queue[end-1].depth) > b.depth {
		end--
	}
	return end
}

// exhausted reports whether the ball holds all that can be reached.
func (b *ball) exhausted() bool { return b.first == len(b.queue) }

func (b *ball) push(rows *graph.Rows, n graph.Node, parent, depth uint32) {
	b.seen.set(n, uint32(len(b.queue)))
	b.queue = append(b.queue, reached{n, parent, depth})
	b.ahead += int(rows.Start[n+1] - rows.Start[n])
}

// has reports whether the ball holds a node; at is its position in queue.
func (b *ball) has(n graph.Node) (at uint32, ok bool) {
	return b.seen.get(n)
}

// meeting is where the two searches met: at a node of the forward ball, or,
// where step is true, one hop further on.
type meeting struct {
	at    uint32 // position in the forward queue
	step  bool
	next  graph.Node
	rest  int // hops from there to the goal
	found bool
}

// fewestHops finds the path with the fewest hops and, of several, the one whose
// actors come first in order: breadth-first from both ends, each time on the
// side with fewer arcs at its rim (Pohl, "Bi-directional search", Machine
// Intelligence 6, 1971). The path stays in sc.path and the forward ball in
// sc.fore. It costs at most all arcs twice and commonly little more than the
// square root of that.
//
// Arcs are ordered by node, so the forward queue lists the nodes of one depth in
// the order of their best paths. Hence the first node of the queue through which
// any shortest path runs lies on the best of them.
func (s *space) fewestHops(sc *scratch, maxHops int) bool {
	fore, back := &sc.fore, &sc.back
	fore.start(s.out, s.q.From)
	back.start(s.in, s.q.To)
	for !fore.exhausted() && !back.exhausted() && (maxHops == 0 || fore.depth+back.depth < maxHops) {
		var met meeting
		if fore.arcs <= back.arcs {
			met = s.widen(fore, back)
		} else {
			met = s.widenBack(fore, back)
		}
		if s.m.ended() {
			return false
		}
		if met.found {
			return s.trace(sc, met)
		}
	}
	return false
}

// widen looks for the first meeting a hop beyond the rim of the forward ball, and
// where there is none lets the ball grow by that hop. The last hop, for which most
// arcs are looked at, so writes nothing.
func (s *space) widen(fore, back *ball) (met meeting) {
	for i := fore.first; i < len(fore.queue); i++ {
		row := s.out.Of(fore.queue[i].node)
		if !s.m.spend(len(row) + 1) {
			return met
		}
		for _, a := range row {
			if back.seen.has(a.To) && s.passes(a.Tie) && s.open(a.To) {
				return meeting{at: uint32(i), step: true, next: a.To, rest: back.depth, found: true}
			}
		}
	}
	s.swell(fore, s.out)
	return met
}

// widenBack does so from the backward ball, for the meeting that comes first in
// the forward queue.
func (s *space) widenBack(fore, back *ball) (met meeting) {
	for i := back.first; i < len(back.queue); i++ {
		row := s.in.Of(back.queue[i].node)
		if !s.m.spend(len(row) + 1) {
			return meeting{}
		}
		for _, a := range row {
			at, meets := fore.has(a.To)
			if meets && (!met.found || at < met.at) && s.passes(a.Tie) && s.open(a.To) {
				met = meeting{at: at, rest: back.depth + 1, found: true}
			}
		}
	}
	if !met.found {
		s.swell(back, s.in)
	}
	return met
}

// swell lets a ball grow by a whole hop, whatever it meets.
func (s *space) swell(b *ball, rows *graph.Rows) {
	end := b.end()
	for i := b.first; i < end; i++ {
		row := rows.Of(b.queue[i].node)
		if !s.m.spend(len(row) + 1) {
			return
		}
		for _, a := range row {
			if !b.seen.has(a.To) && s.passes(a.Tie) && s.open(a.To) {
				b.push(rows, a.To, uint32(i), uint32(b.depth+1))
			}
		}
	}
	b.grown(end)
}

// trace writes the path through a meeting to sc.path: back to the start by the
// parents, on to the goal by the first node of each row that is a hop nearer.
func (s *space) trace(sc *scratch, met meeting) bool {
	fore, back := &sc.fore, &sc.back
	depth := int(fore.queue[met.at].depth)
	sc.path = resize(sc.path, depth+1)
	for at := met.at; depth >= 0; depth-- {
		sc.path[depth] = fore.queue[at].node
		at = fore.queue[at].parent
	}
	if met.step {
		sc.path = append(sc.path, met.next)
	}
	for rest := met.rest - 1; rest >= 0; rest-- {
		row := s.out.Of(sc.path[len(sc.path)-1])
		if !s.m.spend(len(row)) {
			return false
		}
		for _, a := range row {
			at, ok := back.has(a.To)
			if ok && int(back.queue[at].depth) == rest && s.passes(a.Tie) {
				sc.path = append(sc.path, a.To)
				break
			}
		}
	}
	return true
}

// resize gives a slice n elements, whatever they are.
func resize[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n, n+n/2)
	}
	return list[:n]
}
