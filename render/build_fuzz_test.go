package render_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/samples"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// FuzzBuild draws answers that somebody else stored: whatever they say, links join
// nodes of the figure, and every text is printable.
func FuzzBuild(f *testing.F) {
	m := answers.Sample(f, samples.Default)
	for _, q := range []ask.Question{
		{Verb: answer.VerbPath, Actors: []string{"Kim", "Seoul"}, Filter: ask.Filter{AccordingTo: "Moscow"}},
		{Verb: answer.VerbDraw, Actors: []string{"Poland"}},
		{Verb: answer.VerbDiff, Sides: ask.SideOptions{AccordingTo: []string{"US", "Russia"}}},
	} {
		var b bytes.Buffer
		if err := answer.Write(f.Context(), &b, answers.Put(f, m, q)); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	// Ids that nothing explains, words that are none, and texts that climb out of their line.
	f.Add([]byte(`{"asked":{"verb":"draw"},"centres":["\u001b[2J"],"members":["x\u202e"],"ties":[{"from":"a\n","relation":"r\u0007","to":"b","claims":["c","d"]}],
		"limits":["As of \u001b]0;x\u0007"],"scope":{"passing":-1,"unlimited":1},"actors":{"b":{"name":"\u0000","kind":"\u001b","aliases":["\n"],"country":"\u001b"}},
		"relations":{"r\u0007":{"tone":"\u001b"}},"claims":{"c":{"sentence":"\u001b","modality":"\u001b","what":"\u202e","origins":-5,"said":[{"by":["\u001b"],"stance":"\u001b","source":"\u001b"}]}},
		"dossier":{"title":"\u001b\u202e"}}`))
	f.Add([]byte(`{"asked":{"verb":"path"},"from":"a","to":"b","paths":[{"hops":[]},{"hops":[{"from":"b","to":"b","ties":[{"relation":"r","reversed":true}]}]}]}`))
	f.Add([]byte(`{"asked":{"verb":"diff"},"old":"\u001b","new":"\u202e","ties":[{"from":"a","relation":"r","to":"a","old":null,"new":null},
		{"from":"a","relation":"r","to":"b","old":{"claims":["c"]},"new":{"claims":["c"]}}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		a, err := answer.Read(bytes.NewReader(text))
		if err != nil {
			return
		}
		for _, by := range append(render.Groupings(), "") {
			figure, err := render.Build(context.Background(), a, render.Options{GroupBy: by, Fold: true})
			if err != nil {
				return
			}
			checkHostile(t, &figure)
		}
	})
}

func checkHostile(t *testing.T, f *render.Figure) {
	t.Helper()
	lines := append([]string{f.Title, f.Description}, f.Footer...)
	lines = append(lines, f.Limits...)
	for _, n := range f.Nodes {
		lines = append(lines, n.Name, string(n.Kind))
		lines = append(lines, strings.Split(n.Detail, "\n")...)
		for _, m := range n.Members {
			lines = append(append(lines, m.Name), strings.Split(m.Detail, "\n")...)
		}
	}
	for _, g := range f.Groups {
		lines = append(lines, g.Label)
	}
	for _, l := range f.Links {
		if l.From < 0 || l.To < 0 || l.From >= len(f.Nodes) || l.To >= len(f.Nodes) {
			t.Fatalf("a link from %d to %d of %d nodes", l.From, l.To, len(f.Nodes))
		}
		lines = append(lines, string(l.Tone), string(l.Modality))
		for _, r := range l.Rows() {
			lines = append(lines, r.Caption)
		}
		lines = append(lines, strings.Split(l.Detail, "\n")...)
	}
	for _, n := range f.Notes {
		lines = append(lines, n.Head, n.Status)
		for _, v := range n.Voices {
			lines = append(lines, v.Words)
		}
	}
	for _, e := range f.Legend {
		lines = append(lines, e.Label)
	}
	for _, line := range lines {
		if bare := strings.ReplaceAll(line, "\u200e", ""); bare != data.Printable(bare) {
			t.Errorf("this is not fit to be shown: %q", line)
		}
	}
}
