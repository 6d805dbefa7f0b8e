package figure

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/render"
	"dossier/render/dot"
	"dossier/render/emf"
	"dossier/render/html"
	"dossier/render/mermaid"
	"dossier/render/pdf"
	"dossier/render/png"
	"dossier/render/scenejson"
	"dossier/render/svg"
)

// Format is a file format of figures.
type Format struct {
	// Name is the word for it, and the usual ending of a file's name.
	Name string
	// Endings are the other endings that mean it.
	Endings []string
	// Type is the media type, and Binary is set where a file is no text.
	Type   string
	Binary bool
	// figure, scene or pages encodes it, the one that is not nil: a figure without a
	// layout, the one scene that a file holds, or several.
	figure func(io.Writer, *render.Figure) error
	scene  func(context.Context, io.Writer, *render.Scene, options.Look) (warnings []string, err error)
	pages  func(context.Context, io.Writer, []*render.Scene, options.Look) (warnings []string, err error)
	// places is set where the places of actors can be read from a file (see [ReadPlaces]).
	places bool
	// picture is set where other programs show the format as a picture in a text.
	picture bool
	// panel is set where the evidence stands beside the drawing anyhow.
	panel bool
}

// Formats lists the formats of figures, the most usual first.
func Formats() []Format {
	return []Format{
		{Name: "svg", Type: "image/svg+xml", places: true, picture: true, scene: func(_ context.Context, w io.Writer, s *render.Scene, o options.Look) ([]string, error) {
			return nil, svg.Encode(w, s, svg.Options{Theme: o.Theme})
		}},
		{Name: "png", Type: "image/png", Binary: true, picture: true, scene: func(ctx context.Context, w io.Writer, s *render.Scene, o options.Look) ([]string, error) {
			return png.Encode(ctx, w, s, png.Options{Theme: o.Theme, DPI: float64(o.DPI)})
		}},
		{Name: "pdf", Type: "application/pdf", Binary: true, picture: true, pages: func(ctx context.Context, w io.Writer, pages []*render.Scene, o options.Look) ([]string, error) {
			return pdf.EncodePages(ctx, w, pages, pdf.Options{Theme: o.Theme})
		}},
		{Name: "emf", Type: "image/emf", Binary: true, picture: true, scene: func(ctx context.Context, w io.Writer, s *render.Scene, o options.Look) ([]string, error) {
			return nil, emf.Encode(ctx, w, s, emf.Options{Theme: o.Theme})
		}},
		{Name: "html", Type: "text/html; charset=utf-8", Endings: []string{"htm"}, places: true, panel: true, scene: func(_ context.Context, w io.Writer, s *render.Scene, o options.Look) ([]string, error) {
			return nil, html.Encode(w, s, html.Options{Theme: o.Theme})
		}},
		{Name: "dot", Type: "text/vnd.graphviz; charset=utf-8", Endings: []string{"gv"}, figure: dot.Encode},
		{Name: "mermaid", Type: "text/plain; charset=utf-8", Endings: []string{"mmd"}, figure: mermaid.Encode},
		{Name: "json", Type: "application/json", places: true, scene: func(_ context.Context, w io.Writer, s *render.Scene, _ options.Look) ([]string, error) {
			return nil, scenejson.Encode(w, s)
		}},
	}
}

// Marked is SVG for a page whose scripts know the parts of a figure (see [svg.Options]).
func Marked() Format {
	return Format{Name: "svg", scene: func(_ context.Context, w io.Writer, s *render.Scene, o options.Look) ([]string, error) {
		return nil, svg.Encode(w, s, svg.Options{Theme: o.Theme, Marks: true})
	}}
}

// Inline is SVG that is to stand within a text (see [svg.Options]).
func Inline() Format {
	return Format{Name: "svg", scene: func(_ context.Context, w io.Writer, s *render.Scene, o options.Look) ([]string, error) {
		return nil, svg.Encode(w, s, svg.Options{Theme: o.Theme, Inline: true})
	}}
}

// FormatOf finds the format that a file's name ends in, or that is named; a
// name given goes before the ending.
func FormatOf(file, name string) (Format, error) {
	word := name
	if word == "" {
		word = strings.ToLower(strings.TrimPrefix(filepath.Ext(file), "."))
	}
	var names []string
	for _, f := range Formats() {
		if f.Name == word || slices.Contains(f.Endings, word) {
			return f, nil
		}
		names = append(names, f.Name)
	}
	if word == "" {
		return Format{}, ask.Usagef("the format of %s is not known: give its name an ending such as .svg, or say --format", data.Quoted(file))
	}
	hint := ""
	if near := data.Nearest(word, names, 1); len(near) > 0 {
		hint = "did you mean " + near[0] + "? "
	}
	return Format{}, ask.Usagef("there are no figures in the format %s: %sthere are %s", data.Quoted(word), hint, strings.Join(names, ", "))
}

// HoldsPlaces reports whether an edition of a figure can keep the places of an earlier one
// that is a file in this format.
func (f Format) HoldsPlaces() bool { return f.places }

// LaidOut reports whether actors have places in the format.
func (f Format) LaidOut() bool { return f.figure == nil }
