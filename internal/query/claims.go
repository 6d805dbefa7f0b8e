package query

import (
	"context"
	"dossier/data"
	"dossier/graph"
)

// Claim is a claim with what follows from it, as answers give it.
type Claim struct {
	ID       string        `json:"id"`
	From     []string      `json:"from"`
	Relation string        `json:"relation"`
	To       []string      `json:"to"`
	What     string        `json:"what"`
	Modality data.Modality `json:"modality"`
	When     string        `json:"when"`
	About    string        `json:"about"`
	Status   data.Status   `json:"status"`
	Grade    data.Grade    `json:"grade"`
	Origins  int           `json:"origins"`
	Weight   *float64      `json:"weight,omitempty"`
	Said     []Attribution `json:"said"`
	// Written is the claim as the dossier has it.
	Written data.Claim `json:"-"`
}

// Attribution is one voice on a claim.
type Attribution struct {
	By          []string    `json:"by"` // empty: the source itself
	Stance      data.Stance `json:"stance"`
	Source      string      `json:"source"`
	At          string      `json:"at"`
	Quote       string      `json:"quote"`
	SaidOn      string      `json:"said_on"`
	Reliability string      `json:"reliability,omitempty"`
	Credibility int         `json:"credibility,omitempty"`
	Confidence  *int        `json:"confidence,omitempty"`
}

// ClaimsResult holds the claims that pass a filter, in the order of their ties.
type ClaimsResult struct {
	View *graph.View
	Refs []graph.ClaimRef
}

// Claims returns the claims that pass the filter; with actors named, those
// that touch one of them.
func Claims(ctx context.Context, g *graph.Graph, q Question) (*ClaimsResult, error) {
	names := resolve{g: g}
	filter := names.filter(q.Filter)
	wanted := map[graph.Node]bool{}
	for _, n := range names.nodes(q.Actors) {
		wanted[n] = true
	}
	if names.err != nil {
		return nil, names.err
	}
	view, err := g.View(ctx, filter)
	if err != nil {
		return nil, err
	}
	r := &ClaimsResult{View: view}
	seen := make([]bool, g.Dossier().Claims.Len())
	for t := range graph.Tie(g.NumTies()) {
		from, to := g.Ends(t)
		if !view.Has(t) || len(wanted) > 0 && !wanted[from] && !wanted[to] {
			continue
		}
		for _, c := range view.Claims(t) {
			if !seen[c] {
				seen[c] = true
				r.Refs = append(r.Refs, c)
			}
		}
	}
	return r, nil
}

// ClaimOf returns a claim with its assessment under the view's filter.
func ClaimOf(v *graph.View, ref graph.ClaimRef) Claim {
	c, a := v.Claim(ref), v.Assess(ref)
	out := Claim{
		ID: c.ID, From: list(c.From), Relation: c.Relation, To: list(c.To),
		What: c.What, Modality: c.Modality, When: c.When.String(), About: c.About,
		Status: a.Status, Grade: a.Grade, Origins: a.Origins, Weight: c.Weight,
		Said: []Attribution{}, Written: c,
	}
	for _, s := range c.Said {
		out.Said = append(out.Said, Attribution{
			By: list(s.By), Stance: s.Stance, Source: s.Source, At: s.At, Quote: s.Quote, SaidOn: s.SaidOn.String(),
			Reliability: s.Reliability, Credibility: s.Credibility, Confidence: s.Confidence,
		})
	}
	return out
}

// list never returns nil, so that JSON has no null where a list belongs.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
