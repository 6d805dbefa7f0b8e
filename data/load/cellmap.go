package load

import "hash/maphash"

// cellMap numbers the distinct cells of a column: an open-addressing hash table
// from bytes to numbers, made for few insertions and millions of look-ups. The
// keys lie in one array and the numbers in the slots, so that a look-up waits
// for memory twice; a map[string]uint32 takes more than twice as long, which
// would be the larger part of reading an edge list. The seed of the hash never
// reaches a result.
type cellMap struct {
	seed  maphash.Seed
	slots []cellSlot // a power of two of them
	used  int
	keys  []byte
}

// cellSlot holds the place of a key in keys: start<<keyBits | length; 0 is a
// slot without a key.
type cellSlot struct {
	place uint64
	hash  uint32
	value uint32
}

// keyBits bounds the length of a cell; Limits.Record stays below it.
const keyBits = 24

func newCellMap() *cellMap {
	// The first byte is nobody's, so that the place of an empty key is not 0.
	return &cellMap{seed: maphash.MakeSeed(), slots: make([]cellSlot, 1<<10), keys: make([]byte, 1, 1<<10)}
}

func (m *cellMap) get(cell []byte) (value uint32, ok bool) {
	hash := maphash.Bytes(m.seed, cell)
	tag, mask := uint32(hash>>32), uint64(len(m.slots)-1)
	for i := hash & mask; ; i = (i + 1) & mask {
		slot := &m.slots[i]
		if slot.place == 0 {
			return 0, false
		}
		if slot.hash == tag && string(m.key(slot)) == string(cell) {
			return slot.value, true
		}
	}
}

func (m *cellMap) key(slot *cellSlot) []byte {
	start := slot.place >> keyBits
	return m.keys[start : start+slot.place&(1<<keyBits-1)]
}

// add adds a cell that is not there yet.
func (m *cellMap) add(cell []byte, value uint32) {
	if m.used++; 2*m.used > len(m.slots) {
		old := m.slots
		m.slots = make([]cellSlot, 2*len(old))
		for i := range old {
			if old[i].place != 0 {
				m.put(maphash.Bytes(m.seed, m.key(&old[i])), old[i])
			}
		}
	}
	hash := maphash.Bytes(m.seed, cell)
	m.put(hash, cellSlot{place: uint64(len(m.keys))<<keyBits | uint64(len(cell)), hash: uint32(hash >> 32), value: value})
	m.keys = append(m.keys, cell...)
}

func (m *cellMap) put(hash uint64, slot cellSlot) {
	mask := uint64(len(m.slots) - 1)
	i := hash & mask
	for m.slots[i].place != 0 {
		i = (i + 1) & mask
	}
	m.slots[i] = slot
}
