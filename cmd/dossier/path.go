package main

import (
	"github.com/spf13/cobra"

	"dossier/data/answer"
	"dossier/internal/options"
)

const pathLong = `path finds how one actor can influence another: chains of ties in which
influence runs from each actor to the next, with the claims behind every hop,
who holds them and who denies them.

Claims count that somebody holds to be actual. Planned, possible and merely
denied ones stay out until asked for; contested ones are in and marked. Where
there is no path, the answer names the nearest one and the limit that hides it,
and the exit code is 1.`

const pathExample = `  dossier path Kim Seoul                         the shortest path
  dossier path Kim Seoul -k 3 --by evidence      the three best-evidenced ones
  dossier path Kim Seoul --according-to Moscow   leaving out what Moscow denies
  dossier path Kim Seoul --min-grade medium      on firm claims alone
  dossier path Kim Seoul --as-of 2019            as things stood in 2019
  dossier path Kim Seoul --stress                what falls without whom?
  dossier path Kim Seoul --draw kim-seoul.svg    print it and draw it`

func (a *app) pathCommand() *cobra.Command {
	r := newRequest(answer.VerbPath)
	var out answerFormat
	var figure figureFile
	cmd := &cobra.Command{
		Use:               "path FROM TO",
		Short:             "influence paths between two actors, with their evidence",
		Long:              pathLong,
		Example:           pathExample,
		Args:              takes(2, 2, "path needs two actors, FROM and TO (a name with spaces stands in quotes)"),
		ValidArgsFunction: a.completeVerb(answer.VerbPath),
		RunE: func(cmd *cobra.Command, args []string) error {
			r.Actors = args
			return a.runAnswer(cmd.Context(), r, out, figure)
		},
	}
	cmd.Flags().StringVar(&figure.name, "draw", "", "draw the paths as well, into this `FILE` (.svg, .png, .pdf, ...)")
	addFormat(cmd, &out)
	a.addOptions(cmd, &r)
	return cmd
}

// newRequest is a request with nothing said but its verb.
func newRequest(verb string) options.Request {
	var r options.Request
	r.Verb = verb
	return r
}
