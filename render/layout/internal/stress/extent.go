package stress

// extent is the rectangle around something, for a first quick look at what is near.
type extent struct{ x0, y0, x1, y1 int32 }

// meets reports whether two rectangles touch: one test of four signs, since branches that
// nobody can foresee take longer.
func (a extent) meets(b *extent) bool {
	return (b.x1-a.x0)|(a.x1-b.x0)|(b.y1-a.y0)|(a.y1-b.y0) >= 0
}

// grown is a rectangle that is larger by so much to every side.
func (a extent) grown(by int32) extent { return extent{a.x0 - by, a.y0 - by, a.x1 + by, a.y1 + by} }

// sieve is a list of extents to look through for those that meet another one, which is most
// of what a search does. Each has a coarse copy in one word, four lanes of 16 bits: right,
// bottom, and what lies from left and top to the most that there may be. The highest bit of
// each lane is set, and is lost where a lane of the other is larger.
type sieve struct {
	at     []extent
	coarse []uint64
}

// Coarse places are whole quarters of a pixel; what lies beyond is taken to lie at the edge.
const (
	coarseBits = 2
	most       = 1<<15 - 1
	offset     = 1 << 12 // words may stand a little out of the frame
	guards     = 1<<15 | 1<<31 | 1<<47 | 1<<63
)

func newSieve(n int) sieve { return sieve{make([]extent, n), make([]uint64, n)} }

// put sets an extent.
func (s *sieve) put(i int32, e extent) {
	s.at[i] = e
	s.coarse[i] = lanes(e.x1, e.y1, e.x0, e.y0) | guards
}

// asking is an extent as the sieve is asked for it: lanes that none may be below.
func (a extent) asking() uint64 { return lanes(a.x0, a.y0, a.x1, a.y1) }

// passes reports whether a coarse extent may meet one that is asked for.
func passes(coarse, asked uint64) bool { return (coarse-asked)&guards == guards }

func lanes(x, y, backX, backY int32) uint64 {
	return coarsely(x) | coarsely(y)<<16 | (most-coarsely(backX))<<32 | (most-coarsely(backY))<<48
}

func coarsely(v int32) uint64 { return uint64(min(max(v>>coarseBits+offset, 0), most)) }
