package graph

import (
	"sync"
	"sync/atomic"
)

// lazyNarrow keeps a view's own tables of arcs.
type lazyNarrow [2 * directions]struct {
	asked atomic.Bool
	once  sync.Once
	rows  *Rows
}

// Rows returns the arcs of the ties that pass, as [Graph.Rows] does those of all.
// Where only is false they hold the arcs of other ties as well, and Has tells:
// so it is for the first caller, who may have but one question, and where most
// ties pass. The next caller has the passing arcs copied out, once and for all
// that follow, in one pass over the arcs and with 8 bytes for each that passes.
//
// Safe for concurrent use. The caller must not change them.
func (v *View) Rows(d Direction, backward bool) (rows *Rows, only bool) {
	d = min(d, EitherWay)
	full := v.g.Rows(d, backward)
	if v.HasAll() {
		return full, true
	}
	slot := int(d) * 2
	if backward && d != EitherWay {
		slot++
	}
	narrow := &v.narrow[slot]
	if !narrow.asked.Load() && narrow.asked.CompareAndSwap(false, true) {
		return full, false
	}
	narrow.once.Do(func() { narrow.rows = v.copyRows(full) })
	if narrow.rows == nil {
		return full, false
	}
	return narrow.rows, true
}

// copyRows copies the arcs that pass, unless they are more than three of four.
func (v *View) copyRows(full *Rows) *Rows {
	passing := 0
	for _, a := range full.Arcs {
		if v.Has(a.Tie) {
			passing++
		}
	}
	if passing > len(full.Arcs)/4*3 {
		return nil
	}
	n := len(full.Start) - 1
	rows := &Rows{Start: make([]uint32, n+1), Arcs: make([]Arc, 0, passing)}
	for i := range n {
		for _, a := range full.Of(Node(i)) {
			if v.Has(a.Tie) {
				rows.Arcs = append(rows.Arcs, a)
			}
		}
		rows.Start[i+1] = uint32(len(rows.Arcs))
	}
	return rows
}
