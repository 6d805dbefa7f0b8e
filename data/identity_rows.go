package data

import "crypto/sha256"

// madeIDOfRow is [identifier.madeID] for the claim that a row makes, without making the
// claim: of these there may be millions. It takes one piece of memory, that of the id.
func (x *identifier) madeIDOfRow(d *Dossier, t *Table, row int) string {
	from, relation, to := d.Actors[t.From[row]].ID, d.Relations[t.Relation[row]].ID, d.Actors[t.To[row]].ID
	if x.symmetric[relation] && to < from {
		from, to = to, from
	}
	var words, room [192]byte // enough for most, and no memory of their own
	b := appendOne(appendOne(words[:0], from), to)
	b = appendText(appendText(b, relation), Fold(t.WhatAt(row)))
	b = appendText(b, string(t.ModalityAt(row)))
	b = appendText(b, t.WhenAt(row).String())
	b = appendText(appendText(b, t.OccasionAt(row)), x.aboutKey(t.AboutAt(row)))
	stem := append(append(room[:0], from...), '-')
	stem = append(append(stem, relation...), '-')
	stem = append(append(stem, to...), '-')
	return endID(stem, sha256.Sum256(b))
}
