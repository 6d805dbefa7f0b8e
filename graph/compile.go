package graph

import (
	"fmt"
	"slices"

	"dossier/data"
)

// FilterError says what is wrong with a filter.
type FilterError struct {
	// Field is the name of the field of [Filter].
	Field string
	// Value is what was given for it.
	Value string
	// Nearest lists what may have been meant, best first.
	Nearest []string
	// Reason says what is wrong with the value.
	Reason string
}

func (e *FilterError) Error() string {
	return e.Reason + didYouMean(e.Nearest)
}

// didYouMean gives the end of a message about an unknown name.
func didYouMean(names []string) string {
	if len(names) == 0 {
		return ""
	}
	text := "; did you mean "
	for i, n := range names {
		switch {
		case i > 0 && i == len(names)-1:
			text += " or "
		case i > 0:
			text += ", "
		}
		text += n
	}
	return text + "?"
}

// nearestOf gives up to three known names near a word, fit for a message.
func nearestOf(word string, known []string) []string {
	nearest := data.Nearest(word, known, 3)
	for i, n := range nearest {
		nearest[i] = inMessage(n)
	}
	return nearest
}

func unknownValue[T ~string](field, what string, value T, known []T) *FilterError {
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = string(k)
	}
	return &FilterError{
		Field: field, Value: string(value), Nearest: nearestOf(string(value), names),
		Reason: "there is no " + what + " " + data.Quoted(string(value)),
	}
}

