package stress

import "math/bits"

// ledger is the price of every pair of marks as things stand, so that what a move takes part
// in is priced before it by looking up and not by looking around: two thirds of a search. It
// is kept while nothing but moves changes the state, and gives the very sums that cost gives.
//
// Marks are numbered: nodes, then strands, then words. A row is a mark's own price, in its
// own column, and its pairs. A pair stands in both rows, and they are alike but for strands
// of several lanes that meet at a node, whose price is rounded differently from each side.
type ledger struct {
	on    bool
	marks int
	pairs []int32
	held  []uint64 // which pairs of each row have a price, one bit each
	wide  int      // words of bits in a row
	sums  []int64  // of the rows
	noted []noted
}

// noted is what a pair costs in the state that a move leads to.
type noted struct {
	row, column int32
	price       int32
}

// mostMarks bounds the memory of a ledger, which is the square of it: larger networks are
// searched without.
const mostMarks = 800

// openLedger begins to keep one, where it can be exact: groups have prices for more than
// pairs, and a node does not see a strand as broad as this.
func (s *solver) openLedger() {
	l := &s.ledger
	l.marks = len(s.nodes) + len(s.strands) + len(s.words)
	l.on = len(s.groups) == 0 && l.marks <= mostMarks
	for i := range s.strands {
		l.on = l.on && s.strands[i].thick <= passingThick
	}
	if l.on && len(l.sums) != l.marks {
		l.wide = (l.marks + 63) / 64
		l.pairs, l.held, l.sums = make([]int32, l.marks*l.marks), make([]uint64, l.marks*l.wide), make([]int64, l.marks)
	}
	l.noted = l.noted[:0]
}

func (s *solver) closeLedger() { s.ledger.on = false }

func (s *solver) nodeMark(v int32) int32   { return v }
func (s *solver) strandMark(i int32) int32 { return int32(len(s.nodes)) + i }
func (s *solver) wordsMark(k int32) int32  { return int32(len(s.nodes)+len(s.strands)) + k }

// note keeps the price of a pair for both.
func (l *ledger) note(a, b int32, price int64) {
	if price != 0 {
		l.noted = append(l.noted, noted{a, b, int32(price)})
		if a != b {
			l.noted = append(l.noted, noted{b, a, int32(price)})
		}
	}
}

// noteStrands keeps the price of two strands, the first of which sees the other so.
func (s *solver) noteStrands(i, j int32, price int64) {
	e, f := &s.strands[i], &s.strands[j]
	a, b := s.strandMark(i), s.strandMark(j)
	if e.thick == 0 && f.thick == 0 || !joined(e, f) {
		s.ledger.note(a, b, price)
		return
	}
	if price != 0 {
		s.ledger.noted = append(s.ledger.noted, noted{a, b, int32(price)})
	}
	if back := s.strandPair(f, e); back != 0 {
		s.ledger.noted = append(s.ledger.noted, noted{b, a, int32(back)})
	}
}

// before is the price of all that the move takes part in, as things stand.
func (s *solver) before() int64 {
	l := &s.ledger
	if !l.on {
		return s.cost(unlimited)
	}
	marks := s.moved()
	price := int64(0)
	for at, a := range marks {
		price += l.sums[a]
		// Pairs within the move count once, two strands as the one of the lower number
		// sees the other.
		row := l.pairs[int(a)*l.marks:][:l.marks]
		for _, b := range marks[:at] {
			if a > b {
				price -= int64(row[b])
			} else {
				price -= int64(l.pairs[int(b)*l.marks+int(a)])
			}
		}
	}
	return price
}

// moved are the marks of the move.
func (s *solver) moved() []int32 {
	m := &s.move
	m.marks = m.marks[:0]
	for _, v := range m.nodes {
		m.marks = append(m.marks, s.nodeMark(v))
	}
	for _, i := range m.strands {
		m.marks = append(m.marks, s.strandMark(i))
		for _, k := range s.strands[i].words {
			if k >= 0 && s.captions {
				m.marks = append(m.marks, s.wordsMark(k))
			}
		}
	}
	return m.marks
}

// enter takes in what was noted while a move was priced that was then made. Rows of the
// moved marks begin anew.
func (s *solver) enter(marks []int32) {
	l := &s.ledger
	if !l.on {
		return
	}
	for _, a := range marks {
		for at, held := range l.held[int(a)*l.wide:][:l.wide] {
			for ; held != 0; held &= held - 1 {
				b := int32(at*64 + bits.TrailingZeros64(held))
				l.set(b, a, 0)
				l.set(a, b, 0)
			}
		}
		if i := a - s.strandMark(0); i >= 0 && int(i) < len(s.strands) {
			for _, v := range [...]int32{s.strands[i].a, s.strands[i].b} {
				for _, j := range s.ties[v] { // they may see it though it does not see them
					l.set(s.strandMark(j), a, 0)
				}
			}
		}
	}
	for _, n := range l.noted {
		l.set(n.row, n.column, n.price)
	}
}

// set changes one price of a row, and its sum.
func (l *ledger) set(row, column, price int32) {
	p := &l.pairs[int(row)*l.marks+int(column)]
	l.sums[row] += int64(price - *p)
	*p = price
	held := &l.held[int(row)*l.wide+int(column)/64]
	if bit := uint64(1) << (column % 64); price != 0 {
		*held |= bit
	} else {
		*held &^= bit
	}
}
