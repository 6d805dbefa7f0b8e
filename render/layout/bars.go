package layout

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
)

// The price of a place for bars.
const (
	barLine   = 8.0  // a pixel of another line within
	barClear  = 10.0 // of the bars' middle
	barWords  = 20.0 // each pixel of overlap's width with a caption or actor
	barAfar   = 0.15 // a pixel from the own caption
	barShares = 25   // places along a line
)

// setBars puts the bars of contested and denied ties where their line runs
// alone, beside its caption if it can be: a bar on two lines would be read as
// that of the wrong one.
func (d *drawing) setBars(count *steps.Counter, links []render.Link, words []render.Box) {
	flat := make([][]render.Point, len(d.lines))
	extents := make([]render.Box, len(d.lines))
	for i := range d.lines {
		flat[i] = geom.Curve(d.lines[i].Curve).Flat()
		extents[i] = geom.Grow(geom.Bounds(flat[i]), barClear)
	}
	for i := range d.lines {
		_, n := render.LineStyle(links[i].Status)
		if n == 0 {
			continue
		}
		line, whole := flat[i], geom.Long(flat[i])
		var others [][]render.Point
		count.Over(len(flat))
		for k := range flat {
			if k != i && geom.Overlap(extents[k], extents[i]) > 0 {
				others = append(others, flat[k])
			}
		}
		best, least := 0.5, -1
		for k := range barShares {
			if count.Over(len(others) + len(words) + len(d.actors)) {
				return
			}
			share := float64(50+3*((k+1)/2)*(1-2*(k%2))) / 100 // from the middle outward
			at, _ := walk(line, float64(whole*share))
			if cost := d.barCost(i, at, others, words); least < 0 || cost < least {
				best, least = share, cost
			}
		}
		c := geom.Curve(d.lines[i].Curve)
		d.lines[i].Bars = across(c, c.Middle(best), n)
	}
}

func (d *drawing) barCost(i int, at render.Point, others [][]render.Point, words []render.Box) int {
	near := geom.Around(at, 2*barClear, 2*barClear)
	tight := geom.Around(at, 2*barHalf+2, 2*barHalf+2)
	cost := 0.0
	if words[i].W > 0 {
		cost = float64(barAfar * geom.Gap(at, words[i]))
	}
	for _, line := range others {
		cost += float64(barLine * crossing(line, near))
	}
	for _, w := range words {
		cost += float64(barWords * geom.Overlap(tight, w) / 10)
	}
	for _, a := range d.actors {
		cost += float64(barWords * geom.Overlap(near, a.Box) / 10)
	}
	return int(cost)
}
