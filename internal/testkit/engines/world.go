package engines

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/testkit"
)

// world is a dossier under a filter, as plain loops over its claims see it. The
// names in the filter must be ids.
type world struct {
	d      *data.Dossier
	claims []*held // those that pass what is asked of claims, in the order of ids
	every  []*held // in the order of ids
	all    map[string]*held
	ties   []*tie // in the order of their ends and relations
}

// held is a claim under the withdrawals of a filter.
type held struct {
	data.Claim
	data.Assessment
	identity string
	written  []string           // the ids that somebody gave it
	general  []data.Attribution // the words of those who deny it in general
	passes   bool
	gone     bool // every word on it is withdrawn
}

// tie is all passing claims with the same ends and relation, best grade first.
type tie struct {
	from, to string
	relation *data.Relation
	claims   []*held
}

func (t *tie) best() *held { return t.claims[0] }

// newWorld looks at every claim by itself, and at every other that may deny it in
// general. Keep exempts actors from the kinds.
func newWorld(d *data.Dossier, f ask.Filter, keep ...string) *world {
	united, err := data.Unite(context.Background(), d) // for what claims are called, and how they are told
	if err != nil {
		panic(err)
	}
	w := &world{d: d, all: map[string]*held{}}
	assessor := data.NewAssessor(d)
	claims := testkit.ClaimsOf(d)
	left := func(i int) []data.Attribution {
		return assessor.Without(claims[i].Said, setOf(f.WithoutSources), setOf(f.WithoutVoices))
	}
	for i := range claims {
		h := &held{Claim: united.Claim(claims[i].Entries[0]), identity: testkit.Identity(d, &claims[i].Claim), general: testkit.InGeneral(d, claims, i, left)}
		for _, at := range claims[i].Entries {
			h.written = append(h.written, d.Entry(at).ID)
		}
		said := h.Said
		h.Said = assessor.Without(said, setOf(f.WithoutSources), setOf(f.WithoutVoices))
		h.Assessment = assessor.Assess(h.Said)
		if all := slices.Concat(h.Said, h.general); len(h.general) > 0 {
			firm := assessor.IndependentOrigins(all, data.Asserts)
			h.Status, h.Grade = data.StatusOf(all, firm), data.GradeOf(all, firm)
		}
		h.gone = len(h.Said) == 0 && len(said) > 0
		h.passes = !h.gone && passes(h, f) && accords(assessor, h, f.AccordingTo)
		w.all[h.ID] = h
		w.every = append(w.every, h)
	}
	slices.SortFunc(w.every, func(a, b *held) int { return strings.Compare(a.ID, b.ID) })
	for _, h := range w.every {
		if h.passes {
			w.claims = append(w.claims, h)
		}
	}
	w.tie(f, keep)
	return w
}

