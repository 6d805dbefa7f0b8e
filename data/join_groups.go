package data

// grouper groups entries that are the same, in the order in which the first of each
// comes. It is a hash table with open addressing.
type grouper struct {
	slots   []uint32 // the number of a group and one more; 0: free
	first   []uint32 // of each group: its first entry
	hashes  []uint64 // of each group
	sizes   []uint32
	groupOf []uint32 // of each entry, in the order in which they came
	entries []uint32
	grouped int // entries that are not the first of their group
}

// newGrouper makes a grouper for so many entries.
func newGrouper(n int) *grouper {
	size := 8
	for size < 2*n {
		size *= 2
	}
	return &grouper{slots: make([]uint32, size), groupOf: make([]uint32, 0, n), entries: make([]uint32, 0, n)}
}

// add adds an entry with its hash to the group of those that are the same.
func (g *grouper) add(hash uint64, entry uint32, same func(a, b uint32) bool) {
	mask := uint64(len(g.slots) - 1)
	at := hash & mask
	for ; g.slots[at] != 0; at = (at + 1) & mask {
		if n := g.slots[at] - 1; g.hashes[n] == hash && same(g.first[n], entry) {
			g.sizes[n]++
			g.grouped++
			g.groupOf, g.entries = append(g.groupOf, n), append(g.entries, entry)
			return
		}
	}
	n := uint32(len(g.first))
	g.slots[at] = n + 1
	g.first, g.hashes, g.sizes = append(g.first, entry), append(g.hashes, hash), append(g.sizes, 1)
	g.groupOf, g.entries = append(g.groupOf, n), append(g.entries, entry)
	if 2*len(g.first) > len(g.slots) {
		g.grow()
	}
}

// grow doubles the slots.
func (g *grouper) grow() {
	g.slots = make([]uint32, 2*len(g.slots))
	mask := uint64(len(g.slots) - 1)
	for n, hash := range g.hashes {
		at := hash & mask
		for g.slots[at] != 0 {
			at = (at + 1) & mask
		}
		g.slots[at] = uint32(n + 1)
	}
}

// each calls visit for every group, whose entries are in the order in which they came.
func (g *grouper) each(visit func(group []uint32)) {
	next := make([]uint32, len(g.sizes))
	sum := uint32(0)
	for n, size := range g.sizes {
		next[n] = sum
		sum += size
	}
	dealt := make([]uint32, sum)
	for i, n := range g.groupOf {
		dealt[next[n]] = g.entries[i]
		next[n]++
	}
	start := uint32(0)
	for n := range next {
		visit(dealt[start:next[n]:next[n]])
		start = next[n]
	}
}
