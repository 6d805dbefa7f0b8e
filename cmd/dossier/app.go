package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"time"

	"dossier/data"
	"dossier/graph"
	"dossier/internal/query"
	"dossier/render"
	"dossier/render/layout"
)

// Exit codes, the same for every verb.
const (
	exitDone     = 0
	exitNothing  = 1 // asked and found nothing
	exitUsage    = 2 // wrong usage
	exitData     = 3 // the data has problems
	exitInternal = 4 // could not do it: input, output, layout
)

// app is one run of the program with everything it touches of the outside.
type app struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	terminal bool  // out is a terminal
	width    int   // of the terminal, in characters
	talks    bool  // err is a terminal
	memory   int64 // what may be taken, in bytes; 0: as much as it takes
	inputs   inputFlags
	// workers lay out figures in processes of their own; nil: all are laid out in
	// this one.
	workers layout.Runner
}

// errNothing says that a question was answered with "nothing"; the answer has
// been printed already.
var errNothing = errors.New("nothing found")

// errBadData says that a dossier has errors, which have been printed already.
var errBadData = errors.New("the data has problems")

// run executes a command line and returns its exit code.
func (a *app) run(ctx context.Context, args []string) int {
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	cmd, err := root.ExecuteContextC(ctx)
	if ctx.Err() != nil && err != nil {
		fmt.Fprintln(a.err, "dossier: stopped before it was done; nothing was written")
		return exitInternal
	}
	return a.report(cmd.CommandPath(), err)
}

// report says what went wrong and how to go on, and returns the exit code.
func (a *app) report(command string, err error) int {
	var dataErr *query.DataError
	var notFound *query.NotFoundError
	var usage *flagError
	var large *largeFigure
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errNothing):
		return exitNothing
	case errors.Is(err, errBadData):
		return exitData
	case query.IsBadData(err):
		a.complain(err)
		return exitData
	case errors.Is(err, syscall.EPIPE):
		return exitInternal // whoever read the output has gone: nobody to tell
	case errors.As(err, &dataErr):
		a.reportProblems(dataErr.Problems)
		return exitData
	case errors.As(err, &notFound):
		a.complain(err)
		a.explainNothing(newPrinter(a.err, a.errStyle()), notFound.Result)
		return exitNothing
	case errors.As(err, &large):
		a.complainOfSize(large)
		return exitInternal
	case query.IsUsage(err):
		a.complain(err)
		return exitUsage
	case errors.As(err, &usage):
		a.complain(err)
		fmt.Fprintf(a.err, "See: %s --help\n", command)
		return exitUsage
	}
	a.complain(err)
	return exitInternal
}

func (a *app) complain(err error) {
	fmt.Fprintln(a.err, "dossier: "+data.Printable(err.Error()))
}

// shownProblems is how many problems a verb other than check prints.
const shownProblems = 10

func (a *app) reportProblems(problems []data.Problem) {
	out := newPrinter(a.err, a.errStyle())
	shown := 0
	for _, p := range problems {
		if p.Severity == data.Error && shown < shownProblems {
			printProblem(out, p)
			shown++
		}
	}
	out.line("dossier: the data must be mended first; every problem: dossier%s check", a.inputs.words())
	if err := out.flush(); err != nil {
		return // standard error is gone; the exit code still says it
	}
}

// open loads and indexes the dossier that the command line names.
func (a *app) open(ctx context.Context) (*graph.Graph, error) {
	in := a.inputs.inputs(a)
	if a.talks {
		bar := newProgressBar(a.err, time.Now)
		in.Progress = bar.tell
		defer bar.wipe()
	}
	return query.Open(ctx, in)
}

// placerOf says who lays out the one figure of a command: this process where that
// is quick, since a worker takes 30 ms to start, and a worker where the engine may
// have to be stopped.
func (a *app) placerOf(f *render.Figure, e layout.Engine) layout.Runner {
	if layout.Small(f, e) {
		return nil
	}
	return a.workers
}

// inputFlags are the flags that name the dossier.
type inputFlags struct {
	files   []string
	columns []string // COLUMN=FIELD
}

func (f inputFlags) inputs(a *app) query.Inputs {
	in := query.Inputs{Files: f.files, Stdin: a.in, Columns: map[string]string{}, Memory: a.memory}
	if len(in.Files) == 0 && a.env("DOSSIER") != "" {
		in.Files = []string{a.env("DOSSIER")}
	}
	for _, c := range f.columns {
		column, field, _ := strings.Cut(c, "=")
		in.Columns[column] = field
	}
	return in
}

// check reports whether the flags can be read.
func (f inputFlags) check() error {
	for _, c := range f.columns {
		if column, field, ok := strings.Cut(c, "="); !ok || column == "" || field == "" {
			return &flagError{fmt.Errorf("--map wants COLUMN=FIELD, such as --map buyer=to, not %q", c)}
		}
	}
	return nil
}

// words returns the flags as they would be typed again.
func (f inputFlags) words() string {
	var b strings.Builder
	for _, file := range f.files {
		b.WriteString(" -f " + query.ShellWord(file))
	}
	return b.String()
}

// flagError says that the command line could not be read.
type flagError struct{ error }

func (e *flagError) Unwrap() error { return e.error }

// style says how to print for people: in colour or not, and how wide.
func (a *app) style() style {
	return style{colour: a.terminal && a.env("NO_COLOR") == "" && a.env("TERM") != "dumb", width: a.textWidth()}
}

// errStyle is the style of standard error, which is never coloured.
func (a *app) errStyle() style { return style{width: a.textWidth()} }

// textWidth keeps lines readable: the terminal's width, between 50 and 100
// characters, and 88 where there is no terminal.
func (a *app) textWidth() int {
	if !a.terminal || a.width == 0 {
		return 88
	}
	return min(max(a.width, 50), 100)
}

// explainFailedWrite names the file that could not be written.
func explainFailedWrite(name string, err error) error {
	var pathErr *os.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return fmt.Errorf("cannot write %s: %w; nothing was changed", name, err)
}
