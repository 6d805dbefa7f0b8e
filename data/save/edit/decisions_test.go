package edit

import (
	"errors"
	"strings"
	"testing"

	"dossier/data"
)

const twoActors = "actors: [{id: a, name: A, kind: person}, {id: b, name: B, kind: person}]\n"

func TestAddDecision(t *testing.T) {
	d := data.Decision{Actors: []string{"a", "b"}, Verdict: data.Same, Keep: "a", By: "Ann: \"x\"\n#", Why: "п"}
	item := func(indent, end string) string {
		return strings.ReplaceAll(indent+"- actors: [a, b]\n"+indent+"  verdict: same\n"+indent+"  keep: a\n"+indent+"  by: |-\n"+indent+"    Ann: \"x\"\n"+indent+"    #\n"+indent+"  why: п\n", "\n", end)
	}
	for _, tt := range []struct{ name, in, want string }{
		{"nothing", "", "decisions:\n" + item("  ", "\n")},
		{"comments", "# mine\n", "# mine\ndecisions:\n" + item("  ", "\n")},
		{"no decisions", twoActors + "# end", twoActors + "# end\ndecisions:\n" + item("  ", "\n")},
		{"an empty key", "title: T\ndecisions:\n", "title: T\ndecisions:\n" + item("  ", "\n")},
		{"a list at the margin", "decisions:\n- {actors: [a, b], verdict: unsure}\n", "decisions:\n- {actors: [a, b], verdict: unsure}\n" + item("", "\n")},
		{"a list far in", "decisions: # said\n    - actors: [a, b]\n      verdict: unsure\n\n# end\n", "decisions: # said\n    - actors: [a, b]\n      verdict: unsure\n" + item("    ", "\n") + "\n# end\n"},
		{"lines of Windows", "title: T\r\ndecisions:\r\n  - actors: [a, b]\r\n    verdict: unsure\r\n", "title: T\r\ndecisions:\r\n  - actors: [a, b]\r\n    verdict: unsure\r\n" + item("  ", "\r\n")},
		{"a mark of byte order", "\ufefftitle: T\n", "\ufefftitle: T\ndecisions:\n" + item("  ", "\n")},
		{"a block of text at the end", "decisions:\n  - actors: [a, b]\n    verdict: unsure\n    why: |\n      long\n      # no comment\n", "decisions:\n  - actors: [a, b]\n    verdict: unsure\n    why: |\n      long\n      # no comment\n" + item("  ", "\n")},
		{"not the last key", "decisions:\n  - {actors: [a, b], verdict: unsure}\n# the title\ntitle: T\n", "decisions:\n  - {actors: [a, b], verdict: unsure}\n" + item("  ", "\n") + "# the title\ntitle: T\n"},
		{"in brackets", "decisions: [{actors: [a, b], verdict: unsure}]\n", ""},
		{"JSON", `{"title": "T"}`, ""},
		{"an error", "titel: T\n", ""},
		{"broken", "a: [\n", ""},
		{"an end of the document", "title: T\n...\n", ""},
		{"not UTF-8", "title: \xff\n", ""},
	} {
		got, err := added(t, tt.in, d)
		if got != tt.want || (err == nil) != (tt.want != "") {
			t.Errorf("%s: %v\n%s\nwant\n%s", tt.name, err, got, tt.want)
		}
	}
}

// added is the text with a decision added, or nothing.
func added(t *testing.T, text string, d data.Decision) (string, error) {
	t.Helper()
	c, err := AddDecision(t.Context(), []byte(text), d)
	if err != nil {
		return "", err
	}
	checkBack(t, text, c)
	return string(c.After()), nil
}

