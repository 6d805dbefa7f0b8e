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
	united *Dossier
	denied hashSieve // the frames of claims that somebody denies
	list   []framed
}

// framed is a claim with the hash of its frame: actors, relation and modality.
type framed struct {
	hash  uint64
	claim uint32
}

func findDisputes(united *Dossier, h *entryHasher) disputes {
	f := disputeFinder{entryHasher: h, united: united}
	var denials []uint64
	f.eachEntry(func(i int, hash uint64, denies bool) {
		if denies {
			denials = append(denials, hash)
		}
	}, true)
	if len(denials) == 0 {
		return disputes{}
	}
	f.denied = newSieve(len(denials))
	for _, hash := range denials {
		f.denied.add(hash)
	}
	f.eachEntry(func(i int, hash uint64, _ bool) {
		if f.denied.has(hash) && !united.Claims.Follows(i) {
			f.list = append(f.list, framed{hash, uint32(i)})
		}
	}, false)
	return f.group()
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
			visit(i, f.mix(f.frame(c), modalityKey(c.Modality)), denies)
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

// group parts the claims by their frames and keeps those of which one is denied.
func (f *disputeFinder) group() (found disputes) {
	slices.SortFunc(f.list, func(a, b framed) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.claim, b.claim)) })
	var groups [][]framed
	for start := 0; start < len(f.list); {
		end := start + 1
		for end < len(f.list) && f.list[end].hash == f.list[start].hash {
			end++
		}
		if group := f.list[start:end]; len(group) > 1 && f.isDispute(group) {
			groups = append(groups, group)
			if f.ended(len(groups)) {
				return found
			}
		}
		start = end
	}
	slices.SortFunc(groups, func(a, b []framed) int { return cmp.Compare(a[0].claim, b[0].claim) })
	for i, group := range groups {
		found.starts = append(found.starts, uint32(len(found.claims)))
		for _, member := range group {
			found.claims = append(found.claims, member.claim)
			found.of = append(found.of, membership{member.claim, uint32(i)})
		}
	}
	found.starts = append(found.starts, uint32(len(found.claims)))
	slices.SortFunc(found.of, func(a, b membership) int { return cmp.Compare(a.claim, b.claim) })
	return found
}

// isDispute reports whether claims whose frames have one hash have one frame, as all
// but by chance do, and somebody denies one of them.
func (f *disputeFinder) isDispute(group []framed) bool {
	var memory, other rowClaim
	first := f.d.readEntry(int(group[0].claim), &memory)
	denied := false
	for _, member := range group {
		c := f.d.readEntry(int(member.claim), &other)
		if !f.x.sameFrame(&first, &c) {
			return false
		}
		denied = denied || f.united.denied(int(member.claim))
	}
	return denied
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
