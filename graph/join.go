package graph

import (
	"context"
	"sync/atomic"
)

// entry is one claim of one tie. The key holds, from the top, 32 bits of the
// second actor, 24 of the relation's rank, 3 of 5 less the grade, and 5 that do
// not order: the rest of the claim's mark.
type entry struct {
	from  Node
	claim uint32 // its position
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

func (e entry) compare(o entry) int {
	switch {
	case e.less(o):
		return -1
	case o.less(e):
		return 1
	}
	return 0
}

func (e entry) sameTie(o entry) bool { return e.from == o.from && e.key>>keyGrade == o.key>>keyGrade }

// joinTies sorts the entries of all claims into ties.
//
// They are dealt by first actor into some hundreds of buckets, few enough for a
// processor to write to all at once, then within each bucket by the actor itself
// and at last by their keys: a radix sort from the top (McIlroy, Bostic and
// McIlroy, "Engineering radix sort", Computing Systems 6(1), 1993). Processors
// share the claims, then the buckets; the keys and the claims' numbers order the
// entries of a bucket completely, however they came into it.
func (b *builder) joinTies() error {
	if err := b.expandWritten(); err != nil {
		return err
	}
	shift := 0
	for len(b.g.actorAt)>>shift > 512 {
		shift++
	}
	next := make([][]uint32, partsOf(len(b.g.marks))) // by part and bucket: first how many entries, then where the next one goes
	for p := range next {
		next[p] = make([]uint32, len(b.g.actorAt)>>shift+1)
	}
	if err := b.countEntries(next, shift); err != nil {
		return err
	}
	if err := b.unused.err(); err != nil {
		return err
	}
	ends := startsOf(next)
	b.entries = make([]entry, ends[len(ends)-1])
	if err := b.dealEntries(next, shift); err != nil {
		return err
	}
	if err := b.sortBuckets(ends, shift); err != nil {
		return err
	}
	return b.emitTies(ends)
}

// startsOf turns counts into starts, in the order of the buckets and within each
// of the parts, and returns where each bucket ends.
func startsOf(next [][]uint32) (ends []uint32) {
	ends = make([]uint32, len(next[0]))
	sum := uint32(0)
	for bucket := range ends {
		for p := range next {
			count := next[p][bucket]
			next[p][bucket] = sum
			sum += count
		}
		ends[bucket] = sum
	}
	return ends
}

func (b *builder) countEntries(next [][]uint32, shift int) error {
	joins := b.g.d.Claims.JoinsAny()
	for _, p := range b.pairs {
		next[0][p.from>>shift]++
	}
	for k := range b.g.tables {
		t := &b.g.tables[k]
		bad := make([]unused, len(next))
		err := inPartPieces(b.ctx, len(next), t.rows, func(part, i, end int) {
			for count := next[part]; i < end; i++ {
				if joins && b.g.d.Claims.Follows(int(t.first)+i) {
					continue
				}
				from, _, ok := b.row(t, i)
				if !ok {
					bad[part].addRow(t, i)
					continue
				}
				count[from>>shift]++
			}
		})
		if err != nil {
			return err
		}
		for i := range bad {
			b.unused.join(&bad[i])
		}
	}
	return nil
}

func (b *builder) dealEntries(next [][]uint32, shift int) error {
	joins := b.g.d.Claims.JoinsAny()
	for _, p := range b.pairs {
		at := &next[0][p.from>>shift]
		b.entries[*at] = newEntry(p.from, p.to, b.relRank[p.rel], p.position, b.g.marks[p.position])
		*at++
	}
	for k := range b.g.tables {
		t := &b.g.tables[k]
		marks := b.g.marks[t.first:][:t.rows]
		err := inPartPieces(b.ctx, len(next), t.rows, func(part, i, end int) {
			for next := next[part]; i < end; i++ {
				if joins && b.g.d.Claims.Follows(int(t.first)+i) {
					continue
				}
				from, to, _ := b.row(t, i)
				at := &next[from>>shift]
				b.entries[*at] = newEntry(from, to, b.relRank[t.Relation[i]], t.first+uint32(i), marks[i])
				*at++
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
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

// sortBuckets sorts every bucket, each processor the next that nobody has taken.
func (b *builder) sortBuckets(ends []uint32, shift int) error {
	largest, start := uint32(0), uint32(0)
	for _, end := range ends {
		largest = max(largest, end-start)
		start = end
	}
	var taken atomic.Int64
	return inPartsErr(partsOf(len(b.entries)), len(ends), func(_, _, _ int) error {
		scratch := make([]entry, largest)
		next := make([]uint32, 1<<shift)
		for {
			i := int(taken.Add(1)) - 1
			if i >= len(ends) {
				return nil
			}
			start := uint32(0)
			if i > 0 {
				start = ends[i-1]
			}
			if err := sortBucket(b.ctx, b.entries[start:ends[i]], scratch, Node(i)<<shift, next); err != nil {
				return err
			}
		}
	})
}

// sortBucket sorts the entries of the len(next) actors from first on.
func sortBucket(ctx context.Context, list, scratch []entry, first Node, next []uint32) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(next) > 1 {
		if err := dealBucket(ctx, list, scratch, first, next); err != nil {
			return err
		}
	}
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && list[end].from == list[start].from {
			end++
		}
		if end-start > 32 {
			if err := sortIn(ctx, list[start:end], entry.compare); err != nil {
				return err
			}
		} else {
			insertionSort(list[start:end])
		}
		start = end
	}
	return nil
}

// dealBucket brings the entries of each actor together.
func dealBucket(ctx context.Context, list, scratch []entry, first Node, next []uint32) error {
	clear(next)
	err := inPieces(ctx, len(list), func(from, to int) {
		for _, e := range list[from:to] {
			next[e.from-first]++
		}
	})
	sum := uint32(0)
	for i, count := range next {
		next[i] = sum
		sum += count
	}
	if err != nil {
		return err
	}
	err = inPieces(ctx, len(list), func(from, to int) {
		for _, e := range list[from:to] {
			at := &next[e.from-first]
			scratch[*at] = e
			*at++
		}
	})
	copy(list, scratch)
	return err
}

func insertionSort(list []entry) {
	for i := 1; i < len(list); i++ {
		e := list[i]
		j := i
		for ; j > 0 && e.less(list[j-1]); j-- {
			list[j] = list[j-1]
		}
		list[j] = e
	}
}
