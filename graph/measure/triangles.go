package measure

import (
	"context"
	"sync"

	"dossier/graph"
)

// triangleVisitor is told each triangle once: its nodes, and the marks of its
// dyads as seen from the node named first.
type triangleVisitor func(a, b, c graph.Node, ab, ac, bc uint8)

// eachTriangle finds all triangles of a symmetric table. Every processor gets a
// visitor of its own; done is called with it, one at a time, when it has seen
// all that it will.
//
// Each dyad is looked at from its end with fewer neighbours only (Chiba and
// Nishizeki, "Arboricity and subgraph listing algorithms", SIAM J. Computing
// 14, 1985), so that hubs do no harm: time grows with dyads to the power of 1.5
// at worst.
func eachTriangle[T any](ctx context.Context, t *table[dyad], start func() (T, triangleVisitor), done func(T)) error {
	up, err := upward(ctx, t)
	if err != nil {
		return err
	}
	var lock sync.Mutex
	return inParallelThen(ctx, numChunks(t.numNodes()), func() (func(int), func()) {
		state, visit := start()
		s := &triangleSearch{up: up, mark: make([]uint8, t.numNodes()), tick: ticker{ctx: ctx}, visit: visit}
		return s.chunk, func() {
			lock.Lock()
			defer lock.Unlock()
			done(state)
		}
	})
}

// upward keeps each dyad at its end with fewer neighbours, of two equal ones at
// the lower node.
func upward(ctx context.Context, t *table[dyad]) (*table[dyad], error) {
	degree := func(n graph.Node) uint32 { return t.start[n+1] - t.start[n] }
	return collect(ctx, t.numNodes(), func(n graph.Node, list []dyad) []dyad {
		mine := degree(n)
		for _, d := range t.of(n) {
			if other := degree(d.to); mine < other || mine == other && n < d.to {
				list = append(list, d)
			}
		}
		return list
	})
}

type triangleSearch struct {
	up    *table[dyad]
	mark  []uint8 // of the dyads of the node in hand, by neighbour
	tick  ticker
	visit triangleVisitor
}

// chunk finds the triangles that begin in a chunk of nodes.
func (s *triangleSearch) chunk(chunk int) {
	from := chunk * chunkSize
	for i := from; i < min(from+chunkSize, s.up.numNodes()); i++ {
		if !s.node(graph.Node(i)) {
			return
		}
	}
}

func (s *triangleSearch) node(a graph.Node) bool {
	row := s.up.of(a)
	if len(row) < 2 {
		return true
	}
	for _, d := range row {
		s.mark[d.to] = d.mark
	}
	for _, b := range row {
		next := s.up.of(b.to)
		if s.tick.done(len(next)) {
			return false
		}
		for _, c := range next {
			if ac := s.mark[c.to]; ac != 0 {
				s.visit(a, b.to, c.to, b.mark, ac, c.mark)
			}
		}
	}
	for _, d := range row {
		s.mark[d.to] = 0
	}
	return true
}
