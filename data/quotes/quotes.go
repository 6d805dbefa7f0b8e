package quotes

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Span is a part of a text, in bytes: from Start up to End. It begins and ends
// between characters.
type Span struct{ Start, End int }

// Text is a text in which quotes are looked up. It may be used by several at once.
type Text struct {
	text  string
	plain string
	steps []step
}

// step says where both forms of a text go on side by side, byte for byte. Texts are
// far smaller than the 2 GB that this can count.
type step struct{ plain, text int32 }

// New makes a text ready, which must be UTF-8 and smaller than 2 GB. It takes a walk
// through the text, and as much memory again; eight times as much where every other
// character is typographic.
func New(text string) *Text {
	t := &Text{text: text}
	t.plain = plain(text, func(form, from int) {
		next := step{int32(form), int32(from)} //nolint:gosec // see step
		if n := len(t.steps); n == 0 || t.steps[n-1].text-t.steps[n-1].plain != next.text-next.plain {
			t.steps = append(t.steps, next)
		}
	})
	return t
}

// Omission marks words that a quote leaves out. What is around it must stand in order.
const Omission = "[...]"

// Find looks up a quote from a byte of the text on, and returns where its parts stand,
// in their order; a quote without words has none and is found everywhere. Where it does
// not stand there ok is false. It costs a search through the text.
func (t *Text) Find(quote string, from int) (spans []Span, ok bool) {
	at := t.after(from)
	for part := range parts(quote) {
		n := strings.Index(t.plain[at:], part)
		if n < 0 {
			return nil, false
		}
		if part != "" {
			spans = append(spans, t.span(at+n, at+n+len(part)))
		}
		at += n + len(part)
	}
	return spans, true
}

// Nearest returns a passage of the text that begins as a quote does which was not
// found, or nothing where not even its first word stands there.
func (t *Text) Nearest(quote string) string {
	rest := t.plain
	for part := range parts(quote) {
		if n := strings.Index(rest, part); n >= 0 {
			rest = rest[n+len(part):]
			continue
		}
		words := strings.SplitAfter(part, " ")
		prefix := func(n int) string { return strings.TrimSpace(strings.Join(words[:n], "")) }
		// Whether the first n words stand in the text can only change once, from yes to no.
		found := sort.Search(len(words), func(n int) bool { return !strings.Contains(rest, prefix(n+1)) })
		if found == 0 {
			return ""
		}
		start := strings.Index(rest, prefix(found))
		end := min(start+len(prefix(found))+40, len(rest))
		return strings.ToValidUTF8(rest[start:end], "")
	}
	return ""
}

// parts are what is to be found, in the plain form.
func parts(quote string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for part := range strings.SplitSeq(plain(quote, nil), Omission) {
			if !yield(strings.TrimSpace(part)) {
				return
			}
		}
	}
}

// span is the part of the text that a part of the plain form comes from.
func (t *Text) span(start, end int) Span {
	last := t.origin(end - 1)
	_, size := utf8.DecodeRuneInString(t.text[last:])
	return Span{t.origin(start), last + size}
}

// origin is where the character begins that a byte of the plain form comes from.
func (t *Text) origin(at int) int {
	n := sort.Search(len(t.steps), func(i int) bool { return int(t.steps[i].plain) > at }) - 1
	from := int(t.steps[n].text) + at - int(t.steps[n].plain)
	for !utf8.RuneStart(t.text[from]) {
		from--
	}
	return from
}

// after is the first byte of the plain form that comes from a byte of the text or
// from one behind it.
func (t *Text) after(from int) int {
	if from <= 0 {
		return 0
	}
	n := sort.Search(len(t.steps), func(i int) bool { return int(t.steps[i].text) > from }) - 1
	end := len(t.plain)
	if n+1 < len(t.steps) {
		end = int(t.steps[n+1].plain)
	}
	if n < 0 {
		return 0
	}
	return min(end, int(t.steps[n].plain)+from-int(t.steps[n].text))
}
