package data

import (
	"cmp"
	"slices"
	"sort"
)

// denialList holds denials about one thing: those without a date, which cover
// whenever, and those of periods, which cover what lies in them. How many periods
// contain another one is counted by a Fenwick tree over their beginnings of which each
// node has its ends sorted (P. M. Fenwick, "A new data structure for cumulative
// frequency tables", Software: Practice and Experience 24(3), 1994), in time log² n
// with memory n log n.
type denialList struct {
	undated, dated []denial // dated ones by their first day
	ends           [][]Day  // of each node of the tree, sorted; nil: there are few
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

// finish puts the list into an order that does not depend on that of the claims, and
// makes the tree.
func (l *denialList) finish() {
	slices.SortFunc(l.undated, func(a, b denial) int { return cmp.Compare(a.at, b.at) }) // all of one claim
	slices.SortFunc(l.dated, func(a, b denial) int {
		return cmp.Or(cmp.Compare(a.when.First(), b.when.First()), cmp.Compare(b.when.Last(), a.when.Last()), a.when.compare(b.when), cmp.Compare(b.at, a.at))
	})
	if len(l.dated) <= fewDenials {
		return
	}
	l.ends = make([][]Day, len(l.dated)+1)
	for i := range l.dated {
		for node := i + 1; node < len(l.ends); node += node & -node {
			l.ends[node] = append(l.ends[node], l.dated[i].when.Last())
		}
	}
	for _, ends := range l.ends {
		slices.Sort(ends)
	}
}

// before returns how many of the dated denials begin on a day or before it.
func (l *denialList) before(day Day) int {
	return sort.Search(len(l.dated), func(i int) bool { return l.dated[i].when.First() > day })
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
			if l.dated[i].when.Last() >= last {
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
		if d := &l.dated[i]; d.when.Last() >= last {
			call(d)
		}
	}
}
