package load

import (
	"cmp"
	"fmt"
	"slices"

	"dossier/data"
)

// problemList keeps the first problems of each code and counts the others, so
// that a million bad rows cost no more memory and attention than twenty.
type problemList struct {
	limit int
	count map[string]int
	list  []data.Problem
}

func newProblemList(limit int) *problemList {
	return &problemList{limit: limit, count: make(map[string]int)}
}

func (l *problemList) add(p data.Problem) {
	if l.count[p.Code]++; l.count[p.Code] <= l.limit+1 {
		l.list = append(l.list, p)
	}
}

// problems returns what was kept. Where more of a code were found, the first
// that is too many says how many.
func (l *problemList) problems() []data.Problem {
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

// report adds problems of one file to those of the session, as many of each code
// as the limit allows.
func (s *session) report(file string, problems []data.Problem) {
	l := newProblemList(s.limits.Problems)
	for _, p := range problems {
		l.add(p)
	}
	s.take(file, l.problems())
}

// take adds the problems of one file as they are.
func (s *session) take(file string, problems []data.Problem) {
	for _, p := range problems {
		p.File = file
		s.problems = append(s.problems, p)
	}
}

// sortProblems orders problems by file, line, column, then severity (errors
// first) and text, so that their order never depends on how they were found.
func sortProblems(problems []data.Problem) {
	slices.SortStableFunc(problems, func(a, b data.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
}
