package describe_test

import (
	"context"
	"io"
	"strconv"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/describe"
	"dossier/internal/document"
)

// many is a listing of so many claims that are made while they are read.
func many(n int, made *int) *answer.Listing {
	a := &answer.Listing{Base: base("claims")}
	model := a.Claims["acme-supplies-ministry"]
	a.List = answer.ListFrom(n, func(yield func(answer.Claim, error) bool) {
		for i := range n {
			*made++
			c := model
			c.ID = "claim-" + strconv.Itoa(i)
			if !yield(c, nil) {
				return
			}
		}
	})
	return a
}

// TestClaimsAreToldAsTheyAreMade: on a terminal a list is read once, when it is
// written; a report reads it once more for its numbers. Both end with the context.
func TestClaimsAreToldAsTheyAreMade(t *testing.T) {
	const n = 100000
	made := 0
	d := told(t, describe.Options{Arrangement: describe.Terminal}, many(n, &made))
	if made != 0 {
		t.Errorf("%d claims were made before the document was written", made)
	}
	if err := document.Text(t.Context(), io.Discard, d, document.TextStyle{Width: 80}); err != nil || made != n {
		t.Errorf("%d claims were made, %v", made, err)
	}
	made = 0
	d = told(t, describe.Options{}, many(n, &made))
	if err := document.Markdown(t.Context(), io.Discard, d); err != nil || made != 2*n {
		t.Errorf("%d claims were made, %v", made, err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	made = 0
	if _, err := describe.Document(ended, []describe.Entry{{Answer: many(n, &made)}}, describe.Options{}); err != context.Canceled || made > 2000 {
		t.Errorf("%d claims were made after the context had ended, and %v", made, err)
	}
}

// TestNotesAreBounded: 200 notes a section, and a sentence about the others.
func TestNotesAreBounded(t *testing.T) {
	made := 0
	d := told(t, describe.Options{}, many(250, &made))
	s := &d.Sections[0]
	if len(s.Notes) != 200 || s.More != "The evidence of 50 claims is left out: narrow the question to see it." {
		t.Errorf("%d notes; %q", len(s.Notes), s.More)
	}
	a := answers()["profile"].(*answer.Profile)
	for i := range 300 {
		id := "c" + strconv.Itoa(i%250)
		a.Claims[id] = answer.Claim{ID: id, Sentence: "Claim " + id, Said: []answer.Attribution{{Stance: data.Asserts, Source: "paper"}}}
		a.Out = append(a.Out, answer.ProfileTie{TieClaims: answer.TieClaims{Claims: []string{id}}})
	}
	if s := told(t, describe.Options{}, a).Sections[0]; len(s.Notes) != 200 || !strings.Contains(s.More, " 51 claims ") {
		t.Errorf("%d notes; %q", len(s.Notes), s.More)
	}
}

// TestAllocationsPerClaim: what telling a claim costs does not grow with the list.
func TestAllocationsPerClaim(t *testing.T) {
	const n = 2000
	made := 0
	d := told(t, describe.Options{Arrangement: describe.Terminal}, many(n, &made))
	got := testing.AllocsPerRun(3, func() {
		if err := document.Text(t.Context(), io.Discard, d, document.TextStyle{Width: 80}); err != nil {
			t.Fatal(err)
		}
	})
	if got/n > 16 {
		t.Errorf("%.1f allocations a claim", got/n)
	}
}

func BenchmarkClaimsOnATerminal(b *testing.B) {
	made := 0
	d := told(b, describe.Options{Arrangement: describe.Terminal}, many(b.N, &made))
	b.ReportAllocs()
	b.ResetTimer()
	if err := document.Text(b.Context(), io.Discard, d, document.TextStyle{Width: 80}); err != nil {
		b.Fatal(err)
	}
}
