package describe_test

import (
	"bytes"
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/testkit"
)

var arrangements = map[string]describe.Arrangement{"report": describe.Report, "fragment": describe.Fragment, "terminal": describe.Terminal}

func TestGoldens(t *testing.T) {
	for name, a := range answers() {
		var text bytes.Buffer
		if err := document.Text(t.Context(), &text, told(t, t.Context(), describe.Options{Arrangement: describe.Terminal}, a), document.TextStyle{Width: 80}); err != nil {
			t.Fatal(err)
		}
		testkit.Golden(t, name+".txt", text.Bytes())
		d := told(t, t.Context(), describe.Options{Command: "dossier report", Version: "0"}, a)
		testkit.Golden(t, name+".md", written(t, t.Context(), "md", d))
		_, page, _ := bytes.Cut(written(t, t.Context(), "html", d), []byte("<main>\n"))
		testkit.Golden(t, name+".html", page)
		var fragment bytes.Buffer
		if err := document.MarkdownFragment(t.Context(), &fragment, told(t, t.Context(), describe.Options{Arrangement: describe.Fragment}, a)); err != nil {
			t.Fatal(err)
		}
		testkit.Golden(t, name+"-fragment.md", fragment.Bytes())
	}
}

// TestReportOfSeveral: sources are numbered across sections, caveats told once.
func TestReportOfSeveral(t *testing.T) {
	x := answers()
	d := told(t, t.Context(), describe.Options{Title: "All", Lead: []string{"What this is."}, Command: "dossier report -q all", Version: "0"},
		x["listing"], x["path"], x["nearest"], x["comparison"])
	text := written(t, t.Context(), "md", d)
	testkit.Golden(t, "several.md", text)
	if n := strings.Count(string(text), answer.Caveat); n != 1 {
		t.Errorf("the caveat of paths stands there %d times", n)
	}
	if d.Made.Digest != "sha256:1 sha256:0" {
		t.Errorf("made from %s", d.Made.Digest)
	}
}

// sameWords checks that an answer is told in the same words in every form, in each
// arrangement, and in the same bytes once it has been written as JSON and read.
func sameWords(t failer, a answer.Answer) {
	t.Helper()
	ctx := context.Background()
	var stored bytes.Buffer
	if err := answer.Write(ctx, &stored, a); err != nil {
		t.Fatalf("writing the answer: %v", err)
	}
	back, err := answer.Read(&stored)
	if err != nil {
		t.Fatalf("reading the answer: %v", err)
	}
	for name, arrangement := range arrangements {
		opt := describe.Options{Arrangement: arrangement, Command: "dossier report", Version: "0"}
		d := told(t, ctx, opt, a)
		text, md, html := written(t, ctx, "txt", d), written(t, ctx, "md", d), written(t, ctx, "html", d)
		want := testkit.Words(testkit.FromText(string(text)))
		if got := testkit.Words(testkit.FromMarkdown(string(md))); got != want {
			t.Fatalf("%s, %s\n%s\nand as Markdown\n%s", a.Common().Asked.Command, name, text, md)
		}
		if got := testkit.Words(testkit.FromHTML(string(html))); got != want {
			t.Fatalf("%s, %s\n%s\nand as HTML\n%s", a.Common().Asked.Command, name, text, html)
		}
		if again := written(t, ctx, "txt", told(t, ctx, opt, back)); !bytes.Equal(again, text) {
			t.Fatalf("%s, %s\n%s\nand read back\n%s", a.Common().Asked.Command, name, text, again)
		}
	}
}

func TestAnswersAreToldInTheSameWords(t *testing.T) {
	x := answers()
	for _, name := range slices.Sorted(maps.Keys(x)) {
		sameWords(t, x[name])
	}
}

