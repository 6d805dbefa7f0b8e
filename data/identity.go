package data

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Identity is what makes two claims one: a digest of the actors on either side, the
// relation, what the claim is about in words, its modality, time and occasion, and
// the identity of the claim that it is about. Who says so, where it is written, what
// it weighs and which id somebody gave it are no part of it.
//
// The order of actors means nothing, nor does that of the sides where the relation
// is symmetric; a symmetric relation of two may name both in From. Words are
// compared as names are ([Fold]), times as they are written.
type Identity [sha256.Size]byte

// identifier works out identities in one dossier. It does not change and is safe
// for concurrent use.
type identifier struct {
	symmetric map[string]bool     // relations, by id
	about     map[string]Identity // of the claims that others are about, by the id that those write
}

func newIdentifier(d *Dossier) *identifier {
	x := &identifier{symmetric: make(map[string]bool, len(d.Relations)), about: make(map[string]Identity)}
	for i := range d.Relations {
		if r := &d.Relations[i]; r.Symmetric {
			x.symmetric[r.ID] = true
		}
	}
	return x
}

// of returns the identity of a claim.
func (x *identifier) of(c *Claim) Identity {
	var room [192]byte // enough for most claims
	e := encoder{b: room[:0]}
	x.encode(&e, c)
	return e.sum()
}

// encode writes what the identity of a claim is made of.
func (x *identifier) encode(e *encoder, c *Claim) {
	from, to := sides(c, x.symmetric[c.Relation])
	e.set(from)
	e.set(to)
	e.text(c.Relation)
	e.text(Fold(c.What))
	e.text(string(c.Modality.OrDefault()))
	e.text(c.When.String())
	e.text(c.Occasion)
	e.text(x.aboutKey(c.About))
}

// same reports whether two claims have one identity, without working it out.
func (x *identifier) same(a, b *Claim) bool {
	return x.alike(a, b) && x.aboutKey(a.About) == x.aboutKey(b.About)
}

// alike is same but for the claims that the two are about.
func (x *identifier) alike(a, b *Claim) bool {
	return a.When == b.When && a.Occasion == b.Occasion && x.sameFrame(a, b) && (a.What == b.What || Fold(a.What) == Fold(b.What))
}

// sameFrame reports whether two claims have actors, relation and modality in common.
func (x *identifier) sameFrame(a, b *Claim) bool {
	if a.Relation != b.Relation || a.Modality.OrDefault() != b.Modality.OrDefault() {
		return false
	}
	from, to := sides(a, x.symmetric[a.Relation])
	otherFrom, otherTo := sides(b, x.symmetric[b.Relation])
	return slices.Equal(from, otherFrom) && slices.Equal(to, otherTo)
}

// aboutKey stands for the claim that another is about: its identity, or the id as
// it is written where no claim has that.
func (x *identifier) aboutKey(id string) string {
	if identity, known := x.about[id]; known {
		return string(identity[:])
	}
	return id
}

// sides returns the actors on both sides of a claim as its identity has them: sorted,
// and of a symmetric relation the lesser side first.
func sides(c *Claim, symmetric bool) (from, to []string) {
	from, to = setOf(c.From), setOf(c.To)
	if symmetric && len(to) == 0 && len(from) == 2 {
		return from[:1], from[1:]
	}
	if symmetric && len(to) > 0 && slices.Compare(to, from) < 0 {
		return to, from
	}
	return from, to
}

// setOf returns a list itself where it is sorted and holds nothing twice.
func setOf(list []string) []string {
	for i := 1; i < len(list); i++ {
		if list[i-1] >= list[i] {
			return slices.Compact(slices.Sorted(slices.Values(list)))
		}
	}
	return list
}

// idDigits is how many hexadecimal digits of an identity end a made id.
const idDigits = 12

// madeID makes the id of a claim of its identity: who does what to whom, and a piece
// of the digest, so that whatever else is in a dossier it is the same.
func (x *identifier) madeID(c *Claim) string {
	identity := x.of(c)
	from, to := sides(c, x.symmetric[c.Relation])
	var room [128]byte // enough for most ids
	b := room[:0]
	for _, side := range [...][]string{from, {c.Relation}, to} {
		for _, id := range side {
			b = append(append(b, id...), '-')
		}
	}
	return endID(b, identity)
}

// endID puts the digits of an identity behind a stem that ends in a hyphen.
func endID(stem []byte, identity Identity) string {
	if id := string(stem[:len(stem)-1]); len(stem) > MaxID-idDigits || !ValidID(id) {
		stem = append(append(stem[:0], Slug(id)...), '-')
	}
	return string(hex.AppendEncode(stem, identity[:idDigits/2]))
}

// madeDigits returns the digits at the end of an id that may be a made one.
func madeDigits(id string) (digits string, ok bool) {
	cut := len(id) - idDigits
	if cut < 1 || id[cut-1] != '-' || strings.Trim(id[cut:], "0123456789abcdef") != "" {
		return "", false
	}
	return id[cut:], true
}
