package testkit

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"dossier/data"
)

// Claim is a claim of a dossier with the entries that it consists of, found by
// comparing every entry with every other.
type Claim struct {
	data.Claim
	Entries []int // positions, in order
}

// ClaimsOf joins the entries of a dossier by plain loops, in the order of the first
// entry of each. Their ids are those that were written, or empty.
func ClaimsOf(d *data.Dossier) []Claim {
	byIdentity := map[string]int{}
	var claims []Claim
	for i := range d.Claims.Len() {
		c := d.Entry(i)
		key := Identity(d, &c)
		at, known := byIdentity[key]
		if !known {
			byIdentity[key] = len(claims)
			claims = append(claims, Claim{c, []int{i}})
			continue
		}
		claims[at] = joined(claims[at], &c, i)
	}
	for i := range claims {
		claims[i].Said = distinct(claims[i].Said)
	}
	return claims
}

// joined adds an entry to a claim. Of two ids the smaller stands.
func joined(claim Claim, c *data.Claim, at int) Claim {
	claim.Entries = append(claim.Entries, at)
	said, weight := slices.Concat(claim.Said, c.Said), claim.Weight
	if c.Weight != nil && (weight == nil || *c.Weight < *weight) {
		weight = c.Weight
	}
	if c.ID != "" && (claim.ID == "" || c.ID < claim.ID) {
		claim.Claim = *c
	}
	claim.Said, claim.Weight = said, weight
	return claim
}

func distinct(said []data.Attribution) (list []data.Attribution) {
	for _, a := range said {
		a.Row = 0
		if !slices.ContainsFunc(list, func(b data.Attribution) bool { return reflect.DeepEqual(a, b) }) {
			list = append(list, a)
		}
	}
	return list
}

// Identity writes out what makes two claims one.
func Identity(d *data.Dossier, c *data.Claim) string {
	return frame(d, c) + fmt.Sprintf(" %q %q %q %q", data.Fold(c.What), c.When, c.Occasion, c.About)
}

// frame writes out actors, relation and modality.
func frame(d *data.Dossier, c *data.Claim) string {
	from, to := sorted(c.From), sorted(c.To)
	i := slices.IndexFunc(d.Relations, func(r data.Relation) bool { return r.ID == c.Relation })
	if i >= 0 && d.Relations[i].Symmetric {
		if len(to) == 0 && len(from) == 2 {
			from, to = from[:1], from[1:]
		}
		if len(to) > 0 && strings.Join(to, " ") < strings.Join(from, " ") {
			from, to = to, from
		}
	}
	return fmt.Sprintf("%q %s %q %s", from, c.Relation, to, c.Modality.OrDefault())
}

// InGeneral lists the words of denial on other claims that cover a claim, as far as
// said tells what is said of each.
func InGeneral(d *data.Dossier, claims []Claim, i int, said func(i int) []data.Attribution) (denials []data.Attribution) {
	holders := said(i)
	if !slices.ContainsFunc(holders, holds) {
		return nil
	}
	for k := range claims {
		words := said(k)
		if k == i || len(words) == 0 || slices.ContainsFunc(words, holds) || !covers(d, &claims[k].Claim, &claims[i].Claim) {
			continue
		}
		for _, a := range words {
			if !slices.ContainsFunc(holders, func(h data.Attribution) bool { return holds(h) && voice(d, &h) == voice(d, &a) }) {
				denials = append(denials, a)
			}
		}
	}
	return denials
}

func holds(a data.Attribution) bool { return a.Stance.Holds() }

// voice writes out whose word an attribution is.
func voice(d *data.Dossier, a *data.Attribution) string {
	return fmt.Sprintf("%q", sorted(data.NewAssessor(d).Voice(a)))
}

// sorted returns the set of some ids.
func sorted(ids []string) []string { return slices.Compact(slices.Sorted(slices.Values(ids))) }

// covers reports whether what denial says takes in all that a claim says.
func covers(d *data.Dossier, denial, c *data.Claim) bool {
	alike := func(general, particular string) bool { return general == "" || general == particular }
	when := denial.When.IsZero() || !c.When.IsZero() && denial.When.First() <= c.When.First() && c.When.Last() <= denial.When.Last()
	return when && frame(d, denial) == frame(d, c) && alike(data.Fold(denial.What), data.Fold(c.What)) &&
		alike(denial.About, c.About) && alike(denial.Occasion, c.Occasion)
}
