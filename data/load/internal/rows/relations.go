package rows

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// defaultRelation is the relation of the rows of a list without a relation
// column; rows without direction are then related-to, which is built in.
const (
	defaultRelation   = "linked-to"
	defaultUndirected = "related-to"
)

// relationNames finds the relations that the cells of edge lists name, and adds
// those that no table knows.
type relationNames struct {
	dossier *data.Dossier
	listed  int               // relations that are built in or listed; the others are made here
	known   map[string]uint16 // by id and by folded label
	cells   [2]*cellMap       // met before: with direction, without
	labels  map[string]string // of the relations made here, by id: the first spelling in byte order
}

func newRelationNames(d *data.Dossier) *relationNames {
	r := &relationNames{dossier: d, listed: len(d.Relations), known: make(map[string]uint16), labels: make(map[string]string)}
	r.cells[0], r.cells[1] = newCellMap(), newCellMap()
	for i := range d.Relations[:min(len(d.Relations), math.MaxUint16)] {
		for _, name := range []string{d.Relations[i].ID, data.Fold(d.Relations[i].Label)} {
			if _, taken := r.known[name]; !taken {
				r.known[name] = uint16(i)
			}
		}
	}
	return r
}

// met returns the position of the relation that a cell names which has been met before.
func (r *relationNames) met(cell []byte, undirected bool) (uint16, bool) {
	cache := r.cells[0]
	if undirected {
		cache = r.cells[1]
	}
	i, ok := cache.get(cell)
	return uint16(i), ok
}

// find returns the position of the relation that a cell names.
//
// A row without direction needs a symmetric relation. Where the relation named
// is not, its twin stands in: the same relation but symmetric, with influence
// both ways, and twinSuffix behind its id.
func (r *relationNames) find(cell []byte, undirected bool) (uint16, *faults.Fault) {
	if i, ok := r.met(cell, undirected); ok {
		return i, nil
	}
	if fault := faults.Text(cell); fault != nil {
		return 0, fault
	}
	name := string(cell)
	if data.Fold(name) == "" {
		name = defaultRelation
		if undirected {
			name = defaultUndirected
		}
	}
	id := relationID(name)
	i, known := r.known[data.Fold(name)]
	if !known {
		i, known = r.known[id]
	}
	relation := data.PlainRelation(id, name)
	if known {
		relation = r.dossier.Relations[i]
	}
	if !known || int(i) >= r.listed {
		r.labels[id] = min(cmp.Or(r.labels[id], name), name)
	}
	if undirected && !relation.Symmetric {
		relation = twin(relation)
		i, known = r.known[relation.ID]
	}
	if !known {
		if len(r.dossier.Relations) >= math.MaxUint16 {
			return 0, faults.New(data.CodeBadRange, fmt.Sprintf("more than %d relations", math.MaxUint16),
				"is this the relation column? --map COLUMN=relation names another")
		}
		i = uint16(len(r.dossier.Relations))
		r.dossier.Relations = append(r.dossier.Relations, relation)
		r.known[relation.ID] = i
	}
	if undirected {
		r.cells[1].add(cell, uint32(i))
	} else {
		r.cells[0].add(cell, uint32(i))
	}
	return i, nil
}

// relationID makes an id for a relation from the word for it.
func relationID(name string) string {
	id := data.Slug(name)
	if digest, ok := strings.CutPrefix(id, "actor-"); ok && !strings.HasPrefix(data.Fold(name), "actor") {
		return "relation-" + digest
	}
	return id
}

// finish gives the relations made here, and their twins, the first of their spellings,
// whatever the order of rows.
func (r *relationNames) finish() {
	for i := r.listed; i < len(r.dossier.Relations); i++ {
		relation := &r.dossier.Relations[i]
		label := cmp.Or(r.labels[relation.ID], r.labels[strings.TrimSuffix(relation.ID, twinSuffix)], relation.Label)
		relation.Label, relation.Inverse = label, data.PlainRelation("", label).Inverse
		if relation.Symmetric {
			relation.Inverse = label
		}
	}
}

// twinSuffix ends the ids of relations without direction whose like has one.
const twinSuffix = "-undirected"

func twin(r data.Relation) data.Relation {
	r.ID += twinSuffix
	r.Symmetric, r.Inverse = true, r.Label
	if r.Influence != data.NoInfluence {
		r.Influence = data.Both
	}
	return r
}
