package shapes

import (
	"slices"

	"dossier/render"
	"dossier/render/internal/geom"
)

// place is where the words of a strand may stand.
type place struct {
	boxes [2]render.Box
	first float64 // the side of the first: 1 left, -1 right
}

// spots are where captions may stand along what is seen of their lines, best first.
type spots struct {
	shares []float64
	// outward ones stand on the side away from the origin if there is room at any share.
	outward bool
}

// captions finds a place for the words of every strand beside its line. Strands with
// fewest places choose first. It is not ok if one finds none.
//
// It takes time in proportion to strands times places times nodes and strands.
func (d *drawing) captions(at spots) (out []place, ok bool) {
	out = make([]place, len(d.lines))
	free := make([][]place, len(d.lines))
	for i := range d.lines {
		if free[i] = d.places(i, at); len(free[i]) == 0 {
			return nil, false
		}
	}
	chosen := make([]bool, len(d.lines))
	for range d.lines {
		next := -1
		for i := range free {
			if !chosen[i] && (next < 0 || len(free[i]) < len(free[next])) {
				next = i
			}
		}
		if len(free[next]) == 0 || d.steps.Over(len(free)) {
			return nil, false
		}
		taken := free[next][0]
		out[next], chosen[next] = taken, true
		for i := range free {
			if !chosen[i] {
				free[i] = d.without(free[i], taken)
			}
		}
	}
	return out, true
}

// places are where the words of a strand may stand as far as nodes and lines go: those
// that are well apart from other lines before those that are just so.
func (d *drawing) places(strand int, spots spots) []place {
	both := wordsOf(d.n.Strands[strand])
	if len(both[0].lanes) == 0 {
		return []place{{first: 1}}
	}
	line := d.lines[strand]
	long := geom.Long(line)
	var out [4][]place // from the best kind on
	for _, share := range spots.shares {
		at, along := walk(line, float64(long*share))
		for _, side := range [2]float64{1, -1} {
			p := place{first: side, boxes: [2]render.Box{beside(both[0], at, along, side), beside(both[1], at, along, -side)}}
			kind := 0
			if spots.outward && geom.Length(geom.Centre(p.boxes[0])) < geom.Length(at) {
				kind = 2
			}
			switch {
			case d.room(strand, p, foreignBetter):
				out[kind] = append(out[kind], p)
			case d.room(strand, p, foreignLine):
				out[kind+1] = append(out[kind+1], p)
			}
		}
	}
	return slices.Concat(out[:]...)
}

// room reports whether every caption of a strand has room in a place.
func (d *drawing) room(strand int, p place, margin float64) bool {
	way := dressed(d.n.Strands[strand], nil, p.boxes, p.first)
	for _, b := range way.Captions {
		if b.W > 0 && !d.fits(strand, b, margin) {
			return false
		}
	}
	return true
}

// without are the places that remain when one is taken.
func (d *drawing) without(places []place, taken place) []place {
	var out []place
	for _, p := range places {
		if d.steps.Over(1) {
			return nil
		}
		if !overlaps(p.boxes[0], taken.boxes[:]) && !overlaps(p.boxes[1], taken.boxes[:]) {
			out = append(out, p)
		}
	}
	return out
}

// walk is the point at a length along a line, and the direction of the line there.
func walk(line []render.Point, at float64) (p, along render.Point) {
	for i := 1; i < len(line); i++ {
		long := geom.Distance(line[i-1], line[i])
		if at <= long && long > 0 || i == len(line)-1 {
			return geom.Lerp(line[i-1], line[i], min(at/max(long, 1e-9), 1)), geom.Sub(line[i], line[i-1])
		}
		at -= long
	}
	return line[0], render.Point{X: 1}
}
