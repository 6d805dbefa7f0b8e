package engines

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/testkit"
)

// Comparison tests what the comparison of two engines, or of two dates or voices
// of one, must give.
func Comparison(t *testing.T, open Open) {
	t.Run("dossiers", func(t *testing.T) {
		for seed, d := range dossiers() {
			after := edited(uint64(seed), d)
			q := ask.Question{Verb: answer.VerbDiff, Actors: []string{"old", "new"}, Filter: someFilter(random(uint64(seed)), d, seed > 10)}
			q.Filter.AsOf, q.Filter.AccordingTo = data.Date{}, "" // options of one side
			compare(t, open(t, d), open(t, after), d, after, q)
		}
	})
	t.Run("dates and voices", func(t *testing.T) {
		for _, d := range dossiers() {
			e := open(t, d)
			for _, s := range []ask.SideOptions{
				{AsOf: []data.Date{testkit.Date("2019"), testkit.Date("2021")}},
				{AccordingTo: []string{d.Actors[0].ID, d.Actors[1].ID}},
				{AccordingTo: []string{d.Actors[0].ID, d.Actors[1].ID}, AsOf: []data.Date{testkit.Date("2020")}},
			} {
				compare(t, e, e, d, d, ask.Question{Verb: answer.VerbDiff, Sides: s})
			}
		}
	})
	t.Run("origins", func(t *testing.T) { // of the same words, from fewer origins than was thought
		d, now := Written(), Written()
		for i := range now.Sources {
			now.Sources[i].Origin = "agency"
		}
		compare(t, open(t, d), open(t, now), d, now, ask.Question{Verb: answer.VerbDiff, Actors: []string{"old", "new"}})
	})
	t.Run("actors of one name in two editions", func(t *testing.T) { namesakesOfEditions(t, open) })
	t.Run("wrong questions", func(t *testing.T) {
		e := open(t, Written())
		for _, q := range []ask.Question{
			{Verb: answer.VerbDiff}, {Verb: answer.VerbDiff, Actors: []string{"old"}}, {Verb: answer.VerbDiff, Actors: []string{"a", "b", "c"}},
			{Verb: answer.VerbDiff, Sides: ask.SideOptions{AsOf: []data.Date{testkit.Date("2019")}}},
			{Verb: answer.VerbDiff, Actors: []string{"old", "new"}, Sides: ask.SideOptions{AccordingTo: []string{"kim-un", "south"}}},
			{Verb: answer.VerbDiff, Sides: ask.SideOptions{AccordingTo: []string{"Kim", "south"}}}, {Verb: answer.VerbDiff, Sides: ask.SideOptions{AccordingTo: []string{"kim-un", "nothing"}}},
			{Verb: answer.VerbDiff, Actors: []string{"old", "new"}, Filter: ask.Filter{Relations: []string{"nothing"}}}, {Verb: answer.VerbClaims},
		} {
			if a, err := ask.Compare(t.Context(), e, e, q); a != nil || !ask.IsUsage(err) {
				t.Errorf("%s: %v", q.CommandLine(), err)
			}
		}
	})
}

// edited is another edition of a dossier: claims are gone, reworded or denied, one
// has come, and sources turn out to repeat a wire.
func edited(seed uint64, d *data.Dossier) *data.Dossier {
	rng := random(seed)
	other := *d
	other.Sources, other.Claims = slices.Clone(d.Sources), data.Claims{}
	for i := range other.Sources {
		if rng.IntN(4) == 0 {
			other.Sources[i].Origin = "a wire that it is now known to repeat"
		}
	}
	for _, c := range d.Claims.Written() {
		switch rng.IntN(6) {
		case 0:
			continue
		case 1:
			c.What = "something else"
		case 2:
			c.Said = append(slices.Clone(c.Said), data.Attribution{By: []string{d.Actors[0].ID}, Stance: data.Denies})
		case 3:
			c.From, c.To = []string{d.Actors[1].ID}, []string{d.Actors[0].ID}
		}
		other.Claims.Append(c)
	}
	other.Claims.Append(data.Claim{ID: "one-more", From: []string{d.Actors[0].ID}, Relation: d.Relations[0].ID, To: []string{d.Actors[1].ID}, Modality: data.Actual})
	for _, table := range d.Claims.Tables() {
		other.Claims.AppendTable(table)
	}
	return &other
}

