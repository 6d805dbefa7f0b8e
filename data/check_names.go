package data

import "fmt"

// mostAlike is how many pairs of names that are merely alike are listed. They are
// something to look at, and whoever has more of them needs proposals and not problems.
const mostAlike = 20

// nameChecker knows what actors are called.
type nameChecker struct {
	all      *idTable           // from every folded name or alias to the first actor that has it; nil: not needed yet
	first    *idTable           // the same of those that may be shared
	bare     *idTable           // the same from bare ones (see bareName)
	several  map[string]bool    // the folded names that more than one has
	decided  map[[2]string]bool // pairs of ids that are decided to be different, the smaller first
	warned   [2]int             // the last two actors that were found to share a name
	repeated bool               // some actor has a name of another one
	foreign  bool               // some name is in Greek or Cyrillic letters
	stands   bool               // some actor has a metonym
	alike    int                // pairs found
	beyond   Place              // where the first stands that is not listed
}

// checkNames warns of names and aliases that lead to two actors, of those that are
// alike, and of metonyms that lead elsewhere too. Few actors share a name, and only
// those that may are compared.
func (c *checker) checkNames() {
	c.names = nameChecker{first: newIDTable(0), bare: newIDTable(0), several: map[string]bool{}, decided: map[[2]string]bool{}}
	for i := range c.d.Decisions {
		if d := &c.d.Decisions[i]; d.Stands() && d.Verdict == Different && len(d.Actors) == 2 {
			c.names.decided[idPair(d.Actors[0], d.Actors[1])] = true
		}
	}
	r := c.noteNames()
	for i := range c.d.Actors {
		if c.ended(i) {
			return
		}
		a := &c.d.Actors[i]
		if !r.next(len(a.Aliases) + 1) {
			continue
		}
		place := Place{List: "actors", Index: i, Item: -1}
		c.checkName(at(place, "name"), a.Name)
		for n, alias := range a.Aliases {
			c.checkName(item(place, "aliases", n), alias)
		}
	}
	c.checkSounds()
	if more := c.names.alike - mostAlike; more > 0 {
		c.add(CodeMayBeTheSame, c.names.beyond, "look at those that are listed first", "and %d more pairs of names that are alike", more)
	}
	c.checkMetonyms()
	if c.err == nil && !c.names.repeated && c.u.Claims.joined != nil {
		c.u.Claims.joined.namesApart.Store(true)
	}
}

// noteNames notes the bare forms of all names and aliases, points out those that are
// ids of others, and checks aliases by themselves.
func (c *checker) noteNames() *repeats {
	r := newRepeats(len(c.d.Actors))
	var memory []byte
	note := func(own int, name string) {
		folded := Fold(name)
		if memory = appendBare(memory[:0], folded); len(memory) == 0 {
			memory = append(memory, folded...)
		}
		r.note(memory)
		c.names.foreign = c.names.foreign || foreign(folded)
		if folded != c.d.Actors[own].ID && ValidID(folded) {
			if _, isID := c.x.Actor(folded); isID {
				r.point()
			}
		}
	}
	for i := range c.d.Actors {
		if c.ended(i) {
			break
		}
		a := &c.d.Actors[i]
		note(i, a.Name)
		c.names.stands = c.names.stands || len(a.Metonyms) > 0
		for n, alias := range a.Aliases {
			c.checkNameItem(item(Place{List: "actors", Index: i}, "aliases", n), alias)
			note(i, alias)
		}
		r.close()
	}
	return r
}

