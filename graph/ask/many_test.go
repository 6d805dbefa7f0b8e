package ask_test

import (
	"fmt"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit/answers"
)

// manyClaims has so many claims on one tie that answers list the best of them. One is
// confirmed, and every third is contested.
func manyClaims(n int) *data.Dossier {
	d := &data.Dossier{Relations: data.BuiltinRelations(), Actors: []data.Actor{{ID: "a", Name: "Ann"}, {ID: "b", Name: "Bob"}, {ID: "c", Name: "Carl"}},
		Sources: []data.Source{{ID: "s", Title: "S"}}}
	for i := range n {
		c := data.Claim{ID: fmt.Sprintf("c%04d", i), From: []string{"a"}, Relation: "supplies", To: []string{"b"}, What: fmt.Sprintf("thing %d", i),
			Modality: data.Actual, Said: []data.Attribution{{Stance: data.Asserts, Source: "s", By: []string{"c"}}}}
		switch {
		case i == n-1:
			c.Said[0].Stance = data.Confirms
		case i%3 == 0:
			c.Said = append(c.Said, data.Attribution{By: []string{"b"}, Stance: data.Denies, Source: "s"})
		}
		d.Claims.Append(c)
	}
	return d
}

// TestManyClaimsOfATie: the best claims of a tie are listed, the rest is counted, and
// status, grade and tallies are those of all.
func TestManyClaimsOfATie(t *testing.T) {
	const n = 1000 // of which 334 are at 0, 3, 6, ..., and the last of those is confirmed
	e := answers.Engine(t, manyClaims(n))
	check := func(what string, got answer.TieClaims, status data.Status) {
		t.Helper()
		if len(got.Claims) != answer.MostClaims || got.Claims[0] != "c0999" || got.Claims[1] != "c0001" || got.More != n-answer.MostClaims || got.MoreContested != 333 {
			t.Errorf("%s: %d listed, first %v, %d more, %d of them contested", what, len(got.Claims), got.Claims[:2], got.More, got.MoreContested)
		}
		if status != data.Confirmed {
			t.Errorf("%s: the tie is %s", what, status)
		}
	}
	paths := answers.Put(t, e, ask.Question{Verb: answer.VerbPath, Actors: []string{"a", "b"}}).(*answer.Paths)
	hop := paths.Paths[0].Hops[0].Ties[0]
	check("path", hop.TieClaims, hop.Status)
	if len(paths.Claims) != answer.MostClaims {
		t.Errorf("path: %d claims are explained", len(paths.Claims))
	}
	if chain := paths.Chain(&paths.Paths[0]); chain != "Ann - supplies (333 of 1000 contested) - Bob" {
		t.Errorf("path: %q", chain)
	}
	network := answers.Put(t, e, ask.Question{Verb: answer.VerbDraw}).(*answer.Network)
	check("draw", network.Ties[0].TieClaims, network.Ties[0].Status)
	profile := answers.Put(t, e, ask.Question{Verb: answer.VerbShow, Actors: []string{"a"}}).(*answer.Profile)
	check("show", profile.Out[0].TieClaims, profile.Out[0].Status)
	if want := (answer.Count{ID: "asserted", Count: 666}); len(profile.Statuses) != 3 || profile.Statuses[1] != want {
		t.Errorf("show: %v", profile.Statuses)
	}
	listing := answers.Put(t, e, ask.Question{Verb: answer.VerbClaims}).(*answer.Listing)
	if listing.List.Len() != n {
		t.Errorf("claims lists %d", listing.List.Len())
	}
}

// TestManyWordsOfAnActor: the first words are listed, and the rest is counted.
func TestManyWordsOfAnActor(t *testing.T) {
	e := answers.Engine(t, manyClaims(answer.MostWords+50))
	a := answers.Put(t, e, ask.Question{Verb: answer.VerbShow, Actors: []string{"c"}}).(*answer.Profile)
	if len(a.Says) != answer.MostWords || a.MoreSays != 50 || a.Says[0].Claim != "c0000" {
		t.Errorf("%d words, then %d more", len(a.Says), a.MoreSays)
	}
	if len(a.Claims) != answer.MostWords {
		t.Errorf("%d claims are explained", len(a.Claims))
	}
}

// TestManyClaimsCompared: a difference that is not among the claims listed is one.
func TestManyClaimsCompared(t *testing.T) {
	old, now := manyClaims(1000), manyClaims(1000)
	worst := &now.Claims.Written()[0] // contested, and so behind those listed
	worst.Said = append(worst.Said, data.Attribution{By: []string{"a"}, Stance: data.Denies, Source: "s"})
	q := ask.Question{Verb: answer.VerbDiff, Actors: []string{"old", "new"}}
	a := answers.Compare(t, answers.Engine(t, old), answers.Engine(t, now), q).(*answer.Comparison)
	if a.Same != 999 || a.Reworded.Len() != 1 || len(a.Ties) != 1 {
		t.Fatalf("%d the same, %d reworded, %d ties", a.Same, a.Reworded.Len(), len(a.Ties))
	}
	for _, state := range []*answer.TieState{a.Ties[0].Old, a.Ties[0].New} {
		if len(state.Claims) != answer.MostClaims || state.More != 900 || state.MoreContested != 333 || state.MoreDiffer != 1 {
			t.Errorf("%d listed, %d more, %d contested, %d differ", len(state.Claims), state.More, state.MoreContested, state.MoreDiffer)
		}
	}
	if len(a.Unchanged) != answer.MostClaims {
		t.Errorf("%d unchanged claims are told", len(a.Unchanged))
	}
}
