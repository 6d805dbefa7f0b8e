package render_test

import (
	"fmt"
	"reflect"
	"testing"

	"dossier/data"
	"dossier/render"
	"dossier/render/internal/geom"
)

// TestCells gives every tone a core of its own, whatever its colour, and every status
// its bars, and keeps all of it near the box.
func TestCells(t *testing.T) {
	for _, box := range []render.Box{{X: 3, Y: 4, W: 20, H: 18}, {W: 5.2, H: 8}, {W: 9, H: 5}, {W: 1, H: 1}} {
		for _, symmetric := range []bool{false, true} {
			for _, status := range data.Statuses() {
				cores := make(map[string]data.Tone)
				for _, tone := range data.Tones() {
					mark := render.TieMark{Box: box, Symmetric: symmetric, Stroke: render.Stroke{Tone: tone, Status: status, Width: min(1.4, box.W/8)}}
					outline := mark.Outline()
					core, filled := mark.Core()
					if n := len(outline); n%3 != 1 || outline[0] != outline[n-1] || geom.Bounds(outline) != box {
						t.Fatalf("the outline of %+v is %v", box, outline)
					}
					for _, p := range core {
						if geom.Gap(p, box) > 0 {
							t.Errorf("%s: the core of %+v reaches %v", tone, box, p)
						}
					}
					if box.W > 1 {
						key := fmt.Sprint(len(core), filled)
						if other, taken := cores[key]; taken {
							t.Errorf("%s and %s have the same core", tone, other)
						}
						cores[key] = tone
					}
					dash, want := render.LineStyle(status)
					pattern := mark.Pattern()
					if (pattern == nil) != (dash == render.Solid) {
						t.Errorf("%s has the pattern %v", status, pattern)
					} else if pattern != nil && 2*(box.W+box.H) < 4*(pattern[0]+pattern[1]) {
						t.Errorf("the outline of %+v is too short for the pattern %v", box, pattern)
					}
					bars, width, rim := mark.Bars()
					if len(bars) != want || width <= 0 || rim <= 0 || rim > 1 {
						t.Errorf("%s has %d bars, %v wide", status, len(bars), width)
					}
				}
			}
		}
	}
	faint := render.TieMark{Box: render.Box{W: 20, H: 20}, Role: render.Context, Stroke: render.Stroke{Tone: data.Cooperative}}
	if _, filled := faint.Core(); !filled {
		t.Error("a faint tie tells its tone")
	}
	gone := render.TieMark{Box: render.Box{W: 20, H: 20}, Gone: true, Stroke: render.Stroke{Tone: data.Conflictual}}
	if core, _ := gone.Core(); core != nil || gone.HollowWidth() <= gone.Stroke.Width {
		t.Error("a tie that is gone is not hollow")
	}
}

// TestCellSamples holds the samples of a legend to the marks that they explain.
func TestCellSamples(t *testing.T) {
	box := render.Box{X: 10, Y: 20, W: 26, H: 14}
	for _, c := range []struct {
		entry render.LegendEntry
		shows func(*render.TieMark) bool
	}{
		{render.LegendEntry{Mark: render.MarkColour, Tone: data.Conflictual}, func(m *render.TieMark) bool { return m.Stroke.Tone == data.Conflictual && !m.Bare && !m.Symmetric }},
		{render.LegendEntry{Mark: render.MarkColour, Tone: data.Neutral, Headless: true}, func(m *render.TieMark) bool { return m.Symmetric && !m.Bare }},
		{render.LegendEntry{Mark: render.MarkHeadless}, func(m *render.TieMark) bool { return m.Symmetric && m.Bare }},
		{render.LegendEntry{Mark: render.MarkGone}, func(m *render.TieMark) bool { return m.Gone }},
		{render.LegendEntry{Mark: render.MarkContext}, func(m *render.TieMark) bool { return m.Role == render.Context && !m.Bare }},
		{render.LegendEntry{Mark: render.MarkLine, Status: data.Denied}, func(m *render.TieMark) bool { return m.Stroke.Status == data.Denied && m.Bare }},
		{render.LegendEntry{Mark: render.MarkWidth, Origins: 3}, func(m *render.TieMark) bool { return m.Stroke.Width == render.LineWidth(3) }},
		{render.LegendEntry{Mark: render.MarkCount}, func(m *render.TieMark) bool { return m.Count != nil && m.Count.String != "" }},
	} {
		c.entry.Cell = true
		var drawn *render.TieMark
		(&render.LegendMark{Entry: c.entry, Box: box}).Sample(render.Sampler{Cell: func(m *render.TieMark) { drawn = m }})
		if drawn == nil || !c.shows(drawn) || geom.Overlap(drawn.Box, box) != drawn.Box.W*drawn.Box.H {
			t.Errorf("%+v is shown by %+v", c.entry, drawn)
		}
	}
}

// TestVisit reaches every number of a matrix that is a length.
func TestVisit(t *testing.T) {
	m := &render.Matrix{}
	fill(reflect.ValueOf(m).Elem())
	one := func(v *float64) { *v = -1 }
	point := func(p *render.Point) { one(&p.X); one(&p.Y) }
	box := func(b *render.Box) { one(&b.X); one(&b.Y); one(&b.W); one(&b.H) }
	text := func(l *render.Text) { point(&l.At); one(&l.Size); one(&l.Width) }
	m.Visit(point, box, one, text, func(b *render.Badge) { point(&b.Centre); one(&b.Radius); text(&b.Number) })
	check(t, "Matrix", reflect.ValueOf(m).Elem())
}

// fill makes every list one long.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i))
		}
	}
}

// check holds every number with a fraction to be -1.
func check(t *testing.T, path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Float64:
		if v.Float() != -1 {
			t.Errorf("%s was not visited", path)
		}
	case reflect.Pointer:
		check(t, path, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			check(t, path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			check(t, path, v.Index(i))
		}
	}
}
