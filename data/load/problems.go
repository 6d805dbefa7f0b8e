package load

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

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
	lines := s.lines[file]
	for _, p := range problems {
		p.File = file
		if lines != nil && p.Line > 0 {
			p.Line, p.Column = lines.clamp(p.Line, p.Column)
		}
		s.problems = append(s.problems, p)
	}
}

// lineLengths holds the length of each line of a text, in characters. The YAML
// library now and then places a token behind the end of its line or of the
// text, which would send an editor astray.
type lineLengths []int32

func lengthsOf(text string) lineLengths {
	lengths := make(lineLengths, 0, strings.Count(text, "\n")+1)
	for line := range strings.SplitSeq(text, "\n") {
		lengths = append(lengths, int32(utf8.RuneCountInString(strings.TrimSuffix(line, "\r"))))
	}
	return lengths
}

// clamp moves a position into the text: at most one behind the end of a line.
func (l lineLengths) clamp(line, col int) (int, int) {
	if line > len(l) {
		line = len(l)
		col = int(l[line-1]) + 1
	}
	return line, min(col, int(l[line-1])+1)
}

// sortProblems orders problems by file, line, column, then severity (errors
// first) and text, so that their order never depends on how they were found.
func sortProblems(problems []data.Problem) {
	slices.SortStableFunc(problems, func(a, b data.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
}
