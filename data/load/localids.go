package load

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/rows"
)

// Under Options.LocalIDs the ids of actors are those of their file alone. Each gets
// what its file is called in front: its stem.

// localize makes the ids of actors in a dossier file those of that file alone. An id
// that is not valid stays as it is, and is refused later.
func (p *part) localize(stem string) {
	local := make(map[string]string)
	one := func(id *string) {
		if !data.ValidID(*id) {
			return
		}
		if local[*id] == "" {
			local[*id] = rows.LocalID(stem, *id)
		}
		*id = local[*id]
	}
	all := func(ids []string) {
		for i := range ids {
			one(&ids[i])
		}
	}
	for i := range p.actors.entries {
		one(&p.actors.entries[i].ID)
	}
	for i := range p.claims.entries {
		c := &p.claims.entries[i]
		all(c.From)
		all(c.To)
		for n := range c.Said {
			all(c.Said[n].By)
		}
	}
	for i := range p.decisions.entries {
		all(p.decisions.entries[i].Actors)
		one(&p.decisions.entries[i].Keep)
	}
}

// fileStems returns the stems of files by their names: the name without its ending, or
// that of the folder of a dossier. Files of one name get those of their folders in
// front, as many as tell them apart. No stem is one with a hyphen and more, so that no
// two files make the same id.
func fileStems(files []string) map[string]string {
	stems, folders := make(map[string]string, len(files)), make(map[string]string, len(files))
	for _, file := range files {
		name := file
		if filepath.Base(name) == dossierFile && filepath.Dir(name) != "." {
			name = filepath.Dir(name)
		}
		base := filepath.Base(name)
		stems[file], folders[file] = rows.SourceID(strings.TrimSuffix(base, filepath.Ext(base))), filepath.Dir(name)
	}
	for grown := true; grown; {
		grown = false
		for _, file := range alike(files, stems) {
			folder := filepath.Base(folders[file])
			if data.Fold(strings.Trim(folder, `./\`)) != "" {
				stems[file], folders[file] = rows.SourceID(folder)+"-"+stems[file], filepath.Dir(folders[file])
				grown = true
			}
		}
	}
	for _, file := range alike(files, stems) {
		stems[file] = data.SlugApart(stems[file], file)
	}
	sorted := slices.Sorted(maps.Values(stems))
	for file, stem := range stems {
		// Behind it in order stand those that begin with it.
		at, _ := slices.BinarySearch(sorted, stem+"-")
		if at < len(sorted) && strings.HasPrefix(sorted[at], stem+"-") {
			stems[file] = data.SlugApart(stem, filepath.Base(file))
		}
	}
	return stems
}

// alike returns the files that share their stem with another one.
func alike(files []string, stems map[string]string) (list []string) {
	count := make(map[string]int)
	for _, file := range files {
		count[stems[file]]++
	}
	for _, file := range files {
		if count[stems[file]] > 1 {
			list = append(list, file)
		}
	}
	return list
}
