package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// checkClaims checks the claims written one by one.
func (c *checker) checkClaims() {
	claims := c.d.Claims.Written()
	for i := range claims {
		if c.ended(i) {
			return
		}
		claim := &claims[i]
		place := Place{List: "claims", Index: i, Item: -1}
		c.checkClaimID(place, claim.ID)
		c.checkRelationOf(place, claim)
		c.checkSides(place, claim)
		c.checkText(at(place, "what"), claim.What, maxName)
		checkWord(c, at(place, "modality"), claim.Modality, ParseModality)
		if w := claim.Weight; w != nil && !ValidWeight(*w) {
			c.add(CodeBadRange, at(place, "weight"), WeightHint, "the weight %s cannot be a cost", weightText(*w))
		}
		c.checkAboutOf(place, claim.About)
		c.checkSaid(place, claim)
	}
}

// checkClaimID checks the id that an entry gives its claim, if it does: entries of one
// id say the same.
func (c *checker) checkClaimID(place Place, id string) {
	if id == "" {
		return
	}
	first, _ := c.x.writtenClaim(id)
	c.checkID(place, "a claim", id, place.Index)
	if first != place.Index && c.claimOf(first) != c.claimOf(place.Index) {
		c.addAfter(CodeDuplicateID, at(place, "id"), Place{List: "claims", Index: first, Field: "id", Item: -1}, "give one of the two another id",
			"two claims have the id %q and say different things", id)
	}
}

// claimOf returns the position of the first entry of an entry's claim in the dossier
// united, or -1 where decisions left the entry out.
func (c *checker) claimOf(entry int) int {
	i, ok := c.u.Claims.unitedAt(entry)
	if !ok {
		return -1
	}
	return c.u.Claims.headOf(i)
}

// claimName returns the id under which the claim of an entry is known. It is kept for
// claims of several entries, since finding it looks at all of them.
func (c *checker) claimName(entry int) string {
	i := c.claimOf(entry)
	if i < 0 {
		return Quoted(c.d.writtenID(entry))
	}
	name, ok := c.claimNames[i]
	if !ok {
		name = Quoted(c.u.ClaimID(i))
		if len(c.u.Claims.Joined(i)) > 0 {
			c.claimNames[i] = name
		}
	}
	return name
}

// checkRelationOf checks that the relation exists and the claim has the sides
// that it asks for.
func (c *checker) checkRelationOf(place Place, claim *Claim) {
	if len(claim.From) == 0 {
		c.add(CodeMissingField, at(place, "from"), "name the actor by its id", "the claim %s has no first actor", c.claimName(place.Index))
	}
	if claim.Relation == "" {
		c.add(CodeMissingField, at(place, "relation"), `name one, like "supplies"`, "the claim %s has no relation", c.claimName(place.Index))
		return
	}
	r, ok := c.x.Relation(claim.Relation)
	if !ok {
		hint := c.didYouMean("relations", claim.Relation, `define it under "relations"`)
		c.add(CodeUnknownRelation, at(place, "relation"), hint, "no relation has the id %s", Quoted(claim.Relation))
		return
	}
	if len(claim.To) == 0 && (!c.d.Relations[r].Symmetric || len(claim.From) == 1) {
		c.add(CodeMissingField, at(place, "to"), "name the actor by its id; only a symmetric relation can name all its actors in from", "the claim %s has no second actor", c.claimName(place.Index))
	}
}

// checkSides checks the actors on both sides of a claim.
func (c *checker) checkSides(place Place, claim *Claim) {
	if n := len(claim.From) + len(claim.To); n > maxJointActors {
		c.add(CodeTooManyActors, at(place, "from"), "make an actor of kind group or organization and let it act", "%d actors act in one claim; %d may", n, maxJointActors)
		return
	}
	c.checkActorList(place, "from", claim.From)
	c.checkActorList(place, "to", claim.To)
	for n, id := range claim.To {
		if slices.Contains(claim.From, id) {
			c.add(CodeSelfLoop, item(place, "to", n), "a tie of an actor to itself lies on no path: name somebody else if that was meant", "%s stands on both sides of the claim", Quoted(id))
		}
	}
}

// checkActorList checks ids of actors that act or speak together.
func (c *checker) checkActorList(place Place, field string, ids []string) {
	for n, id := range ids {
		i, ok := c.x.Actor(id)
		if !ok {
			hint := c.didYouMean("actors", id, `add it under "actors"`)
			c.add(CodeUnknownActor, item(place, field, n), hint, "no actor has the id %s", Quoted(id))
			continue
		}
		c.touched[i] = true
		if slices.Contains(ids[:n], id) {
			c.add(CodeRepeatedActor, item(place, field, n), "name it once", "%s is named twice", Quoted(id))
		}
	}
}

