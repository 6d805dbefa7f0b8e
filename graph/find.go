package graph

import (
	"slices"
	"strings"
	"sync"

	"dossier/data"
)

// AmbiguousError says that a name belongs to several.
type AmbiguousError struct {
	Name string
	// Candidates lists them as "Name (id)", in the order of ids.
	Candidates []string
}

// shown is how many candidates a message lists.
const shown = 10

func (e *AmbiguousError) Error() string {
	list := e.Candidates
	more := ""
	if len(list) > shown {
		list, more = list[:shown], ", ..."
	}
	return data.Quoted(e.Name) + " names several: " + strings.Join(list, ", ") + more + "; give the id of the one you mean"
}

// UnknownError says that nothing goes by a name.
type UnknownError struct {
	// What was looked for: "actor", "relation" or "source".
	What string
	Name string
	// Nearest lists what may have been meant, best first.
	Nearest []string
}

func (e *UnknownError) Error() string {
	if strings.TrimSpace(e.Name) == "" {
		return "an empty name is no " + e.What
	}
	return "there is no " + e.What + " " + data.Quoted(e.Name) + didYouMean(e.Nearest)
}

// lazyNames maps folded names to actors, for each way to name one: by id, by
// name, by alias, by metonym.
type lazyNames struct {
	once sync.Once
	tier [4]map[string][]Node
}

// Find returns the actor that goes by a name: the one with exactly this id;
// else with this id, name, alias or metonym, the former before the latter,
// whatever the case, the diacritics and the white space ([data.Fold]).
//
// The error is an [*AmbiguousError] where several go by the name in the same
// way, and an [*UnknownError] where none does. The first search for anything
// but an exact id makes a table of all names; later ones look into it.
func (g *Graph) Find(name string) (Node, error) {
	if n, ok := g.NodeOf(name); ok {
		return n, nil
	}
	g.find.once.Do(g.nameActors)
	folded := data.Fold(name)
	for _, tier := range g.find.tier {
		switch found := tier[folded]; len(found) {
		case 0:
		case 1:
			return found[0], nil
		default:
			err := &AmbiguousError{Name: name}
			for _, n := range found {
				a := g.Actor(n)
				err.Candidates = append(err.Candidates, candidate(a.Name, a.ID))
			}
			return 0, err
		}
	}
	return 0, &UnknownError{What: "actor", Name: name, Nearest: g.nearestActors(name)}
}

// candidate gives a name and an id, made printable and cut where they are long.
func candidate(name, id string) string { return inMessage(name) + " (" + inMessage(id) + ")" }

func inMessage(s string) string {
	quoted := data.Quoted(s)
	return quoted[1 : len(quoted)-1]
}

func (g *Graph) nameActors() {
	for i := range g.find.tier {
		g.find.tier[i] = map[string][]Node{}
	}
	for i := range g.actorAt {
		n := Node(i)
		a := g.Actor(n)
		g.addName(0, a.ID, n)
		g.addName(1, a.Name, n)
		for _, alias := range a.Aliases {
			g.addName(2, alias, n)
		}
		for _, metonym := range a.Metonyms {
			g.addName(3, metonym, n)
		}
	}
}

func (g *Graph) addName(tier int, name string, n Node) {
	folded := data.Fold(name)
	if folded == "" {
		return
	}
	if list := g.find.tier[tier][folded]; len(list) == 0 || list[len(list)-1] != n {
		g.find.tier[tier][folded] = append(list, n)
	}
}

// nearestActors gives what somebody may have meant, as "Name (id)".
func (g *Graph) nearestActors(name string) []string {
	var names []string
	owner := map[string]Node{}
	add := func(name string, n Node) {
		if _, taken := owner[name]; !taken {
			owner[name] = n
			names = append(names, name)
		}
	}
	for i := range g.actorAt {
		n := Node(i)
		a := g.Actor(n)
		add(a.Name, n)
		for _, other := range slices.Concat(a.Aliases, a.Metonyms) {
			add(other, n)
		}
		add(a.ID, n)
	}
	var nearest []string
	for _, hit := range data.Nearest(name, names, 6) {
		a := g.Actor(owner[hit])
		if c := candidate(a.Name, a.ID); !slices.Contains(nearest, c) && len(nearest) < 3 {
			nearest = append(nearest, c)
		}
	}
	return nearest
}

// FindRelation returns the relation that goes by an id or, whatever the case, a
// label. The errors are those of [Graph.Find].
func (g *Graph) FindRelation(name string) (*data.Relation, error) {
	list := g.d.Relations
	at, err := findIn("relation", name, len(list), func(i int) (id, label string) { return list[i].ID, list[i].Label })
	if err != nil {
		return nil, err
	}
	return &list[at], nil
}

// FindSource returns the source that goes by an id or, whatever the case, a
// title. The errors are those of [Graph.Find].
func (g *Graph) FindSource(name string) (*data.Source, error) {
	list := g.d.Sources
	at, err := findIn("source", name, len(list), func(i int) (id, title string) { return list[i].ID, list[i].Title })
	if err != nil {
		return nil, err
	}
	return &list[at], nil
}

// findIn looks through a short list by exact id, folded id and folded label.
func findIn(what, name string, n int, at func(int) (id, label string)) (int, error) {
	folded := data.Fold(name)
	var known []string
	var byID, byLabel []int
	for i := range n {
		id, label := at(i)
		if id == name {
			return i, nil
		}
		if data.Fold(id) == folded {
			byID = append(byID, i)
		}
		if data.Fold(label) == folded {
			byLabel = append(byLabel, i)
		}
		known = append(known, id)
	}
	found := byID
	if len(found) == 0 {
		found = byLabel
	}
	switch {
	case folded == "" || len(found) == 0:
		return 0, &UnknownError{What: what, Name: name, Nearest: nearestOf(name, known)}
	case len(found) == 1:
		return found[0], nil
	}
	err := &AmbiguousError{Name: name}
	for _, i := range found {
		id, label := at(i)
		err.Candidates = append(err.Candidates, candidate(label, id))
	}
	slices.Sort(err.Candidates)
	return 0, err
}
