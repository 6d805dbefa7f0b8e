package render

import (
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
)

// Grouping says which actors of a figure stand together in a box.
type Grouping string

// The groupings; the zero Grouping makes no groups.
const (
	ByKind    Grouping = "kind"
	ByCountry Grouping = "country"
)

// Groupings lists every grouping in the order of help texts.
func Groupings() []Grouping { return []Grouping{ByKind, ByCountry} }

// Group is a set of actors that stand together. No actor is in two groups.
type Group struct {
	Label   string
	Members []int // positions in Figure.Nodes, ascending
	// Role is Context where every member is.
	Role Role
}

// groupNodes puts nodes into groups, in the order of their first members: one group
// for each kind, or for each country that nodes name. An actor without one is in none.
func groupNodes(nodes []Node, by Grouping) []Group {
	var groups []Group
	at := make(map[string]int)
	for i, n := range nodes {
		key, label := "", ""
		switch by {
		case ByKind:
			key, label = string(n.Kind), kindsWord(n.Kind)
		case ByCountry:
			key, label = n.Country, CountryName(n.Country)
		}
		if label == "" {
			continue
		}
		g, known := at[key]
		if !known {
			g = len(groups)
			at[key] = g
			groups = append(groups, Group{Label: label})
		}
		groups[g].Members = append(groups[g].Members, i)
	}
	settleGroupRoles(groups, nodes)
	return groups
}

// settleGroupRoles greys the groups of which no member is more than context.
func settleGroupRoles(groups []Group, nodes []Node) {
	for i := range groups {
		groups[i].Role = Context
		if slices.ContainsFunc(groups[i].Members, func(n int) bool { return nodes[n].Role != Context }) {
			groups[i].Role = Plain
		}
	}
}

// kindsWord names all actors of a kind, if there is one.
func kindsWord(k data.Kind) string {
	switch k {
	case data.KindNone:
		return ""
	case data.KindUnknown:
		return answer.KindWord(k)
	}
	return string(k) + "s"
}

// describeGroups tells who stands with whom, or nothing where there are no groups.
func describeGroups(f *Figure) string {
	var s strings.Builder
	for i, g := range f.Groups {
		if i == 0 {
			s.WriteString(" Groups: ")
		} else {
			s.WriteString("; ")
		}
		names := make([]string, len(g.Members))
		for k, n := range g.Members {
			names[k] = data.Isolate(f.Nodes[n].Name)
		}
		s.WriteString(data.Isolate(g.Label) + answer.InBrackets(strings.Join(names, ", ")))
	}
	if len(f.Groups) > 0 {
		s.WriteString(".")
	}
	return s.String()
}

// groupsFooter says what it means to stand outside of every box, where an actor
// does, or nothing.
func groupsFooter(f *Figure, by Grouping) []string {
	inside := 0
	for _, g := range f.Groups {
		inside += len(g.Members)
	}
	switch {
	case by == "" || inside == len(f.Nodes):
		return nil
	case inside == 0:
		return []string{"No actor has a " + string(by) + " in the dossier."}
	}
	return []string{"Actors outside of the boxes have no " + string(by) + " in the dossier."}
}
