package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// emitPart is a run of whole buckets, of which one goroutine makes ties.
type emitPart struct {
	entries    []entry
	ties, refs int // first how many, then which is the first
	tiesOf     []uint32
}

// emitTies turns sorted entries into columns. No tie lies in two buckets, so that
// parts of the entries become parts of the columns once it is known how long
// those before are.
func (b *builder) emitTies(ends []uint32) error {
	g := b.g
	parts := make([]emitPart, partsOf(len(b.entries)))
	err := inPartsErr(len(parts), len(parts), func(_, k, _ int) error {
		p := &parts[k]
		p.entries = b.entries[cutAt(ends, k, len(parts)):cutAt(ends, k+1, len(parts))]
		return b.eachEntry(p.entries, func(_ entry, fresh bool) {
			p.refs++
			if fresh {
				p.ties++
			}
		})
	})
	if err != nil {
		return err
	}
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
	if err := inPartsErr(len(parts), len(parts), func(_, k, _ int) error { return b.emit(&parts[k]) }); err != nil {
		return err
	}
	g.tiesOf = make([]uint32, len(b.relAt))
	for _, p := range parts {
		for r, n := range p.tiesOf {
			g.tiesOf[r] += n
		}
	}
	for i := range g.actorAt {
		g.firstTie[i+1] += g.firstTie[i]
	}
	return nil
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
func (b *builder) emit(p *emitPart) error {
	g := b.g
	tie, ref := p.ties, p.refs
	p.tiesOf = make([]uint32, len(b.relAt))
	return b.eachEntry(p.entries, func(e entry, fresh bool) {
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
		g.refs[ref] = ClaimRef(e.claim)
		ref++
	})
}

// eachEntry calls visit for entries in order; fresh is true for the first of
// each tie. A claim that names an actor twice counts once.
func (b *builder) eachEntry(entries []entry, visit func(e entry, fresh bool)) error {
	var last entry
	return inPieces(b.ctx, len(entries), func(from, to int) {
		for i, e := range entries[from:to] {
			first := from+i == 0
			if !first && e == last {
				continue
			}
			visit(e, first || !e.sameTie(last))
			last = e
		}
	})
}

// orderClaims puts the claims of each tie that has several into their order: the best
// grade first, then by id.
func (g *Graph) orderClaims(ctx context.Context) error {
	if g.firstClaim == nil {
		return nil
	}
	return inPartPieces(ctx, partsOf(len(g.refs)), len(g.from), func(_, t, end int) {
		for ; t < end; t++ {
			if list := g.refs[g.firstClaim[t]:g.firstClaim[t+1]]; len(list) > 1 {
				g.sortClaims(list, g.marks)
				g.best[t] = g.marks[list[0]]
			}
		}
	})
}

// sortClaims orders claims by grade, the best first, then by id.
func (g *Graph) sortClaims(list []ClaimRef, marks []mark) {
	ids := make([]struct {
		id  string
		ref ClaimRef
	}, len(list))
	for i, ref := range list {
		ids[i].id, ids[i].ref = g.d.ClaimID(int(ref)), ref
	}
	slices.SortFunc(ids, func(a, b struct {
		id  string
		ref ClaimRef
	}) int {
		return cmp.Or(cmp.Compare(marks[b.ref].grade(), marks[a.ref].grade()), strings.Compare(a.id, b.id), cmp.Compare(a.ref, b.ref))
	})
	for i := range ids {
		list[i] = ids[i].ref
	}
}
