package path

import (
	"fmt"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph"
)

// LimitKind names what may hide a path: a part of the question or of the filter.
type LimitKind uint8

// The limits, in the order in which they are tried.
const (
	LimitMaxHops LimitKind = iota
	LimitStatus
	LimitModality
	LimitAsOf
	LimitSince
	LimitUntil
	LimitRelation
	LimitTone
	LimitActorKind
	LimitMinGrade
	LimitAccordingTo
	LimitWithoutSource
	LimitWithoutVoice
	LimitAvoid
	LimitVia
	LimitTime
	LimitDirection
)

var limitNames = [...]string{
	"max-hops", "status", "modality", "as-of", "since", "until", "relation", "tone", "kind", "min-grade",
	"according-to", "without-source", "without-voice", "avoid", "via", "time-respecting", "either-way",
}

// String gives the name of the option that sets the limit, such as "max-hops";
// for LimitDirection it is the option that lifts it, "either-way".
func (k LimitKind) String() string {
	if int(k) < len(limitNames) {
		return limitNames[k]
	}
	return "unknown"
}

// Limit is a limit that was lifted, wholly or just so far that Values pass too.
type Limit struct {
	Kind LimitKind
	// Values are what came in, by id or name: statuses, modalities, relations,
	// actors, sources. Empty: the limit was lifted altogether.
	Values []string
	// Words say it: "with contested claims", "with more than 3 hops".
	Words string
}

// lift is a limit with the means to lift it.
type lift struct {
	Limit
	apply func(*graph.Filter, *Question)
}

// tier says how readily a limit is lifted: first those that were asked for (0),
// then what is left out unless asked for (1), and the direction of influence
// last (2), for a path against it says least.
func (l lift) tier(f graph.Filter) int {
	switch {
	case l.Kind == LimitDirection:
		return 2
	case l.Kind == LimitStatus && len(f.Statuses) == 0, l.Kind == LimitModality && len(f.Modalities) == 0:
		return 1
	}
	return 0
}

// size is the number of values that a lift lets in.
func (l lift) size() int { return max(1, len(l.Values)) }

// lifts returns what can be lifted of a question: fine ones, which let one more
// value in, and coarse ones, which lift a limit altogether; statuses also by and
// by, the firmest first.
func lifts(g *graph.Graph, f graph.Filter, q Question) (fine, coarse []lift) {
	for _, of := range []func(*graph.Graph, graph.Filter, Question) ([]lift, []lift){
		liftHops, liftStatuses, liftModalities, liftDates, liftRelations, liftActorKinds,
		liftEvidence, liftWithout, liftAvoid, liftCourse,
	} {
		some, whole := of(g, f, q)
		fine, coarse = append(fine, some...), append(coarse, whole...)
	}
	return fine, coarse
}

func whole(kind LimitKind, words string, apply func(*graph.Filter, *Question)) lift {
	return lift{Limit{Kind: kind, Words: words}, apply}
}

func partly(kind LimitKind, value, words string, apply func(*graph.Filter, *Question)) lift {
	return lift{Limit{Kind: kind, Values: []string{value}, Words: words}, apply}
}

func liftHops(_ *graph.Graph, _ graph.Filter, q Question) (fine, coarse []lift) {
	if q.MaxHops == 0 {
		return nil, nil
	}
	words := fmt.Sprintf("with more than %d hops", q.MaxHops)
	if q.MaxHops == 1 {
		words = "with more than one hop"
	}
	return nil, []lift{whole(LimitMaxHops, words, func(_ *graph.Filter, q *Question) { q.MaxHops = 0 })}
}

