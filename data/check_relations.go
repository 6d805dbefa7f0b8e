package data

import (
	"fmt"
	"maps"
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
	c.checkNewRelations()
	if n := len(c.d.Relations); n > math.MaxUint16 {
		c.add(CodeBadRange, Place{List: "relations", Index: n - 1, Item: -1}, "merge relations that mean the same", "%d relations; there may be %d", n, math.MaxUint16)
	}
}

// isNew reports whether a relation is one that a table brought and nobody defined.
func (r *Relation) isNew() bool {
	plain := PlainRelation(r.ID, r.Label)
	if r.Symmetric {
		plain.Symmetric, plain.Inverse, plain.Influence = true, r.Label, Both
	}
	return *r == plain
}

// phrasesOf reads the relations that somebody defined, once.
func (c *checker) phrasesOf() *Phrases {
	if c.phrases == nil {
		c.phrases = NewPhrases(slices.DeleteFunc(slices.Clone(c.d.Relations), func(r Relation) bool { return r.isNew() }))
	}
	return c.phrases
}

// checkNewRelations asks whether relations that only tables name are meant for one that
// is defined: a slip makes a relation of its own, neutral and with influence forward.
func (c *checker) checkNewRelations() {
	near := map[int]Place{} // by position of the relation: where a table names it first
	hints := map[int]string{}
	for i := range c.d.Relations {
		r := &c.d.Relations[i]
		if !r.isNew() {
			continue
		}
		if c.compares += c.phrasesOf().Len(); c.compares > maxCompares {
			break
		}
		id, backward := c.phrasesOf().Near(r.Label)
		switch {
		case id == "", r.Symmetric && c.relationLabel(id) == r.Label: // the table says that it is this, without a direction
			continue
		case backward:
			hints[i] = fmt.Sprintf("it is %s read backward: write that, from the second actor to the first.", Quoted(id))
		default:
			hints[i] = fmt.Sprintf("did you mean %s?", Quoted(id))
		}
		near[i] = Place{List: "relations", Index: i, Item: -1}
	}
	c.placeRelations(near)
	for _, i := range slices.Sorted(maps.Keys(near)) {
		r := &c.d.Relations[i]
		c.add(CodeNearRelation, near[i], hints[i]+` Otherwise define `+Quoted(r.ID)+` under "relations"`,
			"%s is taken for a new relation, neutral and with influence forward", Quoted(r.Label))
	}
}

// relationLabel is the label of a relation that is there.
func (c *checker) relationLabel(id string) string {
	i, _ := c.x.Relation(id)
	return c.d.Relations[i].Label
}

// placeRelations finds the first row of a table with each of some relations.
func (c *checker) placeRelations(places map[int]Place) {
	left := len(places)
	start := len(c.d.Claims.Written())
	for _, t := range c.d.Claims.Tables() {
		for row, relation := range t.Relation {
			if left == 0 || c.ended(row) {
				return
			}
			if place, wanted := places[int(relation)]; wanted && place.List == "relations" {
				places[int(relation)] = Place{List: "claims", Index: start + row, Field: "relation", Item: -1}
				left--
			}
		}
		start += t.Len()
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
