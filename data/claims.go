package data

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
)

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

// locate returns the written claim at position i, or the table and the row.
func (c *Claims) locate(i int) (written *Claim, t *Table, row int) {
	if i < len(c.written) {
		return &c.written[i], nil, 0
	}
	n := sort.SearchInts(c.starts, i+1) - 1
	// Tables without rows share their start with the next one.
	return nil, c.tables[n], i - c.starts[n]
}

// Row returns the table and the row, counted from 0, that the claim at a position
// stands in; nil for one that was written by itself.
func (c *Claims) Row(i int) (t *Table, row int) {
	_, t, row = c.locate(i)
	return t, row
}

// Claim returns the claim at position i: a written one, or one made from a row
// of a table, with the modality and the stances that empty ones stand for. The
// caller must not change what it points to.
func (d *Dossier) Claim(i int) Claim {
	written, t, row := d.Claims.locate(i)
	if written != nil {
		return written.withDefaults()
	}
	return new(rowClaim).read(d, t, row)
}

// withDefaults returns the claim with what an empty modality or stance stands for.
func (c *Claim) withDefaults() Claim {
	full := *c
	full.Modality = c.Modality.OrDefault()
	if slices.ContainsFunc(c.Said, func(a Attribution) bool { return a.Stance == "" }) {
		full.Said = slices.Clone(c.Said)
		for i := range full.Said {
			full.Said[i].Stance = full.Said[i].Stance.OrDefault()
		}
	}
	return full
}

// rowClaim is the memory behind a claim made from a row, so that making one is
// a single allocation, or none where the memory is used again.
type rowClaim struct {
	from, to, by [1]string
	said         [1]Attribution
	weight       float64
	confidence   int
}

// read makes the claim of a row. It is valid until the next read.
func (m *rowClaim) read(d *Dossier, t *Table, row int) Claim {
	c := m.content(d, t, row)
	c.ID, m.said[0].At = t.RowNames(row)
	return c
}

// content makes the claim of a row without what only tells where it stands.
func (m *rowClaim) content(d *Dossier, t *Table, row int) Claim {
	m.from[0] = d.Actors[t.From[row]].ID
	m.to[0] = d.Actors[t.To[row]].ID
	m.said[0] = Attribution{Stance: t.StanceAt(row), Source: t.SourceAt(row), Quote: t.QuoteAt(row)}
	at := &m.said[0]
	if by := t.ByAt(row); by != "" {
		m.by[0] = by
		at.By = m.by[:]
	}
	if m.confidence = t.ConfidenceAt(row); m.confidence >= 0 {
		at.Confidence = &m.confidence
	}
	c := Claim{
		From: m.from[:], To: m.to[:], Relation: d.Relations[t.Relation[row]].ID,
		What: t.WhatAt(row), Modality: Actual, When: t.WhenAt(row), Said: m.said[:],
	}
	if m.weight = t.WeightAt(row); !math.IsNaN(m.weight) {
		c.Weight = &m.weight
	}
	return c
}

// Table holds claims with one attribution each in columns, as an edge list of
// millions of rows gives them. Every column but From, To and Relation may be
// nil, which means that no row says anything there.
type Table struct {
	// Prefix begins the id of every row's claim and ends in a hyphen; the row
	// number, from 1, ends it.
	Prefix string
	// Source is the id of the source that the rows stand in.
	Source string
	// From and To are positions in Dossier.Actors, Relation in Dossier.Relations.
	From, To []uint32
	Relation []uint16
	Stance   []Stance
	When     []Date
	Weight   []float64 // NaN: none; see ValidWeight
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

// RowNames returns the id of the claim in row i, counted from 0, and its place in
// the source: "row 1". It takes one piece of memory for both.
func (t *Table) RowNames(i int) (id, at string) {
	const row = "row "
	text := make([]byte, 0, len(t.Prefix)+len(row)+2*20)
	text = strconv.AppendInt(append(text, t.Prefix...), int64(i+1), 10)
	end := len(text)
	both := string(strconv.AppendInt(append(text, row...), int64(i+1), 10))
	return both[:end], both[end:]
}

// WhatAt returns what the claim of row i is about.
func (t *Table) WhatAt(i int) string { return t.text(t.What, i) }

// QuoteAt returns the quote of row i.
func (t *Table) QuoteAt(i int) string { return t.text(t.Quote, i) }

// rowOf returns the row whose claim has the id, counted from 0.
func (t *Table) rowOf(id string) (int, bool) {
	number, ok := strings.CutPrefix(id, t.Prefix)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > t.Len() || strconv.Itoa(n) != number {
		return 0, false
	}
	return n - 1, true
}

// StanceAt returns the stance of row i: asserted where none was written.
func (t *Table) StanceAt(i int) Stance {
	if len(t.Stance) == 0 {
		return Asserts
	}
	return t.Stance[i].OrDefault()
}

// WhenAt returns the time of row i.
func (t *Table) WhenAt(i int) Date {
	if len(t.When) == 0 {
		return Date{}
	}
	return t.When[i]
}

// SourceAt returns the id of the source of row i.
func (t *Table) SourceAt(i int) string {
	if s := t.text(t.SourceOf, i); s != "" {
		return s
	}
	return t.Source
}

// ByAt returns the id of the actor whose word row i is, or "" for the source's own.
func (t *Table) ByAt(i int) string { return t.text(t.By, i) }

// ConfidenceAt returns the confidence of row i, or -1.
func (t *Table) ConfidenceAt(i int) int {
	if len(t.Confidence) == 0 {
		return -1
	}
	return int(t.Confidence[i])
}

// WeightAt returns the weight of row i, or NaN.
func (t *Table) WeightAt(i int) float64 {
	if len(t.Weight) == 0 {
		return math.NaN()
	}
	return t.Weight[i]
}

// text returns what a text column says in row i.
func (t *Table) text(column []uint32, i int) string {
	if len(column) == 0 {
		return ""
	}
	return t.Strings[column[i]]
}
