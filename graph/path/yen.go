package path

import "dossier/graph"

// ranking gives the paths of a space one after the other in order (Yen, "Finding
// the k shortest loopless paths in a network", Management Science 17, 1971, with
// Lawler's division of what is left, Management Science 18, 1972). After each
// path, the paths not yet given are divided into groups: those that share its
// first hops and leave it at some actor by another hop than those taken before.
// A group waits in the queue under a bound on its best path, and only when the
// bound comes up is that path looked for: bounds come from the costs to the goal
// that a survey has found, grown no further than the bounds that come up (cf.
// Feng, "Finding k shortest simple paths in directed graphs: a node
// classification algorithm", Networks 64, 2014; Kurz and Mutzel, "A sidetrack-based
// algorithm for finding the k shortest simple paths in a directed graph", ISAAC
// 2016).
//
// Looking for the best path of a group never walks where the survey shows that
// no path within reach can be, and takes no longer than one search of the graph,
// so k paths of up to h hops cost at most k*h searches; k or so is common.
type ranking struct {
	f     *finder
	s     *space
	g     ground
	nodes []graph.Node // of all paths kept
	paths []kept
	bans  []ban
	queue heap[group]
	on    uint32 // the path whose nodes are in the scratch memory's marks, plus 1
}

// ground is what the ranking needs to know of hops or of weights.
type ground interface {
	// toGoal returns the least cost from a node to the goal, where the survey
	// has found it.
	toGoal(n graph.Node) (cost, bool)
	// horizon is the cost up to which the survey is complete: a path that costs
	// less has all its nodes surveyed. It is farthest when the survey is done.
	horizon() cost
	// survey moves the horizon beyond a cost, or as far as the budget lets it.
	survey(c cost)
	// detour appends to the nodes of a path's beginning the rest of the best
	// path below a ceiling that passes none of them again and does not leave by
	// a banned node, and returns what it costs. Where there is none, it returns a
	// bound on what a path beyond the ceiling costs, farthest if there is none
	// either. The beginning is in the marks by position, and so are the bans.
	detour(nodes []graph.Node, begun, ceiling cost) ([]graph.Node, cost, bool)
}

// kept is a path in the ranking's memory.
type kept struct {
	start, hops int
	parent      uint32 // the path that its group leaves; the first is its own
	fork        int    // the position where that is
	bans        uint32 // of its group: position in bans, plus 1
}

// ban is a node by which paths of a group do not go on; a linked list.
type ban struct {
	node graph.Node
	next uint32 // position in bans, plus 1; 0 ends the list
}

// group is a set of paths in the queue.
type group struct {
	cost  cost   // no path of it costs less
	begun cost   // what its beginning costs
	path  uint32 // whose first hops it shares
	fork  int32  // the position in that path where it leaves it
	bans  uint32
	next  graph.Node // of a bounded group
	state groupState
	slack cost // how far beyond the bound to look
}

// groupState says what is known of the best path of a group.
type groupState uint8

const (
	loose   groupState = iota // nothing but that it costs no less
	bounded                   // no path of that cost goes on by a node before next
	found                     // it is the group's path, and of that cost
)

// rank gives the paths of the space, the best first. first, if any, is the best
// one and what it costs. skip tells which are not to be given.
func (f *finder) rank(g ground, first []graph.Node, c cost, skip func([]graph.Node) bool) {
	r := ranking{f: f, s: f.s, g: g}
	r.queue.less = r.before
	if first != nil {
		g.survey(c)
		r.queue.push(group{cost: c, path: r.keep(first, group{}), state: found})
	} else {
		start := r.keep([]graph.Node{f.s.q.From}, group{})
		r.queue.push(group{path: start})
	}
	for len(r.queue.items) > 0 && !f.s.m.ended() {
		top := r.queue.pop()
		if top.state != found {
			r.open(top)
			continue
		}
		nodes := r.path(top.path)
		if skip == nil || !skip(nodes) {
			if !f.give(nodes) || f.enough() {
				break
			}
		}
		r.divide(top.path)
	}
}

// keep remembers a path, the best of a group.
func (r *ranking) keep(nodes []graph.Node, g group) uint32 {
	r.paths = append(r.paths, kept{len(r.nodes), len(nodes) - 1, g.path, int(g.fork), g.bans})
	r.nodes = append(r.nodes, nodes...)
	return uint32(len(r.paths) - 1)
}

func (r *ranking) path(at uint32) []graph.Node {
	p := &r.paths[at]
	return r.nodes[p.start : p.start+p.hops+1]
}

// divide queues the groups that leave a path at each of its nodes.
func (r *ranking) divide(at uint32) {
	p := r.paths[at]
	nodes := r.path(at)
	r.mark(at)
	var begun cost
	for i := range p.hops {
		if i >= p.fork {
			g := group{begun: begun, path: at, fork: int32(i)}
			banned := ban{node: nodes[i+1]}
			if i == p.fork {
				banned.next = p.bans
			}
			r.bans = append(r.bans, banned)
			g.bans = uint32(len(r.bans))
			if !r.s.m.spend(partialCharge) {
				return
			}
			r.bound(g)
		}
		begun = begun.add(r.hop(nodes[i], nodes[i+1]))
	}
}

