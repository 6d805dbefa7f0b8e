package fetch

import (
	"context"
	"slices"

	"dossier/data/answer"
)

// scope fetches the claims between the actors of an answer that counts claims with and
// without its limits, or that shows who was chosen beside those who were asked about. It
// reports whether there were more, so that the answer may be another one.
func (d *demands) scope(ctx context.Context, a answer.Answer) (more bool, err error) {
	base := a.Common()
	if base.Scope == nil && len(base.Expanded) == 0 {
		return false, nil
	}
	ids := actorsOf(a)
	if len(ids) == 0 {
		return false, nil
	}
	whole := len(d.part.whole)
	err = d.part.addAmong(ctx, ids)
	return len(d.part.whole) > whole, err
}

// actorsOf lists the actors that an answer shows together, each once, and those that are
// hidden from it. Profiles and listings show none that are not here.
func actorsOf(a answer.Answer) (ids []string) {
	switch a := a.(type) {
	case *answer.Paths:
		for _, p := range a.Paths {
			for _, h := range p.Hops {
				ids = append(ids, h.From, h.To)
			}
		}
		for i := range a.Beside {
			ids = append(ids, a.Beside[i].From, a.Beside[i].To)
		}
	case *answer.Network:
		if len(a.Expanded) > 0 { // else all that is between its members was fetched before
			ids = slices.Clone(a.Members)
		}
	default:
		return nil
	}
	base := a.Common()
	for _, e := range base.Expanded {
		ids = append(ids, e.Actor)
	}
	if base.Hidden != nil {
		ids = append(ids, base.Hidden.Actors...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
