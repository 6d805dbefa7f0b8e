package data

import (
	"math"
	"slices"
	"strings"
)

// checkRelations checks the relations in force.
func (c *checker) checkRelations() {
	for i := range c.d.Relations {
		if c.ended(i) {
			return
		}
		r := &c.d.Relations[i]
		place := Place{List: "relations", Index: i, Item: -1}
		first, _ := c.x.Relation(r.ID)
		c.checkID(place, "a relation", r.ID, first)
		c.checkRelation(place, r)
	}
	if n := len(c.d.Relations); n > math.MaxUint16 {
		c.add(CodeBadRange, Place{List: "relations", Index: n - 1, Item: -1}, "merge relations that mean the same", "%d relations; there may be %d", n, math.MaxUint16)
	}
}

// checkRelation checks one relation but for its id.
func (c *checker) checkRelation(place Place, r *Relation) {
	if r.Label == "" {
		c.add(CodeMissingField, at(place, "label"), `write the phrase from the first actor to the second, like "supplies"`, "the relation %s has no label", Quoted(r.ID))
	}
	if r.InverseLabel() == "" {
		c.add(CodeMissingField, at(place, "inverse"), `write the phrase read backward, like "is supplied by"`, "the relation %s has no inverse", Quoted(r.ID))
	}
	c.checkText(at(place, "label"), r.Label, maxName)
	c.checkText(at(place, "inverse"), r.Inverse, maxName)
	checkWord(c, at(place, "tone"), r.Tone, ParseTone)
	checkWord(c, at(place, "mode"), r.Mode, ParseMode)
	checkWord(c, at(place, "influence"), r.Influence, ParseInfluence)
	if r.Symmetric && r.Inverse != "" && r.Inverse != r.Label {
		c.add(CodeInconsistentRelation, at(place, "inverse"), "leave the inverse out, or make the relation not symmetric",
			"the relation %s is symmetric, yet its inverse differs from its label", Quoted(r.ID))
	}
	if r.Symmetric && (r.Influence == Forward || r.Influence == Backward) {
		c.add(CodeInconsistentRelation, at(place, "influence"), `write "both" or "none", or make the relation not symmetric`,
			"the relation %s is symmetric, yet its influence runs one way", Quoted(r.ID))
	}
	if r.CAMEO != "" && (len(r.CAMEO) < 2 || len(r.CAMEO) > 4 || !all(r.CAMEO, '0', '9')) {
		c.add(CodeBadValue, at(place, "cameo"), `write 2 to 4 digits between quotes, with their leading zero, like "0211"`, "%s is not a CAMEO code", Quoted(r.CAMEO))
	}
	if types := ploverTypes(); r.PLOVER != "" && !slices.Contains(types, r.PLOVER) {
		c.add(CodeBadValue, at(place, "plover"), "write one of "+strings.Join(types, ", "), "%s is not a PLOVER type", Quoted(r.PLOVER))
	}
}

// ploverTypes lists the event types of PLOVER.
func ploverTypes() []string {
	return []string{
		"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
		"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
	}
}
