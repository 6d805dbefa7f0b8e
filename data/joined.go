package data

import (
	"cmp"
	"slices"
	"strings"
)

// Claim returns the claim whose first entry is at position i, with the attributions
// of all its entries. The caller must not change what it points to.
//
// Of several entries the one with the smallest id tells the claim; of those without
// an id, the one whose words come first. The claim weighs the least that any says.
// An attribution that is there twice in every field counts once; all are put into one
// order, so that the order of entries does not show.
func (d *Dossier) Claim(i int) Claim {
	c := d.Entry(i)
	if d.Claims.joined == nil {
		return c
	}
	if others := d.Claims.Joined(i); len(others) > 0 {
		c = d.join(c, others)
	} else if len(c.Said) > 1 {
		c.Said = distinct(c.Said)
	}
	if c.ID == "" {
		c.ID = d.Claims.joined.madeID(&c)
	}
	if c.About != "" {
		if about, known := d.Claims.joined.index.Claim(c.About); known {
			c.About = d.ClaimID(about)
		}
	}
	return c
}

// ClaimID returns the id under which the claim whose first entry is at position i is
// shown: the smallest that was written for it, else the made one. Only a dossier that
// is united has made ids.
func (d *Dossier) ClaimID(i int) string {
	if t, row := d.Claims.Row(i); t != nil && d.Claims.joined != nil && d.Claims.Joined(i) == nil {
		if id := t.IDAt(row); id != "" {
			return id
		}
		return d.Claims.joined.madeIDOfRow(d, t, row)
	}
	c := d.readEntry(i, new(rowClaim))
	for _, other := range d.Claims.Joined(i) {
		if id := d.writtenID(int(other)); id != "" && (c.ID == "" || id < c.ID) {
			c.ID = id
		}
	}
	if c.ID == "" && d.Claims.joined != nil {
		c.ID = d.Claims.joined.madeID(&c)
	}
	return c.ID
}

// WrittenIDs lists the ids that somebody wrote for the claim whose first entry is at
// position i.
func (d *Dossier) WrittenIDs(i int) (ids []string) {
	if id := d.writtenID(i); id != "" {
		ids = append(ids, id)
	}
	for _, other := range d.Claims.Joined(i) {
		if id := d.writtenID(int(other)); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// writtenID returns the id that an entry gives its claim, or "".
func (d *Dossier) writtenID(i int) string {
	written, t, row := d.Claims.locate(i)
	if written != nil {
		return written.ID
	}
	return t.IDAt(row)
}

// madeClaimID returns the id that is made of the identity of an entry.
func (d *Dossier) madeClaimID(i int) string {
	c := d.readEntry(i, new(rowClaim))
	return d.Claims.joined.madeID(&c)
}

// madeDigits maps the digits at the end of made ids to the claims.
func (d *Dossier) madeDigits() map[string][]int {
	made := make(map[string][]int, d.Claims.Count())
	positions := make([]int, 0, d.Claims.Count()) // one piece of memory for nearly all
	var memory rowClaim
	for i := range d.Claims.Len() {
		if d.Claims.Follows(i) {
			continue
		}
		c := d.readEntry(i, &memory)
		id := d.Claims.joined.madeID(&c)
		digits := id[len(id)-idDigits:]
		if others := made[digits]; others != nil {
			made[digits] = append(others[:len(others):len(others)], i)
			continue
		}
		positions = append(positions, i)
		made[digits] = positions[len(positions)-1:]
	}
	return made
}

// join makes one claim of an entry and others.
func (d *Dossier) join(first Claim, others []uint32) Claim {
	best, said := first, slices.Clone(first.Said)
	var weight *float64
	var ids []string
	take := func(c *Claim) {
		if c.ID != "" {
			ids = append(ids, c.ID)
		}
		if c.Weight != nil && (weight == nil || *c.Weight < *weight) {
			weight = c.Weight
		}
	}
	take(&first)
	for _, at := range others {
		c := d.Entry(int(at))
		take(&c)
		said = append(said, c.Said...)
		if tellsBefore(&c, &best) {
			best = c
		}
	}
	best.Weight, best.Said = weight, inOrder(said)
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) > 1 {
		best.Also = ids[1:]
	}
	return best
}

// tellsBefore reports whether of two entries of one claim the first tells it.
func tellsBefore(a, b *Claim) bool {
	if a.ID != b.ID {
		return b.ID == "" || a.ID != "" && a.ID < b.ID
	}
	return cmp.Or(strings.Compare(a.What, b.What), slices.Compare(a.From, b.From), slices.Compare(a.To, b.To)) < 0
}

// distinct returns attributions without those that are there before in every field.
func distinct(said []Attribution) []Attribution {
	for i := range said {
		for k := range i {
			if said[i].Compare(&said[k]) == 0 {
				rest := slices.Clone(said[:i])
				for _, at := range said[i:] {
					if !slices.ContainsFunc(rest, func(other Attribution) bool { return other.Compare(&at) == 0 }) {
						rest = append(rest, at)
					}
				}
				return rest
			}
		}
	}
	return said
}

// inOrder sorts attributions, firmest first and denials last, and leaves out those
// that are there twice; of such the one of the first row stays.
func inOrder(said []Attribution) []Attribution {
	slices.SortFunc(said, func(a, b Attribution) int { return cmp.Or(a.Compare(&b), cmp.Compare(a.Row, b.Row)) })
	return slices.CompactFunc(said, func(a, b Attribution) bool { return a.Compare(&b) == 0 })
}

// Compare orders attributions by all that they say. Where they are written does not count.
func (a *Attribution) Compare(b *Attribution) int {
	return cmp.Or(
		cmp.Compare(firmness(b.Stance), firmness(a.Stance)),
		strings.Compare(a.Source, b.Source),
		slices.Compare(setOf(a.By), setOf(b.By)),
		strings.Compare(a.At, b.At),
		a.SaidOn.compare(b.SaidOn),
		strings.Compare(a.Quote, b.Quote),
		strings.Compare(a.Reliability, b.Reliability),
		cmp.Compare(a.Credibility, b.Credibility),
		cmp.Compare(confidenceOf(a), confidenceOf(b)),
		strings.Compare(string(a.Stance.OrDefault()), string(b.Stance.OrDefault())),
	)
}

// confidenceOf is -1 where none is stated.
func confidenceOf(a *Attribution) int {
	if a.Confidence == nil {
		return -1
	}
	return *a.Confidence
}
