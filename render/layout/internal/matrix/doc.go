// Package matrix lays a figure out as a table: a row for each actor that acts, a column
// for each on whom, and in the cells a mark for each tie. It is for figures with so many
// ties that lines between actors could not be followed any more (see [Beyond]).
//
//	Figure -> order   of actors, so that those with the same partners stand together
//	       -> size    of type, columns and rows, so that the table fits its page
//	       -> Table   marks at their places
//
// It sets no title, legend or notes, which stand around every drawing, and asks no
// layout engine.
package matrix
