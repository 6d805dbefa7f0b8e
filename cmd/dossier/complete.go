package main

import (
	"context"

	"github.com/spf13/cobra"

	"dossier/graph/ask"
	"dossier/internal/options"
)

// mostCompletions is how many names a completion offers.
const mostCompletions = 200

// completeActors offers the dossier's actors as arguments.
func (a *app) completeActors(cmd *cobra.Command, given []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.completeNames(cmd.Context(), ask.NamesActors, typed), cobra.ShellCompDirectiveNoFileComp
}

// completeOptions offers names and words for the flags of a verb.
func (a *app) completeOptions(cmd *cobra.Command, verb string) {
	for _, o := range options.Of(verb) {
		var complete cobra.CompletionFunc
		switch {
		case len(o.Words) > 0:
			complete = func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
				return o.Words, cobra.ShellCompDirectiveNoFileComp
			}
		case o.Names != "":
			complete = func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
				return a.completeNames(cmd.Context(), o.Names, typed), cobra.ShellCompDirectiveNoFileComp
			}
		default:
			continue
		}
		if err := cmd.RegisterFlagCompletionFunc(o.Name, complete); err != nil {
			panic("dossier: " + err.Error()) // a flag has two completions: a mistake of ours, met by any test
		}
	}
}

// completeNames offers what goes by a name that begins as typed. A dossier that
// cannot be opened completes nothing, for a completion has no place to complain.
func (a *app) completeNames(ctx context.Context, what ask.Names, typed string) []string {
	if ctx == nil {
		ctx = context.Background() // cobra completes without one
	}
	e, err := a.open(ctx, "")
	if err != nil {
		return nil
	}
	matches, err := e.Resolve(ctx, what, typed, mostCompletions)
	if err != nil {
		return nil
	}
	var words []string
	for _, m := range matches {
		words = append(words, m.ID+"\t"+m.Name)
	}
	return words
}
