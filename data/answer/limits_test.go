package answer_test

import (
	"slices"
	"testing"

	"dossier/data/answer"
)

func TestLimitLines(t *testing.T) {
	two, one := []string{"As of 2019.", "According to Russia."}, []string{"As of 2019."}
	for _, c := range []struct {
		limits []string
		verb   string
		actors []string
		scope  *answer.Scope
		want   []string
	}{
		{nil, "", nil, nil, nil},
		{nil, "", nil, &answer.Scope{Passing: 3, Unlimited: 3}, nil},
		{two, "draw", nil, nil, two},
		{two, "path", []string{"a", "b"}, &answer.Scope{Passing: 3, Unlimited: 7},
			append(slices.Clone(two), "Without these limits 7 claims between these actors would pass; with them 3 do.")},
		{two, "draw", nil, &answer.Scope{Passing: 1, Unlimited: 7}, append(slices.Clone(two), "Without these limits 7 claims would pass; with them 1 does.")},
		{one, "claims", nil, &answer.Scope{Passing: 0, Unlimited: 1}, append(slices.Clone(one), "Without this limit 1 claim would pass; with it 0 do.")},
		{one, "show", []string{"a"}, &answer.Scope{Passing: 2, Unlimited: 9},
			append(slices.Clone(one), "Without this limit 9 claims about this actor would pass; with it 2 do.")},
		{one, "claims", []string{"a", "b"}, &answer.Scope{Passing: 2, Unlimited: 9},
			append(slices.Clone(one), "Without this limit 9 claims about these actors would pass; with it 2 do.")},
	} {
		b := answer.Base{Limits: c.limits, Scope: c.scope, Asked: answer.Asked{Verb: c.verb, Actors: c.actors}}
		if got := b.LimitLines(); !slices.Equal(got, c.want) {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}
