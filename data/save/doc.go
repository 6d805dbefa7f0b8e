// Package save writes dossiers to files, in every format of the table that data/formats
// is: one package for a family of formats, behind one function.
//
// It says what a format could not hold ([Lost]), with numbers. It writes to whom it is
// told to and opens no file; that a file is replaced whole or not at all is up to
// whoever opens it. What is written can be read again by data/load: YAML and JSON Lines
// give the same digest, and the others the same actors, claims and attributions, less
// what was lost. Stored texts of sources are not part of what is written: their paths
// are, just as they stand.
//
// In the flow it is the way back: data.Dossier -> save -> files.
package save
