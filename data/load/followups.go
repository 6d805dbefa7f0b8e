package load

import (
	"strings"

	"dossier/data"
)

// followUps tells problems that only follow from what could not be read: an actor is not
// unknown where its entry was refused. One message is enough, at the cause.
type followUps struct {
	parts    []*part
	actors   []data.Actor
	refused  bool            // something of a claim could not be used
	proposed map[string]bool // words of the hints for ids that nobody has
}

func newFollowUps(parts []*part, actors []data.Actor, found []data.Problem) *followUps {
	f := &followUps{parts: parts, actors: actors, proposed: make(map[string]bool)}
	for _, p := range parts {
		for _, key := range [...]string{"from", "to", "by", "said", "claim", "attribution"} {
			f.refused = f.refused || p.refused[key]
		}
		f.refused = f.refused || p.isLost("claims")
	}
	for i := range found {
		if found[i].Code == data.CodeUnknownActor {
			for word := range strings.FieldsFuncSeq(found[i].Hint, func(r rune) bool { return strings.ContainsRune(" ,?", r) }) {
				f.proposed[word] = true
			}
		}
	}
	return f
}

// follows says whether a problem in an entry of a part follows from another one.
func (f *followUps) follows(p *data.Problem, of *part) bool {
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
		id := f.actors[p.Place.Index].ID
		return f.refused || f.proposed[id] || !data.ValidID(id) // it was meant
	case data.CodeDenialApart:
		return f.refused
	case data.CodeMissingField, data.CodeNobodySaid, data.CodeNoSource:
		return of != nil && of.misspelt[place{p.Line, p.Column}]
	}
	return false
}

// lost says whether something of a list could not be read, in any file.
func (f *followUps) lost(list string) bool {
	for _, p := range f.parts {
		if p.isLost(list) {
			return true
		}
	}
	return false
}
