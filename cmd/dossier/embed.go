package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/embed"
	"dossier/internal/inputs"
	"dossier/internal/safefile"
)

const embedLong = `embed fills figures, paths and tables into a document that you wrote, between
markers:

  <!-- dossier: draw --path Kim,Seoul -->
  <!-- /dossier -->

A marker asks with the words of the command line: draw, path, show, claims,
diff, rank or groups, with their options. What stands between its two comments
is replaced; every other byte stays as it is, and filling again changes nothing.
Markers in code are left alone. The ending of the document says which comments
are markers:

  .md .markdown .rmd         <!-- dossier: ... -->    <!-- /dossier -->
                             % dossier: ...           % /dossier        (MyST)
  .qmd .html .htm            <!-- dossier: ... -->    <!-- /dossier -->
  .mdx                       {/* dossier: ... */}     {/* /dossier */}
  .tex                       % dossier: ...           % /dossier
  .adoc .asciidoc .typ       // dossier: ...          // /dossier
  .rst                       .. dossier: ...          .. /dossier
  .ipynb                     as in .md, in cells with Markdown

Figures stand in files beside the document, in HTML within it. Options for
markers alone: -f NAME (another dossier), -o FILE and --figures for where a
figure stands, --figure-format svg,pdf,png,emf for what it is written as (the
text shows the first that it can), and --caption, --label, --width (80%, 120mm)
and --alt for how the text shows it.

--check changes nothing, lists what is stale and why, and exits with 1 if
anything is. It looks at what the text means, not at how a formatter has written
it. A marker that cannot be filled stays as it is: all of them are listed, the
others are filled, and the exit code is 3. Where no document has a marker, it is
1.`

const embedExample = `  dossier embed report.md
  dossier -f my-dossier embed README.md docs/*.md
  dossier embed --check README.md docs/*.md      for continuous integration`

func (a *app) embedCommand() *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:     "embed FILE...",
		Short:   "fill the markers in your own Markdown, HTML, LaTeX, ...",
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
			return &flagError{fmt.Errorf("embed fills documents that end in %s; %s does not", strings.Join(embed.Endings(), " "), name)}
		}
	}
	job := &embedding{app: a, ctx: ctx, given: a.shelf(), figures: map[string][]byte{}}
	for _, name := range names {
		if err := job.document(name); err != nil {
			return err
		}
	}
	if err := job.sparesInputs(); err != nil {
		return err
	}
	var err error
	if check {
		err = job.report()
	} else {
		err = job.write()
	}
	if err == nil || errors.Is(err, errNothing) {
		return cmp.Or(job.faults(), err)
	}
	return err
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

// outcome is what belongs into a marker.
type outcome struct {
	content []byte // nil: it could not be found out
	files   []figureBeside
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
	old      []byte
	outcomes []outcome // one for every marker
	notes    []string  // what became of the actors of earlier figures
	problems []embed.Problem
}

// document reads a document and works out what belongs between its markers.
func (e *embedding) document(name string) error {
	p := &plan{name: name}
	p.kind, _ = embed.KindOf(name)
	text, err := readBounded(name, int64(p.kind.MaxSize()))
	if err != nil {
		e.failures = append(e.failures, err)
		return nil
	}
	p.old = text
	p.doc, p.problems = embed.Parse(p.kind, text)
	if len(p.doc.Markers) > 0 {
		if err := e.fill(p); err != nil {
			return err
		}
	}
	e.complain(p)
	e.plans = append(e.plans, p)
	return nil
}

// complain prints the problems of a document in the order in which they stand there,
// as compilers do, or that it has no marker at all.
func (e *embedding) complain(p *plan) {
	e.problems += len(p.problems)
	slices.SortStableFunc(p.problems, func(a, b embed.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	for _, x := range p.problems {
		fmt.Fprintf(e.app.err, "%s:%d:%d: %s\n", data.Printable(p.name), x.Line, x.Column, data.Printable(x.Message))
	}
	if len(p.problems)+len(p.doc.Markers) > 0 {
		return
	}
	form := p.kind.Forms()[0]
	fmt.Fprintf(e.app.err, "%s: no marker is in it: write %s and %s on lines of their own, outside of code, where something belongs\n",
		data.Printable(p.name), form.Open("draw"), form.Close())
}

// faults tells what could not be filled, once the rest is done.
func (e *embedding) faults() error {
	switch n := e.problems + len(e.failures); n {
	case 0:
	case 1:
		fmt.Fprintln(e.app.err, "dossier: 1 problem; what it is about stays as it was")
	default:
		fmt.Fprintf(e.app.err, "dossier: %d problems; what they are about stays as it was\n", n)
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
	return nil
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
		for i := range p.outcomes {
			for _, f := range p.outcomes[i].files {
				if err := e.app.mayWrite(f.name); err != nil {
					m := &p.doc.Markers[i]
					refused = append(refused, &flagError{fmt.Errorf("%s:%d:%d: %w, with -o", p.name, m.Line, m.Column, err)})
				}
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

// write writes what has changed: the figures of a document, then itself.
func (e *embedding) write() error {
	changed := 0
	for _, p := range e.plans {
		e.app.warn(p.notes)
		var files []figureBeside
		for _, o := range p.outcomes {
			files = append(files, o.files...)
		}
		for _, f := range append(files, figureBeside{p.name, p.filled()}) {
			wrote, err := e.writeChanged(f)
			if err != nil {
				return err
			}
			if wrote {
				changed++
			}
		}
	}
	fmt.Fprintf(e.app.err, "%s; %s written\n", e.counted(), answer.Counted(changed, "file"))
	return e.nothing()
}

// filled is the document with what has to change in it.
func (p *plan) filled() []byte {
	contents := make([][]byte, len(p.outcomes))
	for i, o := range p.outcomes {
		if o.content != nil && !p.doc.Filled(i, o.content) {
			contents[i] = o.content
		}
	}
	return p.doc.Fill(contents)
}

// counted says how much was looked at.
func (e *embedding) counted() string {
	return answer.Counted(e.markers(), "marker") + " in " + answer.Counted(len(e.plans), "document")
}

func (e *embedding) markers() (n int) {
	for _, p := range e.plans {
		n += len(p.doc.Markers)
	}
	return n
}

// nothing is the outcome where no document has a marker.
func (e *embedding) nothing() error {
	if e.markers() == 0 {
		return errNothing
	}
	return nil
}

// writeChanged writes a file unless it is so already.
func (e *embedding) writeChanged(f figureBeside) (bool, error) {
	old, err := os.ReadFile(f.name)
	rewritten := false
	if err == nil {
		var why string
		if why = outdated(old, f.data); why == "" {
			return false, nil
		}
		rewritten = why == isRewritten
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
	if rewritten {
		fmt.Fprintf(e.app.err, "wrote %s: %s, and it is drawn anew\n", f.name, isRewritten)
	} else {
		fmt.Fprintf(e.app.err, "wrote %s\n", f.name)
	}
	return true, nil
}
