package edit

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/samples"
)

// checkBack takes a change back, and looks at what it says of itself.
func checkBack(t *testing.T, before string, c *Change) {
	t.Helper()
	after := slices.Clone(c.After())
	if back, err := c.Back(after); err != nil || string(back) != before {
		t.Errorf("taken back, %q became %q: %v", before, back, err)
	}
	if _, err := c.Back(append(after, '\n')); err == nil {
		t.Error("a text that is another one was taken back")
	}
	for _, s := range c.splices {
		if s.out != "" && strings.Trim(s.out, " \t[]") != "" {
			t.Errorf("%q goes", s.out)
		}
	}
}

func add(t *testing.T, raw string, a Addition) (*Change, error) {
	t.Helper()
	text, err := Read(t.Context(), []byte(raw))
	if err != nil {
		return nil, err
	}
	return text.Add(a)
}

func addition() Addition {
	return Addition{To: -1, Claim: data.Claim{From: []string{"a"}, Relation: "warns", To: []string{"b"}, What: "of war: soon",
		Said: []data.Attribution{{By: []string{"a"}, Stance: data.Alleges, Source: "s", At: "paragraph 2", Quote: "x \"y\""}}}}
}

// entry is how the addition is written, its dash so far from the margin.
const entryText = `- from: a
  relation: warns
  to: b
  what: "of war: soon"
  said:
    - by: a
      stance: alleges
      source: s
      at: paragraph 2
      quote: 'x "y"'
`

const voiceText = `- by: a
  stance: alleges
  source: s
  at: paragraph 2
  quote: 'x "y"'
`

func indented(text, indent string) string {
	return indent + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+indent) + "\n"
}

func TestAddClaim(t *testing.T) {
	entry := indented(entryText, "  ")
	flat := strings.ReplaceAll(entryText, "  said:\n    - by: a\n      stance: alleges\n      source: s\n      at: paragraph 2\n      quote", "  said:\n  - by: a\n    stance: alleges\n    source: s\n    at: paragraph 2\n    quote")
	windows := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	old := "  - from: x\n    relation: r\n    to: y\n    said:\n      - stance: asserts\n"
	for _, tt := range []struct{ name, in, want string }{ // ^ stands for the entry; no want: the same with the entry; refused where in says nothing of it
		{"nothing", "", "claims:\n^"},
		{"comments", "# mine\n", "# mine\nclaims:\n^"},
		{"no claims", "title: T\nactors:\n  - {id: a, name: A}\n", "title: T\nactors:\n  - {id: a, name: A}\nclaims:\n^"},
		{"no line end", "title: T", "title: T\nclaims:\n^"},
		{"an empty key", "title: T\nclaims: # none yet\nsources: []\n", "title: T\nclaims: # none yet\n^sources: []\n"},
		{"an empty key at the end", "claims:", "claims:\n^"},
		{"empty brackets", "title: T\nclaims: [ ] # none yet\nsources: []\n", "title: T\nclaims: # none yet\n^sources: []\n"},
		{"a list", "claims:\n" + old, "claims:\n" + old + "^"},
		{"a list between others", "claims:\n" + old + "\n# people\nactors: []\n", "claims:\n" + old + "^\n# people\nactors: []\n"},
		{"a comment of the last entry", "claims:\n" + old + "    # sure?\n\n# people\nactors: []\n", "claims:\n" + old + "    # sure?\n^\n# people\nactors: []\n"},
		{"tabs in a comment", "claims:\n" + old + "#\tpeople\t\nactors: []\n", "claims:\n" + old + "^#\tpeople\t\nactors: []\n"},
		{"blank lines between", "claims:\n" + old + "\n" + old + "\nactors: []\n", "claims:\n" + old + "\n" + old + "\n^\nactors: []\n"},
		{"entries on a line each", "claims:\n  - {from: x, relation: r, to: y}\n", "claims:\n  - {from: x, relation: r, to: y}\n^"},
		{"lines of Windows", windows("claims:\n" + old), windows("claims:\n" + old + entry)},
		{"a mark of byte order", "\ufeffclaims:\n" + old, "\ufeffclaims:\n" + old + "^"},
		{"nothing but a mark of byte order", "\ufeff# x\n", "\ufeff# x\nclaims:\n^"},
		{"a list at the margin", "claims:\n- from: x\n  relation: r\n  said:\n  - stance: asserts\nsources: []\n", "claims:\n- from: x\n  relation: r\n  said:\n  - stance: asserts\n" + flat + "sources: []\n"},
		{"a list far in", "claims:\n    -   from: x\n        relation: r\n", "claims:\n    -   from: x\n        relation: r\n" + "    -   from: a\n        relation: warns\n        to: b\n        what: \"of war: soon\"\n        said:\n          -   by: a\n              stance: alleges\n              source: s\n              at: paragraph 2\n              quote: 'x \"y\"'\n"},
		{"as in another list", "actors:\n- {id: a, name: A}\n", "actors:\n- {id: a, name: A}\nclaims:\n" + entryText},
		{"a block of text at the end", "claims:\n  - from: x\n    relation: r\n    what: |\n      long\n      # no comment\n\n", "claims:\n  - from: x\n    relation: r\n    what: |\n      long\n      # no comment\n^\n"},
		{"a document that begins", "---\ntitle: T\n", "---\ntitle: T\nclaims:\n^"},
		{"in brackets", "claims: [{from: x, relation: r}]\n", ""},
		{"a text", "claims: x\n", ""},
		{"JSON", `{"title": "T"}`, ""},
		{"an error", "titel: T\n", ""},
		{"broken", "claims: [\n", ""},
		{"an end of the document", "title: T\n...\n", ""},
		{"two documents", "title: T\n---\ntitle: U\n", ""},
		{"not UTF-8", "title: \xff\n", ""},
	} {
		c, err := add(t, tt.in, addition())
		if tt.want == "" {
			if err == nil {
				t.Errorf("%s became\n%s", tt.name, c.After())
			}
			continue
		}
		want := strings.ReplaceAll(tt.want, "^", entry)
		if err != nil || string(c.After()) != want {
			t.Errorf("%s: %v", tt.name, err)
			if c != nil {
				t.Errorf("%q\nwant\n%q", c.After(), want)
			}
			continue
		}
		checkBack(t, tt.in, c)
	}
}

