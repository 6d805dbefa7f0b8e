package page

import (
	"cmp"
	"math"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// SmallestPoints is the size of type, in points, below which nothing is set for a
// column.
const SmallestPoints = 6.0

const pixelsPerMM = 96 / 25.4

// Sheet is what a figure is set for: a column of a text, a page of it, a slide.
type Sheet struct {
	// Width and Height are in millimetres. No width: as wide as the drawing needs, and
	// nothing else counts. No height: as high as it needs.
	Width, Height float64
	// Points is the size below which no type is set; 0: SmallestPoints.
	Points float64
	// Whole has the scene take all of the sheet, with the figure in its middle.
	Whole bool
}

// Millimetres are so many pixels in print.
func Millimetres(pixels float64) float64 { return pixels / pixelsPerMM }

// Aside reports whether the legend has more room beside the drawing than below it.
func (h Sheet) Aside() bool { return h.Whole && h.Width > h.Height }

// MinWidth is how wide, in pixels, a page has to be at least to be as wide as the sheet
// once it is trimmed and brought to its size.
func (h Sheet) MinWidth() float64 {
	wide := pixels(h.Width) / max(1, h.least())
	if h.Whole {
		return geom.Quantise(min(wide, narrowest))
	}
	return geom.Quantise(wide) + 2*columnTrim
}

// narrowest is the least width of what is brought to a whole sheet, so that a small figure
// fills it, and largest by how much it is made larger at most.
const narrowest, largest = 400.0, 2.0

func pixels(mm float64) float64 { return geom.Quantise(mm * pixelsPerMM) }

// least is the factor that leaves the smallest type legible. Sizes are rounded to
// hundredths, from which type must not suffer.
func (h Sheet) least() float64 {
	return (cmp.Or(h.Points, SmallestPoints)/0.75 + 0.005) / draft.NumberSize
}

// Room is the factor that brings a scene to the size of the sheet.
func (h Sheet) Room(s *render.Scene) float64 {
	k := math.Inf(1)
	if s.Width > 0 {
		k = pixels(h.Width) / s.Width
	}
	if h.Height > 0 && s.Height > 0 {
		k = min(k, pixels(h.Height)/s.Height)
	}
	return k
}

// scale is the factor by which a scene is brought to the sheet: not so little that its
// smallest type could not be read, and no more than fills the sheet.
func (h Sheet) scale(s *render.Scene) float64 {
	most := max(1, h.least())
	if h.Whole {
		most = max(most, largest)
	}
	return min(most, max(h.Room(s), h.least()))
}

// RoomOn is how wide, in pixels, a drawing may be on a page of so many pixels.
func RoomOn(page float64) float64 { return page - 2*margin }

// Paper is how wide, in pixels, a figure is that fits what is printed on a page of
// paper.
const Paper = pageWide * pixelsPerMM

// RoomIn is how wide, in pixels, a drawing may be to fit the sheet, as far as type
// allows.
func (h Sheet) RoomIn() float64 {
	wide := pixels(h.Width) / h.least()
	if h.Whole { // its margins are not trimmed
		return wide - 2*margin
	}
	return wide - 2*(margin-columnTrim)
}

// A page of A4 without its margins, in millimetres.
const pageWide, pageHigh = 170.0, 247.0

// The sizes of type, in points, that names are to have on such a page, and may have where
// there are very many.
const goodPoints, leastPoints = 7.0, 5.0

// linesRoom is what lines at the edges of a drawing may take beyond its actors, and
// textRoom what title, legend and footer take above and below it, about; footRoom without
// the legend, which then takes sideRoom.
const linesRoom, textRoom, footRoom, sideRoom = 12.0, 180.0, 100.0, 170.0

// Frame is how wide and high a drawing should be, and how wide it may be, in pixels: so
// that names can be read on the sheet.
func (h Sheet) Frame() (wide, high, widest float64) {
	if h.Width > 0 {
		wide = h.RoomIn() - linesRoom
		if h.Height > 0 {
			high = pixels(h.Height) / h.least()
			if h.Aside() {
				wide -= sideRoom
				return wide, max(high-footRoom, high/3), wide * largest // in these proportions
			}
			return wide, max(high-textRoom, high/3), wide
		}
		return wide, wide * max(pageHigh/h.Width, 1), wide
	}
	at := func(points float64) float64 {
		return pixels(pageWide)*draft.NameSize*0.75/points - 2*margin
	}
	wide = at(goodPoints)
	return wide, wide * pageHigh / pageWide, at(leastPoints)
}

// Fits reports whether a scene can be brought to the sheet. All do where it has no width.
func (h Sheet) Fits(s *render.Scene) bool {
	k := h.scale(s)
	return h.Width == 0 || float64(s.Width*k) <= pixels(h.Width)+0.5 && (h.Height == 0 || float64(s.Height*k) <= pixels(h.Height)+0.5)
}

// Fit brings a scene to the sheet as far as its type allows; to a whole one in any case.
// It returns how wide and high the scene is, in millimetres, with type that can be read.
func (h Sheet) Fit(s *render.Scene) (wide, high float64) {
	k := h.scale(s)
	wide, high = Millimetres(s.Width*k), Millimetres(s.Height*k)
	if h.Whole {
		k = min(k, h.Room(s))
	}
	if k != 1 {
		transform(s, k, render.Point{})
	}
	if h.Whole {
		full := render.Point{X: pixels(h.Width), Y: pixels(h.Height)}
		transform(s, 1, render.Point{X: (s.Width - full.X) / 2, Y: (s.Height - full.Y) / 2})
		s.Width, s.Height = full.X, full.Y
	}
	return wide, high
}

// columnTrim is what of the page's margin a figure in a column does without.
const columnTrim = margin - 6

// Trim takes off the outer part of the margins: a column has its own.
func Trim(s *render.Scene) {
	transform(s, 1, render.Point{X: columnTrim, Y: columnTrim})
	s.Width, s.Height = geom.Quantise(s.Width-2*columnTrim), geom.Quantise(s.Height-2*columnTrim)
}

// transform shifts everything of a scene to the upper left, and then makes it
// larger or smaller by a factor.
func transform(s *render.Scene, k float64, by render.Point) {
	n := func(v *float64) { *v = geom.Quantise(*v * k) }
	at := func(v *float64, by float64) { *v = geom.Quantise(float64(*v-by) * k) }
	point := func(p *render.Point) { at(&p.X, by.X); at(&p.Y, by.Y) }
	box := func(b *render.Box) { at(&b.X, by.X); at(&b.Y, by.Y); n(&b.W); n(&b.H) }
	one := func(t *render.Text) { point(&t.At); n(&t.Size); n(&t.Width) }
	texts := func(all []render.Text) {
		for i := range all {
			one(&all[i])
		}
	}
	badge := func(b *render.Badge) { point(&b.Centre); n(&b.Radius); one(&b.Number) }
	badges := func(all []render.Badge) {
		for i := range all {
			badge(&all[i])
		}
	}
	n(&s.Width)
	n(&s.Height)
	texts(s.Heading)
	texts(s.Footer)
	for i := range s.Slices {
		box(&s.Slices[i].Box)
		one(&s.Slices[i].Heading)
	}
	for i := range s.Groups {
		box(&s.Groups[i].Box)
		one(&s.Groups[i].Label)
	}
	for i := range s.Actors {
		box(&s.Actors[i].Box)
		texts(s.Actors[i].Names)
		for k := range s.Actors[i].Members {
			m := &s.Actors[i].Members[k]
			box(&m.Box)
			texts(m.Names)
			badges(m.Badges)
		}
	}
	for i := range s.Lines {
		eachPoint(&s.Lines[i], point)
		n(&s.Lines[i].Stroke.Width)
	}
	for i := range s.Captions {
		box(&s.Captions[i].Box)
		texts(s.Captions[i].Lines)
		badges(s.Captions[i].Badges)
	}
	if s.Matrix != nil {
		s.Matrix.Visit(point, box, n, one, badge)
	}
	texts(s.LegendHeads)
	for i := range s.Legend {
		box(&s.Legend[i].Box)
		one(&s.Legend[i].Label)
	}
	for i := range s.Notes {
		badge(&s.Notes[i].Badge)
		texts(s.Notes[i].Lines)
	}
}
