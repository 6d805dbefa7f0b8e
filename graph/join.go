package graph

import "slices"

// entry is one claim of one tie. The key holds, from the top, 32 bits of the
// second actor, 24 of the relation's rank, 3 of 5 less the grade, and 5 that do
// not order: the rest of the claim's mark.
type entry struct {
	from  Node
	claim uint32 // in the order of ids
	key   uint64
}

const (
	keyUnordered = 5 // bits
	keyGrade     = keyUnordered + 3
	keyRelation  = keyGrade + 24
)

func newEntry(from, to Node, relRank, claim uint32, m mark) entry {
	rest := uint64(m.status()) | uint64(m>>6)<<3
	return entry{from, claim, uint64(to)<<keyRelation | uint64(relRank)<<keyGrade | uint64(5-m.grade())<<keyUnordered | rest}
}

func (e entry) to() Node        { return Node(e.key >> keyRelation) }
func (e entry) relRank() uint32 { return uint32(e.key>>keyGrade) & (maxRelations - 1) }
func (e entry) mark() mark {
	grade := 5 - mark(e.key>>keyUnordered&7)
	return mark(e.key&7) | grade<<3 | mark(e.key>>3&3)<<6
}

// less orders entries of one first actor.
func (e entry) less(o entry) bool {
	a, b := e.key>>keyUnordered, o.key>>keyUnordered
	return a < b || a == b && e.claim < o.claim
}

func (e entry) sameTie(o entry) bool { return e.from == o.from && e.key>>keyGrade == o.key>>keyGrade }

// joinTies sorts the entries of all claims into ties.
//
// They are dealt by first actor into some hundreds of buckets, few enough for a
// processor to write to all at once, then within each bucket by the actor itself
// and at last by their keys: a radix sort from the top (McIlroy, Bostic and
// McIlroy, "Engineering radix sort", Computing Systems 6(1), 1993).
func (b *builder) joinTies() {
	b.expandWritten()
	shift := 0
	for len(b.g.actorAt)>>shift > 512 {
		shift++
	}
	end := make([]uint32, len(b.g.actorAt)>>shift+1) // first the sizes, then the starts, at last the ends of buckets
	b.countEntries(end, shift)
	sum, largest := uint32(0), uint32(0)
	for i, count := range end {
		end[i] = sum
		sum += count
		largest = max(largest, count)
	}
	b.entries = make([]entry, sum)
	b.dealEntries(end, shift)
	scratch := make([]entry, largest)
	next := make([]uint32, 1<<shift)
	start := uint32(0)
	for i, e := range end {
		sortBucket(b.entries[start:e], scratch, Node(i)<<shift, next)
		start = e
	}
	b.emitTies()
}

func (b *builder) countEntries(count []uint32, shift int) {
	for _, p := range b.pairs {
		count[p.from>>shift]++
	}
	total := uint64(len(b.pairs))
	for k := range b.tables {
		t := &b.tables[k]
		for i := range t.rows {
			from, _, ok := b.row(t, i)
			if !ok || total == maxEntries {
				b.g.unused++
				continue
			}
			total++
			count[from>>shift]++
		}
	}
}

func (b *builder) dealEntries(next []uint32, shift int) {
	for _, p := range b.pairs {
		ordinal := p.position
		if b.g.rank != nil {
			ordinal = b.g.rank[p.position]
		}
		bucket := p.from >> shift
		b.entries[next[bucket]] = newEntry(p.from, p.to, b.relRank[p.rel], ordinal, b.g.marks[p.position])
		next[bucket]++
	}
	total := uint64(len(b.pairs))
	for k := range b.tables {
		t := &b.tables[k]
		marks := b.g.marks[t.first:][:t.rows]
		for i := range t.rows {
			from, to, ok := b.row(t, i)
			if !ok || total == maxEntries {
				continue
			}
			total++
			bucket := from >> shift
			b.entries[next[bucket]] = newEntry(from, to, b.relRank[t.Relation[i]], t.ordinal+uint32(i), marks[i])
			next[bucket]++
		}
	}
}

// row returns the ends of a table's row as a tie has them.
func (b *builder) row(t *tableAt, i int) (from, to Node, ok bool) {
	x, y, r := t.From[i], t.To[i], t.Relation[i]
	if int(x) >= len(b.node) || int(y) >= len(b.node) || int(r) >= len(b.symmetric) {
		return 0, 0, false
	}
	from, to = b.node[x], b.node[y]
	if b.symmetric[r] && from > to {
		from, to = to, from
	}
	return from, to, true
}

// sortBucket sorts the entries of the len(next) actors from first on.
func sortBucket(list, scratch []entry, first Node, next []uint32) {
	if len(next) > 1 {
		clear(next)
		for i := range list {
			next[list[i].from-first]++
		}
		sum := uint32(0)
		for i, count := range next {
			next[i] = sum
			sum += count
		}
		for _, e := range list {
			at := &next[e.from-first]
			scratch[*at] = e
			*at++
		}
		copy(list, scratch)
	}
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && list[end].from == list[start].from {
			end++
		}
		sortEntries(list[start:end])
		start = end
	}
}

func sortEntries(list []entry) {
	if len(list) > 32 {
		slices.SortFunc(list, func(a, b entry) int {
			switch {
			case a.less(b):
				return -1
			case b.less(a):
				return 1
			}
			return 0
		})
		return
	}
	for i := 1; i < len(list); i++ {
		e := list[i]
		j := i
		for ; j > 0 && e.less(list[j-1]); j-- {
			list[j] = list[j-1]
		}
		list[j] = e
	}
}

// emitTies turns sorted entries into columns.
func (b *builder) emitTies() {
	g := b.g
	ties, refs := 0, 0
	b.eachEntry(func(_ entry, fresh bool) {
		refs++
		if fresh {
			ties++
		}
	})
	g.firstTie = make([]uint32, len(g.actorAt)+1)
	g.from, g.to = make([]Node, 0, ties), make([]Node, 0, ties)
	g.relation = make([]uint32, 0, ties)
	g.best = make([]mark, 0, ties)
	g.refs = make([]ClaimRef, 0, refs)
	if refs != ties {
		g.firstClaim = make([]uint32, 0, ties+1)
	}
	g.tiesOf = make([]uint32, len(b.relAt))
	b.eachEntry(func(e entry, fresh bool) {
		if fresh {
			relation := b.relAt[e.relRank()]
			g.from = append(g.from, e.from)
			g.to = append(g.to, e.to())
			g.relation = append(g.relation, relation)
			g.best = append(g.best, e.mark())
			if refs != ties {
				g.firstClaim = append(g.firstClaim, uint32(len(g.refs)))
			}
			g.firstTie[e.from+1]++
			g.tiesOf[relation]++
		}
		g.refs = append(g.refs, b.refOf(e.claim))
	})
	if refs != ties {
		g.firstClaim = append(g.firstClaim, uint32(refs))
	}
	for i := range g.actorAt {
		g.firstTie[i+1] += g.firstTie[i]
	}
}

// eachEntry calls visit for the entries in order; fresh is true for the first
// of each tie. A claim that names an actor twice counts once.
func (b *builder) eachEntry(visit func(e entry, fresh bool)) {
	var last entry
	for i, e := range b.entries {
		if i > 0 && e == last {
			continue
		}
		visit(e, i == 0 || !e.sameTie(last))
		last = e
	}
}