// checkSaid checks the attributions of a claim.
func (c *checker) checkSaid(place Place, claim *Claim) {
	if len(claim.Said) == 0 {
		c.add(CodeNobodySaid, at(place, "id"), `say under "said" whose word it is and where it stands`, "the claim %s is nobody's word", c.claimName(place.Index))
	}
	origins := -1 // of the whole claim, counted for the first who says that there are several
	for n := range claim.Said {
		said := &claim.Said[n]
		prefix := fmt.Sprintf("said.%d.", n)
		if len(said.By) > maxJointActors {
			c.add(CodeTooManyActors, at(place, prefix+"by"), "make an actor of kind group and let it speak", "%d actors speak with one voice; %d may", len(said.By), maxJointActors)
		} else {
			c.checkActorList(place, prefix+"by", said.By)
		}
		checkWord(c, at(place, prefix+"stance"), said.Stance, ParseStance)
		c.checkSourceOf(at(place, prefix+"source"), said)
		c.checkText(at(place, prefix+"quote"), said.Quote, maxText)
		c.checkRatings(place, prefix, said)
		if said.Credibility == 1 && said.Stance.Holds() && origins < 0 {
			origins = c.originsOf(place.Index)
		}
		if said.Credibility == 1 && said.Stance.Holds() && origins < 2 {
			c.add(CodeSingleOrigin, at(place, prefix+"credibility"), "rate it 2 or weaker, or add a voice that does not depend on this one",
				`credibility 1 means "confirmed by other independent sources", but the claim has a single origin`)
		}
	}
}

// originsOf counts the independent origins that hold the claim of an entry.
func (c *checker) originsOf(entry int) int {
	if i := c.claimOf(entry); i >= 0 {
		return c.assessor.IndependentOrigins(c.said.Of(c.u, i), Speculates)
	}
	return 0
}

func (c *checker) checkSourceOf(place Place, said *Attribution) {
	switch {
	case said.Source != "":
		if _, ok := c.x.Source(said.Source); !ok {
			hint := c.didYouMean("sources", said.Source, `add it under "sources"`)
			c.add(CodeUnknownSource, place, hint, "no source has the id %s", Quoted(said.Source))
		}
	case len(said.By) == 0:
		c.add(CodeNoSource, place, "name the source, or by whom it was said, or both", "an attribution names neither a source nor a speaker: it is nobody's word")
	default:
		c.add(CodeNoSource, place, "name the source in which it can be read", "the word of %s names no source", Quoted(said.By[0]))
	}
}

func (c *checker) checkRatings(place Place, prefix string, said *Attribution) {
	if r := said.Reliability; r != "" && (len(r) != 1 || r[0] < 'A' || r[0] > 'F') {
		c.add(CodeBadValue, at(place, prefix+"reliability"), "write a letter from A (completely reliable) to F (cannot be judged)", "%s is not an Admiralty grade of a source", Quoted(r))
	}
	if n := said.Credibility; n < 0 || n > 6 {
		c.add(CodeBadRange, at(place, prefix+"credibility"), "write a number from 1 (confirmed) to 6 (cannot be judged), or leave it out", "the credibility %d is not an Admiralty grade", n)
	}
	if n := said.Confidence; n != nil && (*n < 0 || *n > 100) {
		c.add(CodeBadRange, at(place, prefix+"confidence"), "write a number from 0 to 100, or leave it out", "the confidence %d is out of range", *n)
	}
}

// checkAbout finds claims that are about themselves, directly or through others.
func (c *checker) checkAbout() {
	const open, done = 1, 2
	if !c.aboutAny {
		return
	}
	state := make([]uint8, c.u.Claims.Len())
	// next is the claim that a claim is about, or -1.
	next := func(i int) int {
		if about := c.u.aboutOf(i); about != "" {
			if j, ok := c.claims.Claim(about); ok {
				return j
			}
		}
		return -1
	}
	for start := range state {
		if c.ended(start) {
			return
		}
		if c.u.Claims.Follows(start) {
			continue
		}
		i := start
		for ; i >= 0 && state[i] == 0; i = next(i) {
			state[i] = open
		}
		if i >= 0 && state[i] == open {
			c.add(CodeAboutCycle, Place{List: "claims", Index: c.u.Claims.writtenAt(i), Field: "about", Item: -1},
				"let about name a claim that stands by itself", "the claim %s is about itself, directly or through others", Quoted(c.u.ClaimID(c.u.Claims.headOf(i))))
		}
		for i = start; i >= 0 && state[i] == open; i = next(i) {
			state[i] = done
		}
	}
}

// aboutOf returns the id of the claim that an entry is about, or "".
func (d *Dossier) aboutOf(i int) string {
	written, t, row := d.Claims.locate(i)
	if written != nil {
		return written.About
	}
	return t.AboutAt(row)
}

// checkAboutOf checks that the claim that an entry is about exists.
func (c *checker) checkAboutOf(place Place, about string) {
	if about == "" {
		return
	}
	c.aboutAny = true
	if _, ok := c.x.writtenClaim(about); ok { // decisions may have left it out
		return
	}
	if _, ok := c.claims.Claim(about); !ok {
		hint := c.rowHint(about)
		if hint == "" {
			hint = c.didYouMean("claims", about, "write the id of a claim")
		}
		c.add(CodeUnknownClaim, at(place, "about"), hint, "no claim has the id %s", Quoted(about))
	}
}

// rowHint gives the id of a claim that was once named after its table and row, as in
// trade-row-17; else nothing.
func (c *checker) rowHint(id string) string {
	stem, number, found := strings.Cut(id, "-row-")
	n, err := strconv.Atoi(number)
	if !found || err != nil {
		return ""
	}
	start := len(c.u.Claims.Written())
	for _, t := range c.u.Claims.Tables() {
		if n >= 1 && n <= t.Len() && t.Source == stem {
			return "claims of rows are known by what they say: write " + Quoted(c.u.ClaimID(c.u.Claims.headOf(start+n-1)))
		}
		start += t.Len()
	}
	return ""
}
