// Package postgres is the store in PostgreSQL, from version 12 on. Everything lies in the
// schema "dossier" of one database, in tables with a row for each arc, record and line of
// an index; the statements that make them stand in schema.go, and those that give the arcs
// of a reach are made in reach.go. Nothing here knows what a path is.
//
// A batch is copied in one transaction with its marker, so that whatever is killed, it
// stands whole or not at all, and stands once. Readers need no right but to read.
//
// Answers of a server are bounded in the length of their rows, in their number, and in the
// time that nothing comes. Beyond this machine a connection is encrypted and the server
// has to prove who it is, unless the address says otherwise. Statements are sent without
// being prepared first: a question is one trip, and poolers of connections can stand
// between.
package postgres
