package data

// aboutFinder finds the identities of the claims that others are about. It is used
// once for a dossier.
type aboutFinder struct {
	*look
	d       *Dossier
	x       *identifier
	written func(id string) (entry int, ok bool) // what has an id that somebody wrote
	dead    map[string]bool                      // ids that lead to none, or in a circle
	made    map[string]int                       // entries by the made ids that others are about
	tried   []uint64                             // entries whose made ids were worked out: a bit each
}

// mostAbout is how many claims may be about each other in a row where they are named
// by made ids, which only the identities of those before them tell.
const mostAbout = 64

// learnAbout notes the identity of every claim that another is about. What names no
// claim, or is about itself, is left out.
func (f *aboutFinder) learnAbout() {
	wanted := f.ids()
	f.made, f.tried = make(map[string]int), make([]uint64, (f.d.Claims.Len()+63)/64)
	f.chaseAll(wanted)
	made := make(map[string]string) // ids that may be made, by their digits
	for id := range wanted {
		if digits, ok := madeDigits(id); ok {
			if _, known := f.written(id); !known {
				made[digits] = id
			}
		}
	}
	for round := 0; round < mostAbout && len(made) > 0; round++ {
		before := len(made)
		f.findMade(made)
		if len(made) == before || f.err != nil {
			return
		}
		f.chaseAll(wanted)
	}
}

// ids lists the ids that claims are about.
func (f *aboutFinder) ids() map[string]bool {
	wanted := make(map[string]bool)
	claims := f.d.Claims.Written()
	for i := range claims {
		if f.ended(i) {
			return wanted
		}
		if claims[i].About != "" {
			wanted[claims[i].About] = true
		}
	}
	for _, t := range f.d.Claims.Tables() {
		for i := range t.About {
			if f.ended(i) {
				return wanted
			}
			if id := t.AboutAt(i); id != "" {
				wanted[id] = true
			}
		}
	}
	return wanted
}

func (f *aboutFinder) chaseAll(wanted map[string]bool) {
	f.dead = make(map[string]bool)
	n := 0
	for id := range wanted { // in any order: what comes of it is the same
		if f.ended(n) {
			return
		}
		n++
		f.chase(id)
	}
}

// chase follows claims that are about each other to the one that is about none, or
// about one that is known, and works out their identities on the way back.
func (f *aboutFinder) chase(id string) {
	var row []string // of ids
	var claims []Claim
	for id != "" {
		if _, known := f.x.about[id]; known {
			break
		}
		at, ok := f.written(id)
		if !ok || f.dead[id] {
			for _, id := range row {
				f.dead[id] = true
			}
			return
		}
		f.dead[id] = true // until it is known, so that a circle ends
		c := f.d.Entry(at)
		row, claims = append(row, id), append(claims, c)
		id = c.About
	}
	for i := len(row) - 1; i >= 0; i-- {
		f.x.about[row[i]] = f.x.of(&claims[i])
		delete(f.dead, row[i])
	}
}

// findMade works out the ids of the entries for which it can, and takes those that are
// wanted out of made. Each is worked out once.
func (f *aboutFinder) findMade(made map[string]string) {
	for i := range f.d.Claims.Len() {
		if f.ended(i) {
			return
		}
		if f.tried[i>>6]>>(i&63)&1 != 0 {
			continue
		}
		about := f.d.aboutOf(i)
		if _, known := f.x.about[about]; about != "" && !known {
			continue
		}
		f.tried[i>>6] |= 1 << (i & 63)
		if t, row := f.d.Claims.Row(i); t != nil && !f.d.hasRow(t, row) {
			continue
		}
		c := f.d.Entry(i)
		id := f.x.madeID(&c)
		if wanted, ok := made[id[len(id)-idDigits:]]; ok && wanted == id {
			f.x.about[id], f.made[id] = f.x.of(&c), i
			delete(made, id[len(id)-idDigits:])
		}
	}
}

// hasRow reports whether the actors and the relation of a row are in the dossier.
func (d *Dossier) hasRow(t *Table, row int) bool {
	return int(t.From[row]) < len(d.Actors) && int(t.To[row]) < len(d.Actors) && int(t.Relation[row]) < len(d.Relations)
}
