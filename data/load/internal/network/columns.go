package network

import (
	"fmt"
	"slices"

	"dossier/data"
)

const (
	// maxColumns is how many columns nodes or edges may have.
	maxColumns = 500
	// maxRepeated is how many bytes may be handed on that a file does not have: a few
	// lines, with defaults or spells, could otherwise stand for gigabytes.
	maxRepeated = 256 << 20
	valueSize   = 24 // bytes of a Value
)

// table is what is known of the columns of nodes or edges.
type table struct {
	names    []string
	byName   map[string]int
	told     int // how many names the handler knows; -1 before it has heard of any
	keys     map[string]*key
	early    []*key  // those that rows use before they are declared, in the order of their first use
	defaults []Value // of declared attributes
}

// key is how a file refers to an attribute.
type key struct {
	id        string
	column    int // -1 as long as it is not declared
	early     int // its place among those that are used before they are declared
	line, col int // of its first use there
}

func newTable() table {
	return table{byName: make(map[string]int), told: -1, keys: make(map[string]*key)}
}

// Declare tells of an attribute: by what key the file refers to it, its name as
// people see it, and the value of whoever is given none. Attributes of one name share
// a column: some programs declare one for each type of value. A declaration may come
// behind rows that use it; those wait for the end of the file.
func (f *Feed) Declare(of Sort, id, name, fallback string, line, col int) {
	t := &f.tables[of]
	switch k := t.keys[id]; {
	case k == nil:
		t.keys[id] = &key{id: id, column: f.column(of, name, line, col)}
	case k.column < 0:
		k.column = f.column(of, name, line, col)
	default:
		f.Problem(data.Warning, data.CodeDuplicateField, "a second attribute is declared with the key "+data.Quoted(id)+"; the first one counts",
			"give it a key of its own", line, col)
		return
	}
	if fallback == "" {
		return
	}
	if t.told >= 0 {
		f.Note(data.CodeBadValue, "a default is declared behind what it is meant for; only what comes after it has it", "declare attributes before nodes and edges", line, col)
	}
	t.defaults = append(t.defaults, Value{t.keys[id].column, fallback})
}

// Declared reports whether there is a column of a name.
func (f *Feed) Declared(of Sort, name string) bool {
	_, there := f.tables[of].byName[name]
	return there
}

// column returns the column of a name, a new one if there is none.
func (f *Feed) column(of Sort, name string, line, col int) int {
	t := &f.tables[of]
	if i, known := t.byName[name]; known {
		return i
	}
	if len(t.names) == maxColumns {
		f.fail(tooLarge(fmt.Sprintf("nodes or edges have more than %d attributes", maxColumns), "remove those that are not needed", line, col))
		return 0
	}
	t.names = append(t.names, name)
	t.byName[name] = len(t.names) - 1
	return len(t.names) - 1
}

// nameUndeclared gives columns to the keys that nobody has declared, named as they are.
func (f *Feed) nameUndeclared(of Sort) {
	for _, k := range f.tables[of].early {
		if k.column >= 0 {
			continue
		}
		k.column = f.column(of, k.id, k.line, k.col)
		f.Problem(data.Warning, data.CodeUnknownField, "the attribute "+data.Quoted(k.id)+" is not declared",
			"it is read under that name; declare it before nodes and edges", k.line, k.col)
	}
}

// resolve puts columns in the place of keys that were not declared when a row used
// them.
func (t *table) resolve(values []Value) []Value {
	resolved := values[:0]
	for _, v := range values {
		if v.Column < 0 {
			v.Column = t.early[-1-v.Column].column
		}
		if !has(resolved, v.Column) { // the first of a name counts
			resolved = append(resolved, v)
		}
	}
	return resolved
}

// ready tells the handler of new columns and returns the values of a row with the
// defaults of what it lacks, less those that are empty.
func (f *Feed) ready(of Sort, values []Value) []Value {
	t := &f.tables[of]
	if t.told < len(t.names) && f.err == nil {
		f.fail(f.to.Columns(of, t.names))
		t.told = len(t.names)
	}
	for _, d := range t.defaults {
		if has(values, d.Column) {
			continue
		}
		f.repeat(len(d.Text) + valueSize)
		values = append(values, d)
	}
	return slices.DeleteFunc(values, func(v Value) bool { return v.Text == "" })
}

// repeat counts bytes that are handed on and not in the file.
func (f *Feed) repeat(bytes int) {
	if f.repeated += bytes; f.repeated > maxRepeated {
		f.fail(tooLarge(fmt.Sprintf("defaults and spells make more than %d MB of the file", maxRepeated>>20), "write fewer defaults, or take a part of the network", 1, 1))
	}
}

func has(values []Value, column int) bool {
	for i := range values {
		if values[i].Column == column {
			return true
		}
	}
	return false
}

// fault is a problem that ends reading.
type fault data.Problem

func (f *fault) Error() string { return f.Message }

// Problem is what is told of it.
func (f *fault) Problem() data.Problem { return data.Problem(*f) }

func tooLarge(message, hint string, line, col int) error {
	return &fault{Severity: data.Error, Code: data.CodeTooLarge, Message: message, Hint: hint, Line: line, Column: col}
}
