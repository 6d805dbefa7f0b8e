package page

import (
	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/layout/internal/draft"
)

// SmallestPoints is the size of type, in points, below which nothing is set for a
// column.
const SmallestPoints = 6.0

const pixelsPerMM = 96 / 25.4

// Millimetres is how wide a scene is in print.
func Millimetres(s *render.Scene) float64 { return s.Width / pixelsPerMM }

// ForColumn is how wide, in pixels, a page has to be to be as wide as a column
// once it is trimmed.
func ForColumn(mm float64) float64 { return pixels(mm) + 2*columnTrim }

func pixels(mm float64) float64 { return geom.Quantise(mm * pixelsPerMM) }

// shrink is the factor by which a scene is brought to a width: at most 1, and
// not so little that its smallest type could not be read.
func shrink(s *render.Scene, width float64) float64 {
	if s.Width <= 0 {
		return 1
	}
	return min(1, max(pixels(width)/s.Width, leastShrink))
}

// leastShrink leaves the smallest type legible. Sizes are rounded to hundredths,
// from which type must not suffer.
const leastShrink = (SmallestPoints/0.75 + 0.005) / draft.NumberSize

// RoomOn is how wide, in pixels, a drawing may be on a page of so many pixels.
func RoomOn(page float64) float64 { return page - 2*margin }

// Paper is how wide, in pixels, a figure is that fits what is printed on a page of
// paper.
const Paper = pageWide * pixelsPerMM

// RoomIn is how wide, in pixels, a drawing may be to fit a column, as far as type
// allows.
func RoomIn(width float64) float64 { return pixels(width)/leastShrink - 2*(margin-columnTrim) }

// A page of A4 without its margins, in millimetres.
const pageWide, pageHigh = 170.0, 247.0

// The sizes of type, in points, that names are to have on such a page, and may have where
// there are very many.
const goodPoints, leastPoints = 7.0, 5.0

// linesRoom is what lines at the edges of a drawing may take beyond its actors.
const linesRoom = 12.0

// Frame is how wide and high a drawing should be, and how wide it may be, in pixels: so
// that names can be read in a column of so many millimetres, or on a page where that is 0.
func Frame(width float64) (wide, high, widest float64) {
	if width > 0 {
		wide = RoomIn(width) - linesRoom
		return wide, wide * max(pageHigh/width, 1), wide
	}
	at := func(points float64) float64 {
		return pixels(pageWide)*draft.NameSize*0.75/points - 2*margin
	}
	wide = at(goodPoints)
	return wide, wide * pageHigh / pageWide, at(leastPoints)
}

// Fits reports whether a scene can be brought to a width. All do where none is asked.
func Fits(s *render.Scene, width float64) bool {
	return width == 0 || float64(s.Width*shrink(s, width)) <= pixels(width)+0.5
}

// Fit brings a scene to a width as far as its type allows, and reports whether it
// has come there.
func Fit(s *render.Scene, width float64) bool {
	ok := Fits(s, width)
	if k := shrink(s, width); k < 1 {
		transform(s, k, 0)
	}
	return ok
}

// columnTrim is what of the page's margin a figure in a column does without.
const columnTrim = margin - 6

// Trim takes off the outer part of the margins: a column has its own.
func Trim(s *render.Scene) {
	transform(s, 1, columnTrim)
	s.Width, s.Height = geom.Quantise(s.Width-2*columnTrim), geom.Quantise(s.Height-2*columnTrim)
}

// transform shifts everything of a scene to the upper left, and then makes it
// smaller by a factor.
func transform(s *render.Scene, k, by float64) {
	n := func(v *float64) { *v = geom.Quantise(*v * k) }
	at := func(v *float64) { *v = geom.Quantise(float64(*v-by) * k) }
	point := func(p *render.Point) { at(&p.X); at(&p.Y) }
	box := func(b *render.Box) { at(&b.X); at(&b.Y); n(&b.W); n(&b.H) }
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
