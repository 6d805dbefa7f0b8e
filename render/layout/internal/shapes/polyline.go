package shapes

import (
	"dossier/render"
	"dossier/render/internal/geom"
)

// polyline is a chain of straight segments through points.
func polyline(points ...render.Point) geom.Curve {
	c := geom.Curve{points[0]}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		c = append(c, geom.Lerp(a, b, 1.0/3), geom.Lerp(a, b, 2.0/3), b)
	}
	return c
}
