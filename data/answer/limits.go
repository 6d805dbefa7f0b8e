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
	between := ""
	if len(b.Asked.Actors) > 0 {
		between = " between these actors"
	}
	do := "do"
	if b.Scope.Passing == 1 {
		do = "does"
	}
	return append(slices.Clone(b.Limits), "Without "+without+" "+Counted(b.Scope.Unlimited, "claim")+between+
		" would pass; with "+with+" "+strconv.Itoa(b.Scope.Passing)+" "+do+".")
}
