// Package entries takes a dossier apart into what its files are made of: actors,
// relations, sources, claims and decisions, each as the fields in which it is written,
// in the order of docs/model.md and with nothing that goes without saying.
//
// YAML and JSON Lines are written from it, and lose nothing: what is read from the
// entries has the digest of the dossier. The package writes no format. In the flow:
// data.Dossier -> entries -> a writer of data/save.
package entries
