package render_test

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
	"dossier/render"
	"dossier/render/dot"
	"dossier/render/layout"
	"dossier/render/mermaid"
	"dossier/render/svg"
)

// Where notes are off, captions say each status that is no plain assertion, and none
// says it where a note does.
func TestStatusInCaptions(t *testing.T) {
	for _, test := range []struct {
		stance []data.Stance
		notes  bool
		want   string
	}{
		{[]data.Stance{data.Alleges}, false, "supplies (alleged)"},
		{[]data.Stance{data.Speculates}, false, "supplies (rumoured)"},
		{[]data.Stance{data.Denies}, false, "supplies (denied)"},
		{[]data.Stance{data.Alleges, data.Denies}, false, "supplies (contested)"},
		{[]data.Stance{data.Asserts}, false, "supplies"},
		{[]data.Stance{data.Confirms}, false, "supplies"},
		{[]data.Stance{data.Alleges}, true, "supplies"},
	} {
		f := stanced(t, test.stance, render.Options{NoNotes: !test.notes})
		if got := f.Links[0].Caption; got != test.want {
			t.Errorf("%v with notes %t: the caption is %q, want %q", test.stance, test.notes, got, test.want)
		}
	}
}

// What an encoder draws says it too; DOT and Mermaid, which draw no notes, in any case.
func TestStatusIsDrawn(t *testing.T) {
	bare := stanced(t, []data.Stance{data.Alleges}, render.Options{NoNotes: true})
	noted := stanced(t, []data.Stance{data.Alleges}, render.Options{})
	for _, test := range []struct {
		name   string
		encode func(io.Writer, *render.Figure) error
		figure *render.Figure
	}{
		{"svg", func(w io.Writer, f *render.Figure) error {
			s, err := layout.Layout(context.Background(), f, layout.Options{})
			if err != nil {
				return err
			}
			return svg.Encode(w, s, svg.Options{})
		}, bare},
		{"dot", dot.Encode, bare}, {"mermaid", mermaid.Encode, bare},
		{"dot with notes", dot.Encode, noted}, {"mermaid with notes", mermaid.Encode, noted},
	} {
		var b bytes.Buffer
		if err := test.encode(&b, test.figure); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(strings.ReplaceAll(b.String(), "#40;", "("), "(alleged)"); n != 1 {
			t.Errorf("%s says %d times that the tie is alleged:\n%s", test.name, n, b.String())
		}
	}
}

// A caption that many ties share stands in the legend once, with its status: a line
// without words is never of another one.
func TestUsualCaptionHasItsStatus(t *testing.T) {
	var many []data.Claim
	for i := range 12 {
		c := data.Claim{From: []string{"a"}, To: []string{string(rune('c' + i))}, Relation: "supplies",
			Said: []data.Attribution{{Stance: data.Alleges, Source: "s"}}}
		if i == 0 {
			c.Said[0].Stance = data.Asserts
		}
		many = append(many, c)
	}
	f := built(t, many, render.Options{NoNotes: true})
	if len(f.Wordless) != 1 || f.Wordless[0].Label != "lines without words: supplies (alleged)" {
		t.Fatalf("the legend says %+v", f.Wordless)
	}
	for _, l := range f.Links {
		if asserted := l.Status == data.Asserted; asserted != (l.Caption == "supplies") {
			t.Errorf("a tie that is %s has the caption %q", l.Status, l.Caption)
		}
	}
}

func stanced(t *testing.T, stances []data.Stance, opt render.Options) *render.Figure {
	t.Helper()
	c := data.Claim{From: []string{"a"}, To: []string{"b"}, Relation: "supplies"}
	for _, s := range stances {
		by := "c"
		if s == data.Denies {
			by = "d"
		}
		c.Said = append(c.Said, data.Attribution{Stance: s, Source: "s", By: []string{by}})
	}
	return built(t, []data.Claim{c}, opt)
}

func built(t *testing.T, claims []data.Claim, opt render.Options) *render.Figure {
	t.Helper()
	d := &data.Dossier{Title: "Test", Relations: data.BuiltinRelations(), Sources: []data.Source{{ID: "s", Title: "S"}}}
	seen := map[string]bool{}
	for _, c := range claims {
		for _, id := range append([]string{"c", "d"}, c.From[0], c.To[0]) {
			if !seen[id] {
				seen[id] = true
				d.Actors = append(d.Actors, data.Actor{ID: id, Name: id})
			}
		}
	}
	d.Claims.Append(claims...)
	q := ask.Question{Verb: answer.VerbDraw}
	q.Filter.Statuses = []data.Status{data.Confirmed, data.Asserted, data.Alleged, data.Contested, data.Denied, data.Rumoured}
	f := build(t, answers.Put(t, answers.Engine(t, d), q), opt)
	return &f
}
