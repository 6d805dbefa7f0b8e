package graph

import (
	"fmt"
	"strconv"
	"strings"

	"dossier/data"
)

// UnusedError says that claims of a dossier make no tie, so that an index would
// silently answer without them.
type UnusedError struct {
	// Count is how many there are.
	Count int
	// First lists the first of them, five at most: written claims in the order
	// of their ids, then rows of tables.
	First []UnusedClaim
}

// UnusedClaim is a claim that makes no tie. ID is its id, or names the row of a table
// whose claim has none.
type UnusedClaim struct{ ID, Reason string }

// unusedShown is how many claims an UnusedError names.
const unusedShown = 5

func (e *UnusedError) Error() string {
	var b strings.Builder
	if e.Count == 1 {
		b.WriteString("a claim makes no tie: ")
	} else {
		fmt.Fprintf(&b, "%d claims make no tie: ", e.Count)
	}
	for i, c := range e.First {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(inMessage(c.ID) + ": " + c.Reason)
	}
	if more := e.Count - len(e.First); more > 0 {
		fmt.Fprintf(&b, "; and %d more", more)
	}
	b.WriteString(". Check tells of each what to mend; mend them or leave them out")
	return b.String()
}

// unused gathers the claims that make no tie.
type unused UnusedError

// add notes a claim; its id and the reason are asked for only where they are shown.
func (u *unused) add(describe func() UnusedClaim) {
	u.Count++
	if len(u.First) < unusedShown {
		u.First = append(u.First, describe())
	}
}

// join appends what another part found behind this one.
func (u *unused) join(next *unused) {
	u.Count += next.Count
	u.First = append(u.First, next.First[:min(len(next.First), unusedShown-len(u.First))]...)
}

// err returns an [*UnusedError], or nil where every claim makes a tie.
func (u *unused) err() error {
	if u.Count == 0 {
		return nil
	}
	return (*UnusedError)(u)
}

// addRow notes a row of a table that points beyond the actors or relations.
func (u *unused) addRow(t *tableAt, i int) {
	u.add(func() UnusedClaim {
		return UnusedClaim{t.Source + ", row " + strconv.Itoa(t.RowNumber(i)), "the row points beyond the actors or relations of the dossier"}
	})
}

// unknown says that nothing has an id.
func unknown(what, id string) string { return "no " + what + " has the id " + data.Quoted(id) }
