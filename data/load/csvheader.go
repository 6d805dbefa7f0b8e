package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/data"
)

// role is what a column of an edge list stands for.
type role uint8

const (
	roleNone role = iota
	roleFrom
	roleTo
	roleRelation
	roleDirection // directed, undirected or mutual
	roleStance
	roleBy
	roleWhen
	roleWhat
	roleSource // where it can be read
	roleQuote
	roleConfidence
	roleWeight
	roles
)

// fieldRoles are the fields that a column can be mapped to by name, as
// documented; columnRoles are further headers that say the same.
var fieldRoles = map[string]role{
	"from": roleFrom, "to": roleTo, "relation": roleRelation, "directed": roleDirection, "stance": roleStance,
	"by": roleBy, "when": roleWhen, "what": roleWhat, "source": roleSource, "quote": roleQuote,
	"confidence": roleConfidence, "weight": roleWeight,
}

var columnRoles = map[string]role{
	"src": roleFrom, "subject": roleFrom,
	"target": roleTo, "dst": roleTo, "dest": roleTo, "destination": roleTo, "object": roleTo,
	"relationship": roleRelation, "interaction": roleRelation, "predicate": roleRelation, "edge": roleRelation, "verb": roleRelation,
	"direction": roleDirection, "status": roleStance,
	"date": roleWhen, "time": roleWhen,
	"source-id": roleSource, "reference": roleSource,
}

// unusedColumns are headers that other tools write and that say nothing here.
var unusedColumns = []string{"", "id", "edge-id", "row", "timeset", "tags", "shared-name", "shared-interaction", "selected", "suid", "name"}

// columns says which column has which role; -1 for none.
type columns [roles]int

func (c *columns) has(r role) bool { return c[r] >= 0 }

// headerReader works out the roles of the columns of one edge list.
type headerReader struct {
	names    []string // folded
	raw      []string
	byColumn []role
	problems []data.Problem
	at       func(cell int) (line, col int)
}

// readHeader gives every column its role: by the caller's map first, then by
// its name as DESIGN documents it and as Gephi (Source, Target, Type, Label,
// Weight), Kumu (From, To, Type, Label, Direction) and Cytoscape (source,
// interaction, target) write it. A column "source" is the first actor, unless
// another column is: then it is where the row can be read. "type" holds
// directions in Gephi and relations elsewhere; directionOnly tells by the values.
func readHeader(cells [][]byte, mapping map[string]string, directionOnly func(cell int) bool, at func(cell int) (line, col int)) (columns, []data.Problem) {
	h := headerReader{byColumn: make([]role, len(cells)), at: at}
	for _, c := range cells {
		h.raw = append(h.raw, strings.TrimSpace(string(c)))
		h.names = append(h.names, columnName(string(c)))
	}
	h.mapped(mapping)
	for i, name := range h.names {
		if r := fieldRoles[name]; r != roleNone && r != roleSource {
			h.give(i, r)
		} else if r := columnRoles[name]; r != roleNone {
			h.give(i, r)
		}
	}
	for i, name := range h.names {
		if name != "source" {
			continue
		}
		if h.has(roleFrom) {
			h.give(i, roleSource)
		} else {
			h.give(i, roleFrom)
		}
	}
	h.typeAndLabel(directionOnly)
	return h.columns(), h.problems
}

// columnName brings a header into the form in which it is compared.
func columnName(s string) string {
	return strings.NewReplacer(" ", "-", "_", "-").Replace(data.Fold(s))
}

// mapped gives the roles that the caller asked for.
func (h *headerReader) mapped(mapping map[string]string) {
	for _, column := range slices.Sorted(maps.Keys(mapping)) {
		r, known := fieldRoles[columnName(mapping[column])]
		i := slices.Index(h.raw, column)
		if i < 0 {
			i = slices.Index(h.names, columnName(column))
		}
		switch {
		case !known:
			fields := slices.Sorted(maps.Keys(fieldRoles))
			h.problem(data.Error, 0, data.CodeUnknownField, fmt.Sprintf("the column %s is mapped to %s, which is no field of an edge list",
				data.Quoted(column), data.Quoted(mapping[column])), nearestHint(mapping[column], fields))
		case i < 0:
			h.problem(data.Error, 0, data.CodeMissingColumn, "there is no column "+data.Quoted(column)+" to map",
				nearestHint(column, h.raw))
		default:
			h.give(i, r)
		}
	}
}

// typeAndLabel gives the columns whose meaning depends on others: the relation
// is the type, else the label; a label beside a type says what it is about.
func (h *headerReader) typeAndLabel(directionOnly func(cell int) bool) {
	for i, name := range h.names {
		if name != "type" || h.byColumn[i] != roleNone {
			continue
		}
		switch {
		case directionOnly(i) && !h.has(roleDirection):
			h.give(i, roleDirection)
		case !h.has(roleRelation):
			h.give(i, roleRelation)
		}
	}
	for i, name := range h.names {
		if name != "label" || h.byColumn[i] != roleNone {
			continue
		}
		switch {
		case !h.has(roleRelation):
			h.give(i, roleRelation)
		case !h.has(roleWhat):
			h.give(i, roleWhat)
		}
	}
}

func (h *headerReader) has(r role) bool { return slices.Contains(h.byColumn, r) }

func (h *headerReader) give(i int, r role) {
	if h.byColumn[i] != roleNone { // mapped already
		return
	}
	if first := slices.Index(h.byColumn, r); first >= 0 {
		h.problem(data.Error, i, data.CodeDuplicateField, fmt.Sprintf("the columns %s and %s stand for the same field",
			data.Quoted(h.raw[first]), data.Quoted(h.raw[i])), "rename or remove one of them")
		h.names[i] = "" // nothing more to say of it
		return
	}
	h.byColumn[i] = r
}

// columns turns the roles round and notes what is missing or not understood.
func (h *headerReader) columns() columns {
	var c columns
	for r := range c {
		c[r] = slices.Index(h.byColumn, role(r))
	}
	for r, name := range map[role]string{roleFrom: "from", roleTo: "to"} {
		if !c.has(r) {
			h.problem(data.Error, 0, data.CodeMissingColumn, fmt.Sprintf("the header has no column %q", name),
				"the first row names the columns, such as from,relation,to or source,target,label; name others with --map COLUMN="+name)
		}
	}
	for i, r := range h.byColumn {
		if r == roleNone && !slices.Contains(unusedColumns, h.names[i]) {
			known := slices.Sorted(maps.Keys(fieldRoles))
			h.problem(data.Warning, i, data.CodeUnknownField, "the column "+data.Quoted(h.raw[i])+" is not used",
				nearestHint(h.raw[i], known)+"; or map it with --map COLUMN=FIELD")
		}
	}
	return c
}

func (h *headerReader) problem(severity data.Severity, cell int, code, message, hint string) {
	line, col := h.at(cell)
	h.problems = append(h.problems, data.Problem{Severity: severity, Code: code, Message: message, Hint: hint, Line: line, Column: col})
}
