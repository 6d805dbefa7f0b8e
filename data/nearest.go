package data

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
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
// "vladimir-putin". Names are compared folded; after those that are near so come those
// that are near by their sound, in whatever script, and the order of their words
// ([Sounds]): Зеленський for Zelensky, "Jong Un Kim" for "Kim Jong Un".
//
// The time is proportional to the number of candidates and bounded for each,
// however long: a hundred thousand names take about a fifth of a second.
func Nearest(word string, candidates []string, n int) []string {
	target := comparable64(word)
	if len(target) == 0 || n <= 0 {
		return nil
	}
	limit := min(max(1, len(target)/3), 5)
	var best []near
	m, sound := newMatcher(target), newSoundMatcher(string(target))
	for _, c := range candidates {
		if d, ok := m.distance(c, limit); ok {
			best = keepNearest(best, near{d, c}, n)
		} else if d, ok := sound.distance(c); ok {
			best = keepNearest(best, near{limit + d, c}, n)
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

// soundMatcher measures how far names sound from one word.
type soundMatcher struct {
	forms  []*matcher // of the word; none: it is too short to be known by its sound
	sorted []string   // the words of each, in order
}

func newSoundMatcher(word string) *soundMatcher {
	const least = 3 // letters: of fewer, too many names sound like each other
	m := new(soundMatcher)
	for _, form := range Sounds(word) {
		if utf8.RuneCountInString(form) >= least {
			m.forms, m.sorted = append(m.forms, newMatcher([]rune(form))), append(m.sorted, sortedWords(form))
		}
	}
	return m
}

// distance returns the distance of a candidate, from 1, and whether it is near: a
// quarter of the letters may differ, or the order of the words.
func (m *soundMatcher) distance(candidate string) (int, bool) {
	if len(m.forms) == 0 {
		return 0, false
	}
	for _, form := range Sounds(string(comparable64(candidate))) {
		for i, own := range m.forms {
			limit := len(own.word) / 4
			if d, ok := own.distance(form, limit); ok {
				return d + 1, true
			}
			if strings.IndexByte(form, ' ') >= 0 && sortedWords(form) == m.sorted[i] {
				return limit + 2, true
			}
		}
	}
	return 0, false
}

// sortedWords puts the words of a form in order.
func sortedWords(form string) string {
	words := strings.Fields(form)
	slices.Sort(words)
	return strings.Join(words, " ")
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

// Distance returns how many letters of two texts differ, as [Nearest] counts them, and
// whether they are at most so many. The time is proportional to the product of the
// lengths, of which the caller takes care.
func Distance(a, b string, most int) (int, bool) {
	d := newMatcher([]rune(a)).align([]rune(b), most)
	return d, d <= most
}
