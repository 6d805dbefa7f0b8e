package path

import (
	"slices"

	"dossier/data"
	"dossier/graph"
)

// moment is one way in which the beginning of a path can be timed: the earliest
// day of its last hop for what it costs. A path keeps step with time if every
// hop has a day within the span of a passing claim, none before the day of the
// hop before it. Days do no harm by being early, so of two ways at one cost only
// the earlier counts; where cost is hops alone a single moment is left. A list
// of moments is ordered by day, and so with falling cost.
type moment struct {
	day   data.Day
	spent cost
}

// manyMoments is how many moments are gathered before those that do not count are
// left out, so that sorting them takes no time worth a look at the context.
const manyMoments = 1 << 12

// passTime returns the moments after one more hop along parallel arcs, of those
// no later than a day.
func (s *space) passTime(state []moment, arcs []graph.Arc, latest data.Day) []moment {
	var after []moment
	many := manyMoments
	for _, a := range arcs {
		if !s.passes(a.Tie) {
			continue
		}
		price := s.hopPrice(a.Tie)
		claims := s.v.Claims(a.Tie)
		s.m.spend(len(claims))
		for _, c := range claims {
			if len(after) > many { // of a tie that very many speak of
				after = thin(after)
				many = max(many, 2*len(after))
			}
			first, last := s.v.Graph().Span(c)
			for _, m := range state {
				if day := max(m.day, first); day <= last && day <= latest {
					after = append(after, moment{day, m.spent.add(price)})
				}
			}
		}
		after = thin(after)
	}
	return after
}

// thin orders moments by day and leaves out those that are no cheaper than an
// earlier one.
func thin(list []moment) []moment {
	slices.SortFunc(list, func(a, b moment) int {
		switch {
		case a.day != b.day:
			return int(int64(a.day) - int64(b.day))
		case a.spent.less(b.spent):
			return -1
		}
		return 1
	})
	kept := list[:0]
	for _, m := range list {
		if len(kept) == 0 || m.spent.less(kept[len(kept)-1].spent) {
			kept = append(kept, m)
		}
	}
	return kept
}

// timetable knows how long one may stay at each node: with ever more hops to go
// to the goal, ever longer.
type timetable struct {
	newest  []int32 // by node: position in entries, plus 1
	entries []departures
}

// departures says that from a node the goal is so many hops away for those who
// are there by a day, but not by the next.
type departures struct {
	hops   uint32
	latest data.Day
	fewer  int32 // the entry with fewer hops, plus 1
}

// arriving is a node whose timetable got another entry.
type arriving struct {
	node   graph.Node
	latest data.Day
}

// findTimetable searches backward from the goal, hop by hop. It costs a look at
// the arcs of a node for each of its entries: one in an undated graph, seldom
// more than a few.
func (s *space) findTimetable() *timetable {
	tt := &timetable{newest: make([]int32, s.size())}
	tt.add(s.q.To, 0, data.MaxDay)
	var next []arriving
	for hops, rim := uint32(1), []arriving{{s.q.To, data.MaxDay}}; len(rim) > 0; hops++ {
		next = next[:0]
		for _, at := range rim {
			row := s.in.Of(at.node)
			if !s.m.spend(len(row) + partialCharge) {
				return tt
			}
			for _, a := range row {
				if !s.passes(a.Tie) || !s.open(a.To) {
					continue
				}
				if day, ok := s.departure(a.Tie, at.latest); ok && tt.add(a.To, hops, day) {
					next = append(next, arriving{a.To, day})
				}
			}
		}
		rim, next = next, rim
	}
	return tt
}

// add notes that one may be at a node until a day, if that is news.
func (tt *timetable) add(n graph.Node, hops uint32, latest data.Day) bool {
	at := tt.newest[n]
	if at != 0 {
		e := &tt.entries[at-1]
		if e.latest >= latest {
			return false
		}
		if e.hops == hops {
			e.latest = latest
			return true
		}
	}
	tt.entries = append(tt.entries, departures{hops, latest, at})
	tt.newest[n] = int32(len(tt.entries))
	return true
}

