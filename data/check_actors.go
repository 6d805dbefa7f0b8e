package data

// checkActors checks each actor and what their names lead to.
func (c *checker) checkActors() {
	c.touched = make([]bool, len(c.d.Actors))
	for i := range c.d.Actors {
		if c.ended(i) {
			return
		}
		a := &c.d.Actors[i]
		place := Place{List: "actors", Index: i, Item: -1}
		first := i
		if len(c.x.actors.keys) < len(c.d.Actors) { // some id is there twice
			first, _ = c.x.Actor(a.ID)
		}
		c.checkID(place, "an actor", a.ID, first)
		if a.Name == "" {
			c.add(CodeMissingField, at(place, "name"), "say what people call it", "the actor %s has no name", Quoted(a.ID))
		}
		checkWord(c, at(place, "kind"), a.Kind, ParseKind)
		c.checkText(at(place, "name"), a.Name, maxName)
		c.checkText(at(place, "description"), a.Description, maxText)
		if a.Wikidata != "" && !wikidataItem(a.Wikidata) {
			c.add(CodeBadValue, at(place, "wikidata"), `write it like "Q56226"`, "%s is not an item of Wikidata", Quoted(a.Wikidata))
		}
		if a.Country != "" && !countryCode(a.Country) {
			c.add(CodeBadValue, at(place, "country"), c.countryHint(a.Country), "%s is not a country code", Quoted(a.Country))
		}
	}
	c.checkNames()
}

// checkReach warns of actors that no claim touches. It comes last.
func (c *checker) checkReach() {
	for i, touched := range c.touched {
		if c.ended(i) {
			return
		}
		if !touched {
			c.add(CodeUnreachableActor, Place{List: "actors", Index: i, Field: "id", Item: -1},
				"add a claim about it, or take it out", "no claim is about %s or said by it", Quoted(c.d.Actors[i].ID))
		}
	}
}

// at and item give the place of a field and of an item in a field.
func at(p Place, field string) Place { p.Field, p.Item = field, -1; return p }

func item(p Place, field string, n int) Place { p.Field, p.Item = field, n; return p }

func wikidataItem(s string) bool {
	return len(s) >= 2 && len(s) <= 12 && s[0] == 'Q' && s[1] != '0' && all(s[1:], '0', '9')
}

func countryCode(s string) bool { return len(s) == 3 && all(s, 'A', 'Z') }

// all reports whether every byte lies between low and high.
func all(s string, low, high byte) bool {
	for i := range len(s) {
		if s[i] < low || s[i] > high {
			return false
		}
	}
	return true
}
