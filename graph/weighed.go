package graph

import (
	"math"
	"slices"
	"sync/atomic"
)

// Weighed holds the arcs that pass a view with their weights beside them.
// Weights are multiples of one unit, so that their sums are exact.
type Weighed struct {
	Out, In *WeighedRows // those that leave a node and those that enter it
}

// WeighedRows is to [Rows] what [WeighedArc] is to [Arc]: the arcs of a node
// stand from the lightest on, those of one weight in the order of To.
type WeighedRows struct {
	Start []uint32
	Arcs  []WeighedArc
}

// WeighedArc is a weight, in units, above 32 bits of the node that the arc leads to.
type WeighedArc uint64

// To is the other end of the arc.
func (a WeighedArc) To() Node { return Node(a) }

// Weight is the weight in units of its table.
func (a WeighedArc) Weight() uint32 { return uint32(a >> 32) }

// lazyWeighed keeps a view's weighed arcs, by direction.
type lazyWeighed [directions]struct {
	asked atomic.Uint32
	arcs  atomic.Pointer[Weighed]
}

// Weighed returns the weighed arcs of a direction, or nil where there are none
// (see [View.ReuseWeighed]): then the caller must do with Rows and Weights.
//
// Safe for concurrent use. The caller must not change them.
func (v *View) Weighed(d Direction) *Weighed { return v.weighed[min(d, EitherWay)].arcs.Load() }

// ReuseWeighed says that a question by weight is asked of the view in a direction.
// The first may be the only one; the second starts work in the background for
// those that follow: the weighed arcs are made, in some hundred nanoseconds an arc
// and with 8 bytes for each that passes either way. There never are any where the
// weights have no unit of at least a thousand-millionth of which none of them is
// 2^32 or more, or where one is negative.
//
// Safe for concurrent use.
func (v *View) ReuseWeighed(d Direction) {
	lazy := &v.weighed[min(d, EitherWay)]
	if lazy.asked.CompareAndSwap(0, 1) {
		return
	}
	if lazy.asked.CompareAndSwap(1, 2) {
		go func() { lazy.arcs.Store(v.weigh(d)) }()
	}
}

// weigh makes the weighed arcs of a direction, or returns nil.
func (v *View) weigh(d Direction) *Weighed {
	d = min(d, EitherWay)
	unit := v.weightUnit()
	if unit == 0 {
		return nil
	}
	w := &Weighed{Out: v.weighRows(d, false, unit)}
	if w.In = w.Out; d != EitherWay {
		w.In = v.weighRows(d, true, unit)
	}
	return w
}

// nanos is a weight in thousand-millionths; ok is false where that is no number
// below 2^63.
func nanos(w float64) (n uint64, ok bool) {
	const perUnit = 1_000_000_000
	if !(w >= 0 && w < math.MaxInt64/perUnit) {
		return 0, false
	}
	whole := uint64(w)
	return whole*perUnit + uint64(math.Round((w-float64(whole))*perUnit)), true
}

// weightUnit returns the greatest number of thousand-millionths of which every
// weight is a multiple, or 0 where a weight is too many of them.
func (v *View) weightUnit() uint64 {
	column := v.Weights()
	if column == nil {
		return 1_000_000_000
	}
	unit, most := uint64(0), uint64(0)
	for t := range v.Ties {
		n, ok := nanos(column[t])
		if !ok {
			return 0
		}
		most = max(most, n)
		for n != 0 { // Euclid
			unit, n = n, unit%n
		}
	}
	unit = max(unit, 1)
	if most/unit > math.MaxUint32 {
		return 0
	}
	return unit
}

func (v *View) weighRows(d Direction, backward bool, unit uint64) *WeighedRows {
	rows, only := v.Rows(d, backward)
	weights := v.Weights()
	n := len(rows.Start) - 1
	arcs := make([]WeighedArc, 0, len(rows.Arcs))
	start := make([]uint32, n+1)
	for i := range n {
		for _, a := range rows.Of(Node(i)) {
			if !only && !v.Has(a.Tie) {
				continue
			}
			weight := uint64(1_000_000_000)
			if weights != nil {
				weight, _ = nanos(weights[a.Tie])
			}
			arcs = append(arcs, WeighedArc(weight/unit<<32|uint64(a.To)))
		}
		slices.Sort(arcs[start[i]:])
		start[i+1] = uint32(len(arcs))
	}
	return &WeighedRows{Start: start, Arcs: arcs}
}
