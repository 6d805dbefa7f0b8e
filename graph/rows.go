package graph

import (
	"slices"
	"sync"

	"dossier/data"
)

// lazyRows is one table of arcs, made when first asked for.
type lazyRows struct {
	once sync.Once
	rows *Rows
}

// Rows returns the arcs of every tie between two actors, filters apart, in compressed sparse rows
// (Tinney and Walker, "Direct solutions of sparse network equations by optimally
// ordered triangular factorization", Proc. IEEE 55, 1967). With backward the
// rows hold the arcs that enter a node, and To is where they come from.
//
// A table is made on the first call, in time linear in actors and ties, and
// takes 4 bytes an actor and 8 an arc; tables with the same arcs are shared.
// Safe for concurrent use. The caller must not change it.
func (g *Graph) Rows(d Direction, backward bool) *Rows {
	if d > EitherWay {
		d = EitherWay
	}
	if d == EitherWay {
		backward = false // the same arcs
	}
	slot := int(d) * 2
	if backward {
		slot++
	}
	lazy := &g.rows[slot]
	lazy.once.Do(func() {
		along := g.passable(d)
		other := AsWritten
		if d == AsWritten {
			other = EitherWay
		}
		// A plain edge list has one answer for several directions: keep it once.
		if d != EitherWay && slices.Equal(along, g.passable(other)) {
			lazy.rows = g.Rows(other, backward)
			return
		}
		if backward {
			for i, p := range along {
				along[i] = passable{p.backward, p.forward}
			}
		}
		lazy.rows = g.makeRows(along)
	})
	return lazy.rows
}

// passable says which ways a walk may pass along the ties of a relation: 1 or 0,
// so that arcs are counted without branching.
type passable struct{ forward, backward uint8 }

// passable gives one row per relation; those that no tie has are left 0.
func (g *Graph) passable(d Direction) []passable {
	table := make([]passable, len(g.tiesOf))
	for i, ties := range g.tiesOf {
		if ties > 0 {
			table[i] = passableOf(&g.d.Relations[i], d)
		}
	}
	return table
}

func passableOf(r *data.Relation, d Direction) passable {
	forward, backward := true, true
	switch d {
	case AsWritten:
		backward = r.Symmetric
	case AlongInfluence:
		forward = r.Influence == data.Forward || r.Influence == data.Both
		backward = r.Influence == data.Backward || r.Influence == data.Both
		if r.Symmetric { // the order of its ends says nothing
			forward = forward || backward
			backward = forward
		}
	}
	var p passable
	if forward {
		p.forward = 1
	}
	if backward {
		p.backward = 1
	}
	return p
}

// makeRows makes the rows of one way of passing.
func (g *Graph) makeRows(along []passable) *Rows {
	n := g.NumActors()
	forth, back := 0, 0
	for i, p := range along {
		forth += int(g.tiesOf[i]) * int(p.forward)
		back += int(g.tiesOf[i]) * int(p.backward)
	}
	r := &rowMaker{g: g, along: along, start: make([]uint32, n+1), arcs: make([]Arc, forth+back+1)}
	if back > 0 {
		r.inStart, r.inTies = g.inTies()
	}
	k := 0
	for i := range n {
		r.start[i] = uint32(k)
		switch {
		case back == 0:
			k = r.leaving(r.arcs, k, i)
		case forth == 0:
			k = r.entering(r.arcs, k, i)
		default:
			k = r.merge(k, i)
		}
	}
	r.start[n] = uint32(k)
	return &Rows{Start: r.start, Arcs: r.arcs[:k:k]}
}

// rowMaker holds what a table is made from.
type rowMaker struct {
	g             *Graph
	along         []passable
	start         []uint32
	arcs          []Arc // with room for one more, which is written and not counted
	inStart       []uint32
	inTies        []Tie
	outRow, inRow []Arc // one row's arcs before they are merged
}

// leaving writes the arcs from node i along ties that start there to list from k
// on, and returns where they end. It also writes one past that.
func (r *rowMaker) leaving(list []Arc, k, i int) int {
	g := r.g
	for t := g.firstTie[i]; t < g.firstTie[i+1]; t++ {
		if to := g.to[t]; to != Node(i) {
			list[k] = Arc{to, Tie(t)}
			k += int(r.along[g.relation[t]].forward)
		}
	}
	return k
}

// entering does the same with the ties that end at node i, against their direction.
func (r *rowMaker) entering(list []Arc, k, i int) int {
	g := r.g
	for _, t := range r.inTies[r.inStart[i]:r.inStart[i+1]] {
		if from := g.from[t]; from != Node(i) {
			list[k] = Arc{from, t}
			k += int(r.along[g.relation[t]].backward)
		}
	}
	return k
}

// merge writes both. Either list is ordered by (To, Tie), and so is the result.
func (r *rowMaker) merge(k, i int) int {
	r.outRow = slices.Grow(r.outRow[:0], int(r.g.firstTie[i+1]-r.g.firstTie[i])+1)
	r.inRow = slices.Grow(r.inRow[:0], int(r.inStart[i+1]-r.inStart[i])+1)
	out := r.outRow[:r.leaving(r.outRow[:cap(r.outRow)], 0, i)]
	in := r.inRow[:r.entering(r.inRow[:cap(r.inRow)], 0, i)]
	for len(out) > 0 && len(in) > 0 {
		a, b := out[0], in[0]
		if a.To < b.To || a.To == b.To && a.Tie < b.Tie {
			r.arcs[k] = a
			out = out[1:]
		} else {
			r.arcs[k] = b
			in = in[1:]
		}
		k++
	}
	k += copy(r.arcs[k:], out)
	return k + copy(r.arcs[k:], in)
}

// inTies returns the ties by their second end: those that end at node n are
// ties[start[n]:start[n+1]], ordered by their first end and number.
func (g *Graph) inTies() (start []uint32, ties []Tie) {
	g.in.once.Do(func() {
		n := g.NumActors()
		start := make([]uint32, n+1)
		for _, to := range g.to {
			start[to+1]++
		}
		for i := range n {
			start[i+1] += start[i]
		}
		next := make([]uint32, n)
		copy(next, start)
		ties := make([]Tie, len(g.to))
		for t, to := range g.to {
			ties[next[to]] = Tie(t)
			next[to]++
		}
		g.in.start, g.in.ties = start, ties
	})
	return g.in.start, g.in.ties
}

// ActorTies returns the ties that start at a node and those that end there, as
// written, each in the order of the other end and the relation.
func (g *Graph) ActorTies(n Node) (out, in []Tie) {
	start, ties := g.inTies()
	for t := g.firstTie[n]; t < g.firstTie[n+1]; t++ {
		out = append(out, Tie(t))
	}
	return out, ties[start[n]:start[n+1]:start[n+1]]
}
