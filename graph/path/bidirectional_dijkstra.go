package path

import "dossier/graph"

// A search by weight that looks at few arcs. Costs are those of cost.go in 64
// bits: a weight, in units of the view's weighed arcs, above hopBits bits that
// count hops.
const (
	lazyOneHop  = 1
	lazyTooFar  = 1 << 62 // no cost reaches it, so that two of them add up
	lazyNothing = 1 << 63 // more than two costs
	lazyPeek    = 16      // arcs that are tried for a meeting at once
)

// lazyPrice is what walking along an arc costs.
func lazyPrice(a graph.WeighedArc) uint64 { return uint64(a>>32)<<hopBits | lazyOneHop }

// lazyTree is what such a search has reached from one end.
type lazyTree struct {
	rows  *graph.WeighedRows
	seen  places        // position in found
	found []lazyFound   // in order of cost
	queue []lazyPending // those of found that have arcs to be looked at, by the cost of the next
	arcs  int           // arcs of what was found
}

type lazyFound struct {
	cost   uint64
	node   graph.Node
	parent uint32 // position in found; the root is its own
	next   uint32 // position in the arcs of the first one to be looked at
}

type lazyPending struct {
	cost uint64 // up to the end of the next arc
	at   uint32 // position in found
}

// lazyDuel is a search from both ends.
type lazyDuel struct {
	s          *space
	fore, back lazyTree
	least      uint64 // of the whole paths seen
	over       bool   // a cost has come to lazyTooFar
	crossings  []crossing
}

// crossing is a place where best paths go from one tree to the other: from, in
// the forward tree, is one hop before to, in the backward one.
type crossing struct{ from, to uint32 }

// leastWeight is [space.leastWeight] on weighed arcs: Dijkstra's algorithm from
// both ends (Nicholson 1966, Pohl 1971) with the arcs of a node looked at one
// after the other, the lightest first, each when its turn comes among those of
// all nodes. The queue holds a node with its next arc alone (the lazy expansion
// that Fredman, "New bounds on the complexity of the shortest path problem",
// SIAM J. Comput. 5, 1976, begins with), so that arcs longer than the search's
// radius are not touched, and a node's cost is final when it is found. It reports
// false for done where costs get too great for it, and another must search.
//
// Let F and B be the costs at the front of the queues. Every arc that leads to a
// cost below F has been looked at, so every node within less than F is found, and
// so for B. The search goes on until F+B exceeds the least cost L of a whole path
// seen. Walk along the best of all paths as far as its arcs were looked at from
// the start. If that is to its end, the goal is found at L. If not, it is to a
// node u, found, with an arc to v that was not looked at: v is F or more from
// the start, hence L-F, less than B, or less from the goal, and found from there.
// So a pass over the arcs between what the one side has found and what the other
// has gives the cost of the best path, even one that no node has told of, and all
// arcs such as that from u to v. As many paths of one cost as there are, the
// best of them is one of those that follow the tree to such a u, where of equal
// ways the first in order was kept, and go on from v by the first node in order
// that is as near to the goal as it must be; all nodes nearer to it than v are found.
//
// An arc that leads to a cost beyond L-B need not be queued: the search ends
// before its turn comes.
//
// The path stays in sc.path. It costs at most all arcs twice, with a logarithm for
// the queue, and commonly about as many as nodes are found.
func (d *lazyDuel) leastWeight(s *space, sc *scratch, arcs *graph.Weighed) (found, done bool) {
	d.s, d.least, d.over = s, lazyNothing, false
	d.fore.start(arcs.Out, s.q.From)
	d.back.start(arcs.In, s.q.To)
	for len(d.fore.queue) > 0 && len(d.back.queue) > 0 && d.fore.queue[0].cost+d.back.queue[0].cost <= d.least {
		if len(d.fore.queue) <= len(d.back.queue) {
			d.grow(&d.fore, &d.back, true)
		} else {
			d.grow(&d.back, &d.fore, false)
		}
		if d.over {
			return false, false
		}
		if s.m.ended() {
			return false, true
		}
	}
	if d.least == lazyNothing || !d.close() {
		return false, true
	}
	return d.pick(sc), true
}

// start empties the tree but for its root.
func (t *lazyTree) start(rows *graph.WeighedRows, root graph.Node) {
	for i := range t.found {
		t.seen.unset(t.found[i].node)
	}
	t.seen.fit(len(rows.Start) - 1)
	t.rows, t.arcs = rows, 0
	t.found, t.queue = t.found[:0], t.queue[:0]
	t.add(root, 0, 0)
	if first := &t.found[0]; first.next < rows.Start[root+1] {
		t.push(lazyPrice(rows.Arcs[first.next]), 0)
	}
}

