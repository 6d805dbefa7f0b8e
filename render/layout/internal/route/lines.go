package route

import (
	"dossier/render"
	"dossier/render/internal/geom"
)

const (
	headLength, headHalf = 7.5, 3.1 // of an arrowhead, before the width of its line counts
	tipGap               = 0.8      // between the tip and the outline's middle
	barHalf, barApart    = 5.0, 4.0 // half the length of a bar, the distance between two
)

// line finishes one link, whose curve runs from outline to outline: it gets its
// arrowhead. Bars follow when captions stand; see setBars.
func line(link *render.Link, curve geom.Curve) render.LineMark {
	stroke := render.Stroke{Tone: link.Tone, Status: link.Status, Width: render.LineWidth(link.Origins)}
	m := render.LineMark{From: link.From, To: link.To, Stroke: stroke, Role: link.Role, Hover: link.Detail, Curve: curve, Gone: link.Change == render.Gone}
	if !link.Symmetric {
		var head [3]render.Point
		m.Curve, head = arrowhead(curve, stroke.Width)
		m.Heads = [][3]render.Point{head}
	}
	return m
}

// cutStart removes the part of a curve that lies within an outline at its start.
func cutStart(c geom.Curve, outline []render.Point) geom.Curve {
	t, ok := c.First(func(p render.Point) bool { return geom.Inside(p, outline) })
	if !ok || t >= float64(c.Segments())-0.02 {
		return c
	}
	border := c.At(t)
	rest := c.Part(t, float64(c.Segments()))
	// A little further, so that the line meets the outline from outside.
	if u, ok := rest.First(func(p render.Point) bool { return geom.Distance(p, border) < tipGap }); ok {
		rest = rest.Part(u, float64(rest.Segments()))
	}
	return rest
}

// arrowhead puts a head at the end of a curve and shortens the curve by it. The
// head of a very short line is smaller.
func arrowhead(c geom.Curve, width float64) (geom.Curve, [3]render.Point) {
	length := headLength + 1.3*width
	if long := geom.Long(c.Flat()); long < 2*length {
		length = long / 2
	}
	half := (headHalf + 0.6*width) * min(1, length/headLength)
	back := c.Reversed()
	tip := back[0]
	t, ok := back.First(func(p render.Point) bool { return geom.Distance(p, tip) < length })
	if !ok {
		t = 0.5
	}
	foot := back.At(t)
	// The line ends a little within the head, so that no gap shows.
	if u, ok := back.First(func(p render.Point) bool { return geom.Distance(p, tip) < length*0.85 }); ok {
		t = u
	}
	side := geom.Scale(geom.Left(geom.Unit(geom.Sub(tip, foot))), half)
	head := [3]render.Point{tip, geom.Add(foot, side), geom.Sub(foot, side)}
	return back.Part(t, float64(back.Segments())).Reversed(), head
}

// across sets n bars across a curve at t.
func across(c geom.Curve, t float64, n int) [][2]render.Point {
	var bars [][2]render.Point
	along := c.Tangent(t)
	normal := geom.Scale(geom.Left(along), barHalf)
	for i := range n {
		at := geom.Add(c.At(t), geom.Scale(along, barApart*(float64(i)-float64(n-1)/2)))
		bars = append(bars, [2]render.Point{geom.Add(at, normal), geom.Sub(at, normal)})
	}
	return bars
}
