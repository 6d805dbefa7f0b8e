package yaml

import (
	"fmt"
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
	{"claims:\n  - from: a\tb\n", "2:11 a tab stands in this text"},
	{"claims:\n  - what: \"a\tb\"\n    at: c\n", "2:13 a tab stands in this text"},
	{"claims:\n  - when: 1\t2\n", "2:11 a tab stands in this text"},
	{"title:\n  -\n    b: a\n  -\nb \t c:\n", "5:1 a tab stands in this text"},
	{"ti\ttle: x\n", "1:1 a tab stands in this text"},
	{"\ttitle: x\n", "1:1 a tab stands here"},
	{"claims:\n  - from: a\n     to: b\n", "3:6 this line is indented more"},
	{"claims:\n  - from: a\n   to: b\n", "3:4 this line fits neither"},
	{"claims:\n    - from: a\n  to: b\n", "3:3 this line is indented less than the entry before it"},
	{"claims:\n    - from: a\n  - from: b\n", "3:3 this dash does not stand below"},
	{"claims:\n  - from: a\n    to:b\n", "3:5 this is no field"},
	{"titles\n", "1:1 a dossier is a table of fields"},
	{"title: x\nclaims\n  - from: a\n", "2:1 a colon is missing behind"},
	{"title: x\n- from: a\n", "2:1 a field such as claims: is expected here"},
	{"title: x\n{\nclaims: []}\n", "3:1 a field such as claims: is expected here"},
	{"title:\n? x\nclaims: []\n", "2:1 a YAML key marked with ? is not accepted in a dossier"},
	{"title: x\n{claims: []}\n", "2:2 a field such as claims: is expected here"},
	{"title: @x\n", "1:8 a text cannot begin with this character"},
	{"title: a: b\n", "1:8 a colon and a blank stand inside a text"},
	{"claims:\n  - from a\n    to: b\n", "2:5 this is no field: it lacks a colon with a blank behind it"},
	{"claims:\n  - from: a\n    to:b\n    what: c\n", "3:5 this is no field: it lacks a colon with a blank behind it"},
	{"claims:\n  - from: a\n    to：b\n    what: c\n", "3:5 this is no field: it lacks a colon with a blank behind it"},
	{"claims:\n  - from:\u00a0a\n    to: b\n", "2:5 this is no field: it lacks a colon with a blank behind it"},
	{"claims:\n  - what: a\n          to: b\n", "3:11 this line is indented more"},
	{"title x\nclaims:\n  - from: a\n", "1:1 this is no field: it lacks a colon with a blank behind it"},
	{"claims:\n  - from: a\n\u00a0\u00a0\u00a0 to: b\n", "3:1 a no-break space stands here"},
	{"claims:\n  - from: a\n\u3000\u3000to: b\n", "3:1 a wide space stands here"},
	{"title:\n from  a\n\u3000\u3000to:", "3:1 a wide space stands here"},
	{"claims:\n  -from: a\n   to: b\n", "2:3 a blank is missing behind this dash"},
	{"claims:\n  - from: a\n  -from: b\n   to: c\n", "3:3 a blank is missing behind this dash"},
	{"%YAML 1.2\n---\ntitle: x\n", "1:1 a YAML directive (%) is not accepted"},
	{"title: x\n---\ntitle: y\n", "2:1 a second YAML document begins here"},
	{"---\n---\ntitle: y\n", "2:1 a second YAML document begins here"},
	{"claims:\n  - what: &a x\n", "2:11 a YAML anchor (&name) is not accepted"},
	{"claims:\n  - what: *a\n", "2:11 a YAML alias (*name) is not accepted"},
	{"claims:\n  - what: !!str a\n", "2:11 a YAML tag (!name) is not accepted"},
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

// A mistake is told once, and what follows is read.
func TestSlipsAreToldOnce(t *testing.T) {
	deep := strings.Repeat("[\n", 2000) + strings.Repeat("]\n", 2000)
	for _, c := range []struct {
		name, text string
		entries    int
	}{
		{"brackets too deep", "claims:\n  - from: a\n  - to: " + deep + "    what: x\n  - from: b\nsources:\n  - id: c\n", 3},
		{"brackets too deep at the margin", "title: " + deep + "sources:\n  - id: c\n", 1},
		{"brackets too deep in JSON", "{\"title\": " + deep + "}\n", 0},
		{"indented less", "claims:\n    - from: a\n  to: b\n  what: c\n    - from: d\n", 1},
		{"tabs", "claims:\n  - from: a\n" + strings.Repeat("\tto: b\n", 9) + "  - from: c\n", 1},
		{"a directive", "%YAML 1.2\n---\nsources:\n  - id: c\n", 1},
	} {
		g := readText(t, c.text)
		if entries := len(g.spans); len(g.problems) != 1 || entries != c.entries {
			t.Errorf("%s: %d entries, want %d; %v", c.name, entries, c.entries, g.problems)
		}
	}
}

func TestHashtags(t *testing.T) {
	for text, want := range map[string]string{
		"claims:\n  - what: #1 in rockets\n":             "2:11",
		"claims:\n  - what: rockets #Seoul\n":            "2:19",
		"claims:\n  - what: rockets # so\n":              "",
		"claims:\n  - what: rockets ##### \n":            "",
		"claims:\n  #out: rockets\n  - what: \"a #b\"\n": "",
		"claims: #all\n  - what: http://x.y/#z\n":        "",
	} {
		got := ""
		for _, p := range readText(t, text).warnings {
			got += fmt.Sprintf("%d:%d", p.Line, p.Column)
		}
		if got != want {
			t.Errorf("%q: warned at %q, want %q", text, got, want)
		}
	}
}
