package data

import (
	"cmp"
	"slices"
	"strings"
)

// maxCompared is how many characters of a name Nearest looks at. Beyond it, two
// names that differ at the end count as near.
const maxCompared = 64

// Nearest returns up to n of the candidates that somebody may have meant by
// word, nearest first and then in alphabetical order, each once and written as
// in candidates. Near is a name within a few slips of the pen: a third of the
// word's letters, at most 5, counting a letter changed, added, dropped or two
// neighbours swapped (optimal string alignment, after Damerau, CACM 7(3), 1964);
// and a name of which the word is a part by itself, as "putin" is of
// "vladimir-putin". Names are compared folded.
//
// The time is proportional to the number of candidates and bounded for each,
// however long: a hundred thousand names take about a tenth of a second.
func Nearest(word string, candidates []string, n int) []string {
	target := comparable64(word)
	if len(target) == 0 || n <= 0 {
		return nil
	}
	limit := min(max(1, len(target)/3), 5)
	var best []near
	m := newMatcher(target)
	for _, c := range candidates {
		if d, ok := m.distance(c, limit); ok {
			best = keepNearest(best, near{d, c}, n)
		}
	}
	names := make([]string, len(best))
	for i, b := range best {
		names[i] = b.name
	}
	return names
}

// near is a candidate with its distance from the word.
type near struct {
	distance int
	name     string
}

// keepNearest puts c into best, which is sorted, has no name twice and keeps at
// most n.
func keepNearest(best []near, c near, n int) []near {
	i, found := slices.BinarySearchFunc(best, c, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.name, b.name))
	})
	if found || i >= n {
		return best
	}
	if len(best) == n {
		best = best[:n-1]
	}
	return slices.Insert(best, i, c)
}

// comparable64 folds a name and keeps the part of it that is compared.
func comparable64(name string) []rune {
	if len(name) > 4*maxCompared {
		name = strings.ToValidUTF8(name[:4*maxCompared], "")
	}
	runes := []rune(Fold(name))
	return runes[:min(len(runes), maxCompared)]
}

// matcher measures distances from one word, with memory used again.
type matcher struct {
	word []rune
	text string
	rows [3][]int
}

func newMatcher(word []rune) *matcher {
	m := &matcher{word: word, text: string(word)}
	for i := range m.rows {
		m.rows[i] = make([]int, len(word)+1)
	}
	return m
}

// distance returns the distance of a candidate and whether it is within limit.
func (m *matcher) distance(candidate string, limit int) (int, bool) {
	if len(candidate)+limit < len(m.word) {
		return 0, false
	}
	other := comparable64(candidate)
	if gap := len(other) - len(m.word); gap <= limit && -gap <= limit {
		if d := m.align(other, limit); d <= limit {
			return d, true
		}
	}
	if len(m.word) >= 3 && containsWord(string(other), m.text) {
		return limit, true
	}
	return 0, false
}

// align returns the optimal string alignment distance between the word and
// other, or some number above limit when it is greater than limit.
func (m *matcher) align(other []rune, limit int) int {
	word := m.word
	before, last, row := m.rows[0], m.rows[1], m.rows[2]
	for j := range last {
		last[j] = j
	}
	for i, c := range other {
		row[0] = i + 1
		least := row[0]
		for j, w := range word {
			d := min(last[j+1], row[j]) + 1
			if c == w {
				d = min(d, last[j])
			} else {
				d = min(d, last[j]+1)
			}
			if i > 0 && j > 0 && c == word[j-1] && other[i-1] == w {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
			least = min(least, d)
		}
		if least > limit {
			return least
		}
		before, last, row = last, row, before
	}
	return last[len(word)]
}

// containsWord reports whether part stands in text between ends, spaces or hyphens.
func containsWord(text, part string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], part)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(part)
		if (start == 0 || isBreak(text[start-1])) && (end == len(text) || isBreak(text[end])) {
			return true
		}
		from = start + 1
	}
}

func isBreak(c byte) bool { return c == ' ' || c == '-' }
