package fetch

import (
	"context"
	"slices"

	"dossier/graph"
	"dossier/internal/store"
)

// walk fetches level by level what can be walked under a filter.
type walk struct {
	arcs    *arcs
	out, in store.Reach // along the direction, and against it
	avoid   map[string]bool
	// lets reports whether a walk may go from one actor to another, as far as is known; nil:
	// the store knows it all.
	lets func(from, to string) bool
	// steps are the arcs met, as the walk goes: from whom to whom.
	steps map[[2]string]float64
}

func newWalk(need *demand, a *arcs, d graph.Direction) *walk {
	relations := a.Head().Relations
	passing, p := superset(need.filter, relations)
	forth, back := ways(passing, relations, d)
	w := &walk{arcs: a, avoid: map[string]bool{}, steps: map[[2]string]float64{},
		out: store.Reach{Out: forth, In: back, Passing: p}, in: store.Reach{Out: back, In: forth, Passing: p}}
	for _, id := range need.avoid {
		w.avoid[id] = true
	}
	return w
}

// side is what was reached from one end.
type side struct {
	hops     map[string]int // by how many; the actors whose arcs were not fetched included
	frontier []string       // those, sorted
	levels   int            // that were expanded
	cost     int            // how many arcs the frontier has, either way
	stop     string         // the other end, which no path passes; empty: none
	other    *side          // what was reached from there; nil: nothing is looked for
	met      bool           // some actor was reached from both
}

func newSide(ids []string) *side {
	s := &side{hops: map[string]int{}, frontier: slices.Clone(ids)}
	slices.Sort(s.frontier)
	s.frontier = slices.Compact(s.frontier)
	for _, id := range s.frontier {
		s.hops[id] = 0
	}
	return s
}

// expand fetches the arcs of the frontier of a side, those that a walk goes on by or
// those by which it comes, and moves the frontier on.
func (w *walk) expand(ctx context.Context, s *side, forward bool) error {
	reach := w.in
	if forward {
		reach = w.out
	}
	var next []string
	cost := 0
	err := w.arcs.fetch(ctx, reach, s.frontier, func(id string, list []arc) {
		for _, a := range list {
			if a.other == id || w.avoid[a.other] {
				continue
			}
			step := [2]string{id, a.other}
			if !forward {
				step = [2]string{a.other, id}
			}
			if !w.note(step, a.weight) {
				continue
			}
			if _, known := s.hops[a.other]; known {
				continue
			}
			s.hops[a.other] = s.levels + 1
			if s.other != nil && !s.met {
				_, s.met = s.other.hops[a.other]
			}
			if a.other != s.stop {
				next = append(next, a.other)
				cost += a.ties
			}
		}
	})
	if err != nil {
		return err
	}
	slices.Sort(next)
	s.frontier, s.cost = next, cost
	s.levels++
	return nil
}

// note notes a step, unless it is known that no walk may take it.
func (w *walk) note(step [2]string, weight float64) bool {
	if w.lets != nil && !w.lets(step[0], step[1]) {
		return false
	}
	if least, known := w.steps[step]; !known || weight < least {
		w.steps[step] = weight
	}
	return true
}

// region lists the pairs on walks of at most so many hops from one actor to another,
// within what was fetched.
func (w *walk) region(from, to string, hops int) (pairs [][2]string) {
	forth, back := map[string][]string{}, map[string][]string{}
	for step := range w.steps {
		forth[step[0]] = append(forth[step[0]], step[1])
		back[step[1]] = append(back[step[1]], step[0])
	}
	after, before := distances(forth, from), distances(back, to)
	for step := range w.steps {
		x, reached := after[step[0]]
		y, reaches := before[step[1]]
		if reached && reaches && x+1+y <= hops {
			pairs = append(pairs, step)
		}
	}
	return sortedPairs(pairs)
}

// mostWalks is up to how many walks are counted.
const mostWalks = 1 << 40

// walks counts the walks of at most so many hops from one actor to another within what
// was fetched. There are no more paths than that.
func (w *walk) walks(from, to string, hops int) (total int) {
	forth := map[string][]string{}
	for step := range w.steps {
		forth[step[0]] = append(forth[step[0]], step[1])
	}
	ways := map[string]int{from: 1} // by where they have come to
	for range hops {
		next := make(map[string]int, len(ways))
		for id, n := range ways {
			for _, other := range forth[id] {
				next[other] = min(next[other]+n, mostWalks)
			}
		}
		ways = next
		total = min(total+ways[to], mostWalks)
	}
	return total
}

func sortedPairs(pairs [][2]string) [][2]string {
	slices.SortFunc(pairs, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return pairs
}

// distances counts the hops from an actor to all others.
func distances(next map[string][]string, from string) map[string]int {
	hops := map[string]int{from: 0}
	for level := []string{from}; len(level) > 0; {
		var beyond []string
		for _, id := range level {
			for _, other := range next[id] {
				if _, known := hops[other]; !known {
					hops[other] = hops[id] + 1
					beyond = append(beyond, other)
				}
			}
		}
		level = beyond
	}
	return hops
}
