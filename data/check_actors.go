package data

// checkActors checks each actor and that no name names two of them.
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
			c.add(CodeBadValue, at(place, "country"), `write three capital letters (ISO 3166-1 alpha-3), like "PRK"`, "%s is not a country code", Quoted(a.Country))
		}
	}
	c.checkNames()
}

// checkNames checks that ids, names and aliases name one actor each, and warns
// of metonyms that lead elsewhere too.
func (c *checker) checkNames() {
	c.names = newIDTable(0)
	for i := range c.d.Actors {
		if c.ended(i) {
			return
		}
		a := &c.d.Actors[i]
		place := Place{List: "actors", Index: i, Item: -1}
		if a.Name != "" {
			c.checkName(at(place, "name"), a.Name)
		}
		for n, alias := range a.Aliases {
			c.checkNameItem(item(place, "aliases", n), alias)
			c.checkName(item(place, "aliases", n), alias)
		}
	}
	metonyms := make(map[string]int)
	for i := range c.d.Actors {
		if c.ended(i) {
			return
		}
		place := Place{List: "actors", Index: i, Item: -1}
		for n, metonym := range c.d.Actors[i].Metonyms {
			c.checkNameItem(item(place, "metonyms", n), metonym)
			folded := Fold(metonym)
			addFirst(metonyms, folded, i)
			other, strong := c.named(folded)
			if !strong {
				other = metonyms[folded]
			}
			if c.survivor(c.d.Actors[other].ID) == c.survivor(c.d.Actors[i].ID) {
				continue
			}
			hint := "a look-up will list both; drop it from one of them if that is not meant"
			if strong {
				hint = "a look-up will always find the other; drop the metonym if that is meant"
			}
			c.add(CodeSharedMetonym, item(place, "metonyms", n), hint, "the metonym %s also leads to %s", Quoted(metonym), Quoted(c.d.Actors[other].ID))
		}
	}
}

// checkNameItem checks an alias or metonym by itself.
func (c *checker) checkNameItem(place Place, name string) {
	if Fold(name) == "" {
		c.add(CodeMissingField, place, "write a name or take the item out", "an empty name")
	}
	c.checkText(place, name, maxName)
}

// checkName checks that a name or alias is not that of an actor before.
func (c *checker) checkName(place Place, name string) {
	folded := Fold(name)
	if folded == "" || folded == c.d.Actors[place.Index].ID {
		return
	}
	first, isID := c.x.Actor(folded)
	if !isID {
		first = c.names.addFirst(folded, place.Index)
	}
	other, own := &c.d.Actors[first], &c.d.Actors[place.Index]
	// Actors that share their id are reported for that alone; those that decisions make
	// one share their names with reason.
	if c.survivor(other.ID) != c.survivor(own.ID) {
		c.add(CodeAmbiguousName, place, "tell them apart by fuller names; a word that stands for something else is a metonym",
			"%s names two actors, %s and %s", Quoted(name), Quoted(other.ID), Quoted(own.ID))
	}
}

// named returns the position of the actor that a folded id, name or alias names.
func (c *checker) named(folded string) (int, bool) {
	if i, ok := c.x.Actor(folded); ok {
		return i, true
	}
	return c.names.get(folded)
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
