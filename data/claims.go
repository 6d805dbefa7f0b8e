package data

import "strconv"

// Claims is the list of a dossier's claims: first those written one by one,
// then the rows of tables. A caller sees a [Claim] either way.
type Claims struct {
	written []Claim
	tables  []*Table
	starts  []int // starts[i] is the position of the first row of tables[i]
	length  int
}

// Len returns the number of claims.
func (c *Claims) Len() int { return c.length }

// Append adds claims written one by one. It must not follow AppendTable: the
// written claims come first, so that their positions never move.
func (c *Claims) Append(claims ...Claim) {
	if len(c.tables) > 0 {
		panic("data: written claims appended after a table")
	}
	c.written = append(c.written, claims...)
	c.length += len(claims)
}

// AppendTable adds the rows of a table as claims.
func (c *Claims) AppendTable(t *Table) {
	c.starts = append(c.starts, c.length)
	c.tables = append(c.tables, t)
	c.length += t.Len()
}

// Written returns the claims written one by one, at positions 0 and up. The
// caller must not change them.
func (c *Claims) Written() []Claim { return c.written }

// Tables returns the tables in order; the first row of the first table is at
// position len(Written()).
func (c *Claims) Tables() []*Table { return c.tables }

// Table holds claims with one attribution each in columns, as an edge list of
// millions of rows gives them. Every column but From, To and Relation may be
// nil, which means that no row says anything there.
type Table struct {
	// Prefix begins the id of every row's claim; the row number, from 1, ends it.
	Prefix string
	// Source is the id of the source that the rows stand in.
	Source string
	// From and To are positions in Dossier.Actors, Relation in Dossier.Relations.
	From, To []uint32
	Relation []uint16
	Stance   []Stance
	When     []Date
	Weight   []float64 // NaN: none
	// Strings is what the text columns below point into; 0 is the empty string.
	Strings    []string
	What       []uint32
	Quote      []uint32
	By         []uint32 // the id of an actor
	SourceOf   []uint32 // the id of a source, where a row names its own
	Confidence []int16  // -1: none
}

// Len returns the number of rows.
func (t *Table) Len() int { return len(t.From) }

// RowID returns the id of the claim in row i, counted from 0.
func (t *Table) RowID(i int) string { return t.Prefix + strconv.Itoa(i+1) }
