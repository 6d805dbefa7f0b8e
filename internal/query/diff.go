package query

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/render"
)

// DiffOptions name the two sides of a comparison within one dossier: two dates
// or two voices. One value holds for both sides.
type DiffOptions struct {
	AsOf        []data.Date
	AccordingTo []string
}

// DiffAnswer says what differs between two sides. Claims are told apart by their
// ids and by what they tie: where two dossiers use one id for claims about
// different actors or relations, one is gone and the other added. Lists are in
// the order of ids.
type DiffAnswer struct {
	Old string `json:"old"` // what the sides are: files, dates or voices
	New string `json:"new"`
	// Added passes on the new side alone, Gone on the old side alone.
	Added []Claim `json:"added"`
	Gone  []Claim `json:"gone"`
	// Regraded passes on both sides with another status or grade, Reworded with
	// the same ones but other content.
	Regraded []Change `json:"regraded"`
	Reworded []Change `json:"reworded"`
	// Same counts the claims that pass on both sides and do not differ.
	Same int `json:"same"`
}

// Change is a claim as it stands on both sides.
type Change struct {
	ID  string `json:"id"`
	Old Claim  `json:"old"`
	New Claim  `json:"new"`
}

// Voices returns who speaks on one side alone: the attributions that the new side
// has and the old one lacks, and the other way round.
func (c Change) Voices() (added, gone []data.Attribution) {
	return lacking(c.New.Written.Said, c.Old.Written.Said), lacking(c.Old.Written.Said, c.New.Written.Said)
}

// lacking returns what of a list is not in another.
func lacking(list, other []data.Attribution) []data.Attribution {
	return slices.DeleteFunc(slices.Clone(list), func(a data.Attribution) bool {
		return slices.ContainsFunc(other, func(b data.Attribution) bool { return reflect.DeepEqual(a, b) })
	})
}

// Empty reports whether the sides do not differ.
func (a *DiffAnswer) Empty() bool {
	return len(a.Added)+len(a.Gone)+len(a.Regraded)+len(a.Reworded) == 0
}

// DiffResult is a DiffAnswer with the two views that it was made from.
type DiffResult struct {
	Answer   DiffAnswer
	Old, New *graph.View
	// was and is find the claims that pass on each side by their ids.
	was, is map[string]graph.ClaimRef
}

// Diff compares the claims that pass on two sides. With two dossiers the filter
// holds for both; with one, given twice, two dates or two voices must be named.
func Diff(ctx context.Context, before, after *graph.Graph, q Question) (*DiffResult, error) {
	oldSide, newSide, names, err := sides(q)
	if err != nil {
		return nil, err
	}
	r := &DiffResult{}
	if r.Old, err = viewOf(ctx, before, oldSide); err != nil {
		return nil, err
	}
	if r.New, err = viewOf(ctx, after, newSide); err != nil {
		return nil, err
	}
	r.Answer = DiffAnswer{Old: names[0], New: names[1], Added: []Claim{}, Gone: []Claim{}, Regraded: []Change{}, Reworded: []Change{}}
	r.was, r.is = passing(r.Old), passing(r.New)
	r.compare(r.was, maps.Clone(r.is))
	return r, nil
}

// sides makes the questions of both sides and says what the sides are.
func sides(q Question) (before, after Question, names [2]string, err error) {
	dates, voices := q.Diff.AsOf, q.Diff.AccordingTo
	files := len(q.Actors)
	pairs := 0
	for _, n := range []int{len(dates), len(voices), files} {
		if n == 2 {
			pairs++
		}
	}
	if pairs != 1 || len(dates) > 2 || len(voices) > 2 || files == 1 {
		return q, q, names, usagef("diff compares two of one thing: two dossiers, two dates (--as-of 2019,2023) or two voices (--according-to Washington,Moscow)")
	}
	before, after = q, q
	for i, side := range []*Question{&before, &after} {
		if len(dates) > 0 {
			side.Filter.AsOf = dates[min(i, len(dates)-1)]
		}
		if len(voices) > 0 {
			side.Filter.AccordingTo = voices[min(i, len(voices)-1)]
		}
		switch {
		case files == 2:
			names[i] = q.Actors[i]
		case len(dates) == 2:
			names[i] = dates[i].String()
		default:
			names[i] = "the word of " + voices[i]
		}
		side.Actors = nil
	}
	return before, after, names, nil
}

// passing lists the claims that pass, by id.
func passing(v *graph.View) map[string]graph.ClaimRef {
	claims := map[string]graph.ClaimRef{}
	for t := range v.Ties {
		for _, ref := range v.Claims(t) {
			claims[v.Graph().Claim(ref).ID] = ref
		}
	}
	return claims
}

func (r *DiffResult) compare(before, after map[string]graph.ClaimRef) {
	a := &r.Answer
	for _, id := range sortedKeys(before) {
		was := ClaimOf(r.Old, before[id])
		ref, stays := after[id]
		var is Claim
		if stays {
			is = ClaimOf(r.New, ref)
		}
		if !stays || !sameTie(was, is) {
			a.Gone = append(a.Gone, was)
			continue
		}
		delete(after, id) // what is left is new
		switch change := (Change{ID: id, Old: was, New: is}); {
		case was.Status != is.Status || was.Grade != is.Grade:
			a.Regraded = append(a.Regraded, change)
		case !reflect.DeepEqual(was, is):
			a.Reworded = append(a.Reworded, change)
		default:
			a.Same++
		}
	}
	for _, id := range sortedKeys(after) {
		a.Added = append(a.Added, ClaimOf(r.New, after[id]))
	}
}

// sameTie reports whether two claims of one id tie the same actors by the same
// relation.
func sameTie(a, b Claim) bool {
	return a.Relation == b.Relation && slices.Equal(a.From, b.From) && slices.Equal(a.To, b.To)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// DrawDiff makes the figure of a comparison: what was added and what is gone,
// over what stayed, in grey.
func DrawDiff(ctx context.Context, r *DiffResult, q Question, version string) (*render.Figure, error) {
	title := strings.TrimSpace(q.Figure.Title)
	if title == "" {
		title = "From " + r.Answer.Old + " to " + r.Answer.New
	}
	var digests [2]string
	for i, v := range []*graph.View{r.Old, r.New} {
		var err error
		if digests[i], err = v.Graph().Dossier().Digest(ctx); err != nil {
			return nil, err
		}
	}
	opt := render.Options{Title: title, NoNotes: q.Figure.NoNotes, GroupBy: q.Figure.GroupBy, Flow: q.Figure.Direction.flow(), Stamp: render.Stamp{
		Query:   q.CommandLine(),
		Digest:  digests[0] + " " + digests[1],
		Version: version,
	}}
	f := render.FromDiff(r.Old, r.New, opt)
	render.Bundle(&f)
	return &f, nil
}