// checkMetonyms warns of metonyms that lead to two actors.
func (c *checker) checkMetonyms() {
	if !c.names.stands {
		return
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

// checkName warns where a name or alias is that of an actor before, or the id of
// another one, or like the name of an actor before.
func (c *checker) checkName(place Place, name string) {
	folded := Fold(name)
	if folded == "" {
		return
	}
	first, isID := 0, false
	if ValidID(folded) { // few names are, and it costs less than to look
		first, isID = c.x.Actor(folded)
	}
	if !isID {
		first = c.names.first.addFirst(folded, place.Index)
	}
	if c.d.Actors[first].ID != c.d.Actors[place.Index].ID {
		c.names.repeated = true
	}
	if c.others(first, place.Index) {
		c.shared(place, name, folded, first, isID)
		return
	}
	bare := bareName(folded)
	if bare == "" {
		return
	}
	if first = c.names.bare.addFirst(bare, place.Index); c.others(first, place.Index) {
		c.alike(place, name, first)
	}
}

// others reports whether two positions are those of two actors about which nobody
// has decided. Actors that share their id are reported for that alone.
func (c *checker) others(i, k int) bool {
	a, b := c.d.Actors[i].ID, c.d.Actors[k].ID
	return a != b && c.survivor(a) != c.survivor(b) && (len(c.names.decided) == 0 || !c.names.decided[idPair(a, b)])
}

// shared warns of a name that leads to the actor at first too.
func (c *checker) shared(place Place, name, folded string, first int, isID bool) {
	c.names.several[folded] = true
	pair := [2]int{first, place.Index}
	if c.names.warned == pair {
		return // its name and an alias are both shared
	}
	c.names.warned = pair
	other, own := &c.d.Actors[first], &c.d.Actors[place.Index]
	if isID && Fold(other.Name) != folded {
		c.add(CodeSharedName, place, "a look-up of the id finds the one that has it; give the other a fuller name",
			"%s is a name of %s and the id of %s", Quoted(name), described(own), described(other))
		return
	}
	c.add(CodeSharedName, place, "a look-up will ask which; tell them apart by fuller names or descriptions, or decide that they are the same; a word that stands for something else is a metonym",
		"%s names two actors, %s and %s", Quoted(name), described(other), described(own))
}

// alike warns of a name that is much like one of the actor at first, unless the two
// are known to be of different kinds.
func (c *checker) alike(place Place, name string, first int) {
	other, own := &c.d.Actors[first], &c.d.Actors[place.Index]
	if knownKind(other.Kind) && knownKind(own.Kind) && other.Kind != own.Kind {
		return
	}
	if c.names.alike++; c.names.alike > mostAlike {
		if c.names.alike == mostAlike+1 {
			c.names.beyond = place
		}
		return
	}
	c.add(CodeMayBeTheSame, place, "decide whether they are the same, or write one name in one way",
		"%s, a name of %s, is much like one of %s", Quoted(name), described(own), described(other))
}

// described gives an actor's id and, in brackets, its description, for a message.
func described(a *Actor) string {
	if a.Description == "" {
		return Quoted(a.ID)
	}
	words := Quoted(a.Description)
	return Quoted(a.ID) + " (" + words[1:len(words)-1] + ")"
}

func idPair(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// named returns the position of the actor that a folded id, name or alias names; of
// several, that of the first.
func (c *checker) named(folded string) (int, bool) {
	if i, ok := c.x.Actor(folded); ok {
		return i, true
	}
	if c.names.all == nil {
		c.names.all = newIDTable(len(c.d.Actors))
		for i := range c.d.Actors {
			a := &c.d.Actors[i]
			c.names.all.addFirst(Fold(a.Name), i)
			for _, alias := range a.Aliases {
				c.names.all.addFirst(Fold(alias), i)
			}
		}
	}
	return c.names.all.get(folded)
}

// nameHint says whose name stands where an id belongs, or is empty.
func (c *checker) nameHint(name string) string {
	folded := Fold(name)
	i, ok := c.named(folded)
	switch {
	case !ok:
		return ""
	case c.names.several[folded]:
		return fmt.Sprintf("that is a name of several actors, %s among them: write the id of the one that is meant", Quoted(c.d.Actors[i].ID))
	}
	return fmt.Sprintf("that is a name of the actor %s: write its id", Quoted(c.d.Actors[i].ID))
}
