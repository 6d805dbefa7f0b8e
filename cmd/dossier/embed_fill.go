package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"dossier/data"
	"dossier/graph"
	"dossier/internal/embed"
	"dossier/internal/query"
	"dossier/render"
	"dossier/render/report"
)

// opened is a dossier that markers ask.
type opened struct {
	g   *graph.Graph
	err error
}

// filler fills the markers of one document. A document may come from anywhere:
// what its markers name lies within its folder, which root guards, or is the
// dossier of the command line.
type filler struct {
	*embedding
	plan     *plan
	root     *os.Root
	dossiers map[string]opened // those that markers name with -f
	drawn    map[string]int    // figures inline, by their ids
}

// request is what a marker asks.
type request struct {
	question query.Question
	dossier  string // -f
	file     string // -o
	figures  string // --figures
	// draws is set where the marker has a figure: that of draw, and that of diff
	// where it says what should become of it.
	draws bool
}

func (e *embedding) fill(p *plan) error {
	root, err := os.OpenRoot(filepath.Dir(p.name))
	if err != nil {
		return explainFailedRead(p.name, err)
	}
	defer root.Close()
	f := &filler{embedding: e, plan: p, root: root, dossiers: map[string]opened{}, drawn: map[string]int{}}
	for i := range p.doc.Markers {
		m := &p.doc.Markers[i]
		content, err := f.marker(i)
		var fault *markerError
		switch {
		case errors.As(err, &fault):
			e.complain(p.name, m.Line, m.Column, fault.Error())
		case err != nil:
			return err
		}
		p.contents = append(p.contents, content)
	}
	return nil
}

// markerError says what is wrong with a marker.
type markerError struct{ error }

func (e *markerError) Unwrap() error { return e.error }

func markerf(format string, args ...any) error { return &markerError{fmt.Errorf(format, args...)} }

// marker returns what belongs between the comments of a marker.
func (f *filler) marker(i int) ([]byte, error) {
	ask, err := f.read(f.plan.doc.Markers[i].Words)
	if err != nil {
		return nil, &markerError{err}
	}
	g, err := f.open(ask.dossier)
	if err != nil {
		return nil, err
	}
	opt := query.ReportOptions{Version: programVersion(), Bare: true, Figures: ask.draws, Open: f.open, Placer: f.app.workers}
	if ask.figures == "inline" {
		opt.Drawn = f.drawn
	}
	opt.Earlier = func(name string) (*render.Places, error) { return f.earlier(name, ask) }
	r, err := query.Report(f.ctx, g, []query.Question{ask.question}, opt)
	if query.IsUsage(err) || query.IsBadData(err) {
		return nil, &markerError{err}
	}
	if err != nil {
		return nil, err
	}
	f.plan.notes = append(f.plan.notes, r.Warnings...)
	section := &r.Report.Sections[0]
	if section.NoFigure != "" {
		return nil, markerf("%s", section.NoFigure)
	}
	if figure := section.Figure; figure != nil && ask.figures == "beside" {
		if err := f.beside(i, ask, figure); err != nil {
			return nil, err
		}
	}
	if f.plan.kind == embed.HTML {
		return report.HTMLFragment(r.Report), nil
	}
	return report.MarkdownFragment(r.Report), nil
}

// read reads the words of a marker.
func (f *filler) read(line string) (request, error) {
	var ask request
	words, err := query.SplitWords(line)
	if err != nil {
		return ask, err
	}
	ask.question, err = query.Parse(words, func(flags *pflag.FlagSet) {
		flags.StringVarP(&ask.dossier, "file", "f", "", "")
		flags.StringVarP(&ask.file, "output", "o", "", "")
		flags.StringVar(&ask.figures, "figures", "", "")
	})
	if err != nil {
		return ask, err
	}
	ask.draws = ask.question.Verb == "draw" || ask.file != "" || ask.figures != ""
	switch {
	case !ask.draws && ask.question.Figure.Keep != "":
		return ask, fmt.Errorf("--keep is for figures: %s has none here", ask.question.Verb)
	case !slices.Contains([]string{"draw", "diff"}, ask.question.Verb) && ask.draws:
		return ask, fmt.Errorf("-o and --figures are for draw and diff: %s has no figure here", ask.question.Verb)
	case ask.figures == "" && (f.plan.kind == embed.Markdown || ask.file != ""):
		ask.figures = "beside"
	case ask.figures == "":
		ask.figures = "inline"
	case ask.figures != "inline" && ask.figures != "beside":
		return ask, fmt.Errorf("--figures is inline or beside, not %s", data.Quoted(ask.figures))
	}
	if ask.figures == "inline" && ask.file != "" {
		return ask, errors.New("-o names a file and --figures inline wants none: leave out one of them")
	}
	return ask, nil
}

