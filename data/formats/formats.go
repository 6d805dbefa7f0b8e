package formats

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
)

// Format is a way to write down a dossier, or a table of claims.
type Format struct {
	// Name is what --format takes and tables of the documentation show: "jsonl".
	Name string
	// What says in a few words what a file of the format is: "a table of claims,
	// separated by commas".
	What string
	// Extensions are those of its files, in lower case and with the dot. The first is
	// the usual one.
	Extensions []string
	// Reads and Writes say which ways there are.
	Reads, Writes bool
	// Loses says in words what of a dossier a file of the format cannot hold; empty:
	// it holds all.
	Loses string
	// Recognise reports whether the first bytes of a file, some kilobytes, look like
	// the format. Formats of plain text look alike: [Recognise] asks in the right order.
	Recognise func(start []byte) bool
	// sure says that bytes which look like the format can hardly be anything else,
	// whatever a file is called.
	sure bool
	// begins is how every file of the format begins, but for white space; empty: in
	// many ways.
	begins string
}

const flatLoses = "the title of the dossier, kinds and aliases and all else that is known of actors but their names, " +
	"all that is known of sources but their ids, relations of the dossier's own, decisions about actors (which are carried out), " +
	"claims that are nobody's word, actors that no claim names"

const graphLoses = "the title of the dossier, all that is known of sources but their ids, relations of the dossier's own, " +
	"decisions about actors (which are carried out), claims that are nobody's word, characters that XML does not allow"

// All returns every format in the order of the documentation, which is the order in
// which unnamed bytes are tried.
func All() []Format {
	return []Format{
		{Name: "xlsx", What: "an Excel workbook", Extensions: []string{".xlsx"}, Reads: true, Writes: true,
			Recognise: isWorkbook, sure: true, begins: "PK"},
		{Name: "graphml", What: "a GraphML file", Extensions: []string{".graphml"}, Reads: true, Writes: true,
			Loses: graphLoses, Recognise: func(start []byte) bool { return xmlRoot(start) == "graphml" }, sure: true, begins: "<"},
		{Name: "gexf", What: "a GEXF file", Extensions: []string{".gexf"}, Reads: true, Writes: true,
			Loses: graphLoses, Recognise: func(start []byte) bool { return xmlRoot(start) == "gexf" }, sure: true, begins: "<"},
		{Name: "jsonl", What: "JSON Lines of claims", Extensions: []string{".jsonl", ".ndjson"}, Reads: true, Writes: true,
			Recognise: isJSONLines, sure: true},
		{Name: "json", What: "a dossier as one JSON object", Extensions: []string{".json"}, Reads: true,
			Recognise: isJSONDossier},
		{Name: "yaml", What: "a dossier in YAML", Extensions: []string{".yaml", ".yml"}, Reads: true, Writes: true,
			Recognise: isYAML},
		{Name: "tsv", What: "a table of claims, separated by tabs", Extensions: []string{".tsv", ".tab"}, Reads: true, Writes: true,
			Loses: flatLoses, Recognise: isTSV},
		{Name: "csv", What: "a table of claims, separated by commas or semicolons", Extensions: []string{".csv"}, Reads: true, Writes: true,
			Loses: flatLoses, Recognise: isCSV},
	}
}

// ByName returns the format of a name, in any case.
func ByName(name string) (Format, bool) {
	return first(func(f *Format) bool { return strings.EqualFold(f.Name, name) })
}

// ByExtension returns the format that a file has by the ending of its name: of a
// path, or of the extension alone with its dot.
func ByExtension(name string) (Format, bool) {
	extension := strings.ToLower(filepath.Ext(name))
	return first(func(f *Format) bool { return slices.Contains(f.Extensions, extension) })
}

// Recognise returns the format that the first bytes of a file look like, if it is one
// of ours. Two kilobytes tell most formats, 32 all.
func Recognise(start []byte) (Format, bool) {
	if what, _ := Foreign(start); what != "" {
		return Format{}, false
	}
	return first(func(f *Format) bool { return f.Recognise(start) })
}

// Of returns the format of a file by its name and its first bytes. The name decides
// unless the bytes contradict it: a workbook is one whatever it is called, and a table of
// text is none though it is called so. A file that is none of ours has no format, and
// [Foreign] names it.
func Of(name string, start []byte) (Format, bool) {
	if f, ok := first(func(f *Format) bool { return f.sure && f.Recognise(start) }); ok {
		return f, true
	}
	if what, _ := Foreign(start); what != "" {
		return Format{}, false
	}
	if f, ok := ByExtension(name); ok && f.mayBegin(start) {
		return f, true
	}
	return Recognise(start)
}

// mayBegin reports whether a file of the format may begin so. What is no text is not told
// from one that is damaged.
func (f *Format) mayBegin(start []byte) bool {
	begin := text(start)
	return len(begin) == 0 || bytes.HasPrefix(begin, []byte(f.begins)) || bytes.IndexByte(start, 0) >= 0
}

// Names lists the names of the formats that fit, in the order of the documentation.
func Names(fits func(*Format) bool) []string {
	var names []string
	for _, f := range All() {
		if fits(&f) {
			names = append(names, f.Name)
		}
	}
	return names
}

func first(fits func(*Format) bool) (Format, bool) {
	for _, f := range All() {
		if fits(&f) {
			return f, true
		}
	}
	return Format{}, false
}
