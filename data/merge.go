package data

import (
	"cmp"
	"slices"
	"strings"
)

// merging is what standing decisions make of the actors and entries of a dossier. It
// does not change.
type merging struct {
	survivors map[string]string // of the actors that go on under another id, by their own
	// leftOut are the entries that tie an actor to itself now, by their positions in
	// the dossier as it was written, in order.
	leftOut []uint32
}

// survivor returns the id under which an actor goes on, which for most is their own.
func (m *merging) survivor(id string) string {
	if other, gone := m.survivors[id]; gone {
		return other
	}
	return id
}

// actorClasses puts actors together of which standing decisions say that they are the
// same: directly, or through others.
type actorClasses struct {
	d      *Dossier
	at     func(id string) (int, bool) // an actor's position
	parent map[int]int                 // by position; of a forest of disjoint sets
	losers map[int]bool                // actors that go on under the id of another one by a decision's "keep"
	kept   map[int]bool                // actors that go on by one
}

// findClasses reads the decisions of a dossier. What decisions it cannot follow,
// Check says.
func findClasses(d *Dossier, at func(id string) (int, bool)) *actorClasses {
	c := &actorClasses{d: d, at: at, parent: make(map[int]int), losers: make(map[int]bool), kept: make(map[int]bool)}
	for i := range d.Decisions {
		decision := &d.Decisions[i]
		if decision.Verdict != Same || !decision.Stands() {
			continue
		}
		a, b, ok := c.pair(decision)
		if !ok {
			continue
		}
		c.join(a, b)
		switch decision.Keep {
		case "":
		case decision.Actors[0]:
			c.kept[a], c.losers[b] = true, true
		case decision.Actors[1]:
			c.kept[b], c.losers[a] = true, true
		}
	}
	return c
}

// pair returns the two different actors that a decision is about.
func (c *actorClasses) pair(decision *Decision) (a, b int, ok bool) {
	if len(decision.Actors) != 2 {
		return 0, 0, false
	}
	a, first := c.at(decision.Actors[0])
	b, second := c.at(decision.Actors[1])
	return a, b, first && second && a != b
}

// root returns the actor that stands for the class of another one.
func (c *actorClasses) root(i int) int {
	for {
		above, known := c.parent[i]
		if !known || above == i {
			return i
		}
		if further, known := c.parent[above]; known {
			c.parent[i] = further // halves the way for those who come next
		}
		i = above
	}
}

func (c *actorClasses) join(a, b int) {
	for _, i := range [...]int{a, b} {
		if _, known := c.parent[i]; !known {
			c.parent[i] = i
		}
	}
	a, b = c.root(a), c.root(b)
	c.parent[max(a, b)] = min(a, b)
}

// same reports whether two actors are of one class.
func (c *actorClasses) same(a, b int) bool { return a == b || c.root(a) == c.root(b) }

// list returns the classes: in each the survivor and then the others, in the order of
// their ids. The classes are in the order of their survivors' ids.
func (c *actorClasses) list() [][]int {
	byRoot := make(map[int][]int)
	for i := range c.parent {
		byRoot[c.root(i)] = append(byRoot[c.root(i)], i)
	}
	var all [][]int
	for _, class := range byRoot {
		slices.SortFunc(class, func(a, b int) int { return strings.Compare(c.d.Actors[a].ID, c.d.Actors[b].ID) })
		first := slices.MinFunc(class, c.goesBefore)
		n := slices.Index(class, first)
		copy(class[1:n+1], class[:n])
		class[0] = first
		all = append(all, class)
	}
	slices.SortFunc(all, func(a, b []int) int { return strings.Compare(c.d.Actors[a[0]].ID, c.d.Actors[b[0]].ID) })
	return all
}

// goesBefore orders the actors of a class; the first one's id survives. An actor that
// a decision keeps goes before the others, unless another decision has it go on under
// a further id: "a stays, not b" and "c stays, not a" keep c. Of the others, one whose
// id somebody wrote goes before one whose id was made of a name.
func (c *actorClasses) goesBefore(a, b int) int {
	rank := func(i int) int {
		switch {
		case c.kept[i] && !c.losers[i]:
			return 0
		case c.kept[i]:
			return 1
		case c.d.Actors[i].Made:
			return 3
		}
		return 2
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(c.d.Actors[a].ID, c.d.Actors[b].ID))
}

// keeps lists the actors of a class between which its decisions do not choose.
func (c *actorClasses) keeps(class []int) []int {
	var keeps []int
	for _, i := range class {
		if c.kept[i] && !c.losers[i] {
			keeps = append(keeps, i)
		}
	}
	if len(keeps) == 0 { // in a circle
		for _, i := range class {
			if c.kept[i] {
				keeps = append(keeps, i)
			}
		}
	}
	return keeps
}

// mergeActors returns the dossier in which actors of which standing decisions say that
// they are the same are one: under one id, with the names of all. Everything that
// names another of them, entries, voices, origins of sources and rows of tables, names
// that one. An entry that ties nobody but this actor then is left out, and what is
// about such an entry is about none. Where no standing decision makes actors one it
// returns the dossier itself.
//
// It takes linear time, and 8 bytes a row where it changes anything.
func mergeActors(l *look, d *Dossier) *Dossier {
	says := func(x Decision) bool { return x.Verdict == Same && x.Stands() }
	if !slices.ContainsFunc(d.Decisions, says) {
		return d
	}
	positions := newIDTable(len(d.Actors))
	for i := range d.Actors {
		if l.ended(i) {
			return d
		}
		positions.addFirst(d.Actors[i].ID, i)
	}
	classes := findClasses(d, positions.get).list()
	if len(classes) == 0 {
		return d
	}
	m := &actorMerger{look: l, d: d, merging: &merging{survivors: make(map[string]string)}, into: make(map[int]int)}
	merged := *d
	merged.Actors = m.actors(classes)
	merged.Sources = m.sources()
	merged.Claims = m.claims()
	return &merged
}

// goneInto joins the actors of a class into its first.
func goneInto(actors []Actor, class []int) Actor {
	one := actors[class[0]]
	names := map[string]bool{Fold(one.Name): true, "": true}
	var aliases, metonyms []string
	add := func(list *[]string, name string) {
		if folded := Fold(name); !names[folded] {
			names[folded] = true
			*list = append(*list, name)
		}
	}
	for n, i := range class {
		a := &actors[i]
		if n > 0 {
			one.FormerIDs = append(one.FormerIDs, a.ID)
			add(&aliases, a.Name)
		}
		for _, alias := range a.Aliases {
			add(&aliases, alias)
		}
		if !knownKind(one.Kind) && knownKind(a.Kind) {
			one.Kind = a.Kind
		}
		one.Kind = cmp.Or(one.Kind, a.Kind)
		one.Name, one.Description = cmp.Or(one.Name, a.Name), cmp.Or(one.Description, a.Description)
		one.Wikidata, one.Country = cmp.Or(one.Wikidata, a.Wikidata), cmp.Or(one.Country, a.Country)
		one.Made = one.Made && a.Made
	}
	for _, i := range class {
		for _, metonym := range actors[i].Metonyms {
			add(&metonyms, metonym)
		}
	}
	one.Aliases, one.Metonyms = aliases, metonyms
	return one
}

// knownKind reports whether a kind says what an actor is.
func knownKind(k Kind) bool { return k != "" && k != KindUnknown }
