package engines

import (
	"cmp"
	"slices"
	"strings"

	"dossier/data/answer"
)

// chosen gives the members of a figure with what is expanded and without what is hidden,
// and checks what the answer says of both.
func (c *checker) chosen(w *world, members []string, base *answer.Base) []string {
	o := &c.q.Network
	all := slices.Clone(members)
	for _, id := range o.Expand {
		others := w.byEvidence(id)
		all = append(append(all, id), others[:min(len(others), answer.MostExpanded)]...)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	var expanded []answer.Expansion
	for _, id := range o.Expand {
		others := w.byEvidence(id)
		shown := slices.DeleteFunc(slices.Clone(others), func(other string) bool { return !slices.Contains(all, other) })
		expanded = append(expanded, answer.Expansion{Actor: id, Tied: len(others), Shown: len(shown)})
	}
	same(c, "expanded", base.Expanded, expanded)
	shown := slices.DeleteFunc(slices.Clone(all), func(id string) bool { return slices.Contains(o.Hide, id) })
	if (base.Hidden != nil) != (len(o.Hide) > 0) {
		c.failf("hidden: %v", base.Hidden)
	} else if h := base.Hidden; h != nil {
		same(c, "hidden", h.Actors, o.Hide)
		if left := len(w.among(all)) - len(w.among(shown)); h.Ties != left {
			c.failf("%d ties are hidden, want %d", h.Ties, left)
		}
	}
	return shown
}

// byEvidence lists the others that an actor is tied to, the best evidence first.
func (w *world) byEvidence(id string) []string {
	grade, claims := map[string]int{}, map[string]int{}
	var others []string
	for _, t := range w.touching([]string{id}) {
		other := t.from
		if other == id {
			other = t.to
		}
		if other == id {
			continue
		}
		if claims[other] == 0 {
			others = append(others, other)
		}
		grade[other] = max(grade[other], int(t.best().Grade))
		claims[other] += len(t.claims)
	}
	slices.SortFunc(others, func(a, b string) int {
		return cmp.Or(cmp.Compare(grade[b], grade[a]), cmp.Compare(claims[b], claims[a]), strings.Compare(a, b))
	})
	return others
}

// beside checks the ties beside the paths of a figure: those around its actors and those
// that are expanded, but for the ones on the paths.
func (c *checker) beside(w *world, a *answer.Paths) {
	if len(c.q.Network.Expand) == 0 || !a.Found() {
		same(c, "ties beside", keysOf(a.Beside), nil)
		return
	}
	var members []string
	onWay := map[[3]string]bool{}
	for _, p := range a.Paths {
		for _, h := range p.Hops {
			members = append(members, h.From, h.To)
			for _, t := range h.Ties {
				if either := w.relation(t.Relation).Symmetric; either || !t.Reversed {
					onWay[[3]string{h.From, t.Relation, h.To}] = true
				}
				if either := w.relation(t.Relation).Symmetric; either || t.Reversed {
					onWay[[3]string{h.To, t.Relation, h.From}] = true
				}
			}
		}
	}
	var want [][3]string
	for _, t := range w.among(c.chosen(w, members, a.Common())) {
		if key := [3]string{t.from, t.relation.ID, t.to}; !onWay[key] {
			want = append(want, key)
		}
	}
	same(c, "ties beside", keysOf(a.Beside), want)
}

func keysOf(ties []answer.Tie) (keys [][3]string) {
	for _, t := range ties {
		keys = append(keys, [3]string{t.From, t.Relation, t.To})
	}
	return keys
}
