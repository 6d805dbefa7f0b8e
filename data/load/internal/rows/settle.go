package rows

import (
	"context"
	"slices"

	"dossier/data"
)

// settler tells, when all edge lists are read, who each name means, and gives the
// actors that they made a place in the dossier. Only then is every bearer of a name
// known, so that the order of rows and files does not matter. A name means the one
// actor that bears it as name, alias or id, else the one of which it is a metonym;
// where several do, its rows are in error. A name that nobody bears is an actor.
type settler struct {
	*actorNames
	ctx      context.Context
	tables   []*Table
	bearers  []uint32            // numbers, by that of a name or key; noBearer: it stands for itself
	more     map[uint32][]uint32 // further bearers
	reserved *cellMap            // ids, and names that could be ids, of actors that are listed or have a key
	aliases  map[uint32][]string // of actors with a key
	named    []bool              // by number, which actors rows name that stay; nil: all
}

const noBearer = 1<<32 - 1

// settle ends the reading of names. It returns the positions of the actors by their
// numbers, from that of the first actor on that is not listed; nil: numbers are positions.
func (n *actorNames) settle(ctx context.Context, tables []*Table) (positions []uint32, err error) {
	s := &settler{actorNames: n, ctx: ctx, tables: tables, more: make(map[uint32][]uint32), reserved: newCellMap(), aliases: make(map[uint32][]string)}
	nodes := slices.ContainsFunc(tables, func(t *Table) bool { return t.nodes != nil })
	leftOut := slices.ContainsFunc(tables, func(t *Table) bool { return t.skipped > 0 })
	if n.listed == 0 && len(n.keys.list) == 0 && !nodes && !leftOut {
		return nil, s.placeAll()
	}
	s.bearers = slices.Repeat([]uint32{noBearer}, len(n.names))
	s.hearListed()
	if err := s.hearKeyed(); err != nil {
		return nil, err
	}
	s.hearKnown()
	s.hearMetonyms()
	s.refuseAmbiguous()
	if leftOut {
		s.findNamed()
	}
	if positions, err = s.place(); err != nil {
		return nil, err
	}
	s.describe(n.position(positions))
	return positions, nil
}

// placeAll adds an actor for every name, as is right where nobody else bears any.
func (s *settler) placeAll() error {
	ids, err := nameIDs(s.ctx, s.names, data.Slug, s.taken)
	if err != nil {
		return err
	}
	actors := make([]data.Actor, len(ids))
	for i, id := range ids {
		actors[i] = data.Actor{ID: id, Name: s.names[i], Made: true}
	}
	s.dossier.Actors = actors
	return nil
}

// taken reports whether an id is kept from names.
func (s *settler) taken(id string) bool { _, taken := s.reserved.get([]byte(id)); return taken }

// hearListed notes which names the actors bear that dossiers list.
func (s *settler) hearListed() {
	for i := range s.dossier.Actors {
		a := &s.dossier.Actors[i]
		s.bear(a.ID, uint32(i))
		s.bear(a.Name, uint32(i))
		for _, alias := range a.Aliases {
			s.bear(alias, uint32(i))
		}
	}
}

// hearKeyed finds the actors that dossiers list by keys that are their ids, settles
// the names of keys and notes who bears them.
func (s *settler) hearKeyed() error {
	if len(s.keys.list) == 0 {
		return nil
	}
	byID := make(map[string]uint32, s.listed)
	for i := s.listed - 1; i >= 0; i-- {
		byID[s.dossier.Actors[i].ID] = uint32(i)
	}
	said, err := s.toSettle(byID)
	if err != nil {
		return err
	}
	for i := range s.keys.list {
		if stopped(s.ctx, i) {
			return s.ctx.Err()
		}
		k := &s.keys.list[i]
		if at, listed := byID[k.id]; listed {
			s.bearers[s.index(k.number)] = at
			s.nameListed(k, at, said[k.number])
			continue
		}
		name := &s.names[s.index(k.number)]
		if k.disputed {
			all := s.settleNames(k, noBearer, said[k.number])
			*name, s.aliases[k.number] = all[0], all[1:]
		} else if *name == "" {
			*name = k.key
		}
		s.bear(k.id, k.number)
		s.bear(*name, k.number)
		for _, alias := range s.aliases[k.number] {
			s.bear(alias, k.number)
		}
	}
	return nil
}

// nameListed gives a listed actor the names as aliases that stand with its id in edge
// lists and are not its own.
func (s *settler) nameListed(k *keyed, at uint32, said []saying) {
	if more := s.settleNames(k, at, said); len(more) > 0 {
		a := &s.dossier.Actors[at]
		a.Aliases = slices.Concat(a.Aliases, more)
		for _, alias := range more {
			s.bear(alias, at)
		}
	}
}