// side is what passes on one side of a comparison.
type side struct {
	*world
	passing []*held
	differs map[string]bool
}

// newSide is the old side (0) or the new one (1) of a question.
func newSide(d *data.Dossier, q ask.Question, i int) *side {
	f := q.Filter
	if dates := q.Sides.AsOf; len(dates) > 0 {
		f.AsOf = dates[min(i, len(dates)-1)]
	}
	if voices := q.Sides.AccordingTo; len(voices) > 0 {
		f.AccordingTo = voices[min(i, len(voices)-1)]
	}
	s := &side{world: newWorld(d, f), differs: map[string]bool{}}
	on := tied(s.ties)
	for _, h := range s.claims {
		if slices.Contains(on, h) {
			s.passing = append(s.passing, h)
		}
	}
	return s
}

// partner finds the claim that is the same as one of the other side: of its identity.
func (s *side) partner(h *held) *held {
	if i := slices.IndexFunc(s.passing, func(o *held) bool { return o.identity == h.identity }); i >= 0 {
		return s.passing[i]
	}
	return nil
}

// namesake finds the claim without a partner that has a written id of one of the other
// side, and ties the same.
func (s *side) namesake(h *held, other *side) *held {
	for _, o := range s.passing {
		shared := slices.ContainsFunc(o.written, func(id string) bool { return id != "" && slices.Contains(h.written, id) })
		if shared && other.partner(o) == nil && o.Relation == h.Relation && slices.Equal(o.From, h.From) && slices.Equal(o.To, h.To) {
			return o
		}
	}
	return nil
}

// match finds what a claim was on the old side; nil: nothing.
func match(old, now *side, h *held) *held {
	if o := old.partner(h); o != nil {
		return o
	}
	return old.namesake(h, now)
}

// compare holds a comparison against plain loops over both sides.
func compare(t *testing.T, before, after ask.Engine, d, e *data.Dossier, q ask.Question) {
	t.Helper()
	found, err := ask.Compare(t.Context(), before, after, q)
	if err != nil {
		t.Fatalf("%s: %v", q.CommandLine(), err)
	}
	a := found.(*answer.Comparison)
	old, now := newSide(d, q, 0), newSide(e, q, 1)
	c := &checker{TB: t, d: e, q: q}
	c.lists(a, old, now)
	if a.Asked.Command != q.CommandLine() || (a.Before == nil) != (before == after) || a.Old == a.New && len(q.Sides.AsOf) != 1 && d != e {
		c.failf("the sides %q and %q of %s; the old index %v", a.Old, a.New, a.Asked.Command, a.Before != nil)
	}
	comparedTies(c, a, old, now)
	comparedIDs(c, a, d, e)
	if what := nilSlice(reflect.ValueOf(a).Elem(), ""); what != "" {
		c.failf("%s is null", what)
	}
}

// lists compares what differs, and notes it on both sides.
func (c *checker) lists(a *answer.Comparison, old, now *side) {
	var added, gone, regraded, reworded []string
	unchanged := 0
	matched := map[*held]bool{}
	for _, h := range tied(now.ties) {
		o := match(old, now, h)
		switch {
		case o == nil:
			added = append(added, h.ID)
			now.differs[h.ID] = true
			continue
		case o.Status != h.Status || o.Grade != h.Grade:
			regraded = append(regraded, h.ID)
		case !sameWords(o, h):
			reworded = append(reworded, h.ID)
		default:
			matched[o] = true
			unchanged++
			continue
		}
		matched[o] = true
		old.differs[o.ID], now.differs[h.ID] = true, true
	}
	for _, h := range tied(old.ties) {
		if !matched[h] {
			gone = append(gone, h.ID)
			old.differs[h.ID] = true
		}
	}
	same(c, "added", listed(c, now, a.Added), added)
	same(c, "gone", listed(c, old, a.Gone), gone)
	same(c, "regraded", changed(c, old, now, a.Regraded), regraded)
	same(c, "reworded", changed(c, old, now, a.Reworded), reworded)
	if a.Same != unchanged || a.Found() != (len(added)+len(gone)+len(regraded)+len(reworded) > 0) {
		c.failf("%d are the same, want %d; found %t", a.Same, unchanged, a.Found())
	}
}

