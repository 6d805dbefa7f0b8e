package graph

import (
	mathbits "math/bits"
	"sync"
	"sync/atomic"

	"dossier/data"
)

// Graph is the index of a dossier. It is immutable and safe for concurrent use;
// its tables of arcs, its names and its default view are made when first asked for.
type Graph struct {
	d        *data.Dossier
	assessor *data.Assessor

	actorAt []uint32 // position in d.Actors of each node

	// Columns of ties. Those that start at node n are firstTie[n] to firstTie[n+1].
	firstTie []uint32
	from, to []Node
	relation []uint32 // position in d.Relations
	best     []mark   // of the best claim, filters apart
	tiesOf   []uint32 // how many ties between two actors each relation has, by its position

	// refs[firstClaim[t]:firstClaim[t+1]] are the claims of tie t, best grade
	// first, then by id. firstClaim is nil where every tie has just one.
	refs       []ClaimRef
	firstClaim []uint32

	// Columns of claims.
	marks     []mark
	alone     []mark // before denials in general; marks itself where there are none
	origins   []uint8
	firstDay  []data.Day // nil, as lastDay, where no claim has a date
	lastDay   []data.Day
	marksUsed [256]bool // which marks occur, so that a filter may see that it excludes nothing
	tables    []tableAt

	in   lazyIn
	rows [2 * directions]lazyRows
	all  atomic.Pointer[View] // the default view
	find lazyNames
}

// directions is the number of directions, for tables indexed by them.
const directions = int(EitherWay) + 1

// Dossier returns what the graph was built from, united (see [data.Unite]).
func (g *Graph) Dossier() *data.Dossier { return g.d }

// NumActors returns the number of actors; nodes run from 0 to one less.
func (g *Graph) NumActors() int { return len(g.actorAt) }

// NumTies returns the number of ties; they run from 0 to one less.
func (g *Graph) NumTies() int { return len(g.from) }

// NumClaims bounds the numbers of claims. Those of entries that belong to the claim
// of another one are not in use (see [data.Claims.Follows]).
func (g *Graph) NumClaims() int { return len(g.marks) }

// Actor returns the actor of a node.
func (g *Graph) Actor(n Node) *data.Actor { return &g.d.Actors[g.actorAt[n]] }

// NodeOf returns the node of the actor with exactly this id. It costs a binary search.
func (g *Graph) NodeOf(id string) (Node, bool) {
	low, high := 0, len(g.actorAt)
	for low < high {
		mid := int(uint(low+high) / 2)
		if g.d.Actors[g.actorAt[mid]].ID < id {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(g.actorAt) && g.d.Actors[g.actorAt[low]].ID == id {
		return Node(low), true
	}
	return 0, false
}

// Ends returns the actors of a tie, as it is written: the lower one first where
// the relation is symmetric.
func (g *Graph) Ends(t Tie) (from, to Node) { return g.from[t], g.to[t] }

// Relation returns the relation of a tie.
func (g *Graph) Relation(t Tie) *data.Relation { return &g.d.Relations[g.relation[t]] }

// RelationAt returns the position of a tie's relation in the dossier's Relations.
func (g *Graph) RelationAt(t Tie) int { return int(g.relation[t]) }

// Claims returns every claim of a tie, whatever its status or modality: best
// grade first, then by id. The caller must not change it.
func (g *Graph) Claims(t Tie) []ClaimRef {
	if g.firstClaim == nil {
		return g.refs[t : t+1 : t+1]
	}
	end := g.firstClaim[t+1]
	return g.refs[g.firstClaim[t]:end:end]
}

// Claim returns a claim, with the attributions of all its entries. One that stands in
// a table or in several entries is put together on each call.
func (g *Graph) Claim(c ClaimRef) data.Claim { return g.d.Claim(int(c)) }

// Span returns the first and the last day on which a claim can hold. A claim
// without a date can hold on any day, one with an open end up to the last.
func (g *Graph) Span(c ClaimRef) (first, last data.Day) {
	if g.firstDay == nil {
		return data.MinDay, data.MaxDay
	}
	return g.firstDay[c], g.lastDay[c]
}

// Dated reports whether any claim has a date. Where none has, every span is unbounded.
func (g *Graph) Dated() bool { return g.firstDay != nil }

// mark packs what a filter asks of a claim into one byte: the status in the low
// three bits, then the grade in three and the modality in two.
type mark uint8

func newMark(a data.Assessment, m data.Modality) mark {
	modality := mark(0)
	switch m {
	case data.Planned:
		modality = 1
	case data.Possible:
		modality = 2
	}
	return mark(a.Status) | mark(a.Grade)<<3 | modality<<6
}

func (m mark) status() data.Status { return data.Status(m & 7) }
func (m mark) grade() data.Grade   { return data.Grade(m >> 3 & 7) }
func (m mark) modality() data.Modality {
	switch m >> 6 {
	case 1:
		return data.Planned
	case 2:
		return data.Possible
	}
	return data.Actual
}

// bits is a set of small numbers.
type bits []uint64

func newBits(n int) bits { return make(bits, (n+63)/64) }

func (b bits) has(i uint32) bool { return b[i>>6]>>(i&63)&1 != 0 }
func (b bits) set(i uint32)      { b[i>>6] |= 1 << (i & 63) }
func (b bits) unset(i uint32)    { b[i>>6] &^= 1 << (i & 63) }

// count returns the size of the set.
func (b bits) count() (n int) {
	for _, w := range b {
		n += mathbits.OnesCount64(w)
	}
	return n
}

type lazyIn struct {
	once  sync.Once
	start []uint32
	ties  []Tie
}
