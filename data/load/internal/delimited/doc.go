// Package delimited reads tables as text: cells between separators, rows between line
// ends, as in CSV and TSV.
//
// Large tables are read by all processors. One goroutine cuts the text into blocks of
// whole rows, for only in order can be told which line ends stand in quotes. Resolvers,
// one a processor, take blocks apart; one goroutine takes them in in the order of the
// file (see package rows).
//
// The package knows what rows and cells are, and leaves what they mean to package rows.
package delimited
