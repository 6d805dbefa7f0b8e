package ask

import (
	"context"
	"slices"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
)

// Compare answers what differs between two engines, or between two dates or two
// voices of one, which is then given twice. It reads every claim that passes on
// either side once, in the order of ids, and remembers where those stand that
// differ; they are made when the lists are read.
func Compare(ctx context.Context, before, after Engine, q Question) (answer.Answer, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	s, err := q.sides()
	if err != nil {
		return nil, err
	}
	old, okOld := before.(*Memory)
	now, okNew := after.(*Memory)
	if !okOld || !okNew {
		return nil, Usagef("only dossiers that are held in memory can be compared")
	}
	c := &comparison{ctx: ctx}
	if c.old, err = newSide(ctx, old, s.filters[0]); err != nil {
		return nil, err
	}
	if c.new, err = newSide(ctx, now, s.filters[1]); err != nil {
		return nil, err
	}
	if old == now {
		c.old.g.x = c.new.g.x // what ids stand for is the same
	}
	if err := c.merge(); err != nil {
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
	a.Limits = now.limits(&resolved{Question: q, filter: l.filter(s.shared())})
	return a, l.err
}

// side is what passes on one side, in the order of ids.
type side struct {
	g       *gatherer
	keys    *keys
	refs    []graph.ClaimRef
	differs []bool // by position of the claim; nil: none does
}

func newSide(ctx context.Context, m *Memory, f Filter) (*side, error) {
	l := &resolver{m: m}
	r := &resolved{Question: Question{Verb: answer.VerbDiff}, filter: l.filter(f)}
	if l.err != nil {
		return nil, l.err
	}
	view, err := m.view(ctx, r.filter)
	if err != nil {
		return nil, err
	}
	s := &side{g: m.gather(ctx, view, r), keys: newKeys(m.d)}
	passing := make([]bool, m.d.Claims.Len())
	for t := range graph.Tie(m.g.NumTies()) {
		if err := s.g.due(int(t)); err != nil {
			return nil, err
		}
		for _, ref := range view.Claims(t) {
			passing[ref] = true
		}
	}
	positions := make([]uint32, 0, len(passing))
	for i, is := range passing {
		if is {
			positions = append(positions, uint32(i))
		}
	}
	s.keys.sort(positions)
	s.refs = make([]graph.ClaimRef, len(positions))
	for i, at := range positions {
		s.refs[i] = graph.ClaimRef(at)
	}
	return s, ctx.Err()
}

// mark notes that a claim differs, and adds what it names to the index.
func (s *side) mark(ref graph.ClaimRef) {
	if s.differs == nil {
		s.differs = make([]bool, s.g.m.d.Claims.Len())
	}
	s.differs[ref] = true
	c := s.g.view.Claim(ref)
	s.g.mentions(s.g.view, &c)
}

// comparison is what two sides come to.
type comparison struct {
	ctx                context.Context
	old, new           *side
	added, gone        []graph.ClaimRef
	regraded, reworded [][2]graph.ClaimRef // on the old side and on the new
	same               int
}

// merge walks over both sides in the order of ids.
func (c *comparison) merge() error {
	i, k := 0, 0
	for i < len(c.old.refs) || k < len(c.new.refs) {
		if err := c.old.g.due(i + k); err != nil {
			return err
		}
		var order int
		switch {
		case i == len(c.old.refs):
			order = 1
		case k == len(c.new.refs):
			order = -1
		default:
			order = c.old.keys.of(int(c.old.refs[i])).compare(c.new.keys.of(int(c.new.refs[k])))
		}
		switch {
		case order < 0:
			c.leave(c.old.refs[i])
			i++
		case order > 0:
			c.come(c.new.refs[k])
			k++
		default:
			c.pair(c.old.refs[i], c.new.refs[k])
			i, k = i+1, k+1
		}
	}
	return c.ctx.Err()
}

func (c *comparison) leave(ref graph.ClaimRef) {
	c.gone = append(c.gone, ref)
	c.old.mark(ref)
}

func (c *comparison) come(ref graph.ClaimRef) {
	c.added = append(c.added, ref)
	c.new.mark(ref)
}

// pair compares two claims of one id.
func (c *comparison) pair(old, now graph.ClaimRef) {
	was, is := c.old.g.view.Claim(old), c.new.g.view.Claim(now)
	a, b := c.old.g.view.Assess(old), c.new.g.view.Assess(now)
	switch {
	case was.Relation != is.Relation || !slices.Equal(was.From, is.From) || !slices.Equal(was.To, is.To):
		c.leave(old)
		c.come(now)
		return
	case a.Status != b.Status || a.Grade != b.Grade:
		c.regraded = append(c.regraded, [2]graph.ClaimRef{old, now})
	case a.Origins != b.Origins || !sameWords(&was, &is):
		c.reworded = append(c.reworded, [2]graph.ClaimRef{old, now})
	default:
		c.same++
		return
	}
	c.old.mark(old)
	c.new.mark(now)
}

// sameWords reports whether two claims that tie the same say the same.
func sameWords(a, b *data.Claim) bool {
	return a.What == b.What && a.Modality == b.Modality && a.When == b.When && a.About == b.About && samePointer(a.Weight, b.Weight) &&
		slices.EqualFunc(a.Said, b.Said, func(x, y data.Attribution) bool {
			return slices.Equal(x.By, y.By) && x.Stance == y.Stance && x.Source == y.Source && x.At == y.At && x.Quote == y.Quote &&
				x.SaidOn == y.SaidOn && x.Reliability == y.Reliability && x.Credibility == y.Credibility && samePointer(x.Confidence, y.Confidence)
		})
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
