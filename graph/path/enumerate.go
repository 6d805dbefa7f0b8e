package path

import (
	"math"
	"slices"

	"dossier/data"
	"dossier/graph"
)

// all answers a question for every path within MaxHops. Paths are given length
// by length as they are found, so that what a budget cuts short is right and in
// order. By evidence that is done grade by grade. By weight nothing is certain
// before the end; where the budget does not last, half of it goes to giving the
// first paths one after the other (yen.go).
func (f *finder) all() {
	switch f.s.q.By {
	case ByHops:
		f.walkAll(0)
	case ByEvidence:
		for g := data.Grade(5); !f.s.m.ended(); g-- {
			f.s.above(g)
			f.walkAll(g)
			if g == 0 {
				return
			}
		}
	case ByWeight:
		f.allByWeight()
	}
}

// walker enumerates paths of bounded length depth-first. For every node it knows
// how many hops it takes at least to the goal past the nodes on the stack, and
// never enters one from which the goal is out of reach: at first that is the
// plain distance; where a node led nowhere, it is raised until what stood in its
// way has left the stack (Peng et al., "Towards bridging theory and practice:
// hop-constrained s-t simple path enumeration", PVLDB 13, 2019; after Johnson's
// enumeration of circuits, SIAM J. Comput. 4, 1975). So the time between two
// paths is at most MaxHops searches of the graph.
type walker struct {
	f      *finder
	s      *space
	dist   []cost
	raised *marks // by node: hops to the goal, where more than dist
	held   *marks // nodes that were raised in this round,
	listed *marks // by node: position in lists of the first of those with an arc to it, plus 1
	lists  []listing
	stack  []frame
	nodes  []graph.Node // of the stack, and the goal
	limit  int          // hops of the longest path of this round
	beyond int          // hops that a path must have at least that was left aside
	lowers []lowered
	found  func(nodes []graph.Node, weakest data.Grade) bool
}

// frame is an actor on the stack.
type frame struct {
	arc, end uint32 // arcs yet to be tried
	shortest int    // hops of the shortest path found from here, or none
	weakest  data.Grade
}

// listing is a node in a list of those that were raised.
type listing struct {
	node graph.Node
	next uint32 // position in lists, plus 1
}

// lowered is a node whose distance may have become less.
type lowered struct {
	node graph.Node
	hops int
}

const none = int(^uint(0) >> 2)

func (f *finder) walker() walker {
	return walker{
		f: f, s: f.s, beyond: none, dist: f.s.distances(f.s.q.To, false),
		raised: &f.sc.raised, held: &f.sc.held, listed: &f.sc.listed,
	}
}

// walkAll gives the paths whose weakest hop has exactly a grade, or all for
// grade 0 of a question that is not by evidence.
func (f *finder) walkAll(grade data.Grade) {
	w := f.walker()
	if f.s.m.ended() || w.dist[f.s.q.From] == farthest {
		return
	}
	wanted := func(weakest data.Grade) bool { return f.s.q.By != ByEvidence || weakest == grade }
	batch := batch{f: f}
	w.beyond = int(w.dist[f.s.q.From].lo)
	done, step := w.beyond-1, 1
	for done < f.s.q.MaxHops {
		w.limit = min(done+step, f.s.q.MaxHops)
		given := len(f.paths)
		w.found = func(nodes []graph.Node, weakest data.Grade) bool {
			switch {
			case len(nodes)-1 <= done || !wanted(weakest):
				return true
			case w.limit == done+1: // all as long as each other, and so in order
				return f.give(nodes)
			}
			return batch.add(nodes, hopsCost(len(nodes)-1))
		}
		w.round()
		if f.s.m.ended() || !batch.give() {
			return
		}
		done = max(w.limit, w.beyond-1)
		if step *= 2; len(f.paths) > given {
			step = 1
		}
	}
	f.cut = f.cut || w.beyond < none
}

// round finds all paths of at most limit hops.
func (w *walker) round() {
	w.f.sc.marks.start(w.s.size())
	for _, m := range [...]*marks{w.raised, w.held, w.listed} {
		m.start(w.s.size())
	}
	w.stack, w.nodes, w.lists, w.beyond = w.stack[:0], w.nodes[:0], w.lists[:0], none
	w.enter(w.s.q.From, 5)
	for len(w.stack) > 0 {
		top := &w.stack[len(w.stack)-1]
		if top.arc < top.end {
			if !w.try(top) {
				return
			}
			continue
		}
		w.leave()
		if !w.s.m.spend(1) {
			return
		}
	}
}

func (w *walker) enter(n graph.Node, weakest data.Grade) {
	rows := w.s.out
	w.f.sc.marks.set(n, 0)
	w.raised.set(n, math.MaxUint32) // nothing leads through it now
	w.stack = append(w.stack, frame{rows.Start[n], rows.Start[n+1], none, weakest})
	w.nodes = append(w.nodes, n)
}

