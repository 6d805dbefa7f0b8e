package data

import "hash/maphash"

// idTable finds positions by id or name, as a map[string]int does, in a third of
// the time once there are some hundred thousand: a slot holds a piece of the hash,
// so that a search nearly always reads the one text that it is for. The hash is
// seeded at random and never reaches a result.
type idTable struct {
	seed   maphash.Seed
	keys   []string
	values []uint32
	slots  []uint64 // a power of two: the upper half of a hash, then the number of a key and one more; 0: free
}

// newIDTable makes a table with room for n keys.
func newIDTable(n int) *idTable {
	size := 8
	for size < 2*n {
		size *= 2
	}
	return &idTable{seed: maphash.MakeSeed(), keys: make([]string, 0, n), values: make([]uint32, 0, n), slots: make([]uint64, size)}
}

const hashHalf = 0xffffffff << 32

// find returns the slot of a key, or the free one where it belongs, and its hash.
func (t *idTable) find(key string) (slot, hash uint64) {
	hash = maphash.String(t.seed, key)
	mask := uint64(len(t.slots) - 1)
	for slot = hash & mask; t.slots[slot] != 0; slot = (slot + 1) & mask {
		if t.slots[slot]&hashHalf == hash&hashHalf && t.keys[uint32(t.slots[slot])-1] == key {
			break
		}
	}
	return slot, hash
}

// get returns the position that a key stands for.
func (t *idTable) get(key string) (int, bool) {
	slot, _ := t.find(key)
	if t.slots[slot] == 0 {
		return 0, false
	}
	return int(t.values[uint32(t.slots[slot])-1]), true
}

// addFirst adds a key unless it is there, and returns the position that it
// stands for then.
func (t *idTable) addFirst(key string, position int) int {
	slot, hash := t.find(key)
	if t.slots[slot] != 0 {
		return int(t.values[uint32(t.slots[slot])-1])
	}
	t.keys, t.values = append(t.keys, key), append(t.values, uint32(position))
	t.slots[slot] = hash&hashHalf | uint64(len(t.keys))
	if 2*len(t.keys) > len(t.slots) {
		t.grow()
	}
	return position
}

// grow doubles the slots.
func (t *idTable) grow() {
	t.slots = make([]uint64, 2*len(t.slots))
	mask := uint64(len(t.slots) - 1)
	for i, key := range t.keys {
		hash := maphash.String(t.seed, key)
		slot := hash & mask
		for t.slots[slot] != 0 {
			slot = (slot + 1) & mask
		}
		t.slots[slot] = hash&hashHalf | uint64(i+1)
	}
}
