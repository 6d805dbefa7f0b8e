package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"

	"dossier/data"
	"dossier/graph/path"
)

// certificate says what of the paths found in the part is so in the whole dossier.
type certificate struct {
	all  bool // everything
	hops int  // otherwise paths of at most so many hops
	why  string
	// none is the answer where there is no path, which nobody need look for again.
	none *path.Answer
}

// keep drops the paths that are not certain, and says that there may be more.
func (c certificate) keep(a path.Answer) path.Answer {
	if c.all {
		return a
	}
	for i, p := range a.Paths {
		if len(p.Hops) > c.hops {
			a.Paths = a.Paths[:i]
			break
		}
	}
	a.Complete, a.Bound = false, c.why
	return a
}

// unbounded is more hops than any path has.
const unbounded = math.MaxInt

// meet fetches what a search needs.
func (d *demands) meet(ctx context.Context, need *demand) (certificate, error) {
	q := need.question
	switch {
	case q.By == path.ByWeight && d.part.Head().BadWeights:
		return certificate{}, errBadWeights
	case q.By == path.ByEvidence && !q.All:
		return d.meetByEvidence(ctx, need)
	case q.By == path.ByWeight && !q.All && q.MaxHops == 0:
		return d.meetByWeight(ctx, need)
	}
	return d.meetByHops(ctx, need)
}

// meetByEvidence looks for enough paths under the highest grade first. Of those that it
// finds under one the best come first, whatever is found under lower ones.
func (d *demands) meetByEvidence(ctx context.Context, need *demand) (certificate, error) {
	least := need.filter.MinGrade
	for grade := data.Grade(5); grade > least; grade-- {
		higher := *need
		higher.filter.MinGrade = grade
		higher.question.By = path.ByHops
		if c, err := d.meetByHops(ctx, &higher); err != nil || !c.all {
			return c, err
		}
		a, err := d.find(ctx, &higher)
		if err != nil || len(a.Paths) >= max(1, need.question.K) {
			return certificate{all: true}, err
		}
	}
	return d.meetByHops(ctx, need)
}

// meetByHops expands the cheaper side until the paths that are found are the best of all.
func (d *demands) meetByHops(ctx context.Context, need *demand) (certificate, error) {
	m, err := newMeeting(ctx, d, need)
	if err != nil {
		return certificate{}, err
	}
	for {
		hops, met := m.from.levels+m.to.levels, m.from.met || m.to.met
		over := len(m.from.frontier) == 0 || len(m.to.frontier) == 0
		switch {
		case over && !met: // there is no way at all
			return certificate{all: true}, nil
		case over:
			hops = unbounded
		}
		if over || met && m.worthwhile(hops) {
			whole := len(d.part.whole)
			if err := d.part.addPairs(ctx, m.w.region(need.from, need.to, hops)); err != nil {
				return m.cut(ctx, err)
			}
			a, err := d.find(ctx, need)
			if err != nil || over || certain(&a, need, hops, m.most) {
				return certificate{all: true}, err
			}
			if m.w.lets != nil && len(d.part.whole) > whole { // more is known now: the arcs are here, only the walk begins anew
				if m, err = newMeeting(ctx, d, need); err != nil {
					return certificate{}, err
				}
				continue
			}
		}
		if err := m.expand(ctx); err != nil {
			return m.cut(ctx, err)
		}
	}
}

// meeting is a search from both ends.
type meeting struct {
	d        *demands
	need     *demand
	w        *walk
	from, to *side
	most     int // hops; 0: no bound
}

func newMeeting(ctx context.Context, d *demands, need *demand) (m *meeting, err error) {
	m = &meeting{d: d, need: need, w: newWalk(need, d.arcs, need.question.Direction),
		from: newSide([]string{need.from}), to: newSide([]string{need.to}), most: need.question.MaxHops}
	if need.question.All {
		m.most = cmp.Or(m.most, path.DefaultMaxHops)
	}
	if m.most == 0 { // a search with a bound tells whether it hides anything, and looks at walks past the ends for that
		m.from.stop, m.to.stop = need.to, need.from
	}
	m.from.cost, m.to.cost = d.part.ties(need.from), d.part.ties(need.to)
	m.from.other, m.to.other = m.to, m.from
	m.w.lets, err = d.known(ctx, need)
	return m, err
}

// worthwhile reports whether so many hops may do, so that the claims on the way are worth
// fetching: where there are fewer walks than paths are wanted, they do not.
func (m *meeting) worthwhile(hops int) bool {
	if m.most > 0 && hops >= m.most {
		return true
	}
	q := &m.need.question
	return !q.All && m.w.walks(m.need.from, m.need.to, hops) >= max(1, q.K)
}

// expand expands the side that costs less.
func (m *meeting) expand(ctx context.Context) error {
	if m.from.cost <= m.to.cost {
		return m.w.expand(ctx, m.from, true)
	}
	return m.w.expand(ctx, m.to, false)
}

// certain reports whether the paths found among all of at most so many hops are those of
// the whole dossier: where there are enough of them, none longer; else that there are
// longer ones must be known.
func certain(a *path.Answer, need *demand, hops, most int) bool {
	enough := !need.question.All && len(a.Paths) >= max(1, need.question.K)
	if !enough {
		return most > 0 && hops >= most && !a.Complete
	}
	for _, p := range a.Paths {
		if len(p.Hops) > hops {
			return false
		}
	}
	return true
}

// cut says what is certain where the budget ended a search: that paths of so many hops
// were looked at. An answer without any path would be none.
func (m *meeting) cut(ctx context.Context, err error) (certificate, error) {
	var over *BudgetError
	if !errors.As(err, &over) || m.need.question.By != path.ByHops {
		return certificate{}, err
	}
	c := certificate{hops: m.from.levels + m.to.levels, why: fmt.Sprintf("budget of %d %s of the store", over.Most, over.What)}
	if m.d.part.addPairs(ctx, m.w.region(m.need.from, m.need.to, c.hops)) != nil {
		return certificate{}, err
	}
	a, failed := m.d.find(ctx, m.need)
	if failed != nil {
		return certificate{}, failed
	}
	if len(c.keep(a).Paths) == 0 {
		return certificate{}, err
	}
	return c, nil
}
