// Package jsonlines reads JSON Lines: an object a line, under one word for what it is.
// It makes a tree of each, with the place of every value, hands it on and forgets it.
//
// Files are taken to be hostile: lines, depth and bytes have limits, and what JSON
// readers let pass in silence, names that are there twice, half characters and bytes
// that are no text, is refused or shown to whoever decodes the tree.
//
// The package knows the words that lines begin with and no field of an entry. In the
// flow it stands between files and data/load, which makes entries of the trees.
package jsonlines
