package paint_test

import (
	"context"
	"math"
	"reflect"
	"testing"

	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/internal/paint"
)

// recorder keeps what was painted.
type recorder struct {
	shapes []paint.Shape
	texts  []paint.Text
}

func (r *recorder) Shape(s paint.Shape) { r.shapes = append(r.shapes, s) }
func (r *recorder) Text(t paint.Text)   { r.texts = append(r.texts, t) }

func record(s *render.Scene, t render.Theme) *recorder {
	var r recorder
	if err := paint.Scene(context.Background(), s, t, &r); err != nil {
		panic(err)
	}
	return &r
}

func TestEveryMarkIsPainted(t *testing.T) {
	s := specimen.Scene()
	r := record(s, render.Light)
	// 24 actors; 18 lines with a head each, 3 of them hollow, 4 with a head of two
	// strokes, 3 with one bar and 3 with two; 3 captions, one of them struck through, and 1 note with a badge each, and
	// 3 halos; a legend of a
	// shape, a line with a head, a line with a bar, a line, and a badge.
	if want := 24 + 18 + 3 + 18 + 4 + 9 + 3 + 1 + 3 + 1 + 7; len(r.shapes) != want {
		t.Errorf("%d shapes, want %d", len(r.shapes), want)
	}
	// The heading, 24 names, 3 captions, 4 numbers, 5 labels and the sample's
	// number, 2 lines of the note, the footer.
	if want := 1 + 24 + 3 + 4 + 5 + 1 + 2 + 1; len(r.texts) != want {
		t.Errorf("%d texts, want %d", len(r.texts), want)
	}
}

// A box has two outlines, and each of its members its name and its numbers.
func TestBoxIsPainted(t *testing.T) {
	s := specimen.Boxed()
	whole := record(s, render.Light)
	s.Actors = s.Actors[:1]
	without := record(s, render.Light)
	if got := len(whole.shapes) - len(without.shapes); got != 2+2 {
		t.Errorf("a box is painted with %d shapes, want 2 outlines and 2 circles", got)
	}
	if got := len(whole.texts) - len(without.texts); got != 4+2 {
		t.Errorf("a box is painted with %d texts, want 4 lines of names and 2 numbers", got)
	}
}

func TestThemes(t *testing.T) {
	s := specimen.Scene()
	light := record(s, render.Light)
	for _, theme := range []render.Theme{"", render.Auto} {
		if !reflect.DeepEqual(record(s, theme), light) || paint.Page(theme) != paint.Page(render.Light) {
			t.Errorf("theme %q is not light", theme)
		}
	}
	if paint.Page(render.Dark) == paint.Page(render.Light) {
		t.Error("the dark page is light")
	}
	open := 0
	for _, shape := range record(s, render.Print).shapes {
		if len(shape.Curve) == 10 && shape.Fill == paint.Page(render.Print) && shape.Pen.Width > 0 {
			open++
		}
	}
	// 6 cooperative ties, one of them context, 3 that are gone, and the legend's sample.
	if open != 9 {
		t.Errorf("%d open arrowheads in print, want 9", open)
	}
}

func TestCheck(t *testing.T) {
	if err := paint.Check(specimen.Scene(), "sepia"); err == nil {
		t.Error("an unknown theme passes")
	}
	for _, size := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		for _, s := range []*render.Scene{{Width: size, Height: 10}, {Width: 10, Height: size}} {
			if err := paint.Check(s, ""); err == nil {
				t.Errorf("a scene of %v by %v passes", s.Width, s.Height)
			}
		}
	}
}

// TestNumbersOfAScene puts numbers that are none, or far away, into every field
// of a scene that holds one.
func TestNumbersOfAScene(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 0} {
		s := specimen.Scene()
		w, h := s.Width, s.Height
		spoil(reflect.ValueOf(s).Elem(), bad)
		s.Width, s.Height = w, h
		r := record(s, render.Print)
		near := func(p render.Point) bool {
			return p.X >= -w && p.X <= 2*w && p.Y >= -h && p.Y <= 2*h
		}
		for _, shape := range r.shapes {
			for _, p := range shape.Curve {
				if !near(p) {
					t.Fatalf("%v: a point at %v", bad, p)
				}
			}
			if !(shape.Pen.Width >= 0 && shape.Pen.Width <= 2000) {
				t.Fatalf("%v: a pen of %v", bad, shape.Pen.Width)
			}
		}
		for _, text := range r.texts {
			if !near(text.At) || !(text.Size > 0 && text.Size <= 2000) || !(text.Text.Width >= 0) {
				t.Fatalf("%v: a text at %v, size %v", bad, text.At, text.Size)
			}
		}
	}
}

// spoil sets every number with a fraction within a value.
func spoil(v reflect.Value, to float64) {
	switch v.Kind() {
	case reflect.Float64:
		v.SetFloat(to)
	case reflect.Struct:
		for i := range v.NumField() {
			spoil(v.Field(i), to)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			spoil(v.Index(i), to)
		}
	}
}

func TestPlace(t *testing.T) {
	at := render.Text{At: render.Point{X: 100, Y: 50}, Width: 40}
	for _, c := range []struct {
		anchor      render.Anchor
		width       float64 // as set
		left, right float64
	}{
		{render.AnchorStart, 40, 100, 140},
		{render.AnchorMiddle, 40, 80, 120},
		{render.AnchorEnd, 40, 60, 100},
		{render.AnchorMiddle, 50, 80, 120},  // narrowed to the measure
		{render.AnchorStart, 400, 100, 400}, // but not beyond reading
		{render.AnchorEnd, 30, 70, 100},     // and never widened
	} {
		text := paint.Text{Text: at}
		text.Anchor = c.anchor
		place := paint.Onto(text, c.width)
		if l, r := place(0, 0), place(c.width, -3); math.Abs(l.X-c.left) > 1e-9 || math.Abs(r.X-c.right) > 1e-9 || r.Y != 47 {
			t.Errorf("%+v: from %v to %v", c, l, r)
		}
	}
}

// ending is a context that is done after so many looks at it.
type ending struct {
	context.Context
	left *int
}

func (c ending) Err() error {
	if *c.left--; *c.left < 0 {
		return context.Canceled
	}
	return nil
}

// counting counts what is painted.
type counting struct{ marks int }

func (c *counting) Shape(paint.Shape) { c.marks++ }
func (c *counting) Text(paint.Text)   { c.marks++ }

// Nothing is painted for a context that is done, and for one that ends meanwhile
// nothing after that.
func TestSceneEndsWithItsContext(t *testing.T) {
	s, last := specimen.Scene(), 0
	for most := 0; ; most++ {
		left, on := most, &counting{}
		err := paint.Scene(ending{context.Background(), &left}, s, render.Light, on)
		if err == nil {
			if most < len(s.Actors)+len(s.Lines) {
				t.Errorf("%d looks at the context", most)
			}
			return
		}
		if most == 0 && on.marks > 0 || on.marks-last > 40 {
			t.Errorf("%d shapes and texts after %d looks, %d after one less", on.marks, most, last)
		}
		last = on.marks
	}
}