// compile checks a filter and brings it into the form in which it is applied.
func (g *Graph) compile(f Filter) (*sieve, error) {
	s := &sieve{}
	for _, step := range []func(Filter, *sieve) error{
		g.compileMarks, g.compileRelations, g.compileActors, g.compileTime, g.compileVoices,
	} {
		if err := step(f, s); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (g *Graph) compileMarks(f Filter, s *sieve) error {
	if f.MinGrade > maxGrade {
		return &FilterError{Field: "MinGrade", Value: fmt.Sprint(f.MinGrade),
			Reason: fmt.Sprintf("there is no grade %d; grades run from 0 to %d", f.MinGrade, maxGrade)}
	}
	for _, st := range f.Statuses {
		if st > data.Confirmed {
			return &FilterError{Field: "Statuses", Value: fmt.Sprint(uint8(st)), Reason: fmt.Sprintf("there is no status %d", uint8(st))}
		}
	}
	for _, m := range f.Modalities {
		if !slices.Contains(data.Modalities(), m) {
			return unknownValue("Modalities", "modality", m, data.Modalities())
		}
	}
	s.defaultMarks = true
	for i := range s.marks {
		m := mark(i)
		byDefault := m.status() != data.Denied && m.modality() == data.Actual
		status, modality := m.status() != data.Denied, m.modality() == data.Actual
		if len(f.Statuses) > 0 {
			status = slices.Contains(f.Statuses, m.status())
		}
		if len(f.Modalities) > 0 {
			modality = slices.Contains(f.Modalities, m.modality())
		}
		pass := status && modality && m.grade() >= f.MinGrade
		if pass {
			s.marks[i] = 1
		}
		if g.marksUsed[i] && pass != byDefault {
			s.defaultMarks = false
		}
	}
	return nil
}

// maxGrade is that of confirmed claims.
const maxGrade data.Grade = 5

func (g *Graph) compileRelations(f Filter, s *sieve) error {
	known := make([]string, len(g.d.Relations))
	for i := range known {
		known[i] = g.d.Relations[i].ID
	}
	for _, id := range f.Relations {
		if !slices.Contains(known, id) {
			return unknownValue("Relations", "relation", id, known)
		}
	}
	for _, tone := range f.Tones {
		if !slices.Contains(data.Tones(), tone) {
			return unknownValue("Tones", "tone", tone, data.Tones())
		}
	}
	if len(f.Relations)+len(f.Tones) == 0 {
		return nil
	}
	s.relations = make([]uint8, len(known))
	for i, id := range known {
		if (len(f.Relations) == 0 || slices.Contains(f.Relations, id)) &&
			(len(f.Tones) == 0 || slices.Contains(f.Tones, g.d.Relations[i].Tone.OrDefault())) {
			s.relations[i] = 1
		}
	}
	return nil
}

func (g *Graph) compileActors(f Filter, s *sieve) error {
	for _, k := range f.Kinds {
		if !slices.Contains(data.KindsAndNone(), k) {
			return unknownValue("Kinds", "kind of actor", k, data.Kinds())
		}
	}
	keep := make([]Node, 0, len(f.Keep))
	for _, id := range f.Keep {
		n, ok := g.NodeOf(id)
		if !ok {
			return g.unknownActor("Keep", id)
		}
		keep = append(keep, n)
	}
	if len(f.Kinds) == 0 {
		return nil
	}
	s.actors = newBits(g.NumActors())
	for n := range g.actorAt {
		if slices.Contains(f.Kinds, g.Actor(Node(n)).Kind) {
			s.actors.set(uint32(n))
		}
	}
	for _, n := range keep {
		s.actors.set(uint32(n))
	}
	return nil
}

func (g *Graph) compileTime(f Filter, s *sieve) error {
	if !f.Since.IsZero() && !f.Until.IsZero() && f.Since.First() > f.Until.Last() {
		return &FilterError{Field: "Until", Value: f.Until.String(),
			Reason: fmt.Sprintf("the time ends (%s) before it begins (%s)", f.Until, f.Since)}
	}
	s.since, s.until = f.Days()
	s.dated = s.since != data.MinDay || s.until != data.MaxDay
	return nil
}

// Days returns the first and the last day on one of which a claim has to hold to pass;
// [data.MinDay] and [data.MaxDay] where nothing bounds the time.
func (f Filter) Days() (since, until data.Day) {
	since, until = data.MinDay, data.MaxDay
	if !f.AsOf.IsZero() {
		since, until = f.AsOf.First(), f.AsOf.Last()
	}
	if !f.Since.IsZero() {
		since = max(since, f.Since.First())
	}
	if !f.Until.IsZero() {
		until = min(until, f.Until.Last())
	}
	return since, until
}

func (g *Graph) compileVoices(f Filter, s *sieve) error {
	if f.AccordingTo != "" {
		if _, ok := g.NodeOf(f.AccordingTo); !ok {
			return g.unknownActor("AccordingTo", f.AccordingTo)
		}
		s.accordingTo = f.AccordingTo
	}
	if len(f.WithoutSources)+len(f.WithoutVoices) == 0 {
		return nil
	}
	sources, origins := map[string]bool{}, map[string]bool{}
	var ids []string
	for i := range g.d.Sources {
		source := &g.d.Sources[i]
		sources[source.ID], origins[source.Origin] = true, true
		ids = append(ids, source.ID)
	}
	s.sources, s.voices = map[string]bool{}, map[string]bool{}
	for _, id := range f.WithoutSources {
		if !sources[id] {
			return unknownValue("WithoutSources", "source", id, ids)
		}
		s.sources[id] = true
	}
	for _, id := range f.WithoutVoices {
		// Whoever speaks: an actor, a source itself, or the wire that it repeats.
		if _, ok := g.NodeOf(id); !ok && !sources[id] && (id == "" || !origins[id]) {
			return g.unknownActor("WithoutVoices", id)
		}
		s.voices[id] = true
	}
	return nil
}

func (g *Graph) unknownActor(field, id string) *FilterError {
	return unknownValue(field, "actor", id, g.actorIDs())
}

func (g *Graph) actorIDs() []string {
	ids := make([]string, g.NumActors())
	for n := range ids {
		ids[n] = g.Actor(Node(n)).ID
	}
	return ids
}
