// Package places reads from an earlier figure where its actors stand, so that a
// new edition can keep them there.
//
// Where a figure carries them is known to render/stamp, which finds their text; this
// package checks that text, which may come from anywhere, against the bounds of a
// figure. It lays nothing out.
package places
