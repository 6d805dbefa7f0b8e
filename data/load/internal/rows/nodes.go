package rows

import (
	"bytes"
	"fmt"
	"slices"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// nodeTable is what a table of actors holds beside keys and names.
type nodeTable struct {
	cols  nodeColumns
	space string // of the keys
	known []knownActor
	// odd counts the cells of a field that were not understood, by field; the first
	// of each was noted.
	odd [nodeFields]int
}

// knownActor is what a row says of one actor.
type knownActor struct {
	number      uint32
	key         string // as written; "" where the row gives none
	kind        data.Kind
	aliases     []string
	metonyms    []string
	description string
	wikidata    string
	country     string
	at          rowPlace
}

// nodeRow takes a row of a table of actors in.
func (t *Table) nodeRow(cells [][]byte) (failed nodeField, fault *faults.Fault) {
	n := t.nodes
	key, name := n.cols.cell(cells, nodeKey), onlyMember(n.cols.cell(cells, nodeName))
	if n.space != "" && len(key) > 0 {
		key = spaced(n.space, key)
	}
	place := func() rowPlace {
		line, col := t.at(max(n.cols[nodeName], 0))
		return rowPlace{t.number, uint32(line), uint32(col)}
	}
	a := knownActor{key: string(key), at: place()}
	if len(key) > 0 {
		a.number, fault = t.sink.actors.findKeyed(&t.keys, nil, key, name, place)
	} else {
		a.number, fault = t.sink.actors.meet(name, false, place)
	}
	if fault != nil {
		if len(key) > 0 && faults.Text(key) != nil {
			return nodeKey, fault
		}
		return nodeName, fault
	}
	for field := nodeKind; field < nodeFields; field++ {
		cell := n.cols.cell(cells, field)
		if fault := faults.Text(cell); fault != nil {
			return field, fault
		}
		if len(cell) > 0 {
			t.nodeDetail(&a, field, cell)
		}
	}
	n.known = append(n.known, a)
	return nodeNone, nil
}

// nodeDetail reads a cell that says more about an actor. What it does not understand is
// counted and left out.
func (t *Table) nodeDetail(a *knownActor, field nodeField, cell []byte) {
	text := string(cell)
	switch field {
	case nodeKind:
		word := data.Fold(text)
		kind, err := data.ParseKind(word)
		if err != nil {
			if kind = kindWords[word]; kind == "" {
				_, hint := faults.Explain(err)
				t.odd(field, cell, "is no kind of actor", hint)
			}
		}
		a.kind = kind
	case nodeAliases:
		a.aliases = Listed(cell)
	case nodeMetonyms:
		a.metonyms = Listed(cell)
	case nodeDescription:
		a.description = text
	case nodeWikidata:
		if len(text) < 2 || text[0] != 'Q' || !isNumber(text[1:]) || text[1] == '0' {
			t.odd(field, cell, "is no Wikidata item", "write it like Q56226")
			return
		}
		a.wikidata = text
	case nodeCountry:
		if len(text) != 3 || bytes.ContainsFunc(cell, func(r rune) bool { return r < 'A' || r > 'Z' }) {
			t.odd(field, cell, "is no country code", "write its three letters of ISO 3166-1, such as NOR")
			return
		}
		a.country = text
	}
}

// kindWords are further words for kinds, as tables of other tools have them.
var kindWords = map[string]data.Kind{
	"company": data.KindOrganization, "organisation": data.KindOrganization, "firm": data.KindOrganization, "corporation": data.KindOrganization, "ngo": data.KindOrganization,
	"legalentity": data.KindOrganization, "human": data.KindPerson, "individual": data.KindPerson, "people": data.KindPerson, "politician": data.KindPerson,
	"country": data.KindState, "government": data.KindState, "city": data.KindPlace, "location": data.KindPlace, "address": data.KindPlace,
}

// Listed takes a cell with several texts apart, at semicolons or else at bars; one that
// holds the separator stands in quotes.
func Listed(cell []byte) []string {
	if bytes.IndexByte(cell, ';') < 0 {
		return splitTexts(cell, '|')
	}
	return splitTexts(cell, ';')
}

// odd counts a cell of a table of actors that is not understood, and notes the first of
// its column.
func (t *Table) odd(field nodeField, cell []byte, what, hint string) {
	if t.nodes.odd[field]++; t.nodes.odd[field] > 1 {
		return
	}
	line, col := t.at(t.nodes.cols[field])
	t.warn(data.CodeBadValue, data.Quoted(string(cell))+" "+what+" and is left out", hint, line, col)
}

// finishNodes says how many cells of each column were left out.
func (t *Table) finishNodes() {
	for field, n := range t.nodes.odd {
		if n > 1 {
			h := t.headings[t.nodes.cols[field]]
			t.warn(data.CodeBadValue, fmt.Sprintf("%d cells of the column %s are left out, as they are not understood", n, data.Quoted(h.name)), "the first is marked", h.line, h.col)
		}
	}
}

// describe adds to an actor what a row of a table of actors says. What a listed actor
// says itself stays; of what tables say the first in byte order stands, whatever the
// order of rows. It reports what is contradicted.
func (k *knownActor) describe(a *data.Actor, listed bool) (against string) {
	for _, f := range []struct {
		what      string
		its, mine *string
	}{{"description", &a.Description, &k.description}, {"Wikidata item", &a.Wikidata, &k.wikidata}, {"country", &a.Country, &k.country}, {"kind", (*string)(&a.Kind), (*string)(&k.kind)}} {
		switch {
		case *f.mine == "" || *f.mine == *f.its:
		case *f.its == "":
			*f.its = *f.mine
		default:
			against = f.what
			if !listed {
				*f.its = min(*f.its, *f.mine)
			}
		}
	}
	return against
}

// addNames adds names to a list that are not there, but for the actor's own, in byte
// order.
func addNames(list, more []string, own string) []string {
	slices.Sort(more)
	for _, name := range slices.Compact(more) {
		if name != own && !slices.Contains(list, name) {
			list = append(slices.Clip(list), name)
		}
	}
	return list
}