// try looks at the next arcs of the top of the stack, those to one node.
func (w *walker) try(top *frame) bool {
	arcs := w.s.out.Arcs
	to, first := arcs[top.arc].To, top.arc
	for top.arc < top.end && arcs[top.arc].To == to {
		top.arc++
	}
	if !w.s.m.spend(int(top.arc - first)) {
		return false
	}
	hops := len(w.stack) + w.rest(to)
	if hops >= none || w.f.sc.marks.has(to) || !w.s.open(to) {
		return true
	}
	grade, ok := w.s.bestGrade(arcs[first:top.arc])
	switch weakest := min(top.weakest, grade); {
	case !ok:
	case hops > w.limit:
		w.beyond = min(w.beyond, hops)
	case to == w.s.q.To:
		top.shortest = 1
		w.nodes = append(w.nodes, to)
		more := w.found(w.nodes, weakest)
		w.nodes = w.nodes[:len(w.nodes)-1]
		return more
	default:
		w.enter(to, weakest)
	}
	return true
}

// leave takes the top off the stack.
func (w *walker) leave() {
	depth := len(w.stack) - 1
	n, shortest := w.nodes[depth], w.stack[depth].shortest
	w.stack, w.nodes = w.stack[:depth], w.nodes[:depth]
	w.f.sc.marks.unset(n)
	if shortest == none {
		w.raised.set(n, uint32(w.limit-depth+1))
		w.list(n)
		return
	}
	w.lower(n, shortest)
	if shortest > int(w.dist[n].lo) {
		w.list(n)
	}
	if depth > 0 {
		up := &w.stack[depth-1]
		up.shortest = min(up.shortest, shortest+1)
	}
}

// rest is how many hops it takes at least from a node to the goal.
func (w *walker) rest(n graph.Node) int {
	if hops, ok := w.raised.get(n); ok {
		return int(hops)
	}
	if w.dist[n] == farthest {
		return none
	}
	return int(w.dist[n].lo)
}

// list lists a node that was raised under the nodes that may be to blame.
func (w *walker) list(n graph.Node) {
	if w.held.has(n) {
		return
	}
	w.held.set(n, 0)
	row := w.s.out.Of(n)
	w.s.m.spend(len(row))
	for _, a := range row {
		if w.s.passes(a.Tie) {
			first, ok := w.listed.get(a.To)
			if !ok {
				first = 0
			}
			w.lists = append(w.lists, listing{n, first})
			w.listed.set(a.To, uint32(len(w.lists)))
		}
	}
}

// lower takes back what was raised of a node, and of those raised because of it.
func (w *walker) lower(n graph.Node, hops int) {
	w.lowers = append(w.lowers[:0], lowered{n, hops})
	for len(w.lowers) > 0 {
		l := w.lowers[len(w.lowers)-1]
		w.lowers = w.lowers[:len(w.lowers)-1]
		if known, ok := w.raised.get(l.node); !ok || int(known) <= l.hops {
			continue
		}
		w.raised.set(l.node, uint32(l.hops))
		at, ok := w.listed.get(l.node)
		for ok && at != 0 {
			w.s.m.spend(1)
			if n := w.lists[at-1].node; !w.f.sc.marks.has(n) {
				w.lowers = append(w.lowers, lowered{n, l.hops + 1})
			}
			at = w.lists[at-1].next
		}
	}
}

// bestGrade returns the best grade of parallel arcs, if any passes.
func (s *space) bestGrade(arcs []graph.Arc) (best data.Grade, ok bool) {
	for _, a := range arcs {
		if s.passes(a.Tie) {
			best, ok = max(best, s.v.Grade(a.Tie)), true
		}
	}
	return best, ok
}

// batch holds paths that are to be given in order of cost.
type batch struct {
	f     *finder
	nodes []graph.Node
	queue heap[priced]
}

type priced struct {
	cost       cost
	start, end int
}

func (b *batch) before(x, y *priced) bool {
	if x.cost != y.cost {
		return x.cost.less(y.cost)
	}
	return slices.Compare(b.nodes[x.start:x.end], b.nodes[y.start:y.end]) < 0
}

func (b *batch) add(nodes []graph.Node, c cost) bool {
	start := len(b.nodes)
	b.nodes = append(b.nodes, nodes...)
	b.queue.less = b.before
	b.queue.push(priced{c, start, len(b.nodes)})
	return b.f.s.m.spend(hopCharge * len(nodes))
}

// give gives the paths in order and empties the batch.
func (b *batch) give() bool {
	for len(b.queue.items) > 0 {
		if p := b.queue.pop(); !b.f.give(b.nodes[p.start:p.end]) {
			return false
		}
	}
	b.nodes = b.nodes[:0]
	return true
}

// allByWeight collects all paths with half the budget and then orders them.
func (f *finder) allByWeight() {
	m := f.s.m
	half := m.reserve()
	b := batch{f: f}
	w := f.walker()
	w.limit = f.s.q.MaxHops
	w.found = func(nodes []graph.Node, _ data.Grade) bool {
		var c cost
		for i, to := range nodes[1:] {
			_, price := f.s.measure(nodes[i], to)
			c = c.add(price)
		}
		return b.add(nodes, c)
	}
	if !m.ended() && w.dist[f.s.q.From] != farthest {
		w.round()
	}
	whole := !m.ended()
	more := m.restore(half)
	switch {
	case whole:
		b.give()
		f.cut = w.beyond < none
	case more:
		f.bestWeight()
		f.cut = true
	}
}
