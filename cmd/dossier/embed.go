package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

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
	if err := job.faults(); err != nil {
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
	// failures are what kept markers from being filled that is no fault of theirs,
	// such as a dossier with errors: once each.
	failures []error
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
	problems []embed.Problem
}

// document reads a document and works out what belongs between its markers.
func (e *embedding) document(name string) error {
	text, err := readBounded(name, embed.MaxSize)
	if err != nil {
		e.failures = append(e.failures, err)
		return nil
	}
	p := &plan{name: name, old: text}
	p.kind, _ = embed.KindOf(name)
	p.doc, p.problems = embed.Parse(p.kind, text)
	whole := len(p.problems) == 0
	if len(p.doc.Markers) > 0 { // of a document with problems too, for those of its markers
		if err := e.fill(p); err != nil {
			return err
		}
	}
	e.complain(p)
	if whole && len(p.contents) == len(p.doc.Markers) {
		p.new = p.doc.Fill(p.contents)
	}
	e.plans = append(e.plans, p)
	return nil
}

// complain prints the problems of a document in the order in which they stand there,
// as compilers do.
func (e *embedding) complain(p *plan) {
	e.problems += len(p.problems)
	slices.SortStableFunc(p.problems, func(a, b embed.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	for _, x := range p.problems {
		fmt.Fprintf(e.app.err, "%s:%d:%d: %s\n", data.Printable(p.name), x.Line, x.Column, data.Printable(x.Message))
	}
}

// faults says whether anything stands in the way of writing, once all documents have
// been read: it tells what is no fault of a marker and has not been told.
func (e *embedding) faults() error {
	if e.problems > 0 || len(e.failures) > 0 {
		fmt.Fprintf(e.app.err, "dossier: %s; nothing was written\n", answer.Counted(e.problems+len(e.failures), "problem"))
	}
	if n := len(e.failures); n > 0 {
		for _, err := range e.failures[:n-1] {
			e.app.report(e.ctx, "dossier embed", err)
		}
		return e.failures[n-1]
	}
	if e.problems > 0 {
		return errBadData
	}
	return e.sparesInputs()
}

// failed notes what kept a marker from being filled.
func (e *embedding) failed(err error) {
	if !slices.ContainsFunc(e.failures, func(known error) bool { return known.Error() == err.Error() }) {
		e.failures = append(e.failures, err)
	}
}

// sparesInputs refuses figures that would be written over something that was read,
// such as a stored text of a dossier. The documents themselves are read to be
// written.
func (e *embedding) sparesInputs() error {
	var refused []error
	for _, p := range e.plans {
		for i, f := range p.files {
			if err := e.app.mayWrite(f.name); err != nil {
				m := &p.doc.Markers[p.fileOf[i]]
				refused = append(refused, &flagError{fmt.Errorf("%s:%d:%d: %w, with -o", p.name, m.Line, m.Column, err)})
			}
		}
	}
	if len(refused) == 0 {
		return nil
	}
	last := len(refused) - 1
	for _, err := range refused[:last] {
		e.app.complain(err)
	}
	return refused[last]
}

// report lists what is stale, and what was made before claims were known by what they
// say: whether that is stale nobody can tell.
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
			state := "stale"
			if p.madeBefore(i) {
				state, why = "made before this version: draw it anew", ""
			}
			fmt.Fprintf(e.app.out, "%s:%d:%d: %s: %s%s\n", data.Printable(p.name), m.Line, m.Column, state, data.Printable(m.Words), data.Printable(why))
		}
	}
	if stale > 0 {
		fmt.Fprintf(e.app.err, "dossier: %d of %s to be filled anew, as dossier embed does\n", stale, answer.Counted(markers, "marker"))
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

// madeBefore reports whether what stands in a marker, or the file that belongs to it, is
// stamped with a digest of the first form.
func (p *plan) madeBefore(marker int) bool {
	if data.StampedBefore(p.doc.Content(marker)) {
		return true
	}
	for i, f := range p.files {
		if p.fileOf[i] == marker {
			if old, err := os.ReadFile(f.name); err == nil && data.StampedBefore(old) {
				return true
			}
		}
	}
	return false
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