func TestTakeBack(t *testing.T) {
	const written = `taken-back: {by: "Bob", on: 2024-05, why: "a } slip"}`
	on, err := data.ParseDate("2024-05")
	if err != nil {
		t.Fatal(err)
	}
	back := data.TakingBack{By: "Bob", On: on, Why: "a } slip"}
	for _, tt := range []struct{ name, in string }{ // where it is to be written: ^ as a line, & within braces
		{"a block", "decisions:\n  - actors: [a, b]\n    verdict: same\n    ^title: T\n"},
		{"the last one", "decisions:\n  - actors: [b, a]\n    verdict: same\n    why: x\n    ^"},
		{"the first of two", "decisions:\n  # one\n  - actors: [a, b]\n    verdict: same\n    ^\n  # two\n  - actors: [a, c]\n    verdict: same\n"},
		{"the second of two", "decisions:\n  - actors: [a, c]\n    verdict: same\n  -\n    actors: [a, b]\n    verdict: same\n    ^# end\n"},
		{"before a dash of its own", "decisions:\n  -\n    actors: [a, b]\n    verdict: same\n    ^  -\n    actors: [a, c]\n    verdict: same\n"},
		{"a block of text with a comment that is none", "decisions:\n  - actors: [a, b]\n    verdict: same\n    why: |2\n        x\n      # y\n    ^\n# end\n"},
		{"braces", "decisions:\n  - {actors: [a, b], verdict: same, why: 'x } y'&} # }\n  - {actors: [a, c], verdict: same}\n"},
		{"one line", "decisions: [{actors: [a, c], verdict: same}, {actors: [a, b], verdict: same&}, {actors: [b, c], verdict: same}]\ntitle: T\n"},
		{"JSON", `{"decisions": [{"actors": ["a", "b"], "verdict": "same"&}], "title": "T"}`},
		{"wide letters", "decisions: [{why: жж, actors: [a, c], verdict: same}, {why: ж, actors: [a, b], verdict: same&}]\n"},
		{"both that stand", "decisions:\n  - {actors: [a, b], verdict: same&}\n  - {actors: [a, b], verdict: same, taken-back: {by: x}}\n  - {actors: [b, a], verdict: same, by: y&}\n"},
		{"after a mark of byte order", "\ufeffdecisions:\n  - actors: [a, b]\n    verdict: same\n    ^"},
	} {
		in := strings.NewReplacer("    ^", "", "&", "").Replace(tt.in)
		want := strings.NewReplacer("    ^", "    "+written+"\n", "&", ", "+written).Replace(tt.in)
		got, err := TakeBack(t.Context(), []byte(in), "a", "b", back)
		if string(got) != want || err != nil {
			t.Errorf("%s: %v\n%s\nwant\n%s", tt.name, err, got, want)
		}
	}
	windows := "decisions:\r\n  - actors: [a, b]\r\n    verdict: same\r\n"
	if got, err := TakeBack(t.Context(), []byte(windows), "a", "b", back); err != nil || string(got) != windows+"    "+written+"\r\n" {
		t.Errorf("%q %v", got, err)
	}
	for _, in := range []string{"", "title: T\n", "decisions: [{actors: [a, c], verdict: same}]\n", "decisions: [{actors: [a, b], verdict: same, taken-back: {by: x}}]\n"} {
		if _, err := TakeBack(t.Context(), []byte(in), "a", "b", back); !errors.Is(err, ErrNoDecision) {
			t.Errorf("%q: %v", in, err)
		}
	}
	for _, in := range []string{"decisions: [{actors: [a, b], verdict: same,}]\n", "decisions: [{actors: [a, b], verdict: same, taken-back: }]\n", "titel: T\n"} {
		if got, err := TakeBack(t.Context(), []byte(in), "a", "b", back); err == nil {
			t.Errorf("%q became %q", in, got)
		}
	}
}

func FuzzEditDecisions(f *testing.F) {
	f.Add("decisions:\n  - actors: [a, b]\n    verdict: same\n", "a", "why")
	f.Add("decisions: [{actors: [a, b], verdict: same}]", "x y", "\x00\u2028\xff")
	f.Add("title: |\n  x\n\n\n", "b", "#")
	f.Fuzz(func(t *testing.T, text, id, why string) {
		d := data.Decision{Actors: []string{"a", id}, Verdict: data.Unsure, By: "Ann", Why: why}
		raw := text
		if edited, err := AddDecision(t.Context(), []byte(text), d); err == nil {
			checkBack(t, text, edited)
			raw = string(edited.After())
		}
		edited, err := TakeBack(t.Context(), []byte(raw), "a", id, data.TakingBack{By: "Bob", Why: why})
		if err == nil {
			if _, err := TakeBack(t.Context(), edited, "a", id, data.TakingBack{}); !errors.Is(err, ErrNoDecision) {
				t.Errorf("taken back twice: %v\n%q", err, edited)
			}
		}
	})
}
