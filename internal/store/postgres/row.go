package postgres

import (
	"fmt"
	"strconv"
	"strings"

	"dossier/internal/store"
)

// row is a row of an answer. Its cells are read from the left to the right, and end says
// whether all of them were what they should be.
type row struct {
	cells [][]byte
	next  int
	err   error
}

// cell gives the next cell. It holds only until the next row.
func (r *row) cell() string {
	if r.next++; r.next > len(r.cells) || r.cells[r.next-1] == nil {
		r.fail("is missing")
		return ""
	}
	return string(r.cells[r.next-1])
}

func (r *row) fail(how string) {
	if r.err == nil {
		r.err = fmt.Errorf("column %d of a row %s", r.next, how)
	}
}

// text gives the text that was written.
func (r *row) text() string { return meant(r.cell()) }

// integer gives a number of at most 32 bits, as all of our columns are.
func (r *row) integer() int {
	n, err := strconv.ParseInt(r.cell(), 10, 32)
	if err != nil {
		r.fail("is no number of its kind")
	}
	return int(n)
}

// within gives a number from 0 to most.
func (r *row) within(most int) int {
	n := r.integer()
	if n < 0 || n > most {
		r.fail("is out of its range")
	}
	return n
}

func (r *row) float() float64 {
	f, err := strconv.ParseFloat(r.cell(), 64)
	if err != nil {
		r.fail("is no number")
	}
	return f
}

func (r *row) boolean() bool {
	cell := r.cell()
	if cell != "t" && cell != "f" {
		r.fail("is neither true nor false")
	}
	return cell == "t"
}

// end says what was wrong with the row.
func (r *row) end() error {
	if r.err == nil && r.next != len(r.cells) {
		r.err = fmt.Errorf("a row has %d columns instead of %d", len(r.cells), r.next)
	}
	return r.err
}

// array writes texts as an array of the database.
func array(list []string) string {
	var b strings.Builder
	b.WriteByte('{')
	for i, s := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('"')
		for {
			j := strings.IndexAny(s, `"\`)
			if j < 0 {
				break
			}
			b.WriteString(s[:j])
			b.WriteByte('\\')
			b.WriteByte(s[j])
			s = s[j+1:]
		}
		b.WriteString(s)
		b.WriteByte('"')
	}
	b.WriteByte('}')
	return b.String()
}

// table gathers rows for COPY: cells are set apart by tabs, rows by ends of lines.
type table struct {
	text []byte
	cell int // of the row that is being written
}

func (t *table) raw() {
	if t.cell > 0 {
		t.text = append(t.text, '\t')
	}
	t.cell++
}

func (t *table) integer(n int) {
	t.raw()
	t.text = strconv.AppendInt(t.text, int64(n), 10)
}

// float writes a number so that the same is read. The server knows NaN and Infinity by
// these names.
func (t *table) float(f float64) {
	t.raw()
	switch s := strconv.FormatFloat(f, 'g', -1, 64); s {
	case "+Inf":
		t.text = append(t.text, "Infinity"...)
	case "-Inf":
		t.text = append(t.text, "-Infinity"...)
	default:
		t.text = append(t.text, s...)
	}
}

func (t *table) string(s string) {
	t.raw()
	s = written(s)
	for i := range len(s) {
		switch s[i] {
		case '\\':
			t.text = append(t.text, `\\`...)
		case '\t':
			t.text = append(t.text, `\t`...)
		case '\n':
			t.text = append(t.text, `\n`...)
		case '\r':
			t.text = append(t.text, `\r`...)
		default:
			t.text = append(t.text, s[i])
		}
	}
}

func (t *table) end() {
	t.text = append(t.text, '\n')
	t.cell = 0
}

// rowsOf gives the rows that a batch adds to the database, and the table and columns that
// they belong to.
func rowsOf(edition int, b *store.Batch) (t table, into string) {
	for i := range b.Arcs {
		a := &b.Arcs[i]
		for _, n := range []int{edition, int(a.First), int(a.Last), a.FromTies, a.ToTies, int(a.Status), int(a.Grade)} {
			t.integer(n)
		}
		t.float(a.Weight)
		for _, s := range []string{a.From, a.To, a.Relation, a.Claim, string(a.Modality), string(a.FromKind), string(a.ToKind)} {
			t.string(s)
		}
		t.end()
	}
	for _, r := range b.Records {
		t.integer(edition)
		t.string(string(b.Kind))
		t.string(r.ID)
		t.string(string(r.JSON))
		t.end()
	}
	for _, e := range b.Entries {
		t.integer(edition)
		t.integer(e.Tier)
		t.string(string(b.Index))
		t.string(e.Key)
		t.string(e.ID)
		t.end()
	}
	switch {
	case len(b.Arcs) > 0:
		into = "dossier.arc (edition, first_day, last_day, from_ties, to_ties, status, grade, weight, from_id, to_id, relation, claim, modality, from_kind, to_kind)"
	case len(b.Records) > 0:
		into = "dossier.record (edition, kind, id, json)"
	case len(b.Entries) > 0:
		into = "dossier.entry (edition, tier, kind, key, id)"
	}
	return t, into
}
