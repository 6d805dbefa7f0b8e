package letters

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// face chooses a typeface for a character with its marks: Liberation Sans, then
// one that the figure uses already, then the first of the library. Nothing
// found: Liberation Sans, whose box shows that something is missing.
func (s *Setter) face(cluster []rune, bold bool) *Face {
	own := s.own[0]
	if bold {
		own = s.own[1]
	}
	if own.covers(cluster) {
		return own
	}
	want := wanted{cluster[0], bold}
	if f, known := s.found[want]; known && (f == own || f.covers(cluster)) {
		return f
	}
	f := s.look(cluster, bold)
	if f == nil && len(cluster) > 1 { // a mark that nobody has must not cost the letter
		if f = own; !own.covers(cluster[:1]) {
			f = s.look(cluster[:1], bold)
		}
	}
	if f == nil {
		f = own
		s.lack(cluster)
	}
	s.found[want] = f
	return f
}

func (s *Setter) look(cluster []rune, bold bool) *Face {
	for _, f := range s.used {
		if f.Bold == bold && f.covers(cluster) && f.draws(cluster[0]) {
			return f
		}
	}
	if s.library == nil {
		return nil
	}
	f := s.library.find(cluster[0], bold)
	if f != nil {
		s.used = append(s.used, f)
	}
	return f
}

// covers reports whether the face has every character that shows.
func (f *Face) covers(cluster []rune) bool {
	for _, r := range cluster {
		if !f.has(r) && !ignorable(r) {
			return false
		}
	}
	return true
}

// ignorable reports whether a character shows nothing where a face lacks it.
func ignorable(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector)
}

func (s *Setter) lack(cluster []rune) {
	script := scriptOf(cluster[0])
	if !slices.Contains(s.missing[script], cluster[0]) {
		s.missing[script] = append(s.missing[script], cluster[0])
	}
}

// What is in no script of its own.
const symbols, unassigned = "symbols", "unassigned characters"

// scriptOf names the script of a character as Unicode does.
func scriptOf(r rune) string {
	if unicode.In(r, unicode.Common, unicode.Inherited) {
		return symbols
	}
	for name, table := range unicode.Scripts { // a character has one script: the order does not matter
		if unicode.Is(table, r) {
			return name
		}
	}
	return unassigned
}

// Warnings tells which scripts were missing, each with an example and what
// helps, in the order of their names.
func (s *Setter) Warnings() []string {
	var list []string
	for script, runes := range s.missing {
		list = append(list, fmt.Sprintf("no font for %s: %s drawn as empty boxes, such as U+%04X; install a font that has it%s",
			strings.ReplaceAll(script, "_", " "), countOf(len(runes)), runes[0], suggestion(script)))
	}
	slices.Sort(list)
	return list
}

func countOf(n int) string {
	if n == 1 {
		return "1 character is"
	}
	return fmt.Sprintf("%d characters are", n)
}

// suggestion names a font that has a script.
func suggestion(script string) string {
	switch script {
	case "Han", "Hangul", "Hiragana", "Katakana", "Bopomofo":
		return ", such as Noto Sans CJK"
	case symbols:
		return ", such as Noto Sans Symbols or Noto Emoji"
	case unassigned:
		return ""
	}
	return ", such as Noto Sans " + strings.ReplaceAll(script, "_", " ")
}
