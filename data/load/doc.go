// Package load turns files into dossiers: YAML dossiers with their stored
// source texts, and CSV or TSV edge lists, one or several of them merged.
//
// It reports everything that is wrong at once, each [data.Problem] with file,
// line, column, a stable code and a hint, and it returns the dossier as far as
// it could be understood; whoever asked refuses it if an error is among the
// problems. What makes a dossier sound is decided in package data
// ([data.Check]); this package adds what only a reader of files can know:
// syntax, field names and types, positions, quotes against the stored texts,
// and texts against their digests.
//
// Files are taken to be hostile. Sizes, depths and line lengths have limits
// ([Limits]), YAML aliases are refused, and stored texts are read from the
// dossier's own folder only.
//
// Edge lists are read by all processors. One goroutine cuts the file into blocks
// of whole rows, for only in order can be told which line ends stand in quotes.
// Resolvers, one a processor, take blocks apart and read the rows of which every
// name has been met before; they look names up in the common tables, whose entries
// never change, and change nothing themselves. One goroutine takes the blocks in in
// the order of the file: it copies what is resolved and reads the rows that were
// left, those with new names or faults, one by one. So everything that depends on
// order, numbers, ids, origins and problems, happens in one place and in the order
// of the file, and how the work was shared out cannot show in the result.
//
// Who a name in an edge list means, which ids actors and sources get and how they are
// spelled is settled when all files are read, so that neither the order of rows and
// files nor how rows are shared out among files makes a difference.
//
// It also puts decisions about actors into the text of a dossier, and takes them back
// there, without touching anything else in it ([AddDecision], [TakeBack]).
//
// The package writes no files and knows nothing of graphs.
// In the flow it is the first stage: files -> load -> data.Dossier -> graph.
package load
