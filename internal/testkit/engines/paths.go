package engines

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/graph/path"
)

// ends are those of the paths that a question asks for.
func ends(q ask.Question) []string {
	switch {
	case q.Verb == answer.VerbPath:
		return q.Actors
	case len(q.Network.Path) > 0:
		return q.Network.Path
	}
	return q.Network.Highlight
}

func (c *checker) paths(a *answer.Paths) {
	w, ends := c.world(), ends(c.q)
	c.beside(w, a)
	same(c, "the ends", []string{a.From, a.To}, ends)
	c.routes(w, ends, a.Paths, a.MorePaths)
	if a.Complete == (a.Bound != "") || !a.Complete && c.q.Path.MaxHops == 0 && !c.q.Path.All || a.Caveat != answer.Caveat {
		c.failf("complete %t, bound %q, caveat %q", a.Complete, a.Bound, a.Caveat)
	}
	if !a.Found() {
		c.nearest(a, ends)
	} else if a.Nearest != nil || len(a.Untied) > 0 {
		c.failf("a path that was found has a nearest one, or ends that are not tied")
	}
	if c.q.Path.Stress && a.Found() {
		c.stress(a)
	}
	c.scope(a, w, func(w *world) []*tie {
		var on []string
		for _, p := range a.Paths {
			for _, h := range p.Hops {
				on = append(on, h.From, h.To)
			}
		}
		for _, t := range a.Beside {
			on = append(on, t.From, t.To)
		}
		return w.among(on)
	})
}

// routes compares paths with those of the oracle, and how many more are counted.
func (c *checker) routes(w *world, ends []string, got []answer.Path, more int) {
	c.Helper()
	if c.q.Path.TimeRespecting {
		c.timed(w, ends, got)
		return
	}
	want := w.routes(c.q, ends[0], ends[1])
	all := len(want)
	switch {
	case !c.q.Path.All:
		want = want[:min(len(want), max(c.q.Path.K, 1))]
		all = len(want)
	case c.q.Verb == answer.VerbPath:
		want = want[:min(len(want), cmp.Or(c.q.Path.K, answer.MostPaths))]
	}
	if more != all-len(want) {
		c.failf("%d more paths, want %d", more, all-len(want))
	}
	if len(got) != len(want) {
		c.failf("%d paths, want %d", len(got), len(want))
		return
	}
	for i, r := range want {
		p := got[i]
		same(c, "a path", actorsOf(p), r.actors)
		if p.Length != len(r.hops) || p.Grade != r.grade || (p.Weight != nil) != (c.q.Path.By == path.ByWeight) || p.Weight != nil && *p.Weight != r.weight {
			c.failf("path %d of length %d, grade %d, weight %v; want %d, %d, %v", i+1, p.Length, p.Grade, p.Weight, len(r.hops), r.grade, r.weight)
		}
		for k := range min(len(p.Hops), len(r.hops)) {
			c.hop(p.Hops[k], r.hops[k])
		}
	}
}

// timed checks what can be said of paths that keep step with time without trying
// every timing: that there are any, that they can be walked, and in no fewer hops.
func (c *checker) timed(w *world, ends []string, got []answer.Path) {
	want := w.routes(c.q, ends[0], ends[1])
	if (len(got) > 0) != (len(want) > 0) {
		c.failf("%d paths, want %d", len(got), len(want))
	}
	for i, p := range got {
		if !slices.ContainsFunc(want, func(r route) bool { return slices.Equal(r.actors, actorsOf(p)) }) {
			c.failf("no claims can be walked in time along %v", actorsOf(p))
		}
		if i == 0 && c.q.Path.By == path.ByHops && p.Length != len(want[0].hops) {
			c.failf("%d hops, want %d", p.Length, len(want[0].hops))
		}
	}
}

func actorsOf(p answer.Path) []string {
	var list []string
	for i, h := range p.Hops {
		if i == 0 {
			list = append(list, h.From)
		}
		list = append(list, h.To)
	}
	return list
}

