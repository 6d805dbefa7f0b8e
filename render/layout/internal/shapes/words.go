package shapes

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/network"
)

// A caption is nearer to its own line than to any other by so much, and better by
// more.
const foreignLine, foreignBetter = 4.0, 12.0

// words are the captions that stand on one side of a strand, one below the other.
type words struct {
	lanes []int // whose captions they are
	sizes []network.Size
	size  network.Size // of all of them
	gap   float64      // between them and the middle of the strand
}

// wordsOf are the captions on the left and on the right of a strand, or the other way round.
func wordsOf(s network.Strand) (both [2]words) {
	for i, stack := range s.Stacks() {
		both[i] = words{lanes: stack.Lanes, size: stack.Size, gap: stack.Gap}
		for _, k := range stack.Lanes {
			both[i].sizes = append(both[i].sizes, s.Lanes[k].Caption)
		}
	}
	return both
}

// dressed is the way of a strand along a line, with its words in boxes of their size and
// the first of them on the left (1) or on the right (-1).
func dressed(s network.Strand, line geom.Curve, boxes [2]render.Box, first float64) network.Way {
	both := s.Stacks()
	way := network.Way{Line: line, Offsets: s.Offsets(both, first), Captions: make([]render.Box, len(s.Lanes))}
	for i, stack := range both {
		s.Unstack(stack, boxes[i], 0, way.Captions)
	}
	return way
}

// run is how long the last piece of a line must be, from a turn that other lines run across
// to the node, for words beside it: as long as they are, with some room before the node,
// and so much before the turn that each is nearer to its own line, its middle too. It runs
// level or upright.
func (w words) run(level bool) float64 {
	if len(w.lanes) == 0 {
		return branch
	}
	return max(branch, turned(w.size, level).H+w.away(level)+headRoom)
}

// away is how much room words beside a level or an upright line want towards a line that
// runs across it.
func (w words) away(level bool) float64 {
	const more = foreignLine + 0.5
	need := wordsToTurn
	for _, size := range w.sizes {
		// Those of a stack lie off a level line by what stands between, and off an
		// upright one by half of what others are wider. In the same way they lie off
		// the end of the stack.
		all, own := turned(w.size, level), turned(size, level)
		off, end := (all.W-own.W)/2, 0.0
		if level {
			off, end = all.W-own.W, (all.H-own.H)/2
		}
		need = max(need, w.gap+off+more-end, w.gap+off+own.W/2+more-end-own.H/2)
	}
	return need
}

// crowded is how much more room than usual words above or below a level line want from the
// next line above or below them.
func (w words) crowded(usual float64) float64 {
	if len(w.lanes) < 2 {
		return 0
	}
	last := min(w.sizes[0].H, w.sizes[len(w.sizes)-1].H)
	return max(0, w.gap+w.size.H-last+foreignLine+0.5-usual)
}

// beside is the box of words at a point of a strand that runs in a direction there, on
// its left (1) or on its right (-1).
func beside(w words, at, along render.Point, side float64) render.Box {
	if len(w.lanes) == 0 {
		return render.Box{}
	}
	normal := geom.Scale(geom.Left(geom.Unit(along)), side)
	off := w.gap + (float64(abs(normal.X)*w.size.W)+float64(abs(normal.Y)*w.size.H))/2
	return geom.Around(geom.Add(at, geom.Scale(normal, off)), w.size.W, w.size.H)
}

func abs(v float64) float64 { return max(v, -v) }
