package rows

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// role is what a column of an edge list stands for.
type role uint8

const (
	roleNone role = iota
	roleFrom
	roleTo
	roleBy
	roleFromID // the keys of the three
	roleToID
	roleByID
	roleRelation
	roleDirection // directed, undirected or mutual

	// What says more about a tie.
	roleStance
	roleModality
	roleWhen
	roleStart // of when
	roleEnd
	roleSaidOn
	roleReliability
	roleCredibility
	roleConfidence
	roleWeight
	roleSource // where it can be read

	// Texts that are kept as they stand.
	roleID
	roleWhat
	roleAbout
	roleOccasion
	roleAt
	roleQuote
	roles

	firstDetail = roleStance
	firstText   = roleID
	textRoles   = roles - firstText
)

// fieldRoles are the fields that a column can be mapped to by name, as
// documented; columnRoles are further headers that say the same.
var fieldRoles = map[string]role{
	"from": roleFrom, "to": roleTo, "relation": roleRelation, "directed": roleDirection, "stance": roleStance,
	"from-id": roleFromID, "to-id": roleToID, "by-id": roleByID,
	"by": roleBy, "when": roleWhen, "what": roleWhat, "source": roleSource, "quote": roleQuote,
	"start": roleStart, "end": roleEnd, "confidence": roleConfidence, "weight": roleWeight,
	"id": roleID, "modality": roleModality, "about": roleAbout, "occasion": roleOccasion,
	"at": roleAt, "said-on": roleSaidOn, "reliability": roleReliability, "credibility": roleCredibility,
}

// Fields lists the fields that a column can be mapped to, in byte order.
func Fields() []string { return slices.Sorted(maps.Keys(fieldRoles)) }

var columnRoles = map[string]role{
	"src": roleFrom, "subject": roleFrom,
	"target": roleTo, "dst": roleTo, "dest": roleTo, "destination": roleTo, "object": roleTo,
	"relationship": roleRelation, "interaction": roleRelation, "predicate": roleRelation, "edge": roleRelation, "verb": roleRelation,
	"direction": roleDirection, "status": roleStance,
	"date": roleWhen, "time": roleWhen,
	"source-id": roleSource, "reference": roleSource,
	"event-id-cnty": roleOccasion, "globaleventid": roleOccasion, // of ACLED and GDELT
}

// unusedColumns are headers that other tools write and that say nothing here.
var unusedColumns = []string{"", "id", "edge-id", "row", "timeset", "tags", "shared-name", "shared-interaction", "selected", "suid", "name"}

// columns says what the columns of a table stand for.
type columns struct {
	of   [roles]int // the column with a role; -1 for none
	bars bool       // a bar in a cell parts claims
}

func (c *columns) has(r role) bool { return c.of[r] >= 0 }

// keyRole returns the role of the keys of the actors that a column names.
func keyRole(r role) role { return r + (roleFromID - roleFrom) }

// named reports whether a column names the actors of a role, or gives their keys.
func (c *columns) named(r role) bool { return c.has(r) || c.has(keyRole(r)) }

// details lists the columns that say more about a tie.
func (c *columns) details() (list []role) {
	for r := firstDetail; r < roles; r++ {
		if c.has(r) {
			list = append(list, r)
		}
	}
	return list
}

// keyed reports whether a column gives keys of actors.
func (c *columns) keyed() bool { return c.has(roleFromID) || c.has(roleToID) || c.has(roleByID) }

// place returns the column in which an actor is named, or else given by its key.
func (c *columns) place(r role) int {
	if !c.has(r) && r <= roleBy {
		return c.of[keyRole(r)]
	}
	return c.of[r]
}

// Sampler reports whether a column holds values of one sort and nothing else, as far
// as the first rows tell.
type Sampler func(column int, fits func(cell []byte) bool) bool

// direction reports whether a cell of a column "type" says which way a tie goes.
func direction(cell []byte) bool {
	word := data.Fold(string(cell))
	return word == "directed" || word == "undirected" || word == "mutual"
}

// claimID reports whether a cell may be the id of a claim and not a number of a row.
func claimID(cell []byte) bool {
	id := string(trimCell(cell))
	return data.ValidID(id) && strings.Trim(id, "0123456789") != ""
}

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
// directions in Gephi and relations elsewhere, and "id" may hold the ids of claims or
// numbers that other tools give to rows: sample tells by the first values.
func readHeader(cells [][]byte, mapping map[string]string, sample Sampler, at func(cell int) (line, col int)) (columns, []data.Problem) {
	h := headerReader{byColumn: make([]role, len(cells)), at: at}
	for _, c := range cells {
		h.raw = append(h.raw, strings.TrimSpace(string(c)))
		h.names = append(h.names, columnName(string(c)))
	}
	h.mapped(mapping)
	for i, name := range h.names {
		if r := fieldRoles[name]; r == roleID {
			if sample(i, claimID) {
				h.give(i, r)
			}
		} else if r != roleNone && r != roleSource {
			h.give(i, r)
		} else if r := columnRoles[name]; r != roleNone {
			h.give(i, r)
		}
	}
	for i, name := range h.names {
		if name != "source" {
			continue
		}
		if h.has(roleFrom) || h.has(roleFromID) && !h.has(roleTo) {
			h.give(i, roleSource)
		} else {
			h.give(i, roleFrom)
		}
	}
	h.typeAndLabel(sample)
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
			h.problem(data.Error, 0, data.CodeUnknownField, fmt.Sprintf("the column %s is mapped to %s, which is no field of an edge list",
				data.Quoted(column), data.Quoted(mapping[column])), faults.NearestHint(mapping[column], Fields()))
		case i < 0:
			h.problem(data.Error, 0, data.CodeMissingColumn, "there is no column "+data.Quoted(column)+" to map",
				faults.NearestHint(column, h.raw))
		default:
			h.give(i, r)
		}
	}
}

// typeAndLabel gives the columns whose meaning depends on others: the relation
// is the type, else the label; a label beside a type says what it is about.
func (h *headerReader) typeAndLabel(sample Sampler) {
	for i, name := range h.names {
		if name != "type" || h.byColumn[i] != roleNone {
			continue
		}
		switch {
		case sample(i, direction) && !h.has(roleDirection):
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
	for r := range c.of {
		c.of[r] = slices.Index(h.byColumn, role(r))
	}
	for r, name := range map[role]string{roleFrom: "from", roleTo: "to"} {
		if !c.named(r) {
			h.problem(data.Error, 0, data.CodeMissingColumn, fmt.Sprintf("the header has no column %q", name),
				"the first row names the columns, such as from,relation,to or source,target,label; name others with --map COLUMN="+name)
		}
	}
	for i, r := range h.byColumn {
		if r == roleNone && !slices.Contains(unusedColumns, h.names[i]) {
			h.problem(data.Warning, i, data.CodeUnknownField, "the column "+data.Quoted(h.raw[i])+" is not used",
				faults.NearestHint(h.raw[i], Fields())+"; or map it with --map COLUMN=FIELD")
		}
	}
	return c
}

func (h *headerReader) problem(severity data.Severity, cell int, code, message, hint string) {
	line, col := h.at(cell)
	h.problems = append(h.problems, data.Problem{Severity: severity, Code: code, Message: message, Hint: hint, Line: line, Column: col})
}
