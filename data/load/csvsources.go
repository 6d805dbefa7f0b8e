package load

import (
	"context"
	"path/filepath"
	"strings"

	"dossier/data"
)

// sourceNames finds the sources that the cells of edge lists name, and adds those
// that are not listed when all edge lists are read: only then are their ids known.
type sourceNames struct {
	m     *merger
	known map[string]string // id of listed sources by folded id, title and address
	made  map[string]int    // position in titles by folded title
	// titles are those of the sources made here, each in its first spelling in byte
	// order; places are where they stand for the first time.
	titles []string
	places []origin
	ids    *ids // taken
}

func newSourceNames(m *merger) *sourceNames {
	s := &sourceNames{m: m, known: make(map[string]string), made: make(map[string]int), ids: newIDs()}
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

// find returns the id of the listed source that a cell names by id, title or address,
// or else the number of one that is made here.
func (s *sourceNames) find(cell []byte, at origin) (id string, made int, fault *cellFault) {
	if fault := textFault(cell); fault != nil {
		return "", 0, fault
	}
	title := string(cell)
	key := data.Fold(title)
	if id := s.known[key]; id != "" {
		return id, 0, nil
	}
	made, there := s.made[key]
	if !there {
		made = len(s.titles)
		s.made[key] = made
		s.titles, s.places = append(s.titles, title), append(s.places, at)
	}
	s.titles[made] = min(s.titles[made], title)
	return "", made, nil
}

// finish adds the sources made here, and returns their ids by number.
func (s *sourceNames) finish(ctx context.Context) ([]string, error) {
	ids, err := nameIDs(ctx, s.titles, sourceID, func(id string) bool { return s.ids.taken[id] || s.known[id] != "" })
	if err != nil {
		return nil, err
	}
	for i, title := range s.titles {
		source := data.Source{ID: ids[i], Title: title}
		if key := data.Fold(title); strings.HasPrefix(key, "https://") || strings.HasPrefix(key, "http://") {
			source.URL = title
		}
		s.ids.take(ids[i])
		s.add(source, s.places[i])
	}
	return ids, nil
}

// ofFile adds the source that stands for an edge list itself, and returns its id.
func (s *sourceNames) ofFile(label string) string {
	name := filepath.Base(label)
	id := s.ids.make(sourceID(strings.TrimSuffix(name, filepath.Ext(name))))
	s.add(data.Source{ID: id, Title: name, Table: true}, origin{file: label, line: 1, col: 1})
	return id
}

func (s *sourceNames) add(source data.Source, at origin) {
	s.m.dossier.Sources = append(s.m.dossier.Sources, source)
	s.m.sources.origins = append(s.m.sources.origins, at)
	s.m.folders = append(s.m.folders, nil)
}

// sourceID makes an id for a source from its title or file name.
func sourceID(name string) string {
	id := data.Slug(name)
	if digest, ok := strings.CutPrefix(id, "actor-"); ok && !strings.HasPrefix(data.Fold(name), "actor") {
		return "source-" + digest
	}
	return id
}

// source returns the place among the texts of the id of the source that a cell names.
func (b *tableBuilder) source(cell []byte) (uint32, *cellFault) {
	if len(cell) == 0 {
		return 0, nil
	}
	if i, ok := b.sources.get(cell); ok {
		return i, nil
	}
	id, made, fault := b.shared.sources.find(cell, origin{file: b.label, line: b.rows.line, col: 1})
	if fault != nil {
		return 0, fault
	}
	var i uint32
	if id != "" {
		i = b.texts.add([]byte(id))
	} else if place, there := b.madeSources[made]; there {
		i = place
	} else {
		i = b.texts.reserve()
		b.madeSources[made] = i
	}
	b.sources.add(cell, i)
	return i, nil
}
