package load

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
)

// cellMap numbers the distinct cells of a column: an open-addressing hash table
// from bytes to numbers, made for few insertions and millions of look-ups. A
// look-up of a short cell, as nearly all are, waits for memory once: its bytes
// lie in the slot. Long ones lie in one array beside it. A map[string]uint32
// takes several times as long, which would be the larger part of reading an edge
// list. The seeds of the hash never reach a result.
type cellMap struct {
	seed  maphash.Seed
	salt  [2]uint64
	slots []cellSlot // a power of two of them
	used  int
	long  []byte // the bytes of long cells

	touched uint64 // see touch
}

// cellSlot holds a key in 16 bytes and its number. The highest byte of high says
// what they are: the length of a short cell and one more, or longMark, with the
// place of a long cell in high and low. 0 in both is a slot without a key.
type cellSlot struct {
	low, high uint64
	value     uint32
}

// shortCell is the longest cell that lies in its slot.
const shortCell = 15

// longMark marks the key of a long cell, of which low holds a hash, and high the
// place in cellMap.long and the length.
const (
	longMark = 0xff << 56
	keyBits  = 24 // bounds the length of a cell; Limits.Record stays below it
)

func newCellMap() *cellMap {
	m := &cellMap{seed: maphash.MakeSeed(), slots: make([]cellSlot, 1<<10)}
	for i := range m.salt {
		m.salt[i] = maphash.Comparable(m.seed, i)
	}
	return m
}

// shortKey packs a short cell.
func shortKey(cell []byte) (low, high uint64) {
	var b [16]byte
	copy(b[:shortCell], cell)
	b[15] = byte(len(cell) + 1)
	return binary.LittleEndian.Uint64(b[:8]), binary.LittleEndian.Uint64(b[8:])
}

// mix hashes a short key: a folded product, as wyhash has it.
func (m *cellMap) mix(low, high uint64) uint64 {
	a, b := bits.Mul64(low^m.salt[0], high^m.salt[1])
	return a ^ b
}

func (m *cellMap) get(cell []byte) (value uint32, ok bool) {
	if slot := m.find(cell); slot != nil {
		return slot.value, true
	}
	return 0, false
}

// set gives a cell that is there another number.
func (m *cellMap) set(cell []byte, value uint32) { m.find(cell).value = value }

// find returns the slot of a cell, or nil.
func (m *cellMap) find(cell []byte) *cellSlot {
	if len(cell) > shortCell {
		return m.findLong(cell)
	}
	low, high := shortKey(cell)
	mask := uint64(len(m.slots) - 1)
	for i := m.mix(low, high) & mask; ; i = (i + 1) & mask {
		slot := &m.slots[i]
		if slot.low == low && slot.high == high {
			return slot
		}
		if slot.high == 0 {
			return nil
		}
	}
}

func (m *cellMap) findLong(cell []byte) *cellSlot {
	hash := maphash.Bytes(m.seed, cell)
	mask := uint64(len(m.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		slot := &m.slots[i]
		if slot.high == 0 {
			return nil
		}
		if slot.low == hash && slot.high&longMark == longMark && string(m.longKey(slot.high)) == string(cell) {
			return slot
		}
	}
}

// longKey returns the bytes of a long cell by the high half of its key.
func (m *cellMap) longKey(high uint64) []byte {
	high &^= longMark
	start := high >> keyBits
	return m.long[start : start+high&(1<<keyBits-1)]
}

// add adds a cell that is not there yet.
func (m *cellMap) add(cell []byte, value uint32) {
	if m.used++; 2*m.used > len(m.slots) {
		old := m.slots
		m.slots = make([]cellSlot, 2*len(old))
		for _, slot := range old {
			if slot.high != 0 {
				m.put(slot)
			}
		}
	}
	slot := cellSlot{value: value}
	if len(cell) <= shortCell {
		slot.low, slot.high = shortKey(cell)
	} else {
		slot.low = maphash.Bytes(m.seed, cell)
		slot.high = longMark | uint64(len(m.long))<<keyBits | uint64(len(cell))
		m.long = append(m.long, cell...)
	}
	m.put(slot)
}

func (m *cellMap) put(slot cellSlot) {
	hash := slot.low
	if slot.high&longMark != longMark {
		hash = m.mix(slot.low, slot.high)
	}
	mask := uint64(len(m.slots) - 1)
	i := hash & mask
	for m.slots[i].high != 0 {
		i = (i + 1) & mask
	}
	m.slots[i] = slot
}
