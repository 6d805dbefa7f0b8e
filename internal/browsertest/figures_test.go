package browsertest

import (
	"bytes"
	"context"
	"io"
	"testing"

	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/figure"
	"dossier/internal/inputs"
	"dossier/internal/options"
	"dossier/internal/report"
	"dossier/render"
	"dossier/render/layout"
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

func (a asked) shelf() *inputs.Shelf {
	return inputs.NewShelf(func(ctx context.Context, _ string) (ask.Engine, error) {
		in := inputs.Inputs{Version: "test"}
		if a.file != "" {
			in.Files = []string{a.file}
		}
		return inputs.Open(ctx, in)
	})
}

func (a asked) request(t *testing.T) options.Request {
	t.Helper()
	words, err := options.Split(a.line)
	if err != nil {
		t.Fatal(err)
	}
	r, err := options.Parse(words, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (a asked) figure(t *testing.T) *render.Figure {
	t.Helper()
	return draw(t, a.shelf(), a.request(t))
}

// draw makes the figure of a request.
func draw(t *testing.T, shelf *inputs.Shelf, r options.Request) *render.Figure {
	t.Helper()
	found, err := shelf.Ask(t.Context(), r.Question)
	if err != nil {
		t.Fatal(err)
	}
	f, err := figure.Of(t.Context(), found, r, 0)
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
	r, err := report.Answer(t.Context(), a.shelf().Ask, []options.Request{a.request(t)},
		report.Options{Telling: describe.Options{Command: "dossier report", Version: "test"}, Figures: true, Theme: theme})
	if err != nil {
		t.Fatal(err)
	}
	return written(t, document.HTML, r.Document)
}

// written writes a document with one of the writers of package document.
func written(t *testing.T, write func(context.Context, io.Writer, *document.Document) error, d *document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(t.Context(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
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
