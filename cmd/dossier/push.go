package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/inputs"
	"dossier/internal/store"
	"dossier/internal/store/address"
	"dossier/internal/store/edition"
	"dossier/internal/store/transfer"
)

const pushLong = `push puts a dossier into a store, a database in which any number of people can
ask it: -f ADDRESS then stands where a folder stood, and answers are the same.

What is pushed is an edition, which never changes. It becomes the current one
when all of it stands, so that nobody is ever answered from a half. A push that
was stopped, by whatever, goes on where it was when it is started again; one of
an edition that stands already writes nothing. Earlier editions stay, for those
who still read them and for ADDRESS?edition=NAME, until --prune removes them.

Decisions about identity are carried out in what is pushed. The stored texts of
sources stay where they are. The password comes from DOSSIER_STORE_PASSWORD or
--password-file. How to set up a store: docs/stores.md.`

const pushExample = `  dossier push -f my-dossier postgres://db.example.org/claims --dry-run
  dossier push -f my-dossier postgres://db.example.org/claims
  dossier push -f korea.csv "postgres:///claims?dossier=korea" --prune
  dossier -f postgres://db.example.org/claims path Kim Seoul`

// pushFlags say how to push.
type pushFlags struct {
	dryRun  bool
	prune   bool
	keep    []string
	workers int
}

func (a *app) pushCommand() *cobra.Command {
	var to pushFlags
	var out answerFormat
	cmd := &cobra.Command{
		Use:               "push -f FILE|FOLDER... ADDRESS",
		Short:             "put a dossier into a store",
		Long:              pushLong,
		Example:           pushExample,
		Args:              takes(1, 1, "push needs the address of a store: push -f FILE|FOLDER ADDRESS"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := to.check(); err != nil {
				return err
			}
			return a.runPush(cmd.Context(), args[0], to, out)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&to.dryRun, "dry-run", false, "say what would change, and change nothing")
	flags.BoolVar(&to.prune, "prune", false, "then remove all other editions of the dossier, begun ones too")
	flags.StringSliceVar(&to.keep, "keep-editions", nil, "`EDITION,...` that --prune leaves")
	flags.IntVar(&to.workers, "workers", transfer.DefaultWorkers, "write `N` batches at once")
	addFormat(cmd, &out)
	completeFlag(cmd, "keep-editions", cobra.NoFileCompletions)
	completeFlag(cmd, "workers", cobra.NoFileCompletions)
	return cmd
}

// mostWorkers keeps a mistyped number from being a burden to a server.
const mostWorkers = 64

func (f *pushFlags) check() error {
	if f.workers < 1 || f.workers > mostWorkers {
		return &flagError{fmt.Errorf("--workers is a number from 1 to %d, not %d", mostWorkers, f.workers)}
	}
	if len(f.keep) > 0 && !f.prune {
		return &flagError{errors.New("--keep-editions says what --prune leaves: say --prune as well")}
	}
	return nil
}

func (a *app) runPush(ctx context.Context, where string, to pushFlags, format answerFormat) error {
	in := a.inputs.inputs(a)
	if len(in.Files) == 0 {
		return &flagError{errors.New("say what to push, with -f FILE or -f FOLDER")}
	}
	s, at, err := a.stores.Store(where)
	if err != nil {
		return err
	}
	if at.Edition != "" {
		return &flagError{errors.New("an edition is named by what is in it: leave ?edition= out of the address")}
	}
	if len(to.keep) > 0 { // those that are not there are told before anything is done
		if _, err := transfer.Prunable(ctx, s, at.Dossier, "", to.keep); err != nil {
			return err
		}
	}
	e, err := a.editionOf(ctx, &in, at)
	if err != nil {
		return err
	}
	done := pushAnswer{at: at, head: &e.Head, dryRun: to.dryRun, prune: to.prune}
	if to.dryRun {
		done.changes, err = transfer.Compare(ctx, s, e)
	} else {
		done.pushed, err = a.push(ctx, s, at, e, to)
	}
	if err != nil {
		return err
	}
	if to.prune {
		if done.removed, err = a.prune(ctx, s, at, e.Head.Edition, to); err != nil {
			return err
		}
	}
	return a.printOther(format, &done)
}

// editionOf reads what is to be pushed, which must be sound.
func (a *app) editionOf(ctx context.Context, in *inputs.Inputs, at address.Address) (*edition.Edition, error) {
	wiped := a.showProgress(in)
	texts := map[string]bool{}
	in.Stored = func(file string, _ []byte) { texts[file] = true }
	d, problems, err := inputs.Read(ctx, *in)
	wiped()
	if err != nil {
		return nil, err
	}
	if data.HasErrors(problems) {
		return nil, &inputs.DataError{Problems: problems}
	}
	a.tellLeftOut(answer.LeftOutOf(d))
	if n := len(texts); n > 0 {
		fmt.Fprintf(a.err, "without %s: a store has the digests of texts\n", answer.Counted(n, "stored text"))
	}
	return edition.Of(ctx, d, at.Dossier, programVersion())
}

// push pushes, with a bar on a terminal, and says how far it came where it is stopped.
func (a *app) push(ctx context.Context, s store.Store, at address.Address, e *edition.Edition, to pushFlags) (transfer.Pushed, error) {
	opt := transfer.PushOptions{Workers: to.workers}
	if a.talks {
		bar := newProgressBar(a.err, time.Now)
		defer bar.wipe()
		opt.Progress = func(done, all int) { bar.show("pushing to "+at.Place(), int64(done), int64(all)) }
	}
	p, err := transfer.Push(ctx, s, e, opt)
	if err != nil && p.Standing > 0 {
		fmt.Fprintf(a.err, "dossier: %d of %d batches stand in %s and are not asked yet; the same command goes on from there\n",
			p.Standing, p.Batches, data.Printable(at.Place()))
	}
	return p, err
}

// prune removes other editions, or lists those that would be.
func (a *app) prune(ctx context.Context, s store.Store, at address.Address, pushed string, to pushFlags) ([]store.Listed, error) {
	list, err := transfer.Prunable(ctx, s, at.Dossier, pushed, to.keep)
	if err != nil || to.dryRun {
		return list, err
	}
	return transfer.Prune(ctx, s, at.Dossier, list)
}
