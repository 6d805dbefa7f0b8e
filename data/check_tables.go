package data

import (
	"math"
	"slices"
)

// checkTables checks the rows of tables. A loader has resolved their actors and
// relations to positions, so a row costs a few comparisons.
func (c *checker) checkTables() {
	start := len(c.d.Claims.Written())
	for n, t := range c.d.Claims.Tables() {
		if t.Len() == 0 {
			continue
		}
		place := Place{List: "claims", Index: start, Field: "id", Item: -1}
		start += t.Len()
		if fault := t.fault(); fault != "" {
			c.add(CodeBrokenTable, place, "this is a fault of whatever made the table", "in table number %d, %s", n+1, fault)
			continue
		}
		c.checkRows(t, place.Index)
	}
}

// fault says how the columns do not fit each other, or "".
func (t *Table) fault() string {
	n := t.Len()
	fits := func(length int) bool { return length == 0 || length == n }
	switch {
	case len(t.To) != n || len(t.Relation) != n:
		return "from, to and relation differ in length"
	case !fits(len(t.Stance)) || !fits(len(t.When)) || !fits(len(t.Weight)) || !fits(len(t.Confidence)),
		!fits(len(t.Modality)) || !fits(len(t.SaidOn)) || !fits(len(t.Reliability)) || !fits(len(t.Credibility)) || !fits(len(t.Rows)):
		return "a column is shorter or longer than the others"
	}
	for _, column := range t.textColumns() {
		if !fits(len(*column)) {
			return "a text column is shorter or longer than the others"
		}
		for _, s := range *column {
			if int(s) >= len(t.Strings) {
				return "a text column points beyond the texts"
			}
		}
	}
	return ""
}

// checkRows checks the rows of a table without fault; start is the position of
// the first as a claim.
func (c *checker) checkRows(t *Table, start int) {
	actors, relations := len(c.d.Actors), len(c.d.Relations)
	speakers := c.resolve(t, t.By, c.x.Actor)
	sources := c.resolve(t, t.SourceOf, c.x.Source)
	place := Place{List: "claims", Index: start, Item: -1}
	if len(sources) == 0 || slices.Contains(t.SourceOf, 0) {
		c.checkTableSource(at(place, "source"), t)
	}
	for i := range t.From {
		if c.ended(i) {
			return
		}
		place.Index = start + i
		from, to := int(t.From[i]), int(t.To[i])
		if from >= actors || to >= actors || int(t.Relation[i]) >= relations {
			c.add(CodeBrokenTable, at(place, "from"), "this is a fault of whatever made the table", "a row points beyond the actors or relations")
			continue
		}
		c.touched[from], c.touched[to] = true, true
		if from == to {
			c.add(CodeSelfLoop, at(place, "to"), "a tie of an actor to itself lies on no path: name somebody else if that was meant", "%s stands on both sides of the row", Quoted(c.d.Actors[from].ID))
		}
		c.checkValues(place, t, i)
		if t.ID != nil {
			c.checkClaimID(place, t.IDAt(i))
		}
		if t.About != nil {
			c.checkAboutOf(place, t.AboutAt(i))
		}
		if speakers != nil {
			c.checkSpeaker(at(place, "by"), t.ByAt(i), speakers[t.By[i]])
		}
		if sources != nil && t.SourceOf[i] != 0 && sources[t.SourceOf[i]] < 0 {
			c.add(CodeUnknownSource, at(place, "source"), `add it under "sources"`, "no source has the id %s", Quoted(t.SourceAt(i)))
		}
	}
}

// checkValues checks what a row says by words and numbers of its own.
func (c *checker) checkValues(place Place, t *Table, i int) {
	if stance := t.StanceAt(i); stance.Holds() && firmness(stance) == firmness(Speculates) && stance != Speculates {
		checkWord(c, at(place, "stance"), stance, ParseStance)
	}
	if len(t.Modality) > 0 {
		checkWord(c, at(place, "modality"), t.Modality[i], ParseModality)
	}
	if len(t.Reliability)+len(t.Credibility) > 0 {
		c.checkRatings(place, "", &Attribution{Reliability: t.ReliabilityAt(i), Credibility: t.CredibilityAt(i)})
	}
	if n := t.ConfidenceAt(i); n < -1 || n > 100 {
		c.add(CodeBadRange, at(place, "confidence"), "write a number from 0 to 100, or leave it out", "the confidence %d is out of range", n)
	}
	if w := t.WeightAt(i); !math.IsNaN(w) && !ValidWeight(w) {
		c.add(CodeBadRange, at(place, "weight"), WeightHint, "the weight %s cannot be a cost", weightText(w))
	}
}

// checkTableSource checks the source of the rows that name none of their own.
func (c *checker) checkTableSource(place Place, t *Table) {
	if t.Source == "" {
		c.add(CodeNoSource, place, "name the source of the rows", "rows of a table name no source")
	} else if _, ok := c.x.Source(t.Source); !ok {
		c.add(CodeUnknownSource, place, `add it under "sources"`, "no source has the id %s", Quoted(t.Source))
	}
}

// checkSpeaker checks whose word a row is; actor is its position or -1.
func (c *checker) checkSpeaker(place Place, id string, actor int) {
	switch {
	case actor >= 0:
		c.touched[actor] = true
	case id != "":
		hint := c.didYouMean("actors", id, `add it under "actors"`)
		c.add(CodeUnknownActor, place, hint, "no actor has the id %s", Quoted(id))
	}
}

// resolve looks up the texts that a column points to, each once: the positions of
// those that are ids, by their numbers, -1 for the others. It returns nil for a column
// that says nothing.
func (c *checker) resolve(t *Table, column []uint32, find func(string) (int, bool)) []int {
	if len(column) == 0 {
		return nil
	}
	const unasked = -2
	positions := slices.Repeat([]int{unasked}, len(t.Strings))
	for i, s := range column {
		if c.ended(i) {
			break
		}
		if positions[s] != unasked {
			continue
		}
		positions[s] = -1
		if p, ok := find(t.Strings[s]); ok && t.Strings[s] != "" {
			positions[s] = p
		}
	}
	return positions
}