// hop is what the hop between two nodes costs.
func (r *ranking) hop(from, to graph.Node) cost {
	if r.s.q.By != ByWeight {
		return oneHop
	}
	price, _ := r.s.cheapest(r.s.between(from, to))
	return price
}

// mark puts the positions of a path's nodes into the marks.
func (r *ranking) mark(at uint32) {
	if r.on == at+1 {
		return
	}
	r.on = at + 1
	marks := &r.f.sc.marks
	marks.start(r.s.size())
	nodes := r.path(at)
	for i, n := range nodes {
		marks.set(n, uint32(i))
	}
	r.s.m.spend(len(nodes))
}

// bound queues a group under the best bound that the survey allows, unless it
// is empty. The group's path is in the marks.
func (r *ranking) bound(g group) {
	nodes := r.path(g.path)
	bans := r.ban(g.bans)
	least := g.cost // what is known already
	g.cost, g.state = farthest, loose
	unknown := false
	row := r.s.out.Of(nodes[g.fork])
	if !r.s.m.spend(len(row) + 1) {
		return
	}
	for _, a := range row {
		rest, known := r.g.toGoal(a.To)
		if !known && unknown || r.f.sc.passed(a.To, int(g.fork)) || !r.s.passes(a.Tie) || !r.s.open(a.To) || bans.has(a.To) {
			continue
		}
		if !known {
			unknown = true
			continue
		}
		if c := g.begun.add(r.s.hopPrice(a.Tie)).add(rest); c.less(g.cost) {
			g.cost, g.next, g.state = c, a.To, bounded
		}
	}
	if horizon := r.g.horizon(); unknown && !g.cost.less(horizon) {
		g.cost, g.state = horizon, loose
	}
	if g.cost.less(least) {
		g.cost, g.state = least, loose
	}
	r.push(g)
}

// push queues a group that is not empty and not beyond MaxHops.
func (r *ranking) push(g group) {
	if g.cost == farthest {
		return
	}
	if limit := r.s.q.MaxHops; limit > 0 && r.s.q.By != ByWeight && hopsCost(limit).less(g.cost) {
		return
	}
	r.queue.push(g)
}

// ban marks the nodes of a list.
func (r *ranking) ban(list uint32) *marks {
	m := &r.f.sc.bans
	m.start(r.s.size())
	for ; list != 0; list = r.bans[list-1].next {
		m.set(r.bans[list-1].node, 0)
		r.s.m.spend(1)
	}
	return m
}

// open looks for the best path of a group whose bound has come up: first one
// that reaches the bound, then, each time the bound comes up again, ever further
// beyond it.
func (r *ranking) open(g group) {
	r.mark(g.path)
	if !g.cost.less(r.g.horizon()) {
		r.g.survey(g.cost)
		if !r.s.m.ended() {
			r.bound(g)
		}
		return
	}
	nodes := append(r.f.sc.path[:0], r.path(g.path)[:g.fork+1]...)
	ceiling := g.cost.add(oneHop).add(g.slack)
	if horizon := r.g.horizon(); horizon.less(ceiling) {
		ceiling = horizon
	}
	r.ban(g.bans)
	nodes, c, ok := r.g.detour(nodes, g.begun, ceiling)
	r.f.sc.path = nodes
	switch {
	case r.s.m.ended():
	case ok:
		r.push(group{cost: c, path: r.keep(nodes, g), state: found})
	case c != farthest:
		beyond := c.sub(g.cost)
		g.slack = g.slack.add(g.slack)
		if g.slack.less(beyond) {
			g.slack = beyond
		}
		g.cost, g.state = c, loose
		r.push(g)
	}
}

// before orders groups by bound and then by what is known of their nodes in
// order. So a path that comes up is before all that others may give.
func (r *ranking) before(a, b *group) bool {
	if a.cost != b.cost {
		return a.cost.less(b.cost)
	}
	x, y := r.known(a), r.known(b)
	n := min(len(x), len(y), r.shared(a.path, b.path))
	// One has at most its next node beyond what both share, or they differ there.
	if p, q := r.after(a, x, n), r.after(b, y, n); p != q {
		return p < q
	}
	return a.state != found && b.state == found
}

// shared is the number of nodes that two paths begin with: as far as the last
// path that both stem from, down to where one of them or an ancestor left it.
func (r *ranking) shared(p, q uint32) int {
	n := min(r.paths[p].hops, r.paths[q].hops) + 1
	for p != q {
		later := max(p, q)
		n = min(n, r.paths[later].fork+1)
		if p == later {
			p = r.paths[p].parent
		} else {
			q = r.paths[q].parent
		}
	}
	return n
}

// known lists the nodes that all paths of a group begin with.
func (r *ranking) known(g *group) []graph.Node {
	if g.state == found {
		return r.path(g.path)
	}
	return r.path(g.path)[:g.fork+1]
}

// after is one more than the node at a position of what is known of a group,
// and 0 where nothing is known.
func (r *ranking) after(g *group, known []graph.Node, at int) int {
	switch {
	case at < len(known):
		return int(known[at]) + 1
	case g.state != bounded:
		return 0
	}
	return int(g.next) + 1
}
