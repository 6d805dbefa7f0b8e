package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dossier/data/answer"
	"dossier/graph/ask"
)

const rankExample = `  dossier rank                                   by the number of ties
  dossier rank betweenness                       who stands between others?
  dossier rank pagerank --relation supplies --top 3
  dossier rank brokers --either-way --format csv`

func (a *app) rankCommand() *cobra.Command {
	const long = "rank lists the actors by a measure of their position among the claims that pass.\n\nMeasures:\n"
	return a.measureCommand(&cobra.Command{
		Use:     "rank [MEASURE]",
		Short:   "actors by a measure: degree, betweenness, pagerank, ...",
		Long:    long + meanings(ask.Measures(answer.VerbRank)),
		Example: rankExample,
	})
}

const groupsExample = `  dossier groups                                 what hangs together?
  dossier groups communities --either-way        who keeps with whom?
  dossier groups strong --relation supplies,pressures`

func (a *app) groupsCommand() *cobra.Command {
	const long = "groups puts the actors into groups by the ties among them.\n\nMeasures:\n"
	groupings, censuses := ask.Measures(answer.VerbGroups), ask.Censuses()
	return a.measureCommand(&cobra.Command{
		Use:     "groups [MEASURE]",
		Short:   "groups of actors: components, communities, ...",
		Long:    long + meanings(groupings) + "\nCensuses, which count patterns instead:\n" + meanings(censuses),
		Example: groupsExample,
	})
}

// meanings lists measures for a help text.
func meanings(measures []ask.Measure) string {
	var b strings.Builder
	for _, m := range measures {
		hanging(&b, fmt.Sprintf("  %-13s ", m.Name), m.Meaning)
	}
	return b.String()
}

// measuresOf lists what a verb may be asked for by name: measures and censuses; none
// where it takes no measure.
func measuresOf(verb string) []ask.Measure {
	list := ask.Measures(verb)
	if verb == answer.VerbGroups {
		list = append(list, ask.Censuses()...)
	}
	return list
}

// measureCommand adds what rank and groups share.
func (a *app) measureCommand(cmd *cobra.Command) *cobra.Command {
	r := newRequest(cmd.Name())
	var out answerFormat
	cmd.Args = takes(0, 1, cmd.Name()+" takes one measure")
	cmd.ValidArgsFunction = a.completeVerb(cmd.Name())
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		r.Actors = args
		return a.runAnswer(cmd.Context(), r, out, figureFile{})
	}
	addFormat(cmd, &out)
	a.addOptions(cmd, &r)
	return cmd
}
