package graph

import "sync/atomic"

// lazyNarrow keeps a view's own tables of arcs.
type lazyNarrow [2 * directions]struct {
	asked atomic.Uint32
	rows  atomic.Pointer[Rows]
}

// Rows returns the arcs of the ties that pass, as [Graph.Rows] does those of all.
// Where only is false they hold the arcs of other ties as well, and Has tells: so
// it is until [View.Reuse] has had the passing ones copied out.
//
// Safe for concurrent use. The caller must not change them.
func (v *View) Rows(d Direction, backward bool) (rows *Rows, only bool) {
	full := v.g.Rows(min(d, EitherWay), backward)
	if v.HasAll() {
		return full, true
	}
	if rows := v.narrow[narrowSlot(d, backward)].rows.Load(); rows != nil {
		return rows, true
	}
	return full, false
}

// Reuse says that a question is asked of the view in a direction. The first may
// be the only one; the second starts work in the background for those that
// follow: the passing arcs are copied out, unless most pass, in one pass over all
// of them and with 8 bytes for each that passes. Nobody waits for that: Rows gives
// the copy once it is there.
//
// Safe for concurrent use.
func (v *View) Reuse(d Direction) {
	if v.HasAll() {
		return
	}
	for _, backward := range []bool{false, true} {
		narrow := &v.narrow[narrowSlot(d, backward)]
		if asked := narrow.asked.Load(); asked < 2 && narrow.asked.CompareAndSwap(asked, asked+1) && asked == 1 {
			full := v.g.Rows(min(d, EitherWay), backward)
			go func() { narrow.rows.Store(v.copyRows(full)) }()
		}
		if d >= EitherWay { // the arcs are the same
			return
		}
	}
}

func narrowSlot(d Direction, backward bool) int {
	slot := int(min(d, EitherWay)) * 2
	if backward && d < EitherWay {
		slot++
	}
	return slot
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
