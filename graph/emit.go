package graph

import "slices"

// emitPart is a run of whole buckets, of which one goroutine makes ties.
type emitPart struct {
	entries    []entry
	ties, refs int // first how many, then which is the first
	tiesOf     []uint32
}

// emitTies turns sorted entries into columns. No tie lies in two buckets, so that
// parts of the entries become parts of the columns once it is known how long
// those before are.
func (b *builder) emitTies(ends []uint32) {
	g := b.g
	parts := make([]emitPart, partsOf(len(b.entries)))
	inParts(len(parts), len(parts), func(_, k, _ int) {
		p := &parts[k]
		p.entries = b.entries[cutAt(ends, k, len(parts)):cutAt(ends, k+1, len(parts))]
		eachEntry(p.entries, func(_ entry, fresh bool) {
			p.refs++
			if fresh {
				p.ties++
			}
		})
	})
	ties, refs := 0, 0
	for k := range parts {
		p := &parts[k]
		p.ties, ties = ties, ties+p.ties
		p.refs, refs = refs, refs+p.refs
	}
	g.firstTie = make([]uint32, len(g.actorAt)+1)
	g.from, g.to = make([]Node, ties), make([]Node, ties)
	g.relation, g.best = make([]uint32, ties), make([]mark, ties)
	g.refs = make([]ClaimRef, refs)
	if refs != ties {
		g.firstClaim = make([]uint32, ties+1)
		g.firstClaim[ties] = uint32(refs)
	}
	inParts(len(parts), len(parts), func(_, k, _ int) { b.emit(&parts[k]) })
	g.tiesOf = make([]uint32, len(b.relAt))
	for _, p := range parts {
		for r, n := range p.tiesOf {
			g.tiesOf[r] += n
		}
	}
	for i := range g.actorAt {
		g.firstTie[i+1] += g.firstTie[i]
	}
}

// cutAt returns where part k of the entries begins: behind the bucket in which
// its share does.
func cutAt(ends []uint32, k, parts int) uint32 {
	if k == 0 {
		return 0
	}
	total := uint64(ends[len(ends)-1])
	i, _ := slices.BinarySearch(ends, uint32(total*uint64(k)/uint64(parts)))
	return ends[i]
}

// emit writes the ties of a part. The counts of the ties of its actors lie one
// behind the actor, in no other part.
func (b *builder) emit(p *emitPart) {
	g := b.g
	tie, ref := p.ties, p.refs
	p.tiesOf = make([]uint32, len(b.relAt))
	eachEntry(p.entries, func(e entry, fresh bool) {
		if fresh {
			relation := b.relAt[e.relRank()]
			g.from[tie], g.to[tie], g.relation[tie], g.best[tie] = e.from, e.to(), relation, e.mark()
			if g.firstClaim != nil {
				g.firstClaim[tie] = uint32(ref)
			}
			g.firstTie[e.from+1]++
			if e.from != e.to() {
				p.tiesOf[relation]++
			}
			tie++
		}
		g.refs[ref] = b.refOf(e.claim)
		ref++
	})
}

// eachEntry calls visit for entries in order; fresh is true for the first of
// each tie. A claim that names an actor twice counts once.
func eachEntry(entries []entry, visit func(e entry, fresh bool)) {
	var last entry
	for i, e := range entries {
		if i > 0 && e == last {
			continue
		}
		visit(e, i == 0 || !e.sameTie(last))
		last = e
	}
}
