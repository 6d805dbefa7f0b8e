package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"dossier/data/load"
	"dossier/graph/ask"
	"dossier/internal/setting"
)

// tableFlags are the flags that say how tables are read where they do not say so
// themselves.
type tableFlags struct {
	columns []string // COLUMN=FIELD
	file    string
	mapping load.Mapping // but for its Map
	skipBad bool
}

// settings are the flags as settings, in the order of help texts.
func (f *tableFlags) settings() []tableSetting {
	m := &f.mapping
	return []tableSetting{
		{"map", setting.Names(&f.columns, "COLUMN=FIELD,..."),
			"what columns of a table hold, where their headers do not say, such as buyer=to; COLUMN=- leaves a column aside", nil},
		{"mapping", setting.Text{S: &f.file, Kind: "FILE"}, "a YAML file that says what --map and the flags below would say", nil},
		{"columns", setting.Names(&m.Columns, "NAME,..."), "the columns of a table without a header row: from,relation,to", nil},
		{"matrix", setting.Text{S: &m.Matrix, Kind: "RELATION"}, "read a matrix: rows and columns are actors, a row stands in this relation to its columns", nil},
		{"dates", setting.Word(&m.Dates, "ORDER", load.DateOrders()), "the order in dates of digits: dmy, mdy or ymd", load.DateOrders()},
		{"decimal", setting.Word(&m.Decimal, "MARK", load.DecimalMarks()), "the mark before decimals: comma or point", load.DecimalMarks()},
		{"thousands", setting.Word(&m.Thousands, "MARK", load.ThousandsMarks()), "the mark between groups of digits: comma, point or space", load.ThousandsMarks()},
		{"encoding", setting.Text{S: &m.Encoding, Kind: "NAME"}, "how text is encoded that is not UTF-8, such as windows-1252", nil},
		{"skip-bad", setting.Switch{On: &f.skipBad}, "go on without rows that cannot be read, and say how many", nil},
	}
}

// tableSetting is one of the flags.
type tableSetting struct {
	name  string
	value setting.Value
	does  string
	words []string // what it takes, where there are few
}

// isSwitch reports whether the flag is on or off and takes no value.
func (s *tableSetting) isSwitch() bool {
	_, is := s.value.(setting.Switch)
	return is
}

// tableGroup is the heading of the flags in help texts.
const tableGroup = "Tables"

// bind makes the flags.
func (f *tableFlags) bind(flags *pflag.FlagSet) {
	for _, s := range f.settings() {
		flags.Var(s.value, s.name, s.does)
		flag := flags.Lookup(s.name)
		flag.Annotations = map[string][]string{groupKey: {tableGroup}}
		if s.isSwitch() {
			flag.NoOptDefVal, flag.DefValue = "true", ""
		}
	}
}

// all is what the flags say.
func (f *tableFlags) all() (load.Mapping, error) {
	m := f.mapping
	m.Map = make(map[string]string, len(f.columns))
	for _, c := range f.columns {
		at := strings.LastIndexByte(c, '=') // a field has none, a column may
		if at <= 0 || at == len(c)-1 {
			return m, fmt.Errorf("--map wants COLUMN=FIELD, such as --map buyer=to, not %q", c)
		}
		column, field := c[:at], c[at+1:]
		if before, twice := m.Map[column]; twice && before != field {
			return m, fmt.Errorf("--map says both %s and %s of the column %q", before, field, column)
		}
		m.Map[column] = field
	}
	for _, fault := range m.Check() {
		return m, fmt.Errorf("--%s: %s; %s", fault.Key, fault.Message, fault.Hint)
	}
	return m, nil
}

// words returns the flags as they would be typed again.
func (f *tableFlags) words() string {
	var b strings.Builder
	for _, s := range f.settings() {
		value := s.value.String()
		if value == "" {
			continue
		}
		b.WriteString(" --" + s.name)
		if !s.isSwitch() {
			b.WriteString(" " + ask.ShellWord(value))
		}
	}
	return b.String()
}
