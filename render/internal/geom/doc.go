// Package geom is the plane geometry that layout and its measures need: chains of cubic Bézier
// curves, outlines, boxes and their distances. It knows nothing of actors.
//
// Products are converted to float64 before they are added. The language lets a
// compiler fuse the two operations on some machines, which rounds differently;
// the conversion forbids it, and figures stay the same everywhere.
package geom
