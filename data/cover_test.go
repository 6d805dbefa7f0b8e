package data

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
)

// manyDenials is a dispute of claims and denials of many periods by a few voices, so
// many that they are counted by their tree.
func manyDenials(t *testing.T, rng *rand.Rand, claims, denials int) *Dossier {
	t.Helper()
	d := claimsDossier()
	date := func() Date {
		from := 1990 + rng.IntN(30)
		switch rng.IntN(6) {
		case 0:
			return mustDate(t, fmt.Sprintf("%d/..", from))
		case 1:
			return mustDate(t, fmt.Sprint(from))
		}
		return mustDate(t, fmt.Sprintf("%d-%02d/%d", from, 1+rng.IntN(12), from+1+rng.IntN(5)))
	}
	voice := func() []string { return [][]string{{"a"}, {"b"}, {"c"}, {"b", "c"}}[rng.IntN(4)] }
	for i := range claims + denials {
		c := Claim{From: []string{"a"}, Relation: "owns", To: []string{"b"}, When: date(), Said: []Attribution{{By: voice(), Stance: Asserts}}}
		if rng.IntN(3) == 0 {
			c.Said = append(c.Said, Attribution{By: voice()})
		}
		if rng.IntN(9) == 0 {
			c.When = Date{}
		}
		c.What = []string{"", "x", "y"}[rng.IntN(3)]
		if i >= claims {
			c.Said = c.Said[:1]
			c.Said[0].Stance = Denies
		}
		d.Claims.Append(c)
	}
	return unite(t, d)
}

// What covers a claim is counted, and found, as plain loops do it.
func TestCoverAgainstNaive(t *testing.T) {
	listed, cut := 0, 0
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 4))
		d := manyDenials(t, rng, 60, []int{3, 40, 400}[seed%3])
		if d.Claims.Disputes() != 1 {
			t.Fatalf("%d disputes", d.Claims.Disputes())
		}
		dispute := d.Claims.Dispute(0)
		cover, err := d.NewCover(t.Context(), dispute, NewAssessor(d), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range dispute {
			want := naiveCover(d, dispute, int(at))
			list, total := cover.Denials(int(at))
			if total != want || cover.Count(int(at)) != want || cover.Covers(int(at)) != (want > 0) || len(list) != min(want, MostDenials) {
				t.Fatalf("seed %d, claim %d: %d denials of which %d are listed, covered %v; want %d", seed, at, total, len(list), cover.Covers(int(at)), want)
			}
			listed += len(list)
			if want > MostDenials {
				cut++
			}
		}
	}
	if listed == 0 || cut == 0 {
		t.Errorf("%d denials listed, %d lists cut: too plain", listed, cut)
	}
}

func naiveCover(d *Dossier, dispute []uint32, at int) (n int) {
	c := d.Claim(at)
	holders := map[string]bool{}
	for _, a := range c.Said {
		if a.Stance.Holds() {
			holders[fmt.Sprint(a.By)] = true
		}
	}
	if len(holders) == 0 {
		return 0
	}
	for _, other := range dispute {
		o := d.Claim(int(other))
		held := false
		for _, a := range o.Said {
			held = held || a.Stance.Holds()
		}
		within := o.When.IsZero() || !c.When.IsZero() && o.When.First() <= c.When.First() && o.When.Last() >= c.When.Last()
		if held || !within || o.What != "" && o.What != c.What {
			continue
		}
		for _, a := range o.Said {
			if !holders[fmt.Sprint(a.By)] {
				n++
			}
		}
	}
	return n
}

// Where its context has ended, there is no cover.
func TestCoverLooksAtItsContext(t *testing.T) {
	d := manyDenials(t, rand.New(rand.NewPCG(1, 1)), 500, 500)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.NewCover(ctx, d.Claims.Dispute(0), NewAssessor(d), nil); err != context.Canceled {
		t.Error(err)
	}
}
