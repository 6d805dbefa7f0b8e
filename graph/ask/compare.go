package ask

import (
	"context"
	"slices"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
)

// Compare answers what differs between two engines, or between two dates or two
// voices of one, which is then given twice. Claims are paired by identity, and what is
// left by an id that was written on both sides for the same actors and relation. It
// reads every claim that passes on either side once, and remembers where those stand
// that differ; they are made when the lists are read.
func Compare(ctx context.Context, before, after Engine, q Question) (answer.Answer, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	s, err := q.sides()
	if err != nil {
		return nil, err
	}
	old, err := memoryOf(ctx, before)
	if err != nil {
		return nil, err
	}
	now, err := memoryOf(ctx, after)
	if err != nil {
		return nil, err
	}
	apart, err := tellBothApart(ctx, old, now)
	if err != nil {
		return nil, err
	}
	c := &comparison{ctx: ctx}
	if c.old, err = newSide(ctx, old, s.filters[0], apart); err != nil {
		return nil, err
	}
	if c.new, err = newSide(ctx, now, s.filters[1], apart); err != nil {
		return nil, err
	}
	if old == now {
		c.old.g.x = c.new.g.x // what ids stand for is the same
	}
	if err := c.match(); err != nil {
		return nil, err
	}
	a := &answer.Comparison{Old: s.name(0, c.old), New: s.name(1, c.new), Same: c.same, Ties: []answer.TieChange{}, Unchanged: []answer.Claim{}}
	if err := c.addTies(a); err != nil {
		return nil, err
	}
	c.addLists(a)
	a.Base = c.new.g.base()
	a.Asked.Verb, a.Asked.Command = q.Verb, q.CommandLine()
	a.Dossier = now.about()
	if old != now {
		a.Before = &answer.Side{Index: c.old.g.x, Dossier: old.about()}
	}
	l := &resolver{m: now}
	c.new.g.limit(&a.Base, &resolved{Question: q, filter: l.filter(s.shared())}, old.d, now.d)
	return a, l.err
}

// Holder is an engine that can hold a whole dossier in memory, the same each time that it
// is asked, or says why not.
type Holder interface {
	Memory(ctx context.Context) (*Memory, error)
}

func memoryOf(ctx context.Context, e Engine) (*Memory, error) {
	switch e := e.(type) {
	case *Memory:
		return e, nil
	case Holder:
		return e.Memory(ctx)
	}
	return nil, Usagef("only dossiers that are held in memory can be compared")
}

// side is what passes on one side, in the order of ties.
type side struct {
	g       *gatherer
	refs    []graph.ClaimRef
	passes  []bool // by position of the claim
	differs []bool // by position of the claim; nil: none does
	tables  map[string]bool
}

// tellBothApart gives what tells actors of one name apart, on both sides alike.
func tellBothApart(ctx context.Context, old, now *Memory) (map[string]string, error) {
	if old == now {
		return now.g.Qualifiers(ctx)
	}
	return data.Qualifiers(ctx, old.d, now.d)
}

func newSide(ctx context.Context, m *Memory, f Filter, apart map[string]string) (*side, error) {
	l := &resolver{m: m}
	r := &resolved{Question: Question{Verb: answer.VerbDiff}, filter: l.filter(f)}
	if l.err != nil {
		return nil, l.err
	}
	view, err := m.view(ctx, r.filter)
	if err != nil {
		return nil, err
	}
	s := &side{g: m.gather(ctx, view, r, apart), tables: map[string]bool{}}
	for i := range m.d.Sources {
		if source := &m.d.Sources[i]; source.Table {
			s.tables[source.ID] = true
		}
	}
	s.refs, s.passes, err = s.g.passing()
	return s, err
}

// sourceKey is what a source is compared by: two tables whose rows name no source are
// two editions of one.
func (s *side) sourceKey(id string) string {
	if s.tables[id] {
		return "\x00" // no id is written so
	}
	return id
}

// mark notes that a claim differs, and adds what it names to the index.
func (s *side) mark(ref graph.ClaimRef) {
	if s.differs == nil {
		s.differs = make([]bool, s.g.m.d.Claims.Len())
	}
	s.differs[ref] = true
	c := s.g.view.Claim(ref)
	s.g.mentions(s.g.view, &c)
	s.g.denied(s.g.view, ref)
}

// comparison is what two sides come to.
type comparison struct {
	ctx                context.Context
	old, new           *side
	added, gone        []graph.ClaimRef
	regraded, reworded [][2]graph.ClaimRef // on the old side and on the new
	same               int
}

// match pairs the claims of both sides.
func (c *comparison) match() error {
	partner := func(_, i int) (int, bool) { return i, true }
	if c.old.g.m != c.new.g.m {
		pairing, err := data.Pair(c.ctx, c.old.g.m.d, c.new.g.m.d)
		if err != nil {
			return err
		}
		partner = pairing.Partner
	}
	var left, come []graph.ClaimRef
	for i, ref := range c.old.refs {
		if err := c.old.g.due(i); err != nil {
			return err
		}
		if other, known := partner(0, int(ref)); !known || !c.new.passes[other] {
			left = append(left, ref)
		}
	}
	for i, ref := range c.new.refs {
		if err := c.new.g.due(i); err != nil {
			return err
		}
		if other, known := partner(1, int(ref)); !known || !c.old.passes[other] {
			come = append(come, ref)
		}
	}
	namesakes, err := c.namesakes(left, come)
	if err != nil {
		return err
	}
	for i, ref := range c.new.refs {
		if err := c.new.g.due(i); err != nil {
			return err
		}
		if other, known := partner(1, int(ref)); known && c.old.passes[other] {
			c.pair(graph.ClaimRef(other), ref)
		} else if other, known := namesakes[1][ref]; known {
			c.pair(other, ref)
		} else {
			c.added = append(c.added, ref)
			c.new.mark(ref)
		}
	}
	for _, ref := range left {
		if _, known := namesakes[0][ref]; !known {
			c.gone = append(c.gone, ref)
			c.old.mark(ref)
		}
	}
	return c.ctx.Err()
}