// hop compares the ties of one step.
func (c *checker) hop(got answer.Hop, want []*tie) {
	if len(got.Ties) != len(want) {
		c.failf("%d ties from %s to %s, want %d", len(got.Ties), got.From, got.To, len(want))
		return
	}
	all := true
	for i, t := range want {
		g := got.Ties[i]
		c.tie([]string{g.Relation}, []string{t.relation.ID}, g.TieClaims, g.Status, g.Grade, t)
		reversed := t.from != got.From && !t.relation.Symmetric
		all = all && reversed
		if g.Reversed != reversed {
			c.failf("%s %s %s: reversed %t, walked from %s", t.from, t.relation.ID, t.to, g.Reversed, got.From)
		}
	}
	if got.Reversed != all {
		c.failf("the hop from %s to %s: reversed %t", got.From, got.To, got.Reversed)
	}
}

// nearest checks the path that a question misses: there is one where there is any
// with every limit lifted.
func (c *checker) nearest(a *answer.Paths, ends []string) {
	free := newWorld(c.d, everything())
	ways := free.routes(ask.Question{Path: ask.PathOptions{EitherWay: true}}, ends[0], ends[1])
	if (a.Nearest != nil) != (len(ways) > 0) {
		c.failf("the nearest path is %v; with every limit lifted there are %d", a.Nearest, len(ways))
	}
	if near := a.Nearest; near != nil {
		if len(near.Limits) == 0 || near.Words == "" || !slices.ContainsFunc(ways, func(r route) bool { return slices.Equal(r.actors, actorsOf(near.Path)) }) {
			c.failf("the nearest path %v with %v (%s) is none", actorsOf(near.Path), near.Limits, near.Words)
		}
		return
	}
	var untied []string
	for _, id := range ends {
		if len(free.next(ask.PathOptions{EitherWay: true}, id)) == 0 {
			untied = append(untied, id)
		}
	}
	same(c, "untied", a.Untied, untied)
}

// stress asks again without each source and voice, by way of the filter.
func (c *checker) stress(a *answer.Paths) {
	rests := map[string]bool{}
	for _, p := range a.Paths {
		for _, h := range p.Hops {
			for _, t := range h.Ties {
				for _, id := range t.Claims {
					for _, s := range a.Claims[id].Said {
						rests[s.Source] = true
						for _, by := range s.By {
							rests[by] = true
						}
					}
				}
			}
		}
	}
	for _, w := range a.Stress {
		delete(rests, w.ID)
		q := c.q
		q.Path.Stress = false
		switch w.Without {
		case answer.WithoutSource:
			q.Filter.WithoutSources = append(slices.Clone(q.Filter.WithoutSources), w.ID)
		case answer.WithoutVoice:
			q.Filter.WithoutVoices = append(slices.Clone(q.Filter.WithoutVoices), w.ID)
		default:
			continue
		}
		again := c.put(q).(*answer.Paths)
		var best *answer.Path
		if len(again.Paths) > 0 {
			best = &again.Paths[0]
		}
		if (best == nil) != (w.Path == nil) || best != nil && !reflect.DeepEqual(*best, *w.Path) || (w.Outcome == answer.NoPath) != (best == nil) {
			c.failf("without the %s %s: %v, %s; asked so: %v", w.Without, w.ID, w.Path, w.Outcome, best)
		}
	}
	delete(rests, "")
	if len(rests) > 0 {
		c.failf("not withdrawn: %v", rests)
	}
}

// scope compares what an answer says of how much its limits leave out with a count.
func (c *checker) scope(a answer.Answer, w *world, about func(*world) []*tie) {
	c.Helper()
	base := a.Common()
	limited := !reflect.DeepEqual(c.q.Filter, ask.Filter{})
	if !limited || !a.Found() {
		if base.Scope != nil {
			c.failf("a scope without limits, or of nothing: %v", *base.Scope)
		}
		return
	}
	want := answer.Scope{Passing: len(tied(about(w))), Unlimited: len(tied(about(newWorld(c.d, ask.Filter{}))))}
	if base.Scope == nil || *base.Scope != want {
		c.failf("scope %v, want %v", base.Scope, want)
	}
	counted := len(base.Limits) - len(base.ChosenLines())
	if lines := base.LimitLines(); len(lines) != len(base.Limits)+1 || !strings.Contains(lines[counted], "would pass; with ") {
		c.failf("limits %q", lines)
	}
}
