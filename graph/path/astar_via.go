package path

import (
	"math/bits"

	"dossier/graph"
)

// viaBounds bound what it costs from a node past some actors of Via to the goal.
type viaBounds struct {
	goal []cost   // from each node to the goal
	via  [][]cost // to each actor of Via
	rest [][]cost // from each actor of Via on past a set of others to the goal
}

// findViaBounds searches backward from the goal and from each actor of Via, then
// finds the best order for each set of them (Held and Karp, "A dynamic
// programming approach to sequencing problems", J. SIAM 10, 1962). It reports
// false where the search ended before.
func (s *space) findViaBounds(weighed bool) (l viaBounds, ok bool) {
	l.goal = s.distances(s.q.To, weighed)
	for _, v := range s.q.Via {
		if !s.m.ask() {
			return viaBounds{}, false
		}
		l.via = append(l.via, s.distances(v, weighed))
	}
	if s.m.ended() {
		return viaBounds{}, false
	}
	n := len(s.q.Via)
	l.rest = make([][]cost, n)
	for i := range l.rest {
		l.rest[i] = make([]cost, 1<<n)
	}
	for set := range uint16(1) << n { // smaller sets before those that hold them
		for i, v := range s.q.Via {
			l.rest[i][set] = l.bound(v, set)
		}
	}
	return l, true
}

// bound is the least cost of a walk from a node past a set of actors of Via to
// the goal, or farthest where there is none. It is defined for set from those
// of rest for smaller sets.
func (l *viaBounds) bound(n graph.Node, set uint16) cost {
	if set == 0 {
		return l.goal[n]
	}
	least := farthest
	for m := set; m != 0; m &= m - 1 {
		i := bits.TrailingZeros16(m)
		there, on := l.via[i][n], l.rest[i][set&^(1<<i)]
		if there == farthest || on == farthest {
			continue
		}
		if c := there.add(on); c.less(least) {
			least = c
		}
	}
	return least
}
