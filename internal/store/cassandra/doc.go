// Package cassandra is the store in Apache Cassandra, and in what speaks its language, such
// as ScyllaDB. Everything lies in the tables of one keyspace; the statements that make them
// stand in schema.go, and into which partition what goes is said in layout.go. Nothing here
// knows what a path is.
//
// Every arc lies twice, in a partition of each of its ends, so that what is at an actor is
// one read. The database finds rows by their keys and no other way: whether an arc passes is
// decided here, after it was read ([store.Passing.Lets]).
//
// There are no transactions over partitions. Instead every row of an edition is written
// under a number that no other edition ever had, always the same however often, and by all
// of its copies; only then the marker of its batch is, and at the end the one row that says
// that the edition is published, by a transaction of that row alone. So one copy suffices to
// read, whichever it is, and it never has half an edition. That is why questions go on while
// nodes are down, as long as one copy of each row is up, and why a push needs all of them.
// It rests on nodes keeping what they said they had written: with the settings that Cassandra
// comes with, a node that crashes can lose the last seconds before that (docs/stores.md).
//
// Answers of a server are bounded in the length of their frames, in the number of their
// rows, and in time. Beyond this machine a connection is encrypted and every node has to
// prove who it is, unless the address says otherwise.
package cassandra
