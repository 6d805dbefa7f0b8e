package rows

import (
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// nodeField is what a column of a node table says about an actor.
type nodeField uint8

const (
	nodeNone nodeField = iota
	nodeKey
	nodeName
	nodeKind
	nodeAliases
	nodeMetonyms
	nodeDescription
	nodeWikidata
	nodeCountry
	nodeFields
)

// nodeHeaders are the headers of node tables, as [columnName] compares them: our own
// words first, then those of Gephi (Id, Label), Kumu (Label, Type, Description),
// Cytoscape (shared name), Neo4j and Bloom (:ID, ~id, :LABEL), NetworkX and others.
var nodeHeaders = [nodeFields][]string{
	nodeKey:         {"id", "key", ":id", "~id", "node-id", "entity-id", "suid"},
	nodeName:        {"name", "label", "title", "shared-name", "caption", "entity-name", "node-name"},
	nodeKind:        {"kind", "type", "entity-type", ":label", "~labels", "schema", "class", "category"},
	nodeAliases:     {"aliases", "alias", "also-known-as", "aka", "other-names"},
	nodeMetonyms:    {"metonyms"},
	nodeDescription: {"description", "about", "blurb", "summary", "notes", "bio"},
	nodeWikidata:    {"wikidata", "wikidata-id", "qid"},
	nodeCountry:     {"country", "country-code", "iso3", "country-codes"},
}

// nodeColumns are the columns of a node table; -1 for a field that it lacks.
type nodeColumns [nodeFields]int

// readNodeHeader finds out what the columns of a node table stand for. ok is false
// where no column names actors or gives their keys.
func readNodeHeader(cells [][]byte, mapping map[string]string) (cols nodeColumns, ok bool) {
	names := make([]string, len(cells))
	ignored := make([]bool, len(cells))
	for i, cell := range cells {
		names[i] = columnName(strings.TrimSpace(string(cell)))
		if _, space, isKey := strings.Cut(names[i], ":id"); isKey && (space == "" || space[0] == '(') {
			names[i] = ":id" // personId:ID(Person)
		}
	}
	for column, field := range mapping {
		if i := slices.Index(names, columnName(column)); i >= 0 {
			names[i], ignored[i] = columnName(field), field == Ignore
		}
	}
	for field := range cols {
		cols[field] = -1
		for _, header := range nodeHeaders[field] {
			if i := slices.Index(names, header); i >= 0 && !ignored[i] && cols[field] < 0 {
				cols[field] = i
			}
		}
	}
	return cols, cols[nodeKey] >= 0 || cols[nodeName] >= 0
}

// cell returns a cell of a row, without white space around it.
func (c *nodeColumns) cell(cells [][]byte, field nodeField) []byte {
	if i := c[field]; i >= 0 && i < len(cells) {
		return restored(cells[i])
	}
	return nil
}

// unusedNodeColumns notes once which columns of a node table say nothing here.
func (t *Table) unusedNodeColumns() {
	var unused []string
	first := -1
	for i, h := range t.headings {
		if name := columnName(h.name); slices.Contains(t.nodes.cols[:], i) || slices.Contains(unusedColumns, name) {
			continue
		}
		if first < 0 {
			first = i
		}
		unused = append(unused, data.Quoted(h.name))
	}
	if first < 0 {
		return
	}
	h := t.headings[first]
	t.warn(data.CodeUnknownField, "of this table of actors these columns are not used: "+someOf(unused),
		faults.NearestHint(h.name, NodeFields())+"; or map one with --map COLUMN=FIELD", h.line, h.col)
}

// NodeFields lists what a column of a table of actors can stand for, in the order of
// the documentation.
func NodeFields() []string {
	fields := make([]string, 0, nodeFields-1)
	for _, headers := range nodeHeaders[1:] {
		fields = append(fields, headers[0])
	}
	return fields
}
