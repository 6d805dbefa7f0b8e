package path

import (
	"cmp"
	"context"
	"encoding/binary"
	"maps"
	"slices"

	"dossier/data"
	"dossier/graph"
)

// Withdrawn says what was taken away.
type Withdrawn uint8

// What may be withdrawn.
const (
	Source Withdrawn = iota // all that stands in a source
	Voice                   // every word of an actor, alone or with others
	Origin                  // all sources that repeat one wire or witness
)

// String gives "source", "voice" or "origin".
func (w Withdrawn) String() string { return [...]string{"source", "voice", "origin"}[min(w, Origin)] }

// Outcome says what becomes of the best path of an answer.
type Outcome uint8

// The outcomes, worst first.
const (
	Gone      Outcome = iota // no path is left
	Longer                   // another path with more hops
	Different                // another path
	Weaker                   // the same path with a lower grade
	Same                     // the same path
	Stronger                 // the same path with a higher grade, as when a denial falls
)

// String gives "no path", "longer path", "different path", "weaker", "same" or "stronger".
func (o Outcome) String() string {
	return [...]string{"no path", "longer path", "different path", "weaker", "same", "stronger"}[min(o, Stronger)]
}

// Fall says what becomes of an answer when a source or a voice is withdrawn.
type Fall struct {
	Kind Withdrawn
	// ID is that of a source or an actor; an origin is named as sources name it.
	ID      string
	Outcome Outcome
	// Path is the best path that is left, as Find gives it in View; nil: none.
	Path *Path
	View *graph.View
	// Lost counts the paths of the answer that are among the answers no more.
	Lost int
	// Changed are the claims of the answer that are assessed otherwise or no
	// longer pass, by their position in the dossier.
	Changed []Change
}

// Change is what becomes of a claim.
type Change struct {
	Claim         graph.ClaimRef
	Passes        bool // it still passes the filter
	Before, After data.Assessment
}

// Stress withdraws each source, each voice and each common origin of several
// sources that occurs in the claims of an answer's paths, one at a time, and asks
// the question again. a is what Find gave for q in the view of f. The worst comes
// first; then what falls to the lower grade, then in the order of kinds and ids.
//
// Each costs a view and a search, and on a dossier with many voices they are
// many. Where the context ends first, Stress returns what it has, in order, with
// the context's error.
func Stress(ctx context.Context, g *graph.Graph, f graph.Filter, q Question, a Answer) ([]Fall, error) {
	return Search(Find).Stress(ctx, g, f, q, a)
}

// Stress is the function of this name with another search than [Find].
func (search Search) Stress(ctx context.Context, g *graph.Graph, f graph.Filter, q Question, a Answer) ([]Fall, error) {
	if err := q.check(g); err != nil {
		return nil, err
	}
	v, err := g.View(ctx, f)
	if err != nil || len(a.Paths) == 0 {
		return nil, err
	}
	if q.All {
		q.All, q.K = false, len(a.Paths)
		q.MaxHops = cmp.Or(q.MaxHops, DefaultMaxHops)
	}
	t := test{ctx: ctx, search: search, g: g, f: f, q: q, view: v, answer: a}
	t.gather()
	var falls []Fall
	for _, p := range t.pillars {
		fall, err := t.withdraw(p)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return sortFalls(falls), err
		}
		falls = append(falls, fall)
	}
	return sortFalls(falls), nil
}

