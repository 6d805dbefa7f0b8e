package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/embed"
	"dossier/internal/inputs"
	"dossier/internal/options"
	"dossier/internal/report"
	"dossier/internal/store/address"
	"dossier/render"
)

// filler fills the markers of one document. A document may come from anywhere:
// what its markers name lies within its folder, which root guards, or is the
// dossier of the command line.
type filler struct {
	*embedding
	plan     *plan
	root     *os.Root
	dossiers *inputs.Shelf  // those that markers name, and under the empty name the command line's
	drawn    map[string]int // figures inline, by their ids
}

func (e *embedding) fill(p *plan) error {
	root, err := os.OpenRoot(filepath.Dir(p.name))
	if err != nil {
		return explainFailedRead(p.name, err)
	}
	defer root.Close()
	f := &filler{embedding: e, plan: p, root: root, drawn: map[string]int{}}
	f.dossiers = inputs.NewShelf(f.open)
	for i := range p.doc.Markers {
		m := &p.doc.Markers[i]
		o, err := f.marker(m)
		if err != nil {
			o = outcome{}
		}
		p.outcomes = append(p.outcomes, o)
		var fault *markerError
		switch {
		case err == nil:
		case errors.As(err, &fault):
			p.problems = append(p.problems, embed.Problem{Line: m.Line, Column: m.Column, Message: fault.Error()})
		case e.ctx.Err() != nil:
			return err
		default:
			e.failed(err)
		}
	}
	return nil
}

// markerError says what is wrong with a marker.
type markerError struct{ error }

func (e *markerError) Unwrap() error { return e.error }

func markerf(format string, args ...any) error { return &markerError{fmt.Errorf(format, args...)} }

// marker returns what belongs between the comments of a marker, and beside the
// document.
func (f *filler) marker(m *embed.Marker) (o outcome, err error) {
	asked, err := f.read(m.Words)
	if err != nil {
		return o, &markerError{err}
	}
	opt := report.Options{Telling: describe.Options{Arrangement: describe.Fragment, Version: programVersion()}, Figures: asked.draws, Pictures: asked.formats, Runner: f.app.workers}
	if asked.figures == inline {
		opt.Drawn = f.drawn
	}
	opt.Earlier = func(name string) (*render.Places, error) { return f.earlier(name, asked) }
	asker := func(ctx context.Context, q ask.Question) (answer.Answer, error) {
		return f.dossiers.AskOf(ctx, asked.dossier, q)
	}
	r, err := report.Answer(f.ctx, asker, []options.Request{asked.request}, opt)
	if ask.IsUsage(err) || ask.IsBadData(err) {
		return o, &markerError{err}
	}
	if err != nil {
		return o, err
	}
	section := &r.Document.Sections[0]
	if section.NoFigure != "" {
		return o, markerf("%s", section.NoFigure)
	}
	if figure := section.Figure; figure != nil {
		asked.show(figure)
		if asked.figures == beside {
			if o.files, err = f.beside(asked, figure); err != nil {
				return o, err
			}
		}
	}
	f.plan.notes = append(f.plan.notes, r.Warnings...)
	var b bytes.Buffer
	err = f.writer(m)(f.ctx, &b, r.Document)
	o.content = b.Bytes()
	return o, err
}

// writer writes what belongs into a marker, in the language of the document.
func (f *filler) writer(m *embed.Marker) func(context.Context, io.Writer, *document.Document) error {
	switch f.plan.kind {
	case embed.HTML:
		return document.HTMLFragment
	case embed.MDX:
		return document.MDXFragment
	case embed.LaTeX:
		return document.LaTeXFragment
	case embed.AsciiDoc:
		return document.AsciiDocFragment
	case embed.Typst:
		return document.TypstFragment
	case embed.RST:
		return document.RSTFragment
	}
	switch {
	case m.Form == embed.PercentComment:
		return document.MySTFragment
	case f.plan.kind == embed.Notebook:
		return document.NotebookFragment
	}
	return document.MarkdownFragment
}

// open opens the dossier that a marker names: one in the document's folder, or
// under the empty name that of the command line.
func (f *filler) open(ctx context.Context, name string) (ask.Engine, error) {
	if name == "" {
		return f.given.Engine(ctx, "")
	}
	return f.openWithin(ctx, name)
}

func (f *filler) openWithin(ctx context.Context, name string) (ask.Engine, error) {
	inside := path.Clean(name)
	if address.Is(name) {
		return nil, markerf("-f names a store: a marker names a dossier in the document's own folder, and a store is named on the command line")
	}
	if !strings.HasPrefix(name, inputs.SamplePrefix) && (!fs.ValidPath(inside) || strings.Contains(name, `\`)) {
		return nil, markerf("-f %s: a marker names a dossier in the document's own folder, with forward slashes and without ..", data.Quoted(name))
	}
	if strings.HasPrefix(name, inputs.SamplePrefix) {
		inside = name
	}
	e, err := inputs.OpenWithin(ctx, f.root.FS(), inside, f.app.inputs.inputs(f.app))
	var bad *inputs.DataError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &bad):
		return nil, markerf("-f %s: %v; dossier check lists them", data.Quoted(name), err)
	case err != nil:
		return nil, markerf("-f %s: %v", data.Quoted(name), err)
	}
	return e, nil
}
