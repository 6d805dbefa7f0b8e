package load

import (
	"cmp"
	"slices"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// report adds problems of one file to those of the session, as many of each code
// as the limit allows.
func (s *session) report(file string, problems []data.Problem) {
	l := faults.NewList(s.limits.Problems)
	for _, p := range problems {
		l.Add(p)
	}
	s.take(file, l.All())
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
