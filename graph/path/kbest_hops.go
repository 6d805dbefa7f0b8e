package path

import "dossier/graph"

// hopGround is the ground of a ranking by hops. Its survey is a backward search
// from the goal in the order of how long a whole path through each node must be
// at least, by the forward ball that the search for the best path left behind
// (the A* of Hart, Nilsson and Raphael 1968). Such lengths are small numbers, so
// lists by length serve for a queue.
type hopGround struct {
	s     *space
	sc    *scratch
	dist  marks   // hops to the goal, above one bit that says that they are final
	lists []int32 // by length beyond base: position in links of the first entry, plus 1
	links []link
	base  int
	next  int // the least length whose list may hold an entry
	wait  int // entries in all lists
	step  int // by which the horizon moves at least
}

type link struct {
	node graph.Node
	next int32
}

// settled marks a distance as final.
const settled = 1

func (h *hopGround) start(s *space, sc *scratch) {
	h.s, h.sc = s, sc
	h.dist.start(s.size())
	h.lists, h.links = h.lists[:0], h.links[:0]
	h.base = sc.fore.hops(s.q.To)
	h.next, h.wait, h.step = h.base, 0, 0
	h.dist.set(s.q.To, 0)
	h.add(s.q.To, h.base)
}

func (h *hopGround) add(n graph.Node, length int) {
	at := length - h.base
	for at >= len(h.lists) {
		h.lists = append(h.lists, 0)
	}
	h.links = append(h.links, link{n, h.lists[at]})
	h.lists[at] = int32(len(h.links))
	h.wait++
}

func (h *hopGround) toGoal(n graph.Node) (cost, bool) {
	d, ok := h.dist.get(n)
	return hopsCost(int(d >> 1)), ok && d&settled != 0
}

func (h *hopGround) horizon() cost {
	if h.wait == 0 {
		return farthest
	}
	return hopsCost(h.next)
}

// survey moves the horizon beyond a length, and further each time, so that few
// steps lead to a far one.
func (h *hopGround) survey(c cost) {
	to := max(int(c.lo), h.next+h.step)
	h.step = max(2*h.step, 1)
	for h.wait > 0 && h.next <= to {
		if h.next-h.base >= len(h.lists) || h.lists[h.next-h.base] == 0 {
			h.next++
			continue
		}
		first := &h.lists[h.next-h.base]
		l := h.links[*first-1]
		*first = l.next
		h.wait--
		if !h.settle(l.node) {
			return
		}
	}
}

// settle makes the distance of a node final and goes on to those before it.
func (h *hopGround) settle(n graph.Node) bool {
	d, _ := h.dist.get(n)
	if d&settled != 0 {
		return true
	}
	h.dist.set(n, d|settled)
	row := h.s.in.Of(n)
	if !h.s.m.spend(len(row) + 1) {
		return false
	}
	there := d + 2 // a hop more, above the bit
	for _, a := range row {
		if known, ok := h.dist.get(a.To); ok && known <= there|settled || !h.s.passes(a.Tie) || !h.s.open(a.To) {
			continue
		}
		h.dist.set(a.To, there)
		h.add(a.To, int(there>>1)+h.sc.fore.hops(a.To))
	}
	return true
}

// detour is a breadth-first search from the last node of the beginning. Rows are
// in order, so the first way to reach each node is the first in order, too.
func (h *hopGround) detour(nodes []graph.Node, begun, ceiling cost, banned func(graph.Node) bool) ([]graph.Node, cost, bool) {
	fork := len(nodes) - 1
	ball := &h.sc.back
	ball.start(h.s.out, nodes[fork])
	for i := 0; i < len(ball.queue); i++ {
		from := ball.queue[i]
		row := h.s.out.Of(from.node)
		if !h.s.m.spend(len(row) + 1) {
			return nodes, begun, false
		}
		spent := begun.add(hopsCost(int(from.depth) + 1))
		for _, a := range row {
			rest, ok := h.toGoal(a.To)
			if !ok || !spent.add(rest).less(ceiling) {
				continue
			}
			if _, seen := ball.has(a.To); seen || h.sc.passed(a.To, fork) || !h.s.passes(a.Tie) || i == 0 && banned(a.To) {
				continue
			}
			if a.To == h.s.q.To {
				return h.trace(nodes, uint32(i)), spent, true
			}
			ball.push(h.s.out, a.To, uint32(i), from.depth+1)
		}
	}
	return nodes, begun, false
}

// trace appends the way to a position in the queue of the ball, and the goal.
func (h *hopGround) trace(nodes []graph.Node, at uint32) []graph.Node {
	fork := len(nodes) - 1
	depth := int(h.sc.back.queue[at].depth)
	nodes = append(nodes, make([]graph.Node, depth+1)...)
	nodes[fork+depth+1] = h.s.q.To
	for ; depth > 0; depth-- {
		nodes[fork+depth] = h.sc.back.queue[at].node
		at = h.sc.back.queue[at].parent
	}
	return nodes
}
