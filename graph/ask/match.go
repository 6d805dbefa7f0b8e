package ask

import (
	"context"
	"slices"
	"strings"

	"dossier/data"
)

// Resolve finds what goes by a name that begins as given: first what goes by just
// that, as a look-up finds it; then names before aliases and metonyms, and those
// before ids; among equals the order is that of ids. Names are compared as look-ups
// compare them ([data.Fold]). It reads every name once.
func (m *Memory) Resolve(ctx context.Context, what Names, prefix string, n int) ([]Match, error) {
	l := &matcher{given: prefix, prefix: data.Fold(prefix), most: n}
	switch what {
	case NamesActors:
		for i := range m.d.Actors {
			if err := due(ctx, i); err != nil {
				return nil, err
			}
			a := &m.d.Actors[i]
			l.try(a.ID, a.Name, a.Aliases, a.Metonyms)
		}
	case NamesRelations:
		for i := range m.d.Relations {
			l.try(m.d.Relations[i].ID, m.d.Relations[i].Label, nil, nil)
		}
	case NamesSources:
		for i := range m.d.Sources {
			l.try(m.d.Sources[i].ID, m.d.Sources[i].Title, nil, nil)
		}
	}
	return l.best(), nil
}

// matcher keeps what matches, by how it does.
type matcher struct {
	given  string
	prefix string // folded
	most   int
	found  []ranked
}

type ranked struct {
	Match
	tier int
}

// The ranks of a match: what is just as given, in the order in which a look-up takes
// it, before what begins so.
const (
	isID = iota
	isName
	isIDFolded
	isAlias
	isMetonym
	beginsName
	beginsAlias
	beginsMetonym
	beginsID
)

// try adds something if one of its names begins as given. The name that it is found
// by is the first that does.
func (l *matcher) try(id, name string, aliases, metonyms []string) {
	m := ranked{Match{ID: id, Name: name}, beginsID + 1}
	look := func(s string, is, begins int, by string) {
		folded := data.Fold(s)
		if !strings.HasPrefix(folded, l.prefix) {
			return
		}
		if m.tier > beginsID {
			m.By = by
		}
		if folded == l.prefix {
			begins = is
		}
		m.tier = min(m.tier, begins)
	}
	look(name, isName, beginsName, "")
	for _, alias := range aliases {
		look(alias, isAlias, beginsAlias, alias)
	}
	for _, metonym := range metonyms {
		look(metonym, isMetonym, beginsMetonym, metonym)
	}
	if id == l.given {
		look(id, isID, beginsID, "")
	}
	look(id, isIDFolded, beginsID, "")
	if m.tier <= beginsID {
		l.found = append(l.found, m)
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
