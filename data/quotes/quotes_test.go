package quotes

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFind(t *testing.T) {
	const text = "\ufeff  He said: “We   warned\n them — and more than once…”\r\nNobody’s word. Soft\u00adly spo\u200bken, and\u00a0so on to the end. Nobody's word."
	for _, tt := range []struct {
		quote string
		from  string // a text that stands before which nothing counts
		want  []string
	}{
		{`"We warned them - and more than once..."`, "", []string{"“We   warned\n them — and more than once…”"}},
		{"Softly spoken", "", []string{"Soft\u00adly spo\u200bken"}},
		{"We warned […] word.", "", []string{"We   warned", "word."}},
		{"Nobody's word.", "", []string{"Nobody’s word."}},
		{"Nobody's word.", "Soft", []string{"Nobody's word."}},
		{"than once.", "", []string{"than once…"}}, // half of an ellipsis is all of it
		{"[...] He said", "", []string{"He said"}},
		{"\u200b", "", []string{}},
		{"", "", []string{}},
		{"He said", "Soft", nil},
		{"we warned", "", nil},
		{"so on [...] We warned", "", nil},
	} {
		spans, ok := New(text).Find(tt.quote, max(0, strings.Index(text, tt.from)))
		if ok != (tt.want != nil) || len(spans) != len(tt.want) {
			t.Errorf("%q: %v, %v", tt.quote, spans, ok)
			continue
		}
		for i, s := range spans {
			if got := text[s.Start:s.End]; got != tt.want[i] {
				t.Errorf("%q: part %d is %q, want %q", tt.quote, i, got, tt.want[i])
			}
		}
	}
}

func TestNearest(t *testing.T) {
	text := New("Alpha  supplies “rockets” to Beta.")
	for quote, want := range map[string]string{
		`supplies "rockets" to Gamma`: `supplies "rockets" to Beta.`,
		"Alpha [...] to nobody":       "to Beta.",
		"Never":                       "",
	} {
		if got := text.Nearest(quote); got != want {
			t.Errorf("%q: %q, want %q", quote, got, want)
		}
	}
}

// FuzzFind holds that what is found begins and ends between characters, stands in
// order, and reads as the quote does.
func FuzzFind(f *testing.F) {
	f.Add("a “b” c…\r\n d", `"b" c.. [...] d`, 3)
	f.Add("\u00ad\u00a0’’", "''", 1)
	f.Fuzz(func(t *testing.T, text, quote string, from int) {
		if !utf8.ValidString(text) || from > len(text) {
			return
		}
		spans, ok := New(text).Find(quote, from)
		if !ok && from <= 0 && strings.Contains(plain(text, nil), plain(quote, nil)) && !strings.Contains(plain(quote, nil), Omission) {
			t.Fatalf("%q is not found in %q", quote, text)
		}
		var words []string
		for part := range parts(quote) {
			if part != "" {
				words = append(words, part)
			}
		}
		if ok && len(spans) != len(words) {
			t.Fatalf("%d parts and %d spans", len(words), len(spans))
		}
		for i, s := range spans {
			if s.Start >= s.End || s.End > len(text) || !utf8.ValidString(text[s.Start:s.End]) || i > 0 && s.Start < spans[i-1].Start {
				t.Fatalf("%q in %q: %v", quote, text, spans)
			}
			if !strings.Contains(plain(text[s.Start:s.End], nil), words[i]) {
				t.Fatalf("%q reads %q, want %q", text, text[s.Start:s.End], words[i])
			}
		}
	})
}
