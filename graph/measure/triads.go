package measure

import (
	"context"
	"math"
	"math/bits"

	"dossier/graph"
)

// Triad is one of the sixteen ways in which three actors can be tied.
type Triad uint8

// The triads, in the usual order. The digits count mutual, one-way and absent
// dyads; a letter tells apart those that share them: D and U have a third actor
// above (down) or below (up) a pair, C is a chain or a cycle, T is transitive.
const (
	Triad003 Triad = iota
	Triad012
	Triad102
	Triad021D // a <- b -> c
	Triad021U // a -> b <- c
	Triad021C // a -> b -> c
	Triad111D // a <-> b <- c
	Triad111U // a <-> b -> c
	Triad030T // a -> b -> c, a -> c
	Triad030C // a -> b -> c -> a
	Triad201  // a <-> b <-> c
	Triad120D // a <- b -> c, a <-> c
	Triad120U // a -> b <- c, a <-> c
	Triad120C // a -> b -> c, a <-> c
	Triad210  // a -> b <-> c <-> a
	Triad300  // a <-> b <-> c <-> a
	numTriads
)

var triadNames = [numTriads]string{
	"003", "012", "102", "021D", "021U", "021C", "111D", "111U",
	"030T", "030C", "201", "120D", "120U", "120C", "210", "300",
}

// String returns the usual name, such as "030T".
func (t Triad) String() string {
	if t >= numTriads {
		return "unknown"
	}
	return triadNames[t]
}

// Census counts the triads of each type. Beyond some 4.8 million actors the
// empty ones may be too many for a uint64; it then holds the largest.
type Census [numTriads]uint64

// TriadCensus counts, among all groups of three actors, how many are tied in
// which way (Holland and Leinhardt, "A method for detecting structure in
// sociometric data", American J. Sociology 76, 1970).
//
// Only triangles are looked for one by one (see eachTriangle for the cost). The
// rest follows by counting: pairs of neighbours of each actor less those in
// triangles, and dyads with a third actor less those in what is counted before
// (after Ortmann and Brandes, "Efficient orbit-aware triad and quad census in
// directed and undirected graphs", Applied Network Science 2, 2017).
func TriadCensus(ctx context.Context, v *graph.View, d graph.Direction) (Census, error) {
	t, err := dyads(ctx, v, d)
	if err != nil {
		return Census{}, err
	}
	closed, err := countClosed(ctx, t)
	if err != nil {
		return Census{}, err
	}
	var census Census
	census.addOpen(t)
	for code, count := range closed {
		if count > 0 {
			census.addClosed(uint8(code), count)
		}
	}
	census.addSparse(t, uint64(len(present(v))))
	return census, nil
}

// closedCounts counts triangles by the marks of their dyads: ab | ac<<2 | bc<<4.
type closedCounts [64]uint64

func countClosed(ctx context.Context, t *table[dyad]) (closedCounts, error) {
	var total closedCounts
	err := eachTriangle(ctx, t, func() (*closedCounts, triangleVisitor) {
		mine := new(closedCounts)
		return mine, func(_, _, _ graph.Node, ab, ac, bc uint8) { mine[ab|ac<<2|bc<<4]++ }
	}, func(mine *closedCounts) {
		for code, count := range mine {
			total[code] += count
		}
	})
	return total, err
}

// addOpen counts the pairs of neighbours of each actor, triangles included.
func (c *Census) addOpen(t *table[dyad]) {
	for n := range t.numNodes() {
		var by [wayBoth + 1]uint64
		for _, d := range t.of(graph.Node(n)) {
			by[d.mark]++
		}
		out, in, both := by[wayOut], by[wayIn], by[wayBoth]
		c[openTriad(wayOut, wayOut)] += pairs(out)
		c[openTriad(wayIn, wayIn)] += pairs(in)
		c[openTriad(wayOut, wayIn)] += out * in
		c[openTriad(wayBoth, wayIn)] += both * in
		c[openTriad(wayBoth, wayOut)] += both * out
		c[openTriad(wayBoth, wayBoth)] += pairs(both)
	}
}

// addClosed counts triangles, and takes them from what addOpen counted.
func (c *Census) addClosed(code uint8, count uint64) {
	ab, ac, bc := code&3, code>>2&3, code>>4
	atA, atB, atC := openTriad(ab, ac), openTriad(turned(ab), bc), openTriad(turned(ac), turned(bc))
	c[atA] -= count
	c[atB] -= count
	c[atC] -= count
	mutual := 0
	opposite := atA // how the actor is tied that stands across a mutual dyad
	for _, side := range [...]struct {
		mark uint8
		at   Triad
	}{{bc, atA}, {ac, atB}, {ab, atC}} {
		if side.mark == wayBoth {
			mutual++
			opposite = side.at
		}
	}
	c[closedTriad(mutual, opposite, atA == Triad021C && atB == Triad021C && atC == Triad021C)] += count
}

// closedTriad names a triangle by its number of mutual dyads, how the actor is
// tied that stands across the only one, and whether it is a cycle.
func closedTriad(mutual int, opposite Triad, cycle bool) Triad {
	switch {
	case mutual == 3:
		return Triad300
	case mutual == 2:
		return Triad210
	case mutual == 1 && opposite == Triad021D:
		return Triad120D
	case mutual == 1 && opposite == Triad021U:
		return Triad120U
	case mutual == 1:
		return Triad120C
	case cycle:
		return Triad030C
	}
	return Triad030T
}

// addSparse counts the triads with one dyad or none; all others must be there.
func (c *Census) addSparse(t *table[dyad], actors uint64) {
	var oneWay, mutual uint64 // twice the dyads
	for _, d := range t.list {
		if d.mark == wayBoth {
			mutual++
		} else {
			oneWay++
		}
	}
	if actors < 3 {
		return
	}
	c[Triad012], c[Triad102] = oneWay/2*(actors-2), mutual/2*(actors-2)
	tied := uint64(0)
	for triad := Triad021D; triad < numTriads; triad++ {
		tied += c[triad]
		c[Triad012] -= c[triad] * uint64(triadNames[triad][1]-'0')
		c[Triad102] -= c[triad] * uint64(triadNames[triad][0]-'0')
	}
	tied += c[Triad012] + c[Triad102]
	c[Triad003] = triples(actors) // holds the largest number, or can be reduced
	if c[Triad003] != math.MaxUint64 {
		c[Triad003] -= tied
	}
}

// openTriad names the triad of an actor and two neighbours, by the marks of the
// two dyads as seen from the actor, when the neighbours are not tied.
func openTriad(a, b uint8) Triad {
	switch {
	case a == wayBoth && b == wayBoth:
		return Triad201
	case a == wayIn && b == wayBoth || a == wayBoth && b == wayIn:
		return Triad111D
	case a == wayBoth || b == wayBoth:
		return Triad111U
	case a != b:
		return Triad021C
	case a == wayOut:
		return Triad021D
	}
	return Triad021U
}

// turned is the mark of a dyad as seen from the other end.
func turned(mark uint8) uint8 { return mark<<1&wayIn | mark>>1 }

func pairs(n uint64) uint64 {
	if n == 0 {
		return 0
	}
	return n * (n - 1) / 2
}

// triples returns n(n-1)(n-2)/6, or the largest uint64 where it is more.
func triples(n uint64) uint64 {
	high, low := bits.Mul64(n*(n-1)/2, n-2)
	if high >= 3 {
		return math.MaxUint64
	}
	quotient, _ := bits.Div64(high, low, 3)
	return quotient
}