// namesakes pairs claims without a partner that have an id which somebody wrote on both
// sides, and tie the same: by the old ones, and by the new ones.
func (c *comparison) namesakes(left, come []graph.ClaimRef) (pairs [2]map[graph.ClaimRef]graph.ClaimRef, err error) {
	byID := map[string]graph.ClaimRef{}
	for i, ref := range left {
		if err := c.old.g.due(i); err != nil {
			return pairs, err
		}
		for _, id := range c.old.g.m.d.WrittenIDs(int(ref)) {
			byID[id] = ref
		}
	}
	pairs[0], pairs[1] = map[graph.ClaimRef]graph.ClaimRef{}, map[graph.ClaimRef]graph.ClaimRef{}
	if len(byID) == 0 {
		return pairs, nil
	}
	for i, ref := range come {
		if err := c.new.g.due(i); err != nil {
			return pairs, err
		}
		for _, id := range c.new.g.m.d.WrittenIDs(int(ref)) {
			other, there := byID[id]
			if _, paired := pairs[0][other]; there && !paired && c.tieSame(other, ref) {
				pairs[0][other], pairs[1][ref] = ref, other
				break
			}
		}
	}
	return pairs, nil
}

// tieSame reports whether two claims are of the same actors and relation.
func (c *comparison) tieSame(old, now graph.ClaimRef) bool {
	was, is := c.old.g.m.g.Claim(old), c.new.g.m.g.Claim(now)
	return was.Relation == is.Relation && slices.Equal(was.From, is.From) && slices.Equal(was.To, is.To)
}

// pair compares two claims that are one claim on both sides.
func (c *comparison) pair(old, now graph.ClaimRef) {
	a, b := c.old.g.view.Assess(old), c.new.g.view.Assess(now)
	if a == b && (c.old.g.m == c.new.g.m || sameRow(c.old, c.new, old, now) && c.sameDenials(old, now)) {
		c.same++
		return
	}
	was, is := c.old.g.view.Claim(old), c.new.g.view.Claim(now)
	switch {
	case a.Status != b.Status || a.Grade != b.Grade:
		c.regraded = append(c.regraded, [2]graph.ClaimRef{old, now})
	case a.Origins != b.Origins || !c.sameWords(&was, &is) || !c.sameDenials(old, now):
		c.reworded = append(c.reworded, [2]graph.ClaimRef{old, now})
	default:
		c.same++
		return
	}
	c.old.mark(old)
	c.new.mark(now)
}

// sameWords reports whether two claims say the same. What they are called does not count.
func (c *comparison) sameWords(a, b *data.Claim) bool {
	return slices.Equal(a.From, b.From) && slices.Equal(a.To, b.To) && a.What == b.What && a.Modality == b.Modality && a.When == b.When &&
		a.Occasion == b.Occasion && a.About == b.About && samePointer(a.Weight, b.Weight) && slices.EqualFunc(c.old.said(a.Said), c.new.said(b.Said),
		func(x, y data.Attribution) bool { return x.Compare(&y) == 0 })
}

// sameDenials reports whether the same words deny a claim in general on both sides, as
// far as they are listed.
func (c *comparison) sameDenials(old, now graph.ClaimRef) bool {
	was, before := c.old.g.denials(c.old.g.view, old)
	is, after := c.new.g.denials(c.new.g.view, now)
	if before != after {
		return false
	}
	words := func(s *side, list []data.CoveringDenial) []data.Attribution {
		said := make([]data.Attribution, len(list))
		for i := range list {
			said[i] = list[i].Said
		}
		return s.said(said)
	}
	return slices.EqualFunc(words(c.old, was), words(c.new, is), func(x, y data.Attribution) bool { return x.Compare(&y) == 0 })
}

// said are the attributions of a claim in the order in which those of another edition
// are, whatever its tables are called.
func (s *side) said(words []data.Attribution) []data.Attribution {
	said := slices.Clone(words)
	for i := range said {
		said[i].Source = s.sourceKey(said[i].Source)
	}
	slices.SortFunc(said, func(a, b data.Attribution) int { return a.Compare(&b) })
	return said
}

// samePointer reports whether two optional values are the same.
func samePointer[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// addLists adds the claims that differ. They are made when the lists are read.
func (c *comparison) addLists(a *answer.Comparison) {
	a.Added, a.Gone = c.new.g.list(c.added), c.old.g.list(c.gone)
	a.Regraded, a.Reworded = c.changes(c.regraded), c.changes(c.reworded)
}

func (c *comparison) changes(pairs [][2]graph.ClaimRef) answer.List[answer.Change] {
	return answer.ListFrom(len(pairs), func(yield func(answer.Change, error) bool) {
		for i, p := range pairs {
			if err := c.old.g.due(i); err != nil {
				yield(answer.Change{}, err)
				return
			}
			was, is := c.old.g.made(c.old.g.view, p[0]), c.new.g.made(c.new.g.view, p[1])
			if !yield(answer.Change{ID: is.ID, Old: was, New: is}, nil) {
				return
			}
		}
	})
}
