package readability

import (
	"dossier/render"
	"dossier/render/internal/geom"
)

const (
	sameLine = 3.5  // nearer than this two lines are one ...
	stretch  = 24.0 // ... for at least this length
	// onePlace is how near to one another two strands of several lines cross in one
	// place: lanes lie 4 to 5 pixels apart, and cross farther apart the flatter the angle.
	onePlace = 30.0
	detour   = 1.4 // a line so many times as long as the way between its ends is a loop
)

// lines counts what is wrong with lines by themselves and with pairs of them.
func (m *meter) lines(c *Counts) {
	strands := make(map[[2]int][]meeting) // of those that have several lines
	for i, a := range m.flat {
		others := m.nearLines.NearLine(a, sameLine)
		if m.steps.Over(1 + len(others)) {
			return
		}
		c.Bends += bends(a)
		if l := &m.s.Lines[i]; l.From != l.To && loops(a) {
			c.Loops++
		}
		for _, k := range others {
			if k <= i || m.steps.Over(len(a)/4) {
				continue
			}
			points := crossings(a, m.flat[k], m.extents[k])
			c.LineCrossings += len(points)
			s, t := min(m.strand[i], m.strand[k]), max(m.strand[i], m.strand[k])
			switch {
			case s == t:
				continue // lanes of one strand are no fault of one another
			case len(m.strands[s]) == 1 && len(m.strands[t]) == 1:
				c.Crossings += len(points)
			default:
				for _, p := range points {
					strands[[2]int{s, t}] = append(strands[[2]int{s, t}], meeting{p, [2]int{i, k}})
				}
			}
			if together(a, m.flat[k], m.extents[k]) > stretch {
				c.LinesTogether++
			}
		}
	}
	for _, all := range strands { // a sum, which no order changes
		c.Crossings += m.places(all)
	}
}

// meeting is where two lines cross.
type meeting struct {
	at    render.Point
	lines [2]int
}

// places is the number of places where two strands cross, given all meetings of
// their lines. Meetings that lie close together are of one place, save that two
// lines meet but once in a place.
func (m *meter) places(all []meeting) int {
	n := 0
	for len(all) > 0 {
		of := make(map[[2]int]int)
		most := 0
		place := all[:1:1]
		all = all[1:]
		for i := 0; i < len(place); i++ {
			if m.steps.Over(1 + len(all)) {
				return 0
			}
			var apart []meeting
			for _, other := range all {
				if geom.Distance(place[i].at, other.at) <= onePlace {
					place = append(place, other)
				} else {
					apart = append(apart, other)
				}
			}
			all = apart
			of[place[i].lines]++
			most = max(most, of[place[i].lines])
		}
		n += most
	}
	return n
}

// crossings is where two lines of straight pieces cross. Lines that touch at their
// ends do not. The second line lies within extent.
func crossings(a, b []render.Point, extent render.Box) []render.Point {
	var points []render.Point
	for i := 1; i < len(a); i++ {
		if !meets(a[i-1], a[i], extent) {
			continue // most pieces of long lines are nowhere near
		}
		for k := 1; k < len(b); k++ {
			if geom.Cross(a[i-1], a[i], b[k-1], b[k]) {
				points = append(points, where(a[i-1], a[i], b[k-1], b[k]))
			}
		}
	}
	return points
}

// where is the point at which the straight line from a to b crosses that from c to d.
func where(a, b, c, d render.Point) render.Point {
	u, v, w := geom.Sub(b, a), geom.Sub(d, c), geom.Sub(c, a)
	turn := float64(u.X*v.Y) - float64(u.Y*v.X)
	if turn == 0 {
		return a // one line on another: anywhere
	}
	return geom.Lerp(a, b, (float64(w.X*v.Y)-float64(w.Y*v.X))/turn)
}

// loops reports whether a line is far longer than the way between its ends.
func loops(line []render.Point) bool {
	if len(line) == 0 {
		return false
	}
	straight := geom.Distance(line[0], line[len(line)-1])
	return straight > 1 && geom.Long(line) > detour*straight
}
