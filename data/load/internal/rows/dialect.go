package rows

import (
	"slices"
	"strings"

	"dossier/data"
)

// dialect is how one tool names the columns of its tables.
type dialect struct {
	tool string // as people call it
	says string // what its tables are, for the documentation
	// needs are the headers by which it is known: all of them, each in one of the
	// spellings that a comma separates.
	needs []string
	// means says what columns stand for. Of several headers for one meaning that a
	// table has, the first counts, and the others are left aside.
	means []meaning
	// aside are the headers that are left aside on purpose.
	aside string
	// typed says that headers have types behind a colon: "since:int".
	typed bool
	// bars says that a bar in a cell parts claims.
	bars bool
	// oneSided says that rows may lack one of the two actors.
	oneSided bool
	// dates is the order of the parts of dates, where the tool always writes one.
	dates DateOrder
	// relation is that of rows which name none.
	relation string
	// refuse says how to get at the ties, where a table of the tool holds none.
	refuse string
}

// meaning is what columns with one of some headers stand for.
type meaning struct {
	// fields are the possible fields, separated by bars: of these the first that no
	// column has yet and that the values of the column fit.
	fields string
	// headers are the possible headers, separated by commas.
	headers string
}

// spellings are headers in the form in which they are compared.
func spellings(headers string) []string {
	list := strings.Split(headers, ",")
	for i := range list {
		list[i] = columnName(list[i])
	}
	return list
}

// columnName brings a header into the form in which it is compared: letter case, accents
// and what stands between words make no difference.
func columnName(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '_' {
			return '-'
		}
		return r
	}, data.Fold(s))
}

// columnNames are the names of all columns as the dialect has them.
func (d *dialect) columnNames(raw []string) []string {
	names := make([]string, len(raw))
	for i, header := range raw {
		if names[i] = columnName(header); d.typed {
			names[i], _ = untyped(names[i])
		}
	}
	return names
}

// untyped takes apart the header of a column in a file for the import of Neo4j:
// ":START_ID(Person)" and "since:int".
func untyped(name string) (bare, space string) {
	if head, rest, ok := strings.Cut(name, "("); ok && strings.HasPrefix(name, ":") {
		return head, strings.TrimSuffix(rest, ")")
	}
	if head, _, ok := strings.Cut(name, ":"); ok && head != "" {
		return head, ""
	}
	return name, ""
}

// known is the tool, where a header shows that one wrote it.
func (d *dialect) known() string {
	if len(d.needs) == 0 {
		return ""
	}
	return d.tool
}

// knows reports whether the dialect is that of a header with some columns.
func (d *dialect) knows(names map[string]bool) bool {
	for _, need := range d.needs {
		if !slices.ContainsFunc(spellings(need), func(name string) bool { return names[name] }) {
			return false
		}
	}
	return true
}

// dialectOf returns the dialect of a header: the first that knows it. The last knows any.
func dialectOf(raw []string) *dialect {
	known := [2]map[string]bool{} // as they are, and without types
	for i := range known {
		known[i] = make(map[string]bool, len(raw))
		for _, name := range (&dialect{typed: i == 1}).columnNames(raw) {
			known[i][name] = true
		}
	}
	list := dialects()
	for i := range list {
		names := known[0]
		if list[i].typed {
			names = known[1]
		}
		if list[i].knows(names) {
			return &list[i]
		}
	}
	panic("rows: the last dialect knows any header")
}

// directionWords are the words for the direction of a tie, folded; true: it has none.
var directionWords = map[string]bool{
	"directed": false, "undirected": true, "mutual": true,
	"true": false, "yes": false, "1": false, "false": true, "no": true, "0": true,
}

// gephiDirections are the words that Gephi writes for directed and undirected, in the
// languages of its translations; French and German had others before.
//
//nolint:misspell // words of many languages
const (
	gephiDirected = "Dirigé,Orienté,Gerichtet,Dirigida,Dirigido,Dirigit,Orientato,Gericht,Orientat,Irányított,Řízené,Yönlü," +
		"Ориентированное,Режисер,有向,有向的,有向性"
	gephiUndirected = "Non dirigé,Non orienté,Ungerichtet,No dirigida,No dirigido,Não dirigido,No dirigit,Non orientato,Ongericht,Neorientat,Irányítatlan,Neřízené,Yönsüz," +
		"Неориентированное,Нережисований,無向,无向的,無向性"
)

// undirected reports whether a cell says that a tie has no direction, and whether it
// says anything about that.
func undirected(cell string) (none, ok bool) {
	word := data.Fold(cell)
	if none, ok = directionWords[word]; ok {
		return none, true
	}
	is := func(w string) bool { return data.Fold(w) == word }
	if slices.ContainsFunc(strings.Split(gephiUndirected, ","), is) {
		return true, true
	}
	return false, slices.ContainsFunc(strings.Split(gephiDirected, ","), is)
}
