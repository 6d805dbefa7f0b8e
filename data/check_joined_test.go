package data

import (
	"context"
	"strings"
	"testing"
	"time"
)

// What Check says of entries that join, or nearly do.
func TestCheckJoined(t *testing.T) {
	weight, other := 1.0, 2.0
	denies := []Attribution{{By: []string{"b"}, Stance: Denies, Source: "s"}}
	for _, c := range []struct {
		name          string
		first, second func(c *Claim)
		code, place   string
		message       string
	}{
		{name: "said twice", code: CodeRepeatedAttribution, place: "said.0", message: "says the same as the claim"},
		{name: "said by others", second: func(c *Claim) { c.Said[0].Source = "r" }},
		{name: "said with another quote", second: func(c *Claim) { c.Said[0].Quote = "no" }},
		{name: "weights", first: func(c *Claim) { c.Weight = &weight }, second: func(c *Claim) { c.Weight, c.Said[0].Source = &other, "r" }, code: CodeWeightsDiffer, place: "weight", message: "weigh different amounts"},
		{name: "one weight", first: func(c *Claim) { c.Weight = &weight }, second: func(c *Claim) { c.Said[0].Source = "r" }},
		{name: "dates", first: func(c *Claim) { c.When = mustDate(t, "2019") }, second: func(c *Claim) { c.When = mustDate(t, "2019~") }, code: CodeAlikeDates, place: "when", message: "2019~ and 2019"},
		{name: "an interval", first: func(c *Claim) { c.When = mustDate(t, "2019") }, second: func(c *Claim) { c.When = mustDate(t, "2019-01-01/2019-12-31") }, code: CodeAlikeDates, place: "when"},
		{name: "other days", first: func(c *Claim) { c.When = mustDate(t, "2019") }, second: func(c *Claim) { c.When = mustDate(t, "2019/2020") }},
		{name: "apart", second: func(c *Claim) { c.Said, c.When = denies, mustDate(t, "2019") }, code: CodeDenialApart, message: "the denial gives the time 2019 and the claim none"},
		{name: "apart in words", first: func(c *Claim) { c.What = "" }, second: func(c *Claim) { c.Said = denies }, code: CodeDenialApart, message: "the denial gives the words a third and the claim none"},
		{name: "another thing", first: func(c *Claim) { c.What = "half" }, second: func(c *Claim) { c.Said = denies }},
		{name: "covered", first: func(c *Claim) { c.When = mustDate(t, "2019") }, second: func(c *Claim) { c.Said = denies }},
	} {
		claims := []Claim{baseClaim(), baseClaim()}
		for i, change := range []func(*Claim){c.first, c.second} {
			if change != nil {
				change(&claims[i])
			}
		}
		d := claimsDossier(claims...)
		d.Actors = d.Actors[:2]
		problems := Check(t.Context(), d)
		switch {
		case c.code == "" && len(problems) > 0:
			t.Errorf("%s: %v", c.name, problems)
		case c.code == "":
		case len(problems) != 1 || problems[0].Code != c.code || problems[0].Severity != Warning:
			t.Errorf("%s: want %s, found %v", c.name, c.code, problems)
		default:
			p := problems[0]
			if p.Place.Index != 1 || p.Place.Field != c.place || p.First == nil || p.First.Index != 0 || !strings.Contains(p.Message, c.message) {
				t.Errorf("%s: %+v, first %+v", c.name, p, p.First)
			}
		}
	}
}

// A claim of very many entries, each with a problem that names it, is checked in time that
// grows as they do.
func TestCheckOfClaimOfManyEntries(t *testing.T) {
	const entries = 100_000
	var d Dossier
	for range entries {
		d.Claims.Append(Claim{})
	}
	start := time.Now()
	if problems := Check(context.Background(), &d); !HasErrors(problems) {
		t.Error("claims without actors pass")
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("the check took %s", took)
	}
}
