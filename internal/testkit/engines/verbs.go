package engines

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
)

// world is the dossier under the filter of the question. The actors asked about
// are shown whatever their kind, unless claims are asked for.
func (c *checker) world() *world {
	var keep []string
	switch c.q.Verb {
	case answer.VerbPath, answer.VerbShow, answer.VerbDraw:
		keep = slices.Concat(c.q.Actors, c.q.Network.Path, c.q.Network.Highlight, c.q.Network.Expand)
	}
	return newWorld(c.d, c.q.Filter, keep...)
}

// tie compares what an answer says of a tie: its ends and relation, then the rest.
func (c *checker) tie(got, want []string, claims answer.TieClaims, status data.Status, grade data.Grade, t *tie) {
	c.Helper()
	same(c, "a tie", got, want)
	listed := min(len(t.claims), answer.MostClaims)
	same(c, "the claims of "+strings.Join(want, " "), claims.Claims, ids(t.claims[:listed]))
	contested := 0
	for _, h := range t.claims[listed:] {
		if h.Status == data.Contested {
			contested++
		}
	}
	if claims.More != len(t.claims)-listed || claims.MoreContested != contested {
		c.failf("%q: %d more claims, %d contested, want %d and %d", want, claims.More, claims.MoreContested, len(t.claims)-listed, contested)
	}
	if status != t.best().Status || grade != t.best().Grade {
		c.failf("%q has the status %s and the grade %d, not %s and %d", want, status, grade, t.best().Status, t.best().Grade)
	}
}

func (c *checker) overview(a *answer.Overview) {
	statuses, relations := map[string]int{}, map[string]int{}
	held := newWorld(c.d, ask.Filter{}).every
	for _, h := range held {
		relations[h.Relation]++
		statuses[h.Status.String()]++
	}
	every := newWorld(c.d, everything())
	want := answer.Totals{Actors: len(c.d.Actors), Ties: len(every.ties), Claims: len(held), Sources: len(c.d.Sources)}
	if a.Totals != want {
		c.failf("totals %v, want %v", a.Totals, want)
	}
	same(c, "claims by status", a.ByStatus, counts(statuses))
	same(c, "claims by relation", a.ByRelation, counts(relations))
}

// counts lists a tally, the most frequent first.
func counts(tally map[string]int) (list []answer.Count) {
	for id, n := range tally {
		list = append(list, answer.Count{ID: id, Count: n})
	}
	slices.SortFunc(list, func(a, b answer.Count) int { return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.ID, b.ID)) })
	return list
}

// byStatus counts claims by status, the strongest first.
func byStatus(claims []*held) (list []answer.Count) {
	for _, status := range data.Statuses() {
		n := 0
		for _, h := range claims {
			if h.Status == status {
				n++
			}
		}
		if n > 0 {
			list = append(list, answer.Count{ID: status.String(), Count: n})
		}
	}
	return list
}

func (c *checker) listing(a *answer.Listing) {
	w := c.world()
	ties := w.ties
	if len(c.q.Actors) > 0 {
		ties = w.touching(c.q.Actors)
	}
	want := tied(ties)
	list, err := a.List.Slice()
	if err != nil || a.List.Len() != len(list) {
		c.failf("a list of %d has %d items: %v", a.List.Len(), len(list), err)
	}
	var got []string
	for i := range list {
		got = append(got, list[i].ID)
		c.claim(w, &list[i])
	}
	same(c, "claims", got, ids(want))
	same(c, "statuses", a.Statuses, byStatus(want))
	c.scope(a, w, func(w *world) []*tie {
		if len(c.q.Actors) > 0 {
			return w.touching(c.q.Actors)
		}
		return w.ties
	})
}

func (c *checker) profile(a *answer.Profile) {
	w, me := c.world(), c.q.Actors[0]
	var out, in [][]string
	var outTies, inTies []*tie
	for _, t := range w.ties {
		switch {
		case t.from == me:
			out, outTies = append(out, []string{t.to, t.relation.ID}), append(outTies, t)
		case t.to == me && t.relation.Symmetric:
			out, outTies = append(out, []string{t.from, t.relation.ID}), append(outTies, t)
		case t.to == me:
			in, inTies = append(in, []string{t.from, t.relation.ID}), append(inTies, t)
		}
	}
	compare := func(what string, got []answer.ProfileTie, want [][]string, ties []*tie) {
		if len(got) != len(want) {
			c.failf("%s: %d ties, want %d", what, len(got), len(want))
			return
		}
		others := func(i, k int) int { return strings.Compare(want[i][0], want[k][0]) }
		order := make([]int, len(want))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, others)
		for i, g := range got {
			k := order[i]
			c.tie([]string{g.Actor, g.Relation}, want[k], g.TieClaims, g.Status, g.Grade, ties[k])
		}
	}
	compare("ties out", a.Out, out, outTies)
	compare("ties in", a.In, in, inTies)
	same(c, "statuses", a.Statuses, byStatus(tied(slices.Concat(outTies, inTies))))
	var said []string
	for _, h := range w.every {
		var stances []string
		for _, s := range h.Said {
			if word := h.ID + " " + string(s.Stance); slices.Contains(s.By, me) && !slices.Contains(stances, word) {
				stances = append(stances, word)
			}
		}
		said = append(said, stances...)
	}
	var got []string
	for _, word := range a.Says {
		got = append(got, word.Claim+" "+string(word.Stance))
	}
	same(c, "what the actor says", sortedByClaim(got), sortedByClaim(said))
	c.scope(a, w, func(w *world) []*tie { return w.touching(c.q.Actors) })
}

