package rows

import (
	"slices"
	"strings"
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

// keySpace returns the space of the keys in a column "personId:ID(Person)" of Neo4j.
func keySpace(header string) string {
	_, space, _ := strings.Cut(columnName(header), ":id(")
	return strings.TrimSuffix(space, ")")
}

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

// NamesActors reports whether a row may be the header of a table of claims or of one of
// actors, read with a mapping.
func NamesActors(cells [][]byte, mapping Mapping) bool {
	if mapping.Matrix != "" || mapping.Columns != nil {
		return true
	}
	nobody := func(func(int, [][]byte) bool) {}
	if h := readHeader(cells, &mapping, nobody, func(int) (int, int) { return 1, 1 }); len(h.missing()) == 0 {
		return true
	}
	_, ok := readNodeHeader(cells, mapping.Map)
	return ok
}

// cell returns a cell of a row, without white space around it.
func (c *nodeColumns) cell(cells [][]byte, field nodeField) []byte {
	if i := c[field]; i >= 0 && i < len(cells) {
		return restored(cells[i])
	}
	return nil
}

// nodeHeader takes the header of a table of actors.
func (t *Table) nodeHeader(cols nodeColumns) {
	t.nodes = &nodeTable{cols: cols}
	if i := cols[nodeKey]; i >= 0 {
		t.nodes.space = keySpace(t.headings[i].name)
	}
	aside := spellings(plainTable().aside)
	t.aside = make([]bool, len(t.headings))
	for i, h := range t.headings {
		if !slices.Contains(cols[:], i) && t.opt.Mapping.Map[h.name] != Ignore {
			t.cols.idle = append(t.cols.idle, i)
			t.aside[i] = slices.Contains(aside, columnName(h.name))
		}
	}
	t.idle = make(idleCount, len(t.cols.idle))
	t.placeHeadings(cols[:])
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
