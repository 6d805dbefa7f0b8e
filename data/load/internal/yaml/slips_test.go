package yaml

import (
	"strings"
	"testing"
)

// slipsOfBeginners are texts that are no YAML, with what is said of them.
var slipsOfBeginners = []struct{ text, want string }{
	{"claims:\n  - from: \"a\n    to: b\n  - from: c\n", "2:11 the quote that opens here is never closed"},
	{"claims:\n  - from: \"a\n    to: \"b\"\n  - from: c\n", "2:11 the quote that opens here is closed only in line 3"},
	{"claims:\n  - from: 'a\n    to: b\n", "2:11 the quote that opens here is never closed"},
	{"title: \"a\nclaims:\n  - from: b\n", "1:8 the quote that opens here is never closed"},
	{"title: 'it's'\n", "1:12 text follows the closing quote"},
	{"claims:\n  - from: [a, b\n    to: c\n  - from: d\n", "2:11 the bracket that opens here is never closed"},
	{"claims: [\n", "1:9 the bracket that opens here is never closed"},
	{"claims:\n  - {from: [a, to: b}\n", "2:12 the bracket that opens here is never closed"},
	{"claims:\n  - from: a\n\tto: b\n", "3:1 a tab stands here"},
	{"claims:\n  - from: a\n  \tto: b\n", "3:3 a tab stands here"},
	{"claims:\n\t- from: a\n", "2:1 a tab stands here"},
	{"claims:\n  -\tfrom: a\n", "2:4 a tab stands here"},
	{"\ttitle: x\n", "1:1 a tab stands here"},
	{"claims:\n  - from: a\n     to: b\n", "3:6 this line is indented more"},
	{"claims:\n  - from: a\n   to: b\n", "3:4 this line fits neither"},
	{"claims:\n    - from: a\n  to: b\n", "3:3 this line is indented less than the entry before it"},
	{"claims:\n    - from: a\n  - from: b\n", "3:3 this dash does not stand below"},
	{"claims:\n  - from: a\n    to:b\n", "3:5 this is no field"},
	{"titles\n", "1:1 a dossier is a table of fields"},
	{"title: x\nclaims\n  - from: a\n", "2:1 a colon is missing behind"},
	{"title: x\n- from: a\n", "2:1 a field such as claims: is expected here"},
	{"title: @x\n", "1:8 a text cannot begin with this character"},
	{"title: a: b\n", "1:8 a colon and a blank stand inside a text"},
}

func TestSlips(t *testing.T) {
	for _, c := range slipsOfBeginners {
		g := readText(t, c.text)
		got := "nothing"
		if len(g.problems) > 0 {
			p := g.problems[0]
			got = strings.TrimPrefix(p.String(), ":")
			got = strings.Replace(strings.Replace(got, " error:", "", 1), ":", ":", 1)
			got = strings.Replace(got, ": ", " ", 1)
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}
