// Package figure draws answers: it makes a figure of an answer, lays it out as a
// request says, and encodes it in a file format. Where a figure is too large to be
// read, it looks for questions near to the one asked whose figures are not.
package figure
