package path

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dossier/graph"

	"dossier/data"
)

// exact is a cost as a whole number.
func exact(c cost) *big.Int {
	n := new(big.Int).SetUint64(c.hi)
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(c.lo))
}

func TestCostsAddUpExactly(t *testing.T) {
	weight := rapid.OneOf(
		rapid.Float64Range(0, data.MaxWeight),
		rapid.Float64Range(0, 10),
		rapid.Map(rapid.Uint64Range(0, data.MaxWeight), func(n uint64) float64 { return float64(n) }),
		rapid.SampledFrom([]float64{0, 1, .1, .2, .3, 1e-9, 1099, 1100, data.MaxWeight}),
	)
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOfN(weight, 1, 9).Draw(t, "weights")
		var sum cost
		want, hops := new(big.Int), int64(0)
		for _, w := range weights {
			sum = sum.add(weigh(w))
			x := new(big.Float).SetPrec(200).Mul(big.NewFloat(w), big.NewFloat(perUnit))
			units, _ := x.Add(x, big.NewFloat(.5)).Int(nil)
			want.Add(want, units)
			hops++
		}
		got := exact(sum)
		if tail := new(big.Int).And(got, big.NewInt(1<<hopBits-1)); tail.Int64() != hops {
			t.Fatalf("%v hops, want %d", tail, hops)
		}
		// A weight may round to either of two neighbours.
		if off := new(big.Int).Sub(got.Rsh(got, hopBits), want); off.CmpAbs(big.NewInt(hops)) > 0 {
			t.Fatalf("%v units, want %v", got, want)
		}
		whole, _ := new(big.Float).Quo(new(big.Float).SetInt(want), big.NewFloat(perUnit)).Float64()
		if w := sum.weight(); math.Abs(w-whole) > 1e-8+whole*1e-15 {
			t.Fatalf("weight %v, want %v", w, whole)
		}
		if back := sum.sub(weigh(weights[0])).add(weigh(weights[0])); back != sum {
			t.Fatalf("%v after taking away and adding, not %v", back, sum)
		}
	})
}

func TestCostsCompare(t *testing.T) {
	light, heavy := weigh(1), weigh(1.000000001)
	for _, tt := range []struct {
		name string
		less bool
	}{
		{"weight before hops", light.add(hopsCost(1000)).less(heavy)},
		{"hops between equal weights", light.less(light.add(oneHop))},
		{"tenths are tenths", !weigh(.1).add(weigh(.2)).sub(oneHop).less(weigh(.3)) && !weigh(.3).less(weigh(.1).add(weigh(.2)).sub(oneHop))},
		{"a sum that is too large", !farthest.add(heavy).less(farthest) && !farthest.less(farthest.add(heavy))},
		{"everything is nearer than farthest", weigh(data.MaxWeight).less(farthest)},
	} {
		if !tt.less {
			t.Error(tt.name)
		}
	}
}

func TestQueues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		costs := rapid.SliceOf(rapid.Uint64Range(0, 50)).Draw(t, "costs")
		var f frontier
		h := heap[uint64]{less: func(a, b *uint64) bool { return *a < *b }}
		for _, c := range costs {
			f.push(cost{0, c}, graph.Node(c))
			h.push(c)
		}
		slices.Sort(costs)
		for _, want := range costs {
			if c, n := f.pop(); c.lo != want || uint64(n) != want {
				t.Fatalf("%d (%d), want %d", c.lo, n, want)
			}
			if got := h.pop(); got != want {
				t.Fatalf("%d, want %d", got, want)
			}
		}
	})
}
