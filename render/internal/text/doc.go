// Package text measures and breaks text as figures show it: in Liberation Sans,
// whose widths are those of Arial and Helvetica. Sizes and widths are in CSS
// pixels.
//
// It knows letters, not drawing: it neither shapes nor orders text, and writing
// systems that the typeface lacks are measured by a rule of thumb. The widths
// are a table made from the typeface by gen.go, so that a program need not read
// a font to lay out a figure. Package layout sizes actors, captions and notes
// with it before anything is placed.
package text

//go:generate go run gen.go
