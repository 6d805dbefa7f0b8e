package rows

import (
	"fmt"

	"dossier/data"
)

// eachKnown calls f for every row of the tables of actors, and tells who it is about.
func (s *settler) eachKnown(f func(k *knownActor, who uint32)) {
	for _, t := range s.tables {
		if t.nodes == nil {
			continue
		}
		for i := range t.nodes.known {
			k := &t.nodes.known[i]
			who := k.number
			if bearer := s.bearers[s.index(who)]; bearer != noBearer {
				who = bearer
			}
			f(k, who)
		}
	}
}

// hearKnown notes which names the actors of tables of actors bear. A key of theirs is a
// name that goes before all others, since the ties of such a table name its actors so.
func (s *settler) hearKnown() {
	s.eachKnown(func(k *knownActor, who uint32) {
		if k.key == "" && who == k.number { // it stands for itself, whoever else is called so
			s.bearers[s.index(who)] = who
		}
	})
	s.eachKnown(func(k *knownActor, who uint32) {
		for _, alias := range k.aliases {
			s.bear(alias, who)
		}
	})
	keyed := make(map[uint32]bool) // numbers of names that are keys
	s.eachKnown(func(k *knownActor, who uint32) {
		if k.key == "" {
			return
		}
		number, there := s.numberOf([]byte(data.Fold(k.key)))
		switch {
		case !there:
		case !keyed[number]:
			keyed[number] = true
			s.bearers[s.index(number)] = who
			delete(s.more, number)
		case s.bearers[s.index(number)] != who:
			s.more[number] = append(s.more[number], who)
		}
	})
}

// describe gives the actors what tables of actors say of them. position tells where the
// actor with a number stands.
func (s *settler) describe(position func(number uint32) uint32) {
	more := make(map[uint32][2][]string) // aliases and metonyms, by position
	s.eachKnown(func(k *knownActor, _ uint32) {
		at := position(k.number)
		a := &s.dossier.Actors[at]
		if against := k.describe(a, int(at) < s.listed); against != "" {
			s.tell(k.at, data.NewProblem(data.CodeIdentityConflict, data.Place{Item: -1},
				fmt.Sprintf("the %s of %s is not the same elsewhere", against, data.Quoted(a.Name)), "write one, or give two actors a key each"))
		}
		if len(k.aliases)+len(k.metonyms) > 0 {
			names := more[at]
			more[at] = [2][]string{append(names[0], k.aliases...), append(names[1], k.metonyms...)}
		}
	})
	for at, names := range more {
		a := &s.dossier.Actors[at]
		a.Aliases = addNames(a.Aliases, names[0], a.Name)
		a.Metonyms = addNames(a.Metonyms, names[1], a.Name)
	}
}
