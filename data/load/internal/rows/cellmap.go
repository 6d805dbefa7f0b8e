package rows

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
	"sync/atomic"
)

// cellMap numbers the distinct cells of a column: an open-addressing hash table
// from bytes to numbers, made for few insertions and millions of look-ups. A
// look-up of a short cell, as nearly all are, waits for memory once: its bytes
// lie in the slot. Long ones lie in one array beside it. A map[string]uint32
// takes several times as long, which would be the larger part of reading an edge
// list. The seeds of the hash never reach a result.
//
// One goroutine adds; others may look up meanwhile. They find a cell's number or,
// where it was added just now or not at all, nothing: never a wrong number. A slot
// is complete before its high half shows it, and does not change afterwards.
type cellMap struct {
	seed  maphash.Seed
	salt  [2]uint64
	table atomic.Pointer[cellTable]
	used  int // slots
	long  int // bytes of table.long
}

// cellTable is what a map consists of until it has to grow.
type cellTable struct {
	slots []cellSlot // a power of two of them
	long  []byte     // the bytes of long cells, and room for more
}

// cellSlot holds a key in 16 bytes and its number. The highest byte of high says
// what they are: the length of a short cell and one more, or longMark, with the
// place of a long cell in high and low. 0 in high is a slot without a key.
type cellSlot struct {
	low   uint64
	high  atomic.Uint64
	value uint32
}

// cellKey is a cell as it is looked for: the key of a short one; of a long one
// its hash in low and longMark and its length in high.
type cellKey struct{ low, high, hash uint64 }

// shortCell is the longest cell that lies in its slot.
const shortCell = 15

// longMark marks the key of a long cell, of which low holds a hash, and high the
// place in cellTable.long and the length.
const (
	longMark = 0xff << 56
	keyBits  = 24 // bounds the length of a cell; Limits.Record stays below it
	keyMask  = 1<<keyBits - 1
)

func newCellMap() *cellMap {
	m := &cellMap{seed: maphash.MakeSeed()}
	m.table.Store(&cellTable{slots: make([]cellSlot, 1<<10)})
	for i := range m.salt {
		m.salt[i] = maphash.Comparable(m.seed, i)
	}
	return m
}

// shortKey packs a short cell: its bytes, then zeros, then its length and one more.
func shortKey(cell []byte) (low, high uint64) {
	n := len(cell)
	switch {
	case n >= 8: // the last eight bytes, less those that low holds
		low = binary.LittleEndian.Uint64(cell)
		high = binary.LittleEndian.Uint64(cell[n-8:]) >> (8 * (16 - n))
	case n >= 4: // two halves that may overlap
		low = uint64(binary.LittleEndian.Uint32(cell)) | uint64(binary.LittleEndian.Uint32(cell[n-4:]))<<(8*(n-4))
	default:
		for i, c := range cell {
			low |= uint64(c) << (8 * i)
		}
	}
	return low, high | uint64(n+1)<<56
}

// mix hashes a short key: a folded product, as wyhash has it.
func (m *cellMap) mix(low, high uint64) uint64 {
	a, b := bits.Mul64(low^m.salt[0], high^m.salt[1])
	return a ^ b
}

// key returns what to look a cell up by.
func (m *cellMap) key(cell []byte) cellKey {
	if len(cell) > shortCell {
		hash := maphash.Bytes(m.seed, cell)
		return cellKey{hash, longMark | uint64(len(cell)), hash}
	}
	low, high := shortKey(cell)
	return cellKey{low, high, m.mix(low, high)}
}

func (m *cellMap) get(cell []byte) (value uint32, ok bool) { return m.lookUp(m.key(cell), cell) }

// lookUp is get for a cell of which the key is known.
func (m *cellMap) lookUp(k cellKey, cell []byte) (value uint32, ok bool) {
	if slot := m.find(k, cell); slot != nil {
		return slot.value, true
	}
	return 0, false
}

// find returns the slot of a cell, or nil.
func (m *cellMap) find(k cellKey, cell []byte) *cellSlot {
	table := m.table.Load()
	mask := uint64(len(table.slots) - 1)
	long := k.high&longMark == longMark
	for i := k.hash & mask; ; i = (i + 1) & mask {
		slot := &table.slots[i]
		high := slot.high.Load()
		switch {
		case high == 0:
			return nil
		case slot.low != k.low:
		case high == k.high && !long:
			return slot
		case long && high&(longMark|keyMask) == k.high && string(table.longCell(high)) == string(cell):
			return slot
		}
	}
}

// longCell returns the bytes of a long cell by the high half of its key. A table
// that has been replaced meanwhile may lack them.
func (t *cellTable) longCell(high uint64) []byte {
	start, length := high&^longMark>>keyBits, high&keyMask
	if start+length > uint64(len(t.long)) {
		return nil
	}
	return t.long[start : start+length]
}

// add adds a cell that is not there yet.
func (m *cellMap) add(cell []byte, value uint32) {
	if m.used++; 2*m.used > len(m.table.Load().slots) {
		m.grow()
	}
	k := m.key(cell)
	if len(cell) > shortCell {
		k.high |= m.keep(cell) << keyBits
	}
	m.table.Load().put(k, value)
}

// grow doubles the slots.
func (m *cellMap) grow() {
	old := m.table.Load()
	table := &cellTable{slots: make([]cellSlot, 2*len(old.slots)), long: old.long}
	for i := range old.slots {
		slot := &old.slots[i]
		high := slot.high.Load()
		if high == 0 {
			continue
		}
		k := cellKey{slot.low, high, slot.low}
		if high&longMark != longMark {
			k.hash = m.mix(slot.low, high)
		}
		table.put(k, slot.value)
	}
	m.table.Store(table)
}

// keep stores the bytes of a long cell and returns their place.
func (m *cellMap) keep(cell []byte) uint64 {
	table := m.table.Load()
	place := m.long
	m.long += len(cell)
	if m.long > len(table.long) {
		grown := append(table.long[:place:place], cell...)
		m.table.Store(&cellTable{slots: table.slots, long: grown[:cap(grown)]})
	} else {
		copy(table.long[place:], cell)
	}
	return uint64(place)
}

func (t *cellTable) put(k cellKey, value uint32) {
	mask := uint64(len(t.slots) - 1)
	i := k.hash & mask
	for t.slots[i].high.Load() != 0 {
		i = (i + 1) & mask
	}
	slot := &t.slots[i]
	slot.low, slot.value = k.low, value
	slot.high.Store(k.high)
}

// near has the slot read at which the search for a key begins, so that the waits for
// memory of many searches overlap. What it returns only keeps the reading from being
// left out.
func (m *cellMap) near(k cellKey) uint64 {
	slots := m.table.Load().slots
	return slots[k.hash&uint64(len(slots)-1)].high.Load()
}
