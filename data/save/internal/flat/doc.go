// Package flat lays a dossier out as the rows of one table: a row for each attribution
// of a claim, in the columns that tables of claims are read by. CSV, workbooks and
// graph files are written from it.
//
// What rows cannot hold is counted ([Table.Lost]), so that whoever converts is told.
// The package writes no format and knows none: neither separators nor quotes nor what a
// spreadsheet would run. In the flow: data.Dossier -> flat rows -> a writer of data/save.
package flat
