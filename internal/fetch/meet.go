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
	most := need.question.MaxHops
	if need.question.All {
		most = cmp.Or(most, path.DefaultMaxHops)
	}
	w := newWalk(need, d.arcs, need.question.Direction)
	from, to := newSide([]string{need.from}), newSide([]string{need.to})
	if most == 0 { // a search with a bound tells whether it hides anything, and looks at walks past the ends for that
		from.stop, to.stop = need.to, need.from
	}
	from.cost, to.cost = d.part.ties(need.from), d.part.ties(need.to)
	from.other, to.other = to, from
	for {
		hops, met := from.levels+to.levels, from.met || to.met
		over := len(from.frontier) == 0 || len(to.frontier) == 0
		switch {
		case over && !met: // there is no way at all
			return certificate{all: true}, nil
		case over:
			hops = unbounded
		}
		if over || met && (most > 0 && hops >= most || !need.question.All && w.walks(need.from, need.to, hops) >= max(1, need.question.K)) {
			if err := d.part.addPairs(ctx, w.region(need.from, need.to, hops)); err != nil {
				return d.cut(ctx, need, w, err, from.levels+to.levels)
			}
			a, err := d.find(ctx, need)
			if err != nil || over || certain(&a, need, hops, most) {
				return certificate{all: true}, err
			}
		}
		var err error
		if from.cost <= to.cost {
			err = w.expand(ctx, from, true)
		} else {
			err = w.expand(ctx, to, false)
		}
		if err != nil {
			return d.cut(ctx, need, w, err, from.levels+to.levels)
		}
	}
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
func (d *demands) cut(ctx context.Context, need *demand, w *walk, err error, hops int) (certificate, error) {
	var over *BudgetError
	if !errors.As(err, &over) || need.question.By != path.ByHops {
		return certificate{}, err
	}
	if d.part.addPairs(ctx, w.region(need.from, need.to, hops)) != nil {
		return certificate{}, err
	}
	a, failed := d.find(ctx, need)
	if failed != nil {
		return certificate{}, failed
	}
	c := certificate{hops: hops, why: fmt.Sprintf("budget of %d %s of the store", over.Most, over.What)}
	if len(c.keep(a).Paths) == 0 {
		return certificate{}, err
	}
	return c, nil
}
