// Package page sets a drawing on its page: the title and what limits the figure
// above it, legend, notes and footer below, all on one left edge and one grid; and
// it brings a finished scene to the width of a column.
//
// It moves a drawing as a whole and nothing within it.
package page
