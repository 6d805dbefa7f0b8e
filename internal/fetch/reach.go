package fetch

import (
	"slices"

	"dossier/data"
	"dossier/graph"
	"dossier/internal/store"
)

// superset says which arcs of a store let through at least what a filter does. Where
// words are withdrawn or one party's word counts, statuses and grades are those of other
// words than the store has: they are left to the engine.
func superset(f graph.Filter, relations []data.Relation) (store.Relations, store.Passing) {
	p := store.Passing{Modalities: []data.Modality{data.Actual}, Keep: f.Keep}
	if len(f.Modalities) > 0 {
		p.Modalities = f.Modalities
	}
	if len(f.Kinds) > 0 {
		p.Kinds = f.Kinds
	}
	if len(f.WithoutSources)+len(f.WithoutVoices) == 0 {
		p.MinGrade, p.Statuses = f.MinGrade, f.Statuses
		if len(f.Statuses) == 0 {
			p.Statuses = slices.DeleteFunc(data.Statuses(), func(s data.Status) bool { return s == data.Denied })
		}
	}
	p.Since, p.Until = f.Days()
	p.Dated = p.Since != data.MinDay || p.Until != data.MaxDay
	if len(f.Relations)+len(f.Tones) == 0 {
		return store.Relations{All: true}, p
	}
	var passing store.Relations
	for i := range relations {
		r := &relations[i]
		if (len(f.Relations) == 0 || slices.Contains(f.Relations, r.ID)) && (len(f.Tones) == 0 || slices.Contains(f.Tones, r.Tone.OrDefault())) {
			passing.IDs = append(passing.IDs, r.ID)
		}
	}
	return passing, p
}

// ways says along which of some relations a walk may go from a tie's first actor to its
// second, and along which from its second to its first.
func ways(passing store.Relations, relations []data.Relation, d graph.Direction) (forth, back store.Relations) {
	forth.All, back.All = passing.All, passing.All
	for i := range relations {
		r := &relations[i]
		if !passing.Has(r.ID) {
			continue
		}
		forward, backward := graph.Passable(r, d)
		forth.All, back.All = forth.All && forward, back.All && backward
		if forward {
			forth.IDs = append(forth.IDs, r.ID)
		}
		if backward {
			back.IDs = append(back.IDs, r.ID)
		}
	}
	return forth, back
}
