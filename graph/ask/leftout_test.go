package ask_test

import (
	"slices"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
)

// TestWhatIsLeftOutIsALimit: every answer says which rows of its dossier could not be
// read, and a comparison those of both.
func TestWhatIsLeftOutIsALimit(t *testing.T) {
	with := func(leftOut ...data.LeftOut) *ask.Memory {
		d, _ := dispute(nil, nil)
		d.LeftOut = leftOut
		return answers.Engine(t, d)
	}
	m := with(data.LeftOut{File: "in/ties.csv", Rows: 2})
	for _, q := range []ask.Question{
		{}, {Verb: "path", Actors: []string{"a", "b"}}, {Verb: "path", Actors: []string{"b", "z"}}, {Verb: "show", Actors: []string{"a"}}, {Verb: "claims"}, {Verb: "draw"},
		{Verb: "rank"}, {Verb: "groups"},
	} {
		base := answers.Put(t, m, q).Common()
		if want := []string{"2 rows of ties.csv that cannot be read are left out."}; !slices.Equal(base.Limits, want) {
			t.Errorf("%q: limits %q", q.Verb, base.Limits)
		}
		if want := []answer.LeftOut{{File: "ties.csv", Rows: 2}}; !slices.Equal(base.LeftOut, want) {
			t.Errorf("%q: left out %v", q.Verb, base.LeftOut)
		}
	}
	q := ask.Question{Verb: "diff", Actors: []string{"old", "new"}, Filter: ask.Filter{Statuses: []data.Status{data.Asserted}}}
	a, err := ask.Compare(t.Context(), m, with(data.LeftOut{File: "in/more.csv", Rows: 1}), q)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Only claims that are asserted.", "2 rows of ties.csv and 1 row of more.csv that cannot be read are left out."}
	if got := a.Common().Limits; !slices.Equal(got, want) {
		t.Errorf("the comparison is limited by %q", got)
	}
}
