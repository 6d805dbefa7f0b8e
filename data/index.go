package data

import (
	"context"
	"sync"
)

// Index finds the parts of a dossier by their ids.
type Index struct {
	d                  *Dossier
	actors             *idTable
	relations, sources map[string]int
	written            map[string]int          // claims
	rows               func() map[string]int   // claims by ids in tables
	made               func() map[string][]int // claims by the digits of their made ids, nearly always one
	former             map[string]int          // claims by the made ids that they had before actors became one, as far as others are about them
}

// NewIndex indexes a dossier. Its cost is proportional to the number of actors,
// relations, sources and written claims, not to that of table rows. Of two
// parts with one id it finds the first. The index of a dossier that is united is there already.
func NewIndex(d *Dossier) *Index {
	if d.Claims.joined != nil {
		return d.Claims.joined.index
	}
	return newIndex(&look{ctx: context.Background()}, d)
}

// newIndex is NewIndex for work that may be ended, and then half an index.
func newIndex(l *look, d *Dossier) *Index {
	claims := d.Claims.Written()
	x := &Index{
		d:         d,
		actors:    newIDTable(len(d.Actors)),
		relations: make(map[string]int, len(d.Relations)),
		sources:   make(map[string]int, len(d.Sources)),
		written:   make(map[string]int, len(claims)),
		rows:      sync.OnceValue(func() map[string]int { return rowIDs(d) }),
		made:      sync.OnceValue(d.madeDigits),
	}
	for i := range d.Actors {
		if l.ended(i) {
			return x
		}
		x.actors.addFirst(d.Actors[i].ID, i)
	}
	if d.Claims.merged != nil {
		for i := range d.Actors {
			for _, id := range d.Actors[i].FormerIDs {
				x.actors.addFirst(id, i)
			}
		}
	}
	for i := range d.Relations {
		addFirst(x.relations, d.Relations[i].ID, i)
	}
	for i := range d.Sources {
		addFirst(x.sources, d.Sources[i].ID, i)
	}
	for i := range claims {
		if l.ended(i) {
			return x
		}
		if claims[i].ID != "" {
			addFirst(x.written, claims[i].ID, i)
		}
	}
	return x
}

func addFirst(m map[string]int, id string, i int) {
	if _, known := m[id]; !known {
		m[id] = i
	}
}

// Actor returns the position of an actor in Dossier.Actors. In a dossier that is united
// its former ids find it as well.
func (x *Index) Actor(id string) (int, bool) { return x.actors.get(id) }

// Relation returns the position of a relation in Dossier.Relations.
func (x *Index) Relation(id string) (int, bool) { i, ok := x.relations[id]; return i, ok }

// Source returns the position of a source in Dossier.Sources.
func (x *Index) Source(id string) (int, bool) { i, ok := x.sources[id]; return i, ok }

// writtenClaim returns the position of the first entry that gives its claim an id.
func (x *Index) writtenClaim(id string) (int, bool) {
	if i, ok := x.written[id]; ok {
		return i, true
	}
	if i, ok := x.rows()[id]; ok {
		return i, true
	}
	i, ok := x.former[id]
	return i, ok
}

// rowIDs returns the positions of the rows that give their claim an id, by it.
func rowIDs(d *Dossier) map[string]int {
	ids := make(map[string]int)
	start := len(d.Claims.Written())
	for _, t := range d.Claims.Tables() {
		for i := range t.ID {
			if id := t.IDAt(i); id != "" {
				addFirst(ids, id, start+i)
			}
		}
		start += t.Len()
	}
	return ids
}

// Claim returns the position of the claim that an id finds: any that was written for
// it, or the made one. In a dossier that is not united only written ids find one, and
// entries are claims. Made ids of all claims are worked out for the first that nobody
// wrote, some 200 nanoseconds each.
func (x *Index) Claim(id string) (int, bool) {
	if i, ok := x.writtenClaim(id); ok {
		return x.d.Claims.headOf(i), true
	}
	digits, ok := madeDigits(id)
	if !ok || x.d.Claims.joined == nil {
		return 0, false
	}
	for _, i := range x.made()[digits] {
		if x.d.madeClaimID(i) == id {
			return i, true
		}
	}
	return 0, false
}
