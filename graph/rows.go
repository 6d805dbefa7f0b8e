package graph

import (
	"slices"
	"sync"
	"sync/atomic"

	"dossier/data"
)

// lazyRows is one table of arcs, made when first asked for.
type lazyRows struct {
	once sync.Once
	rows *Rows
	made atomic.Bool
}

// rowsOf is where a table is kept.
func (g *Graph) rowsOf(d Direction, backward bool) *lazyRows {
	slot := int(d) * 2
	if backward && d != EitherWay { // either way the arcs are the same
		slot++
	}
	return &g.rows[slot]
}

// madeRows reports whether a table is there.
func (g *Graph) madeRows(d Direction, backward bool) bool { return g.rowsOf(d, backward).made.Load() }

// Rows returns the arcs of every tie between two actors, filters apart, in
// compressed sparse rows (Tinney and Walker, "Direct solutions of sparse network
// equations by optimally ordered triangular factorization", Proc. IEEE 55, 1967). With backward the
// rows hold the arcs that enter a node, and To is where they come from.
//
// A table is made on the first call, in time linear in actors and ties, and
// takes 4 bytes an actor and 8 an arc; tables with the same arcs are shared.
// Safe for concurrent use. The caller must not change it.
func (g *Graph) Rows(d Direction, backward bool) *Rows {
	d = min(d, EitherWay)
	backward = backward && d != EitherWay
	lazy := g.rowsOf(d, backward)
	lazy.once.Do(func() {
		defer lazy.made.Store(true)
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
	forward, backward := Passable(r, d)
	var p passable
	if forward {
		p.forward = 1
	}
	if backward {
		p.backward = 1
	}
	return p
}

// Passable reports whether a walk may pass along a tie of a relation from its first actor
// to its second, and from its second to its first.
func Passable(r *data.Relation, d Direction) (forward, backward bool) {
	forward, backward = true, true
	switch d {
	case AsWritten:
		backward = r.Symmetric
	case AlongInfluence:
		influence := r.Runs()
		forward = influence == data.Forward || influence == data.Both
		backward = influence == data.Backward || influence == data.Both
		if r.Symmetric { // the order of its ends says nothing
			forward = forward || backward
			backward = forward
		}
	}
	return forward, backward
}

// makeRows makes the rows of one way of passing. Processors share the nodes.
func (g *Graph) makeRows(along []passable) *Rows {
	n := g.NumActors()
	forth, back := 0, 0
	for i, p := range along {
		forth += int(g.tiesOf[i]) * int(p.forward)
		back += int(g.tiesOf[i]) * int(p.backward)
	}
	parts := partsOf(len(g.from))
	r := &rowMaker{g: g, along: along, forth: forth > 0, back: back > 0, start: make([]uint32, n+1), arcs: make([]Arc, forth+back)}
	if r.back {
		r.inStart, r.inTies = g.inTies()
	}
	bounds := r.bounds(parts)
	first := r.firstArcs(bounds)
	inParts(parts, parts, func(_, k, _ int) { r.fill(int(bounds[k]), int(bounds[k+1]), first[k], first[k+1]) })
	r.start[n] = uint32(len(r.arcs))
	return &Rows{Start: r.start, Arcs: r.arcs}
}

// rowMaker holds what a table is made from.
type rowMaker struct {
	g           *Graph
	along       []passable
	forth, back bool // whether any arc follows its tie, or goes against it
	start       []uint32
	arcs        []Arc
	inStart     []uint32
	inTies      []Tie
}

// bounds shares out the nodes: part k has those from bounds[k] to bounds[k+1],
// with about as many ties as the others.
func (r *rowMaker) bounds(parts int) []Node {
	bounds := make([]Node, parts+1)
	ties := len(r.g.from)
	for k := 1; k < parts; k++ {
		n, _ := slices.BinarySearch(r.g.firstTie, uint32(ties/parts*k))
		bounds[k] = Node(n)
	}
	bounds[parts] = Node(r.g.NumActors())
	return bounds
}

// firstArcs returns where the arcs of each part begin, and the end of them all.
func (r *rowMaker) firstArcs(bounds []Node) []int {
	parts := len(bounds) - 1
	first := make([]int, parts+1)
	if parts == 1 {
		first[1] = len(r.arcs)
		return first
	}
	counts := make([][]int, parts)
	inParts(parts, len(r.g.from), func(part, t, end int) {
		count := make([]int, parts)
		for ; t < end; t++ {
			p, from, to := r.along[r.g.relation[t]], r.g.from[t], r.g.to[t]
			if from != to {
				count[partOf(bounds, from)] += int(p.forward)
				count[partOf(bounds, to)] += int(p.backward)
			}
		}
		counts[part] = count
	})
	for k := range parts {
		first[k+1] = first[k]
		for _, count := range counts {
			first[k+1] += count[k]
		}
	}
	return first
}

// partOf returns the part of a node.
func partOf(bounds []Node, n Node) (k int) {
	for n >= bounds[k+1] {
		k++
	}
	return k
}

// fill writes the rows of nodes i to end as arcs k to last. A row is written
// where it belongs, and with it one arc more that does not count; so the rows
// at the end, behind which others begin, are made aside and copied.
func (r *rowMaker) fill(i, end, k, last int) {
	var aside sides
	for ; i < end; i++ {
		r.start[i] = uint32(k)
		room := last-k > int(r.g.firstTie[i+1]-r.g.firstTie[i])
		if r.back {
			room = room && last-k > int(r.inStart[i+1]-r.inStart[i])
		}
		switch {
		case room && !r.back:
			k = r.leaving(r.arcs, k, i)
		case room && !r.forth:
			k = r.entering(r.arcs, k, i)
		default:
			k = r.merge(&aside, k, i)
		}
	}
}

// sides are the arcs of a row before they are merged.
type sides struct{ out, in []Arc }

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
func (r *rowMaker) merge(aside *sides, k, i int) int {
	aside.out, aside.in = aside.out[:0], aside.in[:0]
	if r.forth {
		aside.out = slices.Grow(aside.out, int(r.g.firstTie[i+1]-r.g.firstTie[i])+1)
		aside.out = aside.out[:r.leaving(aside.out[:cap(aside.out)], 0, i)]
	}
	if r.back {
		aside.in = slices.Grow(aside.in, int(r.inStart[i+1]-r.inStart[i])+1)
		aside.in = aside.in[:r.entering(aside.in[:cap(aside.in)], 0, i)]
	}
	out, in := aside.out, aside.in
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
		next := make([][]uint32, partsOf(len(g.to)))
		inParts(len(next), len(g.to), func(part, t, end int) {
			count := make([]uint32, g.NumActors())
			for _, to := range g.to[t:end] {
				count[to]++
			}
			next[part] = count
		})
		start := make([]uint32, 1, g.NumActors()+1)
		start = append(start, startsOf(next)...)
		ties := make([]Tie, len(g.to))
		inParts(len(next), len(g.to), func(part, t, end int) {
			for next := next[part]; t < end; t++ {
				at := &next[g.to[t]]
				ties[*at] = Tie(t)
				*at++
			}
		})
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
