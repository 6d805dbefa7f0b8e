package path

import (
	"slices"

	"dossier/graph"
)

// weightGround is the ground of a ranking by weight. Its survey is a backward
// search from the goal in the order of what a whole path through each node must
// cost at least, by the forward tree that the search for the best path left
// behind (the A* of Hart, Nilsson and Raphael 1968).
type weightGround struct {
	s      *space
	sc     *scratch
	known  *tree // costs to the goal; a node whose parent is the goal is settled
	effort int   // nodes settled
	hops   []cost

	// Of a detour:
	ways  []way
	first marks    // by node: position in ways of the latest, plus 1
	queue frontier // of positions in ways
}

// way is one way to reach a node on a detour. With MaxHops a node may have
// several: cheaper ones and shorter ones.
type way struct {
	cost   cost
	node   graph.Node
	parent uint32
	depth  uint32
	next   uint32 // another way to the same node: position in ways, plus 1
}

func (w *weightGround) start(s *space, sc *scratch) {
	w.s, w.sc, w.known, w.effort, w.hops = s, sc, &sc.backW, 0, nil
	w.known.start(s.size())
	w.known.set(s.q.To, cost{}, s.q.From)
	w.known.queue.push(w.fromStart(s.q.To), s.q.To)
	if s.q.MaxHops > 0 {
		w.hops = s.distances(s.q.To, false)
	}
}

// fromStart is the cost from the start to a node, or less.
func (w *weightGround) fromStart(n graph.Node) cost {
	if c := w.sc.foreW.cost(n); c.less(w.sc.fringe) {
		return c
	}
	return w.sc.fringe
}

func (w *weightGround) settled(n graph.Node) bool {
	l := &w.known.labels[n]
	return l.epoch == w.known.epoch && l.parent == w.s.q.To
}

func (w *weightGround) toGoal(n graph.Node) (cost, bool) { return w.known.cost(n), w.settled(n) }

func (w *weightGround) horizon() cost {
	q := &w.known.queue
	for len(*q) > 0 && w.settled((*q)[0].node) {
		q.pop()
	}
	if len(*q) == 0 {
		return farthest
	}
	return (*q)[0].cost
}

// survey moves the horizon beyond a cost, and for at least as many nodes as
// before, so that few steps lead to a far one.
func (w *weightGround) survey(c cost) {
	target := max(2*w.effort, 64)
	for {
		horizon := w.horizon()
		if horizon == farthest || c.less(horizon) && w.effort >= target {
			return
		}
		w.effort++
		_, n := w.known.queue.pop()
		if !w.settle(n) {
			return
		}
	}
}

func (w *weightGround) settle(n graph.Node) bool {
	here := w.known.cost(n)
	w.known.labels[n].parent = w.s.q.To
	row := w.s.in.Of(n)
	if !w.s.m.spend(len(row) + 1) {
		return false
	}
	for _, a := range row {
		known := w.known.cost(a.To)
		if known.less(here) || !w.s.passes(a.Tie) || !w.s.open(a.To) {
			continue
		}
		if there := here.add(w.s.price(a.Tie)); there.less(known) {
			w.known.set(a.To, there, w.s.q.From)
			w.known.queue.push(there.add(w.fromStart(a.To)), a.To)
		}
	}
	return true
}

// detour is Dijkstra's algorithm from the last node of the beginning. Of two ways
// to a node at one cost, and so with as many hops, the first in order counts.
func (w *weightGround) detour(nodes []graph.Node, begun, ceiling cost, banned func(graph.Node) bool) ([]graph.Node, cost, bool) {
	fork := len(nodes) - 1
	w.ways = append(w.ways[:0], way{cost: begun, node: nodes[fork]})
	w.first.start(w.s.size())
	w.first.set(nodes[fork], 1)
	w.queue = append(w.queue[:0], entry{begun, 0})
	for len(w.queue) > 0 {
		c, at := w.queue.pop()
		from := w.ways[at]
		if from.cost != c {
			continue // a cheaper way was found since
		}
		if from.node == w.s.q.To {
			return w.trace(nodes, uint32(at)), c, true
		}
		row := w.s.out.Of(from.node)
		if !w.s.m.spend(len(row) + 1) {
			return nodes, begun, false
		}
		for _, a := range row {
			rest, ok := w.toGoal(a.To)
			if !ok || w.sc.passed(a.To, fork) || !w.s.passes(a.Tie) || at == 0 && banned(a.To) {
				continue
			}
			there := c.add(w.s.price(a.Tie))
			if there.add(rest).less(ceiling) && w.withinHops(a.To, fork+int(from.depth)+1) {
				w.reach(a.To, there, uint32(at))
			}
		}
	}
	return nodes, begun, false
}

// withinHops reports whether a path with a node at a position can keep to MaxHops.
func (w *weightGround) withinHops(n graph.Node, at int) bool {
	return w.hops == nil || !hopsCost(w.s.q.MaxHops).less(hopsCost(at).add(w.hops[n]))
}

// reach notes a way to a node, unless there is one at least as good.
func (w *weightGround) reach(n graph.Node, c cost, parent uint32) {
	depth := w.ways[parent].depth + 1
	first, ok := w.first.get(n)
	if !ok {
		first = 0
	}
	for at := first; at != 0; at = w.ways[at-1].next {
		old := &w.ways[at-1]
		switch {
		case old.cost == c:
			if w.earlier(parent, old.parent) {
				old.parent = parent
			}
			return
		case old.cost.less(c) && (w.hops == nil || old.depth <= depth):
			return
		case w.hops == nil:
			old.cost, old.parent, old.depth = c, parent, depth
			w.queue.push(c, graph.Node(at-1))
			return
		}
	}
	w.ways = append(w.ways, way{c, n, parent, depth, first})
	w.first.set(n, uint32(len(w.ways)))
	w.queue.push(c, graph.Node(len(w.ways)-1))
}

// earlier reports whether one way comes before another in the order of their
// nodes. Both must have as many hops.
func (w *weightGround) earlier(a, b uint32) (first bool) {
	for a != b {
		x, y := &w.ways[a], &w.ways[b]
		if x.node != y.node {
			first = x.node < y.node
		}
		a, b = x.parent, y.parent
	}
	return first
}

// trace appends the nodes of a way.
func (w *weightGround) trace(nodes []graph.Node, at uint32) []graph.Node {
	end := len(nodes)
	for ; at != 0; at = w.ways[at].parent {
		nodes = append(nodes, w.ways[at].node)
	}
	slices.Reverse(nodes[end:])
	return nodes
}
