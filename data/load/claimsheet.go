package load

import (
	"bytes"
	"io"
	"reflect"
	"slices"
	"strings"

	"dossier/data/cells"
	"dossier/data/load/internal/tree"
	"dossier/data/load/internal/xlsx"
)

// A sheet of claims as we write it has a column for every field of a claim and of an
// attribution, and the ids of actors beside their names. Under just these columns a row
// that has the ids of its actors is an entry, as exact as in YAML: an attribution without a
// source has none, and a row without anything of an attribution is nobody's word. Other
// rows, such as somebody adds by names alone, are read as in any table.

// claimSheet is how the columns of such a sheet are laid out.
type claimSheet struct {
	columns []claimColumn
	of      map[string]int    // column by its name
	ids     map[string]string // what the first claim of an id says
	lines   map[int][]int     // of the rows of an entry of several, by the first
	lists   cellLists
	// rest reports whether there are rows that are read as in any table.
	rest bool
}

// claimColumn is a column of a sheet of claims.
type claimColumn struct {
	field *fieldInfo // nil: the names beside ids
	said  bool       // it is of the attribution
}

// idMark ends the names of columns with ids.
const idMark = "-id"

// newClaimSheet reports whether a header is that of a sheet of claims as we write it.
func newClaimSheet(header [][]byte, claim, said *fields) (*claimSheet, bool) {
	known := make(map[string]claimColumn)
	add := func(of *fields, isSaid bool) {
		for i := range of.list {
			f := &of.list[i]
			column := claimColumn{field: f, said: isSaid}
			switch f.key {
			case "said":
				continue
			case "from", "to", "by":
				known[f.key] = claimColumn{said: isSaid}
				known[f.key+idMark] = column
			default:
				known[f.key] = column
			}
		}
	}
	add(claim, false)
	add(said, true)
	c := &claimSheet{of: make(map[string]int), ids: make(map[string]string), lines: make(map[int][]int)}
	for i, cell := range header {
		name := strings.ToLower(strings.TrimSpace(string(cell)))
		column, there := known[name]
		if _, twice := c.of[name]; !there || twice {
			return nil, false
		}
		c.of[name] = i
		c.columns = append(c.columns, column)
	}
	return c, len(c.columns) == len(known)
}

// cell returns the cell of a column without white space around it.
func (c *claimSheet) cell(row [][]byte, column string) []byte {
	if i := c.of[column]; i < len(row) {
		return bytes.TrimSpace(row[i])
	}
	return nil
}

// isEntry reports whether a row is an entry: actors that have names have ids, and an
// attribution has a stance.
func (c *claimSheet) isEntry(row [][]byte) bool {
	for _, side := range [...]string{"from", "to", "by"} {
		if len(c.cell(row, side+idMark)) == 0 && len(c.cell(row, side)) > 0 {
			return false
		}
	}
	if len(c.cell(row, "from-id")) == 0 || len(c.cell(row, "relation")) == 0 {
		return false
	}
	if len(c.cell(row, "stance")) > 0 {
		return true
	}
	for i := range c.columns {
		if c.columns[i].said && i < len(row) && len(bytes.TrimSpace(row[i])) > 0 {
			return false
		}
	}
	return true
}

// saysOfClaim gives the cells of a row that are about the claim, with its id.
func (c *claimSheet) saysOfClaim(row [][]byte) string {
	var b strings.Builder
	for i := range c.columns {
		if c.columns[i].said || c.columns[i].field == nil {
			continue
		}
		if i < len(row) {
			b.Write(bytes.TrimSpace(row[i]))
		}
		b.WriteByte(0)
	}
	return b.String()
}

// entry makes a tree of a row.
func (c *claimSheet) entry(row [][]byte, line int) *tree.Node {
	claim := &tree.Node{Shape: tree.Table, Line: line, Col: 1}
	said := &tree.Node{Shape: tree.Table, Line: line, Col: c.of["stance"] + 1}
	for i := range c.columns {
		f := c.columns[i].field
		if f == nil || i >= len(row) {
			continue
		}
		cell := bytes.TrimSpace(row[i])
		if len(cell) == 0 {
			continue
		}
		into := claim
		if c.columns[i].said {
			into = said
		}
		into.Fields = append(into.Fields, tree.Field{Key: f.key, Line: line, Col: i + 1, Value: c.value(f, cell, line, i+1)})
	}
	if len(said.Fields) > 0 {
		addSaid(claim, said)
	}
	return claim
}

