package stress

// wordsCost is the price of words where they stand. Once leaves out what other words of the
// move count. Beyond limit it gives up counting.
func (s *solver) wordsCost(k int32, once bool, limit int64) int64 {
	c := &s.words[k]
	cost := s.wordsOwn(c)
	if s.ledger.on {
		s.ledger.note(s.wordsMark(k), s.wordsMark(k), cost)
	}
	for g := range s.groups {
		cost += s.boxWords(int32(g), k)
	}
	at := s.wordsAt.at[k].grown(wordsNode - 1)
	asked := at.asking()
	for v, coarse := range s.nodeAt.coarse {
		if passes(coarse, asked) && at.meets(&s.nodeAt.at[v]) {
			p := s.wordsNode(c, &s.nodes[v])
			cost += p
			if s.ledger.on {
				s.ledger.note(s.wordsMark(k), s.nodeMark(int32(v)), p)
			}
		}
	}
	if cost += s.wordsWords(k, once); cost > limit {
		return cost
	}
	at = s.wordsAt.at[k].grown(c.reach)
	asked = at.asking()
	for j, coarse := range s.strandAt.coarse {
		if passes(coarse, asked) && at.meets(&s.strandAt.at[j]) && int32(j) != c.strand {
			p := s.wordsLine(c, &s.strands[j])
			if s.ledger.on {
				s.ledger.note(s.wordsMark(k), s.strandMark(int32(j)), p)
			}
			if cost += p; cost > limit {
				break
			}
		}
	}
	return cost
}

// wordsBefore is wordsCost as things stand.
func (s *solver) wordsBefore(k int32) int64 {
	if s.ledger.on {
		return s.ledger.sums[s.wordsMark(k)]
	}
	return s.wordsCost(k, false, unlimited)
}

// wordsWords is the price of words for other words.
func (s *solver) wordsWords(k int32, once bool) int64 {
	c, at, cost := &s.words[k], s.wordsAt.at[k].grown(wordsWords-1), int64(0)
	asked := at.asking()
	for j, coarse := range s.wordsAt.coarse {
		if !passes(coarse, asked) || !at.meets(&s.wordsAt.at[j]) {
			continue
		}
		if o := &s.words[j]; int32(j) != k && o.on && !(once && int32(j) < k && s.move.hasStrand[o.strand]) {
			p := s.wordsPair(c, o)
			cost += p
			if s.ledger.on {
				s.ledger.note(s.wordsMark(k), s.wordsMark(int32(j)), p)
			}
		}
	}
	return cost
}

// wordsReach is how far from its rectangle a caption looks for the lines of others.
func (s *solver) wordsReach(c *words) int32 {
	e := &s.strands[c.strand]
	middle := (abs(e.nx)*c.w+abs(e.ny)*c.h)>>unitBits + c.gap
	return int32(max(c.gap+wordsLine+wordsWant, middle-min(c.w, c.h)+2*pixel) + 8*pixel)
}

// othersWords is the price of what has moved for words that have not.
func (s *solver) othersWords(limit int64) int64 {
	cost := int64(0)
	for k := range s.words {
		c := &s.words[k]
		if !c.on || s.move.hasStrand[c.strand] {
			continue
		}
		at := s.wordsAt.at[k].grown(c.reach)
		for _, i := range s.move.strands {
			if at.meets(&s.strandAt.at[i]) {
				p := s.wordsLine(c, &s.strands[i])
				cost += p
				if s.ledger.on {
					s.ledger.note(s.wordsMark(int32(k)), s.strandMark(i), p)
				}
			}
		}
		for _, v := range s.move.nodes {
			p := s.wordsNode(c, &s.nodes[v])
			cost += p
			if s.ledger.on {
				s.ledger.note(s.wordsMark(int32(k)), s.nodeMark(v), p)
			}
		}
		if cost > limit {
			break
		}
	}
	return cost
}

// wordsOwn is the price of words by themselves: off the middle of their line, or beyond the frame.
func (s *solver) wordsOwn(c *words) int64 {
	cost := 2 * price * abs(c.t-whole/2) >> shareBits
	for _, d := range [...]int64{c.w - c.x, c.x + c.w - s.width, c.h - c.y, c.y + c.h - s.height} {
		if d > 0 {
			cost += s.prices.words + d*250/pixel
		}
	}
	return cost
}

func between(c *words, x, y, w, h int64) int64 {
	return max(abs(c.x-x)-c.w-w, abs(c.y-y)-c.h-h)
}

func (s *solver) wordsNode(c *words, n *node) int64 {
	d := between(c, n.x, n.y, n.w, n.h) - wordsNode
	if d >= 0 {
		return 0
	}
	return s.prices.words - d*250/pixel
}

func (s *solver) wordsPair(a, b *words) int64 {
	d := between(a, b.x, b.y, b.w, b.h) - wordsWords
	if d >= 0 {
		return 0
	}
	return s.prices.words - d*250/pixel
}

// wordsLine is the price of words that a line of another strand comes near to, or to whose
// middle it is nearer than their own.
func (s *solver) wordsLine(c *words, f *strand) int64 {
	cost := int64(0)
	d := apart(f, extentOf(f), c.x, c.y, c.w, c.h) - f.thick - c.gap
	if d < wordsLine {
		cost = s.prices.words*8/10 + (wordsLine-d)*250/pixel
	} else if d < wordsLine+wordsWant {
		cost = (wordsLine + wordsWant - d) * 300 / pixel
	}
	if c.own == unknown {
		c.own = s.ownDistance(c)
	}
	own := c.own + 2*pixel
	if abs(f.nx*c.x+f.ny*c.y-f.nc)>>unitBits-f.thick >= own {
		return cost
	}
	if d := f.distance(c.x, c.y, outlines) - f.thick; d < own {
		cost += s.prices.words/2 + s.prices.words*(own-d)/own
	}
	return cost
}

// ownDistance is how far the middle of words is from what is seen of the nearest line of
// their strand.
func (s *solver) ownDistance(c *words) int64 {
	e := &s.strands[c.strand]
	if e.bow != 0 {
		return (abs(e.nx)*c.w+abs(e.ny)*c.h)>>unitBits + c.gap - e.thick
	}
	return e.distance(c.x, c.y, 0) - e.thick
}

// ownGap is how far words are from what is seen of the nearest line of their strand.
func (s *solver) ownGap(c *words) int64 {
	e := &s.strands[c.strand]
	if e.bow != 0 {
		return c.gap - e.thick
	}
	seen := *e
	seen.x1, seen.y1 = e.x1+(e.dx*e.t0)>>shareBits, e.y1+(e.dy*e.t0)>>shareBits
	seen.x2, seen.y2 = e.x1+(e.dx*e.t1)>>shareBits, e.y1+(e.dy*e.t1)>>shareBits
	return max(c.gap, apart(e, extentOf(&seen), c.x, c.y, c.w, c.h)) - e.thick
}

// outlines is how much more of a line may be seen than leaves the rectangles of its nodes:
// outlines cut corners off.
const outlines = 14 * pixel

// distance is how far a point is from what is seen of a strand, and of so much more at
// both ends.
func (e *strand) distance(x, y, more int64) int64 {
	t := ((x-e.x1)*e.dx + (y-e.y1)*e.dy) << 8 / max(e.long*e.long>>8, 1)
	more = more << shareBits / e.long
	t = max(min(t, e.t1+more), e.t0-more)
	dx, dy := e.x1+(e.dx*t)>>shareBits-x, e.y1+(e.dy*t)>>shareBits-y
	return root(dx*dx + dy*dy)
}
