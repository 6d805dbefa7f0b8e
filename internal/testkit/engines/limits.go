package engines

import (
	"slices"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/graph/path"
	"dossier/internal/testkit"
)

const byWeight = path.ByWeight

// limits says each limit in words, the same whatever is asked.
func limits(t *testing.T, open Open) {
	e := open(t, Written())
	date := testkit.Date
	everywhere := []string{answer.VerbPath, answer.VerbShow, answer.VerbClaims, answer.VerbDraw, answer.VerbRank, answer.VerbGroups}
	walking := []string{answer.VerbPath, answer.VerbRank, answer.VerbGroups}
	paths := []string{answer.VerbPath}
	for _, c := range []struct {
		filter ask.Filter
		path   ask.PathOptions
		verbs  []string
		want   []string
	}{
		{verbs: everywhere, want: []string{}},
		{filter: ask.Filter{Relations: []string{"depends-on"}}, verbs: everywhere, want: []string{"Only the relation “depends on”."}},
		{filter: ask.Filter{Relations: []string{"depends on", "warns"}}, verbs: everywhere, want: []string{"Only the relations “depends on” and “warns”."}},
		{filter: ask.Filter{Statuses: []data.Status{data.Contested, data.Denied}}, verbs: everywhere, want: []string{"Only claims that are contested or denied."}},
		{filter: ask.Filter{Modalities: []data.Modality{data.Planned}}, verbs: everywhere, want: []string{"Claims that are planned."}},
		{filter: ask.Filter{Tones: []data.Tone{data.Neutral, data.Conflictual}}, verbs: everywhere, want: []string{"Only neutral or conflictual ties."}},
		{filter: ask.Filter{Kinds: []data.Kind{data.KindState}}, verbs: everywhere, want: []string{"Only actors of the kind state."}},
		{filter: ask.Filter{Kinds: []data.Kind{data.KindState, data.KindPerson}}, verbs: everywhere, want: []string{"Only actors of the kinds state and person."}},
		{filter: ask.Filter{Kinds: []data.Kind{data.KindNone}}, verbs: everywhere, want: []string{"Only actors whose kind is not given."}},
		{filter: ask.Filter{Kinds: []data.Kind{data.KindNone, data.KindState}}, verbs: everywhere, want: []string{"Only actors of the kind state, and those whose kind is not given."}},
		{filter: ask.Filter{MinGrade: 1}, verbs: everywhere, want: []string{"Evidence low or better."}},
		{filter: ask.Filter{MinGrade: 2}, verbs: everywhere, want: []string{"Evidence of grade 2 or better."}},
		{filter: ask.Filter{MinGrade: 3}, verbs: everywhere, want: []string{"Evidence medium or better."}},
		{filter: ask.Filter{MinGrade: 4}, verbs: everywhere, want: []string{"Evidence of grade 4 or better."}},
		{filter: ask.Filter{MinGrade: 5}, verbs: everywhere, want: []string{"Only high evidence."}},
		{filter: ask.Filter{AsOf: date("2019")}, verbs: everywhere, want: []string{"As of 2019."}},
		{filter: ask.Filter{Since: date("2019-05"), Until: date("2023-09-12")}, verbs: everywhere, want: []string{"Since May 2019.", "Until 12 September 2023."}},
		{filter: ask.Filter{AccordingTo: "Moscow"}, verbs: everywhere, want: []string{"According to Россия."}},
		{filter: ask.Filter{WithoutVoices: []string{"states", "north"}}, verbs: everywhere, want: []string{"Without what the United States says.", "Without what the North says."}},
		{filter: ask.Filter{WithoutSources: []string{"paper"}}, verbs: everywhere, want: []string{"Without the source “The Paper” (Press)."}},
		{path: ask.PathOptions{AsWritten: true}, verbs: walking, want: []string{"Ties as they are written, not as influence runs."}},
		{path: ask.PathOptions{EitherWay: true}, verbs: walking, want: []string{"Ties in either direction."}},
		{path: ask.PathOptions{MaxHops: 1}, verbs: paths, want: []string{"At most 1 hop."}},
		{path: ask.PathOptions{MaxHops: 3}, verbs: paths, want: []string{"At most 3 hops."}},
		{path: ask.PathOptions{Via: []string{"North", "states"}}, verbs: paths, want: []string{"By way of the North and the United States."}},
		{path: ask.PathOptions{Avoid: []string{"DPRK", "buyer"}}, verbs: paths, want: []string{"Not by way of the North or An undisclosed buyer."}},
		{path: ask.PathOptions{TimeRespecting: true}, verbs: paths, want: []string{"No hop lies wholly before the hop that it follows."}},
		{filter: ask.Filter{Relations: []string{"warns"}, MinGrade: 3, AsOf: date("2023"), AccordingTo: "south", WithoutSources: []string{"wire-two"}},
			path: ask.PathOptions{EitherWay: true, MaxHops: 4, Via: []string{"states"}}, verbs: paths,
			want: []string{"Only the relation “warns”.", "Evidence medium or better.", "As of 2023.", "According to South.", "Without the source “Second report”.",
				"Ties in either direction.", "At most 4 hops.", "By way of the United States."}},
	} {
		for _, verb := range c.verbs {
			for _, q := range limited(verb) {
				q.Filter, q.Path = c.filter, c.path
				a, err := ask.Ask(t.Context(), e, q)
				if err != nil || !slices.Equal(a.Common().Limits, c.want) {
					t.Errorf("%s: %q (%v), want %q", q.CommandLine(), a.Common().Limits, err, c.want)
				}
			}
		}
	}
}

// limited are questions of a verb in which limits are tried.
func limited(verb string) []ask.Question {
	ends := []string{"kim-un", "south"}
	switch verb {
	case answer.VerbPath: // paths that are drawn are limited alike
		return []ask.Question{{Verb: verb, Actors: ends}, {Verb: answer.VerbDraw, Network: ask.NetworkOptions{Path: ends}},
			{Verb: answer.VerbDraw, Network: ask.NetworkOptions{Highlight: ends}}}
	case answer.VerbShow:
		return []ask.Question{{Verb: verb, Actors: ends[:1]}}
	}
	return []ask.Question{{Verb: verb}}
}
