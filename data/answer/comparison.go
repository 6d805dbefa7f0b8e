package answer

import (
	"fmt"

	"dossier/data"
)

// Comparison says what differs between two sides: two dossiers, two dates or two
// voices. Lists are in the order of ties. A claim is the same on both sides where its
// identity is (see [data.Identity]), or else where it ties the same and has an id that
// somebody wrote on both.
type Comparison struct {
	Old string `json:"old"` // what the sides are: files, dates or voices
	New string `json:"new"`
	// Added passes on the new side alone, Gone on the old side alone.
	Added List[Claim] `json:"added,omitzero"`
	Gone  List[Claim] `json:"gone,omitzero"`
	// Regraded passes on both sides with another status or grade, as where a denial
	// came or went; Reworded with the same ones but other content.
	Regraded List[Change] `json:"regraded,omitzero"`
	Reworded List[Change] `json:"reworded,omitzero"`
	// Same counts the claims that pass on both sides and do not differ.
	Same int `json:"same"`
	// Ties are what a figure shows: the ties of the claims that differ and, among
	// their actors, those that stay, in the order of their ends and relations.
	// Empty where the actors are more than any figure can have.
	Ties []TieChange `json:"ties"`
	// Unchanged are the claims that Ties list and that do not differ.
	Unchanged []Claim `json:"unchanged"`
	// Before holds what the ids of the old side stand for where that is another
	// dossier; nil: the same as on the new side.
	Before *Side `json:"before,omitempty"`
	Base
}

// Side is what the ids of one side stand for, and what dossier it is.
type Side struct {
	Index
	Dossier Dossier `json:"dossier"`
}

// Found reports whether the sides differ.
func (a *Comparison) Found() bool {
	return a.Added.Len()+a.Gone.Len()+a.Regraded.Len()+a.Reworded.Len() > 0
}

// OldIndex tells what the ids of the old side stand for.
func (a *Comparison) OldIndex() *Index {
	if a.Before != nil {
		return &a.Before.Index
	}
	return &a.Index
}

// Change is a claim as it stands on both sides.
type Change struct {
	ID  string `json:"id"`
	Old Claim  `json:"old"`
	New Claim  `json:"new"`
}

// Voices lists what is said of a claim on the new side alone, and on the old
// side alone, each in the order written. Old and now tell what ids stand for.
func (c *Change) Voices(old, now *Index) (added, gone []Attribution) {
	return without(now, c.New.Said, old, c.Old.Said), without(old, c.Old.Said, now, c.New.Said)
}

// without returns the attributions that others do not have.
func without(x *Index, said []Attribution, y *Index, others []Attribution) (rest []Attribution) {
	known := make(map[string]bool, len(others))
	for i := range others {
		known[y.key(others[i])] = true
	}
	for i := range said {
		if !known[x.key(said[i])] {
			rest = append(rest, said[i])
		}
	}
	return rest
}

// key is the same for attributions that say the same, wherever they are written. Two
// tables that speak for themselves are two editions of one.
func (x *Index) key(a Attribution) string {
	if x.Sources[a.Source].Table {
		a.Source = "\x00" // no id is written so
	}
	confidence := -1
	if a.Confidence != nil {
		confidence = *a.Confidence
	}
	return fmt.Sprintf("%q %q %q %q %q %q %q %d %d %t", a.By, a.Stance, a.Source, a.At, a.Quote, a.SaidOn.String(), a.Reliability, a.Credibility, confidence, a.InGeneral != "")
}

// TieChange is a tie as it stands on each side; nil: not at all.
type TieChange struct {
	From     string    `json:"from"`
	Relation string    `json:"relation"`
	To       string    `json:"to"`
	Old      *TieState `json:"old"`
	New      *TieState `json:"new"`
}

// TieState is what a side holds of a tie.
type TieState struct {
	Status data.Status `json:"status"`
	Grade  data.Grade  `json:"grade"`
	TieClaims
	// MoreDiffer counts the claims in More that are not the same on the other side.
	MoreDiffer int `json:"more-differ,omitempty"`
}
