package network

import (
	"slices"

	"dossier/data"
)

// Row gathers the values of a node or of an edge for a [Feed].
type Row struct {
	feed   *Feed
	of     Sort
	values []Value
	// knownAs is the id under which a node is handed on, if not as it is written.
	knownAs string
	waits   bool // it uses a key that is not declared
}

// Row begins a row.
func (f *Feed) Row(of Sort) Row { return Row{feed: f, of: of} }

// Copy returns a row with the same values, to which others can be added.
func (r *Row) Copy() Row {
	r.feed.repeat(len(r.values) * valueSize)
	c := *r
	c.values = append(make([]Value, 0, len(r.values)+2), r.values...)
	return c
}

// KnownAs says that a node is handed on under another id than the one by which edges
// of the file name it.
func (r *Row) KnownAs(id []byte) { r.knownAs = string(id) }

// Set gives the row a value in the column of a name, if it has none there, and
// reports whether that is its value now. An empty text is no value.
func (r *Row) Set(name string, text []byte) bool {
	if len(text) == 0 || r.feed.err != nil {
		return true
	}
	column := r.feed.column(r.of, name, 0, 0)
	for _, v := range r.values {
		if v.Column == column && v.Text != "" {
			return v.Text == string(text)
		}
	}
	r.add(column, text)
	return true
}

// Has reports whether the row has a value in the column of a name.
func (r *Row) Has(name string) bool {
	column, there := r.feed.tables[r.of].byName[name]
	return there && slices.ContainsFunc(r.values, func(v Value) bool { return v.Column == column && v.Text != "" })
}

// Attribute gives the row the value of an attribute by its key, and reports whether it
// is the first one; only that counts. An empty text is a value, and keeps a default
// away. The place is that of the value.
func (r *Row) Attribute(id, text []byte, line, col int) bool {
	if r.feed.err != nil {
		return true
	}
	k := r.feed.key(r.of, id, line, col)
	column := k.column
	if column < 0 {
		column, r.waits = -1-k.early, true
	}
	if has(r.values, column) {
		return false
	}
	r.add(column, text)
	return true
}

// Twice tells of a second value of an attribute.
func (f *Feed) Twice(id []byte, line, col int) {
	f.Problem(data.Warning, data.CodeDuplicateField, "the attribute "+data.Quoted(string(id))+" has a value here already; that one counts", "remove one of them", line, col)
}

func (r *Row) add(column int, text []byte) {
	if r.values == nil {
		r.values = make([]Value, 0, len(r.feed.tables[r.of].names))
	}
	r.values = append(r.values, Value{column, string(text)})
}

// key returns what is known of a key, and notes one that is not known.
func (f *Feed) key(of Sort, id []byte, line, col int) *key {
	t := &f.tables[of]
	if k := t.keys[string(id)]; k != nil {
		return k
	}
	k := &key{id: string(id), column: -1, early: len(t.early), line: line, col: col}
	t.keys[k.id] = k
	t.early = append(t.early, k)
	return k
}