func liftStatuses(_ *graph.Graph, f graph.Filter, _ Question) (fine, coarse []lift) {
	every := []data.Status{data.Confirmed, data.Asserted, data.Contested, data.Alleged, data.Rumoured, data.Denied}
	in := f.Statuses
	if len(in) == 0 {
		in = every[:len(every)-1]
	}
	var missing []string
	with := slices.Clone(in)
	for _, st := range every {
		if slices.Contains(in, st) {
			continue
		}
		missing = append(missing, st.String())
		with = append(slices.Clone(with), st)
		alone, together := append(slices.Clone(in), st), with
		fine = append(fine, partly(LimitStatus, st.String(), "with "+st.String()+" claims",
			func(f *graph.Filter, _ *Question) { f.Statuses = alone }))
		coarse = append(coarse, lift{Limit{LimitStatus, slices.Clone(missing), "with " + listed(missing) + " claims"},
			func(f *graph.Filter, _ *Question) { f.Statuses = together }})
	}
	if len(coarse) > 1 {
		coarse = coarse[1:] // the first lets in one value, as a fine one does
	}
	return fine, coarse
}

// listed joins words: "a", "a and b", "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func liftModalities(_ *graph.Graph, f graph.Filter, _ Question) (fine, coarse []lift) {
	in := f.Modalities
	if len(in) == 0 {
		in = []data.Modality{data.Actual}
	}
	var missing []string
	for _, m := range data.Modalities() {
		if !slices.Contains(in, m) {
			with := append(slices.Clone(in), m)
			missing = append(missing, string(m))
			fine = append(fine, partly(LimitModality, string(m), "with "+string(m)+" claims",
				func(f *graph.Filter, _ *Question) { f.Modalities = with }))
		}
	}
	if len(fine) > 0 {
		coarse = []lift{whole(LimitModality, "with "+strings.Join(missing, " and ")+" claims",
			func(f *graph.Filter, _ *Question) { f.Modalities = data.Modalities() })}
	}
	return fine, coarse
}

func liftDates(_ *graph.Graph, f graph.Filter, _ Question) (fine, coarse []lift) {
	none := data.Date{}
	if f.AsOf != none {
		coarse = append(coarse, whole(LimitAsOf, "at any date", func(f *graph.Filter, _ *Question) { f.AsOf = none }))
	}
	if f.Since != none {
		coarse = append(coarse, whole(LimitSince, "with earlier claims", func(f *graph.Filter, _ *Question) { f.Since = none }))
	}
	if f.Until != none {
		coarse = append(coarse, whole(LimitUntil, "with later claims", func(f *graph.Filter, _ *Question) { f.Until = none }))
	}
	return nil, coarse
}

// mostRelations is the number of relations up to which each is tried by itself.
const mostRelations = 64

func liftRelations(g *graph.Graph, f graph.Filter, _ Question) (fine, coarse []lift) {
	if len(f.Relations) > 0 {
		relations := slices.Clone(g.Dossier().Relations)
		slices.SortFunc(relations, func(a, b data.Relation) int { return strings.Compare(a.ID, b.ID) })
		for _, r := range relations[:min(len(relations), mostRelations)] {
			if slices.Contains(f.Relations, r.ID) {
				continue
			}
			with := append(slices.Clone(f.Relations), r.ID)
			fine = append(fine, partly(LimitRelation, r.ID, fmt.Sprintf("with the relation %q", r.Label),
				func(f *graph.Filter, _ *Question) { f.Relations = with }))
		}
		coarse = append(coarse, whole(LimitRelation, "with any relation",
			func(f *graph.Filter, _ *Question) { f.Relations = nil }))
	}
	if len(f.Tones) > 0 {
		coarse = append(coarse, whole(LimitTone, "with relations of any tone",
			func(f *graph.Filter, _ *Question) { f.Tones = nil }))
	}
	return fine, coarse
}

func liftActorKinds(_ *graph.Graph, f graph.Filter, _ Question) (fine, coarse []lift) {
	if len(f.Kinds) == 0 {
		return nil, nil
	}
	for _, k := range data.KindsAndNone() {
		if slices.Contains(f.Kinds, k) {
			continue
		}
		id, words := string(k), "through actors of kind "+string(k)
		if k == data.KindNone {
			id, words = "none", "through actors whose kind is not given"
		}
		with := append(slices.Clone(f.Kinds), k)
		fine = append(fine, partly(LimitActorKind, id, words, func(f *graph.Filter, _ *Question) { f.Kinds = with }))
	}
	coarse = []lift{whole(LimitActorKind, "through actors of any kind",
		func(f *graph.Filter, _ *Question) { f.Kinds = nil })}
	return fine, coarse
}

