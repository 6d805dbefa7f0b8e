// Package paint takes a scene apart into what a canvas can draw: filled and
// stroked curves and lines of text, each with its colour, in the order of
// painting. It is what the encoders that draw (render/png, render/pdf, render/emf)
// share, so that their figures look like those of render/svg, mark for mark.
//
// It knows no file format and sets no text: letters become outlines in
// render/internal/letters.
package paint
