package layout

import (
	"fmt"
	"math"

	"dossier/render"
	"dossier/render/internal/geom"
)

const pixelsPerMM = 96 / 25.4

func pixels(mm float64) float64 { return geom.Quantise(mm * pixelsPerMM) }

// WidthWarning says that a figure does not fit the width asked for: it is as
// narrow as its type allows, which is wider.
type WidthWarning struct {
	Asked, Needed float64 // millimetres
}

func (w *WidthWarning) Error() string {
	return fmt.Sprintf("the figure needs %.0f mm, not %.0f, for type of %v points: draw fewer actors, or turn the page",
		math.Ceil(w.Needed), w.Asked, SmallestPoints)
}

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
const leastShrink = (SmallestPoints/0.75 + 0.005) / numberSize

// roomIn is how wide a drawing may be to fit a width, as far as type allows.
func roomIn(width float64) float64 { return pixels(width)/leastShrink - 2*(margin-columnTrim) }

// fits reports whether a scene can be brought to a width. All do where none is asked.
func fits(s *render.Scene, width float64) bool {
	return width == 0 || float64(s.Width*shrink(s, width)) <= pixels(width)+0.5
}

// fit brings a scene to a width as far as its type allows.
func fit(s *render.Scene, width float64) *WidthWarning {
	ok := fits(s, width)
	if k := shrink(s, width); k < 1 {
		transform(s, k, 0)
	}
	if ok {
		return nil
	}
	return &WidthWarning{Asked: width, Needed: s.Width / pixelsPerMM}
}

// columnTrim is what of the page's margin a figure in a column does without.
const columnTrim = margin - 6

// trim takes off the outer part of the margins: a column has its own.
func trim(s *render.Scene) {
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
	n(&s.Width)
	n(&s.Height)
	texts(s.Heading)
	texts(s.Footer)
	for i := range s.Groups {
		box(&s.Groups[i].Box)
		one(&s.Groups[i].Label)
	}
	for i := range s.Actors {
		box(&s.Actors[i].Box)
		texts(s.Actors[i].Names)
	}
	for i := range s.Lines {
		eachPoint(&s.Lines[i], point)
		n(&s.Lines[i].Stroke.Width)
	}
	for i := range s.Captions {
		box(&s.Captions[i].Box)
		texts(s.Captions[i].Lines)
		for j := range s.Captions[i].Badges {
			badge(&s.Captions[i].Badges[j])
		}
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
