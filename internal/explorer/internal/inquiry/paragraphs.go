package inquiry

import (
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// paragraph is a part of a text, in bytes.
type paragraph struct {
	start, end int
	// number is that by which places name it ("paragraph 4"); 0: it has none, and belongs
	// to the one before it that has, whose number is of. Reach is where the next begins.
	number, of, reach int
	// own says that the number stands in the text itself.
	own bool
}

// Bounds of paragraphs: of those that are told apart, and of the bytes in one.
const (
	mostParagraphs = 100_000
	longest        = 16 << 10
)

// paragraphsOf splits a text at its blank lines, or at every line where there are none.
// Where the text numbers most of its paragraphs itself, from 1 on, those are their
// numbers; else they are counted.
func paragraphsOf(text string) []paragraph {
	list := split(text)
	if !ownNumbers(text, list) {
		for i := range list {
			list[i].number = i + 1
		}
	}
	reach := len(text)
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].number > 0 {
			list[i].reach = reach
			reach = list[i].start
		}
	}
	list = cut(text, list)
	of := 0
	for i := range list {
		if list[i].number > 0 {
			of = list[i].number
		}
		list[i].of = of
	}
	return list
}

// split finds the lines, and the blocks of lines between blank ones.
func split(text string) []paragraph {
	var lines, blocks []paragraph
	open := false
	for at := 0; at < len(text) && len(lines) < mostParagraphs; {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		if line := strings.TrimRight(text[at:end], " \t\r\n"); line == "" {
			open = false
		} else {
			lines = append(lines, paragraph{start: at, end: at + len(line)})
			if !open {
				blocks = append(blocks, paragraph{start: at})
			}
			blocks[len(blocks)-1].end = at + len(line)
			open = true
		}
		at = end
	}
	list := blocks
	if len(blocks) == 1 {
		list = lines
	}
	if len(list) > 0 && len(lines) == mostParagraphs {
		list[len(list)-1].end = len(text) // nobody counts so far
	}
	return list
}

var ownNumber = regexp.MustCompile(`^\s*[(\[§¶]?\s?(\d{1,5})[.)\]:]?\s`)

// ownNumbers takes the numbers that a text has itself, and reports whether it has.
func ownNumbers(text string, list []paragraph) bool {
	next := 1
	found := make([]int, len(list))
	for i, p := range list {
		if m := ownNumber.FindStringSubmatch(text[p.start:min(p.end, p.start+32)]); m != nil && m[1] == strconv.Itoa(next) {
			found[i] = next
			next++
		}
	}
	if next < 3 || 2*(next-1) < len(list) {
		return false
	}
	for i := range list {
		list[i].number, list[i].own = found[i], found[i] > 0
	}
	return true
}

// cut takes long paragraphs apart, so that a page can show a part of one.
func cut(text string, list []paragraph) []paragraph {
	out := make([]paragraph, 0, len(list))
	for _, p := range list {
		for p.end-p.start > longest {
			at := p.start + longest
			for !utf8.RuneStart(text[at]) {
				at--
			}
			rest := p
			rest.start, rest.number = at, 0
			p.end = at
			out = append(out, p)
			p = rest
		}
		out = append(out, p)
	}
	return out
}

var place = regexp.MustCompile(`(?i)^\s*(?:paragraphs?|paras?\b|pars?\b|¶¶?|§§?)\.?\s*(\d{1,6})\b`)

// placeNumber reads the number of a paragraph from a place: "paragraph 4"; 0 where it
// names none.
func placeNumber(at string) int {
	m := place.FindStringSubmatch(at)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}

// paragraphAt is the number of the paragraph in which a byte stands.
func paragraphAt(list []paragraph, at int) int {
	n := sort.Search(len(list), func(i int) bool { return list[i].start > at }) - 1
	if n < 0 {
		return 0
	}
	return list[n].of
}
