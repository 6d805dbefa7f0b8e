package load

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/cells"
	"dossier/data/load/internal/faults"
	"dossier/data/load/internal/rows"
	"dossier/data/load/internal/tree"
	"dossier/data/load/internal/xlsx"
)

// sheetEntries are the lists of a dossier that a sheet holds by its name. For claims see
// [claimSheet].
var sheetEntries = map[string]string{"dossier": "dossier", "actors": "actors", "relations": "relations", "sources": "sources", "decisions": "decisions"}

// entryTypes are the types of the entries in sheets.
var entryTypes = map[string]reflect.Type{"dossier": reflect.TypeFor[headEntry](), "actors": reflect.TypeFor[actorEntry](), "relations": reflect.TypeFor[relationEntry](),
	"sources": reflect.TypeFor[sourceEntry](), "decisions": reflect.TypeFor[decisionEntry]()}

// addEntrySheet reads a sheet whose columns are the fields of entries. It reports false
// for one that has other columns, or of which rows lack the id: that is a table. Rows are
// decoded as they come, and none is kept.
func (s *session) addEntrySheet(in *input, sheet int, list string) (read bool, err error) {
	found, err := in.book.Rows(s.ctx, sheet)
	if err != nil {
		return false, err
	}
	p := &part{label: sheetLabel(in, in.book.Sheets()[sheet]), named: in.label, folder: in.folder}
	r := newPartReader(p, s.limits.Problems)
	header, _, err := found.Next()
	if err != nil {
		return true, unlessEnd(err)
	}
	e := &entrySheet{known: r.fieldsOf(entryTypes[list])}
	if !e.takeHeader(header) {
		return false, nil
	}
	if list == "actors" {
		// Names alone make actors, as in any table.
		if all, err := e.allHaveIDs(in.book.Rows(s.ctx, sheet)); err != nil || !all {
			return false, err
		}
	}
	p.again = again{text: bytes.NewReader(nil), parse: e.places}
	r.list = list
	for {
		row, line, err := found.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return false, err
		}
		for _, f := range found.Faults() {
			r.problems.Add(problemOf(f))
		}
		n := e.entry(row, line)
		if e.lists.full() {
			r.problems.Add(tooManyTexts(line))
			break
		}
		switch {
		case len(n.Fields) == 0:
		case list == "dossier":
			r.head(n)
		default:
			r.Item(n, tree.Span{Line: int32(line)})
		}
	}
	s.takePart(p, r)
	return true, nil
}

// entrySheet makes trees of the rows of a sheet.
type entrySheet struct {
	known  *fields
	header []string // the keys of the columns; "": a column without a header
	lists  cellLists
}

// allHaveIDs reports whether every row that says something has an id.
func (e *entrySheet) allHaveIDs(found *xlsx.Rows, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	id := slices.Index(e.header, "id")
	for n := 0; ; n++ {
		row, _, err := found.Next()
		if err != nil {
			return true, unlessEnd(err)
		}
		if n > 0 && (id < 0 || id >= len(row) || len(bytes.TrimSpace(row[id])) == 0) && len(e.entry(row, 1).Fields) > 0 {
			return false, nil
		}
	}
}

// takeHeader takes the header, and reports whether all its columns are fields, each once.
func (e *entrySheet) takeHeader(cells [][]byte) bool {
	for _, cell := range cells {
		key := strings.ToLower(strings.TrimSpace(string(cell)))
		outer, _, nested := strings.Cut(key, nestedMark)
		_, known := e.known.index[key]
		if i, there := e.known.index[outer]; nested && there {
			known = e.known.list[i].typ.Kind() == reflect.Pointer
		}
		if key != "" && (!known || slices.Contains(e.header, key)) {
			return false
		}
		e.header = append(e.header, key)
	}
	return true
}

// nestedMark stands between the key of a table of fields and that of one of them:
// "taken-back.by".
const nestedMark = "."

// entry makes an entry of a row.
func (e *entrySheet) entry(row [][]byte, line int) *tree.Node {
	entry := &tree.Node{Shape: tree.Table, Line: line, Col: 1}
	for i, cell := range row {
		if cell = bytes.TrimSpace(cell); len(cell) == 0 || i >= len(e.header) || e.header[i] == "" {
			continue
		}
		key, inner, nested := strings.Cut(e.header[i], nestedMark)
		into := entry
		if nested {
			if into = entry.Get(key); into == nil {
				into = &tree.Node{Shape: tree.Table, Line: line, Col: i + 1}
				entry.Fields = append(entry.Fields, tree.Field{Key: key, Line: line, Col: i + 1, Value: into})
			}
			key = inner
		}
		into.Fields = append(into.Fields, tree.Field{Key: key, Line: line, Col: i + 1, Value: e.value(e.header[i], cell, line, i+1)})
	}
	return entry
}

// value makes a tree of a cell, which may hold several texts.
func (e *entrySheet) value(key string, cell []byte, line, col int) *tree.Node {
	i, known := e.known.index[key]
	if !known || e.known.list[i].typ.Kind() != reflect.Slice {
		return textNode(cell, line, col)
	}
	texts := rows.Listed(cell)
	for n, text := range texts {
		texts[n] = cells.Kept(text)
	}
	return e.lists.node(texts, line, col)
}

// places makes the tree of an entry by which its places are found: that of its row without
// the texts.
func (e *entrySheet) places(_ []byte, line int) *tree.Node {
	return e.entry(filledRow(len(e.header)), line)
}

// filledRow is a row of which every cell says something.
func filledRow(width int) [][]byte {
	row := make([][]byte, width)
	for i := range row {
		row[i] = []byte("x")
	}
	return row
}

// maxListed is how many texts the lists in the cells of a sheet may hold beside the first of
// each: a few packed bytes can stand for very many.
const maxListed = 1 << 22

// cellLists makes lists of cells and counts what is in them.
type cellLists struct{ texts int }

func (l *cellLists) full() bool { return l.texts > maxListed }

// node makes a tree of the texts of a cell; none once there are too many.
func (l *cellLists) node(texts []string, line, col int) *tree.Node {
	list := &tree.Node{Shape: tree.List, Line: line, Col: col}
	if l.texts += len(texts) - 1; l.full() {
		return list
	}
	for _, text := range texts {
		list.Items = append(list.Items, &tree.Node{Shape: tree.Scalar, Text: text, Quoted: true, Line: line, Col: col})
	}
	return list
}

func tooManyTexts(line int) data.Problem {
	return faults.New(data.CodeTooLarge, fmt.Sprintf("the cells of the sheet list more than %d texts; from here on it is not read", maxListed),
		"is this really a list of aliases or of actors?").At(line, 1)
}

// textNode makes a tree of a cell with one value.
func textNode(cell []byte, line, col int) *tree.Node {
	if string(cell) == cells.Nothing {
		return &tree.Node{Shape: tree.Nothing, Line: line, Col: col}
	}
	return &tree.Node{Shape: tree.Scalar, Text: cells.Kept(string(cell)), Line: line, Col: col}
}

// takePart keeps what was read of a sheet of entries.
func (s *session) takePart(p *part, r *partReader) {
	s.take(p.label, r.problems.All())
	s.take(p.label, r.warnings.All())
	s.parts = append(s.parts, p)
}
