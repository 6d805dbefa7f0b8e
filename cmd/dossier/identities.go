package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"dossier/data"
	"dossier/data/identities"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/inputs"
)

const identitiesLong = `identities lists pairs of actors that may be one and the same, the likeliest
first and each with its reason: one Wikidata item; one name but for case,
punctuation and legal form; one name in another script, or in another scheme of
writing it in Latin letters; the same words in another order; a slip of the pen.
With ACTOR it lists those of one actor.

Nothing is merged by likeness. You decide ("identities decide"), and what you
decide can be taken back ("identities take-back"). Pairs that are decided are
not proposed again; --again lists those of which somebody was unsure.

The exit code is 1 where no two actors are alike.`

const identitiesExample = `  dossier identities                             who may be who?
  dossier identities Kim                         and who may be Kim?
  dossier -f claims.csv identities --again --format json`

func (a *app) identitiesCommand() *cobra.Command {
	var out answerFormat
	var opt identities.Options
	cmd := &cobra.Command{
		Use:               "identities [ACTOR]",
		Short:             "which actors may be one and the same, and what is decided",
		Long:              identitiesLong,
		Example:           identitiesExample,
		Args:              takes(0, 1, "identities takes one actor at most (a name with spaces stands in quotes)"),
		ValidArgsFunction: a.completeActors(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if opt.Most < 1 {
				return &flagError{fmt.Errorf("--top wants a number from 1 up, not %d", opt.Most)}
			}
			return a.runIdentities(cmd.Context(), args, opt, out)
		},
	}
	addFormat(cmd, &out)
	cmd.Flags().IntVar(&opt.Most, "top", 100, "list the `N` likeliest pairs")
	cmd.Flags().BoolVar(&opt.Again, "again", false, "list pairs as well of which somebody was unsure")
	completeFlag(cmd, "top", cobra.NoFileCompletions)
	cmd.AddCommand(a.decideCommand(), a.takeBackCommand())
	return cmd
}

// completeActors completes up to so many names of actors.
func (a *app) completeActors(most int) cobra.CompletionFunc {
	return func(cmd *cobra.Command, given []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(given) >= most {
			return nil, onlyThese
		}
		return written(a.names(cmd.Context(), ask.NamesActors, typed, given)), onlyThese
	}
}

func (a *app) runIdentities(ctx context.Context, names []string, opt identities.Options, out answerFormat) error {
	d, err := a.readSound(ctx)
	if err != nil {
		return err
	}
	ids, err := ask.FindActors(ctx, d.Actors, names...)
	if err != nil {
		return err
	}
	if len(ids) > 0 {
		opt.Actor = ids[0]
	}
	found, err := identities.Find(ctx, d, opt)
	if err != nil {
		return err
	}
	if err := a.printOther(out, identitiesAnswer{found, a.inputs.words()}); err != nil {
		return err
	}
	if found.Total == 0 {
		return errNothing
	}
	return nil
}

// readSound reads the dossier that the command line names; one with errors is refused.
func (a *app) readSound(ctx context.Context) (*data.Dossier, error) {
	d, problems, err := inputs.Read(ctx, a.inputs.inputs(a))
	if err != nil {
		return nil, err
	}
	if data.HasErrors(problems) {
		return nil, &inputs.DataError{Problems: problems}
	}
	return d, nil
}

// identitiesAnswer is what may be decided; docs/identities.md documents its JSON.
type identitiesAnswer struct {
	*identities.Found
	words string // of the command line, that name the dossier
}

func (x identitiesAnswer) json() any { return x.Found }

func (x identitiesAnswer) rows() [][]string { return x.Rows() }

func (x identitiesAnswer) text(w io.Writer, style document.TextStyle) error {
	example := ""
	if len(x.Proposals) > 0 {
		a, b := x.Pair(&x.Proposals[0])
		example = "dossier" + x.words + " identities decide " + ask.ShellWord(a.ID) + " " + ask.ShellWord(b.ID) + " --same --by YOU --why REASON -o decisions.yaml"
	}
	return describe.Identities(w, x.Found, example, style)
}