func liftEvidence(g *graph.Graph, f graph.Filter, _ Question) (fine, coarse []lift) {
	if f.MinGrade > 0 {
		for grade := f.MinGrade - 1; grade > 0; grade-- {
			fine = append(fine, partly(LimitMinGrade, fmt.Sprint(grade), fmt.Sprintf("with claims of grade %d and up", grade),
				func(f *graph.Filter, _ *Question) { f.MinGrade = grade }))
		}
		coarse = append(coarse, whole(LimitMinGrade, "with claims of any grade",
			func(f *graph.Filter, _ *Question) { f.MinGrade = 0 }))
	}
	if f.AccordingTo != "" {
		coarse = append(coarse, whole(LimitAccordingTo, "whatever "+nameOf(g, f.AccordingTo)+" says",
			func(f *graph.Filter, _ *Question) { f.AccordingTo = "" }))
	}
	return fine, coarse
}

func liftWithout(g *graph.Graph, f graph.Filter, _ Question) (fine, coarse []lift) {
	add := func(kind LimitKind, ids []string, one, all string, list func(*graph.Filter) *[]string) {
		for i, id := range ids {
			words := one + id
			if kind == LimitWithoutVoice {
				words = one + nameOf(g, id)
			}
			rest := slices.Delete(slices.Clone(ids), i, i+1)
			if len(rest) > 0 {
				fine = append(fine, partly(kind, id, words, func(f *graph.Filter, _ *Question) { *list(f) = rest }))
				continue
			}
			all = words
		}
		if len(ids) > 0 {
			coarse = append(coarse, whole(kind, all, func(f *graph.Filter, _ *Question) { *list(f) = nil }))
		}
	}
	add(LimitWithoutSource, f.WithoutSources, "with the source ", "with all sources",
		func(f *graph.Filter) *[]string { return &f.WithoutSources })
	add(LimitWithoutVoice, f.WithoutVoices, "with the word of ", "with everybody's word",
		func(f *graph.Filter) *[]string { return &f.WithoutVoices })
	return fine, coarse
}

func liftAvoid(g *graph.Graph, _ graph.Filter, q Question) (fine, coarse []lift) {
	for i, n := range q.Avoid {
		rest := slices.Delete(slices.Clone(q.Avoid), i, i+1)
		fine = append(fine, partly(LimitAvoid, g.Actor(n).ID, "through "+g.NameOf(n),
			func(_ *graph.Filter, q *Question) { q.Avoid = rest }))
	}
	if len(q.Avoid) > 1 {
		coarse = []lift{whole(LimitAvoid, "through the actors to avoid",
			func(_ *graph.Filter, q *Question) { q.Avoid = nil })}
		return fine, coarse
	}
	return nil, fine
}

// liftCourse is about the course of a path: what it passes, when and which way.
func liftCourse(g *graph.Graph, _ graph.Filter, q Question) (fine, coarse []lift) {
	for i, n := range q.Via {
		rest := slices.Delete(slices.Clone(q.Via), i, i+1)
		fine = append(fine, partly(LimitVia, g.Actor(n).ID, "not through "+g.NameOf(n),
			func(_ *graph.Filter, q *Question) { q.Via = rest }))
	}
	if len(q.Via) > 1 {
		coarse = append(coarse, whole(LimitVia, "not through the actors to pass",
			func(_ *graph.Filter, q *Question) { q.Via = nil }))
	} else {
		coarse, fine = append(coarse, fine...), nil
	}
	if q.TimeRespecting {
		coarse = append(coarse, whole(LimitTime, "with dates that run backward",
			func(_ *graph.Filter, q *Question) { q.TimeRespecting = false }))
	}
	if q.Direction != graph.EitherWay {
		coarse = append(coarse, whole(LimitDirection, "with ties walked either way",
			func(_ *graph.Filter, q *Question) { q.Direction = graph.EitherWay }))
	}
	return fine, coarse
}

func nameOf(g *graph.Graph, id string) string {
	if n, ok := g.NodeOf(id); ok {
		return g.NameOf(n)
	}
	return id
}
