package route

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
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
func setBars(count *steps.Counter, d *draft.Drawing, links []render.Link, words []render.Box) {
	flat := make([][]render.Point, len(d.Lines))
	extents := make([]render.Box, len(d.Lines))
	for i := range d.Lines {
		flat[i] = geom.Curve(d.Lines[i].Curve).Flat()
		extents[i] = geom.Grow(geom.Bounds(flat[i]), barClear)
	}
	for i := range d.Lines {
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
			if count.Over(len(others) + len(words) + len(d.Actors)) {
				return
			}
			share := float64(50+3*((k+1)/2)*(1-2*(k%2))) / 100 // from the middle outward
			at, _ := walk(line, float64(whole*share))
			if cost := barCost(d, i, at, others, words); least < 0 || cost < least {
				best, least = share, cost
			}
		}
		c := geom.Curve(d.Lines[i].Curve)
		d.Lines[i].Bars = across(c, c.Middle(best), n)
	}
}

func barCost(d *draft.Drawing, i int, at render.Point, others [][]render.Point, words []render.Box) int {
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
	for _, a := range d.Actors {
		cost += float64(barWords * geom.Overlap(near, a.Box) / 10)
	}
	return int(cost)
}
