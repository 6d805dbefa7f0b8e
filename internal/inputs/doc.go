// Package inputs opens dossiers: it knows where they come from, files, folders,
// standard input or the samples in the program, and gives back an engine that
// answers questions. What it read it can tell, so that nothing is written over it.
package inputs
