package data

import (
	"hash/maphash"
	"math/bits"
)

// keyMaker hashes what makes the identity of an entry. Entries of one identity have
// one hash, whether they are written or rows.
type keyMaker struct {
	seed maphash.Seed
	salt [2]uint64
	days bool // times are hashed by their days, not by how they are written
}

func newKeyMaker() keyMaker {
	k := keyMaker{seed: maphash.MakeSeed()}
	for i := range k.salt {
		k.salt[i] = maphash.Comparable(k.seed, i) | 1
	}
	return k
}

// mix hashes two numbers: a folded product, as wyhash has it.
func (k *keyMaker) mix(a, b uint64) uint64 {
	high, low := bits.Mul64(a^k.salt[0], b^k.salt[1])
	return high ^ low
}

func (k *keyMaker) text(s string) uint64 {
	if s == "" {
		return 0
	}
	return maphash.String(k.seed, s)
}

func (k *keyMaker) date(d Date) uint64 {
	if k.days && !d.IsZero() {
		return uint64(uint32(d.First()))<<32 | uint64(uint32(d.Last()))
	}
	return uint64(d.from)<<32 | uint64(d.to)
}

// frame hashes both sides and the relation, which are hashes themselves.
func (k *keyMaker) frame(from, to, relation uint64, symmetric bool) uint64 {
	if symmetric {
		return k.mix(from+to, relation)
	}
	return k.mix(from+relation, to)
}

// extras are what an entry says beside actors and relation; most say nothing.
type extras struct{ what, when, modality, occasion, about uint64 }

// entry hashes an entry: the hash of its frame and the rest.
func (k *keyMaker) entry(frame uint64, e extras) uint64 {
	if e == (extras{}) {
		return frame
	}
	h := k.mix(frame, e.what)
	h = k.mix(h, e.when)
	h = k.mix(h, e.modality)
	h = k.mix(h, e.occasion)
	return k.mix(h, e.about)
}

// modalityKey is 0 for what is actual.
func modalityKey(m Modality) uint64 {
	switch m {
	case Planned:
		return 1
	case Possible:
		return 2
	case Actual, "":
		return 0
	}
	return 3
}

// entryHasher hashes the entries of one dossier.
type entryHasher struct {
	*look
	keyMaker
	d         *Dossier
	x         *identifier
	actors    []uint64 // by position
	relations []uint64
	symmetric []bool
	hashes    []uint64 // of entries; 0: of a row with a fault
}

// hashEntries hashes every entry. The hashes of two dossiers can be compared where
// one maker made them.
func hashEntries(l *look, k keyMaker, d *Dossier, x *identifier) *entryHasher {
	h := &entryHasher{look: l, keyMaker: k, d: d, x: x, actors: make([]uint64, len(d.Actors)), hashes: make([]uint64, d.Claims.Len())}
	for i := range d.Actors {
		if l.ended(i) {
			return h
		}
		h.actors[i] = k.text(d.Actors[i].ID)
	}
	for i := range d.Relations {
		id := d.Relations[i].ID
		h.relations, h.symmetric = append(h.relations, k.text(id)), append(h.symmetric, x.symmetric[id])
	}
	h.hashWritten()
	start := len(d.Claims.Written())
	for _, t := range d.Claims.Tables() {
		if t.fault() == "" {
			h.hashRows(t, h.hashes[start:start+t.Len()])
		}
		start += t.Len()
	}
	return h
}

// claimFrame hashes actors and relation of a written entry.
func (h *entryHasher) claimFrame(c *Claim) uint64 {
	side := func(ids []string) (sum uint64) {
		for _, id := range ids {
			sum += h.text(id)
		}
		return sum
	}
	symmetric := h.x.symmetric[c.Relation]
	from, to := sides(c, symmetric)
	return h.frame(side(from), side(to), h.text(c.Relation), symmetric)
}

// rowFrame hashes actors and relation of a row.
func (h *entryHasher) rowFrame(t *Table, i int) uint64 {
	r := t.Relation[i]
	return h.frame(h.actors[t.From[i]], h.actors[t.To[i]], h.relations[r], h.symmetric[r])
}

// hashWritten hashes the written entries.
func (h *entryHasher) hashWritten() {
	claims := h.d.Claims.Written()
	for i := range claims {
		if h.ended(i) {
			return
		}
		c := &claims[i]
		h.hashes[i] = h.entry(h.claimFrame(c), extras{
			h.text(Fold(c.What)), h.date(c.When), modalityKey(c.Modality), h.text(c.Occasion), h.text(h.x.aboutKey(c.About)),
		})
	}
}

// hashRows hashes the rows of a table.
func (h *entryHasher) hashRows(t *Table, hashes []uint64) {
	if t.bare() && len(t.When) == 0 { // nothing but frames
		for i := range hashes {
			if h.ended(i) {
				return
			}
			if h.d.hasRow(t, i) {
				hashes[i] = h.rowFrame(t, i)
			}
		}
		return
	}
	what := textKeys{hash: func(s string) uint64 { return h.text(Fold(s)) }, of: t}
	occasion := textKeys{hash: h.text, of: t}
	about := textKeys{hash: func(s string) uint64 { return h.text(h.x.aboutKey(s)) }, of: t}
	for i := range hashes {
		if h.ended(i) {
			return
		}
		if !h.d.hasRow(t, i) {
			continue
		}
		hashes[i] = h.entry(h.rowFrame(t, i), extras{
			what.at(t.What, i), h.date(t.WhenAt(i)), modalityKey(t.ModalityAt(i)), occasion.at(t.Occasion, i), about.at(t.About, i),
		})
	}
}

// textKeys hashes the texts of a column, each once.
type textKeys struct {
	of    *Table
	hash  func(string) uint64
	known []uint64 // 0: not yet
}

func (k *textKeys) at(column []uint32, i int) uint64 {
	if len(column) == 0 || column[i] == 0 {
		return 0
	}
	if k.known == nil {
		k.known = make([]uint64, len(k.of.Strings))
	}
	key := &k.known[column[i]]
	if *key == 0 {
		*key = k.hash(k.of.Strings[column[i]])
	}
	return *key
}
