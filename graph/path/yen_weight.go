package path

import (
	"slices"

	"dossier/graph"
)

// weightGround is the ground of a ranking by weight. It is to [hopGround] what
// Dijkstra's algorithm is to breadth-first search: the trees of the search from
// both ends grow until every node of a path within reach is settled in the
// backward one, or else in the forward one; for the latter the cost to the goal
// follows from the rim of the backward tree, along the arcs of the forward one.
type weightGround struct {
	s      *space
	sc     *scratch
	effort int              // nodes settled in the survey
	linked int              // settled nodes whose arcs are in links
	links  links[priceFrom] // arcs of the forward tree
	middle tree             // costs to the goal of nodes that are not settled backward
	rim    cost             // the backward tree is settled below it
	beyond cost             // the horizon
	hops   []cost           // to the goal, with MaxHops

	// Of a detour:
	ways  []way
	first marks    // by node: position in ways of the latest, plus 1
	queue frontier // of positions in ways
}

// priceFrom is what an arc costs and where it begins.
type priceFrom struct {
	price cost
	node  graph.Node
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

// start expects the trees as the search for the best path left them, or empty
// but for their roots.
func (w *weightGround) start(s *space, sc *scratch) {
	w.s, w.sc, w.effort, w.linked, w.hops = s, sc, 32, 0, nil
	w.links.start(s.size())
	w.middle.empty(s.size())
	w.rim, w.beyond = cost{}, cost{}
	if s.q.MaxHops > 0 {
		w.hops = s.distances(s.q.To, false)
	}
}

func (w *weightGround) toGoal(n graph.Node) (cost, bool) {
	c := w.sc.backW.cost(n)
	if w.rim.less(c) {
		c = w.middle.cost(n)
	}
	return c, c != farthest
}

// horizon is where a path may cost so much that one of its nodes is settled in
// neither tree.
func (w *weightGround) horizon() cost { return w.beyond }

// survey moves the horizon beyond a cost, and for twice as many nodes each time,
// so that few steps lead to a far one.
func (w *weightGround) survey(c cost) {
	d := &w.sc.duel
	for left := w.effort; ; left-- {
		a, b := d.fore.next(), d.back.next()
		if a == farthest || b == farthest || c.less(a.add(b)) && left <= 0 {
			break
		}
		d.settle()
		if w.s.m.ended() {
			return
		}
		w.effort++
	}
	w.rim = d.back.next()
	w.beyond = w.rim.add(d.fore.next())
	if w.rim != farthest && w.link() {
		w.spread()
	}
}

// link files the arcs of the forward tree under their ends.
func (w *weightGround) link() bool {
	order := w.sc.foreW.settled
	for ; w.linked < len(order); w.linked++ {
		n := order[w.linked]
		if !w.links.add(w.s, w.s.out.Of(n), func(a graph.Arc) priceFrom { return priceFrom{w.s.price(a.Tie), n} }) {
			return false
		}
	}
	return !w.s.m.ended()
}

// spread finds the costs to the goal for nodes settled in the forward tree, as
// far as paths within the horizon can need them.
func (w *weightGround) spread() {
	back := &w.sc.backW
	w.middle.empty(w.s.size())
	for _, e := range back.queue {
		if e.cost == back.cost(e.node) {
			w.offer(e.node, e.cost)
		}
	}
	for {
		c := w.middle.next()
		if c == farthest || w.s.m.ended() {
			return
		}
		_, n := w.middle.queue.pop()
		work := 1
		for at := w.links.first(n); at != 0; at = w.links.list[at-1].next {
			work++
			l := &w.links.list[at-1].from
			if there := c.add(l.price); there.less(back.cost(l.node)) {
				w.offer(l.node, there)
			}
		}
		w.s.m.spend(work)
	}
}

// offer gives a node a cost to the goal, if it is settled in the forward tree,
// within the horizon and has none as low.
func (w *weightGround) offer(n graph.Node, c cost) {
	before := w.sc.foreW.cost(n)
	if before.less(w.sc.foreW.next()) && before.add(c).less(w.beyond) && c.less(w.middle.cost(n)) {
		w.middle.set(n, c, n)
		w.middle.queue.push(c, n)
	}
}

// detour is Dijkstra's algorithm from the last node of the beginning. Of two ways
// to a node at one cost, and so with as many hops, the first in order counts.
func (w *weightGround) detour(nodes []graph.Node, begun, ceiling cost) ([]graph.Node, cost, bool) {
	fork := len(nodes) - 1
	beyond := farthest
	w.ways = append(w.ways[:0], way{cost: begun, node: nodes[fork]})
	w.first.start(w.s.size())
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
			break
		}
		for _, a := range row {
			rest, ok := w.toGoal(a.To)
			if !ok && !w.horizon().less(beyond) || w.sc.passed(a.To, fork) || !w.s.passes(a.Tie) || at == 0 && w.sc.bans.has(a.To) {
				continue
			}
			there, whole := c.add(w.s.price(a.Tie)), w.horizon()
			if ok {
				whole = there.add(rest)
			}
			switch {
			case !whole.less(beyond) || !w.withinHops(a.To, fork+int(from.depth)+1):
			case !whole.less(ceiling):
				beyond = whole
			default:
				w.reach(a.To, there, uint32(at))
			}
		}
	}
	return nodes, beyond, false
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
		w.s.m.spend(1)
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