// asked puts questions of every verb to a dossier.
func asked(t failer, d *data.Dossier) (list []answer.Answer) {
	ctx := context.Background()
	m, err := ask.Load(ctx, d, "0")
	if err != nil {
		t.Fatalf("%v", err)
	}
	from, to := d.Actors[0].ID, d.Actors[len(d.Actors)-1].ID
	date := testkit.Date("2020")
	for _, q := range []ask.Question{
		{}, {Verb: "path", Actors: []string{from, to}, Path: ask.PathOptions{K: 3, Stress: true, By: 2}},
		{Verb: "path", Actors: []string{from, to}, Filter: ask.Filter{AsOf: date, Statuses: []data.Status{data.Confirmed, data.Denied}}},
		{Verb: "show", Actors: []string{from}}, {Verb: "claims", Filter: ask.Filter{AccordingTo: from}}, {Verb: "claims", Actors: []string{to}},
		{Verb: "draw", Actors: []string{from}}, {Verb: "rank", Top: 2}, {Verb: "groups", Top: 1}, {Verb: "groups", Actors: []string{"balance"}},
		{Verb: "diff", Sides: ask.SideOptions{AsOf: []data.Date{date, testkit.Date("2023")}}}, {Verb: "diff", Sides: ask.SideOptions{AccordingTo: []string{from, to}}},
	} {
		var a answer.Answer
		if q.Verb == answer.VerbDiff {
			a, err = ask.Compare(ctx, m, m, q)
		} else {
			a, err = ask.Ask(ctx, m, q)
		}
		if err != nil {
			t.Fatalf("%s: %v", q.CommandLine(), err)
		}
		list = append(list, a)
	}
	return list
}

func TestRandomAnswersAreToldInTheSameWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, a := range asked(t, testkit.DrawDossier(t, 6, 12)) {
			sameWords(t, a)
		}
	})
}

func TestHostileAnswersAreToldInTheSameWords(t *testing.T) {
	texts := testkit.Hostile(300)
	for first := range 8 {
		for _, a := range asked(t, testkit.HostileDossier(6, texts, first*37)) {
			sameWords(t, a)
		}
	}
}

// TestAnswersThatHoldNothing: an answer that somebody wrote may name what it does
// not explain, and lack what should be there.
func TestAnswersThatHoldNothing(t *testing.T) {
	for _, text := range []string{
		`{"asked": {}}`, `{"asked": {"verb": "path"}, "paths": [{}]}`, `{"asked": {"verb": "path"}, "paths": []}`,
		`{"asked": {"verb": "path"}, "paths": [{"hops": [{"from": "a", "ties": [{"claims": []}]}, {"ties": [{"claims": ["nothing"]}]}]}, {"length": -1}], "stress": [{}]}`,
		`{"asked": {"verb": "path"}, "paths": [], "nearest": {}, "untied": ["x", ""]}`, `{"asked": {"verb": "draw"}, "paths": null}`,
		`{"asked": {"verb": "show"}, "id": "x", "out": [{"claims": ["no"]}, {}], "says": [{}]}`, `{"asked": {"verb": "claims"}, "claims": [{}, {"said": [{}]}]}`,
		`{"asked": {"verb": "draw"}, "members": ["x"], "ties": [{"claims": ["y"]}, {}], "highlight": [{}]}`, `{"asked": {"verb": "rank"}, "ranking": [{}], "ranked": -5}`,
		`{"asked": {"verb": "groups"}, "groups": [{}, {"size": -1, "members": ["x"]}], "total": 9}`, `{"asked": {"verb": "groups"}, "counts": [{}]}`,
		`{"asked": {"verb": "diff"}, "added": [{}], "gone": [{"id": "x"}], "regraded": [{}], "reworded": [{"old": {"said": [{}]}}], "before": {}}`,
	} {
		a, err := answer.Read(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		sameWords(t, a)
	}
}

func TestRandomTextsInEveryField(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	texts := testkit.Hostile(200)
	for _, name := range slices.Sorted(maps.Keys(answers())) {
		for range 20 {
			a := answers()[name]
			b := a.Common()
			text := func() string { return texts[rng.IntN(len(texts))] }
			b.Limits = []string{text()}
			b.Dossier.Title, b.Asked.Command = text(), text()
			for id, c := range b.Claims {
				c.Sentence, c.ID = text(), text()
				b.Claims[id] = c
			}
			for id := range b.Sources {
				b.Sources[id] = answer.Source{ID: id, Title: text(), Publisher: text(), URL: text(), Origin: text()}
			}
			for id := range b.Actors {
				b.Actors[id] = answer.Actor{ID: id, Name: text(), Description: text(), Aliases: []string{text()}}
			}
			sameWords(t, a)
		}
	}
}
