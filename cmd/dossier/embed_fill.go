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
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/embed"
	"dossier/internal/inputs"
	"dossier/internal/options"
	"dossier/internal/report"
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

// request is what a marker asks.
type request struct {
	request options.Request
	dossier string // -f
	file    string // -o
	figures string // --figures
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
	f := &filler{embedding: e, plan: p, root: root, drawn: map[string]int{}}
	f.dossiers = inputs.NewShelf(f.open)
	for i := range p.doc.Markers {
		m := &p.doc.Markers[i]
		content, err := f.marker(i)
		var fault *markerError
		switch {
		case err == nil:
			p.contents = append(p.contents, content)
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

// marker returns what belongs between the comments of a marker.
func (f *filler) marker(i int) ([]byte, error) {
	asked, err := f.read(f.plan.doc.Markers[i].Words)
	if err != nil {
		return nil, &markerError{err}
	}
	opt := report.Options{Telling: describe.Options{Arrangement: describe.Fragment, Version: programVersion()}, Figures: asked.draws, Runner: f.app.workers}
	if asked.figures == "inline" {
		opt.Drawn = f.drawn
	}
	opt.Earlier = func(name string) (*render.Places, error) { return f.earlier(name, asked) }
	asker := func(ctx context.Context, q ask.Question) (answer.Answer, error) {
		return f.dossiers.AskOf(ctx, asked.dossier, q)
	}
	r, err := report.Answer(f.ctx, asker, []options.Request{asked.request}, opt)
	if ask.IsUsage(err) || ask.IsBadData(err) {
		return nil, &markerError{err}
	}
	if err != nil {
		return nil, err
	}
	f.plan.notes = append(f.plan.notes, r.Warnings...)
	section := &r.Document.Sections[0]
	if section.NoFigure != "" {
		return nil, markerf("%s", section.NoFigure)
	}
	if figure := section.Figure; figure != nil && asked.figures == "beside" {
		if err := f.beside(i, asked, figure); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	write := document.MarkdownFragment
	if f.plan.kind == embed.HTML {
		write = document.HTMLFragment
	}
	err = write(f.ctx, &b, r.Document)
	return b.Bytes(), err
}

// read reads the words of a marker.
func (f *filler) read(line string) (request, error) {
	var asked request
	words, err := options.Split(line)
	if err != nil {
		return asked, err
	}
	asked.request, err = options.Parse(words, func(flags *pflag.FlagSet) {
		flags.StringVarP(&asked.dossier, "file", "f", "", "")
		flags.StringVarP(&asked.file, "output", "o", "", "")
		flags.StringVar(&asked.figures, "figures", "", "")
	})
	if err != nil {
		return asked, err
	}
	asked.draws = asked.request.Verb == "draw" || asked.file != "" || asked.figures != ""
	switch {
	case !asked.draws && asked.request.Look.Keep != "":
		return asked, fmt.Errorf("--keep is for figures: %s has none here", asked.request.Verb)
	case !slices.Contains([]string{"draw", "diff"}, asked.request.Verb) && asked.draws:
		return asked, fmt.Errorf("-o and --figures are for draw and diff: %s has no figure here", asked.request.Verb)
	case asked.figures == "" && (f.plan.kind == embed.Markdown || asked.file != ""):
		asked.figures = "beside"
	case asked.figures == "":
		asked.figures = "inline"
	case asked.figures != "inline" && asked.figures != "beside":
		return asked, fmt.Errorf("--figures is inline or beside, not %s", data.Quoted(asked.figures))
	}
	if asked.figures == "inline" && asked.file != "" {
		return asked, errors.New("-o names a file and --figures inline wants none: leave out one of them")
	}
	return asked, nil
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

// beside puts a figure into a file beside the document and links it.
func (f *filler) beside(marker int, asked request, figure *document.Figure) error {
	name := f.figureName(asked)
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
	f.plan.files = append(f.plan.files, figureBeside{full, figure.SVG})
	f.plan.fileOf = append(f.plan.fileOf, marker)
	figure.File = inside
	return nil
}

// figureName names the file of a marker's figure.
func (f *filler) figureName(asked request) string {
	if asked.file != "" {
		return asked.file
	}
	base := filepath.Base(f.plan.name)
	return strings.TrimSuffix(base, filepath.Ext(base)) + "-" + figureSlug(asked.request) + ".svg"
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
	return markerf("a file %s is there, and %s, or name another with -o", data.Quoted(name), notOurs)
}

// figureSlug names the file of a figure by its ask.
func figureSlug(r options.Request) string {
	asked := strings.TrimPrefix(strings.TrimPrefix(r.CommandLine(), "dossier draw"), "dossier ")
	if asked == "" {
		return "all"
	}
	return data.Slug(asked)
}
