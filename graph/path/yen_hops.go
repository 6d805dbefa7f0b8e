package path

import "dossier/graph"

// hopGround is the ground of a ranking by hops. Its survey lets the two balls of
// the search for the best path grow until they cover all paths within reach:
// each node of such a path is in the backward ball, or else so near to the start
// that the forward ball holds all the arcs that leave it. For these the hops to
// the goal follow from those of the backward ball's rim, along the arcs of the
// forward ball alone. So a survey costs about what the search for a path of that
// length does, and hubs with a million arcs that enter them are no hindrance.
type hopGround struct {
	s      *space
	sc     *scratch
	reach  int           // the survey is complete for paths of so many hops,
	all    bool          // or of any number
	effort int           // arcs looked at
	linked int           // nodes of the forward queue whose arcs are in links
	links  links[uint32] // arcs of the forward ball, from positions in its queue
	middle marks         // hops to the goal, of nodes that are not in the backward ball
	queue  []uint32      // such nodes, as positions in the forward queue
}

// start expects the balls as the search for the best path left them.
func (h *hopGround) start(s *space, sc *scratch) {
	h.s, h.sc, h.reach, h.all, h.effort, h.linked = s, sc, 0, false, 0, 0
	h.links.start(s.size())
	h.middle.start(s.size())
}

func (h *hopGround) toGoal(n graph.Node) (cost, bool) {
	if at, ok := h.sc.back.has(n); ok {
		return hopsCost(int(h.sc.back.queue[at].depth)), true
	}
	d, ok := h.middle.get(n)
	return hopsCost(int(d)), ok
}

func (h *hopGround) horizon() cost {
	if h.all {
		return farthest
	}
	return hopsCost(h.reach + 1)
}

// survey moves the horizon beyond a length, and further while that takes less
// work than all surveys before, so that few of them lead to a far one.
func (h *hopGround) survey(c cost) {
	fore, back := &h.sc.fore, &h.sc.back
	reach := max(int(c.lo), h.reach+1)
	before := h.s.m.left
	for !fore.exhausted() && !back.exhausted() && !h.s.m.ended() {
		if fore.depth+back.depth+1 >= reach {
			if before-h.s.m.left+min(fore.arcs, back.arcs) > h.effort {
				break
			}
			reach++
		}
		if fore.arcs <= back.arcs {
			h.s.swell(fore, h.s.out)
		} else {
			h.s.swell(back, h.s.in)
		}
	}
	// The last hop is that of arcs into the backward ball: no need to push it.
	linked := fore.first
	if fore.depth+back.depth < reach && !back.exhausted() {
		if fore.arcs <= back.arcs {
			linked = fore.end()
		} else {
			h.s.swell(back, h.s.in)
		}
	}
	if h.s.m.ended() {
		return
	}
	h.reach, h.all = reach, fore.exhausted() || back.exhausted()
	if !back.exhausted() && h.link(linked) {
		h.spread()
	}
	h.effort += before - h.s.m.left
}

// link files the arcs of the forward ball under their ends, up to those of the
// node at a position in its queue.
func (h *hopGround) link(end int) bool {
	fore := &h.sc.fore
	for ; h.linked < end; h.linked++ {
		row := h.s.out.Of(fore.queue[h.linked].node)
		if !h.links.add(h.s, row, func(graph.Arc) uint32 { return uint32(h.linked) }) {
			return false
		}
	}
	return true
}

// spread finds the hops to the goal for nodes of the forward ball: breadth-first
// from the rim of the backward ball, as far as paths within reach can need it.
func (h *hopGround) spread() {
	h.middle.start(h.s.size())
	h.queue = h.queue[:0]
	back := &h.sc.back
	for _, rim := range back.queue[back.first:] {
		h.enter(rim.node, rim.depth+1)
	}
	for i := 0; i < len(h.queue) && !h.s.m.ended(); i++ {
		n := h.sc.fore.queue[h.queue[i]].node
		d, _ := h.middle.get(n)
		h.enter(n, d+1)
	}
}

// enter gives nodes with an arc to a node their distance.
func (h *hopGround) enter(n graph.Node, hops uint32) {
	work := 1
	for at := h.links.first(n); at != 0; at = h.links.list[at-1].next {
		work++
		from := h.links.list[at-1].from
		u := h.sc.fore.queue[from]
		if !h.all && int(u.depth+hops) > h.reach || h.sc.back.seen.has(u.node) || h.middle.has(u.node) {
			continue
		}
		h.middle.set(u.node, hops)
		h.queue = append(h.queue, from)
	}
	h.s.m.spend(work)
}

// detour is a breadth-first search from the last node of the beginning. Rows are
// in order, so the first way to reach each node is the first in order, too.
func (h *hopGround) detour(nodes []graph.Node, begun, ceiling cost) ([]graph.Node, cost, bool) {
	fork := len(nodes) - 1
	beyond := farthest
	ball := &h.sc.side
	ball.start(h.s.out, nodes[fork])
	for i := 0; i < len(ball.queue); i++ {
		from := ball.queue[i]
		row := h.s.out.Of(from.node)
		if !h.s.m.spend(len(row) + 1) {
			break
		}
		spent := begun.add(hopsCost(int(from.depth) + 1))
		for _, a := range row {
			whole := h.horizon()
			if rest, ok := h.toGoal(a.To); ok {
				whole = spent.add(rest)
			}
			if !whole.less(beyond) || ball.seen.has(a.To) || h.sc.passed(a.To, fork) || !h.s.passes(a.Tie) || i == 0 && h.sc.bans.has(a.To) {
				continue
			}
			if !whole.less(ceiling) {
				beyond = whole
				continue
			}
			if a.To == h.s.q.To {
				return h.trace(nodes, uint32(i)), spent, true
			}
			ball.push(h.s.out, a.To, uint32(i), from.depth+1)
		}
	}
	return nodes, beyond, false
}

// trace appends the way to a position in the queue of the detour, and the goal.
func (h *hopGround) trace(nodes []graph.Node, at uint32) []graph.Node {
	fork := len(nodes) - 1
	depth := int(h.sc.side.queue[at].depth)
	nodes = append(nodes, make([]graph.Node, depth+1)...)
	nodes[fork+depth+1] = h.s.q.To
	for ; depth > 0; depth-- {
		nodes[fork+depth] = h.sc.side.queue[at].node
		at = h.sc.side.queue[at].parent
	}
	return nodes
}
