package answer

import (
	"slices"
	"strconv"
)

// LimitLines are the limits that were in force, a sentence each, and last how much
// they leave out, where that was counted: "Without these limits 7 claims between
// these actors would pass; with them 3 do." It is empty where there were none.
func (b *Base) LimitLines() []string {
	if len(b.Limits) == 0 || b.Scope == nil {
		return slices.Clone(b.Limits)
	}
	without, with := "these limits", "them"
	if len(b.Limits) == 1 {
		without, with = "this limit", "it"
	}
	do := "do"
	if b.Scope.Passing == 1 {
		do = "does"
	}
	return append(slices.Clone(b.Limits), "Without "+without+" "+Counted(b.Scope.Unlimited, "claim")+b.Asked.among()+
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
