package rows

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// Sample gives the first rows behind the header, some hundred at most, each with its
// line. The cells are valid until the next row is asked for.
type Sample = iter.Seq2[int, [][]byte]

// maxColumns bounds the columns of a table.
const maxColumns = 16_384

// headerReader works out what the columns of one table stand for.
type headerReader struct {
	raw      []string // the headers, without white space around them
	names    []string // the same as the dialect compares them
	dialect  *dialect
	byColumn []role
	column   map[string]int // the first column with a name
	settled  []bool         // columns of which nothing more is to be said
	aside    []bool         // columns that are left aside on purpose
	mapped   [roles]bool    // by the mapping and not by the header
	taken    [roles]int     // the column with a role, and one more; 0: none
	sample   Sample
	problems []data.Problem
	at       func(cell int) (line, col int)
}

// readHeader gives every column its role: as the mapping says, else by the name of a
// field, else as the tool has it of which the table is, else in plain words.
func readHeader(cells [][]byte, mapping *Mapping, sample Sample, at func(cell int) (line, col int)) *headerReader {
	h := &headerReader{byColumn: make([]role, len(cells)), settled: make([]bool, len(cells)), aside: make([]bool, len(cells)),
		column: make(map[string]int, len(cells)), sample: sample, at: at}
	for _, c := range cells {
		h.raw = append(h.raw, strings.TrimSpace(string(c)))
	}
	h.dialect = dialectOf(h.raw)
	h.names = h.dialect.columnNames(h.raw)
	for i, name := range h.names {
		if _, again := h.column[name]; !again {
			h.column[name] = i
		}
	}
	if len(mapping.Columns) > 0 {
		h.fitGiven()
	}
	h.applyMapping(mapping.Map)
	h.apply(ownFields(), true)
	if h.dialect.known() != "" {
		h.apply(h.dialect.means, false)
		h.leaveAside(h.dialect.aside)
	}
	plain := plainTable()
	h.apply(plain.means, true)
	h.leaveAside(plain.aside)
	h.refuseTwins()
	return h
}

// fitGiven looks whether names that were given fit the first row. A column named as those
// are that are ignored is one.
func (h *headerReader) fitGiven() {
	for i, name := range h.raw {
		h.settled[i] = name == Ignore
	}
	for _, cells := range h.sample {
		if len(cells) > len(h.raw) {
			h.problem(data.Error, 0, data.CodeBadRow, fmt.Sprintf("--columns names %d columns, and the first row has %d cells", len(h.raw), len(cells)),
				"name all columns; "+Ignore+" stands for one that is not to be used")
		}
		return
	}
}

// applyMapping gives the roles that the mapping asks for.
func (h *headerReader) applyMapping(mapping map[string]string) {
	raw := make(map[string]int, len(h.raw))
	for i, name := range h.raw {
		if _, again := raw[name]; !again {
			raw[name] = i
		}
	}
	for _, column := range slices.Sorted(maps.Keys(mapping)) {
		i, known := raw[strings.TrimSpace(column)]
		if !known {
			i, known = h.column[columnName(column)]
		}
		field := mapping[column]
		r, ofTies := fieldRoles[columnName(field)]
		switch {
		case !known:
			h.problem(data.Error, 0, data.CodeMissingColumn, "there is no column "+data.Quoted(column)+" to map",
				faults.NearestHint(column, h.raw[:min(len(h.raw), maxShown)]))
		case h.settled[i]:
			h.problem(data.Error, i, data.CodeDuplicateField, "the column "+data.Quoted(h.raw[i])+" is mapped twice", "map it once")
		case field == Ignore:
			h.settled[i] = true
		case !ofTies:
			h.problem(data.Error, i, data.CodeUnknownField, "the column "+data.Quoted(h.raw[i])+" is mapped to "+data.Quoted(field)+", which a list of ties does not have",
				"it is a field of tables of actors: "+strings.Join(NodeFields(), ", "))
		case h.taken[r] > 0:
			h.twins(i, r)
		default:
			h.give(i, r)
			h.mapped[r] = true
		}
	}
}

// maxShown is how many columns a message names.
const maxShown = 50

// apply gives the roles of columns by their headers. Where one meaning has several
// columns, which one is meant is known of a tool alone: anything else, when strict, is
// refused. What the mapping gave, it gave instead.
func (h *headerReader) apply(means []meaning, strict bool) {
	for _, m := range means {
		fields := strings.Split(m.fields, "|")
		for _, name := range spellings(m.headers) {
			i, there := h.column[name]
			if !there || h.settled[i] {
				continue
			}
			r, fits := h.choose(i, fields)
			switch {
			case fits && h.taken[r] == 0:
				h.give(i, r)
			case fits && strict && len(fields) == 1 && !h.mapped[r]:
				h.twins(i, r)
			case fits && !strict:
				h.settled[i], h.aside[i] = true, true
			}
		}
	}
}