// sortedByClaim leaves the words on one claim in their order.
func sortedByClaim(words []string) []string {
	slices.SortStableFunc(words, func(a, b string) int {
		a, _, _ = strings.Cut(a, " ")
		b, _, _ = strings.Cut(b, " ")
		return strings.Compare(a, b)
	})
	return words
}

func (c *checker) network(a *answer.Network) {
	w := c.world()
	members := []string{}
	if len(c.q.Actors) > 0 {
		members = w.within(max(c.q.Network.Hops, 1), c.q.Actors...)
	} else {
		for _, t := range w.ties {
			members = append(members, t.from, t.to)
		}
		slices.Sort(members)
		members = slices.Compact(members)
	}
	members = c.chosen(w, members, a.Common())
	same(c, "centres", a.Centres, c.q.Actors)
	same(c, "members", a.Members, members)
	ties := w.among(members)
	if len(a.Ties) != len(ties) {
		c.failf("%d ties, want %d", len(a.Ties), len(ties))
		return
	}
	for i, t := range ties {
		got := a.Ties[i]
		c.tie([]string{got.From, got.Relation, got.To}, []string{t.from, t.relation.ID, t.to}, got.TieClaims, got.Status, got.Grade, t)
	}
	if ends := c.q.Network.Highlight; len(ends) > 0 {
		c.routes(w, ends, a.Highlight, 0)
	}
	c.scope(a, w, func(w *world) []*tie {
		if len(c.q.Actors) > 0 {
			return w.among(members)
		}
		return w.ties
	})
}

func (c *checker) ranking(a *answer.Ranking) {
	w := c.world()
	scores := map[string]map[string]bool{} // what is counted of each actor
	for _, actor := range c.d.Actors {
		if w.shown(actor.ID, c.q.Filter, nil) {
			scores[actor.ID] = map[string]bool{}
		}
	}
	if a.Ranked != len(scores) || len(a.Scores) != min(len(scores), cmp.Or(c.q.Top, 10)) {
		c.failf("%d of %d actors, want %d", len(a.Scores), a.Ranked, len(scores))
	}
	for i := 1; i < len(a.Scores); i++ {
		before, s := a.Scores[i-1], a.Scores[i]
		if s.Score > before.Score || s.Score == before.Score && (s.Place != before.Place || s.Actor <= before.Actor) || s.Score < before.Score && s.Place != i+1 {
			c.failf("%v comes before %v", before, s)
		}
	}
	if a.Measure != "degree" {
		return
	}
	for i, t := range w.ties {
		if forward, backward := passable(t, c.q.Path); forward || backward {
			scores[t.from][strconv.Itoa(i)], scores[t.to][strconv.Itoa(i)] = true, true
		}
	}
	for _, s := range a.Scores {
		if s.Score != float64(len(scores[s.Actor])) {
			c.failf("%s has %g ties, want %d", s.Actor, s.Score, len(scores[s.Actor]))
		}
	}
}

func (c *checker) grouping(a *answer.Grouping) {
	w := c.world()
	if a.Measure != "components" {
		return
	}
	part := map[string]string{}
	for _, actor := range c.d.Actors {
		if w.shown(actor.ID, c.q.Filter, nil) {
			part[actor.ID] = actor.ID
		}
	}
	for _, t := range w.ties {
		if forward, backward := passable(t, c.q.Path); forward || backward {
			old, now := part[t.from], part[t.to]
			for id := range part {
				if part[id] == old {
					part[id] = now
				}
			}
		}
	}
	members := map[string][]string{}
	for id, of := range part {
		members[of] = append(members[of], id)
	}
	var want []string
	for _, list := range members {
		slices.Sort(list)
		want = append(want, strings.Join(list, " "))
	}
	size := func(s string) int { return len(strings.Fields(s)) }
	slices.SortFunc(want, func(a, b string) int { return cmp.Or(cmp.Compare(size(b), size(a)), strings.Compare(a, b)) })
	if a.Total != len(want) {
		c.failf("%d groups, want %d", a.Total, len(want))
	}
	var got []string
	for _, g := range a.Groups {
		got = append(got, strings.Join(g.Members, " "))
	}
	same(c, "groups", got, want[:min(len(want), cmp.Or(c.q.Top, 10))])
}
