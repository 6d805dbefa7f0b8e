package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/document"
	"dossier/internal/inputs"
	"dossier/internal/stores"
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
	out      *sureWriter
	err      io.Writer
	env      func(string) string
	terminal bool  // out is a terminal
	width    int   // of the terminal, in characters
	talks    bool  // err is a terminal
	asks     bool  // in and err are: somebody can be asked
	memory   int64 // what may be taken, in bytes; 0: as much as it takes
	inputs   inputFlags
	// workers lay out figures in processes of their own; nil: all are laid out in
	// this one.
	workers layout.Runner
	read    readFiles
	// openers say who opens which stores, and stores are those that were opened.
	openers stores.Openers
	stores  *stores.Access
}

// errNothing says that a question was answered with "nothing"; the answer has
// been printed already.
var errNothing = errors.New("nothing found")

// errBadData says that a dossier has errors, which have been printed already.
var errBadData = errors.New("the data has problems")

// run executes a command line and returns its exit code.
func (a *app) run(ctx context.Context, args []string) int {
	a.stores = &stores.Access{Openers: a.openers, Password: a.storePassword}
	defer a.stores.Close() //nolint:errcheck // all that was written there stands by now
	args, err := a.hidePasswords(args)
	if _, faulty := a.stores.Hide(a.env(dossierVariable)); err == nil && faulty != nil {
		err = fmt.Errorf("%s: %w", dossierVariable, faulty)
	}
	if err != nil {
		a.complain(err)
		return exitUsage
	}
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	cmd, err := root.ExecuteContextC(ctx)
	if ctx.Err() != nil && err != nil {
		return a.reportStop(ctx)
	}
	if a.out.err != nil { // of help texts and completions too, whose writers tell nobody
		err = fmt.Errorf("cannot write to standard output: %w", reason(a.out.err))
	}
	return a.report(ctx, cmd.CommandPath(), err)
}

// report says what went wrong and how to go on, and returns the exit code.
func (a *app) report(ctx context.Context, command string, err error) int {
	var dataErr *inputs.DataError
	var nothing *nothingToDraw
	var usage *flagError
	var large *largeFigure
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errNothing):
		return exitNothing
	case errors.Is(err, errBadData):
		return exitData
	case ask.IsBadData(err):
		a.complain(err)
		return exitData
	case errors.Is(err, syscall.EPIPE):
		return exitInternal // whoever read the output has gone: nobody to tell
	case errors.As(err, &dataErr):
		a.reportProblems(dataErr.Problems)
		return exitData
	case errors.As(err, &nothing):
		a.complain(err)
		if err := a.describe(ctx, a.err, a.errStyle(), nothing.found); err != nil {
			return exitInternal
		}
		return exitNothing
	case errors.As(err, &large):
		a.complainOfSize(large)
		return exitInternal
	case ask.IsUsage(err):
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
	var shown []data.Problem
	rowsAlone := true
	for _, p := range problems {
		if p.Severity != data.Error {
			continue
		}
		rowsAlone = rowsAlone && p.Row
		if len(shown) < shownProblems {
			shown = append(shown, p)
		}
	}
	if err := printProblems(a.err, shown, a.errStyle()); err != nil {
		return // standard error is gone; the exit code still says it
	}
	fmt.Fprintf(a.err, "dossier: the data must be mended first; every problem: dossier%s check\n", a.dossierWords())
	if rowsAlone {
		fmt.Fprintln(a.err, "dossier: --skip-bad goes on without these rows, and says so in what it answers")
	}
}

// shelf opens the dossier that the command line names, under the empty name, and
// those that a comparison names, each once.
func (a *app) shelf() *inputs.Shelf { return inputs.NewShelf(a.open) }

// open opens the dossier of a name; the empty one stands for that of the command line.
func (a *app) open(ctx context.Context, name string) (ask.Engine, error) {
	in := a.inputs.inputs(a)
	if name != "" {
		in.Files = []string{name}
	}
	defer a.showProgress(&in)()
	return inputs.Open(ctx, in)
}

// showProgress has a bar on a terminal follow the reading of edge lists, until done.
func (a *app) showProgress(in *inputs.Inputs) (done func()) {
	if !a.talks {
		return func() {}
	}
	bar := newProgressBar(a.err, time.Now)
	in.Progress = bar.tell
	return bar.wipe
}

// runnerOf says who lays out the one figure of a command: this process where that
// is quick, since a worker takes 30 ms to start, and a worker where the engine may
// have to be stopped.
func (a *app) runnerOf(f *render.Figure, e layout.Engine) layout.Runner {
	if layout.Small(f, e) {
		return nil
	}
	return a.workers
}

// inputFlags are the flags that name the dossier.
type inputFlags struct {
	files  []string
	tables tableFlags
	ids    string // one of idScopes, or nothing
	// passwordFile holds the password of a store.
	passwordFile string
}

// idScopes say whose the ids of actors are, the usual one first.
var idScopes = []string{"shared", "local"}

func (f inputFlags) inputs(a *app) inputs.Inputs {
	mapping, _ := f.tables.all() // check has refused what is wrong; a completion does without
	in := inputs.Inputs{Files: f.files, Stdin: a.in, Mapping: mapping, MappingFile: f.tables.file, LocalIDs: f.ids == "local", SkipBad: f.tables.skipBad,
		Memory: a.memory, Opened: a.read.add, Store: a.openStore, Version: programVersion()}
	if len(in.Files) == 0 && a.env(dossierVariable) != "" {
		in.Files = []string{a.fromEnvironment()}
	}
	return in
}

// check reports whether the flags can be read.
func (f inputFlags) check() error {
	if _, err := f.tables.all(); err != nil {
		return &flagError{err}
	}
	if f.ids != "" && !slices.Contains(idScopes, f.ids) {
		return &flagError{fmt.Errorf("--ids wants %s, not %q", strings.Join(idScopes, " or "), f.ids)}
	}
	return nil
}

// words returns the flags as they would be typed again.
func (f inputFlags) words() string {
	var b strings.Builder
	for _, file := range f.files {
		b.WriteString(" -f " + ask.ShellWord(file))
	}
	b.WriteString(f.tables.words())
	if f.ids != "" {
		b.WriteString(" --ids " + ask.ShellWord(f.ids))
	}
	if f.passwordFile != "" {
		b.WriteString(" --password-file " + ask.ShellWord(f.passwordFile))
	}
	return b.String()
}

// flagError says that the command line could not be read.
type flagError struct{ error }

func (e *flagError) Unwrap() error { return e.error }

// style says how to print for people: in colour or not, and how wide.
func (a *app) style() document.TextStyle {
	return document.TextStyle{Colour: a.terminal && a.env("NO_COLOR") == "" && a.env("TERM") != "dumb", Width: a.textWidth()}
}

// errStyle is the style of standard error, which is never coloured.
func (a *app) errStyle() document.TextStyle { return document.TextStyle{Width: a.textWidth()} }

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
	return fmt.Errorf("cannot write %s: %w; nothing was changed", name, reason(err))
}

// reason leaves out of the error of a file what the system calls it.
func reason(err error) error {
	var of *os.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}
