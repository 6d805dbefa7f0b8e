package data

import "hash/maphash"

// repeats finds out which texts may belong to more than one owner, in a few bits a
// text and without keeping any: what it does not point out belongs to one. A text in
// some twenty is pointed out although it does, so that those have to be compared.
//
// In a first round the texts of every owner are noted, in a second one the same
// numbers of texts are asked for in the same order. The seed of the hash is random and
// never reaches a result.
type repeats struct {
	seed        maphash.Seed
	once, twice []uint64 // bits, by slot
	slots       []uint32 // of the texts that were noted
	open        int      // where those of the owner begin
	asked       int      // how many the second round has passed
}

// newRepeats makes room for n texts.
func newRepeats(n int) *repeats {
	words := 1
	for words < n/4 && words < 1<<26 { // 16 bits a text
		words *= 2
	}
	return &repeats{seed: maphash.MakeSeed(), once: make([]uint64, words), twice: make([]uint64, words), slots: make([]uint32, 0, n)}
}

// note notes a text of the owner.
func (r *repeats) note(text []byte) {
	r.slots = append(r.slots, uint32(maphash.Bytes(r.seed, text)&uint64(64*len(r.once)-1)))
}

// point points out the text that was noted last, whoever else has it.
func (r *repeats) point() {
	s := r.slots[len(r.slots)-1]
	r.twice[s/64] |= 1 << (s % 64)
}

// close ends the texts of an owner. One that it has twice is no repeat.
func (r *repeats) close() {
	own := r.slots[r.open:]
	for _, s := range own {
		r.twice[s/64] |= r.once[s/64] & (1 << (s % 64))
	}
	for _, s := range own {
		r.once[s/64] |= 1 << (s % 64)
	}
	r.open = len(r.slots)
}

// next reports whether any of the next n texts may belong to another owner too.
func (r *repeats) next(n int) bool {
	own := r.slots[r.asked : r.asked+n]
	r.asked += n
	for _, s := range own {
		if r.twice[s/64]&(1<<(s%64)) != 0 {
			return true
		}
	}
	return false
}
