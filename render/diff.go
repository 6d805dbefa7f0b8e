package render

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dossier/graph"
)

// FromDiff draws what differs between two views, which may be of two graphs:
// ties that are new, gone or changed, and in grey the ties that stay among the
// actors of those. Actors are matched by id, ties by actors and relation; a tie
// has changed where its claims, their status or their evidence have.
func FromDiff(before, after *graph.View, opt Options) Figure {
	inner := opt
	inner.NoNotes, inner.MaxNotes, inner.GroupBy = false, 1<<30, ""
	sides := [2]Figure{FromView(before, Selection{}, inner), FromView(after, Selection{}, inner)}
	m := differ{sides: sides, links: [2]map[linkKey]int{keyed(&sides[0]), keyed(&sides[1])}, at: map[string]int{}}
	m.fig = Figure{Title: sides[1].Title, Stamp: opt.Stamp, Flow: sides[1].Flow}
	keys := map[linkKey]bool{}
	for _, side := range m.links {
		for k := range side {
			keys[k] = true
		}
	}
	m.addNodes(slices.SortedFunc(maps.Keys(keys), compareKeys))
	limit := cmp.Or(opt.MaxNotes, DefaultMaxNotes)
	if opt.NoNotes {
		limit = 0
	}
	for _, k := range slices.SortedFunc(maps.Keys(keys), compareKeys) {
		m.addLink(k, limit)
	}
	f := &m.fig
	f.Groups = groupNodes(f.Nodes, opt.GroupBy)
	f.Description = "What is new, gone and changed. " + describe(f)
	f.Legend = legend(f)
	f.Footer = append(m.footer(), groupsFooter(f, opt.GroupBy)...)
	return *f
}

// linkKey is what a tie is matched by: ids of actors and relation.
type linkKey struct{ from, to, relation string }

func compareKeys(a, b linkKey) int {
	return cmp.Or(strings.Compare(a.from, b.from), strings.Compare(a.to, b.to), strings.Compare(a.relation, b.relation))
}

func keyed(f *Figure) map[linkKey]int {
	m := make(map[linkKey]int, len(f.Links))
	for i, l := range f.Links {
		m[linkKey{f.Nodes[l.From].Actor, f.Nodes[l.To].Actor, l.Relation}] = i
	}
	return m
}

// differ lays the figures of two sides over each other.
type differ struct {
	sides [2]Figure
	links [2]map[linkKey]int
	fig   Figure
	at    map[string]int // actor id to position in fig.Nodes
}

// fate returns the link to draw for a key, the side that it is from, and the
// what became of it.
func (m *differ) fate(k linkKey) (link Link, side int, fate Fate) {
	i, was := m.links[0][k]
	j, is := m.links[1][k]
	switch {
	case !is:
		return m.sides[0].Links[i], 0, Gone
	case !was:
		return m.sides[1].Links[j], 1, New
	case m.sides[0].Links[i].Detail != m.sides[1].Links[j].Detail:
		return m.sides[1].Links[j], 1, Changed
	}
	return m.sides[1].Links[j], 1, ""
}

// addNodes adds the actors of ties that differ, in the order of their ids.
func (m *differ) addNodes(keys []linkKey) {
	nodes := map[string]Node{}
	for _, k := range keys {
		l, side, fate := m.fate(k)
		if fate != "" {
			nodes[k.from] = m.sides[side].Nodes[l.From]
			nodes[k.to] = m.sides[side].Nodes[l.To]
		}
	}
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		m.at[id] = len(m.fig.Nodes)
		m.fig.Nodes = append(m.fig.Nodes, nodes[id])
	}
}

// addLink adds a tie that differs with its notes, or in grey one that stays
// between actors of the figure.
func (m *differ) addLink(k linkKey, limit int) {
	l, side, fate := m.fate(k)
	from, known := m.at[k.from]
	to, known2 := m.at[k.to]
	if !known || !known2 {
		return
	}
	l.From, l.To = from, to
	l.Caption = fate.lead() + l.Caption
	told := l.Notes
	l.Notes = nil
	l.Fate = fate
	if fate == "" {
		l.Role = Context
		told = nil
	}
	for _, n := range told {
		if len(m.fig.Notes) < limit {
			m.fig.Notes = append(m.fig.Notes, m.sides[side].Notes[n-1])
			l.Notes = append(l.Notes, len(m.fig.Notes))
		}
	}
	m.fig.Links = append(m.fig.Links, l)
}

// footer tells how to read the figure and names the sources of both sides.
func (m *differ) footer() []string {
	lines := []string{"Ties that are new, gone or changed say so; ties that stay are grey."}
	if len(m.fig.Links) == 0 {
		lines = []string{"Nothing differs."}
	}
	for _, side := range m.sides {
		for _, line := range side.Footer {
			if !slices.Contains(lines, line) {
				lines = append(lines, line)
			}
		}
	}
	return lines
}