// latest is the last day on which one can be at a node and still reach the goal.
func (tt *timetable) latest(n graph.Node) (day data.Day, ok bool) {
	at := tt.newest[n]
	if at == 0 {
		return 0, false
	}
	return tt.entries[at-1].latest, true
}

// hops is how many it takes from a node to the goal for those who are there on a
// day that is not too late.
func (tt *timetable) hops(n graph.Node, day data.Day) (hops uint32) {
	for at := tt.newest[n]; at != 0 && tt.entries[at-1].latest >= day; at = tt.entries[at-1].fewer {
		hops = tt.entries[at-1].hops
	}
	return hops
}

// departure returns the last day on which a tie can be walked to arrive by a day.
func (s *space) departure(t graph.Tie, by data.Day) (day data.Day, ok bool) {
	claims := s.v.Claims(t)
	s.m.spend(len(claims))
	for _, c := range claims {
		first, last := s.v.Graph().Span(c)
		if d := min(last, by); first <= by && (!ok || d > day) {
			day, ok = d, true
		}
	}
	return day, ok
}

// keepsTime reports whether a path can be timed with ties of at least a grade.
func (s *space) keepsTime(nodes []graph.Node, least data.Grade) bool {
	day := data.MinDay
	for i, to := range nodes[1:] {
		next, ok := s.arrival(s.between(nodes[i], to), day, least)
		if !ok {
			return false
		}
		day = next
	}
	return true
}

// arrival returns the first day, from a given one on, on which one of parallel
// arcs of at least a grade can be walked.
func (s *space) arrival(arcs []graph.Arc, from data.Day, least data.Grade) (day data.Day, ok bool) {
	for _, a := range arcs {
		if !s.v.Has(a.Tie) || s.v.Grade(a.Tie) < least {
			continue
		}
		for _, c := range s.v.Claims(a.Tie) {
			first, last := s.v.Graph().Span(c)
			if d := max(first, from); d <= last && (!ok || d < day) {
				day, ok = d, true
			}
		}
	}
	return day, ok
}

// timedPath makes a path whose hops carry the ties that have a part in some
// timing of it.
func (s *space) timedPath(nodes []graph.Node) Path {
	hops := len(nodes) - 1
	latest := make([]data.Day, hops+1) // by which hop i must be over
	latest[hops] = data.MaxDay
	for i := hops - 1; i > 0; i-- {
		latest[i] = data.MinDay
		for _, a := range s.between(nodes[i], nodes[i+1]) {
			if s.v.Has(a.Tie) {
				if day, ok := s.departure(a.Tie, latest[i+1]); ok {
					latest[i] = max(latest[i], day)
				}
			}
		}
	}
	p := Path{Hops: make([]Hop, hops)}
	day := data.MinDay
	for i := range hops {
		arcs := s.between(nodes[i], nodes[i+1])
		h := Hop{From: nodes[i], To: nodes[i+1]}
		for _, a := range arcs {
			if s.v.Has(a.Tie) && s.serves(a.Tie, day, latest[i+1]) {
				h.Ties = append(h.Ties, a.Tie)
			}
		}
		s.order(h.Ties)
		p.Hops[i] = h
		day, _ = s.arrival(arcs, day, 0)
	}
	p.Grade = 5
	for !s.keepsTime(nodes, p.Grade) {
		p.Grade--
	}
	if s.q.By == ByWeight {
		p.Weight = s.timedWeight(nodes)
	}
	return p
}

// serves reports whether a claim of a tie holds at some time between two days.
func (s *space) serves(t graph.Tie, from, to data.Day) bool {
	return slices.ContainsFunc(s.v.Claims(t), func(c graph.ClaimRef) bool {
		first, last := s.v.Graph().Span(c)
		return max(first, from) <= min(last, to)
	})
}

// timedWeight is the least weight that any timing of a path reaches.
func (s *space) timedWeight(nodes []graph.Node) float64 {
	state := []moment{{day: data.MinDay}}
	for i, to := range nodes[1:] {
		state = s.passTime(state, s.between(nodes[i], to), data.MaxDay)
	}
	return state[len(state)-1].spent.weight()
}
