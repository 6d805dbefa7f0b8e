package load

import (
	"bytes"
	"io"
	"reflect"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/rows"
	"dossier/data/load/internal/tree"
	"dossier/data/load/internal/xlsx"
)

// sheetEntries are the lists of a dossier that a sheet holds by its name. The sheet of
// claims is a table like any other.
var sheetEntries = map[string]string{"dossier": "dossier", "actors": "actors", "relations": "relations", "sources": "sources", "decisions": "decisions"}

// entryTypes are the types of the entries in sheets.
var entryTypes = map[string]reflect.Type{"dossier": reflect.TypeFor[headEntry](), "actors": reflect.TypeFor[actorEntry](), "relations": reflect.TypeFor[relationEntry](),
	"sources": reflect.TypeFor[sourceEntry](), "decisions": reflect.TypeFor[decisionEntry]()}

// addEntrySheet reads a sheet whose columns are the fields of entries, and counts these.
// It reports false for one that has other columns, or of which rows lack the id: that is a
// table.
func (s *session) addEntrySheet(in *input, sheet int, list string) (entries int, read bool, err error) {
	found, err := in.book.Rows(s.ctx, sheet)
	if err != nil {
		return 0, false, err
	}
	p := &part{label: sheetLabel(in, in.book.Sheets()[sheet]), named: in.label, folder: in.folder}
	r := newPartReader(p, s.limits.Problems)
	header, _, err := found.Next()
	if err == io.EOF {
		return 0, true, nil
	}
	if err != nil {
		return 0, false, err
	}
	e := &entrySheet{known: r.fieldsOf(entryTypes[list])}
	if !e.takeHeader(header) {
		return 0, false, nil
	}
	for {
		cells, line, err := found.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, false, err
		}
		e.take(cells, line, found.Faults())
	}
	if e.named("id") && slices.ContainsFunc(e.entries, func(n *tree.Node) bool { return n.Get("id") == nil }) && list == "actors" {
		return 0, false, nil // names alone make actors, as in any table
	}
	r.list = list
	for _, n := range e.entries {
		if list == "dossier" {
			r.head(n)
		} else {
			r.Item(n, tree.Span{})
		}
	}
	s.take(p.label, e.problems)
	s.take(p.label, r.problems.All())
	s.take(p.label, r.warnings.All())
	s.parts = append(s.parts, p)
	return len(e.entries), true, nil
}

// entrySheet makes trees of the rows of a sheet.
type entrySheet struct {
	known    *fields
	header   []string // the keys of the columns; "": a column without a header
	entries  []*tree.Node
	problems []data.Problem
}

// takeHeader takes the header, and reports whether all its columns are fields.
func (e *entrySheet) takeHeader(cells [][]byte) bool {
	for _, cell := range cells {
		key := strings.ToLower(strings.TrimSpace(string(cell)))
		_, known := e.known.index[key]
		if outer, _, nested := strings.Cut(key, nestedMark); nested && !known {
			i, there := e.known.index[outer]
			known = there && e.known.list[i].typ.Kind() == reflect.Pointer
		}
		if key != "" && !known {
			return false
		}
		e.header = append(e.header, key)
	}
	return true
}

// nestedMark stands between the key of a table of fields and that of one of them:
// "taken-back.by".
const nestedMark = "."

func (e *entrySheet) named(key string) bool { return slices.Contains(e.header, key) }

// take makes an entry of a row.
func (e *entrySheet) take(cells [][]byte, line int, bad []*xlsx.Fault) {
	for _, f := range bad {
		e.problems = append(e.problems, problemOf(f))
	}
	entry := &tree.Node{Shape: tree.Table, Line: line, Col: 1}
	for i, cell := range cells {
		if cell = bytes.TrimSpace(cell); len(cell) == 0 || i >= len(e.header) || e.header[i] == "" {
			continue
		}
		outer, inner, nested := strings.Cut(e.header[i], nestedMark)
		into := entry
		if nested {
			if into = entry.Get(outer); into == nil {
				into = &tree.Node{Shape: tree.Table, Line: line, Col: i + 1}
				entry.Fields = append(entry.Fields, tree.Field{Key: outer, Line: line, Col: i + 1, Value: into})
			}
			outer = inner
		}
		into.Fields = append(into.Fields, tree.Field{Key: outer, Line: line, Col: i + 1, Value: e.value(e.header[i], cell, line, i+1)})
	}
	if len(entry.Fields) > 0 {
		e.entries = append(e.entries, entry)
	}
}

// value makes a tree of a cell, which may hold several texts.
func (e *entrySheet) value(key string, cell []byte, line, col int) *tree.Node {
	n := &tree.Node{Shape: tree.Scalar, Text: string(cell), Line: line, Col: col}
	i, known := e.known.index[key]
	if !known || e.known.list[i].typ.Kind() != reflect.Slice {
		return n
	}
	list := &tree.Node{Shape: tree.List, Line: line, Col: col}
	for _, text := range rows.Listed(cell) {
		list.Items = append(list.Items, &tree.Node{Shape: tree.Scalar, Text: text, Quoted: true, Line: line, Col: col})
	}
	return list
}