func (t *lazyTree) has(n graph.Node) bool { return t.seen.has(n) }

func (t *lazyTree) costOf(n graph.Node) uint64 { return t.found[t.seen.at[n]].cost }

func (t *lazyTree) add(n graph.Node, c uint64, parent uint32) {
	t.seen.set(n, uint32(len(t.found)))
	first := t.rows.Start[n]
	t.found = append(t.found, lazyFound{c, n, parent, first})
	t.arcs += int(t.rows.Start[n+1] - first)
}

// grow looks at the next arcs of the node at the front of a queue: those of one weight.
func (d *lazyDuel) grow(mine, theirs *lazyTree, forward bool) {
	c, from := mine.queue[0].cost, mine.queue[0].at
	f := &mine.found[from]
	first, end := f.next, mine.rows.Start[f.node+1]
	next := first + 1
	for next < end && mine.rows.Arcs[next].Weight() == mine.rows.Arcs[first].Weight() {
		next++
	}
	f.next = next
	queued := lazyPending{at: from}
	if next < end {
		queued.cost = f.cost + lazyPrice(mine.rows.Arcs[next])
	}
	other := theirs.queue[0].cost
	if next < end && queued.cost+other <= d.least {
		mine.replace(queued)
	} else {
		mine.drop()
	}
	d.over = d.over || queued.cost >= lazyTooFar
	work := int(next-first) + 1
	for _, a := range mine.rows.Arcs[first:next] {
		n := a.To()
		if !mine.has(n) {
			if d.s.open(n) {
				mine.add(n, c, from)
				d.look(mine, theirs, n, c, other)
			}
			continue
		}
		if at := mine.seen.at[n]; forward && mine.found[at].cost == c {
			sooner, climbed := mine.earlier(from, mine.found[at].parent)
			if work += climbed; sooner {
				mine.found[at].parent = from
			}
		}
	}
	d.s.m.spend(work)
}

// look queues a node just found, and sees whether it, or one of its first arcs,
// meets the other tree. The sooner a path is known, the sooner the search ends.
func (d *lazyDuel) look(mine, theirs *lazyTree, n graph.Node, c, other uint64) {
	if theirs.has(n) {
		d.least = min(d.least, c+theirs.costOf(n))
	}
	row := mine.rows.Arcs[mine.rows.Start[n]:mine.rows.Start[n+1]]
	if len(row) == 0 {
		return
	}
	for _, a := range row[:min(len(row), lazyPeek)] {
		if theirs.has(a.To()) {
			d.least = min(d.least, c+lazyPrice(a)+theirs.costOf(a.To()))
		}
	}
	next := c + lazyPrice(row[0])
	d.over = d.over || next >= lazyTooFar
	if next+other <= d.least {
		mine.push(next, uint32(len(mine.found)-1))
	}
}

// earlier reports whether one way comes before another in the order of their
// nodes, and how many nodes it took to know. Both must have as many hops.
func (t *lazyTree) earlier(a, b uint32) (first bool, climbed int) {
	for a != b {
		x, y := &t.found[a], &t.found[b]
		if x.node != y.node {
			first = x.node < y.node
		}
		a, b = x.parent, y.parent
		climbed++
	}
	return first, climbed
}

// close finds the cost of the best path and where such paths cross from one
// tree to the other, along the arcs of the side that has fewer.
func (d *lazyDuel) close() bool {
	d.crossings = d.crossings[:0]
	mine, theirs := &d.fore, &d.back
	if d.back.arcs < d.fore.arcs {
		mine, theirs = theirs, mine
	}
	for i := range mine.found {
		f := &mine.found[i]
		row := mine.rows.Arcs[f.next:mine.rows.Start[f.node+1]]
		work := 1
		for _, a := range row {
			there := f.cost + lazyPrice(a)
			if there > d.least {
				break
			}
			work++
			if theirs.has(a.To()) {
				d.cross(mine, uint32(i), theirs.seen.at[a.To()], there+theirs.costOf(a.To()))
			}
		}
		if !d.s.m.spend(work) {
			return false
		}
	}
	// A path may lie in one tree as a whole.
	if root := theirs.found[0].node; mine.has(root) {
		d.cross(mine, mine.seen.at[root], 0, mine.costOf(root))
	}
	return true
}

// cross notes a crossing of a path of some cost.
func (d *lazyDuel) cross(mine *lazyTree, i, other uint32, whole uint64) {
	if whole > d.least {
		return
	}
	if whole < d.least {
		d.least = whole
		d.crossings = d.crossings[:0]
	}
	if mine == &d.back {
		i, other = other, i
	}
	d.crossings = append(d.crossings, crossing{i, other})
}
