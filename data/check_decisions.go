package data

import (
	"fmt"
	"slices"
	"strings"
)

// survivor returns the id under which an actor goes on after all decisions.
func (c *checker) survivor(id string) string {
	if c.u.Claims.merged == nil {
		return id
	}
	return c.u.Claims.merged.survivor(id)
}

// checkDecisions checks each decision by itself and whether those that stand agree.
func (c *checker) checkDecisions() {
	if len(c.d.Decisions) == 0 {
		return
	}
	for i := range c.d.Decisions {
		if c.ended(i) {
			return
		}
		c.checkDecision(i)
	}
	classes := findClasses(c.d, c.x.Actor)
	c.checkPairs(classes)
	c.checkDifferent(classes)
	for _, class := range classes.list() {
		c.checkClass(classes, class)
	}
	c.checkLeftOut()
}

// checkDecision checks the fields of a decision.
func (c *checker) checkDecision(i int) {
	decision := &c.d.Decisions[i]
	place := Place{List: "decisions", Index: i, Item: -1}
	if n := len(decision.Actors); n != 2 || decision.Actors[0] == decision.Actors[1] {
		c.add(CodeBadValue, at(place, "actors"), "write two different ids: actors: [one, other]", "a decision is about two actors, not %d", len(setOf(decision.Actors)))
	}
	for n, id := range decision.Actors {
		if _, ok := c.x.Actor(id); !ok {
			hint := c.didYouMean("actors", id, "load the file that has this actor too, or take the decision out")
			c.add(CodeUnknownActor, item(place, "actors", n), hint, "no actor has the id %s", Quoted(id))
		}
	}
	if decision.Verdict == "" {
		c.add(CodeMissingField, at(place, "verdict"), "write same, different or unsure", "a decision has no verdict")
	}
	checkWord(c, at(place, "verdict"), decision.Verdict, ParseVerdict)
	switch keep := decision.Keep; {
	case keep == "":
	case !slices.Contains(decision.Actors, keep):
		c.add(CodeBadValue, at(place, "keep"), "write one of the two ids", "%s is neither of the two actors", Quoted(keep))
	case decision.Verdict != Same:
		c.add(CodeBadValue, at(place, "keep"), "leave it out", "only of two actors that are the same can one id be kept")
	}
	c.checkSignature(place, decision.By, decision.Why)
	if back := decision.TakenBack; back != nil {
		c.checkSignature(at(place, "taken-back"), back.By, back.Why)
	}
}

// checkSignature warns of a decision, or a taking back, by nobody or for no reason.
func (c *checker) checkSignature(place Place, by, why string) {
	c.checkText(place, by, maxName)
	c.checkText(place, why, maxText)
	switch {
	case strings.TrimSpace(by) == "":
		c.add(CodeUnsignedDecision, place, "name whoever decided it under by", "nobody is named who decided it")
	case strings.TrimSpace(why) == "":
		c.add(CodeUnsignedDecision, place, "give the reason under why", "no reason is given")
	}
}

// checkPairs checks that the decisions that stand about one pair say the same.
func (c *checker) checkPairs(classes *actorClasses) {
	first := make(map[[2]int]int)
	for i := range c.d.Decisions {
		if c.ended(i) {
			return
		}
		decision := &c.d.Decisions[i]
		a, b, ok := classes.pair(decision)
		if !ok || !decision.Stands() || !slices.Contains(Verdicts(), decision.Verdict) {
			continue
		}
		pair := [2]int{min(a, b), max(a, b)}
		n, again := first[pair]
		if !again {
			first[pair] = i
			continue
		}
		other := &c.d.Decisions[n]
		if other.Verdict != decision.Verdict || other.Keep != decision.Keep && other.Keep != "" && decision.Keep != "" {
			c.add(CodeIdentityContradiction, Place{List: "decisions", Index: i, Field: "verdict", Item: -1}, "take one of the two back",
				"another decision stands about the same two actors: %s", told(other))
		}
	}
}

// checkDifferent checks that no two actors that are decided to be different are the
// same by other decisions.
func (c *checker) checkDifferent(classes *actorClasses) {
	const mostChains = 20 // told in full: a chain may be as long as all decisions are
	chains := 0
	for i := range c.d.Decisions {
		if c.ended(i) {
			return
		}
		decision := &c.d.Decisions[i]
		a, b, ok := classes.pair(decision)
		if !ok || !decision.Stands() || decision.Verdict != Different || !classes.same(a, b) {
			continue
		}
		place := Place{List: "decisions", Index: i, Field: "verdict", Item: -1}
		if chains++; chains > mostChains {
			c.add(CodeIdentityContradiction, place, "mend the ones above first", "%s, but by other decisions the two are the same", told(decision))
			continue
		}
		chain := classes.chain(a, b)
		if len(chain) == 1 {
			continue // two decisions about one pair: checkPairs says so
		}
		c.add(CodeIdentityContradiction, place, "take one of these decisions back", "%s, but %s", told(decision), toldAll(chain))
	}
}

