package graph

import (
	"sync"

	"dossier/data"
)

// lazyRows is one table of arcs, made when first asked for.
type lazyRows struct {
	once sync.Once
	rows *Rows
}

// Rows returns the arcs of every tie, filters apart, in compressed sparse rows
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
		if d != EitherWay {
			other := AsWritten
			if d == AsWritten {
				other = EitherWay
			}
			// A plain edge list has one answer for both directions: keep it once.
			if equalPassable(along, g.passable(other)) {
				lazy.rows = g.Rows(other, backward)
				return
			}
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

// passable says which ways a walk may pass along the ties of a relation.
type passable struct{ forward, backward bool }

// passable gives one row per relation in use; those not in use are left false.
func (g *Graph) passable(d Direction) []passable {
	table := make([]passable, len(g.d.Relations))
	for _, r := range g.used {
		table[r] = passableOf(&g.d.Relations[r], d)
	}
	return table
}

func passableOf(r *data.Relation, d Direction) passable {
	switch d {
	case AsWritten:
		return passable{true, r.Symmetric}
	case AlongInfluence:
		p := passable{
			forward:  r.Influence == data.Forward || r.Influence == data.Both,
			backward: r.Influence == data.Backward || r.Influence == data.Both,
		}
		if r.Symmetric { // the order of its ends says nothing
			p.forward = p.forward || p.backward
			p.backward = p.forward
		}
		return p
	}
	return passable{true, true}
}

func equalPassable(a, b []passable) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// makeRows merges, for every node, the ties that start there with those that
// end there. Both lists are ordered by (other end, tie), and so is the result.
func (g *Graph) makeRows(along []passable) *Rows {
	n := g.NumActors()
	start := make([]uint32, n+1)
	anyBackward := false
	for t, r := range g.relation {
		if along[r].forward {
			start[g.from[t]+1]++
		}
		if along[r].backward {
			start[g.to[t]+1]++
			anyBackward = true
		}
	}
	for i := range n {
		start[i+1] += start[i]
	}
	arcs := make([]Arc, start[n])
	var inStart []uint32
	var inTies []Tie
	if anyBackward {
		inStart, inTies = g.inTies()
	}
	for i := range n {
		var in []Tie
		if anyBackward {
			in = inTies[inStart[i]:inStart[i+1]]
		}
		g.mergeRow(arcs[start[i]:start[i+1]], along, Tie(g.firstTie[i]), Tie(g.firstTie[i+1]), in)
	}
	return &Rows{Start: start, Arcs: arcs}
}

// mergeRow fills one row from the ties out to end, which leave its node, and
// those of in, which enter it.
func (g *Graph) mergeRow(row []Arc, along []passable, out, end Tie, in []Tie) {
	k := 0
	for {
		for out < end && !along[g.relation[out]].forward {
			out++
		}
		for len(in) > 0 && !along[g.relation[in[0]]].backward {
			in = in[1:]
		}
		takeOut := out < end
		if takeOut && len(in) > 0 {
			a, b := g.to[out], g.from[in[0]]
			takeOut = a < b || a == b && out < in[0]
		}
		switch {
		case takeOut:
			row[k] = Arc{g.to[out], out}
			out++
		case len(in) > 0:
			row[k] = Arc{g.from[in[0]], in[0]}
			in = in[1:]
		default:
			return
		}
		k++
	}
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
