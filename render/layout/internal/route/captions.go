package route

import (
	"math"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/grid"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/draft"
)

const (
	air          = 3.0 // wanted between a caption and an actor or another caption
	lineAir      = 9.0 // wanted between a caption and the line of another tie
	lostAt       = 8.0 // farther than this from its own line a caption is lost
	manyCaptions = 600 // from which one round must do
	rounds       = 3   // of moving captions; each looks at all others
)

// captioner finds places for captions among what is drawn already.
type captioner struct {
	steps      *steps.Counter
	near       *surroundings
	actors     []render.Box
	groupBoxes *groupBoxes      // of groups; nil where there are none
	lines      [][]render.Point // each link's line in straight pieces
	extents    []render.Box     // of the lines
	captions   []draft.Caption
	gaps       []float64 // between each caption and its own line
	hints      []render.Point
	at         []render.Box // where captions stand; no box for an empty one
}

// place sets every caption beside its own line, clear of actors, other captions
// and other lines as far as there is room: each caption in turn takes the best
// of a few dozen places, in a few rounds. It takes time in proportion to captions
// times places times what is near to them.
func (p *captioner) place() {
	turns := rounds
	if len(p.captions) > manyCaptions {
		turns = 1
	}
	for range turns {
		moved := false
		for i := range p.captions {
			if p.captions[i].Empty() {
				continue
			}
			if p.steps.Over(1) {
				return
			}
			if best, _ := p.best(i, -1); best != p.at[i] {
				p.settle(i, best)
				moved = true
			}
		}
		if !moved {
			break
		}
	}
}

// settle sets a caption where others find it.
func (p *captioner) settle(i int, at render.Box) {
	p.at[i] = at
	if !p.captions[i].Empty() {
		p.near.words.Set(i, at)
	}
}

// best is the cheapest of the places for a caption, with its cost. Of equal ones
// the first counts, and costs are whole numbers, so that rounding decides
// nothing. Places that cost more than limit (if not negative) are alike.
func (p *captioner) best(i, limit int) (render.Box, int) {
	best, least := p.at[i], -1
	places := p.candidates(i)
	around := p.around(i, places)
	for _, b := range places {
		p.steps.Over(len(around.actors) + len(around.captions) + len(around.lines))
		if cost := p.cost(i, b, around, limit); least < 0 || cost < least {
			best, least = b, cost
			if limit < 0 || least < limit {
				limit = least
			}
		}
	}
	return best, least
}

// company is what can bear on a caption in any of its places, in order. All the
// places of one caption lie beside one line: what is not near to that need be
// found out once, not for each of them.
type company struct{ actors, captions, lines []int }

// around finds the company of a caption.
func (p *captioner) around(i int, places []render.Box) company {
	var all render.Box
	for _, b := range places {
		all = geom.Union(all, b)
	}
	all = geom.Grow(all, lineAir+1) // the farthest that cost looks
	return company{
		actors:   p.close(p.near.actors, p.actors, all, -1),
		captions: p.close(p.near.words, p.at, all, i),
		lines:    p.close(p.near.lines, p.extents, all, i),
	}
}

// close is the things of a grid, but for one, whose boxes overlap another box.
func (p *captioner) close(g *grid.Grid, boxes []render.Box, to render.Box, but int) []int {
	var out []int
	near := g.Near(to)
	p.steps.Over(len(near))
	for _, k := range near {
		if k != but && geom.Overlap(boxes[k], to) > 0 {
			out = append(out, k)
		}
	}
	return out
}

// shares are the parts of a line's length beside which a caption may stand.
var shares = [...]float64{0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7, 0.26, 0.74, 0.22, 0.78, 0.18, 0.82, 0.14, 0.86}

// candidates are boxes that touch the gap beside the line, on either side, at
// several places along it, and the engine's own place.
func (p *captioner) candidates(i int) []render.Box {
	c, line := p.captions[i], p.lines[i]
	out := make([]render.Box, 0, 3*len(shares)+1)
	whole := geom.Long(line)
	for _, share := range shares {
		at, along := walk(line, whole*share)
		for _, side := range [2]render.Point{geom.Left(along), geom.Scale(geom.Left(along), -1)} {
			out = append(out, p.beside(i, at, side, c))
		}
	}
	return append(out, geom.QuantiseBox(geom.Around(p.hints[i], c.W, c.H)))
}

