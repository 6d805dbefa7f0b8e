package load

import (
	"fmt"
	"math"
	"path/filepath"
	"strings"

	"dossier/data"
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
	known   map[string]uint16 // by id and by folded label
	cells   [2]*cellMap       // met before: with direction, without
}

func newRelationNames(d *data.Dossier) *relationNames {
	r := &relationNames{dossier: d, known: make(map[string]uint16)}
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
// both ways, and "-undirected" behind its id.
func (r *relationNames) find(cell []byte, undirected bool) (uint16, *cellFault) {
	if i, ok := r.met(cell, undirected); ok {
		return i, nil
	}
	if fault := textFault(cell); fault != nil {
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
	relation := data.PlainRelation(id, strings.TrimSpace(name))
	if known {
		relation = r.dossier.Relations[i]
	}
	if undirected && !relation.Symmetric {
		relation = twin(relation)
		i, known = r.known[relation.ID]
	}
	if !known {
		if len(r.dossier.Relations) >= math.MaxUint16 {
			return 0, &cellFault{data.CodeBadRange, fmt.Sprintf("more than %d relations", math.MaxUint16),
				"is this the relation column? --map COLUMN=relation names another"}
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

func twin(r data.Relation) data.Relation {
	r.ID += "-undirected"
	r.Symmetric, r.Inverse = true, r.Label
	if r.Influence != data.NoInfluence {
		r.Influence = data.Both
	}
	return r
}

// sourceNames finds the sources that the cells of edge lists name, and adds
// those that are not listed.
type sourceNames struct {
	m     *merger
	known map[string]string // id by folded id, title and address
	cells map[string]string // met before
	ids   *ids
}

func newSourceNames(m *merger) *sourceNames {
	s := &sourceNames{m: m, known: make(map[string]string), cells: make(map[string]string), ids: newIDs()}
	for i := range m.dossier.Sources {
		source := &m.dossier.Sources[i]
		s.ids.take(source.ID)
		for _, name := range []string{source.ID, source.Title, source.URL} {
			if key := data.Fold(name); key != "" && s.known[key] == "" {
				s.known[key] = source.ID
			}
		}
	}
	return s
}

// find returns the id of the source that a cell names by id, title or address.
func (s *sourceNames) find(cell []byte, at origin) (string, *cellFault) {
	if id, ok := s.cells[string(cell)]; ok {
		return id, nil
	}
	if fault := textFault(cell); fault != nil {
		return "", fault
	}
	name := string(cell)
	key := data.Fold(name)
	if s.known[key] == "" {
		source := data.Source{Title: name}
		if strings.HasPrefix(key, "https://") || strings.HasPrefix(key, "http://") {
			source.URL = name
		}
		s.known[key] = s.add(source, sourceID(name), at)
	}
	s.cells[name] = s.known[key]
	return s.known[key], nil
}

// ofFile adds the source that stands for an edge list itself.
func (s *sourceNames) ofFile(label string) string {
	name := filepath.Base(label)
	return s.add(data.Source{Title: name, Table: true}, sourceID(strings.TrimSuffix(name, filepath.Ext(name))), origin{file: label, line: 1, col: 1})
}

func (s *sourceNames) add(source data.Source, id string, at origin) string {
	source.ID = s.ids.make(id)
	s.m.dossier.Sources = append(s.m.dossier.Sources, source)
	s.m.sources.origins = append(s.m.sources.origins, at)
	s.m.folders = append(s.m.folders, nil)
	return source.ID
}

// sourceID makes an id for a source from its title or file name.
func sourceID(name string) string {
	id := data.Slug(name)
	if digest, ok := strings.CutPrefix(id, "actor-"); ok && !strings.HasPrefix(data.Fold(name), "actor") {
		return "source-" + digest
	}
	return id
}
