package answer_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/testkit"
)

// TestWritingHeedsItsContext counts the looks at the context while many claims,
// and then many actors, are written, and ends it at each of them.
func TestWritingHeedsItsContext(t *testing.T) {
	const many = 5000
	claims := make([]answer.Claim, many)
	a := &answer.Listing{Base: answer.Base{Index: answer.NewIndex()}}
	for i := range claims {
		id := fmt.Sprint("c", i)
		claims[i] = answer.ClaimOf(data.Claim{ID: id, From: []string{id}, Relation: "supplies", To: []string{id}}, data.Assessment{})
		a.Actors[id] = answer.ActorOf(&data.Actor{ID: id, Name: id})
	}
	a.List = answer.ListOf(claims)
	writers := map[string]func(*testkit.Looks) error{
		"JSON": func(ctx *testkit.Looks) error { return answer.Write(ctx, new(bytes.Buffer), a) },
		"CSV":  func(ctx *testkit.Looks) error { return answer.WriteCSV(ctx, new(bytes.Buffer), a, false) },
	}
	for name, write := range writers {
		whole := testkit.EndAfter(1 << 30)
		if err := write(whole); err != nil {
			t.Fatal(err)
		}
		least := many / 1024
		if name == "JSON" {
			least *= 2 // claims and actors
		}
		if whole.Count() < least {
			t.Errorf("%s: %d looks at the context for %d claims, want %d", name, whole.Count(), many, least)
		}
		for n := range whole.Count() {
			if err := write(testkit.EndAfter(n)); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: ended at look %d, and gives %v", name, n, err)
			}
		}
	}
}
