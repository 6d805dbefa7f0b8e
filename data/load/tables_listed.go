package load

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"

	"dossier/data"
	"dossier/data/formats"
)

// listedTables opens the tables of its folder that a dossier lists, each with its own
// mapping. What cannot be read is a problem at the place where it is listed.
func (s *session) listedTables(r *partReader, in *input) ([]*input, error) {
	var tables []*input
	for _, entry := range r.tables {
		if !r.mapping(entry.node, entry.mappingEntry) || entry.File == "" {
			continue
		}
		table, code, err := s.openListed(in, entry.File)
		switch {
		case code != "":
			r.fail(entry.node.Get("file"), code, fmt.Sprintf("the table %s cannot be read: %v", data.Quoted(entry.File), err), tableHints[code])
		case err != nil:
			return tables, err
		default:
			table.mapping, table.listed = Mapping(entry.mappingEntry), true
			tables = append(tables, table)
		}
	}
	return tables, nil
}

var tableHints = map[string]string{
	data.CodeFileMissing:   "put the table there, or take it out of the list",
	data.CodeOutsideFolder: "name a file inside the dossier's folder, with forward slashes",
	data.CodeUnreadable:    "name a table inside the dossier's folder",
}

// openListed opens a table that a dossier lists, confined to the dossier's folder. A
// code says what is wrong with the name.
func (s *session) openListed(dossier *input, name string) (in *input, code string, err error) {
	switch {
	case dossier.folder == nil:
		return nil, data.CodeUnreadable, errors.New("standard input has no folder")
	case !data.InsideFolder(name):
		return nil, data.CodeOutsideFolder, errors.New("it lies outside the dossier's folder")
	}
	name, info, code, err := within(dossier.folder, name)
	if err != nil {
		return nil, code, err
	}
	file, err := dossier.folder.Open(name)
	if err != nil {
		return nil, data.CodeUnreadable, reason(err)
	}
	in, err = newInput(filepath.Join(filepath.Dir(dossier.label), filepath.FromSlash(name)), name, file)
	if err != nil {
		return nil, "", err
	}
	if in.other == nil && families()[in.format].table == nil {
		if f, named := formats.ByExtension(name); named && families()[f.Name].table == nil {
			return nil, data.CodeUnreadable, errors.Join(errors.New("it is no table"), in.close())
		}
		in.format = "csv"
	}
	s.opt.opened(info)
	return in, "", nil
}

// distinct leaves out of the tables those that are there already: named by a file and
// on the command line as well, or twice to be read in one way.
func distinct(tables []*input) []*input {
	var list []*input
	for _, in := range tables {
		again := false
		for i, other := range list {
			if other.label != in.label {
				continue
			}
			if in.listed && !other.listed {
				list[i], again = in, true // the dossier knows how it is read
				break
			}
			again = again || !in.listed || reflect.DeepEqual(in.mapping, other.mapping)
		}
		if !again {
			list = append(list, in)
		}
	}
	return list
}
