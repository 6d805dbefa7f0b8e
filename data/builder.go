package data

import (
	"cmp"
	"context"
	"slices"
	"strconv"
)

// Builder puts a dossier together in a program. Its methods return the id of
// what they add, for use in those that follow:
//
//	b := data.NewBuilder()
//	brief := b.Source("Daily brief")
//	kim, russia := b.Actor("Kim Jong Un", data.KindPerson), b.Actor("Russia", data.KindState)
//	b.Tie(kim, "visits", russia, data.Attribution{Source: brief})
//	d, problems := b.Dossier(ctx)
//
// An id that is given is kept. One that is made is the [Slug] of the name, label
// or title; where another part of the same sort has it already, -2, -3 and so on
// follow. So the same calls make the same ids, and no made id is that of a part added
// before. That of a claim is made of its [Identity]: claims that say the same have one
// id, and become one claim. Nothing is refused as it is
// added: Dossier checks all at once.
//
// A Builder is not safe for concurrent use. Its memory is that of the dossier and
// of a table of ids.
type Builder struct {
	d                         Dossier
	claims                    []Claim
	actorIDs, sourceIDs, rels idMaker
	identities                *identifier
}

// NewBuilder makes a builder of a dossier that knows the built-in relations.
func NewBuilder() *Builder {
	b := &Builder{d: Dossier{Relations: BuiltinRelations()}}
	b.identities = newIdentifier(&b.d)
	for i := range b.d.Relations {
		b.rels.take(b.d.Relations[i].ID)
	}
	return b
}

// Title sets title and description of the dossier.
func (b *Builder) Title(title, description string) { b.d.Title, b.d.Description = title, description }

// Actor adds an actor by name; an empty kind says that none is given.
func (b *Builder) Actor(name string, kind Kind) (id string) {
	return b.AddActor(Actor{Name: name, Kind: kind})
}

// AddActor adds an actor with all that is known of it. A name must be given; an
// id may be.
func (b *Builder) AddActor(a Actor) (id string) {
	a.ID = b.actorIDs.give(a.ID, a.Name)
	b.d.Actors = append(b.d.Actors, a)
	return a.ID
}

// Source adds a source by its title.
func (b *Builder) Source(title string) (id string) { return b.AddSource(Source{Title: title}) }

// AddSource adds a source with all that is known of it. Where no id is given, it
// is made of the title, or without one of the address.
func (b *Builder) AddSource(s Source) (id string) {
	s.ID = b.sourceIDs.give(s.ID, cmp.Or(s.Title, s.URL))
	b.d.Sources = append(b.d.Sources, s)
	return s.ID
}

// Relation adds a relation by its label: a neutral, standing arrangement along
// which influence runs forward (see [PlainRelation]).
func (b *Builder) Relation(label string) (id string) {
	return b.AddRelation(PlainRelation("", label))
}

// AddRelation adds a relation, or puts it in the place of the one with its id, of
// a built-in one too. Where no id is given, it is made of the label.
func (b *Builder) AddRelation(r Relation) (id string) {
	same := func(other Relation) bool { return other.ID == r.ID }
	if i := slices.IndexFunc(b.d.Relations, same); r.ID != "" && i >= 0 {
		b.d.Relations[i] = r
	} else {
		r.ID = b.rels.give(r.ID, r.Label)
		b.d.Relations = append(b.d.Relations, r)
	}
	b.identities.symmetric[r.ID] = r.Symmetric
	return r.ID
}

// Tie adds the claim that one actor stands in a relation to another, with
// everybody who says so. The arguments are ids.
func (b *Builder) Tie(from, relation, to string, said ...Attribution) (id string) {
	return b.Claim(Claim{From: []string{from}, Relation: relation, To: []string{to}, Said: said})
}

// Claim adds a claim with all that is known of it. An empty modality is Actual,
// an empty stance Asserts.
func (b *Builder) Claim(c Claim) (id string) {
	c = c.withDefaults()
	b.claims = append(b.claims, c)
	if id = c.ID; id == "" {
		id = b.identities.madeID(&c)
	}
	b.identities.about[id] = b.identities.of(&c)
	return id
}

// Decide adds a decision about two actors (see [Decision]).
func (b *Builder) Decide(d Decision) { b.d.Decisions = append(b.d.Decisions, d) }

// Dossier returns what was added so far, checked as [Check] does it. With an error
// among the problems it should not be used. What is added later does not change it.
func (b *Builder) Dossier(ctx context.Context) (*Dossier, []Problem) {
	d := &Dossier{
		Title: b.d.Title, Description: b.d.Description,
		Actors: slices.Clone(b.d.Actors), Relations: slices.Clone(b.d.Relations), Sources: slices.Clone(b.d.Sources),
		Decisions: slices.Clone(b.d.Decisions),
	}
	d.Claims.Append(b.claims...)
	return d, Check(ctx, d)
}

// idMaker hands out the ids of one sort of part.
type idMaker struct {
	taken map[string]bool
	next  map[string]int // the number to try next behind an id that is taken
}

func (m *idMaker) take(id string) {
	if m.taken == nil {
		m.taken, m.next = make(map[string]bool), make(map[string]int)
	}
	m.taken[id] = true
}

// give returns the id that was given, or makes one of a name.
func (m *idMaker) give(id, name string) string {
	if id == "" {
		base := Slug(name)
		id = base
		for n := max(m.next[base], 2); m.taken[id]; n++ {
			id = base + "-" + strconv.Itoa(n)
			m.next[base] = n + 1
		}
	}
	m.take(id)
	return id
}
