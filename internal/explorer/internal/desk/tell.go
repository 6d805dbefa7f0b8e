package desk

import (
	"context"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
)

// Told is a claim with what changes about it.
type Told struct {
	ID       string // of the claim, as the dossier then has it
	Sentence string
	Voice    string // who takes which stance, where, and in which words
	// From and To are an actor of either side, to ask for paths between them; To is empty
	// where there is none.
	From, To string
	// Before is the claim as it is now; nil: it is a new one. After is as it would be.
	Before *State
	After  State
	Words  string // what changes, in a sentence
}

// State is how a claim stands.
type State struct {
	Status, Grade string
	Voices        int
}

// tell finds a claim in a dossier before and after it was added to. There is none where
// the claim ties nobody.
func tell(ctx context.Context, before, after *data.Dossier, id string, said *data.Attribution) (*Told, error) {
	then, names, err := claimIn(ctx, after, id)
	if err != nil || then == nil {
		return nil, err
	}
	voice := answer.AttributionOf(said)
	t := &Told{ID: then.ID, Sentence: then.Sentence, Voice: names.VoiceLine(&voice, names.SourceTitle(said.Source), 0), From: then.From[0], After: stateOf(then)}
	switch {
	case len(then.To) > 0:
		t.To = then.To[0]
	case len(then.From) > 1:
		t.To = then.From[1]
	}
	was, _, err := claimIn(ctx, before, id)
	if err != nil {
		return nil, err
	}
	if was == nil {
		t.Words = "A claim that the dossier has not had so far. It would be " + t.After.words() + "."
		return t, nil
	}
	state := stateOf(was)
	t.Before = &state
	t.Words = "This adds an attribution to the claim " + was.ID + ", which "
	if state.Status == t.After.Status && state.Grade == t.After.Grade {
		t.Words += "stays " + t.After.words() + "."
	} else {
		t.Words += "was " + state.words() + " and is " + t.After.words() + " with it."
	}
	return t, nil
}

func stateOf(c *answer.Claim) State {
	return State{c.Status.String(), c.Grade.Band().String(), len(c.Said)}
}

func (s State) words() string { return s.Status + " (evidence: " + s.Grade + ")" }

// claimIn finds the claim with an id, which may be the made one, as answers have it, with
// the names in it; nil where there is none that ties anybody.
func claimIn(ctx context.Context, d *data.Dossier, id string) (*answer.Claim, *answer.Index, error) {
	at, known := data.NewIndex(d).Claim(id)
	if !known {
		return nil, nil, nil
	}
	engine, err := ask.Load(ctx, d, "")
	if err != nil {
		return nil, nil, err
	}
	found, err := ask.Ask(ctx, engine, ask.Question{Verb: answer.VerbClaims, Actors: d.Claim(at).From[:1],
		Filter: ask.Filter{Statuses: data.Statuses(), Modalities: data.Modalities()}})
	if err != nil {
		return nil, nil, err
	}
	shown := d.ClaimID(at)
	for c, err := range found.(*answer.Listing).List.All() {
		if err != nil {
			return nil, nil, err
		}
		if c.ID == shown {
			return &c, &found.Common().Index, nil
		}
	}
	return nil, nil, nil
}
