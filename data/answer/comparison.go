package answer

import (
	"fmt"

	"dossier/data"
)

// Comparison says what differs between two sides: two dossiers, two dates or two
// voices. Lists are in the order of ids. Claims are told apart by their ids and
// by what they tie: where two dossiers use one id for claims about different
// actors or relations, one is gone and the other added.
type Comparison struct {
	Old string `json:"old"` // what the sides are: files, dates or voices
	New string `json:"new"`
	// Added passes on the new side alone, Gone on the old side alone.
	Added List[Claim] `json:"added,omitzero"`
	Gone  List[Claim] `json:"gone,omitzero"`
	// Regraded passes on both sides with another status or grade, Reworded with
	// the same ones but other content.
	Regraded List[Change] `json:"regraded,omitzero"`
	Reworded List[Change] `json:"reworded,omitzero"`
	// Same counts the claims that pass on both sides and do not differ.
	Same int `json:"same"`
	// Ties are what a figure shows: the ties of the claims that differ and, among
	// their actors, those that stay, in the order of their ends and relations.
	// Empty where the actors are more than any figure can have.
	Ties []TieChange `json:"ties"`
	// Unchanged are the claims of Ties that do not differ.
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

// Voices lists what is said of the claim on the new side alone, and on the old
// side alone, each in the order written.
func (c *Change) Voices() (added, gone []Attribution) {
	return without(c.New.Said, c.Old.Said), without(c.Old.Said, c.New.Said)
}

// without returns the attributions that others do not have.
func without(said, others []Attribution) (rest []Attribution) {
	known := make(map[string]bool, len(others))
	for i := range others {
		known[others[i].key()] = true
	}
	for i := range said {
		if !known[said[i].key()] {
			rest = append(rest, said[i])
		}
	}
	return rest
}

// key is the same for attributions that say the same.
func (a *Attribution) key() string {
	confidence := -1
	if a.Confidence != nil {
		confidence = *a.Confidence
	}
	return fmt.Sprintf("%q %q %q %q %q %q %q %d %d", a.By, a.Stance, a.Source, a.At, a.Quote, a.SaidOn.String(), a.Reliability, a.Credibility, confidence)
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
	Claims []string    `json:"claims"` // ids, the best grade first
}
