package flat

import (
	"context"
	"iter"

	"dossier/data"
)

// Row is one attribution of a claim. It is good until the next is asked for.
type Row struct {
	// Claim is the claim with the attributions of all its entries. Its ID is the one
	// under which it is shown.
	Claim *data.Claim
	// Written says that somebody wrote the id, and that it was not made.
	Written bool
	// Said is the attribution; nil: the claim is nobody's word, and this its only row.
	// Only a format that can hold such claims is given them (see [Holds]).
	Said *data.Attribution
}

// Table is a dossier laid out as rows.
type Table struct {
	holds Holds
	d     *data.Dossier // united
	x     *data.Index
	said  data.SaidReader
	words []string // the cells of relations, by position
	met   tally
	named bits // the actors that claims name or that speak
	cited bits // the sources
	cells []string
}

// Of lays out a dossier for a format that holds the rows and what else it says. It costs what uniting it does, which for one that was loaded
// is nothing, and a bit for each actor and source.
func Of(ctx context.Context, d *data.Dossier, holds Holds) (*Table, error) {
	d, err := data.Unite(ctx, d)
	if err != nil {
		return nil, err
	}
	return &Table{holds: holds, d: d, x: data.NewIndex(d), words: relationWords(d), named: newBits(len(d.Actors)), cited: newBits(len(d.Sources)),
		cells: make([]string, columns)}, nil
}

// Dossier returns the dossier of the rows, in which actors and claims are one each.
func (t *Table) Dossier() *data.Dossier { return t.d }

// Rows gives the rows in the order of the claims: of what was written first. The time
// is some microseconds a claim; nothing is kept but counts for [Table.Lost]. It ends
// with the error of ctx where that ends first.
func (t *Table) Rows(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for i := range t.d.Claims.Len() {
			if i%lookEvery == 0 && ctx.Err() != nil {
				yield(Row{}, ctx.Err())
				return
			}
			if !t.d.Claims.Follows(i) && !t.claim(i, yield) {
				return
			}
		}
	}
}

// lookEvery is how many entries are laid out between two looks at the context.
const lookEvery = 1 << 10

// claim gives the rows of the claim whose first entry is at a position.
func (t *Table) claim(i int, yield func(Row, error) bool) bool {
	c := t.d.Claim(i)
	row := Row{Claim: &c, Written: len(t.d.WrittenIDs(i)) > 0}
	t.note(&c)
	if len(c.Said) == 0 && t.holds.Unsaid {
		return yield(row, nil)
	}
	for n := range c.Said {
		row.Said = &c.Said[n]
		if !yield(row, nil) {
			return false
		}
	}
	return true
}

// note counts what of a claim a row cannot say, and which actors it names.
func (t *Table) note(c *data.Claim) {
	t.met.furtherIDs += len(c.Also)
	if len(c.Said) == 0 && !t.holds.Unsaid {
		t.met.unsaid++
		return
	}
	t.name(c.From)
	t.name(c.To)
	for n := range c.Said {
		t.name(c.Said[n].By)
		if i, ok := t.x.Source(c.Said[n].Source); ok {
			t.cited.set(i)
		}
		t.met.unsourced += count(c.Said[n].Source == "")
	}
	t.met.abouts += count(c.About != "" && !t.hasRow(c.About))
}

// name marks actors as named.
func (t *Table) name(ids []string) {
	for _, id := range ids {
		if i, ok := t.x.Actor(id); ok {
			t.named.set(i)
		}
	}
}

// hasRow reports whether the claim that an id finds has a row.
func (t *Table) hasRow(id string) bool {
	if t.holds.Unsaid {
		return true
	}
	i, ok := t.x.Claim(id)
	return ok && len(t.said.Of(t.d, i)) > 0
}

// bits is a set of positions.
type bits []uint64

func newBits(n int) bits        { return make(bits, (n+63)/64) }
func (b bits) set(i int)        { b[i>>6] |= 1 << (i & 63) }
func (b bits) holds(i int) bool { return b[i>>6]>>(i&63)&1 != 0 }
