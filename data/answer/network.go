package answer

import (
	"slices"

	"dossier/data"
)

// Network is a set of actors with the ties among them: what a figure that is no
// figure of paths shows.
type Network struct {
	// Centres are the actors whose neighbourhood it is, in the order in which they
	// were named; empty: it is the whole dossier.
	Centres []string `json:"centres"`
	// Members are the actors to be drawn, in the order of their ids.
	Members []string `json:"members"`
	// Ties are the ties among them, in the order of their ends and relations.
	Ties []Tie `json:"ties"`
	// Highlight holds the paths that stand out from the rest, where some were
	// asked for.
	Highlight []Path `json:"highlight,omitempty"`
	Base
}

// Found reports whether there is anything to draw.
func (a *Network) Found() bool { return len(a.Members) > 0 }

// Around lists the actors whose neighbourhood it is, and then those that were expanded
// beside them and are not hidden.
func (a *Network) Around() []string {
	list := slices.Clone(a.Centres)
	for _, e := range a.Expanded {
		if !slices.Contains(list, e.Actor) && slices.Contains(a.Members, e.Actor) {
			list = append(list, e.Actor)
		}
	}
	return list
}

// Tie is all claims with the same first actor, relation and second actor. That
// of a symmetric relation runs from the lower id to the higher.
type Tie struct {
	From     string      `json:"from"`
	Relation string      `json:"relation"`
	To       string      `json:"to"`
	Status   data.Status `json:"status"` // of the best claim
	Grade    data.Grade  `json:"grade"`
	TieClaims
}
