package main

import (
	"github.com/spf13/cobra"

	"dossier/data/answer"
)

const showLong = `show prints what a dossier has on one actor: its names, the ties that run out
from it and in to it, what it says itself, and the sources of all that.`

const showExample = `  dossier show Poland
  dossier show Washington --modality actual,planned,possible
  dossier show Kim --relation supports --format json`

func (a *app) showCommand() *cobra.Command {
	r := newRequest(answer.VerbShow)
	var out answerFormat
	cmd := &cobra.Command{
		Use:               "show ACTOR",
		Short:             "one actor: names, ties in and out, what it says, sources",
		Long:              showLong,
		Example:           showExample,
		Args:              takes(1, 1, "show needs one actor (a name with spaces stands in quotes)"),
		ValidArgsFunction: a.completeVerb(answer.VerbShow),
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Actors = args
			return a.runAnswer(cmd.Context(), r, out, figureFile{})
		},
	}
	addFormat(cmd, &out)
	a.addOptions(cmd, &r)
	return cmd
}
