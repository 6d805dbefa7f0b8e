package png

import (
	"cmp"
	"math/bits"
	"slices"
)

// code is what stands for something in the stream: n bits, the first of them lowest.
type code struct {
	bits uint32
	n    uint8
}

// The symbols of a block (RFC 1951, 3.2.5): a byte, the end, or how many times the
// last byte comes again.
const (
	symbols   = 286
	endSymbol = 256
	shortest  = 3
	longest   = 258
	// mostBits is how long a code may be.
	mostBits = 15
)

// tally counts symbols.
type tally [symbols]int

// run counts the symbols of a byte n times.
func (t *tally) run(v byte, n int) {
	literals, full, rest := symbolsOf(n)
	t[v] += literals
	t[symbols-1] += full
	if rest > 0 {
		s, _, _ := repeatSymbol(rest)
		t[s]++
	}
}

// symbolsOf says how a byte n times is written: as so many bytes, so many repeats
// of the greatest length, and another, if that is not 0.
func symbolsOf(n int) (literals, full, rest int) {
	if n <= shortest {
		return n, 0, 0
	}
	full, rest = (n-1)/longest, (n-1)%longest
	if rest < shortest {
		return 1 + rest, full, 0
	}
	return 1, full, rest
}

// repeatSymbol gives the symbol of a length and the bits that follow it.
func repeatSymbol(length int) (symbol int, extra uint8, low uint32) {
	if length == longest {
		return symbols - 1, 0, 0
	}
	// Eight symbols for a length each, then four each time for lengths twice as many.
	l := length - shortest
	extra = uint8(max(bits.Len(uint(l))-3, 0))
	return endSymbol + 1 + 4*int(extra) + l>>extra, extra, uint32(l) & (1<<extra - 1)
}

// alphabet is the codes of a picture.
type alphabet struct {
	lengths [symbols]uint8 // 0: not in use
	bytes   [endSymbol]code
	end     code
	// repeats are by length; one bit says that it is the last byte that comes again.
	repeats [longest + 1]code
}

// newAlphabet makes the shortest codes for symbols that occur so often (Huffman 1952),
// the same for the same counts.
func newAlphabet(t tally) *alphabet {
	t[endSymbol]++
	a := &alphabet{lengths: codeLengths(t)}
	for slices.Max(a.lengths[:]) > mostBits {
		for s, n := range t {
			t[s] = (n + 1) / 2 // rare symbols become less rare beside others
		}
		a.lengths = codeLengths(t)
	}
	var all [symbols]code
	next := uint32(0)
	for n := uint8(1); n <= mostBits; n++ {
		next <<= 1
		for s, length := range a.lengths {
			if length == n {
				all[s] = code{bits.Reverse32(next) >> (32 - n), n}
				next++
			}
		}
	}
	copy(a.bytes[:], all[:endSymbol])
	a.end = all[endSymbol]
	for l := shortest; l <= longest; l++ {
		s, extra, low := repeatSymbol(l)
		a.repeats[l] = code{all[s].bits | low<<all[s].n, all[s].n + extra + 1}
	}
	return a
}

// codeLengths gives the lengths of the codes of symbols: the two rarest trees become
// one until there is one. Rare symbols and trees wait in a queue each.
func codeLengths(t tally) (lengths [symbols]uint8) {
	type tree struct {
		count       int
		left, right int // trees, or ^symbol
	}
	var leaves []int
	for s, n := range t {
		if n > 0 {
			leaves = append(leaves, s)
		}
	}
	slices.SortStableFunc(leaves, func(a, b int) int { return cmp.Compare(t[a], t[b]) })
	var trees []tree
	used := 0 // of trees
	rarest := func() (at, count int) {
		if used == len(trees) || len(leaves) > 0 && t[leaves[0]] <= trees[used].count {
			s := leaves[0]
			leaves = leaves[1:]
			return ^s, t[s]
		}
		used++
		return used - 1, trees[used-1].count
	}
	for len(leaves)+len(trees)-used > 1 {
		left, n := rarest()
		right, m := rarest()
		trees = append(trees, tree{n + m, left, right})
	}
	depths := make([]uint8, len(trees))
	for i := len(trees) - 1; i >= 0; i-- {
		for _, child := range []int{trees[i].left, trees[i].right} {
			if child < 0 {
				lengths[^child] = depths[i] + 1
			} else {
				depths[child] = depths[i] + 1
			}
		}
	}
	return lengths
}
