package report_test

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/figure"
	"dossier/internal/options"
	"dossier/internal/report"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
)

// limitsOf are options that limit an answer and the sentence that each is said with,
// chosen so that from the dossier of the test something is left.
var limitsOf = []struct{ name, value, want string }{
	{"relation", "supplies", "Only the relation “supplies”."},
	{"status", "asserted,alleged", "Only claims that are asserted or alleged."},
	{"modality", "actual,planned", "Claims that are actual or planned."},
	{"tone", "cooperative", "Only cooperative ties."},
	{"kind", "person,state", "Only actors of the kinds person and state."},
	{"as-of", "2020", "As of 2020."},
	{"since", "2020-05", "Since May 2020."},
	{"until", "2020-12-31", "Until 31 December 2020."},
	{"min-grade", "low", "Evidence low or better."},
	{"according-to", "Anna", "According to Anna."},
	{"without-source", "a-letter", "Without the source “A letter”."},
	{"without-voice", "Dora", "Without what Dora says."},
	{"as-written", "", "Ties as they are written, not as influence runs."},
	{"either-way", "", "Ties in either direction."},
	{"max-hops", "4", "At most 4 hops."},
	{"via", "Bert", "By way of Bert."},
	{"avoid", "Dora", "Not by way of Dora."},
	{"time-respecting", "", "No hop lies wholly before the hop that it follows."},
}

// noLimits are the options of paths that leave nothing out that passes.
var noLimits = []string{"by", "count", "all", "stress"}

// supplied is a dossier in which Anna supplies Bert and Bert Cora.
func supplied(t *testing.T) *data.Dossier {
	b := data.NewBuilder()
	list := b.Source("A list")
	letter := b.Source("A letter")
	said := []data.Attribution{{Source: list}, {Source: letter, By: []string{"dora"}}}
	for _, name := range []string{"Anna", "Bert", "Cora", "Dora"} {
		b.Actor(name, data.KindPerson)
	}
	when := testkit.Date("2020")
	b.Claim(data.Claim{From: []string{"anna"}, Relation: "supplies", To: []string{"bert"}, When: when, Said: said[:1]})
	b.Claim(data.Claim{From: []string{"bert"}, Relation: "supplies", To: []string{"cora"}, When: when, Said: said[:1]})
	b.Claim(data.Claim{From: []string{"cora"}, Relation: "warns", To: []string{"dora"}, Said: said[1:]})
	d, problems := b.Dossier(t.Context())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

// lines are the questions of every verb in which limits are tried.
var lines = map[string][]string{
	answer.VerbPath: {"path Anna Cora"}, answer.VerbShow: {"show Anna"}, answer.VerbClaims: {"claims", "claims Bert"},
	answer.VerbDraw: {"draw --path Anna,Cora", "draw --highlight Anna,Cora", "draw", "draw Bert"}, answer.VerbRank: {"rank"}, answer.VerbGroups: {"groups"},
	answer.VerbDiff: {"diff --as-of 2020,2021", "diff --according-to Anna,Cora"},
}

// TestEveryLimitCanBeRead: whatever limits an answer says so in every form.
func TestEveryLimitCanBeRead(t *testing.T) {
	m := answers.Engine(t, supplied(t))
	asked := func(ctx context.Context, q ask.Question) (answer.Answer, error) {
		if q.Verb == answer.VerbDiff {
			return ask.Compare(ctx, m, m, q)
		}
		return ask.Ask(ctx, m, q)
	}
	for _, verb := range ask.Verbs() {
		for _, l := range limitsOf {
			for _, line := range lines[verb] {
				o := slices.IndexFunc(options.Of(verb), func(o options.Option) bool { return o.Name == l.name })
				plain := verb == answer.VerbDraw && !strings.Contains(line, "--")
				walks := o >= 0 && options.Of(verb)[o].Group != ask.Filters
				if o < 0 || plain && walks || strings.Contains(line, "--"+l.name) {
					continue // the question has no such limit, or two of it
				}
				words := " --" + l.name
				if l.value != "" {
					words += " " + l.value
				}
				for form, shown := range readings(t, asked, requests(t, line+words)[0]) {
					if !strings.Contains(testkit.Words(shown), testkit.Words(l.want)) {
						t.Errorf("%s as %s does not say %q:\n%s", line+words, form, l.want, shown)
					}
				}
			}
		}
	}
}

// TestNoLimitIsForgotten finds options that are in no table above.
func TestNoLimitIsForgotten(t *testing.T) {
	for _, o := range options.All() {
		if o.Group != ask.Filters && o.Group != ask.PathChoice && o.Group != ask.Directions {
			continue
		}
		known := slices.Contains(noLimits, o.Name)
		for _, l := range limitsOf {
			known = known || l.name == o.Name
		}
		if !known {
			t.Errorf("--%s may limit an answer: say with which sentence", o.Name)
		}
	}
}

var (
	unseen   = regexp.MustCompile(`(?s)<(desc|title)[ >].*?</(desc|title)>`)
	comments = regexp.MustCompile(`(?m)^ *(//|%%|accDescr).*$`)
	breaks   = regexp.MustCompile(`\\[lnr]`)
)

// readings are an answer in every form, as somebody sees it.
func readings(t *testing.T, asked figure.Asker, r options.Request) map[string]string {
	t.Helper()
	a, err := asked(t.Context(), r.Question)
	if err != nil {
		t.Fatalf("%s: %v", r.CommandLine(), err)
	}
	var stored, text, md, html bytes.Buffer
	d, err := describe.Document(t.Context(), []describe.Entry{{Answer: a}}, describe.Options{Arrangement: describe.Terminal})
	must(t, err)
	must(t, document.Text(t.Context(), &text, d, document.TextStyle{Width: 80}))
	must(t, answer.Write(t.Context(), &stored, a))
	res, err := report.Answer(t.Context(), asked, []options.Request{r}, report.Options{})
	must(t, err)
	must(t, document.Markdown(t.Context(), &md, res.Document))
	must(t, document.HTML(t.Context(), &html, res.Document))
	forms := map[string]string{"text": text.String(), "JSON": stored.String(), "Markdown": testkit.FromMarkdown(md.String()), "HTML": testkit.FromHTML(html.String())}
	drawn := r.Verb == answer.VerbPath || r.Verb == answer.VerbDraw || r.Verb == answer.VerbDiff
	if !drawn || !a.Found() {
		if drawn && r.Verb != answer.VerbDiff {
			t.Errorf("%s finds nothing", r.CommandLine())
		}
		return forms
	}
	f, err := figure.Of(t.Context(), a, r, 0)
	must(t, err)
	for _, name := range []string{"svg", "dot", "mermaid"} {
		format, err := figure.FormatOf("", name)
		must(t, err)
		var b bytes.Buffer
		_, err = format.Encode(t.Context(), &b, f, figure.Drawing{})
		must(t, err)
		shown := comments.ReplaceAllString(b.String(), "")
		if name == "svg" {
			shown = testkit.FromHTML(unseen.ReplaceAllString(shown, ""))
		}
		forms[name] = breaks.ReplaceAllString(shown, " ")
	}
	return forms
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
