// Package rows is the sink of everything that comes in rows: edge lists, whatever
// format they are written in. A reader of a format opens a [Table] of a [Sink], hands
// it the header and then row after row, as cells of text, and tells where they stand;
// the sink finds out what the columns mean, whom the cells name, and what each row
// claims, and puts it all into a dossier when every table is read.
//
// Who a name means, which ids actors and sources get and how they are spelled is
// settled then only, so that neither the order of rows and files nor how rows are
// shared out among files makes a difference.
//
// Readers of large files may have blocks of rows resolved by several goroutines (see
// [Resolver]): these look names up in the common tables, whose entries never change,
// and change nothing themselves. One goroutine takes the blocks in in the order of the
// file: it copies what is resolved and takes the rows that were left, those with new
// names or faults, one by one. So everything that depends on order, numbers, ids,
// places and problems, happens in one place and in the order of the file, and how the
// work was shared out cannot show in the result. Only the numbers of texts may differ, and
// which of them stand twice; they mean nothing.
//
// The package knows no format and opens no file.
package rows
