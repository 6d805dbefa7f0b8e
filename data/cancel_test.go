package data_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// largeDossier has so many actors, written claims and rows that each takes
// several looks at a context.
func largeDossier() *data.Dossier {
	const n = 70_000
	d := &data.Dossier{Relations: data.BuiltinRelations(), Sources: []data.Source{{ID: "s"}}}
	claims := make([]data.Claim, n)
	t := &data.Table{Source: "s", Relation: make([]uint16, 2*n), From: make([]uint32, 2*n), To: make([]uint32, 2*n)}
	for i := range n {
		id := fmt.Sprintf("a%d", i)
		d.Actors = append(d.Actors, data.Actor{ID: id, Name: id, Kind: data.KindPerson})
		claims[i] = data.Claim{ID: fmt.Sprintf("c%d", i), From: []string{id}, To: []string{"a0"}, Relation: "warns", Modality: data.Actual, Said: []data.Attribution{{Source: "s", Stance: data.Asserts}}}
		t.To[i], t.To[n+i] = uint32(i), uint32(n-1-i)
	}
	d.Claims.Append(claims...)
	d.Claims.AppendTable(t)
	return d
}

func TestDigestEndsWithItsContext(t *testing.T) {
	d := largeDossier()
	whole := testkit.EndAfter(math.MaxInt)
	want, err := d.Digest(whole)
	if err != nil || whole.Count() < 6 {
		t.Fatalf("%v after %d looks at the context", err, whole.Count())
	}
	for n := 0; n < whole.Count(); n += 2 {
		if got, err := d.Digest(testkit.EndAfter(n)); got != "" || !errors.Is(err, context.Canceled) {
			t.Errorf("ended after %d of %d looks: %q, %v", n, whole.Count(), got, err)
		}
	}
	if got, _ := d.Digest(context.Background()); got != want {
		t.Errorf("%s, then %s", want, got)
	}
}

// Half a check must not pass for a clean one.
func TestCheckEndsWithItsContext(t *testing.T) {
	d := largeDossier()
	whole := testkit.EndAfter(math.MaxInt)
	if problems := data.Check(whole, d); data.HasErrors(problems) || whole.Count() < 12 {
		t.Fatalf("%v after %d looks at the context", problems[:1], whole.Count())
	}
	for n := range whole.Count() {
		problems := data.Check(testkit.EndAfter(n), d)
		errors := 0
		for _, p := range problems {
			if p.Severity == data.Error {
				errors++
			}
		}
		if errors != 1 || problems[len(problems)-1].Code != data.CodeInterrupted {
			t.Errorf("ended after %d of %d looks: %v", n, whole.Count(), problems)
		}
	}
}
