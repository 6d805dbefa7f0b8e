package graph

import "sync/atomic"

// lazyNarrow keeps a view's own tables of arcs.
type lazyNarrow [2 * directions]struct {
	asked atomic.Uint32
	rows  atomic.Pointer[Rows]
}

// Rows returns the arcs of the ties that pass, as [Graph.Rows] does those of all.
// Where only is false they hold the arcs of other ties as well, and Has tells:
// so it is for the first caller, who may have but one question, and where most
// ties pass. The next caller has the passing arcs copied out in the background,
// for those that follow, in one pass over the arcs and with 8 bytes for each that
// passes: nobody waits for what is a convenience.
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
	if rows := narrow.rows.Load(); rows != nil {
		return rows, true
	}
	if asked := narrow.asked.Load(); asked < 2 && narrow.asked.CompareAndSwap(asked, asked+1) && asked == 1 {
		go func() { narrow.rows.Store(v.copyRows(full)) }()
	}
	return full, false
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
