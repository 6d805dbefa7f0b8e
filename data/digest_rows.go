package data

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
)

// hashRows appends the hashes of the claims that a table's rows make: of each the
// very bytes that [encoder.claim] writes, without making the claim unless it has
// several entries. The first row is the entry at position start.
func (e *encoder) hashRows(d *Dossier, t *Table, start int, hashes sums) sums {
	relations := make([][]byte, len(d.Relations))
	for i := range d.Relations {
		relations[i] = appendText(nil, d.Relations[i].ID)
	}
	for i := range t.Len() {
		if e.ended(i) {
			return nil
		}
		if d.Claims.Follows(start + i) {
			continue
		}
		e.b = e.b[:0]
		if d.Claims.Joined(start+i) != nil {
			hashes = append(hashes, e.claimAt(d, start+i))
			continue
		}
		e.one(t.IDAt(i))
		e.b = appendOne(e.b, d.Actors[t.From[i]].ID)
		e.b = appendOne(e.b, d.Actors[t.To[i]].ID)
		e.b = append(e.b, relations[t.Relation[i]]...)
		e.text(t.WhatAt(i))
		e.text(string(t.ModalityAt(i)))
		e.date(t.WhenAt(i))
		e.text(t.OccasionAt(i))
		e.text(d.Claims.joined.aboutKey(t.AboutAt(i)))
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
	e.one(t.ByAt(i))
	e.text(string(t.StanceAt(i)))
	e.text(t.SourceAt(i))
	e.text(t.AtAt(i))
	e.text(t.QuoteAt(i))
	e.text(t.ReliabilityAt(i))
	e.date(t.SaidOnAt(i))
	e.number(t.CredibilityAt(i))
	e.number(max(t.ConfidenceAt(i), -1))
}

// one writes a set of one text, or of none where it is empty.
func (e *encoder) one(s string) {
	if s == "" {
		e.b = append(e.b, 0)
		return
	}
	e.b = appendOne(e.b, s)
}

// oneByte is the number 1, as number writes it.
const oneByte = 2

// appendOne appends what set writes for a single text.
func appendOne(b []byte, s string) []byte { return appendText(append(b, oneByte), s) }
