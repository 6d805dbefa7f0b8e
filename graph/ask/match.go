package ask

import (
	"context"
	"slices"
	"strings"

	"dossier/data"
)

// Resolve finds what goes by a name that begins as given: names before aliases,
// aliases before metonyms, and those before ids; among equals the order is that
// of ids. Names are compared as look-ups compare them ([data.Fold]). It reads every
// name once.
func (m *Memory) Resolve(ctx context.Context, what Names, prefix string, n int) ([]Match, error) {
	l := &matcher{prefix: data.Fold(prefix), most: n}
	switch what {
	case NamesActors:
		for i := range m.d.Actors {
			if i%lookEvery == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			a := &m.d.Actors[i]
			l.try(a.ID, a.Name, a.Aliases, a.Metonyms)
		}
	case NamesRelations:
		for i := range m.d.Relations {
			l.try(m.d.Relations[i].ID, m.d.Relations[i].Label)
		}
	case NamesSources:
		for i := range m.d.Sources {
			l.try(m.d.Sources[i].ID, m.d.Sources[i].Title)
		}
	}
	return l.best(), nil
}

// matcher keeps what matches, by how it does.
type matcher struct {
	prefix string
	most   int
	found  []ranked
}

type ranked struct {
	Match
	tier int
}

// try adds something if one of its names begins as given, by the first that does.
// Other names come by tiers, the better ones first.
func (l *matcher) try(id, name string, others ...[]string) {
	begins := func(s string) bool { return strings.HasPrefix(data.Fold(s), l.prefix) }
	if begins(name) {
		l.found = append(l.found, ranked{Match{ID: id, Name: name}, 0})
		return
	}
	for tier, names := range others {
		if i := slices.IndexFunc(names, begins); i >= 0 {
			l.found = append(l.found, ranked{Match{ID: id, Name: name, By: names[i]}, tier + 1})
			return
		}
	}
	if begins(id) {
		l.found = append(l.found, ranked{Match{ID: id, Name: name}, len(others) + 1})
	}
}

func (l *matcher) best() []Match {
	slices.SortStableFunc(l.found, func(a, b ranked) int {
		if a.tier != b.tier {
			return a.tier - b.tier
		}
		return strings.Compare(a.ID, b.ID)
	})
	matches := []Match{}
	for _, r := range l.found[:min(len(l.found), max(l.most, 0))] {
		matches = append(matches, r.Match)
	}
	return matches
}
