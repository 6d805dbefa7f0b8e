package report_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/figure"
	"dossier/internal/options"
	"dossier/internal/report"
	"dossier/internal/testkit"
	random "dossier/internal/testkit/requests"
	"dossier/render/dot"
	"dossier/render/mermaid"
)

// TestStoredAnswersGiveTheSame asks random questions of random dossiers. An answer
// that was written as JSON and read back gives the same text, report, table and
// figure as the one that the engine gave, byte for byte.
func TestStoredAnswersGiveTheSame(t *testing.T) {
	told := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		d := testkit.DrawDossier(t, 6, 14)
		// Layouts that need more than one figure in this process are left out.
		r := random.Sensible(t, random.NamesOf(d), "keep", "layout", "width")
		told[r.Verb] += storedAlike(t, d, r)
	})
	if testing.Short() {
		return // too few tries to meet every verb
	}
	for _, verb := range append(ask.Verbs(), answer.VerbOverview) {
		if told[verb] == 0 {
			t.Errorf("no question of the verb %q was answered", verb)
		}
	}
}

// TestStoredHostileAnswersGiveTheSame does so with texts that break formats.
func TestStoredHostileAnswersGiveTheSame(t *testing.T) {
	texts := testkit.Hostile(300)
	rapid.Check(t, func(t *rapid.T) {
		d := testkit.HostileDossier(rapid.IntRange(2, 6).Draw(t, "actors"), texts, rapid.IntRange(0, 299).Draw(t, "first"))
		storedAlike(t, d, random.Sensible(t, random.NamesOf(d), "keep", "layout", "width"))
	})
}

// storedAlike compares what is made of an answer and of the same one read back. It
// returns 1 where there was one.
func storedAlike(t *rapid.T, d *data.Dossier, r options.Request) int {
	ctx := context.Background()
	m, err := ask.Load(ctx, d, "0")
	if err != nil {
		t.Fatal(err)
	}
	put := func(ctx context.Context, q ask.Question) (answer.Answer, error) {
		if q.Verb == answer.VerbDiff {
			return ask.Compare(ctx, m, m, q)
		}
		return ask.Ask(ctx, m, q)
	}
	stored := func(ctx context.Context, q ask.Question) (answer.Answer, error) {
		a, err := put(ctx, q)
		var b bytes.Buffer
		if err == nil {
			err = answer.Write(ctx, &b, a)
		}
		if err != nil {
			return nil, err
		}
		return answer.Read(&b)
	}
	if _, err := put(ctx, r.Question); err != nil {
		if !ask.IsUsage(err) {
			t.Fatalf("%s: %v", r.CommandLine(), err)
		}
		return 0
	}
	for form, give := range forms(r) {
		want, err := give(ctx, put)
		got, err2 := give(ctx, stored)
		if (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error() || !bytes.Equal(got, want) {
			t.Fatalf("%s as %s: %v, %v\n%s", r.CommandLine(), form, err, err2, testkit.Diff(want, got))
		}
	}
	return 1
}

// forms are what can be made of an answer.
func forms(r options.Request) map[string]func(context.Context, figure.Asker) ([]byte, error) {
	type maker = func(context.Context, figure.Asker) ([]byte, error)
	reported := func(write func(context.Context, *bytes.Buffer, *document.Document) error) maker {
		return func(ctx context.Context, asked figure.Asker) ([]byte, error) {
			res, err := report.Answer(ctx, asked, []options.Request{r}, report.Options{Figures: true})
			var b bytes.Buffer
			if err == nil {
				err = write(ctx, &b, res.Document)
			}
			return b.Bytes(), err
		}
	}
	answered := func(write func(context.Context, *bytes.Buffer, answer.Answer) error) maker {
		return func(ctx context.Context, asked figure.Asker) ([]byte, error) {
			a, err := asked(ctx, r.Question)
			var b bytes.Buffer
			if err == nil {
				err = write(ctx, &b, a)
			}
			return b.Bytes(), err
		}
	}
	return map[string]maker{
		"Markdown": reported(func(ctx context.Context, b *bytes.Buffer, d *document.Document) error {
			return document.Markdown(ctx, b, d)
		}),
		"HTML": reported(func(ctx context.Context, b *bytes.Buffer, d *document.Document) error {
			return document.HTML(ctx, b, d)
		}),
		"text": answered(func(ctx context.Context, b *bytes.Buffer, a answer.Answer) error {
			d, err := describe.Document(ctx, []describe.Entry{{Answer: a}}, describe.Options{Arrangement: describe.Terminal})
			if err != nil {
				return err
			}
			return document.Text(ctx, b, d, document.TextStyle{Width: 80})
		}),
		"CSV": answered(func(ctx context.Context, b *bytes.Buffer, a answer.Answer) error {
			return answer.WriteCSV(ctx, b, a, false)
		}),
		"JSON": answered(func(ctx context.Context, b *bytes.Buffer, a answer.Answer) error { return answer.Write(ctx, b, a) }),
		"DOT and Mermaid": answered(func(ctx context.Context, b *bytes.Buffer, a answer.Answer) error {
			f, err := figure.Of(ctx, a, r, 0)
			if err != nil {
				return err
			}
			return errors.Join(dot.Encode(b, f), mermaid.Encode(b, f))
		}),
	}
}
