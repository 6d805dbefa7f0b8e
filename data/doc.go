// Package data is the model of a dossier and the rules that follow from it.
//
// A [Dossier] holds actors, relations, sources and claims. The claim is the
// unit: somebody says, in a source, that one actor supplies, pressures or warns
// another. Status, independent origins and grade are derived from what was said
// ([Assessor]) and never typed in; each rule is one function, told in words in
// docs/model.md.
//
// The package knows nothing of files, graphs or pictures and imports the
// standard library only. Files become dossiers in data/load; a dossier becomes
// an index in graph.
package data
