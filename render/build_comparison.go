package render

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"dossier/data"
	"dossier/data/answer"
)

// contentOfComparison shows the ties that are new, gone or changed, and in grey
// the ties that stay among the actors of those. A tie has changed where its
// claims, their status or their evidence have; it is shown as it is now.
func contentOfComparison(a *answer.Comparison) (content, error) {
	if len(a.Ties) == 0 && a.Found() {
		return content{}, fmt.Errorf("what differs between %s and %s is more than a figure can show: compare fewer claims, such as those of one relation or kind of actor",
			data.Quoted(a.Old), data.Quoted(a.New))
	}
	m := comparer{same: make(map[string]bool), changes: make(map[string]answer.Change),
		before: &side{Index: a.OldIndex(), claims: make(map[string]answer.Claim)},
		after:  &side{Index: &a.Index, claims: make(map[string]answer.Claim)}}
	if err := m.readClaims(a); err != nil {
		return content{}, err
	}
	c := content{
		title:   "From " + sideName(a.Old) + " to " + sideName(a.New),
		flow:    (*Figure).flow,
		context: "unchanged",
		intro:   "What is new, gone and changed. ",
		opening: []string{"Ties that are new, gone or changed say so."},
	}
	drawn := make(map[string]bool) // actors of ties that differ
	for i := range a.Ties {
		if t := &a.Ties[i]; m.change(t) != "" {
			drawn[t.From], drawn[t.To] = true, true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(drawn)) {
		s := m.after
		if _, known := s.Actors[id]; !known {
			s = m.before
		}
		c.actors = append(c.actors, actor{id, s, Plain})
	}
	for i := range a.Ties {
		if t := &a.Ties[i]; drawn[t.From] && drawn[t.To] && (t.Old != nil || t.New != nil) {
			c.ties = append(c.ties, m.tie(t))
		}
	}
	if len(c.ties) == 0 {
		c.opening = []string{"Nothing differs."}
	}
	return c, nil
}

func sideName(s string) string { return data.Isolate(data.Printable(s)) }

// comparer lays the two sides of a comparison over each other.
type comparer struct {
	before, after *side
	same          map[string]bool          // ids of the claims that do not differ
	changes       map[string]answer.Change // of claims on both sides, by the id on either
}

// readClaims gathers the claims of the ties. Others may be many, and are passed over.
func (m *comparer) readClaims(a *answer.Comparison) error {
	wanted := make(map[string]bool)
	for _, t := range a.Ties {
		for _, state := range []*answer.TieState{t.Old, t.New} {
			if state != nil {
				for _, id := range state.Claims {
					wanted[id] = true
				}
			}
		}
	}
	take := func(side *side, c answer.Claim) {
		if wanted[c.ID] {
			side.claims[c.ID] = c
		}
	}
	for _, c := range a.Unchanged {
		take(m.before, c)
		take(m.after, c)
		m.same[c.ID] = true
	}
	pair := func(c answer.Change) {
		take(m.before, c.Old)
		take(m.after, c.New)
		if wanted[c.New.ID] || wanted[c.Old.ID] {
			m.changes[c.Old.ID], m.changes[c.New.ID] = c, c
		}
	}
	return cmp.Or(
		each(a.Gone, func(c answer.Claim) { take(m.before, c) }),
		each(a.Added, func(c answer.Claim) { take(m.after, c) }),
		each(a.Regraded, pair),
		each(a.Reworded, pair))
}

// each reads a list to its end, or to its error.
func each[T any](list answer.List[T], take func(T)) error {
	for x, err := range list.All() {
		if err != nil {
			return err
		}
		take(x)
	}
	return nil
}

// change says what became of a tie; empty: it stays.
func (m *comparer) change(t *answer.TieChange) Change {
	differs := func(id string) bool { return !m.same[id] }
	switch {
	case t.New == nil && t.Old == nil:
		return ""
	case t.New == nil:
		return Gone
	case t.Old == nil:
		return New
	case t.Old.Status != t.New.Status, t.Old.Grade != t.New.Grade,
		t.Old.MoreDiffer+t.New.MoreDiffer > 0, !slices.Equal(t.Old.Claims, t.New.Claims), slices.ContainsFunc(t.New.Claims, differs):
		return Changed
	}
	return ""
}

// tie is what to draw: a tie that is gone as it was, others as they are now.
func (m *comparer) tie(t *answer.TieChange) tie {
	d := tie{tieKey: tieKey{t.From, t.Relation, t.To}, change: m.change(t), side: m.after}
	state := t.New
	if d.change == Gone {
		state, d.side = t.Old, m.before
	}
	d.status, d.claims = state.Status, state.TieClaims
	switch d.change {
	case "":
		d.role = Context
	case Changed:
		d.changed = m.changed(t)
	}
	return d
}
