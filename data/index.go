package data

// Index finds the parts of a dossier by their ids.
type Index struct {
	d                                   *Dossier
	actors, relations, sources, written map[string]int
}

// NewIndex indexes a dossier. Its cost is proportional to the number of actors,
// relations, sources and written claims, not to that of table rows. Of two
// parts with one id it finds the first.
func NewIndex(d *Dossier) *Index {
	claims := d.Claims.Written()
	x := &Index{
		d:         d,
		actors:    make(map[string]int, len(d.Actors)),
		relations: make(map[string]int, len(d.Relations)),
		sources:   make(map[string]int, len(d.Sources)),
		written:   make(map[string]int, len(claims)),
	}
	for i := range d.Actors {
		addFirst(x.actors, d.Actors[i].ID, i)
	}
	for i := range d.Relations {
		addFirst(x.relations, d.Relations[i].ID, i)
	}
	for i := range d.Sources {
		addFirst(x.sources, d.Sources[i].ID, i)
	}
	for i := range claims {
		addFirst(x.written, claims[i].ID, i)
	}
	return x
}

func addFirst(m map[string]int, id string, i int) {
	if _, known := m[id]; !known {
		m[id] = i
	}
}

// Actor returns the position of an actor in Dossier.Actors.
func (x *Index) Actor(id string) (int, bool) { i, ok := x.actors[id]; return i, ok }

// Relation returns the position of a relation in Dossier.Relations.
func (x *Index) Relation(id string) (int, bool) { i, ok := x.relations[id]; return i, ok }

// Source returns the position of a source in Dossier.Sources.
func (x *Index) Source(id string) (int, bool) { i, ok := x.sources[id]; return i, ok }

// Claim returns the position of a claim in Dossier.Claims, of a table's row too.
func (x *Index) Claim(id string) (int, bool) {
	if i, ok := x.written[id]; ok {
		return i, true
	}
	for n, t := range x.d.Claims.Tables() {
		if row, ok := t.rowOf(id); ok {
			return x.d.Claims.starts[n] + row, true
		}
	}
	return 0, false
}
