package data

// mostSounded is up to how many actors are compared by sound. More are left to those who
// ask for proposals.
const mostSounded = 100_000

// checkSounds warns of a name in one script that sounds like one in another, as
// Зеленський and Zelensky do.
func (c *checker) checkSounds() {
	if !c.names.foreign || len(c.d.Actors) > mostSounded {
		return
	}
	latin, others := map[string]int{}, []int{} // actors by the sounds of their Latin names, and those with others
	each := func(i int, visit func(place Place, name string)) {
		place := Place{List: "actors", Index: i, Item: -1}
		visit(at(place, "name"), c.d.Actors[i].Name)
		for n, alias := range c.d.Actors[i].Aliases {
			visit(item(place, "aliases", n), alias)
		}
	}
	for i := range c.d.Actors {
		if c.ended(i) {
			return
		}
		found := false
		each(i, func(_ Place, name string) { found = found || foreign(name) })
		if found {
			others = append(others, i)
		}
	}
	for i := range c.d.Actors {
		if c.ended(i) {
			return
		}
		each(i, func(_ Place, name string) {
			if !foreign(name) {
				for _, sound := range Sounds(name) {
					addFirst(latin, sound, i)
				}
			}
		})
	}
	for _, i := range others {
		told := false
		each(i, func(place Place, name string) {
			if told || !foreign(name) {
				return
			}
			for _, sound := range Sounds(name) {
				if first, known := latin[sound]; known && c.others(first, i) && !told {
					told = true
					c.alike(place, name, first)
				}
			}
		})
	}
}

// foreign reports whether a name has letters of those scripts that are put into Latin
// ones (see [Romanize]): Greek and Cyrillic.
func foreign(name string) bool {
	const first, last = 0xcd, 0xd4 // bytes with which these letters begin
	for i := range len(name) {
		if name[i] >= first && name[i] <= last {
			return true
		}
	}
	return false
}
