package path

import (
	"slices"

	"dossier/graph"
)

// tree is what a search by weight has reached: the least cost known from (or to)
// its root for each node, and the node before it on the way.
type tree struct {
	labels  []label // by node
	epoch   uint32
	queue   frontier
	settled []graph.Node // in order, where that is wanted
	climbed int          // nodes looked at to order ways
}

type label struct {
	cost   cost
	parent graph.Node
	epoch  uint32
}

// empty takes everything out of the tree.
func (t *tree) empty(nodes int) {
	if len(t.labels) < nodes {
		t.labels, t.epoch = make([]label, nodes), 0
	}
	t.epoch++
	if t.epoch == 0 { // once in four thousand million times
		clear(t.labels)
		t.epoch = 1
	}
	t.queue, t.settled = t.queue[:0], t.settled[:0]
}

// start empties the tree but for its root.
func (t *tree) start(nodes int, root graph.Node) {
	t.empty(nodes)
	t.set(root, cost{}, root)
	t.queue.push(cost{}, root)
}

func (t *tree) set(n graph.Node, c cost, parent graph.Node) { t.labels[n] = label{c, parent, t.epoch} }

// cost returns the least cost known of a node, or farthest.
func (t *tree) cost(n graph.Node) cost {
	if l := &t.labels[n]; l.epoch == t.epoch {
		return l.cost
	}
	return farthest
}

// next drops outdated entries from the front of the queue and returns the cost
// of the first, or farthest: every node that costs less is settled.
func (t *tree) next() cost {
	for len(t.queue) > 0 {
		if first := &t.queue[0]; t.labels[first.node].cost == first.cost {
			return first.cost
		}
		t.queue.pop()
	}
	return farthest
}

// earlier reports whether the way to a comes before the way to b in the order of
// their nodes. Both must have as many hops.
func (t *tree) earlier(a, b graph.Node) (first bool) {
	for a != b {
		first = a < b
		a, b = t.labels[a].parent, t.labels[b].parent
		t.climbed++
	}
	return first
}

// duel is a search by weight from both ends that takes whatever weights there
// are. [lazyDuel] is faster for one path. This one needs no table of its own, so it
// answers the first question; its trees, unlike those, are grown further for the
// paths after the best; and it answers where sums outgrow 64 bits.
type duel struct {
	s          *space
	fore, back *tree
	least      cost         // of the whole paths seen
	met        []graph.Node // nodes through which such paths run
	prune      bool         // nodes too far for the best path are left aside
}

// leastWeight finds the path of the least cost and, of several, the one whose
// actors come first in order: Dijkstra's algorithm from both ends, each time on
// the side with the shorter queue, until no path through unsettled nodes can be
// as cheap (Nicholson, "Finding the shortest route between two points in a
// network", Computer J. 9, 1966; Pohl 1971). The path stays in sc.path, its cost
// and the trees in sc.duel, to be grown further unless prune is set. It costs at
// most all arcs twice, with a logarithm for the queue.
//
// The best path has a first node that the forward search has not settled; by
// then its cost is known from both ends, so it is among those of met.
func (s *space) leastWeight(sc *scratch, prune bool) bool {
	d := s.startDuel(sc)
	d.prune = prune
	for {
		a, b := d.fore.next(), d.back.next()
		if a == farthest || b == farthest || !a.add(b).less(d.least) {
			break
		}
		d.settle()
		if s.m.ended() {
			return false
		}
	}
	return d.least != farthest && d.pick(sc)
}

func (s *space) startDuel(sc *scratch) *duel {
	d := &sc.duel
	*d = duel{s: s, fore: &sc.foreW, back: &sc.backW, least: farthest, met: d.met[:0]}
	d.fore.start(s.size(), s.q.From)
	d.back.start(s.size(), s.q.To)
	return d
}

// settle settles one more node on the side with the shorter queue. Neither queue
// may be empty.
func (d *duel) settle() {
	if len(d.fore.queue) <= len(d.back.queue) {
		d.relax(d.s.out, d.fore, d.back, true)
	} else {
		d.relax(d.s.in, d.back, d.fore, false)
	}
}

// relax settles the first node of a queue.
func (d *duel) relax(rows *graph.Rows, mine, theirs *tree, forward bool) {
	c, n := mine.queue.pop()
	if forward && !d.prune {
		mine.settled = append(mine.settled, n)
	}
	row := rows.Of(n)
	if !d.s.m.spend(len(row) + 1) {
		return
	}
	other := theirs.next()
	for _, a := range row {
		known := mine.cost(a.To)
		if known.less(c) || !d.s.passes(a.Tie) || !d.s.open(a.To) {
			continue
		}
		there := c.add(d.s.price(a.Tie))
		if known.less(there) || there == farthest {
			continue
		}
		if there == known {
			if forward && mine.earlier(n, mine.labels[a.To].parent) {
				mine.labels[a.To].parent = n
			}
			continue
		}
		mine.set(a.To, there, n)
		d.meet(a.To, there.add(theirs.cost(a.To)))
		if !d.prune || !d.least.less(there.add(other)) { // not too far, unless the other has settled it
			mine.queue.push(there, a.To)
		}
	}
	d.s.m.spend(mine.climbed)
	mine.climbed = 0
}

// meet notes a node through which a path of some cost runs.
func (d *duel) meet(n graph.Node, whole cost) {
	switch {
	case whole.less(d.least):
		d.least = whole
		d.met = append(d.met[:0], n)
	case whole == d.least && whole != farthest:
		d.met = append(d.met, n)
	}
}

// pick writes the first in order of the best paths to sc.path.
func (d *duel) pick(sc *scratch) bool {
	rim := d.back.next()
	found := false
	for _, m := range d.met {
		if rim.less(d.back.cost(m)) {
			continue // what follows m is not settled
		}
		if !d.trace(sc, m) {
			return false
		}
		if !found || slices.Compare(sc.other, sc.path) < 0 {
			sc.path, sc.other = sc.other, sc.path
			found = true
		}
	}
	return found
}

// trace writes the first in order of the best paths through a node to sc.other.
func (d *duel) trace(sc *scratch, m graph.Node) bool {
	list := sc.other[:0]
	for n := m; ; n = d.fore.labels[n].parent {
		list = append(list, n)
		if n == d.s.q.From {
			break
		}
	}
	slices.Reverse(list)
	d.s.m.spend(len(list))
	for n := m; n != d.s.q.To; n = list[len(list)-1] {
		row := d.s.out.Of(n)
		if !d.s.m.spend(len(row)) {
			return false
		}
		rest := d.back.cost(n)
		for _, a := range row {
			on := d.back.cost(a.To)
			if on.less(rest) && d.s.passes(a.Tie) && d.s.price(a.Tie).add(on) == rest {
				list = append(list, a.To)
				break
			}
		}
	}
	sc.other = list
	return true
}
