package rows

import (
	"context"
	"path/filepath"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// sourceNames finds the sources that the cells of edge lists name, and adds those
// that are not listed when all edge lists are read: only then are their ids known.
type sourceNames struct {
	dossier *data.Dossier
	known   map[string]string // id of listed sources by folded id, title and address
	met     map[string]int    // position in titles by folded title
	// titles are those of the sources made here, each in its first spelling in byte
	// order; places are where they stand for the first time.
	titles []string
	places []Place
	ids    *ids              // taken
	files  map[string]string // ids of the sources that stand for files, by name
	// made says where the sources stand that were added.
	made []Place
}

func newSourceNames(d *data.Dossier) *sourceNames {
	s := &sourceNames{dossier: d, known: make(map[string]string), met: make(map[string]int), ids: newIDs(), files: make(map[string]string)}
	for i := range d.Sources {
		source := &d.Sources[i]
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
func (s *sourceNames) find(cell []byte, at Place) (id string, made int, fault *faults.Fault) {
	if fault := faults.Text(cell); fault != nil {
		return "", 0, fault
	}
	title := string(cell)
	key := data.Fold(title)
	if id := s.known[key]; id != "" {
		return id, 0, nil
	}
	made, there := s.met[key]
	if !there {
		made = len(s.titles)
		s.met[key] = made
		s.titles, s.places = append(s.titles, title), append(s.places, at)
	}
	s.titles[made] = min(s.titles[made], title)
	return "", made, nil
}

// finish adds the sources made here, and returns their ids by number.
func (s *sourceNames) finish(ctx context.Context) ([]string, error) {
	ids, err := nameIDs(ctx, s.titles, SourceID, func(id string) bool { return s.ids.taken[id] || s.known[id] != "" })
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

// ofFile returns the id of the source that stands for a file of tables itself, and adds
// it for the first of them.
func (s *sourceNames) ofFile(label string) string {
	if id, there := s.files[label]; there {
		return id
	}
	name := filepath.Base(label)
	id := s.ids.make(SourceID(strings.TrimSuffix(name, filepath.Ext(name))))
	s.add(data.Source{ID: id, Title: name, Table: true}, Place{label, 1, 1})
	s.files[label] = id
	return id
}

func (s *sourceNames) add(source data.Source, at Place) {
	s.dossier.Sources = append(s.dossier.Sources, source)
	s.made = append(s.made, at)
}

// SourceID makes an id for a source from its title or file name.
func SourceID(name string) string {
	id := data.Slug(name)
	if digest, ok := strings.CutPrefix(id, "actor-"); ok && !strings.HasPrefix(data.Fold(name), "actor") {
		return "source-" + digest
	}
	return id
}

// source returns the place among the texts of the id of the source that a cell names.
func (t *Table) source(cell []byte) (uint32, *faults.Fault) {
	if len(cell) == 0 {
		return 0, nil
	}
	if i, ok := t.sources.get(cell); ok {
		return i, nil
	}
	line, _ := t.at(0)
	id, made, fault := t.sink.sources.find(cell, Place{t.opt.Label, line, 1})
	if fault != nil {
		return 0, fault
	}
	var i uint32
	if id != "" {
		i = t.texts.add([]byte(id))
	} else if place, there := t.madeSources[made]; there {
		i = place
	} else {
		i = t.texts.reserve()
		t.madeSources[made] = i
	}
	t.sources.add(cell, i)
	return i, nil
}
