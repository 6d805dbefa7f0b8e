package measure

import (
	"context"
)

// mover moves the nodes of one level between groups (the local moving and the
// refinement of the Leiden algorithm). Groups bear numbers below that of nodes.
type mover struct {
	*level
	tick  ticker
	label []uint32 // the group of each node; changed in place
	// scale is resolution over all dyad ends: a node of weight w has links worth
	// w*W*scale by chance with a group of weight W.
	scale  float64
	within []int64  // the weight of each group
	size   []uint32 // its number of nodes
	empty  []uint32 // groups without nodes
	groups int      // those with nodes

	links   []int64  // from the node in hand to each group; 0 between two nodes
	touched []uint32 // the groups for which it is not 0
}

// enough is the least gain worth a move, so that rounding cannot move a node to
// and fro for ever.
const enough = 1e-9

func newMover(ctx context.Context, l *level, label []uint32, total int64, resolution float64) *mover {
	n := l.numNodes()
	m := &mover{
		level: l, tick: ticker{ctx: ctx}, label: label,
		within: make([]int64, n), size: make([]uint32, n), links: make([]int64, n),
		scale: resolution / float64(max(total, 1)),
	}
	for i, group := range label {
		m.within[group] += l.weight[i]
		m.size[group]++
	}
	for group := n - 1; group >= 0; group-- { // the lowest is taken first
		if m.size[group] == 0 {
			m.empty = append(m.empty, uint32(group))
		} else {
			m.groups++
		}
	}
	return m
}

// chance is what a node of one weight and a group of another have in links by chance.
func (m *mover) chance(a, b int64) float64 { return float64(m.scale * float64(a) * float64(b)) }

// count adds up the links of a node to the groups that label gives. Those to
// nodes of other groups than within are left out, if that is given.
func (m *mover) count(n uint32, label, within []uint32) {
	to, dyads := m.of(n)
	for i, other := range to {
		if within != nil && within[other] != within[n] {
			continue
		}
		g := label[other]
		if m.links[g] == 0 {
			m.touched = append(m.touched, g)
		}
		m.links[g] += int64(dyads[i])
	}
}

func (m *mover) forget() {
	for _, g := range m.touched {
		m.links[g] = 0
	}
	m.touched = m.touched[:0]
}

// move moves nodes as long as one gains by it. It reports false if the context
// ended.
func (m *mover) move() bool {
	n := m.numNodes()
	queue := newRing(n)
	for i := range uint32(n) {
		queue.push(i)
	}
	for queue.length > 0 {
		node := queue.pop()
		to, _ := m.of(node)
		if m.tick.done(len(to)) {
			return false
		}
		best := m.bestGroup(node)
		if best == m.label[node] {
			continue
		}
		m.put(node, best)
		for _, other := range to {
			if m.label[other] != best {
				queue.push(uint32(other))
			}
		}
	}
	return true
}

// bestGroup returns the group in which a node gains most: its own, one of a
// neighbour, or an empty one. Of equal ones its own comes first, then the lowest.
func (m *mover) bestGroup(node uint32) uint32 {
	own, weight := m.label[node], m.weight[node]
	m.count(node, m.label, nil)
	stay := float64(m.links[own]) - m.chance(weight, m.within[own]-weight)
	best, most := own, stay
	for _, g := range m.touched {
		if g == own {
			continue
		}
		gain := float64(m.links[g]) - m.chance(weight, m.within[g])
		if gain > most || gain == most && best != own && g < best {
			best, most = g, gain
		}
	}
	if most < 0 && m.size[own] > 1 {
		best, most = m.empty[len(m.empty)-1], 0
	}
	m.forget()
	if most-stay < enough {
		return own
	}
	return best
}

// put moves a node to another group.
func (m *mover) put(node, group uint32) {
	own := m.label[node]
	m.within[own] -= m.weight[node]
	m.size[own]--
	if m.size[own] == 0 {
		m.empty = append(m.empty, own)
		m.groups--
	}
	if m.size[group] == 0 { // it was the last of the empty ones
		m.empty = m.empty[:len(m.empty)-1]
		m.groups++
	}
	m.within[group] += m.weight[node]
	m.size[group]++
	m.label[node] = group
}

// refine splits each group into parts that hang together well, and returns the
// part of each node. It reports false if the context ended.
func (m *mover) refine() (part []uint32, ok bool) {
	r, ok := newRefiner(m)
	if !ok {
		return nil, false
	}
	for node := range uint32(m.numNodes()) {
		to, _ := m.of(node)
		if m.tick.done(len(to)) {
			return nil, false
		}
		if r.size[node] == 1 && r.part[node] == node {
			r.join(node)
		}
	}
	return r.part, true
}

// refiner joins single nodes into parts within the groups of a mover.
type refiner struct {
	*mover
	part   []uint32 // at first each node its own
	size   []uint32 // nodes in each part
	weight []int64  // of each part
	out    []int64  // links from each part to the rest of its group
}

// newRefiner returns ok false if the context ended.
func newRefiner(m *mover) (r *refiner, ok bool) {
	n := m.numNodes()
	r = &refiner{
		mover: m, part: make([]uint32, n), size: make([]uint32, n),
		weight: append([]int64(nil), m.level.weight...), out: make([]int64, n),
	}
	for i := range uint32(n) {
		r.part[i], r.size[i] = i, 1
		to, dyads := m.of(i)
		if m.tick.done(len(to)) {
			return nil, false
		}
		for k, other := range to {
			if m.label[other] == m.label[i] {
				r.out[i] += int64(dyads[k])
			}
		}
	}
	return r, true
}

// wellTied reports whether a part has at least as many links to the rest of its
// group as chance would give it.
func (r *refiner) wellTied(part uint32, group int64) bool {
	return float64(r.out[part]) >= r.chance(r.weight[part], group-r.weight[part])
}

// join puts a single node into the part of its group where it gains most, if
// any. Of equal ones the lowest wins.
func (r *refiner) join(node uint32) {
	group, weight := r.within[r.label[node]], r.weight[node]
	if !r.wellTied(node, group) {
		return
	}
	r.count(node, r.part, r.label)
	best, most := node, 0.0
	for _, p := range r.touched {
		gain := float64(r.links[p]) - r.chance(weight, r.weight[p])
		if (gain > most || gain == most && (best == node || p < best)) && r.wellTied(p, group) {
			best, most = p, gain
		}
	}
	if best != node {
		r.out[best] += r.out[node] - 2*r.links[best]
		r.weight[best] += weight
		r.size[best]++
		r.size[node] = 0
		r.part[node] = best
	}
	r.forget()
}

// ring is a queue in which each node stands at most once.
type ring struct {
	nodes        []uint32
	queued       []bool
	head, length int
}

func newRing(n int) *ring { return &ring{nodes: make([]uint32, n), queued: make([]bool, n)} }

func (r *ring) push(n uint32) {
	if r.queued[n] {
		return
	}
	r.queued[n] = true
	at := r.head + r.length
	if at >= len(r.nodes) {
		at -= len(r.nodes)
	}
	r.nodes[at] = n
	r.length++
}

func (r *ring) pop() uint32 {
	n := r.nodes[r.head]
	r.queued[n] = false
	r.length--
	if r.head++; r.head == len(r.nodes) {
		r.head = 0
	}
	return n
}