// addSaid adds attributions to a claim.
func addSaid(claim *tree.Node, said ...*tree.Node) {
	if len(said) == 0 {
		return
	}
	list := claim.Get("said")
	if list == nil {
		list = &tree.Node{Shape: tree.List, Line: said[0].Line, Col: said[0].Col}
		claim.Fields = append(claim.Fields, tree.Field{Key: "said", Line: list.Line, Col: list.Col, Value: list})
	}
	list.Items = append(list.Items, said...)
}

// value makes a tree of a cell; ids of several actors are joined as names are.
func (c *claimSheet) value(f *fieldInfo, cell []byte, line, col int) *tree.Node {
	if f.typ.Kind() != reflect.Slice {
		return textNode(cell, line, col)
	}
	ids := strings.Split(string(cell), strings.TrimSpace(cells.Together))
	for i, id := range ids {
		ids[i] = strings.TrimSpace(id)
	}
	return c.lists.node(ids, line, col)
}

// places makes the tree of an entry by which its places are found, by the line of its
// first row: that of its rows without their texts.
func (c *claimSheet) places(_ []byte, line int) *tree.Node {
	filled := filledRow(len(c.columns))
	n := c.entry(filled, line)
	for _, more := range c.lines[line] {
		addSaid(n, c.entry(filled, more).Get("said").Items...)
	}
	return n
}

// mostRows is how many further rows belong to one entry, so that trees stay small: others
// are entries of the same claim.
const mostRows = 1000

// claimEntries hands on the entries of a sheet of claims.
type claimEntries struct {
	*claimSheet
	to    *partReader
	entry *tree.Node // which further rows may belong to
	says  string     // of its claim
}

// add takes a row. Rows one below the other that say the same of a claim are one entry, and
// others with its id are further entries of it, among which the id stands but once.
func (e *claimEntries) add(row [][]byte, line int) {
	n, says := e.claimSheet.entry(row, line), e.saysOfClaim(row)
	if e.entry != nil && e.says == says && len(e.lines[e.entry.Line]) < mostRows {
		if said := n.Get("said"); said != nil {
			e.lines[e.entry.Line] = append(e.lines[e.entry.Line], line)
			addSaid(e.entry, said.Items...)
		}
		return
	}
	e.finish()
	if id := n.Get("id"); id != nil {
		if before, there := e.ids[id.Text]; !there {
			e.ids[id.Text] = says
		} else if before == says {
			n.Fields = slices.DeleteFunc(n.Fields, func(f tree.Field) bool { return f.Key == "id" })
		}
	}
	e.entry, e.says = n, says
}

// finish hands on the last entry.
func (e *claimEntries) finish() {
	if e.entry != nil {
		e.to.Item(e.entry, tree.Span{Line: int32(e.entry.Line)})
	}
	e.entry = nil
}

// addClaimSheet reads the entries of a sheet of claims. It returns nil for one that has
// other columns.
func (s *session) addClaimSheet(in *input, sheet int) (*claimSheet, error) {
	found, err := in.book.Rows(s.ctx, sheet)
	if err != nil {
		return nil, err
	}
	header, _, err := found.Next()
	if err != nil {
		return nil, unlessEnd(err)
	}
	p := &part{label: sheetLabel(in, in.book.Sheets()[sheet]), named: in.label, folder: in.folder}
	r := newPartReader(p, s.limits.Problems)
	c, ours := newClaimSheet(header, r.fieldsOf(reflect.TypeFor[claimEntry]()), r.fieldsOf(reflect.TypeFor[attributionEntry]()))
	if !ours {
		return nil, nil
	}
	p.again = again{text: bytes.NewReader(nil), parse: c.places}
	r.list = "claims"
	entries := claimEntries{claimSheet: c, to: r}
	for {
		row, line, err := found.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if !c.isEntry(row) {
			c.rest = true
			continue
		}
		for _, f := range found.Faults() {
			r.problems.Add(problemOf(f))
		}
		entries.add(row, line)
		if c.lists.full() {
			r.problems.Add(tooManyTexts(line))
			break
		}
	}
	entries.finish()
	s.takePart(p, r)
	return c, nil
}

func unlessEnd(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// asTable gives the rows of a sheet of claims that are no entries, in place of the sheet:
// without the column of row numbers, which tables do not have.
type asTable struct {
	rows *xlsx.Rows
	*claimSheet
	begun bool
}

// next returns the next row.
func (t *asTable) next() (row [][]byte, line int, err error) {
	for {
		row, line, err = t.rows.Next()
		if err == nil && t.begun && t.isEntry(row) {
			continue
		}
		t.begun = true
		if number := t.of["row"]; err == nil && number < len(row) {
			row = append([][]byte(nil), row...)
			row[number] = nil
		}
		return row, line, err
	}
}
