package report

import (
	"cmp"
	"errors"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/figure"
	"dossier/internal/options"
	"dossier/render"
	"dossier/render/layout"
)

// illustration is a figure as it was drawn.
type illustration struct {
	figure  *render.Figure
	numbers []string // the claims that it has numbers for
	encoded [][]byte // in the formats of the report
	told    figure.Told
}

// draw draws an answer. Where notes are bound by notes, the figure has the numbers
// of the evidence in the text and not the evidence a second time. One that does not fit
// what figures are for, as options have it, is drawn more simply where that helps.
func (w *reporter) draw(e *describe.Entry, found answer.Answer, r options.Request, notes int) error {
	paged := w.opt.For != "" && r.Look.Width == 0 && r.Look.For == ""
	if paged {
		r.Look.For = w.opt.For
	}
	drawn, err := w.drawn(found, r, notes)
	var limit *layout.LimitError
	if errors.As(err, &limit) {
		e.NoFigure = w.refusal(err, drawn.figure, r)
		return w.ctx.Err()
	}
	if err != nil {
		return err
	}
	if paged && drawn.told.TooWide != nil {
		simple, words, err := w.simplified(found, r, notes, drawn.figure)
		if err != nil {
			return err
		}
		if simple != nil {
			drawn, e.FigureNote = simple, words
		} else {
			e.FigureNote = "The figure does not fit a page: " + drawn.told.TooWide.Error() + "."
		}
	}
	if drawn.told.TooWide != nil {
		w.result.Warnings = append(w.result.Warnings, drawn.told.TooWide.Error())
	}
	if r.Look.Keep != "" {
		w.result.Warnings = append(w.result.Warnings, drawn.told.Words...)
	}
	e.Numbered = append(e.Numbered, drawn.numbers...)
	e.Figure = &document.Figure{Title: drawn.figure.Title, Alt: inWords(drawn.figure)}
	if len(w.opt.Pictures) == 0 {
		e.Figure.SVG = distinct(drawn.encoded[0], w.opt.Drawn)
		return nil
	}
	for i, format := range w.formats {
		e.Figure.Encoded = append(e.Figure.Encoded, document.Encoded{Format: format.Name, Data: drawn.encoded[i]})
	}
	return nil
}

// drawn makes a figure and encodes it. With an error that it is too large comes the
// figure as it was to be drawn.
func (w *reporter) drawn(found answer.Answer, r options.Request, notes int) (*illustration, error) {
	f, err := figure.Make(w.ctx, found, r, notes, w.ask)
	if err != nil {
		return nil, err
	}
	drawn := &illustration{figure: f}
	if notes > 0 && r.Look.Notes != options.NotesOff {
		drawn.numbers = numbered(f)
	}
	d := figure.Drawing{Look: r.Look, Runner: w.opt.Runner}
	d.Look.Notes = options.NotesBelow // a document has no other page for them
	d.Look.Theme = cmp.Or(d.Look.Theme, w.opt.Theme)
	if r.Look.Keep != "" {
		if w.opt.Earlier == nil {
			return nil, ask.Usagef("--keep %s: no earlier figure can be read here", ask.ShellWord(r.Look.Keep))
		}
		if d.Places, err = w.opt.Earlier(r.Look.Keep); err != nil {
			return nil, err
		}
	}
	drawn.encoded, drawn.told, err = figure.EncodePictures(w.ctx, f, d, w.formats)
	return drawn, err
}

// numbered lists the claims of the notes of a figure, in the order of their numbers, and
// leaves the notes themselves to the text. A figure that goes without numbers has its
// evidence in the text all the same.
func numbered(f *render.Figure) []string {
	claims := f.Unnoted
	for _, n := range f.Notes {
		claims = append(claims, n.Claim)
	}
	if len(f.Notes) > 0 {
		f.Notes = nil
		f.Footer = append(f.Footer, "The numbers are those of the evidence in the report.")
	}
	return claims
}

// simplified draws a figure that does not fit its page more simply, and says how: with
// actors that are tied alike in one box, or else as a table; nil where that does not fit
// either, or something was asked for that settles how it is drawn.
func (w *reporter) simplified(found answer.Answer, r options.Request, notes int, full *render.Figure) (*illustration, string, error) {
	if r.Look.Keep != "" || r.Look.Layout != "" || r.Look.Fold || r.Look.SideBySide() != "" {
		return nil, "", nil
	}
	folded, table := r, r
	folded.Look.Fold, table.Look.Layout = true, layout.Matrix
	for _, way := range []struct {
		request options.Request
		words   string
	}{
		{folded, "So that the figure fits a page, actors that are tied alike stand in one box. With more room (--width 300mm) each is drawn by itself."},
		{table, "So that the figure fits a page, it is a table: rows act on columns. Fewer actors, such as a neighbourhood or a path, have lines."},
	} {
		if way.request.Look.Fold {
			f, err := figure.Make(w.ctx, found, way.request, notes, w.ask)
			if err != nil {
				return nil, "", err
			}
			if len(f.Nodes) == len(full.Nodes) {
				continue // nobody is tied as another is
			}
		}
		drawn, err := w.drawn(found, way.request, notes)
		var limit *layout.LimitError
		switch {
		case errors.As(err, &limit):
		case err != nil:
			return nil, "", err
		case drawn.told.TooWide == nil:
			return drawn, way.words, nil
		}
	}
	return nil, "", nil
}