func TestAddAttribution(t *testing.T) {
	for _, tt := range []struct{ name, in string }{ // ^ stands for the attribution, at the indentation before it
		{"a list", "claims:\n  - id: c\n    from: x\n    relation: r\n    said:\n      - stance: asserts\n        source: s\n      ^# end\n"},
		{"at the margin", "claims:\n- from: x\n  relation: r\n  said:\n  - stance: asserts\n  ^"},
		{"fields behind it", "claims:\n  - from: x\n    said:\n      - stance: asserts\n      ^    # about that\n    relation: r\n  - from: y\n    relation: r\n"},
		{"another claim behind it", "claims:\n  - from: x\n    relation: r\n    said:\n      - stance: asserts\n        # sure?\n      ^\n  # the next\n  - from: y\n    relation: r\n"},
		{"attributions on a line each", "claims:\n  - from: x\n    relation: r\n    said:\n      - {stance: asserts}\n      ^"},
		{"a block of text", "claims:\n  - from: x\n    relation: r\n    said:\n      - stance: asserts\n        quote: |\n          a\n          # b\n      ^"},
	} {
		a := addition()
		a.To = 0
		before, at, _ := strings.Cut(tt.in, "^")
		before, indent := strings.TrimRight(before, " "), before[len(strings.TrimRight(before, " ")):]
		c, err := add(t, before+at, a)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if want := before + indented(voiceText, indent) + at; string(c.After()) != want {
			t.Errorf("%s: \n%s\nwant\n%s", tt.name, c.After(), want)
		}
		checkBack(t, before+at, c)
	}
	for _, in := range []string{ // where it becomes an entry of its own
		"claims:\n  - from: a\n    relation: warns\n    to: b\n    said: [{stance: asserts}]\n",
		"claims:\n  - from: a\n    relation: warns\n    to: b\n",
		"claims:\n  - {from: a, relation: warns, to: b, said: [{stance: asserts}]}\n",
	} {
		a := addition()
		a.To = 0
		if c, err := add(t, in, a); err != nil || string(c.After()) != in+indented(entryText, "  ") {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func TestAddActors(t *testing.T) {
	a := addition()
	a.Actors = []data.Actor{{ID: "a", Name: "Anna: \"A\"", Kind: data.KindPerson}}
	actor := "  - id: a\n    name: 'Anna: \"A\"'\n    kind: person\n"
	for _, tt := range []struct{ in, want string }{
		{"", "actors:\n" + actor + "claims:\n^"},
		{"title: T", "title: T\nactors:\n" + actor + "\nclaims:\n^"},
		{"actors: []\nclaims: []\n", "actors:\n" + actor + "claims:\n^"},
		{"claims:\n  - {from: x, relation: r}\n\n# who\nactors:\n  - {id: x, name: X}\n", "claims:\n  - {from: x, relation: r}\n^\n# who\nactors:\n  - {id: x, name: X}\n" + actor},
	} {
		c, err := add(t, tt.in, a)
		if want := strings.ReplaceAll(tt.want, "^", indented(entryText, "  ")); err != nil || string(c.After()) != want {
			t.Errorf("%q: %v", tt.in, err)
			if c != nil {
				t.Errorf("%s\nwant\n%s", c.After(), want)
			}
			continue
		}
		checkBack(t, tt.in, c)
	}
}

func TestDiff(t *testing.T) {
	a := addition()
	a.Actors = []data.Actor{{ID: "a", Name: "A", Kind: data.KindPerson}}
	for _, tt := range []struct{ name, in, want string }{
		{"far apart", "title: T\nactors:\n  - {id: x, name: X}\n\nsources:\n  - id: s\n    title: S\n    url: u\n    publisher: P\nclaims:\n  - {from: x, relation: r}\n",
			"--- f\n+++ f\n@@ -1,6 +1,9 @@\n title: T\n actors:\n   - {id: x, name: X}\n+  - id: a\n+    name: A\n+    kind: person\n \n sources:\n   - id: s\n@@ -9,3 +12,13 @@\n     publisher: P\n claims:\n   - {from: x, relation: r}\n" + strings.ReplaceAll("\n"+indented(entryText, "  "), "\n", "\n+")[1:]},
		{"close together", "actors: []\nclaims: []\n", "--- f\n+++ f\n@@ -1,2 +1,15 @@\n-actors: []\n+actors:\n+  - id: a\n+    name: A\n+    kind: person\n-claims: []\n+claims:\n" + strings.ReplaceAll("\n"+indented(entryText, "  "), "\n", "\n+")[1:]},
		{"no line end", "title: T", "--- f\n+++ f\n@@ -1,1 +1,17 @@\n-title: T\n\\ No newline at end of file\n+title: T\n+actors:\n+  - id: a\n+    name: A\n+    kind: person\n+\n+claims:\n" + strings.ReplaceAll("\n"+indented(entryText, "  "), "\n", "\n+")[1:]},
		{"a new file", "", "--- f\n+++ f\n@@ -0,0 +1,15 @@\n+actors:\n+  - id: a\n+    name: A\n+    kind: person\n+claims:\n" + strings.ReplaceAll("\n"+indented(entryText, "  "), "\n", "\n+")[1:]},
	} {
		c, err := add(t, tt.in, a)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Diff("f", []byte(tt.in)); got != strings.TrimSuffix(tt.want, "+") {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, strings.TrimSuffix(tt.want, "+"))
		}
	}
}

// FuzzAdd adds a claim to any text: it is refused, or all other bytes stay, the diff tells
// it, and what is read is the old dossier and the claim.
func FuzzAdd(f *testing.F) {
	f.Add("claims:\n  - from: a\n    relation: warns\n    to: b\n    said:\n      - stance: asserts\n", "a", "what", "quote", 0, true)
	f.Add("actors:\n  - {id: a, name: A, kind: state}\n  - {id: b, name: B, kind: state}\nsources: [{id: s, title: S}]\nclaims:\n  - from: a\n    relation: warns\n    to: b\n    said:\n      - stance: asserts\n        source: s\n", "b", "what", "", 0, false)
	f.Add("actors:\n- id: a\n  name: A\n  kind: state\nclaims:\n- from: a\n  relation: meets\n  to: a\n  said:\n  - stance: asserts\n    quote: |\n      x\n\n", "b", "# x\n", "a: b", -1, true)
	f.Add("claims: []\nactors: []\n", "x y", "# w", "\x00\u2028\xff", -1, false)
	f.Add("title: |\n  x\n\n\n", "b", "- a", ": b\n\nc", 3, true)
	f.Add("\ufeffclaims:\r\n-\r\n  from: a\r\n  relation: r\r\n  said:\r\n  - {stance: asserts}\r\n", "b", "- a", " b", 0, false)
	f.Add("claims:\n    -   from: a\n        relation: r\n        said:\n        - stance: denies\n          quote: >\n            a\n\n            b\n\n# x\n", "b", "'", "\"", 0, false)
	f.Fuzz(func(t *testing.T, text, id, what, quote string, to int, actor bool) {
		a := Addition{To: to, Claim: data.Claim{From: []string{"a", id}, Relation: "warns", What: what, Said: []data.Attribution{{Stance: data.Denies, Quote: quote}}}}
		if actor {
			a.Actors = []data.Actor{{ID: id, Name: what, Kind: data.KindGroup}}
		}
		before, err := load.OutlineOf(t.Context(), []byte(text))
		if err == nil && to >= 0 && to < len(before.Claims) {
			said := a.Claim.Said
			a.Claim = before.Claims[to]
			a.Claim.ID, a.Claim.Weight, a.Claim.Said = "", nil, said
		}
		c, addErr := add(t, text, a)
		if err != nil || addErr != nil {
			return
		}
		checkBack(t, text, c)
		after, err := load.OutlineOf(t.Context(), c.After())
		if err != nil {
			t.Fatal(err)
		}
		voices := func(o *load.Outline) (n int) {
			for i := range o.Claims {
				n += len(o.Claims[i].Said)
			}
			return n
		}
		if voices(after) != voices(before)+1 || len(after.Actors) != len(before.Actors)+len(a.Actors) || len(after.Sources) != len(before.Sources) {
			t.Errorf("%q became %q", text, c.After())
		}
		patched(t, text, c)
		checkLoaded(t, text, c, a)
	})
}

// checkLoaded loads the dossier of a text before and after a change, and compares the one
// after with the one before to which the same is added without any text.
func checkLoaded(t *testing.T, text string, c *Change, a Addition) {
	t.Helper()
	loaded := func(text []byte) *data.Dossier {
		d, problems, err := load.LoadFS(t.Context(), fstest.MapFS{"d.yaml": {Data: text}}, "d.yaml", load.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if data.HasErrors(problems) {
			return nil
		}
		return d
	}
	before, after := loaded([]byte(text)), loaded(c.After())
	if before == nil || after == nil {
		return
	}
	want := *before.Written()
	want.Actors = slices.Concat(want.Actors, a.Actors)
	want.Claims.Append(a.Claim)
	digest, err := want.Digest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := after.Digest(t.Context()); err != nil || got != digest {
		t.Errorf("%q became %q, another dossier: %v", text, c.After(), err)
	}
}

// TestAddToSamples adds a claim, and an attribution to each claim, to the dossiers that come
// with the program, with the line ends of Windows and others.
func TestAddToSamples(t *testing.T) {
	for _, name := range samples.Names() {
		raw, err := fs.ReadFile(samples.FS(), name+"/dossier.yaml")
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		for _, text := range []string{text, strings.ReplaceAll(text, "\n", "\r\n"), "\ufeff" + text, strings.TrimRight(text, "\n"), text + "\n\n# end\n"} {
			o, err := load.OutlineOf(t.Context(), []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			for to := -1; to < len(o.Claims); to += 1 + len(o.Claims)/20 {
				a := Addition{To: to, Claim: data.Claim{From: []string{"new-one"}, Relation: "warns", To: []string{o.Actors[0].ID}, Modality: data.Planned},
					Actors: []data.Actor{{ID: "new-one", Name: "New One", Kind: data.KindUnknown}}}
				if to >= 0 {
					a.Claim, a.Actors = o.Claims[to], nil
					a.Claim.ID = ""
				}
				a.Claim.Said = []data.Attribution{{Stance: data.Denies, Source: o.Sources[0].ID, At: "page 3"}}
				c, err := add(t, text, a)
				if err != nil {
					t.Errorf("%s, claim %d: %v", name, to, err)
					continue
				}
				checkBack(t, text, c)
				patched(t, text, c)
				if put := len(c.After()) - len(text); to >= 0 && name == samples.Default && put > 90+len(o.Sources[0].ID) {
					t.Errorf("%s, claim %d: %d bytes are put in", name, to, put)
				}
				checkLoaded(t, text, c, a)
			}
		}
	}
}

// patched applies the diff of a change to the text.
func patched(t *testing.T, before string, c *Change) {
	t.Helper()
	plain := strings.ReplaceAll(before, "\r\n", "\n")
	lines, at := splitLines(plain), 0
	var b bytes.Buffer
	for _, line := range splitLines(c.Diff("f", []byte(before)))[2:] {
		var from int
		switch {
		case strings.HasPrefix(line, "@@ -"):
			for _, r := range line[4:] {
				if r < '0' || r > '9' {
					break
				}
				from = from*10 + int(r-'0')
			}
			if !strings.Contains(strings.SplitN(line, " ", 3)[1], ",0") {
				from--
			}
			for ; at < from; at++ {
				b.WriteString(lines[at])
			}
		case line[0] == '+':
			b.WriteString(line[1:])
		case line[0] == '-':
			at++
		case line[0] == ' ':
			b.WriteString(lines[at])
			at++
		}
	}
	for ; at < len(lines); at++ {
		b.WriteString(lines[at])
	}
	if want := strings.ReplaceAll(string(c.After()), "\r\n", "\n"); strings.TrimSuffix(b.String(), "\n") != strings.TrimSuffix(want, "\n") {
		t.Errorf("the diff of %q makes %q, want %q", before, b.String(), want)
	}
}
