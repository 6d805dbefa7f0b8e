package stress

// bowPieces are the straight pieces that stand for an arc.
const bowPieces = 10

// bows are how many sizes of an arc are tried to either side.
const bows = 9

// bend bows the lines that come too near to an actor, as little as helps, and sets their
// words beside the arc.
func (s *solver) bend() {
	for i := range s.strands {
		e := &s.strands[i]
		if s.steps.Over(len(s.nodes)) || len(s.inTheWay(int32(i))) == 0 {
			continue
		}
		straight := s.strands[i]
		for n := range 2 * bows {
			e.bow = int64(n/2+1) * e.long / 24 * int64(1-2*(n%2))
			if s.bowFits(int32(i)) {
				break
			}
			*e = straight
			s.lead(int32(i))
		}
	}
}

// bowFits reports whether a bowed line and its words keep clear of everything, and sets the
// words.
func (s *solver) bowFits(i int32) bool {
	if len(s.inTheWay(i)) > 0 {
		return false
	}
	e := &s.strands[i]
	for k := range s.words {
		if c := &s.words[k]; c.on && c.strand != i && s.gapTo(i, c.x, c.y, c.w, c.h) < c.gap+mustWordsLine {
			return false
		}
	}
	for _, k := range e.words {
		if k >= 0 && !s.besideBow(k) {
			return false
		}
	}
	return true
}

// besideBow sets words beside their bowed line, on its outer side first, where they are clear
// of everything, the own line included.
func (s *solver) besideBow(k int32) bool {
	c := &s.words[k]
	outer := int64(1)
	if s.strands[c.strand].bow < 0 {
		outer = -1
	}
	for n := range 2 * wordPlaces {
		step := int64((n/2+1)/2) * int64(1-2*(n/2%2)) // from the middle outward
		c.t = whole/2 + step*(whole*45/100)/(wordPlaces/2)
		c.side = outer * int64(1-2*(n%2))
		s.beside(k)
		if !s.astray(k) && s.gapTo(c.strand, c.x, c.y, c.w, c.h) >= c.gap-pixel {
			return true
		}
	}
	return false
}

// straighten takes all bows back.
func (s *solver) straighten() {
	for i := range s.strands {
		s.strands[i].bow = 0
		s.lead(int32(i))
	}
}

// gapTo is how far a strand and a rectangle are apart, and negative where they meet.
func (s *solver) gapTo(i int32, x, y, w, h int64) int64 {
	e := &s.strands[i]
	if e.bow == 0 {
		return apart(e, s.strandAt.at[i], x, y, w, h) - e.thick
	}
	least := int64(1) << 60
	for _, p := range e.pieces() {
		least = min(least, apart(&p, extentOf(&p), x, y, w, h)-e.thick)
	}
	return least
}

// standsOff is how far an arc is from the straight line at a share of its length.
func (e *strand) standsOff(t int64) int64 {
	return 4 * e.bow * (t * (whole - t) >> shareBits) >> shareBits
}

// pieces are an arc as straight strands.
func (e *strand) pieces() []strand {
	point := func(n int64) (x, y int64) {
		t := n * whole / bowPieces
		off := e.standsOff(t)
		return e.x1 + (e.dx*t)>>shareBits + (e.nx*off)>>unitBits, e.y1 + (e.dy*t)>>shareBits + (e.ny*off)>>unitBits
	}
	out := make([]strand, bowPieces)
	for n := range out {
		p := &out[n]
		p.x1, p.y1 = point(int64(n))
		p.x2, p.y2 = point(int64(n + 1))
		p.measure()
	}
	return out
}