// sameWords reports whether two claims say the same, whatever they are called and in
// whichever order their voices stand.
func sameWords(a, b *held) bool {
	x, y := a.told(), b.told()
	x.ID, x.Also, y.ID, y.Also = "", nil, "", nil
	for _, c := range []*answer.Claim{&x, &y} {
		slices.SortFunc(c.Said, func(a, b answer.Attribution) int { return strings.Compare(wordsOf(&a), wordsOf(&b)) })
	}
	return reflect.DeepEqual(x, y) && slices.Equal(generalWords(a.general), generalWords(b.general))
}

func listed(c *checker, s *side, list answer.List[answer.Claim]) (ids []string) {
	for claim, err := range list.All() {
		if err != nil {
			c.failf("%v", err)
		}
		c.claim(s.world, &claim)
		ids = append(ids, claim.ID)
	}
	return ids
}

func changed(c *checker, old, now *side, list answer.List[answer.Change]) (ids []string) {
	for change, err := range list.All() {
		if err != nil || change.New.ID != change.ID {
			c.failf("the change %s of %s and %s: %v", change.ID, change.Old.ID, change.New.ID, err)
		}
		c.claim(old.world, &change.Old)
		c.claim(now.world, &change.New)
		ids = append(ids, change.ID)
	}
	return ids
}

// comparedTies checks the ties among the actors of those that hold claims that differ.
func comparedTies(c *checker, a *answer.Comparison, old, now *side) {
	var actors []string
	for _, s := range []*side{old, now} {
		for _, t := range s.ties {
			if slices.ContainsFunc(t.claims, func(h *held) bool { return s.differs[h.ID] }) {
				actors = append(actors, t.from, t.to)
			}
		}
	}
	both := map[string][2]*tie{}
	var order []*tie
	var unchanged []string
	for i, s := range []*side{old, now} {
		for _, t := range s.among(actors) {
			key := t.from + " " + t.relation.ID + " " + t.to
			pair, known := both[key]
			if !known {
				order = append(order, t)
			}
			pair[i] = t
			both[key] = pair
			for _, h := range t.claims[:min(len(t.claims), answer.MostClaims)] {
				if !s.differs[h.ID] {
					unchanged = append(unchanged, h.ID)
				}
			}
		}
	}
	slices.SortFunc(order, (*tie).compare)
	slices.Sort(unchanged)
	var got []string
	for i := range a.Unchanged {
		got = append(got, a.Unchanged[i].ID)
	}
	same(c, "unchanged", got, slices.Compact(unchanged))
	if len(order) != len(a.Ties) {
		c.failf("%d ties, want %d", len(a.Ties), len(order))
		return
	}
	for i, t := range order {
		g := a.Ties[i]
		pair := both[t.from+" "+t.relation.ID+" "+t.to]
		for k, state := range []*answer.TieState{g.Old, g.New} {
			if (state == nil) != (pair[k] == nil) {
				c.failf("the tie %s %s %s is on the wrong side", t.from, t.relation.ID, t.to)
			} else if state != nil {
				c.tie([]string{g.From, g.Relation, g.To}, []string{t.from, t.relation.ID, t.to}, state.TieClaims, state.Status, state.Grade, pair[k])
			}
		}
	}
}

// comparedIDs checks that each side explains the ids of its claims.
func comparedIDs(c *checker, a *answer.Comparison, old, now *data.Dossier) {
	sides := []*mentioned{
		{c: &checker{TB: c.TB, d: old, q: c.q}, x: a.OldIndex(), known: newWorld(old, c.q.Filter).all},
		{c: &checker{TB: c.TB, d: now, q: c.q}, x: &a.Index, known: newWorld(now, c.q.Filter).all},
	}
	sides[0].list(a.Gone)
	sides[1].list(a.Added)
	sides[1].list(answer.ListOf(a.Unchanged))
	for _, list := range []answer.List[answer.Change]{a.Regraded, a.Reworded} {
		for change, err := range list.All() {
			if err != nil {
				c.failf("%v", err)
			}
			sides[0].claim(&change.Old)
			sides[1].claim(&change.New)
		}
	}
}
