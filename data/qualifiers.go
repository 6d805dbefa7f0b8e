package data

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxQualifier is how long a description may be to stand behind a name, in characters.
const maxQualifier = 40

// Qualifiers gives what tells actors of one name apart, by their ids: the description,
// where all who bear the name have one of up to 40 characters and these differ, and
// else the id. Names are compared as look-ups compare them ([Fold]); aliases are no
// names here, since they are not shown. An actor whose name is the id of another one
// is told apart by its id. Most dossiers have none.
//
// Of several dossiers that are shown together, an id means the same actor in all. The
// cost is proportional to the number of actors. It fails where the context ends.
func Qualifiers(ctx context.Context, dossiers ...*Dossier) (map[string]string, error) {
	l := &look{ctx: ctx}
	if len(dossiers) == 1 && dossiers[0].Claims.joined != nil && dossiers[0].Claims.joined.namesApart.Load() {
		return map[string]string{}, l.ctx.Err()
	}
	r := l.noteActorNames(dossiers)
	indexes := make([]*Index, len(dossiers))
	for k, d := range dossiers {
		indexes[k] = NewIndex(d)
	}
	var all []*Actor
	first := newIDTable(0)
	bearers := map[int][]*Actor{} // of a name, by the position of the first
	qualifiers := map[string]string{}
	for k, d := range dossiers {
		for i := range d.Actors {
			if l.ended(i) {
				return nil, l.err
			}
			a := &d.Actors[i]
			if nameIsID(indexes, a) {
				qualifiers[a.ID] = a.ID
			}
			if !r.next(1) {
				continue
			}
			name := Fold(a.Name)
			if name == "" || again(indexes[:k], a, name) {
				continue
			}
			all = append(all, a)
			if at := first.addFirst(name, len(all)-1); at != len(all)-1 {
				if len(bearers[at]) == 0 {
					bearers[at] = []*Actor{all[at]}
				}
				bearers[at] = append(bearers[at], a)
			}
		}
	}
	for _, of := range bearers {
		qualify(of, qualifiers)
	}
	return qualifiers, nil
}

// noteActorNames notes the folded names of all actors.
func (l *look) noteActorNames(dossiers []*Dossier) *repeats {
	n := 0
	for _, d := range dossiers {
		n += len(d.Actors)
	}
	r := newRepeats(n)
	var memory []byte
	for _, d := range dossiers {
		for i := range d.Actors {
			if l.ended(i) {
				return r
			}
			memory = append(memory[:0], Fold(d.Actors[i].Name)...)
			r.note(memory)
			r.close()
		}
	}
	return r
}

// again reports whether a dossier before has the actor under the same folded name.
func again(before []*Index, a *Actor, name string) bool {
	for _, x := range before {
		if i, known := x.Actor(a.ID); known && Fold(x.d.Actors[i].Name) == name {
			return true
		}
	}
	return false
}

// nameIsID reports whether an actor's name, as it is written, is the id of another one.
func nameIsID(indexes []*Index, a *Actor) bool {
	if a.Name == a.ID || !ValidID(a.Name) {
		return false
	}
	for _, x := range indexes {
		if _, known := x.Actor(a.Name); known {
			return true
		}
	}
	return false
}

// qualify tells those who bear one name apart.
func qualify(bearers []*Actor, qualifiers map[string]string) {
	seen := make(map[string]bool, len(bearers))
	for _, a := range bearers {
		if words := shortDescription(a.Description); words != "" {
			seen[Fold(words)] = true
		}
	}
	for _, a := range bearers {
		qualifiers[a.ID] = a.ID
		if len(seen) == len(bearers) {
			qualifiers[a.ID] = shortDescription(a.Description)
		}
	}
}

// shortDescription is a description that can stand in brackets, without the point at
// its end, or nothing.
func shortDescription(s string) string {
	if len(s) > 4*maxQualifier+utf8.UTFMax {
		return ""
	}
	s = strings.TrimSuffix(strings.TrimSpace(s), ".")
	if utf8.RuneCountInString(s) > maxQualifier || strings.ContainsFunc(s, unicode.IsControl) {
		return ""
	}
	return s
}