// chain returns the fewest decisions by which one actor is the same as another.
func (c *actorClasses) chain(from, to int) []*Decision {
	type step struct {
		before   int
		decision *Decision
	}
	next := make(map[int][]step)
	for i := range c.d.Decisions {
		decision := &c.d.Decisions[i]
		if a, b, ok := c.pair(decision); ok && decision.Stands() && decision.Verdict == Same {
			next[a] = append(next[a], step{b, decision})
			next[b] = append(next[b], step{a, decision})
		}
	}
	reached := map[int]step{from: {}}
	for line := []int{from}; len(line) > 0; line = line[1:] {
		for _, s := range next[line[0]] {
			if _, known := reached[s.before]; !known {
				reached[s.before] = step{line[0], s.decision}
				line = append(line, s.before)
			}
		}
	}
	var chain []*Decision
	for at := to; at != from; at = reached[at].before {
		chain = append(chain, reached[at].decision)
	}
	slices.Reverse(chain)
	return chain
}

// maxChain is how many decisions of a chain are told.
const maxChain = 6

func toldAll(chain []*Decision) string {
	var parts []string
	for i, decision := range chain {
		if i == maxChain {
			parts = append(parts, fmt.Sprintf("and so on by %d more", len(chain)-i))
			break
		}
		parts = append(parts, told(decision))
	}
	return strings.Join(parts, "; ")
}

// told says a decision: `"a" and "b" are the same (decided by Ann on 2024-05-01)`.
func told(d *Decision) string {
	verdict := map[Verdict]string{Same: "are the same", Different: "are different", Unsure: "may be the same"}[d.Verdict]
	words := Quoted(d.Actors[0]) + " and " + Quoted(d.Actors[1]) + " " + verdict
	if by := strings.TrimSpace(d.By); by != "" {
		words += " (decided by " + inWords(by)
		if on := d.On.String(); on != "" {
			words += " on " + on
		}
		words += ")"
	}
	return words
}

// inWords makes a text fit to stand in a message without quotes.
func inWords(s string) string {
	quoted := Quoted(s)
	return quoted[1 : len(quoted)-1]
}

// checkClass warns of what actors that are decided to be one differ in.
func (c *checker) checkClass(classes *actorClasses, class []int) {
	survivor := &c.d.Actors[class[0]]
	one := goneInto(c.d.Actors, class)
	place := func(field string) Place { return Place{List: "actors", Index: class[0], Field: field, Item: -1} }
	for _, i := range class {
		a := &c.d.Actors[i]
		for _, f := range [...]struct{ field, own, other string }{
			{"kind", string(one.Kind), string(a.Kind)}, {"wikidata", one.Wikidata, a.Wikidata}, {"country", one.Country, a.Country},
		} {
			if f.other == "" || f.other == string(KindUnknown) || f.other == f.own {
				continue
			}
			c.add(CodeIdentityConflict, place(f.field), "make the two equal, or take the decision back",
				"%s and %s are decided to be the same, but their %s differs: %s, which counts, and %s",
				Quoted(survivor.ID), Quoted(a.ID), f.field, Quoted(f.own), Quoted(f.other))
		}
	}
	if keeps := classes.keeps(class); len(keeps) > 1 {
		c.add(CodeIdentityConflict, place("id"), "keep the same one in all of the decisions",
			"decisions keep %s and also %s; the first counts", Quoted(c.d.Actors[keeps[0]].ID), Quoted(c.d.Actors[keeps[1]].ID))
	}
}

// checkLeftOut warns of entries whose two sides are one actor by decisions.
func (c *checker) checkLeftOut() {
	merged := c.u.Claims.merged
	if merged == nil {
		return
	}
	for n, i := range merged.leftOut {
		if c.ended(n) {
			return
		}
		c.add(CodeJoinedEnds, Place{List: "claims", Index: int(i), Field: "to", Item: -1}, "take the decision back if the two are not the same",
			"both sides of the claim are %s by a decision; it is left out", Quoted(c.survivor(c.someEnd(int(i)))))
	}
	written := c.d.Claims.Written()
	for i := range written {
		if c.ended(i) {
			return
		}
		if _, stays := c.u.Claims.unitedAt(i); !stays {
			continue
		}
		for n, id := range written[i].To {
			onBoth := func(other string) bool { return other != id && c.survivor(other) == c.survivor(id) }
			if slices.ContainsFunc(written[i].From, onBoth) {
				c.add(CodeJoinedEnds, item(Place{List: "claims", Index: i}, "to", n), "take the decision back if the two are not the same",
					"%s stands on both sides of the claim by a decision", Quoted(c.survivor(id)))
			}
		}
	}
}

// someEnd returns an actor of an entry as it was written.
func (c *checker) someEnd(i int) string {
	written, t, row := c.d.Claims.locate(i)
	if written != nil {
		return written.From[0]
	}
	return c.d.Actors[t.From[row]].ID
}