// toSettle lists what is said of the keys with several names, and of those that are
// ids of listed actors, by number.
func (s *settler) toSettle(byID map[string]uint32) (map[uint32][]saying, error) {
	said := make(map[uint32][]saying)
	for i := range s.keys.list {
		k := &s.keys.list[i]
		if _, listed := byID[k.id]; listed || k.disputed {
			said[k.number] = []saying{}
		}
	}
	for i := range s.keys.sayings {
		if stopped(s.ctx, i) {
			return nil, s.ctx.Err()
		}
		saying := s.keys.sayings[i]
		if list := said[saying.number]; list != nil {
			said[saying.number] = append(list, saying)
		}
	}
	return said, nil
}

// bear notes that an actor bears a name.
func (s *settler) bear(name string, who uint32) {
	name = data.Fold(name)
	s.reserve(name)
	number, there := s.numberOf([]byte(name))
	if !there {
		return
	}
	switch bearer := &s.bearers[s.index(number)]; {
	case *bearer == noBearer:
		*bearer = who
	case *bearer != who:
		s.more[number] = append(s.more[number], who) // perhaps again
	}
}

// reserve keeps a folded name from becoming the id of an actor that does not bear it.
func (s *settler) reserve(name string) {
	if !data.ValidID(name) {
		return
	}
	if _, there := s.reserved.get([]byte(name)); !there {
		s.reserved.add([]byte(name), 0)
	}
}

// hearMetonyms has metonyms mean the actors that they stand for, where they are not
// the names of others.
func (s *settler) hearMetonyms() {
	weak := make(map[uint32][]uint32)
	stands := func(metonym string, who uint32) {
		folded := data.Fold(metonym)
		s.reserve(folded)
		number, there := s.numberOf([]byte(folded))
		if !there || s.bearers[s.index(number)] != noBearer {
			return
		}
		if known := weak[number]; len(known) == 0 || known[len(known)-1] != who {
			weak[number] = append(known, who)
		}
	}
	for i := range s.dossier.Actors {
		for _, metonym := range s.dossier.Actors[i].Metonyms {
			stands(metonym, uint32(i))
		}
	}
	s.eachKnown(func(k *knownActor, who uint32) {
		for _, metonym := range k.metonyms {
			stands(metonym, who)
		}
	})
	for number, who := range weak {
		s.bearers[s.index(number)] = who[0]
		if len(who) > 1 {
			s.more[number] = who[1:]
		}
	}
}

// place adds the actors that are listed nowhere to the dossier, in the order in which
// they were met, and works out the positions of all numbers.
func (s *settler) place() ([]uint32, error) {
	actors, keys := slices.Grow(s.dossier.Actors, len(s.names)), s.keys.list
	positions := make([]uint32, len(s.names))
	var names []string // of the actors that have no id yet
	var unnamed []uint32
	var places []rowPlace
	for i, name := range s.names {
		if stopped(s.ctx, i) {
			return nil, s.ctx.Err()
		}
		a := data.Actor{Name: name}
		if len(keys) > 0 && s.index(keys[0].number) == i {
			a.ID, a.Aliases, keys = keys[0].id, s.aliases[keys[0].number], keys[1:]
		}
		if b := s.bearers[i]; b != noBearer && s.index(b) != i {
			continue
		}
		if s.named != nil && !s.named[i] {
			continue
		}
		positions[i] = uint32(len(actors))
		if a.ID == "" {
			names, unnamed = append(names, name), append(unnamed, positions[i])
		}
		actors, places = append(actors, a), append(places, s.places[i])
	}
	ids, err := nameIDs(s.ctx, names, data.Slug, s.taken)
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		actors[unnamed[i]].ID, actors[unnamed[i]].Made = id, true
	}
	s.dossier.Actors, s.places = actors, places
	if len(actors) == s.listed+len(s.names) {
		return nil, nil
	}
	for i, bearer := range s.bearers {
		switch {
		case bearer == noBearer, s.index(bearer) == i:
		case int(bearer) < s.listed:
			positions[i] = bearer
		default:
			positions[i] = positions[s.index(bearer)]
		}
	}
	return positions, nil
}

// position returns what tells where the actor with a number stands, given what settle
// returned.
func (n *actorNames) position(positions []uint32) func(number uint32) uint32 {
	if positions == nil {
		return func(number uint32) uint32 { return number }
	}
	return func(number uint32) uint32 { return positions[n.index(number)] }
}

// index is where the parts of a number stand.
func (n *actorNames) index(number uint32) int { return int(number) - n.listed }

// stopped looks at a context at the first of many steps and once in 65,536.
func stopped(ctx context.Context, step int) bool { return step&(1<<16-1) == 0 && ctx.Err() != nil }
