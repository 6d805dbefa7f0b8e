package store

import (
	"slices"
)

// Has reports whether a relation is in the set.
func (r Relations) Has(id string) bool { return r.All || slices.Contains(r.IDs, id) }

// Lets reports whether an arc passes, seen from one of its ends: the far one is where the
// arc starts, or where it ends.
func (p *Passing) Lets(a *Arc, farStarts bool) bool {
	far, kind := a.To, a.ToKind
	if farStarts {
		far, kind = a.From, a.FromKind
	}
	switch {
	case p.Statuses != nil && !slices.Contains(p.Statuses, a.Status):
	case p.Modalities != nil && !slices.Contains(p.Modalities, a.Modality):
	case a.Grade < p.MinGrade:
	case p.Dated && (a.Last < p.Since || a.First > p.Until):
	case p.Kinds != nil && !slices.Contains(p.Kinds, kind) && !slices.Contains(p.Keep, far):
	default:
		return true
	}
	return false
}
