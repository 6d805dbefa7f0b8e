package ask_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
)

// TestTooLargeNetworks bounds networks by one actor or one tie less than they have.
// The refusal tells of the network what the network itself would have told, counted
// here in plain loops; a bound that is just met refuses nothing.
func TestTooLargeNetworks(t *testing.T) {
	for seed := range uint64(20) {
		m, err := ask.Load(t.Context(), testkit.SeededDossier(seed, 30, 80), "test")
		if err != nil {
			t.Fatal(err)
		}
		q := ask.Question{Verb: "draw", Filter: ask.Filter{MinGrade: 1}}
		if seed%2 == 1 {
			q.Actors, q.Network.Hops = []string{"a000"}, 2
		}
		whole := answers.Put(t, m, q).(*answer.Network)
		size := ask.Size{Actors: len(whole.Members), Ties: len(whole.Ties)}
		q.Network.Most = size
		if got := answers.Put(t, m, q); !reflect.DeepEqual(got.(*answer.Network).Ties, whole.Ties) {
			t.Errorf("seed %d: a bound that is met changes the answer", seed)
		}
		for _, most := range []ask.Size{{Actors: size.Actors - 1, Ties: size.Ties}, {Actors: size.Actors, Ties: size.Ties - 1}} {
			q.Network.Most = most
			a, err := ask.Ask(t.Context(), m, q)
			var large *ask.TooLargeError
			if a != nil || !errors.As(err, &large) || large.Size != size || large.Most != most {
				t.Fatalf("seed %d: %v within %v gives %v, %v", seed, size, most, a, err)
			}
			checkRefusal(t, large, whole)
		}
	}
}

func checkRefusal(t *testing.T, e *ask.TooLargeError, whole *answer.Network) {
	t.Helper()
	others := map[string][]string{}
	relations := map[string]int{}
	for _, tie := range whole.Ties {
		for _, pair := range [][2]string{{tie.From, tie.To}, {tie.To, tie.From}} {
			if !slices.Contains(others[pair[0]], pair[1]) {
				others[pair[0]] = append(others[pair[0]], pair[1])
			}
		}
		relations[tie.Relation]++
	}
	if len(e.Hubs) != min(12, len(whole.Members)) || len(e.Relations) != len(relations) {
		t.Errorf("%d actors and %d relations of %d and %d are named", len(e.Hubs), len(e.Relations), len(whole.Members), len(relations))
	}
	named := map[string]bool{}
	for i, h := range e.Hubs {
		before := 0 // actors with more others
		for _, list := range others {
			if len(list) > int(h.Score) {
				before++
			}
		}
		if named[h.Actor] || int(h.Score) != len(others[h.Actor]) || h.Place != before+1 || before > i || h.Name != whole.Actors[h.Actor].Name {
			t.Errorf("hub %d is %+v: tied to %d others, and %d actors to more", i+1, h, len(others[h.Actor]), before)
		}
		named[h.Actor] = true
	}
	for i, r := range e.Relations {
		if r.Count != relations[r.ID] || i > 0 && r.Count > e.Relations[i-1].Count {
			t.Errorf("relation %d is %+v, with %d ties", i+1, r, relations[r.ID])
		}
	}
	if n := e.Network; len(n.Members)+len(n.Ties) > 0 || !reflect.DeepEqual(n.Asked, whole.Asked) || !slices.Equal(n.Limits, whole.Limits) {
		t.Errorf("the refusal says %+v, want %+v with neither actors nor ties", n.Base, whole.Base)
	}
}