// beside moves a box away from a point of the line until it keeps its gap to
// the whole line, which may be curved.
func (p *captioner) beside(i int, at, side render.Point, c draft.Caption) render.Box {
	// How far the box reaches from its centre against the direction.
	reach := (float64(math.Abs(side.X)*c.W) + float64(math.Abs(side.Y)*c.H)) / 2
	var b render.Box
	for push := 0.0; push <= 12; push += 3 {
		b = geom.QuantiseBox(geom.Around(geom.Add(at, geom.Scale(side, reach+p.gaps[i]+push)), c.W, c.H))
		if crossing(p.lines[i], geom.Grow(b, p.gaps[i]-1)) == 0 {
			break
		}
	}
	return b
}

// The price of each fault.
const (
	costActor   = 40.0 // a pixel of overlap's width with an actor
	costCaption = 40.0 // with another caption
	costLine    = 14.0 // a pixel of a foreign line under the caption
	costNear    = 1.2  // a pixel of a foreign line within the air around it
	costOwn     = 6.0  // a pixel of the own line under the caption or too near to it
	costAway    = 5.0  // a pixel that the caption is too far from its own line
	costLost    = 400  // a caption that belongs to no line for the eye
	costAstray  = 60   // a foreign line about as near as the own
	costMoved   = 0.2  // a pixel away from the line's middle
)

// cost says how bad a place is. It stops counting beyond limit (if not
// negative), since the place is then lost.
func (p *captioner) cost(i int, b render.Box, around company, limit int) int {
	over := func(c float64) bool { return limit >= 0 && int(c) > limit }
	airy := geom.Grow(b, air)
	middle := p.lines[i][len(p.lines[i])/2]
	cost := float64(costMoved * geom.Distance(geom.Centre(b), middle))
	if away := p.away(i, b); away > lostAt {
		cost += costLost
	} else {
		cost += float64(costAway * away)
	}
	for _, k := range around.actors {
		cost += float64(costActor * geom.Overlap(airy, p.actors[k]) / 10)
	}
	for _, k := range around.captions {
		cost += float64(costCaption * geom.Overlap(airy, p.at[k]) / 10)
	}
	cost += p.groupBoxes.captionCost(i, b)
	if over(cost) {
		return int(cost)
	}
	cost += float64(costOwn * crossing(p.lines[i], geom.Grow(b, p.gaps[i]-1)))
	wide := geom.Grow(b, lineAir)
	for _, k := range around.lines {
		if geom.Overlap(p.extents[k], wide) == 0 {
			continue
		}
		line := p.lines[k]
		near := crossing(line, wide)
		if near == 0 {
			continue
		}
		cost += float64(costLine*crossing(line, geom.Grow(b, 1))) + float64(costNear*near)
		if crossing(line, geom.Grow(b, p.gaps[i]+astrayAir)) > 0 {
			cost += costAstray
		}
		if over(cost) {
			break
		}
	}
	return int(cost)
}

// astrayAir is how much farther than its own line a foreign one must be from a
// caption not to be taken for its own.
const astrayAir = 2.5

// away is how much farther than needed a caption is from its own line.
func (p *captioner) away(i int, b render.Box) float64 {
	if crossing(p.lines[i], geom.Grow(b, p.gaps[i]+2)) > 0 {
		return 0
	}
	return max(0, geom.LineGap(p.lines[i], b)-p.gaps[i])
}

// crossing is the length of a line within a box.
func crossing(line []render.Point, b render.Box) float64 {
	l := 0.0
	for k := 1; k < len(line); k++ {
		l += geom.Within(line[k-1], line[k], b)
	}
	return l
}

// walk is the point after a length along a line, and the direction there.
func walk(line []render.Point, length float64) (at, along render.Point) {
	for k := 1; k < len(line); k++ {
		l := geom.Distance(line[k-1], line[k])
		if length <= l && l > 0 {
			return geom.Lerp(line[k-1], line[k], length/l), geom.Unit(geom.Sub(line[k], line[k-1]))
		}
		length -= l
	}
	end := len(line) - 1
	return line[end], geom.Unit(geom.Sub(line[end], line[0]))
}
