package ask_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit"
)

// dispute makes a dossier of a claim that A owns B, asserted by X, and of a denial by
// A, each as a row of the tables of the rules changes it. Both may be one claim.
func dispute(claim, denial func(*data.Claim)) (without, with *data.Dossier) {
	make := func(denied bool) *data.Dossier {
		d := &data.Dossier{Relations: data.BuiltinRelations(), Sources: []data.Source{{ID: "s", Title: "S"}}}
		for _, id := range []string{"a", "b", "x", "z"} {
			d.Actors = append(d.Actors, data.Actor{ID: id, Name: strings.ToUpper(id), Kind: data.KindOrganization})
		}
		c := data.Claim{From: []string{"a"}, Relation: "owns", To: []string{"b"}, Said: []data.Attribution{{By: []string{"x"}, Stance: data.Asserts, Source: "s"}}}
		if claim != nil {
			claim(&c)
		}
		d.Claims.Append(c)
		if denied {
			c := data.Claim{From: []string{"a"}, Relation: "owns", To: []string{"b"}, Said: []data.Attribution{{By: []string{"a"}, Stance: data.Denies, Source: "s"}}}
			if denial != nil {
				denial(&c)
			}
			d.Claims.Append(c)
		}
		return d
	}
	return make(false), make(true)
}

// What a denial reaches, row by row as docs/model.md has it.
func TestDenialsCover(t *testing.T) {
	when := func(date string) func(*data.Claim) {
		return func(c *data.Claim) { c.When = testkit.Date(date) }
	}
	what := func(words, date string) func(*data.Claim) {
		return func(c *data.Claim) { c.What, c.When = words, testkit.Date(date) }
	}
	for _, c := range []struct {
		name                   string
		claim, denial          func(*data.Claim)
		is, accordingTo, alone string // of the claim: its status and grade; "": it does not pass
		apart                  bool   // check says that the denial misses it
	}{
		{"the same", nil, nil, "contested 3", "", "asserted 4", false},
		{"a year", when("2019"), nil, "contested 3", "", "asserted 4", false},
		{"a month within a year", when("2019-05"), when("2019"), "contested 3", "", "asserted 4", false},
		{"a qualifier does not stretch", when("2019~"), when("2019"), "contested 3", "", "asserted 4", false},
		{"a year beyond a month", when("2019"), when("2019-05"), "asserted 4", "asserted 4", "asserted 4", true},
		{"no time lies in no period", nil, when("2019"), "asserted 4", "asserted 4", "asserted 4", true},
		{"a thing in a year", what("rockets", "2019"), what("rockets", ""), "contested 3", "", "asserted 4", false},
		{"in other spelling", what("Rockets ", "2019"), what("rockets", ""), "contested 3", "", "asserted 4", false},
		{"nothing said of what", nil, what("rockets", ""), "asserted 4", "asserted 4", "asserted 4", true},
		{"another thing", what("tanks", ""), what("rockets", ""), "asserted 4", "asserted 4", "asserted 4", false},
		{"a plan stands", func(c *data.Claim) { c.Modality = data.Planned }, nil, "asserted 4", "asserted 4", "asserted 4", false},
		{"its own word beats its general denial", func(c *data.Claim) {
			c.What = "rockets"
			c.Said = append(c.Said, data.Attribution{By: []string{"a"}, Stance: data.Asserts, Source: "s"})
		}, nil, "confirmed 5", "confirmed 5", "asserted 4", false},
		{"other actors", func(c *data.Claim) { c.From = []string{"a", "z"} }, nil, "asserted 4", "asserted 4", "asserted 4", false},
		{"alleged", func(c *data.Claim) { c.When, c.Said[0].Stance = testkit.Date("2019"), data.Alleges }, nil, "contested 1", "", "alleged 2", false},
		{"an occasion", func(c *data.Claim) { c.Occasion = "7" }, nil, "contested 3", "", "asserted 4", false},
		{"another occasion", func(c *data.Claim) { c.Occasion = "7" }, func(c *data.Claim) { c.Occasion = "8" }, "asserted 4", "asserted 4", "asserted 4", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, after := dispute(c.claim, c.denial)
			old, now := memory(t, before), memory(t, after)
			id := claimOf(t, old, ask.Filter{}).ID
			for _, q := range []struct {
				name, want string
				f          ask.Filter
			}{
				{"as it is", c.is, ask.Filter{}}, {"according to A", c.accordingTo, ask.Filter{AccordingTo: "a"}}, {"without the word of A", c.alone, ask.Filter{WithoutVoices: []string{"a"}}},
			} {
				if got := told(t, now, id, q.f); got != q.want {
					t.Errorf("%s: %q, want %q", q.name, got, q.want)
				}
				if got := onPath(t, now, id, q.f); got != q.want {
					t.Errorf("%s, on the path: %q, want %q", q.name, got, q.want)
				}
			}
			regraded := compared(t, old, now)
			if want := c.is != told(t, old, id, ask.Filter{}); regraded != want {
				t.Errorf("the denial comes: regraded %v, want %v", regraded, want)
			}
			apart := slices.ContainsFunc(data.Check(t.Context(), after), func(p data.Problem) bool { return p.Code == data.CodeDenialApart })
			if apart != c.apart {
				t.Errorf("denial-apart: %v, want %v", apart, c.apart)
			}
		})
	}
}

