package load

import "hash/maphash"

// aheadRows is how many rows are looked at ahead.
const aheadRows = 64

// coldSlots is the size of a table of names from which it no longer fits into
// the processor's caches, so that looking ahead pays.
const coldSlots = 1 << 16

// lookAhead splits the rows that are next in the buffer and touches the slots in
// which the names of their actors lie or would lie. One after the other, a row's
// look-ups each wait for memory; touched together, the waits of many overlap.
// It changes nothing and needs not be right: a row that is cut off or cannot be
// read just gains nothing.
func (b *tableBuilder) lookAhead() {
	names := b.shared.actors.exact
	if len(names.slots) < coldSlots {
		return
	}
	r := b.rows
	ahead := rowReader{comma: r.comma, limit: r.limit, buf: r.buf[:r.end:r.end], start: r.start, end: r.end, eof: true,
		cells: b.ahead.cells, offsets: b.ahead.offsets}
	var spots [2 * aheadRows]uint64
	n := 0
	for range aheadRows {
		cells, err := ahead.read()
		if err != nil {
			break
		}
		spots[n] = names.spot(b.cell(cells, roleFrom))
		spots[n+1] = names.spot(b.cell(cells, roleTo))
		n += 2
	}
	b.ahead.cells, b.ahead.offsets = ahead.cells, ahead.offsets
	names.touch(spots[:n])
}

// spot is the slot at which the search for a cell begins.
func (m *cellMap) spot(cell []byte) uint64 {
	mask := uint64(len(m.slots) - 1)
	if len(cell) > shortCell {
		return maphash.Bytes(m.seed, cell) & mask
	}
	return m.mix(shortKey(cell)) & mask
}

// touch brings slots near. What it adds up serves only to have them read.
func (m *cellMap) touch(spots []uint64) {
	for _, i := range spots {
		m.touched += m.slots[i].high
	}
}
