package data

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
)

// hashRows appends the hashes of a table's rows: of each the very bytes that
// [encoder.claim] writes for the claim that the row makes, without making it.
func (e *encoder) hashRows(d *Dossier, t *Table, hashes sums) sums {
	relations := make([][]byte, len(d.Relations))
	for i := range d.Relations {
		relations[i] = appendText(nil, d.Relations[i].ID)
	}
	for i := range t.Len() {
		if e.ended(i) {
			return nil
		}
		e.b = append(e.b[:0], 0) // no id
		e.b = appendOne(e.b, d.Actors[t.From[i]].ID)
		e.b = appendOne(e.b, d.Actors[t.To[i]].ID)
		e.b = append(e.b, relations[t.Relation[i]]...)
		e.b = appendText(e.b, t.text(t.What, i))
		e.b = appendText(e.b, string(Actual))
		e.date(t.WhenAt(i))
		e.b = append(e.b, 0) // about nothing
		if w := t.WeightAt(i); math.IsNaN(w) {
			e.b = append(e.b, 0)
		} else {
			e.b = append(e.b, oneByte)
			e.b = binary.BigEndian.AppendUint64(e.b, math.Float64bits(w))
		}
		e.b = append(e.b, oneByte) // attribution
		e.rowSaid(t, i)
		hashes = append(hashes, sha256.Sum256(e.b))
	}
	e.b = e.b[:0]
	return hashes
}

// rowSaid writes the one attribution of a row.
func (e *encoder) rowSaid(t *Table, i int) {
	if by := t.ByAt(i); by == "" {
		e.b = append(e.b, 0)
	} else {
		e.b = appendOne(e.b, by)
	}
	e.b = appendText(e.b, string(t.StanceAt(i)))
	e.b = appendText(e.b, t.SourceAt(i))
	e.b = append(e.b, 0) // at
	e.b = appendText(e.b, t.text(t.Quote, i))
	e.b = append(e.b, 0) // reliability
	e.date(Date{})       // said on
	e.b = append(e.b, 0) // credibility
	e.number(max(t.ConfidenceAt(i), -1))
}

// oneByte is the number 1, as number writes it.
const oneByte = 2

// appendOne appends what set writes for a single text.
func appendOne(b []byte, s string) []byte { return appendText(append(b, oneByte), s) }
