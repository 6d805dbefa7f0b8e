package data

import (
	"math/bits"
	"slices"
	"sync"
)

// joiner finds the entries of one identity. Each is hashed, rows from their columns;
// a bit for each hash tells which of them may be there twice, nearly always few, and
// only those are sorted and compared. The seed of the hash never reaches a result.
type joiner struct {
	*look
	d            *Dossier
	x            *identifier
	hashes       []uint64 // of entries; 0: not to be joined
	first, other rowClaim
}

// findJoins finds which entries make one claim.
func findJoins(l *look, d *Dossier, x *identifier, hashes []uint64) *joins {
	j := &joiner{look: l, d: d, x: x, hashes: hashes}
	found := &joins{identifier: x, count: d.Claims.Len()}
	found.links = sync.OnceValue(found.linked)
	if l.err == nil {
		j.join(found, j.candidates())
	}
	return found
}

// candidates returns the entries whose hash may be that of another one too. Each step
// leaves some 6 in 100 of those that are alone; the steps look at different bits.
func (j *joiner) candidates() []uint32 {
	met, again := newSieve(len(j.hashes)), []uint64{}
	for i, h := range j.hashes {
		if j.ended(i) {
			return nil
		}
		if h != 0 && met.put(h) {
			again = append(again, h)
		}
	}
	repeated := newSieve(len(again))
	for _, h := range again {
		repeated.put(bits.RotateLeft64(h, 21))
	}
	var list []uint32
	for i, h := range j.hashes {
		if j.ended(i) {
			return nil
		}
		if h != 0 && repeated.has(bits.RotateLeft64(h, 21)) {
			list = append(list, uint32(i))
		}
	}
	return j.twice(list)
}

// twice keeps those of some entries whose hash is there twice.
func (j *joiner) twice(list []uint32) []uint32 {
	once, twice := newSieve(len(list)), newSieve(len(list))
	for _, i := range list {
		if h := bits.RotateLeft64(j.hashes[i], 42); once.put(h) {
			twice.put(h)
		}
	}
	return slices.DeleteFunc(list, func(i uint32) bool { return !twice.has(bits.RotateLeft64(j.hashes[i], 42)) })
}

// hashSieve is a set of hashes that now and then takes one for a member that is none:
// 6 in 100 times. It costs 16 bits a member, so that a large part of those of a million
// stays in a processor's cache.
type hashSieve struct {
	bits  []uint64
	shift int
}

func newSieve(members int) hashSieve {
	const perMember = 4 // its binary logarithm
	size := max(bits.Len(uint(members))+perMember, 6)
	return hashSieve{make([]uint64, 1<<size/64), 64 - size}
}

// put adds a hash and reports whether it was there, or seemed to be.
func (s *hashSieve) put(h uint64) bool {
	at, bit := h>>s.shift>>6, uint64(1)<<(h>>s.shift&63)
	was := s.bits[at]
	s.bits[at] = was | bit
	return was&bit != 0
}

func (s *hashSieve) has(h uint64) bool { return s.bits[h>>s.shift>>6]>>(h>>s.shift&63)&1 != 0 }

// join groups candidates of one identity. The list is in order.
func (j *joiner) join(found *joins, list []uint32) {
	g := newGrouper(len(list))
	for i, at := range list {
		if j.ended(i) {
			return
		}
		g.add(j.hashes[at], at, j.same)
	}
	if g.grouped == 0 {
		found.starts = []uint32{0}
		return
	}
	found.follows = make([]uint64, (len(j.hashes)+63)/64)
	g.each(func(group []uint32) {
		if len(group) < 2 {
			return
		}
		found.heads = append(found.heads, group[0])
		found.starts = append(found.starts, uint32(len(found.followers)))
		found.followers = append(found.followers, group[1:]...)
		for _, i := range group[1:] {
			found.follows[i>>6] |= 1 << (i & 63)
		}
	})
	found.starts = append(found.starts, uint32(len(found.followers)))
	found.count -= len(found.followers)
}

// same reports whether two entries have one identity. Rows are compared by their
// columns, as far as that tells.
func (j *joiner) same(a, b uint32) bool {
	t, i := j.d.Claims.Row(int(a))
	u, k := j.d.Claims.Row(int(b))
	if t != nil && t == u && t.From[i] == t.From[k] && t.To[i] == t.To[k] && t.Relation[i] == t.Relation[k] &&
		t.WhenAt(i) == t.WhenAt(k) && t.ModalityAt(i) == t.ModalityAt(k) &&
		t.WhatAt(i) == t.WhatAt(k) && t.AboutAt(i) == t.AboutAt(k) && t.OccasionAt(i) == t.OccasionAt(k) {
		return true
	}
	first, other := j.d.readEntry(int(a), &j.first), j.d.readEntry(int(b), &j.other)
	return j.x.same(&first, &other)
}
