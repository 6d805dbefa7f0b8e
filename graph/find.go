package graph

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"dossier/data"
)

// AmbiguousError says that a name belongs to several.
type AmbiguousError struct {
	Name string
	// Candidates lists them as "Name (id)", actors that have a description as "Name
	// (id): description", in the order of ids.
	Candidates []string
}

// shown is how many candidates a message lists.
const shown = 10

func (e *AmbiguousError) Error() string {
	list := e.Candidates
	more := ""
	if len(list) > shown {
		list, more = list[:shown], "; ..."
	}
	return data.Quoted(e.Name) + " names several: " + strings.Join(list, "; ") + more + "; give the id of the one you mean"
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

// lazyNames maps folded names to actors, for each way to name one that is not
// the id.
type lazyNames struct {
	once  sync.Once
	tier  [4]nameTable                      // by name, by former id, by alias, by metonym
	apart atomic.Pointer[map[string]string] // see [Graph.Qualifiers]; nil: not yet known
}

// nameTable holds the one actor, or else the several, of each name.
type nameTable struct {
	one     map[string]Node
	several map[string][]Node
}

func (t *nameTable) add(name string, n Node) {
	folded := data.Fold(name)
	if folded == "" {
		return
	}
	first, known := t.one[folded]
	switch {
	case !known:
		t.one[folded] = n
	case t.several[folded] == nil:
		if first != n {
			t.several[folded] = []Node{first, n}
		}
	case !slices.Contains(t.several[folded], n):
		t.several[folded] = append(t.several[folded], n)
	}
}

// Find returns the actor that goes by a name: the one with exactly this id, or that had
// it before a decision; else with this name, id, former id, alias or metonym, the former before the latter, whatever the case,
// the diacritics and the white space ([data.Fold]). A name goes before an id that was
// not typed as it is written, so that whoever shares its name is asked for.
//
// A name that nobody goes by finds whoever goes by it in another script: Zelensky finds
// Зеленський, and the other way round (see [data.Transliterated]).
//
// The error is an [*AmbiguousError] where several go by the name in the same
// way, and an [*UnknownError] where none does. The first search for anything
// but an exact id makes a table of all names; later ones look into it.
func (g *Graph) Find(name string) (Node, error) {
	if n, ok := g.NodeOf(name); ok {
		return n, nil
	}
	folded := data.Fold(name)
	g.find.once.Do(g.nameActors)
	if n, ok := g.find.tier[afterID].one[name]; ok { // a former id, just as it was written
		return n, nil
	}
	for i := range g.find.tier {
		if i == afterID {
			if n, ok := g.NodeOf(folded); ok {
				return n, nil
			}
		}
		tier := &g.find.tier[i]
		if several := tier.several[folded]; len(several) > 0 {
			return 0, g.ambiguous(name, several)
		}
		if n, ok := tier.one[folded]; ok {
			return n, nil
		}
	}
	switch spelled, across := g.spelled(name); {
	case len(spelled) == 1 && across:
		return spelled[0], nil
	case len(spelled) > 1 && across:
		return 0, g.ambiguous(name, spelled)
	}
	return 0, &UnknownError{What: "actor", Name: name, Nearest: g.nearestActors(name)}
}

// spelled lists the actors of which a name or alias is the given one in another spelling,
// and tells whether it is in another script with any of them. It reads every name.
func (g *Graph) spelled(name string) (nodes []Node, across bool) {
	spelling := data.NewTransliterated(name)
	for n := range Node(g.NumActors()) {
		a, found := g.Actor(n), false
		for i := -1; i < len(a.Aliases); i++ {
			other := a.Name
			if i >= 0 {
				other = a.Aliases[i]
			}
			is, far := spelling.Is(other)
			found, across = found || is, across || is && far
		}
		if found {
			nodes = append(nodes, n)
		}
	}
	return nodes, across
}

// afterID is the first tier of names that comes after ids in another case: former ids.
const afterID = 1

// ambiguous lists those that go by a name.
func (g *Graph) ambiguous(name string, several []Node) *AmbiguousError {
	err := &AmbiguousError{Name: name}
	for _, n := range several {
		a := g.Actor(n)
		c := candidate(a.Name, a.ID)
		if a.Description != "" {
			c += ": " + inMessage(a.Description)
		}
		err.Candidates = append(err.Candidates, c)
	}
	return err
}

// candidate gives a name and an id, made printable and cut where they are long.
func candidate(name, id string) string { return inMessage(name) + " (" + inMessage(id) + ")" }

func inMessage(s string) string {
	quoted := data.Quoted(s)
	return quoted[1 : len(quoted)-1]
}

func (g *Graph) nameActors() {
	byName, byFormerID, byAlias, byMetonym := &g.find.tier[0], &g.find.tier[1], &g.find.tier[2], &g.find.tier[3]
	byName.one = make(map[string]Node, g.NumActors())
	for _, t := range []*nameTable{byName, byFormerID, byAlias, byMetonym} {
		if t.one == nil {
			t.one = map[string]Node{}
		}
		t.several = map[string][]Node{}
	}
	for n := range Node(g.NumActors()) {
		a := g.Actor(n)
		for _, id := range a.FormerIDs {
			byFormerID.add(id, n)
		}
		byName.add(a.Name, n)
		for _, alias := range a.Aliases {
			byAlias.add(alias, n)
		}
		for _, metonym := range a.Metonyms {
			byMetonym.add(metonym, n)
		}
	}
}

// nearestActors gives what somebody may have meant, as "Name (id)".
func (g *Graph) nearestActors(name string) []string {
	names := make([]string, 0, 2*g.NumActors())
	for n := range Node(g.NumActors()) {
		names = appendNames(names, g.Actor(n))
	}
	hits := data.Nearest(name, names, 6)
	owners := make([][]string, len(hits))
	for n := range Node(g.NumActors()) {
		a := g.Actor(n)
		for _, own := range appendNames(names[:0], a) {
			if i := slices.Index(hits, own); i >= 0 && len(owners[i]) < 3 {
				owners[i] = append(owners[i], candidate(a.Name, a.ID))
			}
		}
	}
	var nearest []string
	for _, c := range slices.Concat(owners...) {
		if len(nearest) < 3 && !slices.Contains(nearest, c) {
			nearest = append(nearest, c)
		}
	}
	return nearest
}

// appendNames lists all that an actor goes by.
func appendNames(names []string, a *data.Actor) []string {
	names = append(names, a.Name, a.ID)
	return append(append(names, a.Aliases...), a.Metonyms...)
}

// FindRelation returns the relation that goes by an id or, whatever the case, a
// label. The errors are those of [Graph.Find].
func (g *Graph) FindRelation(name string) (*data.Relation, error) {
	list := g.d.Relations
	at, err := findIn("relation", name, len(list), func(i int) (id, label string) { return list[i].ID, list[i].Label })
	var unknown *UnknownError
	if errors.As(err, &unknown) {
		if id, _ := data.NewPhrases(list).Near(name); id != "" {
			others := slices.DeleteFunc(unknown.Nearest, func(other string) bool { return other == inMessage(id) })
			unknown.Nearest = append([]string{inMessage(id)}, others...)
		}
	}
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
