package data

import (
	"math"
	"slices"
	"sort"
)

// Claims is the list of the entries that a dossier's claims are made of: first those
// written one by one, then the rows of tables. A caller sees a [Claim] either way.
// Several entries may make one claim (see [Unite]).
type Claims struct {
	written []Claim
	tables  []*Table
	starts  []int // starts[i] is the position of the first row of tables[i]
	length  int
	joined  *joins   // nil: the dossier is not united
	merged  *merging // nil: no decision makes two actors of the dossier one
}

// Len returns the number of entries.
func (c *Claims) Len() int { return c.length }

// Append adds claims written one by one. It must not follow AppendTable: the
// written claims come first, so that their positions never move.
func (c *Claims) Append(claims ...Claim) {
	if len(c.tables) > 0 {
		panic("data: written claims appended after a table")
	}
	c.joined, c.merged = nil, nil
	c.written = append(c.written, claims...)
	c.length += len(claims)
}

// Grow makes room for so many more written claims.
func (c *Claims) Grow(n int) { c.written = slices.Grow(c.written, n) }

// AppendTable adds the rows of a table as claims.
func (c *Claims) AppendTable(t *Table) {
	c.joined, c.merged = nil, nil
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

// Row returns the table and the row, counted from 0, that the entry at a position
// stands in; nil for one that was written by itself.
func (c *Claims) Row(i int) (t *Table, row int) {
	_, t, row = c.locate(i)
	return t, row
}

// Entry returns the entry at position i as it was written, or made from a row of a
// table, with the modality and the stances that empty ones stand for. The caller
// must not change what it points to.
func (d *Dossier) Entry(i int) Claim { return d.readEntry(i, nil) }

// readEntry is Entry with memory that is used again; nil: new memory.
func (d *Dossier) readEntry(i int, memory *rowClaim) Claim {
	written, t, row := d.Claims.locate(i)
	if written != nil {
		return written.withDefaults()
	}
	if memory == nil {
		memory = new(rowClaim)
	}
	return memory.read(d, t, row)
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

// read makes the entry that a row is. It is valid until the next read.
func (m *rowClaim) read(d *Dossier, t *Table, row int) Claim {
	m.from[0] = d.Actors[t.From[row]].ID
	m.to[0] = d.Actors[t.To[row]].ID
	at := &m.said[0]
	*at = Attribution{}
	t.fill(at, row)
	if by := t.ByAt(row); by != "" {
		m.by[0] = by
		at.By = m.by[:]
	}
	if m.confidence = t.ConfidenceAt(row); m.confidence >= 0 {
		at.Confidence = &m.confidence
	}
	c := Claim{
		ID: t.IDAt(row), From: m.from[:], To: m.to[:], Relation: d.Relations[t.Relation[row]].ID,
		What: t.WhatAt(row), Modality: t.ModalityAt(row), When: t.WhenAt(row), Occasion: t.OccasionAt(row), About: t.AboutAt(row), Said: m.said[:],
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
	// Source is the id of the source that the rows stand in.
	Source string
	// Rows holds the numbers that rows have in the table as it was read, from 1; nil:
	// all of its rows are here.
	Rows []uint32
	// From and To are positions in Dossier.Actors, Relation in Dossier.Relations.
	From, To   []uint32
	Relation   []uint16
	Stance     []Stance
	Modality   []Modality
	When       []Date
	SaidOn     []Date
	Weight     []float64 // NaN: none; see ValidWeight
	Confidence []int16   // -1: none
	// Reliability holds "A" to "F" as its byte, Credibility 1 to 6; 0: none.
	Reliability, Credibility []uint8
	// Strings is what the text columns below point into; 0 is the empty string. Any other
	// text may stand there more than once: that two rows have different numbers does not
	// tell that they say different things. Numbers and their order mean nothing and may
	// differ from one reading of a file to the next.
	Strings  []string
	ID       []uint32 // of the claim, where the row gives one
	What     []uint32
	About    []uint32 // the id of a claim
	Occasion []uint32
	By       []uint32 // the id of an actor
	SourceOf []uint32 // the id of a source, where a row names its own
	At       []uint32
	Quote    []uint32
}

// Len returns the number of rows.
func (t *Table) Len() int { return len(t.From) }

// RowNumber returns the number of row i, counted from 0, as people count: from 1.
func (t *Table) RowNumber(i int) int {
	if t.Rows != nil {
		return int(t.Rows[i])
	}
	return i + 1
}

// IDAt returns the id that row i gives its claim, or "".
func (t *Table) IDAt(i int) string { return t.text(t.ID, i) }

// WhatAt returns what the claim of row i is about.
func (t *Table) WhatAt(i int) string { return t.text(t.What, i) }

// AboutAt returns the id of the claim that the claim of row i is about.
func (t *Table) AboutAt(i int) string { return t.text(t.About, i) }

// OccasionAt returns the occasion of row i.
func (t *Table) OccasionAt(i int) string { return t.text(t.Occasion, i) }

// AtAt returns the place of row i in its source.
func (t *Table) AtAt(i int) string { return t.text(t.At, i) }

// QuoteAt returns the quote of row i.
func (t *Table) QuoteAt(i int) string { return t.text(t.Quote, i) }

// ModalityAt returns the modality of row i: actual where none was written.
func (t *Table) ModalityAt(i int) Modality {
	if len(t.Modality) == 0 {
		return Actual
	}
	return t.Modality[i].OrDefault()
}

// SaidOnAt returns when row i was said.
func (t *Table) SaidOnAt(i int) Date {
	if len(t.SaidOn) == 0 {
		return Date{}
	}
	return t.SaidOn[i]
}

// ReliabilityAt returns the grade of the source in row i, "A" to "F", or "".
func (t *Table) ReliabilityAt(i int) string {
	if len(t.Reliability) == 0 || t.Reliability[i] == 0 {
		return ""
	}
	return string(rune(t.Reliability[i]))
}

// CredibilityAt returns the grade of the information in row i, 1 to 6, or 0.
func (t *Table) CredibilityAt(i int) int {
	if len(t.Credibility) == 0 {
		return 0
	}
	return int(t.Credibility[i])
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
