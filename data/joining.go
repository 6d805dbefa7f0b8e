package data

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"
)

// joiner finds the entries of one identity. Each is hashed, rows from their columns;
// a bit for each hash tells which of them may be there twice, nearly always few, and
// only those are sorted and compared. The seed of the hash never reaches a result.
type joiner struct {
	*look
	d            *Dossier
	x            *identifier
	hashes       []uint64 // of entries; 0: not to be joined
	first, other rowClaim
}

// findJoins finds which entries make one claim.
func findJoins(l *look, d *Dossier, x *identifier, hashes []uint64) *joins {
	j := &joiner{look: l, d: d, x: x, hashes: hashes}
	found := &joins{identifier: x, count: d.Claims.Len()}
	found.links = sync.OnceValue(found.linked)
	if l.err == nil {
		j.join(found, j.candidates())
	}
	return found
}

// candidates returns the entries whose hash may be that of another one too.
func (j *joiner) candidates() []uint32 {
	once, twice := newSieve(len(j.hashes)), newSieve(len(j.hashes))
	for i, h := range j.hashes {
		if j.ended(i) {
			return nil
		}
		if once.has(h) {
			twice.add(h)
		}
		once.add(h)
	}
	var list []uint32
	for i, h := range j.hashes {
		if j.ended(i) {
			return nil
		}
		if h != 0 && twice.has(h) {
			list = append(list, uint32(i))
		}
	}
	return list
}

// hashSieve is a set of hashes that now and then takes one for a member that is none:
// 3 in 100 times. It costs 32 bits a member.
type hashSieve struct {
	bits  []uint64
	shift int
}

func newSieve(members int) hashSieve {
	const perMember = 5 // its binary logarithm
	size := max(bits.Len(uint(members))+perMember, 6)
	return hashSieve{make([]uint64, 1<<size/64), 64 - size}
}

func (s *hashSieve) add(h uint64)      { s.bits[h>>s.shift>>6] |= 1 << (h >> s.shift & 63) }
func (s *hashSieve) has(h uint64) bool { return s.bits[h>>s.shift>>6]>>(h>>s.shift&63)&1 != 0 }

// join groups candidates of one identity.
func (j *joiner) join(found *joins, list []uint32) {
	slices.SortFunc(list, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(j.hashes[a], j.hashes[b]), cmp.Compare(a, b))
	})
	var groups [][]uint32
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && j.hashes[list[end]] == j.hashes[list[start]] {
			end++
		}
		if end-start > 1 {
			groups = append(groups, j.alike(list[start:end])...)
			if j.ended(len(groups)) {
				return
			}
		}
		start = end
	}
	slices.SortFunc(groups, func(a, b []uint32) int { return cmp.Compare(a[0], b[0]) })
	if len(groups) > 0 {
		found.follows = make([]uint64, (len(j.hashes)+63)/64)
	}
	for _, group := range groups {
		found.heads = append(found.heads, group[0])
		found.starts = append(found.starts, uint32(len(found.followers)))
		found.followers = append(found.followers, group[1:]...)
		for _, i := range group[1:] {
			found.follows[i>>6] |= 1 << (i & 63)
		}
	}
	found.starts = append(found.starts, uint32(len(found.followers)))
	found.count -= len(found.followers)
}

// alike parts entries of one hash by their identities, of which there is one but for
// chance. Groups of one are left out.
func (j *joiner) alike(list []uint32) (groups [][]uint32) {
	for len(list) > 1 {
		var group, rest []uint32
		first := j.d.readEntry(int(list[0]), &j.first)
		for k, i := range list[1:] {
			other := j.d.readEntry(int(i), &j.other)
			if same := j.x.same(&first, &other); !same && rest == nil {
				group = append(group, list[:k+1]...)
				rest = append(rest, i)
			} else if !same {
				rest = append(rest, i)
			} else if rest != nil {
				group = append(group, i)
			}
		}
		if rest == nil {
			group = list
		}
		if len(group) > 1 {
			groups = append(groups, group)
		}
		list = rest
	}
	return groups
}
