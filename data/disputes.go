package data

import (
	"cmp"
	"slices"
)

// disputes are the claims that have actors, relation and modality in common with one
// that somebody denies, so that the denial may reach them. Those of dispute i are
// claims[starts[i]:starts[i+1]], in order.
type disputes struct {
	starts, claims []uint32
	of             []membership // in the order of claims
}

// membership says to which dispute a claim belongs.
type membership struct{ claim, dispute uint32 }

// Disputes returns how many disputes there are: groups of two claims or more that have
// actors, relation and modality in common, and of which somebody denies one. Only a
// dossier that is united has any.
func (c *Claims) Disputes() int {
	if c.joined == nil || len(c.joined.disputes.starts) == 0 {
		return 0
	}
	return len(c.joined.disputes.starts) - 1
}

// Dispute returns the positions of the claims of a dispute, in order. The caller must
// not change them.
func (c *Claims) Dispute(i int) []uint32 {
	d := &c.joined.disputes
	return d.claims[d.starts[i]:d.starts[i+1]]
}

// DisputeOf returns the dispute to which the claim at a position belongs.
func (c *Claims) DisputeOf(position int) (int, bool) {
	if c.joined == nil {
		return 0, false
	}
	of := c.joined.disputes.of
	i, found := slices.BinarySearchFunc(of, uint32(position), func(m membership, claim uint32) int { return cmp.Compare(m.claim, claim) })
	if !found {
		return 0, false
	}
	return int(of[i].dispute), true
}

// disputeFinder finds the disputes of a dossier that is united.
type disputeFinder struct {
	*entryHasher
	united       *Dossier
	first, other rowClaim
	denied       hashSieve // the frames of claims that somebody denies
	group        *grouper  // of the claims of such frames, by frame: actors, relation and modality
}

func findDisputes(united *Dossier, h *entryHasher) disputes {
	f := disputeFinder{entryHasher: h, united: united}
	var denials []uint64
	f.eachEntry(func(_ int, hash uint64, denies bool) {
		if denies {
			denials = append(denials, hash)
		}
	}, true)
	if len(denials) == 0 {
		return disputes{}
	}
	f.denied = newSieve(len(denials))
	for _, hash := range denials {
		f.denied.put(hash)
	}
	f.group = newGrouper(2 * len(denials))
	f.eachEntry(func(i int, hash uint64, _ bool) {
		if f.denied.has(hash) && !united.Claims.Follows(i) {
			f.group.add(hash, uint32(i), f.sameFrame)
		}
	}, false)
	return f.disputes()
}

// eachEntry calls visit for every entry that is sound, with the hash of its frame and
// whether it denies; or for those alone that deny.
func (f *disputeFinder) eachEntry(visit func(i int, hash uint64, denies bool), denialsOnly bool) {
	claims := f.d.Claims.Written()
	for i := range claims {
		if f.ended(i) {
			return
		}
		c := &claims[i]
		denies := slices.ContainsFunc(c.Said, func(a Attribution) bool { return !a.Stance.Holds() })
		if denies || !denialsOnly {
			visit(i, f.mix(f.claimFrame(c), modalityKey(c.Modality)), denies)
		}
	}
	start := len(claims)
	for _, t := range f.d.Claims.Tables() {
		if t.fault() == "" && (len(t.Stance) > 0 || !denialsOnly) {
			for i := range t.From {
				if f.ended(i) {
					return
				}
				denies := !t.StanceAt(i).Holds()
				if (denies || !denialsOnly) && f.d.hasRow(t, i) {
					visit(start+i, f.mix(f.rowFrame(t, i), modalityKey(t.ModalityAt(i))), denies)
				}
			}
		}
		start += t.Len()
	}
}

// sameFrame reports whether two entries have one frame.
func (f *disputeFinder) sameFrame(a, b uint32) bool {
	first, other := f.d.readEntry(int(a), &f.first), f.d.readEntry(int(b), &f.other)
	return f.x.sameFrame(&first, &other)
}

// disputes keeps the groups of which one claim is denied.
func (f *disputeFinder) disputes() (found disputes) {
	f.group.each(func(group []uint32) {
		if len(group) < 2 || !slices.ContainsFunc(group, func(i uint32) bool { return f.united.denied(int(i)) }) {
			return
		}
		for _, claim := range group {
			found.of = append(found.of, membership{claim, uint32(len(found.starts))})
		}
		found.starts = append(found.starts, uint32(len(found.claims)))
		found.claims = append(found.claims, group...)
	})
	if len(found.starts) > 0 {
		found.starts = append(found.starts, uint32(len(found.claims)))
	}
	slices.SortFunc(found.of, func(a, b membership) int { return cmp.Compare(a.claim, b.claim) })
	return found
}

// denied reports whether somebody denies the claim whose first entry is at a position.
func (d *Dossier) denied(i int) bool {
	denies := func(i int) bool {
		written, t, row := d.Claims.locate(i)
		if written == nil {
			return !t.StanceAt(row).Holds()
		}
		return slices.ContainsFunc(written.Said, func(a Attribution) bool { return !a.Stance.Holds() })
	}
	return denies(i) || slices.ContainsFunc(d.Claims.Joined(i), func(other uint32) bool { return denies(int(other)) })
}
