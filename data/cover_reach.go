package data

import (
	"cmp"
	"slices"
	"sort"
)

// reachIndex tells whether a denial says what some claim of a dispute says, whoever
// holds that: by what denials may be about, the times of the claims that say that or
// more.
type reachIndex map[subject]*heldTimes

// heldTimes are the times of claims that somebody holds.
type heldTimes struct {
	any   bool
	times []period // by their first day
	ends  []Day    // the first of the last days of each and those behind it
}

type period struct{ first, last Day }

// reach makes the index of a cover.
func (c *Cover) reach() reachIndex {
	x := reachIndex{}
	for i := range c.stands {
		s := &c.stands[i]
		if len(s.holders) == 0 {
			continue
		}
		for _, about := range s.subject.subjects() {
			held := x[about]
			if held == nil {
				held = &heldTimes{}
				x[about] = held
			}
			held.any = true
			if !s.when.IsZero() {
				held.times = append(held.times, period{s.when.First(), s.when.Last()})
			}
		}
	}
	for _, held := range x {
		slices.SortFunc(held.times, func(a, b period) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last)) })
		held.ends = make([]Day, len(held.times))
		end := MaxDay
		for i := len(held.times) - 1; i >= 0; i-- {
			end = min(end, held.times[i].last)
			held.ends[i] = end
		}
	}
	return x
}

// has reports whether a denial says what some claim says.
func (x reachIndex) has(d *stand) bool {
	held := x[d.subject]
	switch {
	case held == nil:
		return false
	case d.when.IsZero():
		return held.any
	}
	i := sort.Search(len(held.times), func(i int) bool { return held.times[i].first >= d.when.First() })
	return i < len(held.times) && held.ends[i] <= d.when.Last()
}

// missed returns the first claim that a denial does not cover though it is about the
// same as far as both say; nil: there is none.
func (c *Cover) missed(d *stand) *stand {
	alike := func(a, b uint32) bool { return a == 0 || b == 0 || a == b }
	for i := range c.stands[:min(len(c.stands), mostVisited)] {
		s := &c.stands[i]
		if len(s.holders) > 0 && alike(s.subject.what, d.subject.what) && alike(s.subject.about, d.subject.about) && alike(s.subject.occasion, d.subject.occasion) {
			return s
		}
	}
	return nil
}
