package data

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
)

// joins say which entries of a dossier make one claim, and what that is called. They
// do not change.
type joins struct {
	*identifier
	// follows marks the entries that belong to the claim of one before them: to the
	// first that says the same.
	follows []uint64
	count   int // of the entries that follow none: the claims
	// heads are the entries that others follow; those of heads[i] are
	// followers[starts[i]:starts[i+1]], in order.
	heads, starts, followers []uint32
	links                    func() []link // made when first asked for
	written                  *Dossier      // as it was before
	index                    *Index        // of the dossier united
	disputes                 disputes
	covers                   sync.Map    // of large disputes, by their numbers
	namesApart               atomic.Bool // Check found that no two actors share a name
}

// followersOf returns the entries that belong to the claim of entry i beside it.
func (j *joins) followersOf(i int) []uint32 {
	if len(j.heads) == 0 {
		return nil
	}
	at, found := slices.BinarySearch(j.heads, uint32(i))
	if !found {
		return nil
	}
	return j.followers[j.starts[at]:j.starts[at+1]]
}

func (j *joins) isFollower(i int) bool { return j.follows != nil && j.follows[i>>6]>>(i&63)&1 != 0 }

// Follows reports whether the entry at position i belongs to the claim of an entry
// before it. Only a dossier that is united has such (see [Unite]).
func (c *Claims) Follows(i int) bool { return c.joined != nil && c.joined.isFollower(i) }

// Joined returns the positions of the entries that belong to the claim of the entry
// at position i beside it, in order. The caller must not change them.
func (c *Claims) Joined(i int) []uint32 {
	if c.joined == nil {
		return nil
	}
	return c.joined.followersOf(i)
}

// headOf returns the first entry of the claim to which an entry belongs.
func (c *Claims) headOf(i int) int {
	if !c.Follows(i) {
		return i
	}
	links := c.joined.links()
	at, _ := slices.BinarySearchFunc(links, uint32(i), func(l link, follower uint32) int { return cmp.Compare(l.follower, follower) })
	return int(links[at].head)
}

// link leads from an entry to the one that it follows.
type link struct{ follower, head uint32 }

// linked lists the links in the order of the followers.
func (j *joins) linked() []link {
	links := make([]link, 0, len(j.followers))
	for i, head := range j.heads {
		for _, follower := range j.followers[j.starts[i]:j.starts[i+1]] {
			links = append(links, link{follower, head})
		}
	}
	slices.SortFunc(links, func(a, b link) int { return cmp.Compare(a.follower, b.follower) })
	return links
}

// Heads returns the positions of the claims that consist of several entries: of the
// first of these each. The caller must not change them.
func (c *Claims) Heads() []uint32 {
	if c.joined == nil {
		return nil
	}
	return c.joined.heads
}

// OthersOf returns the other entries of the claim with number n among Heads.
func (c *Claims) OthersOf(n int) []uint32 {
	return c.joined.followers[c.joined.starts[n]:c.joined.starts[n+1]]
}

// JoinsAny reports whether any claim consists of several entries.
func (c *Claims) JoinsAny() bool { return c.joined != nil && len(c.joined.heads) > 0 }

// Count returns the number of claims: of entries that follow none.
func (c *Claims) Count() int {
	if c.joined == nil {
		return c.length
	}
	return c.joined.count
}
