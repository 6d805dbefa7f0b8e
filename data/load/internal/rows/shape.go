package rows

import (
	"fmt"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// namesNobody reports whether no column names actors on either side.
func (h *headerReader) namesNobody() bool { return len(h.missing()) == 2 }

// missing lists the sides on which the header names no actors.
func (h *headerReader) missing() (fields []string) {
	for _, side := range []struct {
		role  role
		field string
	}{{roleFrom, "from"}, {roleTo, "to"}} {
		if !h.has(side.role) && !h.has(keyRole(side.role)) {
			fields = append(fields, side.field)
		}
	}
	return fields
}

// misplaced says what is in the place of the header where there is none.
func (h *headerReader) misplaced() *faults.Fault {
	if line := h.headerBelow(); line > 1 { // else --columns names the columns of a table with a header
		return faults.New(data.CodeMissingColumn, fmt.Sprintf("the header seems to be on line %d", line), "delete the lines above it")
	}
	if h.looksLikeMatrix() {
		return faults.New(data.CodeMissingColumn, "this looks like a matrix and not like a list of ties",
			"read it with --matrix RELATION: the actor of a row then stands in that relation to those of the columns")
	}
	return nil
}

// refuseMissing refuses a table of which the header names no actors on one of the sides,
// and says what the table looks like instead.
func (h *headerReader) refuseMissing() {
	missing := h.missing()
	if len(missing) == 0 {
		return
	}
	if f := h.misplaced(); f != nil {
		h.problem(data.Error, 0, f.Code, f.Message, f.Hint)
		return
	}
	if columns := h.columnsOfData(); len(columns) > 0 {
		hint := "name its columns, as in --columns " + strings.Join(columns, ",")
		if len(columns) > maxShown {
			hint = fmt.Sprintf("name its %d columns with --columns, or under columns in a file for --mapping; %s stands for one that is not to be used", len(columns), Ignore)
		}
		h.problem(data.Error, 0, data.CodeMissingColumn, "this table has no header row", hint)
		return
	}
	message, others := fmt.Sprintf("the header has no column %q", missing[0]), "COLUMN="+missing[0]
	if len(missing) == 2 {
		message, others = "the header has no columns \"from\" and \"to\" but "+h.namedColumns(), "COLUMN=from,COLUMN=to"
	}
	h.problem(data.Error, 0, data.CodeMissingColumn, message,
		"the first row names the columns, such as from,relation,to or source,target,label; name others with --map "+others+
			"; where the first row is none such, name all with --columns")
}

// namedColumns names the first columns of the header for a message.
func (h *headerReader) namedColumns() string {
	const most = 8
	var names []string
	for _, raw := range h.raw[:min(len(h.raw), most)] {
		names = append(names, data.Quoted(raw))
	}
	if more := len(h.raw) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, ", ")
}

// headerBelow returns the line of one of the first rows that is a header, or 0.
func (h *headerReader) headerBelow() int {
	const rows = 20
	n := 0
	for line, cells := range h.sample {
		if n++; n > rows {
			break
		}
		var headers []string
		for _, cell := range cells[:min(len(cells), maxShown)] {
			headers = append(headers, strings.TrimSpace(string(cell)))
		}
		if namesEnds(headers) {
			return line
		}
	}
	return 0
}

// namesEnds reports whether headers name actors on both sides, whatever stands below.
func namesEnds(headers []string) bool {
	if d := dialectOf(headers); len(d.needs) > 0 {
		return true
	}
	is := func(field string) bool {
		for _, m := range slices.Concat(ownFields(), plainTable().means) {
			if first, _, _ := strings.Cut(m.fields, "|"); first != field && first != field+"-id" {
				continue
			}
			for _, name := range spellings(m.headers) {
				if slices.ContainsFunc(headers, func(raw string) bool { return columnName(raw) == name }) {
					return true
				}
			}
		}
		return false
	}
	return is("from") && is("to")
}

// looksLikeMatrix reports whether the first rows hold a name and then numbers or marks,
// under a header of names of which some begin rows too.
func (h *headerReader) looksLikeMatrix() bool {
	if len(h.raw) < 3 {
		return false
	}
	rows, known := 0, 0
	for _, cells := range h.sample {
		if len(cells) < 2 || len(cells) > len(h.raw) {
			return false
		}
		if _, number := plainNumber(trimCell(cells[0])); number {
			return false
		}
		for _, cell := range cells[1:] {
			if _, _, ok := matrixCell(trimCell(cell), NumberStyle{}); !ok && !likeNumber(trimCell(cell)) {
				return false
			}
		}
		rows++
		if i, there := h.column[columnName(string(cells[0]))]; there && i > 0 {
			known++
		}
	}
	return rows > 0 && (known > rows/2 || known == 0 && h.raw[0] == "" && len(h.raw) > 3)
}

// columnsOfData proposes names for columns whose first row is no header but data: it has
// a number or a date in it, or a name that comes again below. Of other tables it returns
// nothing.
func (h *headerReader) columnsOfData() []string {
	names, texts, isData := h.kindsOfData()
	if !isData || texts < 2 {
		return nil
	}
	// Two texts are two actors, and of three the one between them is the relation.
	order := []string{"from", "to"}
	if texts > 2 {
		order = []string{"from", "relation", "to"}
	}
	seen := make(map[string]bool)
	for i, name := range names {
		if name == "" && len(order) > 0 {
			names[i], order = order[0], order[1:]
		} else if name == "" || seen[name] {
			names[i] = Ignore
		}
		seen[names[i]] = true
	}
	return names
}

// kindsOfData names the columns of the first row that hold dates or numbers, counts the
// others, and reports whether the row seems to be data.
func (h *headerReader) kindsOfData() (names []string, texts int, isData bool) {
	if len(h.raw) < 2 {
		return nil, 0, false
	}
	again := make(map[string]bool)
	for _, cells := range h.sample {
		for _, cell := range cells[:min(len(cells), len(h.raw))] {
			again[string(trimCell(cell))] = true
		}
	}
	for _, raw := range h.raw {
		_, number := plainNumber([]byte(raw))
		dated := raw != "" && isDate([]byte(raw)) // years too
		isData = isData || number || dated || raw != "" && again[raw]
		switch {
		case dated:
			names = append(names, "when")
		case number:
			names = append(names, "weight")
		default:
			names = append(names, "")
			texts++
		}
	}
	return names, texts, isData
}
