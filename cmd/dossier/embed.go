package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/embed"
	"dossier/internal/inputs"
	"dossier/internal/safefile"
)

const embedLong = `embed fills figures, paths and tables into Markdown or HTML that you wrote,
between markers:

  <!-- dossier: draw --path Kim,Seoul -->
  <!-- /dossier -->

A marker asks with the words of the command line: draw, path, show, claims,
diff, rank or groups, with their options. What stands between its two comments
is replaced; every other byte stays as it is, and filling again changes nothing.
Markers in code are left alone.

--check changes nothing, lists what is stale and exits with 1 if anything is.
Where a document has problems, all of them are listed, nothing is written, and
the exit code is 3.`

const embedExample = `  dossier embed report.md
  dossier -f my-dossier embed README.md docs/*.md
  dossier embed --check README.md docs/*.md      for continuous integration`

func (a *app) embedCommand() *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:     "embed FILE...",
		Short:   "fill the markers in your own Markdown or HTML",
		Long:    embedLong,
		Example: embedExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &flagError{errors.New("embed needs a document, such as: dossier embed report.md")}
			}
			return a.runEmbed(cmd.Context(), args, check)
		},
	}
	cmd.Flags().BoolVar(&check, "check", false, "change nothing; say what is stale")
	return cmd
}

func (a *app) runEmbed(ctx context.Context, names []string, check bool) error {
	for _, name := range names {
		if _, ok := embed.KindOf(name); !ok {
			return &flagError{fmt.Errorf("embed fills .md and .html files; %s is neither", name)}
		}
	}
	job := &embedding{app: a, ctx: ctx, given: a.shelf(), figures: map[string][]byte{}}
	for _, name := range names {
		if err := job.document(name); err != nil {
			return err
		}
	}
	if job.problems > 0 {
		fmt.Fprintf(a.err, "dossier: %s; nothing was written\n", answer.Counted(job.problems, "problem"))
		return errBadData
	}
	if err := job.sparesInputs(); err != nil {
		return err
	}
	if check {
		return job.report()
	}
	return job.write()
}

// embedding is one run of embed over several documents.
type embedding struct {
	app      *app
	ctx      context.Context
	given    *inputs.Shelf     // the dossier that the command line names
	figures  map[string][]byte // the figures beside documents, by their path
	plans    []*plan
	problems int
}

// figureBeside is a file that goes with a document, or the document itself.
type figureBeside struct {
	name string
	data []byte
}

// plan is what is to become of one document.
type plan struct {
	name     string
	doc      *embed.Document
	kind     embed.Kind
	old, new []byte
	contents [][]byte
	files    []figureBeside // figures beside it, by marker in order
	fileOf   []int          // the marker that each of files belongs to
	notes    []string       // what became of the actors of earlier figures
}

// document reads a document and works out what belongs between its markers.
func (e *embedding) document(name string) error {
	text, err := readBounded(name, embed.MaxSize)
	if err != nil {
		return err
	}
	p := &plan{name: name, old: text}
	p.kind, _ = embed.KindOf(name)
	doc, problems := embed.Parse(p.kind, text)
	for _, x := range problems {
		e.complain(name, x.Line, x.Column, x.Message)
	}
	if len(problems) > 0 {
		return nil
	}
	p.doc = doc
	before := e.problems
	if len(doc.Markers) > 0 {
		if err := e.fill(p); err != nil {
			return err
		}
	}
	if e.problems > before {
		return nil
	}
	p.new = doc.Fill(p.contents)
	e.plans = append(e.plans, p)
	return nil
}

// complain prints a problem of a document, as compilers do.
func (e *embedding) complain(name string, line, column int, message string) {
	e.problems++
	fmt.Fprintf(e.app.err, "%s:%d:%d: %s\n", data.Printable(name), line, column, data.Printable(message))
}

// sparesInputs refuses figures that would be written over something that was read,
// such as a stored text of a dossier. The documents themselves are read to be
// written.
func (e *embedding) sparesInputs() error {
	for _, p := range e.plans {
		for i, f := range p.files {
			if err := e.app.mayWrite(f.name); err != nil {
				m := &p.doc.Markers[p.fileOf[i]]
				return &flagError{fmt.Errorf("%s:%d:%d: %w, with -o", p.name, m.Line, m.Column, err)}
			}
		}
	}
	return nil
}

// report lists what is stale.
func (e *embedding) report() error {
	markers, stale := 0, 0
	for _, p := range e.plans {
		markers += len(p.doc.Markers)
		for i := range p.doc.Markers {
			why, is := p.stale(i)
			if !is {
				continue
			}
			stale++
			m := &p.doc.Markers[i]
			fmt.Fprintf(e.app.out, "%s:%d:%d: stale: %s%s\n", data.Printable(p.name), m.Line, m.Column, data.Printable(m.Words), data.Printable(why))
		}
	}
	if stale > 0 {
		fmt.Fprintf(e.app.err, "dossier: %d of %s stale; dossier embed fills anew\n", stale, answer.Counted(markers, "marker"))
		return errNothing
	}
	fmt.Fprintf(e.app.err, "%s in %s: all up to date\n", answer.Counted(markers, "marker"), answer.Counted(len(e.plans), "document"))
	return nil
}

// stale reports whether a marker is stale, and what of it where that is a file.
func (p *plan) stale(marker int) (why string, is bool) {
	if !p.doc.Filled(marker, p.contents[marker]) {
		return "", true
	}
	for i, f := range p.files {
		if p.fileOf[i] != marker {
			continue
		}
		switch old, err := os.ReadFile(f.name); {
		case errors.Is(err, os.ErrNotExist):
			return " (" + f.name + " is missing)", true
		case err != nil:
			return " (" + f.name + " cannot be read)", true
		case !bytes.Equal(old, f.data):
			return " (" + f.name + " is not what would be drawn)", true
		}
	}
	return "", false
}

// write writes what has changed: the figures of a document, then itself.
func (e *embedding) write() error {
	markers, changed := 0, 0
	for _, p := range e.plans {
		e.app.warn(p.notes)
		markers += len(p.doc.Markers)
		files := p.files
		if !bytes.Equal(p.old, p.new) {
			files = append(files[:len(files):len(files)], figureBeside{p.name, p.new})
		}
		for _, f := range files {
			wrote, err := e.writeChanged(f)
			if err != nil {
				return err
			}
			if wrote {
				changed++
			}
		}
	}
	fmt.Fprintf(e.app.err, "%s in %s; %s written\n", answer.Counted(markers, "marker"), answer.Counted(len(e.plans), "document"), answer.Counted(changed, "file"))
	return nil
}

// writeChanged writes a file unless it is so already.
func (e *embedding) writeChanged(f figureBeside) (bool, error) {
	if old, err := os.ReadFile(f.name); err == nil && bytes.Equal(old, f.data) {
		return false, nil
	}
	if err := e.ctx.Err(); err != nil {
		return false, err
	}
	if err := os.MkdirAll(filepath.Dir(f.name), 0o755); err != nil {
		return false, explainFailedWrite(f.name, err)
	}
	if err := safefile.Write(f.name, f.data); err != nil {
		return false, explainFailedWrite(f.name, err)
	}
	fmt.Fprintf(e.app.err, "wrote %s\n", f.name)
	return true, nil
}
