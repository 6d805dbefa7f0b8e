package graph

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"sync"

	"dossier/data"
)

// Bounds of the index. [Build] refuses claims beyond them.
const (
	// MaxPairs bounds the ties of one joint claim: 256 actors on either side.
	MaxPairs = 1 << 16
	// maxJointPairs bounds the ties of all joint claims together, so that a
	// small file cannot fill the memory.
	maxJointPairs = 1 << 23
	// maxEntries bounds claims, which are numbered with 32 bits, as are all the
	// ties that they and joint claims can make.
	maxEntries = math.MaxUint32 - 1 - maxJointPairs
	// maxRelations bounds the relations that ties may have (see entry).
	maxRelations = 1 << 24
)

// Build makes the index of a dossier, which it unites (see [data.Unite]) unless that
// was done. It refuses claims that make no tie, since
// every answer would be without them: those that name an unknown actor or
// relation, lack a side or exceed [MaxPairs] give an [*UnusedError]. No dossier
// that [data.Check] finds free of errors has one, unless its joint claims make more
// than eight million ties together. A tie of an actor to itself is one like any
// other, but no walk passes it (see Rows).
//
// A joint claim ties every actor of From to every actor of To; where a symmetric
// relation has no To, every two of From. The numbers of nodes and ties and the
// order of claims follow from ids alone, never from the order of the input.
//
// It takes linear time but for the sorting of the actors' ids and of each
// actor's own ties, and some 50 bytes a claim, half of them only while it works.
// Rows of a [data.Table] are read from its columns. Where ctx ends first, the
// error is that of ctx; every processor at work asks it each 65,536 rows.
func Build(ctx context.Context, d *data.Dossier) (*Graph, error) { return BuildPart(ctx, d, Part{}) }

// BuildPart is [Build] for a dossier that is a part of a larger one.
func BuildPart(ctx context.Context, d *data.Dossier, part Part) (*Graph, error) {
	d, err := data.Unite(ctx, d)
	if err != nil {
		return nil, err
	}
	b := &builder{ctx: ctx, g: &Graph{d: d, assessor: data.NewAssessor(d)}, part: part}
	if part.Qualifiers != nil {
		b.g.find.apart.Store(&part.Qualifiers)
	}
	var group sync.WaitGroup
	var numbering error
	group.Go(func() { numbering = b.numberActors() })
	err = b.readClaims()
	group.Wait()
	if err = cmp.Or(err, numbering); err != nil {
		return nil, err
	}
	if err := b.joinTies(); err != nil {
		return nil, err
	}
	if err := b.g.orderClaims(ctx); err != nil {
		return nil, err
	}
	return b.g, nil
}

// readClaims orders claims and fills their columns.
func (b *builder) readClaims() error {
	b.rankRelations()
	if err := b.numberClaims(); err != nil {
		return err
	}
	if err := b.assess(); err != nil {
		return err
	}
	b.g.alone = b.g.marks
	if b.g.d.Claims.Disputes() > 0 {
		b.g.alone = slices.Clone(b.g.marks)
	}
	return b.g.contest(b.ctx, nil, b.g.marks, func(ref ClaimRef, m mark) {
		b.g.marks[ref] = m
		b.g.marksUsed[m] = true
	})
}

// builder holds what is needed only while a graph is built.
type builder struct {
	ctx       context.Context
	g         *Graph
	part      Part
	node      []Node   // of each position in d.Actors
	relRank   []uint32 // of each relation among the ids
	relAt     []uint32 // position of each rank
	symmetric []bool   // of each relation
	order     []uint32 // written claims by id
	pairs     []pair   // of the written claims
	entries   []entry
	unused    unused
}

// tableAt is a table with the position of its first row among the entries.
type tableAt struct {
	*data.Table
	first uint32
	rows  int
}

// pair is one tie that a written claim makes.
type pair struct {
	from, to      Node
	rel, position uint32
}

func (b *builder) numberActors() (err error) {
	actors := b.g.d.Actors
	if uint64(len(actors)) > maxEntries {
		actors = actors[:maxEntries]
	}
	if b.g.actorAt, err = sortedActors(b.ctx, actors); err != nil {
		return err
	}
	b.node = make([]Node, len(b.g.d.Actors))
	for n, at := range b.g.actorAt {
		b.node[at] = Node(n)
	}
	return nil
}

// sortedActors returns the positions of actors in the order of their ids. Most
// ids differ in their first eight bytes, which compare as one number.
func sortedActors(ctx context.Context, actors []data.Actor) ([]uint32, error) {
	type key struct {
		prefix uint64
		at     uint32
	}
	keys := make([]key, len(actors))
	for i := range actors {
		keys[i] = key{prefixOf(actors[i].ID), uint32(i)}
	}
	compare := func(a, b key) int {
		switch {
		case a.prefix < b.prefix:
			return -1
		case a.prefix > b.prefix:
			return 1
		}
		if c := strings.Compare(actors[a.at].ID, actors[b.at].ID); c != 0 {
			return c
		}
		return int(a.at) - int(b.at)
	}
	if !slices.IsSortedFunc(keys, compare) {
		if err := sortIn(ctx, keys, compare); err != nil {
			return nil, err
		}
	}
	positions := make([]uint32, len(keys))
	for i, k := range keys {
		positions[i] = k.at
	}
	return positions, nil
}

func prefixOf(id string) (p uint64) {
	for i := range min(8, len(id)) {
		p |= uint64(id[i]) << (56 - 8*i)
	}
	return p
}

func (b *builder) rankRelations() {
	relations := b.g.d.Relations
	b.relAt = make([]uint32, len(relations))
	for i := range b.relAt {
		b.relAt[i] = uint32(i)
	}
	slices.SortStableFunc(b.relAt, func(x, y uint32) int {
		return strings.Compare(relations[x].ID, relations[y].ID)
	})
	b.relRank = make([]uint32, len(relations))
	b.symmetric = make([]bool, len(relations))
	for rank, at := range b.relAt {
		b.relRank[at] = uint32(rank)
		b.symmetric[at] = relations[at].Symmetric
	}
}

// numberClaims numbers claims by the positions of their entries, and puts the written
// ones into the order of their ids.
func (b *builder) numberClaims() error {
	d := b.g.d
	written := d.Claims.Written()
	if uint64(len(written)) > maxEntries {
		written = written[:maxEntries]
	}
	for i := range written {
		if !d.Claims.Follows(i) {
			b.order = append(b.order, uint32(i))
		}
	}
	ids := make([]string, len(written))
	for _, i := range b.order {
		ids[i] = d.ClaimID(int(i))
	}
	byID := func(x, y uint32) int { return cmp.Or(strings.Compare(ids[x], ids[y]), cmp.Compare(x, y)) }
	if !slices.IsSortedFunc(b.order, byID) {
		if err := sortIn(b.ctx, b.order, byID); err != nil {
			return err
		}
	}
	first := uint64(len(written))
	for _, t := range d.Claims.Tables() {
		rows := min(uint64(t.Len()), maxEntries-first)
		b.g.tables = append(b.g.tables, tableAt{Table: t, first: uint32(first), rows: int(rows)})
		first += rows
	}
	for i := int(first); i < d.Claims.Len(); i++ {
		b.unused.add(func() UnusedClaim {
			return UnusedClaim{d.ClaimID(i), "an index numbers no more claims"}
		})
	}
	b.g.marks = make([]mark, first)
	b.g.origins = make([]uint8, first)
	return nil
}
