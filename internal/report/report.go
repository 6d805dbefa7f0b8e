package report

import (
	"context"
	"errors"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/figure"
	"dossier/internal/options"
	"dossier/render"
	"dossier/render/layout"
)

// Options say how a report is made.
type Options struct {
	Telling describe.Options
	// Figures asks for figures. Theme is that of those for which the request names
	// none.
	Figures bool
	Theme   render.Theme
	// Pictures are the formats of figures that are to stand in files beside the text (see
	// [figure.ForText]); none: figures are elements of SVG within it.
	Pictures []figure.Format
	// Earlier reads the places of the figure that --keep names; nil where a
	// request must not name any.
	Earlier func(name string) (*render.Places, error)
	// Runner runs the layout engine; nil: the one in this process.
	Runner layout.Runner
	// For is what figures are for of which the request says neither that nor a width;
	// empty: they take the room that they need.
	For options.Purpose
	// Marked figures say which actors their parts are, for the scripts of a page.
	Marked bool
	// Drawn counts the figures of a page by the prefix of their ids, so that the
	// same figure can stand there twice; several reports on one page share it.
	Drawn map[string]int
}

// Result is a report and how many of its questions found something.
type Result struct {
	Document *document.Document
	Found    int
	// Warnings say what became of the actors of earlier figures.
	Warnings []string
}

// Answer answers requests as one document.
func Answer(ctx context.Context, asked figure.Asker, requests []options.Request, opt Options) (*Result, error) {
	if opt.Drawn == nil {
		opt.Drawn = map[string]int{}
	}
	w := &reporter{ctx: ctx, ask: asked, opt: opt, formats: opt.Pictures, result: &Result{}}
	switch {
	case len(opt.Pictures) > 0:
	case opt.Marked:
		w.formats = []figure.Format{figure.Marked()}
	default:
		w.formats = []figure.Format{figure.Inline()}
	}
	var entries []describe.Entry
	for _, r := range requests {
		e, err := w.entry(r)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	d, err := describe.Document(ctx, entries, opt.Telling)
	w.result.Document = d
	return w.result, err
}

// reporter gathers a report.
type reporter struct {
	ctx context.Context
	ask figure.Asker
	opt Options
	// formats are those of figures: of their files, or the one that stands in the text.
	formats []figure.Format
	result  *Result
}

// entry asks one question, with its figure.
func (w *reporter) entry(r options.Request) (describe.Entry, error) {
	e := describe.Entry{Title: strings.TrimSpace(r.Look.Title), NoNotes: r.Look.Notes == options.NotesOff}
	if r.Verb == answer.VerbDraw {
		look := r.Look
		if !w.opt.Figures { // what no figure can show is no list for a report either
			look.MaxActors = layout.MostActors
		}
		r.Network.Most = svgFormat().Room(look)
	}
	found, err := w.ask(w.ctx, r.Question)
	var large *ask.TooLargeError
	if errors.As(err, &large) {
		e.Answer, e.NoFigure = large.Network, w.refusal(err, nil, r)
		large.Network.Asked.Command = r.CommandLine()
		w.result.Found++ // too much for a figure is not nothing
		return e, w.ctx.Err()
	}
	if err != nil {
		return e, err
	}
	found.Common().Asked.Command = r.CommandLine()
	e.Answer = found
	if found.Found() {
		w.result.Found++
	}
	if !w.opt.Figures || !found.Found() {
		return e, nil
	}
	return e, w.illustrate(&e, r)
}

// illustrate draws the figure that belongs to an answer, if one does.
func (w *reporter) illustrate(e *describe.Entry, r options.Request) error {
	fragment := w.opt.Telling.Arrangement == describe.Fragment
	switch r.Verb {
	case answer.VerbDraw:
		if fragment { // of which the figure is all there is
			return w.draw(e, e.Answer, r, 0)
		}
		return w.draw(e, e.Answer, r, describe.MaxNotes)
	case answer.VerbPath:
		if !fragment {
			return w.draw(e, e.Answer, r, describe.MaxNotes)
		}
	case answer.VerbDiff:
		r.Look.Notes = options.NotesOff // the evidence stands in the text
		return w.draw(e, e.Answer, r, 0)
	case answer.VerbShow:
		if profile := e.Answer.(*answer.Profile); !fragment && len(profile.Out)+len(profile.In) > 0 {
			return w.around(e, r)
		}
	}
	return nil
}

// around draws the neighbourhood of an actor.
func (w *reporter) around(e *describe.Entry, r options.Request) error {
	var near options.Request
	near.Verb, near.Actors, near.Filter = answer.VerbDraw, r.Actors, r.Filter
	near.Look.Notes = options.NotesOff
	near.Network.Most = svgFormat().Room(near.Look)
	found, err := w.ask(w.ctx, near.Question)
	if err != nil {
		var large *ask.TooLargeError
		if errors.As(err, &large) {
			e.NoFigure = w.refusal(err, nil, near)
			return w.ctx.Err()
		}
		return err
	}
	return w.draw(e, found, near, 0)
}

// inWords is what those read who do not see a figure.
func inWords(f *render.Figure) string {
	title := strings.TrimSpace(f.Title)
	if title != "" && !strings.HasSuffix(title, ".") {
		title += "."
	}
	return strings.TrimSpace(title + " " + f.Told())
}

// refusal says why there is no figure, and which ones there can be.
func (w *reporter) refusal(err error, f *render.Figure, r options.Request) string {
	return "There is no figure: " + figure.Explain(w.ctx, err, f, r, w.ask).Error() + "."
}
