package measure

import (
	"context"

	"dossier/graph"
)

// Cores tells how deep in the thick of the network each actor sits: the largest
// k such that it belongs to a group in which everybody has at least k
// neighbours within the group. It ignores which way arcs run.
//
// Peeling by degree takes linear time (Batagelj and Zaveršnik, "An O(m)
// algorithm for cores decomposition of networks", 2003) and some 20 bytes
// an actor and 4 for either side of a dyad.
func Cores(ctx context.Context, v *graph.View, d graph.Direction) ([]uint32, error) {
	rows, err := around(ctx, v, d)
	if err != nil {
		return nil, err
	}
	p := newPeeling(rows)
	tick := ticker{ctx: ctx}
	for _, n := range p.order {
		row := rows.of(n)
		if tick.done(len(row)) {
			return nil, ctx.Err()
		}
		for _, to := range row {
			if p.degree[to] > p.degree[n] {
				p.lower(to)
			}
		}
	}
	return p.degree, ctx.Err()
}

// peeling keeps nodes in the order of their degrees among those that are left.
type peeling struct {
	degree   []uint32     // among those left; at last the core
	order    []graph.Node // by degree
	position []uint32     // in order
	first    []uint32     // place in order of the first node of each degree
}

func newPeeling(rows *neighbours) *peeling {
	n := rows.numNodes()
	p := &peeling{degree: make([]uint32, n), order: make([]graph.Node, n), position: make([]uint32, n)}
	most := uint32(0)
	for i := range n {
		p.degree[i] = rows.start[i+1] - rows.start[i]
		most = max(most, p.degree[i])
	}
	p.first = make([]uint32, most+2)
	for _, degree := range p.degree {
		p.first[degree+1]++
	}
	for i := range most + 1 {
		p.first[i+1] += p.first[i]
	}
	next := append([]uint32(nil), p.first...)
	for i, degree := range p.degree {
		p.position[i] = next[degree]
		p.order[next[degree]] = graph.Node(i)
		next[degree]++
	}
	return p
}

// lower takes one off the degree of a node: it changes places with the first of
// its degree, which then begins one later.
func (p *peeling) lower(n graph.Node) {
	degree := p.degree[n]
	at, first := p.position[n], p.first[degree]
	other := p.order[first]
	p.order[at], p.order[first] = other, n
	p.position[other], p.position[n] = at, first
	p.first[degree]++
	p.degree[n]--
}
