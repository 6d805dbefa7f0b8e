package letters

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// stretch is a part of a line that runs one way.
type stretch struct {
	text        []rune
	rightToLeft bool
}

// visual gives the stretches of a line from left to right; the characters of
// each stay in the order of reading (UAX #9). Where the library knows only
// directions, the levels of numbers within right-to-left text are worked out
// from what stands beside them.
func visual(text []rune, rightToLeft bool) []stretch {
	runs := directions(text, rightToLeft)
	if rightToLeft {
		slices.Reverse(runs)
		return runs
	}
	for i := 0; i < len(runs); {
		end := i
		for end < len(runs) && (runs[end].rightToLeft || inside(runs, i, end)) {
			end++
		}
		if end == i {
			i++
			continue
		}
		slices.Reverse(runs[i:end])
		i = end
	}
	return runs
}

// inside reports whether the left-to-right stretch at i belongs to the
// right-to-left text that began at start: numbers do, words do not.
func inside(runs []stretch, start, i int) bool {
	arabic := false
	for _, r := range runs[i].text {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.AN:
			arabic = true
		}
	}
	return i > start || arabic
}

// directions splits a line where the direction changes, in the order of
// reading. A line that the library cannot order stays as it is.
func directions(text []rune, rightToLeft bool) (runs []stretch) {
	whole := []stretch{{text: text, rightToLeft: rightToLeft}}
	if !rightToLeft && !slices.ContainsFunc(text, turns) {
		return whole
	}
	defer func() {
		if recover() != nil {
			runs = whole
		}
	}()
	base := bidi.LeftToRight
	if rightToLeft {
		base = bidi.RightToLeft
	}
	var p bidi.Paragraph
	if _, err := p.SetString(string(text), bidi.DefaultDirection(base)); err != nil {
		return whole
	}
	order, err := p.Order()
	if err != nil || order.NumRuns() == 0 {
		return whole
	}
	total := 0
	for i := range order.NumRuns() {
		run := order.Run(i)
		part := []rune(run.String())
		total += len(part)
		runs = append(runs, stretch{text: part, rightToLeft: run.Direction() == bidi.RightToLeft})
	}
	if total != len(text) {
		return whole
	}
	return runs
}

// turns reports whether a character can make text run from right to left.
func turns(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.R, bidi.AL, bidi.AN, bidi.RLE, bidi.RLO, bidi.RLI, bidi.FSI:
		return true
	}
	return false
}

// silent reports whether a character is there only to steer the order or the
// breaking of text. Joiners are kept: they change letters.
func silent(r rune) bool {
	return r != '\u200c' && r != '\u200d' && unicode.Is(unicode.Cf, r)
}
