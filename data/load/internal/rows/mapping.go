package rows

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// Mapping says how a table is read where it does not say so itself. It goes before
// everything that is guessed; the zero Mapping leaves all to the table.
type Mapping struct {
	// Map names the field that a column stands for, by the column's header: one of
	// [AllFields], or [Ignore].
	Map map[string]string
	// Dates is the order of day, month and year in dates of digits alone.
	Dates string
	// Decimal is the mark before the decimals of a number, Thousands the one between
	// groups of three digits.
	Decimal, Thousands string
	// Encoding names how a text file is encoded where it is not UTF-8.
	Encoding string
	// Columns are the names of the columns of a table that has no header row.
	Columns []string
	// Matrix is the relation of a table in which the rows are actors, and so are the
	// columns.
	Matrix string
}

// Ignore in the place of a field says that a column is not used.
const Ignore = "-"

// DecimalMarks lists the words for the mark before decimals.
func DecimalMarks() []string { return []string{"comma", "point"} }

// ThousandsMarks lists the words for the mark between groups of digits.
func ThousandsMarks() []string { return []string{"comma", "point", "space"} }

// numbers is how the mapping says that numbers are written.
func (m *Mapping) numbers() NumberStyle {
	marks := map[string]byte{"comma": ',', "point": '.', "space": ' '}
	return NumberStyle{Decimal: marks[m.Decimal], Thousands: marks[m.Thousands]}
}

// AllFields lists what a column of any table can stand for, in byte order.
func AllFields() []string {
	list := slices.Concat(Fields(), NodeFields())
	slices.Sort(list)
	return slices.Compact(list)
}

// MappingFault is one thing that is wrong with a mapping.
type MappingFault struct {
	Key    string // the setting, as flags and files call it: "dates"
	Column string // the column, where the setting is "map"
	faults.Fault
}

// Check lists what is wrong with a mapping, whatever table it is for.
func (m *Mapping) Check() (list []MappingFault) {
	add := func(key, column, code, message, hint string) {
		list = append(list, MappingFault{key, column, faults.Fault{Code: code, Message: message, Hint: hint}})
	}
	for _, column := range slices.Sorted(maps.Keys(m.Map)) {
		field := m.Map[column]
		if _, known := fieldRoles[columnName(field)]; !known && field != Ignore && !slices.Contains(NodeFields(), columnName(field)) {
			add("map", column, data.CodeUnknownField, fmt.Sprintf("the column %s is mapped to %s, which is no field of a table", data.Quoted(column), data.Quoted(field)),
				faults.NearestHint(field, AllFields())+" (and "+Ignore+" leaves a column aside)")
		}
	}
	for _, word := range []struct {
		key, value, what string
		words            []string
	}{
		{"dates", m.Dates, "order of day, month and year", DateOrders()},
		{"decimal", m.Decimal, "mark before decimals", DecimalMarks()},
		{"thousands", m.Thousands, "mark between groups of digits", ThousandsMarks()},
	} {
		if word.value != "" && !slices.Contains(word.words, word.value) {
			add(word.key, "", data.CodeBadValue, data.Quoted(word.value)+" is no "+word.what, "one of "+strings.Join(word.words, ", "))
		}
	}
	if m.Decimal != "" && m.Decimal == m.Thousands {
		add("thousands", "", data.CodeBadValue, "a "+m.Decimal+" cannot stand before decimals and between groups of digits as well", "name two marks, or one")
	}
	if m.Matrix != "" && len(m.Map)+len(m.Columns) > 0 {
		add("matrix", "", data.CodeBadValue, "a matrix has no columns to name or to map: each is an actor", "leave out map and columns, or matrix")
	}
	return list
}

// Over adds to a mapping what another one says and it does not.
func (m Mapping) Over(o Mapping) Mapping {
	columns := maps.Clone(o.Map)
	if columns == nil {
		columns = make(map[string]string, len(m.Map))
	}
	maps.Copy(columns, m.Map)
	m.Map = columns
	for _, word := range []struct {
		mine *string
		its  string
	}{{&m.Dates, o.Dates}, {&m.Decimal, o.Decimal}, {&m.Thousands, o.Thousands}, {&m.Encoding, o.Encoding}, {&m.Matrix, o.Matrix}} {
		if *word.mine == "" {
			*word.mine = word.its
		}
	}
	if m.Columns == nil {
		m.Columns = o.Columns
	}
	return m
}