// open returns the dossier that a marker asks: the one of the command line, or
// one in the document's folder.
func (f *filler) open(name string) (*graph.Graph, error) {
	if name == "" {
		return f.openGiven()
	}
	d, known := f.dossiers[name]
	if !known {
		d.g, d.err = f.openWithin(f.ctx, name)
		f.dossiers[name] = d
	}
	return d.g, d.err
}

func (e *embedding) openGiven() (*graph.Graph, error) {
	if e.given == nil {
		g, err := e.app.open(e.ctx)
		e.given = &opened{g, err}
	}
	return e.given.g, e.given.err
}

func (f *filler) openWithin(ctx context.Context, name string) (*graph.Graph, error) {
	inside := path.Clean(name)
	if !strings.HasPrefix(name, query.SamplePrefix) && (!fs.ValidPath(inside) || strings.Contains(name, `\`)) {
		return nil, markerf("-f %s: a marker names a dossier in the document's own folder, with forward slashes and without ..", data.Quoted(name))
	}
	if strings.HasPrefix(name, query.SamplePrefix) {
		inside = name
	}
	g, err := query.OpenWithin(ctx, f.root.FS(), inside, f.app.inputs.inputs(f.app))
	var bad *query.DataError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &bad):
		return nil, markerf("-f %s: %v; dossier check lists them", data.Quoted(name), err)
	case err != nil:
		return nil, markerf("-f %s: %v", data.Quoted(name), err)
	}
	return g, nil
}

// beside puts a figure into a file beside the document and links it.
func (f *filler) beside(marker int, ask request, figure *report.Figure) error {
	name := f.figureName(ask)
	inside := path.Clean(name)
	if !fs.ValidPath(inside) || strings.Contains(name, `\`) || hidden(inside) || strings.ToLower(path.Ext(inside)) != ".svg" {
		return markerf("-o %s: a marker names a file in the document's own folder that ends in .svg, with forward slashes, and without .. or hidden folders", data.Quoted(name))
	}
	if err := f.mayReplaceWithin(inside); err != nil {
		return err
	}
	full := filepath.Join(filepath.Dir(f.plan.name), filepath.FromSlash(inside))
	if old, again := f.figures[full]; again && !bytes.Equal(old, figure.SVG) {
		return markerf("another marker writes another figure into %s: name a file with -o", data.Quoted(inside))
	}
	f.figures[full] = figure.SVG
	f.plan.files = append(f.plan.files, outFile{full, figure.SVG})
	f.plan.fileOf = append(f.plan.fileOf, marker)
	figure.File = inside
	return nil
}

// figureName names the file of a marker's figure.
func (f *filler) figureName(ask request) string {
	if ask.file != "" {
		return ask.file
	}
	base := filepath.Base(f.plan.name)
	return strings.TrimSuffix(base, filepath.Ext(base)) + "-" + figureSlug(ask.question) + ".svg"
}

// hidden reports whether a part of a path begins with a dot: no place for a
// figure, and one where other programs keep what they obey.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}

// mayReplaceWithin refuses a place outside of the folder, which a link may lead
// to, and a file that is no figure of ours.
func (f *filler) mayReplaceWithin(name string) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		info, err := f.root.Lstat(filepath.FromSlash(dir))
		if err == nil && !info.IsDir() {
			return markerf("-o %s: %s is no folder", data.Quoted(name), data.Quoted(dir))
		}
	}
	info, err := f.root.Lstat(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return markerf("-o %s: %v", data.Quoted(name), err)
	}
	if info.Mode().IsRegular() && info.Size() <= maxFigure {
		if old, err := f.root.ReadFile(filepath.FromSlash(name)); err == nil && isFigure(old) {
			return nil
		}
	}
	return markerf("a file %s is there, and dossier did not draw it: name another with -o", data.Quoted(name))
}

// figureSlug names the file of a figure by its question.
func figureSlug(q query.Question) string {
	asked := strings.TrimPrefix(strings.TrimPrefix(q.CommandLine(), "dossier draw"), "dossier ")
	if asked == "" {
		return "all"
	}
	return data.Slug(asked)
}
