package data

// checkDates warns of claims that differ in nothing but how their time is written: 2019,
// 2019~ and 2019-01-01/2019-12-31 are the same days and three claims.
func (c *checker) checkDates() {
	if !c.unusualDates() || c.err != nil {
		return
	}
	k := newKeyMaker()
	k.days = true
	hashes := hashEntries(&c.look, k, c.u, c.u.Claims.joined.identifier).hashes
	if c.err != nil {
		return
	}
	j := &joiner{look: &c.look, d: c.u, x: c.u.Claims.joined.identifier, hashes: hashes}
	g := newGrouper(0)
	for n, i := range j.candidates() {
		if c.ended(n) {
			return
		}
		if !c.u.Claims.Follows(int(i)) {
			g.add(hashes[i], i, j.sameButTime)
		}
	}
	g.each(func(group []uint32) {
		for _, i := range group[1:] {
			one, other := c.u.Entry(int(group[0])), c.u.Entry(int(i))
			c.addAfter(CodeAlikeDates, c.entryPlace(int(i), "when"), c.entryPlace(int(group[0]), "when"),
				"write the time alike if they are one claim", "%s and %s differ in how they write the same days only: %s and %s",
				c.entryName(int(i)), c.entryName(int(group[0])), other.When, one.When)
		}
	})
}

// unusualDates reports whether any entry has a time that is not a plain year, month or
// day: two plain ones of the same days are written alike.
func (c *checker) unusualDates() bool {
	unusual := func(d Date) bool { return !d.IsZero() && (d.to.sort() != edgeNone || d.from.qualifier() != 0) }
	for i := range c.u.Claims.written {
		if c.ended(i) || unusual(c.u.Claims.written[i].When) {
			return true
		}
	}
	for _, t := range c.u.Claims.Tables() {
		for i := range t.When {
			if c.ended(i) || unusual(t.When[i]) {
				return true
			}
		}
	}
	return false
}

// sameButTime reports whether two entries have one identity but for how the same days
// are written.
func (j *joiner) sameButTime(a, b uint32) bool {
	first, other := j.d.readEntry(int(a), &j.first), j.d.readEntry(int(b), &j.other)
	if first.When.First() != other.When.First() || first.When.Last() != other.When.Last() {
		return false
	}
	other.When = first.When
	return j.x.same(&first, &other)
}
