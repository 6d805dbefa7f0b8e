// Package delimited writes the rows of a dossier as text with separators, CSV and TSV:
// in UTF-8, with a header row, lines that end as Unix has them, and quotes where they
// are needed. Cells that a spreadsheet would run are made safe (see package cells).
//
// The package reads nothing. What the columns and rows are is up to package flat.
package delimited
