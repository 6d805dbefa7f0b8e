// Package bolt is the store in graph databases that speak Bolt and Cypher: Neo4j, and
// ArcadeDB. Everything lies in nodes whose labels begin with Dossier, and in relationships
// DOSSIER_ARC between them, so that it can share a database with what is not ours:
//
//	(:DossierStore {schema})                               one, made by the first push
//	(:DossierEdition {key, number, dossier, name, state, head})
//	(:DossierCurrent {dossier, number})                    the edition that questions are put to
//	(:DossierBatch {key, by})                              the marker of a batch
//	(:DossierActor {key})-[:DOSSIER_ARC {…}]->(:DossierActor {key})
//	(:DossierRecord {key, json})
//	(:DossierEntry {at, key, tier, id})                    a line of an index
//
// The number of an edition is drawn at random when it is begun and stands for nothing else
// later; the keys of all that belongs to it begin with it. So one index finds an actor, and
// a prefix finds all of an edition. Lines of an index are found by the beginnings of their
// keys, since an index of the database takes no long ones.
//
// The statements keep to what all dialects of Cypher have in common; they stand in reach.go,
// read.go and draft.go. Nothing here knows what a path is. What the database filters is
// looked at again where that is cheap.
//
// A batch is written in one transaction with its marker, so that whatever is killed, it
// stands whole or not at all, and stands once. At its end the transaction takes hold of the
// edition for a moment and sees whether it may still be written to. Readers need no right
// but to read.
//
// Answers of a server are bounded in the length of their texts, in their number, and in the
// time that nothing comes. The driver reads each message whole, and this package cannot
// bound that: a server that lies can fill the memory of whoever asks it. Beyond this
// machine a connection is therefore encrypted, and the server has to prove who it is,
// unless its user says otherwise.
package bolt
