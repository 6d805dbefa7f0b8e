package report_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/samples"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/figure"
	"dossier/internal/options"
	"dossier/internal/report"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
	"dossier/render"
)

// asker puts questions to the embedded dossier, and compares it with another where
// a comparison names two.
func asker(t *testing.T) figure.Asker {
	m := answers.Sample(t, samples.Default)
	d := answers.Dossier(t, samples.Default)
	d.Sources[0].Title = "Another edition"
	var claims []data.Claim
	for i := range d.Claims.Len() - 1 {
		claims = append(claims, d.Claim(i))
	}
	d.Claims = data.Claims{}
	d.Claims.Append(claims...)
	other := answers.Engine(t, d)
	return func(ctx context.Context, q ask.Question) (answer.Answer, error) {
		switch {
		case q.Verb != answer.VerbDiff:
			return ask.Ask(ctx, m, q)
		case len(q.Actors) > 0:
			return ask.Compare(ctx, other, m, q)
		}
		return ask.Compare(ctx, m, m, q)
	}
}

func requests(t *testing.T, lines ...string) (list []options.Request) {
	t.Helper()
	for _, line := range lines {
		words, err := options.Split(line)
		if err != nil {
			t.Fatal(err)
		}
		r, err := options.Parse(words, nil)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// reported answers questions, each in the words of a command line.
func reported(t *testing.T, opt report.Options, lines ...string) *report.Result {
	t.Helper()
	r, err := report.Answer(t.Context(), asker(t), requests(t, lines...), opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func markdown(t *testing.T, r *report.Result) string {
	t.Helper()
	var b bytes.Buffer
	if err := document.Markdown(t.Context(), &b, r.Document); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReportOfEveryVerb(t *testing.T) {
	r := reported(t, report.Options{Telling: describe.Options{Title: "All", Command: "dossier report -q all.yaml", Version: "0"}}, "show Putin", "claims --status contested",
		"rank --top 2", "groups --top 1", "path Kim Seoul --as-of 2019", "path Seoul Kyiv --notes off", "draw Poland", "path Kim Seoul --without-voice Washington",
		"claims --relation warns --status confirmed", "diff --as-of 2019,2021", "diff old new", "draw --path Kim,Seoul --as-of 2019")
	testkit.Golden(t, "all.md", []byte(markdown(t, r)))
	if r.Found != 8 {
		t.Errorf("%d questions found something, want 8", r.Found)
	}
}

// TestWithdrawnWordsAreNotTold: what is withdrawn is no evidence either.
func TestWithdrawnWordsAreNotTold(t *testing.T) {
	text := markdown(t, reported(t, report.Options{}, "claims Russia --without-voice Moscow --status contested,asserted,alleged"))
	if strings.Contains(text, "denied by Russia") || !strings.Contains(text, "denied by North Korea") {
		t.Error("the word of Russia is told although it is withdrawn, or that of North Korea is not")
	}
}

// TestTwoDossiersAreCitedApart: one bibliography holds the sources of both sides of
// a comparison, and both dossiers are named as what the report was made from.
func TestTwoDossiersAreCitedApart(t *testing.T) {
	d := reported(t, report.Options{Telling: describe.Options{Command: "x"}}, "diff old new", "show Poland").Document
	if n := len(strings.Fields(d.Made.Digest)); n != 2 {
		t.Errorf("made from %d dossiers", n)
	}
	seen := map[string]bool{}
	for i := range d.Sources {
		if seen[d.Sources[i].Words] {
			t.Errorf("%s is cited twice", d.Sources[i].Words)
		}
		seen[d.Sources[i].Words] = true
	}
}

// TestFigureAndEvidenceHaveTheSameNumbers: the numbers of a figure of paths are
// those of the notes in the report.
func TestFigureAndEvidenceHaveTheSameNumbers(t *testing.T) {
	line := "path Kim Seoul --all --max-hops 5 --modality actual,planned,possible"
	r := requests(t, line)[0]
	found, err := asker(t)(t.Context(), r.Question)
	if err != nil {
		t.Fatal(err)
	}
	f, err := figure.Of(t.Context(), found, r, describe.MaxNotes)
	if err != nil {
		t.Fatal(err)
	}
	notes := reported(t, report.Options{}, line).Document.Sections[0].Notes
	if len(notes) < 5 || len(notes) != len(f.Notes) {
		t.Fatalf("%d notes in the report and %d in the figure", len(notes), len(f.Notes))
	}
	for i := range notes {
		if notes[i].Head.Text != f.Notes[i].Head {
			t.Errorf("note %d is %q in the report and %q in the figure", i+1, notes[i].Head.Text, f.Notes[i].Head)
		}
	}
}

// TestSlidesHaveTheirEvidence: a figure without numbers has the evidence in the text that
// the same figure with them has, and one that is asked to go without has none.
func TestSlidesHaveTheirEvidence(t *testing.T) {
	heads := func(line string) (all []string) {
		for _, n := range reported(t, report.Options{Figures: true}, line).Document.Sections[0].Notes {
			all = append(all, n.Head.Text)
		}
		return all
	}
	with, slide := heads("draw Poland"), heads("draw Poland --for slide")
	if len(with) == 0 || !slices.Equal(with, slide) {
		t.Errorf("the evidence of a slide is %q, and without --for %q", slide, with)
	}
	if off := heads("draw Poland --notes off"); len(off) > 0 {
		t.Errorf("with --notes off there is evidence: %q", off)
	}
}

func TestFiguresWhereTheyBelong(t *testing.T) {
	if testing.Short() {
		t.Skip("draws figures")
	}
	lines := []string{"path Seoul Kyiv", "show Poland", "draw Poland", "claims --status contested", "diff --as-of 2019,2023", "path Kim Seoul --as-of 2019"}
	for i, want := range []struct {
		arrangement describe.Arrangement
		figures     bool
		drawn       string // one letter a question
	}{{describe.Report, true, "yyynyn"}, {describe.Report, false, "nnnnnn"}, {describe.Fragment, true, "nnynyn"}} {
		drawn := ""
		for _, s := range reported(t, report.Options{Telling: describe.Options{Arrangement: want.arrangement}, Figures: want.figures}, lines...).Document.Sections {
			if s.Figure != nil {
				drawn += "y"
			} else {
				drawn += "n"
			}
		}
		if drawn != want.drawn {
			t.Errorf("%d: figures %s, want %s", i, drawn, want.drawn)
		}
	}
	s := reported(t, report.Options{Figures: true}, "path Seoul Kyiv").Document.Sections[0]
	if !strings.Contains(string(s.Figure.SVG), "The numbers are those of the evidence in the report.") {
		t.Error("the figure does not say where its evidence is")
	}
}

func TestFiguresOfAPageHaveIDsOfTheirOwn(t *testing.T) {
	if testing.Short() {
		t.Skip("draws figures")
	}
	page := func() string {
		var b bytes.Buffer
		r := reported(t, report.Options{Figures: true}, "draw --path Seoul,Kyiv", "draw --path Seoul,Kyiv", "path Seoul Kyiv")
		if err := document.HTML(t.Context(), &b, r.Document); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	first := page()
	seen := map[string]bool{}
	for _, part := range strings.Split(first, ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if seen[id] {
			t.Errorf("the id %s stands twice", id)
		}
		seen[id] = true
	}
	if n := strings.Count(first, "<svg "); n != 3 {
		t.Errorf("%d figures, want 3", n)
	}
	if page() != first {
		t.Error("the same questions give another page")
	}
}

// TestFiguresThatAreTooLarge are left out with a word about those that fit.
func TestFiguresThatAreTooLarge(t *testing.T) {
	s := reported(t, report.Options{Figures: true}, "draw --max-actors 5").Document.Sections[0]
	if s.Figure != nil || !strings.HasPrefix(s.NoFigure, "There is no figure: ") || s.Answer != "" {
		t.Errorf("%q, %q", s.NoFigure, s.Answer)
	}
	for _, figures := range []bool{true, false} { // a list of so many ties is no report either
		crowd := testkit.SeededDossier(1, 1200, 3000)
		e := answers.Engine(t, crowd)
		asked := func(ctx context.Context, q ask.Question) (answer.Answer, error) { return ask.Ask(ctx, e, q) }
		r, err := report.Answer(t.Context(), asked, requests(t, "draw"), report.Options{Figures: figures})
		if err != nil {
			t.Fatal(err)
		}
		if s := r.Document.Sections[0]; len(s.Blocks) > 0 || !strings.Contains(s.NoFigure, "is too large") {
			t.Errorf("figures %t: %d blocks, %q", figures, len(s.Blocks), s.NoFigure)
		}
	}
}

func TestReportsRefuse(t *testing.T) {
	keep := requests(t, "draw Poland --keep old.svg")
	if _, err := report.Answer(t.Context(), asker(t), keep, report.Options{Figures: true}); !ask.IsUsage(err) {
		t.Errorf("an earlier figure where none may be read: %v", err)
	}
	failing := func(string) (*render.Places, error) { return nil, context.DeadlineExceeded }
	if _, err := report.Answer(t.Context(), asker(t), keep, report.Options{Figures: true, Earlier: failing}); err != context.DeadlineExceeded {
		t.Errorf("an earlier figure that cannot be read: %v", err)
	}
	if _, err := report.Answer(t.Context(), asker(t), requests(t, "path Kim Nobody"), report.Options{}); !ask.IsUsage(err) {
		t.Errorf("an unknown actor: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := report.Answer(ended, asker(t), requests(t, "path Kim Seoul"), report.Options{}); err != context.Canceled {
		t.Errorf("a context that has ended: %v", err)
	}
}
