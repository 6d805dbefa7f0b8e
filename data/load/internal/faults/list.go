package faults

import (
	"fmt"

	"dossier/data"
)

// List keeps the first problems of each code and counts the others, so that a
// million bad rows cost no more memory and attention than twenty.
type List struct {
	limit int
	count map[string]int
	list  []data.Problem
}

// NewList makes a list that keeps so many problems of one code.
func NewList(limit int) *List { return &List{limit: limit, count: make(map[string]int)} }

// Add notes a problem.
func (l *List) Add(p data.Problem) {
	if l.count[p.Code]++; l.count[p.Code] <= l.limit+1 {
		l.list = append(l.list, p)
	}
}

// Keeps says whether one more problem of a code would be kept, and not just counted.
func (l *List) Keeps(code string) bool { return l.count[code] <= l.limit }

// All returns what was kept. Where more of a code were found, the first that is too
// many says how many.
func (l *List) All() []data.Problem {
	seen := make(map[string]int)
	for i := range l.list {
		p := &l.list[i]
		if seen[p.Code]++; seen[p.Code] > l.limit {
			p.Message = fmt.Sprintf("from here on, %d more problems of this kind", l.count[p.Code]-l.limit)
			p.Hint = "mend those above and check again"
		}
	}
	return l.list
}
