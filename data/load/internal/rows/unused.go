package rows

import (
	"fmt"
	"strings"

	"dossier/data"
)

// idleCount counts the cells that are filled in columns which are not used, by the
// columns' order.
type idleCount []int

// count looks at one row.
func (n idleCount) count(columns []int, cells [][]byte) {
	for i, column := range columns {
		if column < len(cells) && len(cells[column]) > 0 {
			n[i]++
		}
	}
}

// add adds another count.
func (n idleCount) add(o idleCount) {
	for i := range o {
		n[i] += o[i]
	}
}

// warnOfUnused says once which columns hold something and are not used: those that tools
// write and that say nothing here apart from those that somebody may have meant.
func (t *Table) warnOfUnused() {
	var meant, aside unusedColumns
	for i, column := range t.cols.idle {
		if t.idle[i] == 0 {
			continue
		}
		list := &meant
		if t.aside[column] {
			list = &aside
		}
		list.add(&t.headings[column], column, t.idle[i])
	}
	if meant.columns > 0 {
		name := mapWord(meant.first.name)
		which := "it"
		if meant.columns > 1 {
			which = "one"
		}
		hint := "use " + which + " with --map " + name + "=FIELD, or leave it aside with --map " + name + "=" + Ignore
		if near := data.Nearest(meant.first.name, t.fields(), 1); len(near) > 0 {
			hint = "did you mean " + near[0] + "? " + hint
		}
		t.warn(data.CodeUnusedColumn, meant.say("not used"), hint, meant.first.line, meant.first.col)
	}
	if aside.columns > 0 {
		sort := "such tables"
		switch {
		case t.tool != "":
			sort = "tables of " + t.tool
		case t.nodes != nil:
			sort = "tables of actors"
		}
		t.warn(data.CodeUnusedColumn, aside.say("left aside"), "this is how "+sort+" are read; use a column with --map COLUMN=FIELD", aside.first.line, aside.first.col)
	}
}

// fields lists what a column of the table can stand for.
func (t *Table) fields() []string {
	if t.nodes != nil {
		return NodeFields()
	}
	return Fields()
}

// unusedColumns gathers columns that are not used for a message.
type unusedColumns struct {
	first   *heading
	named   []string
	columns int
	cells   int // filled
}

func (u *unusedColumns) add(h *heading, column, cells int) {
	const most = 8
	if u.columns == 0 {
		u.first = h
	}
	if len(u.named) < most {
		name := data.Quoted(h.name)
		if strings.TrimSpace(h.name) == "" {
			name = fmt.Sprintf("column %d, which has no name", column+1)
		}
		u.named = append(u.named, name)
	}
	u.columns++
	u.cells += cells
}

// say says how many columns there are, and what is done with them.
func (u *unusedColumns) say(what string) string {
	cells := "1 filled cell"
	if u.cells != 1 {
		cells = fmt.Sprintf("%d filled cells", u.cells)
	}
	if u.columns == 1 {
		return fmt.Sprintf("a column is %s (%s): %s", what, cells, u.named[0])
	}
	names := strings.Join(u.named, ", ")
	if more := u.columns - len(u.named); more > 0 {
		names += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("%d columns are %s (%s): %s", u.columns, what, cells, names)
}

// mapWord is the name of a column as --map takes it from a shell: one with blanks between
// quotes, one that quotes would not do for as a word for all.
func mapWord(name string) string {
	name = strings.TrimSpace(name)
	switch {
	case name == "" || strings.ContainsAny(name, ",=\"'`$\\!\r\n"):
		return "COLUMN"
	case strings.ContainsAny(name, " &|;<>()[]{}*?#~"):
		return `"` + name + `"`
	}
	return name
}
