package report_test

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/figure"
	"dossier/internal/report"
	"dossier/internal/testkit"
	"dossier/render"
)

// hostileActors is the size of the dossiers that hold hostile texts, and the
// number of their ties.
const hostileActors = 12

// TestHostileDossiers draws and reports dossiers whose every text is hostile, as
// the commands do, and reads every format back.
func TestHostileDossiers(t *testing.T) {
	texts := testkit.Hostile(1000)
	const rounds = 8
	for round := range rounds {
		if testing.Short() && round > 0 {
			break
		}
		d := testkit.HostileDossier(hostileActors, texts, round*len(texts)/rounds)
		m, err := ask.Load(t.Context(), d, texts[round])
		if err != nil {
			t.Fatal(err)
		}
		asked := func(ctx context.Context, q ask.Question) (answer.Answer, error) {
			if q.Verb == answer.VerbDiff {
				return ask.Compare(ctx, m, m, q)
			}
			return ask.Ask(ctx, m, q)
		}
		drawHostile(t, asked, texts[round], render.Themes()[round%len(render.Themes())])
		reportHostile(t, asked, describe.Options{Title: d.Title, Lead: []string{d.Description}, Command: d.Title, Version: d.Title})
	}
}

// drawHostile draws a dossier in every format.
func drawHostile(t *testing.T, asked figure.Asker, title string, theme render.Theme) {
	t.Helper()
	r := requests(t, "draw --dpi 40")[0]
	r.Look.Title, r.Look.Theme = title, theme
	a, err := asked(t.Context(), r.Question)
	if err != nil {
		t.Fatal(err)
	}
	f, err := figure.Of(t.Context(), a, r, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range figure.Formats() {
		var b bytes.Buffer
		if _, err := format.Encode(t.Context(), &b, f, figure.Drawing{Look: r.Look}); err != nil {
			t.Fatalf("%s: %v", format.Name, err)
		}
		checkHostile(t, format.Name, b.Bytes())
	}
}

// reportHostile answers questions of every verb about a dossier in one report with
// figures, and reads it in every medium, whole and as what fills a marker.
func reportHostile(t *testing.T, asked figure.Asker, telling describe.Options) {
	t.Helper()
	lines := []string{"path a0 a2 --either-way --stress", "show a3", "claims", "rank degree", "groups components", "draw a1", "diff --according-to a0,a3"}
	media := []struct {
		arrangement describe.Arrangement
		write       func(context.Context, io.Writer, *document.Document) error
		check       func(*testing.T, []byte)
	}{
		{describe.Report, document.HTML, checkHostileHTML},
		{describe.Fragment, document.HTMLFragment, checkHostileHTML},
		{describe.Report, document.Markdown, checkHostileMarkdown},
		{describe.Fragment, document.MarkdownFragment, checkHostileMarkdown},
		{describe.Terminal, terminal, checkHostileTerminal},
	}
	for _, m := range media {
		telling.Arrangement = m.arrangement
		r, err := report.Answer(t.Context(), asked, requests(t, lines...), report.Options{Telling: telling, Figures: m.arrangement != describe.Terminal})
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Document.Sections {
			if s := &r.Document.Sections[i]; s.NoFigure != "" {
				t.Errorf("%s: %s", s.Asked, s.NoFigure)
			}
		}
		var b bytes.Buffer
		if err := m.write(t.Context(), &b, r.Document); err != nil {
			t.Fatal(err)
		}
		m.check(t, b.Bytes())
	}
}

func terminal(ctx context.Context, w io.Writer, d *document.Document) error {
	return document.Text(ctx, w, d, document.TextStyle{Width: 80})
}

// checkHostileTerminal allows no character that a terminal acts on.
func checkHostileTerminal(t *testing.T, doc []byte) {
	t.Helper()
	for i, r := range string(doc) {
		if r != '\n' && (unicode.IsControl(r) || strings.ContainsRune("\u202a\u202b\u202c\u202d\u202e\u2028\u2029", r)) || r == utf8.RuneError && doc[i] != 0xef {
			t.Fatalf("txt: %U in %.200q", r, doc[max(0, i-60):])
		}
	}
}

// checkHostileMarkdown reads with the extensions that make links of what looks
// like one. Figures stand in HTML, and no other markup does.
func checkHostileMarkdown(t *testing.T, source []byte) {
	t.Helper()
	if !utf8.Valid(source) {
		t.Error("md: not UTF-8")
	}
	safe := regexp.MustCompile(`^(https?://|mailto:)`)
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			block := n.Lines().Value(source)
			if !bytes.HasPrefix(block, []byte("<figure>")) || bytes.Contains(block, []byte("<script")) {
				t.Errorf("md: HTML %.200q", block)
			}
			checkHostileHTML(t, block)
		case *ast.RawHTML: // code in which a template might be seen
			if tag := string(n.Segments.Value(source)); tag != "<code>" && tag != "</code>" {
				t.Errorf("md: %s in %.200q", tag, n.Parent().Lines().Value(source))
			}
		case *ast.Image:
			t.Errorf("md: %s in %.200q", n.Kind(), n.Parent().Lines().Value(source))
		case *ast.Link:
			if !safe.Match(n.Destination) {
				t.Errorf("md: link to %s", n.Destination)
			}
		case *ast.AutoLink:
			if !safe.Match(n.URL(source)) {
				t.Errorf("md: automatic link to %s", n.URL(source))
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