// choose returns the first of some fields that no column has yet and that the values of a
// column fit; if there is none, one that they fit.
func (h *headerReader) choose(i int, fields []string) (last role, fits bool) {
	for _, field := range fields {
		r := fieldRoles[field]
		if !h.fits(i, r) {
			continue
		}
		if last, fits = r, true; h.taken[r] == 0 {
			return r, true
		}
	}
	return last, fits
}

// fits reports whether a column may have a role. Headers that mean many things are
// looked at with the values below them.
func (h *headerReader) fits(i int, r role) bool {
	switch name := h.names[i]; {
	case r == roleFrom && name == "source": // where rows can be read, if the keys are the actors
		return h.taken[roleFromID] == 0 || h.taken[roleTo] > 0
	case r == roleDirection && name != "directed" && name != "direction":
		return h.all(i, isDirection)
	case r == roleID:
		return h.all(i, claimID)
	case r == roleWhen && (name == "time" || name == "timestamp" || name == "datetime"):
		return h.all(i, isDate)
	case r == roleReliability && name == "grade":
		return h.all(i, isGrade)
	case r == roleWeight && name == "count": // beside a weight it is something else
		return h.taken[roleWeight] == 0 && h.all(i, likeNumber)
	}
	return true
}

// all reports whether all cells of a column fit that are not blank, and at least one
// does, as far as the first rows tell.
func (h *headerReader) all(column int, fits func(cell []byte) bool) bool {
	found := false
	for _, cells := range h.sample {
		if column >= len(cells) || len(trimCell(cells[column])) == 0 {
			continue
		}
		if !fits(trimCell(cells[column])) {
			return false
		}
		found = true
	}
	return found
}

// isDirection reports whether a cell of a column "type" says which way a tie goes.
func isDirection(cell []byte) bool {
	if _, number := plainNumber(cell); number {
		return false
	}
	_, ok := undirected(string(cell))
	return ok
}

// claimID reports whether a cell may be the id of a claim and not a number of a row.
func claimID(cell []byte) bool {
	return data.ValidID(string(cell)) && strings.Trim(string(cell), "0123456789") != ""
}

// isDate reports whether a cell is a date, perhaps with a time of day, in whatever order.
func isDate(cell []byte) bool {
	if day, _, timed := cutClock(cell); timed {
		cell = day
	} else if day, _, timed := cutClockAtSpace(cell); timed {
		cell = day
	}
	_, err := data.ParseDate(string(cell))
	return err == nil || otherOrders(cell) != ""
}

func isGrade(cell []byte) bool {
	_, _, fault := reliabilityCell(cell)
	return fault == nil
}

func (h *headerReader) has(r role) bool { return h.taken[r] > 0 }

func (h *headerReader) give(i int, r role) {
	h.byColumn[i], h.taken[r], h.settled[i] = r, i+1, true
}

// leaveAside notes which columns are left aside on purpose.
func (h *headerReader) leaveAside(headers string) {
	for _, name := range spellings(headers) {
		if i, there := h.column[name]; there && !h.settled[i] {
			h.settled[i], h.aside[i] = true, true
		}
	}
}

// twins refuses two columns for one field.
func (h *headerReader) twins(i int, r role) {
	first := h.taken[r] - 1
	h.settled[i] = true
	h.problem(data.Error, i, data.CodeDuplicateField, fmt.Sprintf("the columns %s and %s stand for the same field",
		data.Quoted(h.raw[first]), data.Quoted(h.raw[i])), "say which it is with --map COLUMN=FIELD, or leave one aside with --map COLUMN="+Ignore)
}

// refuseTwins refuses columns of one name of which one is used: which is meant?
func (h *headerReader) refuseTwins() {
	for i, name := range h.names {
		if first := h.column[name]; first != i && !h.settled[i] && h.byColumn[first] != roleNone && !h.mapped[h.byColumn[first]] {
			h.twins(i, h.byColumn[first])
		}
	}
}

// columns turns the roles round.
func (h *headerReader) columns() columns {
	c := columns{bars: h.dialect.bars, oneSided: h.dialect.oneSided}
	for r := range c.of {
		c.of[r] = h.taken[r] - 1
	}
	if h.dialect.relation != "" {
		c.relation = []byte(h.dialect.relation)
	}
	for r := roleFrom; h.dialect.typed && r <= roleBy; r++ {
		if i := c.of[keyRole(r)]; i >= 0 {
			_, c.spaces[r-roleFrom] = untyped(columnName(h.raw[i]))
		}
	}
	for i, r := range h.byColumn {
		if r == roleNone && (!h.settled[i] || h.aside[i]) {
			c.idle = append(c.idle, i)
		}
	}
	return c
}

func (h *headerReader) problem(severity data.Severity, cell int, code, message, hint string) {
	if len(h.problems) >= maxShown { // to find a place costs as much as the header is long
		cell = 0
	}
	line, col := h.at(cell)
	h.problems = append(h.problems, data.Problem{Severity: severity, Code: code, Message: message, Hint: hint, Line: line, Column: col})
}