func setOf(ids []string) map[string]bool {
	set := map[string]bool{}
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// passes is what a filter asks of a claim by itself.
func passes(h *held, f ask.Filter) bool {
	status := h.Status != data.Denied
	if len(f.Statuses) > 0 {
		status = slices.Contains(f.Statuses, h.Status)
	}
	modality := h.Modality == data.Actual
	if len(f.Modalities) > 0 {
		modality = slices.Contains(f.Modalities, h.Modality)
	}
	// The moments asked for are those of --as-of within --since and --until; where
	// there is none, nothing but what has no bounds there can hold.
	since, until := f.AsOf.First(), f.AsOf.Last()
	if !f.Since.IsZero() {
		since = max(since, f.Since.First())
	}
	if !f.Until.IsZero() {
		until = min(until, f.Until.Last())
	}
	return status && modality && h.Grade >= f.MinGrade && h.When.Last() >= since && h.When.First() <= until
}

// accords reports whether a claim is in an actor's view: what nobody denies, and
// what it holds itself and does not deny.
func accords(a *data.Assessor, h *held, actor string) bool {
	if actor == "" || h.Status != data.Contested && h.Status != data.Denied {
		return true
	}
	holds := false
	for i := range h.Said {
		if slices.Contains(a.Voice(&h.Said[i]), actor) {
			if !h.Said[i].Stance.Holds() {
				return false
			}
			holds = true
		}
	}
	return holds
}

// tie bundles the passing claims.
func (w *world) tie(f ask.Filter, keep []string) {
	for _, h := range w.claims {
		r := w.relation(h.Relation)
		if len(f.Relations) > 0 && !slices.Contains(f.Relations, r.ID) || len(f.Tones) > 0 && !slices.Contains(f.Tones, r.Tone.OrDefault()) {
			continue
		}
		for _, p := range pairs(h, r) {
			if !w.shown(p[0], f, keep) || !w.shown(p[1], f, keep) {
				continue
			}
			same := func(t *tie) bool { return t.from == p[0] && t.to == p[1] && t.relation.ID == r.ID }
			i := slices.IndexFunc(w.ties, same)
			if i < 0 {
				i = len(w.ties)
				w.ties = append(w.ties, &tie{from: p[0], to: p[1], relation: r})
			}
			if t := w.ties[i]; !slices.Contains(t.claims, h) {
				t.claims = append(t.claims, h)
			}
		}
	}
	for _, t := range w.ties {
		slices.SortStableFunc(t.claims, func(a, b *held) int { return cmp.Compare(b.Grade, a.Grade) })
	}
	slices.SortFunc(w.ties, (*tie).compare)
}

func (t *tie) compare(o *tie) int {
	return cmp.Or(strings.Compare(t.from, o.from), strings.Compare(t.to, o.to), strings.Compare(t.relation.ID, o.relation.ID))
}

// pairs lists the pairs of actors that a claim ties: each first one with each
// second one, or every two of those on one side.
func pairs(h *held, r *data.Relation) (list [][2]string) {
	for i, from := range h.From {
		to := h.To
		if len(to) == 0 {
			to = slices.DeleteFunc(slices.Clone(h.From[i+1:]), func(id string) bool { return id == from })
		}
		for _, other := range to {
			p := [2]string{from, other}
			if r.Symmetric {
				slices.Sort(p[:])
			}
			list = append(list, p)
		}
	}
	return list
}

func (w *world) relation(id string) *data.Relation {
	i := slices.IndexFunc(w.d.Relations, func(r data.Relation) bool { return r.ID == id })
	return &w.d.Relations[i]
}

func (w *world) actor(id string) *data.Actor {
	if i := slices.IndexFunc(w.d.Actors, func(a data.Actor) bool { return a.ID == id }); i >= 0 {
		return &w.d.Actors[i]
	}
	return nil
}

func (w *world) shown(id string, f ask.Filter, keep []string) bool {
	return len(f.Kinds) == 0 || slices.Contains(f.Kinds, w.actor(id).Kind) || slices.Contains(keep, id)
}

// tied lists the claims of ties, each once, in the order of the ties.
func tied(ties []*tie) (claims []*held) {
	for _, t := range ties {
		for _, h := range t.claims {
			if !slices.Contains(claims, h) {
				claims = append(claims, h)
			}
		}
	}
	return claims
}

// among keeps the ties with both ends among some actors.
func (w *world) among(ids []string) []*tie {
	return slices.DeleteFunc(slices.Clone(w.ties), func(t *tie) bool { return !slices.Contains(ids, t.from) || !slices.Contains(ids, t.to) })
}

// touching keeps the ties with an end among some actors.
func (w *world) touching(ids []string) []*tie {
	return slices.DeleteFunc(slices.Clone(w.ties), func(t *tie) bool { return !slices.Contains(ids, t.from) && !slices.Contains(ids, t.to) })
}

// passable says which way a question may pass along a tie.
func passable(t *tie, o ask.PathOptions) (forward, backward bool) {
	switch {
	case t.from == t.to:
		return false, false
	case o.EitherWay:
		return true, true
	case o.AsWritten:
		return true, t.relation.Symmetric
	}
	runs := t.relation.Runs()
	forward, backward = runs == data.Forward || runs == data.Both, runs == data.Backward || runs == data.Both
	if t.relation.Symmetric && (forward || backward) {
		return true, true
	}
	return forward, backward
}

// within lists the actors within some hops of others, whichever way ties run.
func (w *world) within(hops int, centres ...string) []string {
	met := slices.Clone(centres)
	for range hops {
		for _, id := range slices.Clone(met) {
			for _, t := range w.ties {
				for _, end := range [][2]string{{t.from, t.to}, {t.to, t.from}} {
					if end[0] == id && !slices.Contains(met, end[1]) {
						met = append(met, end[1])
					}
				}
			}
		}
	}
	slices.Sort(met)
	return met
}

func ids(claims []*held) []string {
	list := make([]string, len(claims))
	for i, h := range claims {
		list[i] = h.ID
	}
	return list
}
