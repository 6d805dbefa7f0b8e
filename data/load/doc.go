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
// Each family of formats has a folder below this one. What comes in rows, whatever its
// format, goes into one sink (package rows), which knows what columns and cells mean.
//
// For whoever changes the text of a file, data/save/edit, it says where in it what stands
// ([OutlineOf]), and what a dossier would be with another text ([Options.Replaced]).
//
// The package writes no files and knows nothing of graphs.
// In the flow it is the first stage: files -> load -> data.Dossier -> graph.
package load
