package route

import (
	"slices"

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
// that of the wrong one. The captions are those of the lines, in their order. It takes
// time in proportion to the lines and to what is near to their bars.
func setBars(count *steps.Counter, d *draft.Drawing, links []render.Link, captions, labels []render.Box) {
	if !slices.ContainsFunc(links, func(l render.Link) bool { _, n := render.LineStyle(l.Status); return n > 0 }) {
		return
	}
	b := newBarrer(count, d, slices.Concat(captions, labels))
	for i := range d.Lines {
		if _, n := render.LineStyle(links[i].Status); n > 0 {
			c := geom.Curve(d.Lines[i].Curve)
			d.Lines[i].Bars = across(c, c.Middle(b.share(i)), n)
		}
		if count.Err() != nil {
			return
		}
	}
}

// barrer finds places for bars among what is drawn already.
type barrer struct {
	steps  *steps.Counter
	actors []render.Box
	words  []render.Box // captions, in the order of the lines, and then labels
	lines  [][]render.Point
	near   *surroundings
}

func newBarrer(count *steps.Counter, d *draft.Drawing, words []render.Box) *barrer {
	b := &barrer{steps: count, words: words, actors: make([]render.Box, len(d.Actors)), lines: make([][]render.Point, len(d.Lines))}
	for i := range d.Actors {
		b.actors[i] = d.Actors[i].Box
	}
	for i := range d.Lines {
		b.lines[i] = geom.Curve(d.Lines[i].Curve).Flat()
	}
	b.near = newSurroundings(b.actors, b.words, b.lines)
	return b
}

// share is the part of a line's length at which its bars stand best.
func (b *barrer) share(i int) float64 {
	line, whole := b.lines[i], geom.Long(b.lines[i])
	best, least := 0.5, -1
	for k := range barShares {
		share := float64(50+3*((k+1)/2)*(1-2*(k%2))) / 100 // from the middle outward
		at, _ := walk(line, float64(whole*share))
		if cost := b.cost(i, at); least < 0 || cost < least {
			best, least = share, cost
		}
	}
	return best
}

func (b *barrer) cost(i int, at render.Point) int {
	near := geom.Around(at, 2*barClear, 2*barClear)
	tight := geom.Around(at, 2*barHalf+2, 2*barHalf+2)
	cost := 0.0
	if b.words[i].W > 0 {
		cost = float64(barAfar * geom.Gap(at, b.words[i]))
	}
	lines, words, actors := b.near.lines.Near(near), b.near.words.Near(tight), b.near.actors.Near(near)
	b.steps.Over(1 + len(lines) + len(words) + len(actors))
	for _, k := range lines {
		if k != i {
			cost += float64(barLine * crossing(b.lines[k], near))
		}
	}
	for _, k := range words {
		cost += float64(barWords * geom.Overlap(tight, b.words[k]) / 10)
	}
	for _, k := range actors {
		cost += float64(barWords * geom.Overlap(near, b.actors[k]) / 10)
	}
	return int(cost)
}
