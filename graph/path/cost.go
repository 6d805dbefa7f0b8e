package path

import (
	"math"
	"math/bits"
)

// cost is what a path costs, as one number of 128 bits: its weight, in units of
// a thousand-millionth, above hopBits bits that count its hops. So costs add up
// exactly in any order, and comparing them compares weight, then hops. Every hop
// costs something, weightless ones too, so that there is no cycle at no cost.
// Choices that do not weigh use costs of hops alone.
type cost struct{ hi, lo uint64 }

const (
	hopBits    = 24
	perUnit    = 1_000_000_000
	smallUnits = 1 << 40 // weights below this many units fit into lo with the hops
)

var (
	oneHop     = cost{0, 1}
	unitWeight = weigh(1)
	farthest   = cost{math.MaxUint64, math.MaxUint64}
)

// hopsCost is the cost of so many hops without weight.
func hopsCost(hops int) cost { return cost{0, uint64(hops)} }

// weigh is the cost of one hop of the given weight, which lies in 0..data.MaxWeight.
func weigh(w float64) cost {
	whole := uint64(w)
	if w == float64(whole) && whole < smallUnits/perUnit {
		return cost{0, whole*perUnit<<hopBits | 1}
	}
	part := uint64(math.Round((w - float64(whole)) * perUnit))
	hi, lo := bits.Mul64(whole, perUnit)
	lo, carry := bits.Add64(lo, part, 0)
	hi += carry
	if hi == 0 && lo < smallUnits {
		return cost{0, lo<<hopBits | 1}
	}
	return cost{hi<<hopBits | lo>>(64-hopBits), lo<<hopBits | 1}
}

func (a cost) less(b cost) bool { return a.hi < b.hi || a.hi == b.hi && a.lo < b.lo }

// add returns a+b, or the greatest cost where there is no such number: after
// some million hops that each weigh data.MaxWeight.
func (a cost) add(b cost) cost {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, over := bits.Add64(a.hi, b.hi, carry)
	if over != 0 {
		return farthest
	}
	return cost{hi, lo}
}

// sub returns a-b, where b is no greater.
func (a cost) sub(b cost) cost {
	lo, borrow := bits.Sub64(a.lo, b.lo, 0)
	hi, _ := bits.Sub64(a.hi, b.hi, borrow)
	return cost{hi, lo}
}

// weight is the weight in a cost, without its hops.
func (a cost) weight() float64 {
	hi, lo := a.hi>>hopBits, a.hi<<(64-hopBits)|a.lo>>hopBits
	top := hi / perUnit
	whole, part := bits.Div64(hi%perUnit, lo, perUnit)
	return float64(top)*(1<<64) + float64(whole) + float64(part)/perUnit
}
