package path

import (
	"fmt"
	"slices"
	"sort"

	"dossier/data"
	"dossier/graph"
)

// space is what one search walks in: the arcs of a view in the direction asked
// for, less the actors to avoid and, for the search by evidence, the ties below
// a grade. Whether an actor passes the filter is settled by its ties.
type space struct {
	v       *graph.View
	q       *Question
	out, in *graph.Rows
	least   data.Grade // ties below it stay out
	narrow  bool       // the rows hold the arcs of passing ties alone
	every   bool       // and all of them may be walked
	avoid   []graph.Node
	weights []float64 // by tie; nil: all weigh 1
	m       *meter
}

// start takes the rows of a view that is ready.
func (s *space) start() {
	v, q := s.v, s.q
	s.out, s.narrow = v.Rows(q.Direction, false)
	s.in = s.out
	if q.Direction != graph.EitherWay {
		var backward bool
		s.in, backward = v.Rows(q.Direction, true)
		s.narrow = s.narrow && backward
	}
	if q.By == ByWeight {
		s.weights = v.Weights()
	}
	if len(q.Avoid) > 0 {
		s.avoid = slices.Clone(q.Avoid)
		slices.Sort(s.avoid)
	}
	s.above(0)
}

// above leaves out the ties below a grade.
func (s *space) above(g data.Grade) {
	s.least = g
	s.every = g == 0 && s.narrow
}

func (s *space) size() int { return len(s.out.Start) - 1 }

// passes reports whether a search may walk along a tie.
func (s *space) passes(t graph.Tie) bool {
	return s.every || (s.narrow || s.v.Has(t)) && (s.least == 0 || s.v.Grade(t) >= s.least)
}

// open reports whether a search may pass an actor.
func (s *space) open(n graph.Node) bool {
	if len(s.avoid) == 0 {
		return true
	}
	_, avoided := slices.BinarySearch(s.avoid, n)
	return !avoided
}

// price is what walking along a tie costs by weight.
func (s *space) price(t graph.Tie) cost {
	if s.weights == nil {
		return unitWeight
	}
	return weigh(s.weights[t])
}

// checkWeights refuses weights that no search can work with. It reads the whole
// column, so a scratch memory remembers the last one that it found good. It asks
// the context as often as a search does.
func (s *space) checkWeights(good **float64) error {
	if len(s.weights) == 0 || *good == &s.weights[0] {
		return nil
	}
	for t, w := range s.weights {
		if t%askEvery == 0 && !s.m.ask() {
			return nil // the search ends before it uses them
		}
		if !(w >= 0 && w <= data.MaxWeight) && s.v.Has(graph.Tie(t)) {
			return s.refuse(graph.Tie(t), w)
		}
	}
	*good = &s.weights[0]
	return nil
}

func (s *space) refuse(t graph.Tie, w float64) error {
	g := s.v.Graph()
	from, to := g.Ends(t)
	return fmt.Errorf("%w: %s %s %s weighs %v; weights must lie between 0 and 2^53; correct it, filter it out or choose paths by hops",
		ErrWeight, g.Actor(from).ID, g.Relation(t).ID, g.Actor(to).ID, w)
}

// between returns the arcs from a node to another, passing or not.
func (s *space) between(from, to graph.Node) []graph.Arc {
	row := s.out.Of(from)
	low := sort.Search(len(row), func(i int) bool { return row[i].To >= to })
	high := low
	for high < len(row) && row[high].To == to {
		high++
	}
	return row[low:high]
}

// measure returns the grade of a hop and its price by weight.
func (s *space) measure(from, to graph.Node) (best data.Grade, least cost) {
	least = farthest
	for _, a := range s.between(from, to) {
		if !s.passes(a.Tie) {
			continue
		}
		best = max(best, s.v.Grade(a.Tie))
		if s.q.By == ByWeight {
			if c := s.price(a.Tie); c.less(least) {
				least = c
			}
		}
	}
	return best, least
}
