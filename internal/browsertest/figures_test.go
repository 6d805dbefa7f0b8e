package browsertest

import (
	"bytes"
	"context"
	"testing"

	"dossier/graph"
	"dossier/internal/query"
	"dossier/render"
	"dossier/render/layout"
	"dossier/render/report"
	"dossier/render/svg"
)

// asked is a question and the dossier that it is put to; an empty file means the
// default sample.
type asked struct{ name, file, line string }

// figures are the ones looked at: all marks there are, and names in other scripts.
var figures = []asked{
	{"path", "", "path Kim Seoul"},
	{"all", "", "draw"},
	{"context", "", "draw --highlight Kim,Seoul"},
	{"scripts", "testdata/scripts.yaml", "draw"},
}

func (a asked) graph(t *testing.T) *graph.Graph {
	t.Helper()
	var in query.Inputs
	if a.file != "" {
		in.Files = []string{a.file}
	}
	g, err := query.Open(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func (a asked) question(t *testing.T) query.Question {
	t.Helper()
	words, err := query.SplitWords(a.line)
	if err != nil {
		t.Fatal(err)
	}
	q, err := query.Parse(words, nil)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func (a asked) figure(t *testing.T) *render.Figure {
	t.Helper()
	g, q := a.graph(t), a.question(t)
	if q.Verb == "path" {
		r, err := query.Paths(context.Background(), g, q)
		if err != nil {
			t.Fatal(err)
		}
		f, err := query.DrawPaths(t.Context(), r, q, "test")
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	f, err := query.Draw(context.Background(), g, q, "test")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func scenesOf(t *testing.T, list []asked) (scenes []*render.Scene) {
	t.Helper()
	for _, a := range list {
		scenes = append(scenes, arrange(t, a.figure(t)))
	}
	return scenes
}

func arrange(t *testing.T, f *render.Figure) *render.Scene {
	t.Helper()
	s, _, err := layout.Arrange(context.Background(), f, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// report gives the answer as an HTML page.
func (a asked) report(t *testing.T, theme render.Theme) []byte {
	t.Helper()
	r, err := query.Report(context.Background(), a.graph(t), []query.Question{a.question(t)},
		query.ReportOptions{Command: "dossier report", Version: "test", Figures: true, Theme: theme})
	if err != nil {
		t.Fatal(err)
	}
	return report.HTML(r.Report)
}

func encodeSVG(t *testing.T, s *render.Scene, opt svg.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := svg.Encode(&b, s, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// webPage puts figures into a page of somebody else.
func webPage(figures ...[]byte) []byte {
	page := "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n" +
		"<title>An article</title>\n<style>:root{color-scheme:light dark}#probe{fill:#123456;stroke:#654321;width:10px}</style>\n</head>\n<body>\n<main>\n<h1>An article</h1>\n"
	for _, f := range figures {
		page += "<figure>\n" + string(f) + "</figure>\n"
	}
	return []byte(page + "<svg aria-hidden=\"true\" width=\"10\" height=\"10\"><rect id=\"probe\" width=\"10\" height=\"10\"/></svg>\n</main>\n</body>\n</html>\n")
}
