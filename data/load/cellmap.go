package load

import "hash/maphash"

// cellMap numbers the distinct cells of a column: an open-addressing hash table
// from bytes to numbers, made for few insertions and millions of look-ups. It
// takes about half the time of a map[string]uint32, which is the larger part of
// reading an edge list. The seed of its hash never reaches a result.
type cellMap struct {
	seed  maphash.Seed
	slots []cellSlot // length a power of two
	keys  []string
	value []uint32
}

type cellSlot struct {
	hash uint32
	key  uint32 // position in keys + 1; 0: empty
}

func newCellMap() *cellMap {
	return &cellMap{seed: maphash.MakeSeed(), slots: make([]cellSlot, 1<<10)}
}

func (m *cellMap) get(cell []byte) (value uint32, ok bool) {
	hash := uint32(maphash.Bytes(m.seed, cell))
	mask := uint32(len(m.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		slot := m.slots[i]
		if slot.key == 0 {
			return 0, false
		}
		if slot.hash == hash && m.keys[slot.key-1] == string(cell) {
			return m.value[slot.key-1], true
		}
	}
}

// add adds a cell that is not there yet.
func (m *cellMap) add(cell string, value uint32) {
	if 2*(len(m.keys)+1) > len(m.slots) {
		old := m.slots
		m.slots = make([]cellSlot, 2*len(old))
		for _, slot := range old {
			if slot.key != 0 {
				m.put(slot)
			}
		}
	}
	m.keys, m.value = append(m.keys, cell), append(m.value, value)
	m.put(cellSlot{hash: uint32(maphash.String(m.seed, cell)), key: uint32(len(m.keys))})
}

func (m *cellMap) put(slot cellSlot) {
	mask := uint32(len(m.slots) - 1)
	i := slot.hash & mask
	for m.slots[i].key != 0 {
		i = (i + 1) & mask
	}
	m.slots[i] = slot
}
