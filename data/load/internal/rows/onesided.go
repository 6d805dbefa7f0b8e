package rows

import (
	"fmt"

	"dossier/data"
)

// leftOut counts rows that are left out although nothing is wrong with them.
type leftOut struct{ rows, first int }

func (l *leftOut) add(line int) {
	if l.rows++; l.rows == 1 {
		l.first = line
	}
}

// lacksSide reports whether a row names nobody on one of its sides: an event with one
// actor is no tie.
func (t *Table) lacksSide(cells [][]byte) bool {
	none := func(r role) bool {
		return len(t.cols.cell(cells, r)) == 0 && len(t.cols.key(cells, r)) == 0
	}
	return none(roleFrom) || none(roleTo)
}

// warnOfOneSided says once that rows with one actor are left out.
func (t *Table) warnOfOneSided() {
	if t.oneSided.rows == 0 {
		return
	}
	what := "1 row names one actor alone and is left out"
	if t.oneSided.rows > 1 {
		what = fmt.Sprintf("%d rows name one actor alone and are left out; this is the first", t.oneSided.rows)
	}
	t.warn(data.CodeOneActor, what, "an event of "+t.tool+" with one actor is no tie", t.oneSided.first, 1)
}
