package answer

import (
	"slices"
	"strconv"
)

// LimitLines are the limits that were in force, a sentence each, with how much they
// leave out behind them, where that was counted: "Without these limits 7 claims between
// these actors would pass; with them 3 do." What a figure shows of what passes and what
// cannot be read was not counted, and is told last. It is empty where there were none.
func (b *Base) LimitLines() []string {
	lines := slices.Clone(b.Limits)
	counted := len(lines) - len(b.ChosenLines())
	if len(b.LeftOut) > 0 {
		counted--
	}
	if counted <= 0 || b.Scope == nil {
		return lines
	}
	without, with := "these limits", "them"
	if counted == 1 {
		without, with = "this limit", "it"
	}
	do := "do"
	if b.Scope.Passing == 1 {
		do = "does"
	}
	return slices.Insert(lines, counted, "Without "+without+" "+Counted(b.Scope.Unlimited, "claim")+b.Asked.among()+
		" would pass; with "+with+" "+strconv.Itoa(b.Scope.Passing)+" "+do+".")
}

// among says which claims a scope counts; empty: all.
func (a *Asked) among() string {
	about := a.Verb == VerbShow || a.Verb == VerbClaims // what touches an actor, not what ties two
	switch {
	case len(a.Actors) == 0:
		return ""
	case about && len(a.Actors) == 1:
		return " about this actor"
	case about:
		return " about these actors"
	}
	return " between these actors"
}
