package main

import (
	"github.com/spf13/cobra"

	"dossier/data/answer"
)

const claimsLong = `claims lists the claims that pass the filters, with who holds and who denies
them. With actors named, it lists the claims that touch one of them.

Planned, possible and merely denied claims stay out until asked for.`

const claimsExample = `  dossier claims
  dossier claims Kim --status contested
  dossier claims --modality actual,planned,possible --format csv > claims.csv
  dossier claims --according-to Moscow --since 2022`

func (a *app) claimsCommand() *cobra.Command {
	r := newRequest(answer.VerbClaims)
	var out answerFormat
	cmd := &cobra.Command{
		Use:               "claims [ACTOR...]",
		Short:             "the claims that pass the filters, with who says so",
		Long:              claimsLong,
		Example:           claimsExample,
		ValidArgsFunction: a.completeVerb(answer.VerbClaims),
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Actors = args
			return a.runAnswer(cmd.Context(), r, out, figureFile{})
		},
	}
	addFormat(cmd, &out)
	a.addOptions(cmd, &r)
	return cmd
}
