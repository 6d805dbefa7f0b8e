package data

import (
	"context"
	"strings"
)

// Index finds the parts of a dossier by their ids.
type Index struct {
	d                  *Dossier
	actors             *idTable
	relations, sources map[string]int
	written            map[string]int // claims
	tables             map[string]int // by Prefix
}

// NewIndex indexes a dossier. Its cost is proportional to the number of actors,
// relations, sources and written claims, not to that of table rows. Of two
// parts with one id it finds the first.
func NewIndex(d *Dossier) *Index { return newIndex(&look{ctx: context.Background()}, d) }

// newIndex is NewIndex for work that may be ended, and then half an index.
func newIndex(l *look, d *Dossier) *Index {
	claims := d.Claims.Written()
	x := &Index{
		d:         d,
		actors:    newIDTable(len(d.Actors)),
		relations: make(map[string]int, len(d.Relations)),
		sources:   make(map[string]int, len(d.Sources)),
		written:   make(map[string]int, len(claims)),
		tables:    make(map[string]int, len(d.Claims.Tables())),
	}
	for i := range d.Actors {
		if l.ended(i) {
			return x
		}
		x.actors.addFirst(d.Actors[i].ID, i)
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
		addFirst(x.written, claims[i].ID, i)
	}
	for i, t := range d.Claims.Tables() {
		addFirst(x.tables, t.Prefix, i)
	}
	return x
}

func addFirst(m map[string]int, id string, i int) {
	if _, known := m[id]; !known {
		m[id] = i
	}
}

// Actor returns the position of an actor in Dossier.Actors.
func (x *Index) Actor(id string) (int, bool) { return x.actors.get(id) }

// Relation returns the position of a relation in Dossier.Relations.
func (x *Index) Relation(id string) (int, bool) { i, ok := x.relations[id]; return i, ok }

// Source returns the position of a source in Dossier.Sources.
func (x *Index) Source(id string) (int, bool) { i, ok := x.sources[id]; return i, ok }

// Claim returns the position of a claim in Dossier.Claims, of a table's row too.
func (x *Index) Claim(id string) (int, bool) {
	if i, ok := x.written[id]; ok {
		return i, true
	}
	return x.row(id)
}

// row returns the position of the claim that a table's row makes.
func (x *Index) row(id string) (int, bool) {
	n, ok := x.tables[strings.TrimRight(id, "0123456789")]
	if !ok {
		return 0, false
	}
	row, ok := x.d.Claims.tables[n].rowOf(id)
	return x.d.Claims.starts[n] + row, ok
}