func sortFalls(falls []Fall) []Fall {
	slices.SortFunc(falls, func(a, b Fall) int {
		return cmp.Or(cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.grade(), b.grade()),
			cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	return falls
}

func (f *Fall) grade() data.Grade {
	if f.Path == nil {
		return 0
	}
	return f.Path.Grade
}

// test is one stress test.
type test struct {
	ctx     context.Context
	search  Search
	g       *graph.Graph
	f       graph.Filter
	q       Question
	view    *graph.View
	answer  Answer
	claims  []graph.ClaimRef // of the answer
	pillars []pillar
}

// pillar is something that an answer may rest on.
type pillar struct {
	kind Withdrawn
	id   string
}

// gather lists the claims of the answer and whatever they rest on.
func (t *test) gather() {
	d := t.g.Dossier()
	origin := make(map[string]string, len(d.Sources))
	repeats := map[string]int{}
	for i := range d.Sources {
		origin[d.Sources[i].ID] = d.Sources[i].Origin
		repeats[d.Sources[i].Origin]++
	}
	found := map[pillar]bool{}
	seen := map[graph.ClaimRef]bool{}
	for _, p := range t.answer.Paths {
		for _, h := range p.Hops {
			for _, tie := range h.Ties {
				for _, c := range t.view.Claims(tie) {
					seen[c] = true
				}
			}
		}
	}
	t.claims = slices.Sorted(maps.Keys(seen))
	for _, c := range t.claims {
		for _, at := range t.said(c) {
			if at.Source != "" {
				found[pillar{Source, at.Source}] = true
			}
			for _, by := range at.By {
				found[pillar{Voice, by}] = true
			}
			if o := origin[at.Source]; len(at.By) == 0 && o != "" {
				found[t.originOf(o, repeats[o])] = true
			}
		}
	}
	delete(found, pillar{})
	t.pillars = slices.SortedFunc(maps.Keys(found), func(a, b pillar) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id))
	})
}

// said lists what is said of a claim, with the words of those who deny it in general.
func (t *test) said(c graph.ClaimRef) []data.Attribution {
	said := slices.Clone(t.g.Claim(c).Said)
	denials, _, _ := t.view.Denials(t.ctx, c) // whether the context has ended, the searches see
	for i := range denials {
		said = append(said, denials[i].Said)
	}
	return said
}

// originOf is the pillar that an origin stands for: an actor's voice, several
// sources, or nothing that its one source does not stand for already.
func (t *test) originOf(origin string, sources int) pillar {
	if _, actor := t.g.NodeOf(origin); actor {
		return pillar{Voice, origin}
	}
	if sources > 1 {
		return pillar{Origin, origin}
	}
	return pillar{}
}

// withdraw asks the question again without a pillar.
func (t *test) withdraw(p pillar) (Fall, error) {
	f := t.f
	switch p.kind {
	case Source:
		f.WithoutSources = append(slices.Clone(f.WithoutSources), p.id)
	case Voice:
		f.WithoutVoices = append(slices.Clone(f.WithoutVoices), p.id)
	case Origin:
		f.WithoutSources = slices.Clone(f.WithoutSources)
		for _, s := range t.g.Dossier().Sources {
			if s.Origin == p.id {
				f.WithoutSources = append(f.WithoutSources, s.ID)
			}
		}
	}
	v, err := t.g.View(t.ctx, f)
	if err != nil {
		return Fall{}, err
	}
	a, err := t.search(t.ctx, v, t.q)
	if err != nil {
		return Fall{}, err
	}
	fall := Fall{Kind: p.kind, ID: p.id, View: v, Outcome: Gone, Lost: t.lost(a), Changed: t.changed(v)}
	if len(a.Paths) > 0 {
		fall.Path = &a.Paths[0]
		fall.Outcome = compare(&t.answer.Paths[0], fall.Path)
	}
	return fall, nil
}

// compare says how the best path that is left stands to the one there was.
func compare(before, after *Path) Outcome {
	switch {
	case len(after.Hops) > len(before.Hops):
		return Longer
	case route(before) != route(after):
		return Different
	case after.Grade < before.Grade:
		return Weaker
	case after.Grade > before.Grade:
		return Stronger
	}
	return Same
}

// lost counts the paths that an answer no longer gives.
func (t *test) lost(a Answer) (n int) {
	left := make(map[string]bool, len(a.Paths))
	for i := range a.Paths {
		left[route(&a.Paths[i])] = true
	}
	for i := range t.answer.Paths {
		if !left[route(&t.answer.Paths[i])] {
			n++
		}
	}
	return n
}

// route is the actors of a path after the first, as a key.
func route(p *Path) string {
	key := make([]byte, 0, 4*len(p.Hops))
	for _, h := range p.Hops {
		key = binary.LittleEndian.AppendUint32(key, uint32(h.To))
	}
	return string(key)
}

func (t *test) changed(v *graph.View) (list []Change) {
	for _, c := range t.claims {
		change := Change{Claim: c, Passes: v.HasClaim(c), Before: t.view.Assess(c), After: v.Assess(c)}
		if !change.Passes || change.Before != change.After {
			list = append(list, change)
		}
	}
	return list
}
