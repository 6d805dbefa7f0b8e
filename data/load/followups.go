package load

import (
	"maps"
	"slices"
	"strings"

	"dossier/data"
)

// followUps tells problems that only follow from what could not be read: an actor is not
// unknown where its entry was refused. One message is enough, at the cause.
type followUps struct {
	parts  []*part
	actors []data.Actor
	faulty bool            // something of a claim could not be used
	open   bool            // a claim does not say whom it is about
	meant  map[string]bool // ids that such claims name, or that hints propose for ids that nobody has
}

func newFollowUps(m *merger, found []data.Problem) *followUps {
	f := &followUps{parts: m.session.parts, actors: m.dossier.Written().Actors, meant: make(map[string]bool)}
	for _, p := range f.parts {
		f.faulty = f.faulty || p.faulty || p.isLost("claims")
		maps.Copy(f.meant, p.mentions)
	}
	for _, p := range found {
		switch p.Code {
		case data.CodeUnknownActor:
			for word := range strings.FieldsFuncSeq(p.Hint, func(r rune) bool { return strings.ContainsRune(" ,?\"", r) }) {
				f.meant[word] = true
			}
		case data.CodeMissingField:
			if in := m.entryAt(p.Place); p.Place.List == "claims" && p.Place.Field != "relation" {
				f.open = f.open || !in.part.misses(in.table(), "")
			}
		}
	}
	return f
}

// follows says whether a problem in an entry follows from another one.
func (f *followUps) follows(p *data.Problem, in origin) bool {
	switch p.Code {
	case data.CodeUnknownActor:
		return f.lost("actors")
	case data.CodeUnknownRelation:
		return f.lost("relations")
	case data.CodeUnknownSource:
		return f.lost("sources")
	case data.CodeUnknownClaim:
		return f.lost("claims")
	case data.CodeUnreachableActor:
		return f.open || f.lost("claims") || f.meant[f.actors[p.Place.Index].ID]
	case data.CodeDenialApart:
		return f.faulty
	case data.CodeMissingField:
		return in.part.misses(place{p.Line, p.Column}, p.Place.Field, "")
	case data.CodeNobodySaid:
		return in.part.misses(in.table(), "said", "")
	case data.CodeNoSource:
		return in.part.misses(place{p.Line, p.Column}, "source", "by", "")
	}
	return false
}

// misses says whether one of the fields of a table could not be used; the empty key stands
// for a misspelt one, which may be any.
func (p *part) misses(table place, keys ...string) bool {
	return p != nil && slices.ContainsFunc(keys, func(key string) bool { return p.refused[fieldSpot{table, key}] })
}

// table is where the entry begins that a place is in.
func (o origin) table() place { return place{int(o.entry.line), int(o.entry.col)} }

// lost says whether something of a list could not be read, in any file.
func (f *followUps) lost(list string) bool {
	for _, p := range f.parts {
		if p.isLost(list) {
			return true
		}
	}
	return false
}
