package data

import (
	"cmp"
	"slices"
	"sort"
)

// denialList holds denials about one thing: those without a date, which cover
// whenever, and those of periods, which cover what lies in them.
type denialList struct {
	undated, dated []denial // dated ones by their first day
	latest         []latest // of the dated denials up to each
	ends           [][]Day  // see count; nil: there are few
}

// latest is the denial that ends last of several, and the one that does of those of
// other voices.
type latest struct {
	last, other Day
	voice       uint32
}

// fewDenials is up to where periods are counted one by one.
const fewDenials = 32

func (l *denialList) add(d denial) {
	if d.when.IsZero() {
		l.undated = append(l.undated, d)
	} else {
		l.dated = append(l.dated, d)
	}
}

// sort puts the list into an order that does not depend on that of the claims.
func (l *denialList) sort() {
	slices.SortFunc(l.undated, func(a, b denial) int { return cmp.Compare(a.at, b.at) }) // all of one claim
	slices.SortFunc(l.dated, func(a, b denial) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last), a.when.compare(b.when), cmp.Compare(b.at, a.at))
	})
	l.latest = make([]latest, len(l.dated))
	top := latest{last: MinDay, other: MinDay}
	for i := range l.dated {
		switch d := &l.dated[i]; {
		case d.voice == top.voice || i == 0:
			top.voice, top.last = d.voice, max(top.last, d.last)
		case d.last > top.last:
			top = latest{last: d.last, voice: d.voice, other: top.last}
		default:
			top.other = max(top.other, d.last)
		}
		l.latest[i] = top
	}
}

// anyBut reports whether a denial of another voice than one holds for all of a time.
func (l *denialList) anyBut(when Date, voice uint32) bool {
	if slices.ContainsFunc(l.undated, func(d denial) bool { return d.voice != voice }) {
		return true
	}
	begun := 0
	if !when.IsZero() {
		begun = l.before(when.First())
	}
	if begun == 0 {
		return false
	}
	top := l.latest[begun-1]
	if top.voice == voice {
		return top.other >= when.Last() && top.other > MinDay
	}
	return top.last >= when.Last()
}

// index makes a Fenwick tree over the beginnings of the periods of which each node has
// its ends sorted (P. M. Fenwick, "A new data structure for cumulative frequency
// tables", Software: Practice and Experience 24(3), 1994): so those that contain another
// period are counted in time log² n with memory n log n.
func (l *denialList) index() {
	if len(l.dated) <= fewDenials {
		return
	}
	l.ends = make([][]Day, len(l.dated)+1)
	for i := range l.dated {
		for node := i + 1; node < len(l.ends); node += node & -node {
			l.ends[node] = append(l.ends[node], l.dated[i].last)
		}
	}
	for _, ends := range l.ends {
		slices.Sort(ends)
	}
}

// before returns how many of the dated denials begin on a day or before it.
func (l *denialList) before(day Day) int {
	return sort.Search(len(l.dated), func(i int) bool { return l.dated[i].first > day })
}

// count returns how many of the denials hold for all of a time.
func (l *denialList) count(when Date) int {
	n := len(l.undated)
	if when.IsZero() {
		return n
	}
	first, last := when.First(), when.Last()
	begun := l.before(first)
	if l.ends == nil {
		for i := range l.dated[:begun] {
			if l.dated[i].last >= last {
				n++
			}
		}
		return n
	}
	for node := begun; node > 0; node &= node - 1 {
		ends := l.ends[node]
		n += len(ends) - sort.Search(len(ends), func(i int) bool { return ends[i] >= last })
	}
	return n
}

// visit calls a function for the denials that hold for all of a time: those without a
// date, then those that begin last. It looks at no more than the budget allows.
func (l *denialList) visit(when Date, budget *int, call func(*denial)) {
	for i := 0; i < len(l.undated) && *budget > 0; i++ {
		*budget--
		call(&l.undated[i])
	}
	if when.IsZero() {
		return
	}
	last := when.Last()
	for i := l.before(when.First()) - 1; i >= 0 && *budget > 0; i-- {
		*budget--
		if d := &l.dated[i]; d.last >= last {
			call(d)
		}
	}
}
