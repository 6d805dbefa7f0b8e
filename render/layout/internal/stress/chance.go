package stress

import (
	"math"
	"math/bits"
)

// chance draws numbers that look random and are the same everywhere: SplitMix64 (Steele,
// Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
type chance struct{ state uint64 }

func (c *chance) next() uint64 {
	c.state += 0x9e3779b97f4a7c15
	z := c.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is a number from 0 to n-1; n is at least 1.
func (c *chance) below(n int64) int64 {
	high, _ := bits.Mul64(c.next(), uint64(n))
	return int64(high)
}

// between is a number from low to high, both included.
func (c *chance) between(low, high int64) int64 { return low + c.below(high-low+1) }

// around is a number from -reach to reach, the smaller ones more often.
func (c *chance) around(reach int64) int64 { return c.below(reach+1) + c.below(reach+1) - reach }

// oneIn is true once in n times.
func (c *chance) oneIn(n int64) bool { return c.below(n) == 0 }

// share is a fraction from 0 up to 1.
func (c *chance) share() float64 { return float64(c.next()>>11) / (1 << 53) }

// patience is by how much a step may make things worse at a temperature, drawn so that the
// rule of Metropolis holds: -t times the logarithm of a number from 0 to 1. All of it is
// whole numbers, since logarithms are rounded differently on different processors.
func (c *chance) patience(t int64) int64 {
	u := c.next()>>32 | 1 // of 2^32
	const fraction = 16
	bit := bits.Len64(u) - 1 // u is at least 2^bit
	log := int64(bit) << fraction
	v := u << (31 - bit) // in [2^31, 2^32)
	for k := fraction - 1; k >= 0; k-- {
		v = v * v >> 31
		if v >= 1<<32 {
			v >>= 1
			log |= 1 << k
		}
	}
	const ln2 = 45426 // of 2^16
	return t * ((32<<fraction - log) * ln2 >> fraction) >> fraction
}

// root is the whole part of a square root of less than 2^62. The processor's own is exact to
// the last bit of a float, which may be one off for large numbers, and is put right.
func root(v int64) int64 {
	if v <= 0 {
		return 0
	}
	r := int64(math.Sqrt(float64(v)))
	for r*r > v {
		r--
	}
	for (r+1)*(r+1) <= v {
		r++
	}
	return r
}