func memory(t *testing.T, d *data.Dossier) *ask.Memory {
	t.Helper()
	m, err := ask.Load(t.Context(), d, "test")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// listed are the claims that pass a filter, of every modality.
func listed(t *testing.T, m *ask.Memory, f ask.Filter) []answer.Claim {
	t.Helper()
	f.Modalities = data.Modalities()
	a, err := ask.Ask(t.Context(), m, ask.Question{Verb: answer.VerbClaims, Filter: f})
	if err != nil {
		t.Fatal(err)
	}
	claims, err := a.(*answer.Listing).List.Slice()
	if err != nil {
		t.Fatal(err)
	}
	return claims
}

func claimOf(t *testing.T, m *ask.Memory, f ask.Filter) answer.Claim {
	t.Helper()
	claims := listed(t, m, f)
	if len(claims) != 1 {
		t.Fatalf("%d claims", len(claims))
	}
	return claims[0]
}

// told is what a claim is worth under a filter.
func told(t *testing.T, m *ask.Memory, id string, f ask.Filter) string {
	for _, c := range listed(t, m, f) {
		if c.ID == id {
			return fmt.Sprint(c.Status, " ", c.Grade)
		}
	}
	return ""
}

// onPath is what a claim is worth that lies on the path from A to B.
func onPath(t *testing.T, m *ask.Memory, id string, f ask.Filter) string {
	t.Helper()
	f.Modalities = data.Modalities()
	a, err := ask.Ask(t.Context(), m, ask.Question{Verb: answer.VerbPath, Actors: []string{"a", "b"}, Filter: f})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range a.(*answer.Paths).Paths {
		for _, tie := range p.Hops[0].Ties {
			if slices.Contains(tie.Claims, id) {
				c := a.Common().Claims[id]
				return fmt.Sprint(c.Status, " ", c.Grade)
			}
		}
	}
	return ""
}

// compared reports whether a claim is regraded from one dossier to the other.
func compared(t *testing.T, old, now *ask.Memory) bool {
	t.Helper()
	a, err := ask.Compare(t.Context(), old, now, ask.Question{Verb: answer.VerbDiff, Actors: []string{"old", "new"}, Filter: ask.Filter{Modalities: data.Modalities()}})
	if err != nil {
		t.Fatal(err)
	}
	c := a.(*answer.Comparison)
	if c.Added.Len()+c.Gone.Len()+c.Reworded.Len() > 0 {
		t.Errorf("%d new, %d gone, %d reworded", c.Added.Len(), c.Gone.Len(), c.Reworded.Len())
	}
	return c.Regraded.Len() == 1
}
