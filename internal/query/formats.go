package query

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"dossier/data"
	"dossier/render"
	"dossier/render/dot"
	"dossier/render/html"
	"dossier/render/layout"
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
	// figure or scene encodes it, the one that is not nil.
	figure func(io.Writer, *render.Figure) error
	scene  func(context.Context, io.Writer, *render.Scene, FigureOptions) (warnings []string, err error)
}

// Formats lists the formats of figures, the most usual first.
func Formats() []Format {
	return []Format{
		{Name: "svg", scene: func(_ context.Context, w io.Writer, s *render.Scene, o FigureOptions) ([]string, error) {
			return nil, svg.Encode(w, s, svg.Options{Theme: o.Theme})
		}},
		{Name: "png", scene: func(ctx context.Context, w io.Writer, s *render.Scene, o FigureOptions) ([]string, error) {
			return png.Encode(ctx, w, s, png.Options{Theme: o.Theme, DPI: float64(o.DPI)})
		}},
		{Name: "pdf", scene: func(ctx context.Context, w io.Writer, s *render.Scene, o FigureOptions) ([]string, error) {
			return pdf.Encode(ctx, w, s, pdf.Options{Theme: o.Theme})
		}},
		{Name: "html", Endings: []string{"htm"}, scene: func(_ context.Context, w io.Writer, s *render.Scene, o FigureOptions) ([]string, error) {
			return nil, html.Encode(w, s, html.Options{Theme: o.Theme})
		}},
		{Name: "dot", Endings: []string{"gv"}, figure: dot.Encode},
		{Name: "mermaid", Endings: []string{"mmd"}, figure: mermaid.Encode},
		{Name: "json", scene: func(_ context.Context, w io.Writer, s *render.Scene, _ FigureOptions) ([]string, error) {
			return nil, scenejson.Encode(w, s)
		}},
	}
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
		return Format{}, usagef("the format of %s is not known: give its name an ending such as .svg, or say --format", data.Quoted(file))
	}
	return Format{}, usagef("there are no figures in the format %s; there are %s", data.Quoted(word), strings.Join(names, ", "))
}

// Encode lays a figure out, where the format needs that, and writes it. The placer
// runs the layout engine; nil: the one in this process. The warnings say what
// could not be drawn as it should.
func (f Format) Encode(ctx context.Context, w io.Writer, figure *render.Figure, o FigureOptions, placer layout.Runner) (warnings []string, err error) {
	if f.figure != nil {
		if o.Keep != "" {
			return nil, usagef("--keep needs a format in which actors have places; %s has none", f.Name)
		}
		return nil, f.figure(w, figure)
	}
	scene, notes, err := o.arrange(ctx, figure, placer)
	if err != nil {
		return nil, err
	}
	warnings, err = f.scene(ctx, w, scene, o)
	return append(notes, warnings...), err
}

// arrange lays a figure out as the options say. The notes tell which layout was
// taken, where that was not what was asked for or there was a choice, and whether the figure fits its column.
func (o FigureOptions) arrange(ctx context.Context, figure *render.Figure, placer layout.Runner) (*render.Scene, []string, error) {
	if o.Keep != "" && o.Places == nil {
		return nil, nil, usagef("--keep %s: no earlier figure can be read here", ShellWord(o.Keep))
	}
	if o.Keep != "" && o.GroupBy != "" {
		return nil, nil, usagef("a figure is drawn with --keep or with --group-by, not both: boxes of groups would move actors")
	}
	engine := o.Layout
	if engine == "" && o.Width > 0 {
		engine = layout.Auto // a column may want another direction
	}
	scene, report, err := layout.Arrange(ctx, figure, layout.Options{Engine: engine, Width: float64(o.Width), Keep: o.Places,
		MaxActors: o.MaxActors, Runner: placer})
	if err != nil {
		return nil, nil, err
	}
	var notes []string
	if report.Kept != nil && len(o.Places.Actors) > 0 {
		notes = append(notes, keptWords(o, report.Kept))
	}
	if report.Instead != "" {
		notes = append(notes, report.Instead)
	}
	if report.Choice != "" {
		notes = append(notes, report.Choice)
	}
	if report.TooWide != nil {
		notes = append(notes, report.TooWide.Error())
	}
	return scene, notes, nil
}
